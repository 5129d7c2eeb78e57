"""Knows how a target is told: its goal, the figure that answers it, what is missing, its bar."""
