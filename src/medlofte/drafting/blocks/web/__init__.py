"""How a saved web page is read into blocks."""
