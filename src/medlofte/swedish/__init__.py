"""Knows the language and the country: names, dates, amounts, municipalities, what is personal."""
