"""Knows the disk: what lies in the tree, how it is written, and what this computer remembers."""
