"""What was meant by what was typed, and what is said where that is not clear."""

from collections.abc import Sequence
from datetime import date

import pytest

from building import agreement, blank, promise
from medlofte.language import use
from medlofte.model.activity import STATUSES
from medlofte.model.agreement import AGREEMENT_KINDS, YEARS
from medlofte.periods import Per
from medlofte.stop import WrongCallError
from medlofte.swedish import choice_words
from medlofte.swedish.names import fold
from medlofte.targets import KINDS
from medlofte.targets.count import HOWS
from medlofte.targets.counting import PRECISIONS
from medlofte.targets.outcome import State
from medlofte.typed import lookup

TODAY = date(2024, 3, 14)
BOOK = blank(
    agreement(
        "2021-01-01 2022-12-31",
        promise("kind: ongoing", "name: Trafik", id_="trafik-i-byar"),
        promise("kind: ongoing", "name: Trafikkontroller", id_="kontroller"),
        promise("kind: ongoing", "name: Kontroller på natten", id_="natt"),
        id_="2021-2022",
    ),
    agreement("2023-02-01 2023-12-31", promise("kind: ongoing", id_="natt"), id_="tredje"),
)


@pytest.mark.parametrize(
    "typed, id_",
    [
        ("kontroller", "kontroller"),  # an id in full, though it is a part of others
        ("trafik", "trafik-i-byar"),  # a name in full
        ("TRAFIK I BYAR", "trafik-i-byar"),
        ("natten", "natt"),
        ("pa-natten", "natt"),
        ("ett löfte", "natt"),  # the text, where there is no name
    ],
)
def test_a_promise_by_id_name_or_part(typed: str, id_: str) -> None:
    assert lookup.promise(typed, BOOK.pledges) == id_


@pytest.mark.parametrize(
    "typed, message",
    [
        ("tr", '"tr" kan vara trafik-i-byar, kontroller, natt. Skriv mer.'),
        ("kontoller", 'Det finns inget löfte som heter "kontoller". Menade du kontroller?'),
        (
            "xyz",
            'Det finns inget löfte som heter "xyz". Det finns: trafik-i-byar, kontroller, natt.',
        ),
        ("", 'Det finns inget löfte som heter "". Det finns: trafik-i-byar, kontroller, natt.'),
    ],
)
def test_an_unclear_promise(typed: str, message: str) -> None:
    with pytest.raises(WrongCallError) as unclear:
        lookup.promise(typed, BOOK.pledges)
    assert str(unclear.value) == message


def test_a_party() -> None:
    parties = {"polis": "Polisen", "kommun": "Arjeplogs kommun", "skola": "Kommunens skolor"}
    assert lookup.party("polis", parties) == "polis"
    assert lookup.party("POLISEN", parties) == "polis"
    assert lookup.party("arjeplog", parties) == "kommun"
    assert lookup.party("kommun", parties) == "kommun"
    for typed, message in {
        "kommunen": "skola",
        "o": '"o" kan vara polis, kommun, skola. Skriv mer.',
        "polsen": 'Det finns ingen part som heter "polsen". Menade du Polisen?',
        "x": 'Det finns ingen part som heter "x". Det finns: polis, kommun, skola.',
    }.items():
        if message in parties:
            assert lookup.party(typed, parties) == message
        else:
            with pytest.raises(WrongCallError) as unclear:
                lookup.party(typed, parties)
            assert str(unclear.value) == message


@pytest.mark.parametrize("typed", ["habo-0305", "Håbo", "håbo", "0305", "Håbo kommun", "håb"])
def test_a_municipality_by_slug_name_or_code(typed: str) -> None:
    assert lookup.municipality(typed, ["arjeplog", "habo-0305"]) == "habo-0305"


