"""Knows what each command does: read, call, print, exit code; one file a command."""
