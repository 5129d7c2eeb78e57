"""Knows what can be typed."""
