"""Knows how a judgement is said, in one place for all renderings."""