@pytest.mark.parametrize(
    "typed, slug",
    [
        ("arje", "arjeplog"),
        ("JEPLOG", "arjeplog"),
        ("arjeplogs kommun", "arjeplog"),
        ("Arjeplogs Kommun", "arjeplog"),
        ("kommunen Arjeplog", "arjeplog"),
        ("Árjepluovve", "arjeplog"),
        ("arjepluov", "arjeplog"),
        ("Jåhkåmåhkke", "jokkmokk"),
        ("jahkamahke", "jokkmokk"),
        ("Jåhkåmåhkke/Dálvvadis", "jokkmokk"),
        ("Jokkmokks kommun / Jåhkåmåhke kommuvdna", "jokkmokk"),
        ("dalvva", "jokkmokk"),
        ("Giron", "kiruna"),
        ("mala", "mala"),
        ("MALÅ", "mala"),
        ("Borås stad", "boras"),
        ("Region Gotland", "gotland"),
        ("egen", "egen-mapp"),
    ],
)
def test_a_municipality_by_a_part_of_its_name_or_by_another(typed: str, slug: str) -> None:
    slugs = ["arjeplog", "jokkmokk", "kiruna", "mala", "boras", "gotland", "egen-mapp"]
    assert lookup.municipality(typed, slugs) == slug
    with pytest.raises(WrongCallError):
        lookup.municipality(typed[:1], slugs)


def test_a_part_that_fits_several_names_them() -> None:
    with pytest.raises(WrongCallError) as unclear:
        lookup.municipality("ar", ["arjeplog", "arvidsjaur", "kiruna"])
    assert str(unclear.value) == '"ar" kan vara Arjeplog, Arvidsjaur. Skriv mer.'
    with pytest.raises(WrongCallError, match="Det finns ingen kommun som heter"):
        lookup.municipality("arje", ["arjeplog", "kiruna"], part=False)
    with pytest.raises(WrongCallError, match="inga medborgarlöften för Berg"):
        lookup.municipality("Berg", ["lindesberg"])


def test_any_municipality() -> None:
    assert lookup.any_municipality("arjep").name == "Arjeplog"
    assert lookup.any_municipality("Upplands-Bro").name == "Upplands-Bro"
    with pytest.raises(WrongCallError) as several:
        lookup.any_municipality("al")
    assert str(several.value).endswith(" …. Skriv mer.")
    with pytest.raises(WrongCallError, match="Menade du Kiruna"):
        lookup.any_municipality("Kirnua")


def test_one_letter_chooses_neither_party_nor_promise() -> None:
    for typed in ("s", "p"):
        with pytest.raises(WrongCallError) as unclear:
            lookup.party(typed, {"polis": "P-myndigheten", "kommun": "Kommunen"})
        assert str(unclear.value) == f'"{typed}" kan vara polis. Skriv mer.'
    assert lookup.party("p", {"p": "Polisen", "kommun": "Kommunen, plan"}) == "p"


@pytest.mark.parametrize(
    "typed, slugs, message",
    [
        ("Umeå", ["arjeplog"], "Här finns inga medborgarlöften för Umeå. Här finns Arjeplog."),
        (
            "arjepolg",
            ["arjeplog"],
            'Det finns ingen kommun som heter "arjepolg" här. Menade du Arjeplog?',
        ),
        (
            "xyz",
            ["pajala", "egen-mapp"],
            'Det finns ingen kommun som heter "xyz" här. Här finns Pajala, egen-mapp.',
        ),
        ("xyz", [], 'Det finns ingen kommun som heter "xyz" här. Här finns –.'),
        (
            "xyz",
            [f"m{number}" for number in range(13)],
            'Det finns ingen kommun som heter "xyz" här.',
        ),
    ],
)
def test_an_unknown_municipality(typed: str, slugs: list[str], message: str) -> None:
    with pytest.raises(WrongCallError) as unknown:
        lookup.municipality(typed, slugs)
    assert str(unknown.value) == message


@pytest.mark.parametrize(
    "typed, today, label, span",
    [
        (None, "2023-06-01", "2023", "2023-01-01 2023-12-31"),
        (None, "2026-06-01", "2023", "2023-01-01 2023-12-31"),  # the last there is
        ("2022-t1", "2026-06-01", "2022-T1", "2022-01-01 2022-04-30"),
        ("2021-2022", "2026-06-01", "2021-2022", "2021-01-01 2022-12-31"),
        ("tredje", "2026-06-01", "tredje", "2023-02-01 2023-12-31"),
        ("förra året", "2024-03-14", "2023", "2023-01-01 2023-12-31"),
        ("dec", "2024-03-14", "2023-12", "2023-12-01 2023-12-31"),
    ],
)
def test_a_period(typed: str | None, today: str, label: str, span: str) -> None:
    asked = lookup.period(BOOK, typed, date.fromisoformat(today))
    assert (asked.label, f"{asked.span.first} {asked.span.last}") == (label, span)


