"""Knows the promises of all municipalities by what they are about."""
