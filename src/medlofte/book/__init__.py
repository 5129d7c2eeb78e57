"""Knows which document is what: the promises of a municipality, and what was done for each."""
