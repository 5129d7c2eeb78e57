"""Knows how far each promise has come, and what is due."""
