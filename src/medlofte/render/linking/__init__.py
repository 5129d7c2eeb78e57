"""Knows how a site is found, and how it is quoted elsewhere."""
