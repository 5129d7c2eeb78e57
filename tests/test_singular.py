"""What one of the things that promises count is called."""

import pytest

from medlofte.swedish.singular import one_of


@pytest.mark.parametrize(
    "unit, one",
    [
        ("kontroller", "kontroll"),
        ("nykterhetskontroller", "nykterhetskontroll"),
        ("fotpatruller på torget", "fotpatrull på torget"),
        ("möten", "möte"),
        ("arbetspass", "arbetspass"),
        ("trygga vandringar", "trygga vandringar"),
        ("hembesök", "hembesök"),
        ("procent", "procent"),
    ],
)
def test_one_of_what_is_counted(unit: str, one: str) -> None:
    assert one_of(unit) == one
