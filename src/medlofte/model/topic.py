"""Knows the short list of topics that promises of all municipalities are found by."""

from typing import Literal, get_args

Topic = Literal[
    "traffic",
    "drugs",
    "presence",
    "youth",
    "domestic_violence",
    "violence",
    "property_crime",
    "public_places",
    "information",
    "cooperation",
]
TOPICS: tuple[Topic, ...] = get_args(Topic)
