"""Knows how a person is asked: one question after another, with a way back."""