@pytest.mark.parametrize(
    "typed, message",
    [
        ("2020-12", "Inget medborgarlöfte gäller i Arjeplog 2020-12. Det finns: 2021-2022 ("),
        ("nyligen", 'Perioden "nyligen" finns inte. Skriv till exempel 2024, 2024-T1,'),
    ],
)
def test_a_period_in_which_nothing_is_in_force(typed: str, message: str) -> None:
    with pytest.raises(WrongCallError) as unknown:
        lookup.period(BOOK, typed, TODAY)
    assert str(unknown.value).startswith(message)
    assert str(unknown.value).endswith(
        "Det finns: 2021-2022 (1 januari 2021–31 december 2022); "
        "tredje (1 februari 2023–31 december 2023)."
    )


def test_choices() -> None:
    names = ("met", "missed")
    assert lookup.choices("--state", "met, missed,", names) == {"met", "missed"}
    assert lookup.choices("--state", "Uppnått,inte-uppnatt", names) == {"met", "missed"}
    assert lookup.choices("--state", None, names) == frozenset()
    with pytest.raises(WrongCallError) as near:
        lookup.choices("--state", "mised", names)
    assert str(near.value) == "--state kan vara uppnått, inte-uppnått. Menade du inte-uppnått?"
    with pytest.raises(WrongCallError) as far:
        lookup.choice("--state", "xyz", names)
    assert str(far.value) == "--state kan vara uppnått, inte-uppnått."
    with pytest.raises(WrongCallError):  # both begin so
        lookup.choice("--state", "m", names)
    with pytest.raises(WrongCallError):
        lookup.choice("--state", "", names)


@pytest.mark.parametrize(
    "typed, key, names",
    [
        ("ungefär", "about", PRECISIONS),
        ("ca", "about", PRECISIONS),
        ("okänt", "unknown", PRECISIONS),
        ("inställd", "cancelled", STATUSES),
        ("Inställt", "cancelled", STATUSES),
        ("cancelled", "cancelled", STATUSES),
        ("år", "year", list(Per)),
        ("ar", "year", list(Per)),
        ("halvår", "half_year", list(Per)),
        ("half-year", "half_year", list(Per)),
        ("månad", "month", list(Per)),
        ("mån", "month", list(Per)),
        ("snitt", "average", HOWS),
        ("pågår", "ongoing", KINDS),
        ("åtgärdsplan", "action_plan", AGREEMENT_KINDS),
        ("löftesår", "term", YEARS),
        ("i fas", "on_track", list(State)),
    ],
)
def test_a_word_is_taken_wherever_the_key_of_a_file_is(
    typed: str, key: str, names: Sequence[str]
) -> None:
    assert lookup.choice("--x", typed, names) == key


def test_every_choice_has_a_word_that_means_no_other() -> None:
    for names in (PRECISIONS, STATUSES, Per, HOWS, KINDS, AGREEMENT_KINDS, YEARS, State):
        keys: list[str] = [*names]
        words = [fold(word) for key in keys for word in choice_words.words(key)]
        assert len(words) == len(set(words))
        for key in keys:
            assert key == "tertial" or choice_words.shown(key) != key
            assert lookup.choice("--x", choice_words.shown(key), keys) == key


def test_in_english_the_keys_are_shown() -> None:
    use("en")
    try:
        assert lookup.choice("--status", "inställd", STATUSES) == "cancelled"
        with pytest.raises(WrongCallError, match="done, cancelled, unanswered"):
            lookup.choice("--status", "x", STATUSES)
    finally:
        use("sv")


def test_the_day_of_an_option() -> None:
    assert lookup.as_of("2024-08-31", TODAY) == date(2024, 8, 31)
    assert lookup.as_of("igår", TODAY) == date(2024, 3, 13)
    with pytest.raises(WrongCallError, match='--as-of: "snart" går inte att läsa'):
        lookup.as_of("snart", TODAY)
