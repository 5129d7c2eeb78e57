"""Knows how the status looks on a console: of one municipality, of many, year by year."""
