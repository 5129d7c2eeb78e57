"""Knows Word's own template: what of it is safe to take over, and where the text goes."""
