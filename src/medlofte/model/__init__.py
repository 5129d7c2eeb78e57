"""Knows what may stand in a file: the pydantic models and the schema that they give."""
