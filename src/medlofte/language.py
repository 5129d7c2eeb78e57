"""Knows which language the user reads: Swedish is written in the code, others are catalogues."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCE = "sv"
_FOLDER = Path(__file__).parent / "locale"
LANGUAGES = (SOURCE, "en")

_catalogue = gettext.NullTranslations()
_chosen = SOURCE


def use(language: str) -> None:
    """Answer in `language` (one of LANGUAGES) from now on, in this process."""
    global _catalogue, _chosen  # noqa: PLW0603  one process answers one reader
    _chosen = language
    _catalogue = (
        gettext.NullTranslations()
        if language == SOURCE
        else gettext.translation("medlofte", _FOLDER, [language])
    )


def chosen() -> str:
    """The language tag of the answers: sv or en."""
    return _chosen


@contextmanager
def in_source() -> Iterator[None]:
    """Speak Swedish for a while: machine output is never translated."""
    global _catalogue  # noqa: PLW0603  put back below
    chosen, _catalogue = _catalogue, gettext.NullTranslations()
    try:
        yield
    finally:
        _catalogue = chosen


def t(text: str, /, **values: object) -> str:
    """Return `text` in the reader's language with `values` put in."""
    return _catalogue.gettext(text).format(**values)


def n(one: str, many: str, count: int, /, **values: object) -> str:
    """Return `one` or `many` after `count`, which is also put in as {count}."""
    return _catalogue.ngettext(one, many, count).format(count=count, **values)
