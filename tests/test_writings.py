"""Personal data is found in everyday writing, and what only resembles it is left alone."""

import pytest

from medlofte.swedish import personal_data
from writings import ADDRESSES, HARMLESS, IDENTITIES, PHONES, PLATES

SENTENCES = ("{}", "Vi talade med {}, i går.", "Anmält av {} kl 22.", "Uppgift:\n{}\nKlart.")


@pytest.mark.parametrize(
    "kind, writings, goal",
    [
        ("identity-number", IDENTITIES, 0.95),
        ("phone-number", PHONES, 0.9),
        ("registration-plate", PLATES, 0.8),
        ("email", ADDRESSES, 0.9),
    ],
)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_it_is_found_however_it_is_written(
    kind: str, writings: tuple[str, ...], goal: float, sentence: str
) -> None:
    missed = [
        one
        for one in writings
        if kind not in {hit.kind for hit in personal_data.search(sentence.format(one))}
    ]
    assert len(missed) <= (1 - goal) * len(writings), missed


def test_harmless_sentences_are_left_alone() -> None:
    flagged = {one: hits for one in HARMLESS if (hits := personal_data.search(one))}
    assert len(flagged) <= len(HARMLESS) / 30, flagged
