"""Knows how a published document becomes the draft of a promise file."""
