"""Knows a published site on this computer: how it is put in place, read again and shown."""
