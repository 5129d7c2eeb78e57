"""Knows how a table becomes activities."""
