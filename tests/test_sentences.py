"""A Swedish sentence ends where it ends, and a full stop in a short form ends none."""

import pytest

from medlofte.drafting.sentences import sentences


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Polisen går rond. Kommunen lagar.", ["Polisen går rond.", "Kommunen lagar."]),
        ("Vi går till bl.a. Åmåls skolor.", ["Vi går till bl.a. Åmåls skolor."]),
        ("Det gäller t. ex. Ica.", ["Det gäller t. ex. Ica."]),
        ("D.v.s. Polisen och kl. 16 på dagen.", ["D.v.s. Polisen och kl. 16 på dagen."]),
        ("Besök, möten m.m. Polisen ansvarar.", ["Besök, möten m.m.", "Polisen ansvarar."]),
        ("Det gäller årskurs 9. Kommunen svarar.", ["Det gäller årskurs 9.", "Kommunen svarar."]),
        ("1. Polisen går rond.", ["1. Polisen går rond."]),
        ("Lampor byts på P. Testssons väg.", ["Lampor byts på P. Testssons väg."]),
        ("Vad gör vi? Allt! ”Nu.” 12 lampor.", ["Vad gör vi?", "Allt!", "”Nu.”", "12 lampor."]),
        ("utan punkt", ["utan punkt"]),
        ("... Nej", ["...", "Nej"]),
        (" ", []),
    ],
)
def test_a_paragraph_is_taken_apart_into_its_sentences(text: str, expected: list[str]) -> None:
    assert [*sentences(text)] == expected
