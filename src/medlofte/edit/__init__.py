"""Knows how files change: what would be written, before it is."""
