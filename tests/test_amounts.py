"""Amounts as people write them: the number, and the precision that the words give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlofte.swedish.amounts import Amount, UnclearAmountError, in_words, read, whole
from medlofte.swedish.names import fold

UNITS = ("kontroller",)


@pytest.mark.parametrize(
    "written, number, precision",
    [
        ("190", 190, "exact"),
        ("1 200", 1200, "exact"),
        ("1\u00a0200", 1200, "exact"),
        ("12 st.", 12, "exact"),
        ("7 kontroller", 7, "exact"),
        ("inga", 0, "exact"),
        ("ingen", 0, "exact"),
        ("Inget", 0, "exact"),
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
        ("ett femtontal", 15, "about"),
        ("Ett dussintal", 12, "about"),
        ("ett par", 2, "about"),
        ("ett par gånger", 2, "about"),
        ("2–3", 2, "at_least"),
        ("2-3 st", 2, "at_least"),
        ("10 – 15 kontroller", 10, "at_least"),
        ("2 till 3", 2, "at_least"),
        ("2 eller 3 st.", 2, "at_least"),
        ("ett par tre", 2, "at_least"),
        ("två till tre gånger", 2, "at_least"),
        ("en handfull", None, "unknown"),
        ("en handfull kontroller", None, "unknown"),
        ("några st", None, "unknown"),
    ],
)
def test_words_give_number_and_precision(written: str, number: int | None, precision: str) -> None:
    words = "" if written.isdecimal() else written
    assert read(written, UNITS) == Amount(number, precision, words)


ONES = ["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
TEENS = [
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
]
TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
WORDS = ["noll", *ONES, *TEENS, *(ten + one for ten in TENS for one in ("", *ONES))]


@pytest.mark.parametrize("number, word", list(enumerate(WORDS)))
def test_the_numbers_below_a_hundred(number: int, word: str) -> None:
    assert read(f"Minst {word} gånger") == Amount(number, "at_least", f"Minst {word} gånger")
    assert whole(word.capitalize()) == number
    if number:
        assert in_words(fold(f"{word}hundra")) == (100 * number, False)


@pytest.mark.parametrize(
    "word, number",
    [
        ("en", 1),
        ("tjugoen", 21),
        ("ett dussin", 12),
        ("hundra", 100),
        ("ett hundra", 100),
        ("hundratjugofem", 125),
        ("två hundra femtio", 250),
        ("tusen", 1000),
        ("två tusen tre hundra", 2300),
        ("hundratusen", 100_000),
        ("250", 250),
        *((word, None) for word in ("ett par", "ett tjugotal", "minst tio", "tiotalet", "fem tio")),
        *((word, None) for word in ("hundra noll", "hundrahundra", "hundratal", "noll tusen")),
        *((word, None) for word in ("sju hundra elvahundra", "hundra" * 5000, "1" * 10, "-1")),
    ],
)
def test_a_whole_number(word: str, number: int | None) -> None:
    assert whole(word) == number


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "x",
            "ca",
            "minst",
            "nej",
            "2,5",
            "2.0",
            "-5",
            "15-10",
            "3–3",
            "0–1",
            "1-200",
            "ca 2–3",
            "–",
            "-",
            "190²",
            "½",
            "٣",
        ),
        *(
            "20 per månad",
            "20 timmar",
            "20 ggr/år",
            "ca 20+",
            "överallt 3",
            "nästan hälften",
            "hundratals tre",
        ),
        *("1" * 10, "9" * 5000, "190 planerade"),
    ],
)
def test_what_may_mean_something_else_is_not_guessed(written: str) -> None:
    with pytest.raises(UnclearAmountError) as unclear:
        read(written, UNITS)
    assert str(unclear.value).startswith(f'"{written[:60]}')
    assert len(str(unclear.value)) < 200


AT_MOST = "högst, max, maximalt, upp till, mindre än, färre än, <, <=, ≤"


@pytest.mark.parametrize("words", AT_MOST.split(", "))
def test_at_most_says_nothing_of_how_many(words: str) -> None:
    with pytest.raises(UnclearAmountError) as unclear:
        read(f"{words} 20")
    assert str(unclear.value) == (
        f'"{words} 20" säger bara hur många det som mest var. Skriv ett antal, "minst 20" eller '
        '"ca 20".'
    )


# Written out once more, so that a word lost or a number changed is noticed.
AT_LEAST = "minst, åtminstone, över, lite över, drygt, mer än, fler än, ≥, >="
ABOUT = (
    "ca, cirka, circa, c:a, omkring, ungefär, runt, uppskattningsvis, ~, ≈, nästan, närmare, knappt"
)
UNKNOWN = (
    "ja, ja genomfört, genomfört, genomförd, gjort, okänt, okänt antal, okänt hur många, några, "
    "några få, några gånger, flera, flera gånger, vid flera tillfällen, ett flertal, ett antal, "
    "ett mindre antal, ett stort antal, många, enstaka, löpande, tiotals, dussintals, hundratals, "
    "tusentals"
)
ROUND = {
    **{f"{word}tal": 10 * number for number, word in enumerate(["tio", *TENS, "hundra"], 1)},
    "par": 2,
    "dussintal": 12,
    "tusental": 1000,
}


@pytest.mark.parametrize("words, precision", [(AT_LEAST, "at_least"), (ABOUT, "about")])
def test_every_word_of_precision(words: str, precision: str) -> None:
    for word in words.split(", "):
        for written in (f"{word} 20", f"{word} tolv"):
            number = 20 if "20" in written else 12
            assert read(written) == Amount(number, precision, written)


def test_every_word_for_some_and_for_none() -> None:
    for word in (*UNKNOWN.split(", "), "ja, genomfört"):
        assert read(word) == Amount(None, "unknown", word)
    for word in ("inga", "ingen", "inget", "noll"):
        assert read(word) == Amount(0, "exact", word)


def test_every_word_for_about_so_many() -> None:
    for word, number in ROUND.items():
        assert read(f"ett {word}") == Amount(number, "about", f"ett {word}")


@pytest.mark.parametrize(
    "unit", ["st", "styck", "stycken", "ggr", "gång", "gånger", "tillfälle", "tillfällen"]
)
def test_every_unit_may_follow(unit: str) -> None:
    assert read(f"20 {unit}") == Amount(20, "exact", f"20 {unit}")


def test_a_sign_may_stand_close_to_a_word_but_a_word_may_not() -> None:
    assert read("~tolv") == Amount(12, "about", "~tolv")
    assert read("≥tolv") == Amount(12, "at_least", "≥tolv")
    for written in ("minsttolv", "catolv"):
        with pytest.raises(UnclearAmountError):
            read(written)


@pytest.mark.parametrize("length, shown", [(60, 60 * "x"), (61, f"{60 * 'x'}…")])
def test_a_long_text_is_shown_in_part(length: int, shown: str) -> None:
    with pytest.raises(UnclearAmountError) as unclear:
        read("x" * length)
    assert str(unclear.value).startswith(f'"{shown}" går inte')


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
