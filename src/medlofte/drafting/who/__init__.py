"""Knows who is to do what a document promises."""
