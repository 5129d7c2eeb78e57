"""Knows the two ways in which a command cannot go on, and their exit codes."""


class WrongCallError(Exception):
    """Asked wrongly: a name, a period or a folder that does not exist."""

    exit_code = 2


class FailedError(Exception):
    """The tool could not do its work, though it was asked rightly: the disk, a file in the way."""

    exit_code = 3


class RefusedError(Exception):
    """A condition was not met: what would be written has errors, the file was changed."""

    exit_code = 1
