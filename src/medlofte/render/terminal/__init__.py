"""Knows how a table and a question look on a console."""
