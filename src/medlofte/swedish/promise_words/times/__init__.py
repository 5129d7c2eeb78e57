"""For which time and by which day the words of a promise ask something."""
