"""Knows what a person means by what was typed."""
