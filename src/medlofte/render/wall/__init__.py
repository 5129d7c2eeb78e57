"""Knows what hangs on a wall: the poster, and what it shares with the view for a screen."""
