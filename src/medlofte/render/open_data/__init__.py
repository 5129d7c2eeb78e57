"""Knows what is published for others to compute with, and how they find it."""
