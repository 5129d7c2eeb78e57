import re

import pytest

from medlofte.swedish import municipalities
from medlofte.swedish.municipalities import Municipality

HABO = Municipality("0643", "Habo", "Jönköpings län", "habo")
HAABO = Municipality("0305", "Håbo", "Uppsala län", "habo-0305")
ARJEPLOG = Municipality("2506", "Arjeplog", "Norrbottens län", "arjeplog")


def test_all_290_are_there_once_in_the_order_of_their_codes() -> None:
    everyone = municipalities.all_municipalities()
    codes = [one.code for one in everyone]
    assert len(everyone) == 290
    assert codes == sorted(set(codes))
    assert len({one.slug for one in everyone}) == 290
    assert len({one.county for one in everyone}) == 21


def test_every_field_has_its_form() -> None:
    for one in municipalities.all_municipalities():
        assert re.fullmatch(r"[0-9]{4}", one.code)
        assert re.fullmatch(r"[A-ZÅÄÖ][A-Za-zåäöÅÄÖ -]+", one.name)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*(-[0-9]{4})?", one.slug)
        assert one.county.endswith(" län")


def test_every_municipality_is_found_by_its_slug_name_and_code() -> None:
    for one in municipalities.all_municipalities():
        assert municipalities.by_slug(one.slug) is one
        assert municipalities.by_name(one.name) is one
        assert municipalities.by_code(one.code) is one
        for typed in (one.slug, one.name, one.code, one.name.upper(), f" {one.name} "):
            assert municipalities.find(typed) is one


def test_only_the_name_that_loses_letters_in_a_shared_slug_gets_its_code() -> None:
    coded = [one for one in municipalities.all_municipalities() if one.slug[-1].isdigit()]
    assert coded == [HAABO]
    assert municipalities.by_slug("habo") == HABO


@pytest.mark.parametrize(
    "name, found",
    [
        ("Habo", HABO),
        ("habo", HABO),
        ("Håbo", HAABO),
        ("HÅBO", HAABO),
        ("Ha\u030abo", HAABO),
        ("Häbo", None),
        ("arjeplog", ARJEPLOG),
        ("Arjéplog", ARJEPLOG),
        ("2506", None),
        ("Arjeplogs kommun", None),
        ("", None),
    ],
)
def test_a_name_with_its_own_letters_comes_before_a_folded_one(
    name: str, found: Municipality | None
) -> None:
    assert municipalities.by_name(name) == found


@pytest.mark.parametrize(
    "typed, name",
    [
        ("upplands bro", "Upplands-Bro"),
        ("upplands vasby", "Upplands Väsby"),
        ("MALUNG_SALEN", "Malung-Sälen"),
        ("habo-0305", "Håbo"),
        ("0305", "Håbo"),
        (" 2506\n", "Arjeplog"),
    ],
)
def test_find_takes_what_people_type(typed: str, name: str) -> None:
    found = municipalities.find(typed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("typed", ["Kirna", "9999", "305", "Häbo", "habo-0643", "", "-"])
def test_find_guesses_nothing(typed: str) -> None:
    assert municipalities.find(typed) is None


@pytest.mark.parametrize("slug", ["Arjeplog", "håbo", "2506", ""])
def test_a_slug_is_taken_exactly(slug: str) -> None:
    assert municipalities.by_slug(slug) is None


def test_an_unknown_code_is_nobody() -> None:
    assert municipalities.by_code("0000") is None
