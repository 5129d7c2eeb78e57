"""Knows a promise through its years: its page, and the years side by side."""
