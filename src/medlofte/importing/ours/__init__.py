"""How a table is known that medlofte wrote itself: a template that was filled in, an export."""
