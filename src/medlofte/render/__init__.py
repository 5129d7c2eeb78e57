"""Knows how finished things look: one file a format, in the reader's language, made harmless."""
