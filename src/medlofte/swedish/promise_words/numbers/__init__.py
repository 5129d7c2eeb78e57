"""Which number the words of a promise ask for, and what they count."""
