"""Knows the pages of the public site: what stands where, in words, tables and drawings."""
