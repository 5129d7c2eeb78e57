"""Knows which document is what: a municipality's promises and the activities that belong to each."""
