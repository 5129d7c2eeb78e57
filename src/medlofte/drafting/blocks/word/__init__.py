"""How a Word document is read into blocks."""
