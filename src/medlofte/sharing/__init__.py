"""Knows how a tree is shared through git: what is new here, what others have written, and both."""
