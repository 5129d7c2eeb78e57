"""How a document of each format is read into the pieces that it is made of."""
