"""Knows what is new in the municipalities, as it is told on the pages and in the feeds."""
