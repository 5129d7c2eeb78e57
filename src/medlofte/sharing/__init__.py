"""Knows git as a place: what is new here, what others have written, how both become one."""
