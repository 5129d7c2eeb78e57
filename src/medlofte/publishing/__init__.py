"""Knows what the public may know."""
