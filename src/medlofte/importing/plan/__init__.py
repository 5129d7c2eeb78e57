"""What the rows of a table would do: each paired with what is there, then checked by all rules."""
