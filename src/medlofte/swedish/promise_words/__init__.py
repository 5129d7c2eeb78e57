"""The words in which officials promise: what is done, and who does it."""
