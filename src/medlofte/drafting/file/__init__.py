"""How a draft becomes a file: made valid, written, and marked where it is unsure."""
