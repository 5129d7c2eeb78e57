"""Knows what is new: what became public when, on the pages and in the feeds."""
