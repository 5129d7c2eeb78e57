"""Knows the follow-up as a document: its parts, and each form that it is printed in."""
