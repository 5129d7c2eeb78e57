"""Knows how text becomes plain values with their places; the only room that sees a YAML node."""
