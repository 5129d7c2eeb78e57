"""Knows what other programs read."""
