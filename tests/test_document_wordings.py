"""Ways in which documents tell their term, whose they are, and who signed them.

Each sample is a small document, and below it what is read, after a =.
"""

from pathlib import Path

import pytest

from document_lines import read, term

SAMPLES = Path(__file__).parent / "samples" / "documents"


def samples(name: str) -> list[tuple[str, str]]:
    parts = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    cases = [part.rpartition("\n= ") for part in parts]
    return [(text, expected) for text, _, expected in cases]


@pytest.mark.parametrize("text, expected", samples("terms"))
def test_ways_to_tell_a_term(text: str, expected: str) -> None:
    assert term(text) == expected


@pytest.mark.parametrize("text, expected", samples("municipalities"))
def test_ways_to_tell_whose_it_is(text: str, expected: str) -> None:
    told = read(text).municipality
    assert (told.value.name if told else "none") == expected


@pytest.mark.parametrize("text, expected", samples("signers"))
def test_ways_to_sign(text: str, expected: str) -> None:
    signers = (one.value for one in read(text).signers)
    told = "; ".join(f"{one.name}/{one.role}/{one.party}" for one in signers)
    assert (told or "none") == expected
