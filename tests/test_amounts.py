"""Amounts as people write them: the number, and the precision that the words give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlofte.swedish.amounts import Amount, UnclearAmountError, read

UNITS = ("kontroller",)


@pytest.mark.parametrize(
    "written, number, precision",
    [
        ("190", 190, "exact"),
        ("1 200", 1200, "exact"),
        ("1\u00a0200", 1200, "exact"),
        ("12 st.", 12, "exact"),
        ("7 kontroller", 7, "exact"),
        ("tre gånger", 3, "exact"),
        ("inga", 0, "exact"),
        ("minst 43", 43, "at_least"),
        ("Över 20", 20, "at_least"),
        ("drygt 20", 20, "at_least"),
        ("fler än hundra", 100, "at_least"),
        ("minst ett 20-tal", 20, "at_least"),
        ("≥20", 20, "at_least"),
        ("20+", 20, "at_least"),
        ("ca 190", 190, "about"),
        ("Ca. 190 st", 190, "about"),
        ("c:a 190", 190, "about"),
        ("~190", 190, "about"),
        ("omkring 80-talet kontroller", 80, "about"),
        ("nästan 20", 20, "about"),
        ("20-talet", 20, "about"),
        ("ett 20-tal", 20, "about"),
        ("ett tjugotal", 20, "about"),
        ("ett hundratal", 100, "about"),
        ("Ett dussintal", 12, "about"),
        ("ett par", 2, "about"),
        ("några", None, "unknown"),
        ("flera", None, "unknown"),
        ("ett mindre antal", None, "unknown"),
        ("ett flertal", None, "unknown"),
        ("Ja", None, "unknown"),
        ("ja, genomfört", None, "unknown"),
    ],
)
def test_words_give_number_and_precision(written: str, number: int | None, precision: str) -> None:
    words = "" if written.isdecimal() else written
    assert read(written, UNITS) == Amount(number, precision, words)


@pytest.mark.parametrize(
    "written",
    [
        *("", "x", "ca", "minst", "nej", "2,5", "2.0", "-5", "10-15", "1-200", "190²", "½", "٣"),
        *("20 per månad", "20 timmar", "20 ggr/år", "ca 20+", "överallt 3", "nästan hälften"),
        *("1" * 10, "9" * 5000, "190 planerade"),
    ],
)
def test_what_may_mean_something_else_is_not_guessed(written: str) -> None:
    with pytest.raises(UnclearAmountError) as unclear:
        read(written, UNITS)
    assert str(unclear.value).startswith(f'"{written[:60]}')
    assert len(str(unclear.value)) < 200


def test_at_most_says_nothing_of_how_many() -> None:
    with pytest.raises(UnclearAmountError) as unclear:
        read("högst 20")
    assert str(unclear.value) == (
        '"högst 20" säger bara hur många det som mest var. Skriv ett antal, "minst 20" eller '
        '"ca 20".'
    )


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(written: str) -> None:
    try:
        amount = read(written)
    except UnclearAmountError:
        return
    assert (amount.number is None) == (amount.precision == "unknown")


@given(st.integers(0, 999_999_999))
def test_a_number_is_itself(number: int) -> None:
    assert read(str(number)) == Amount(number, "exact")
