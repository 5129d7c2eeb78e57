"""Knows what is drawn rather than written: signs, punch cards, charts and their colours."""
