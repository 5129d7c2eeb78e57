"""How a PDF is read into blocks."""
