"""Small numbers stay hidden from a reader who knows the rule and tries every number there is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import YEARLY, book_of
from medlofte.model.activity import Part, Result
from medlofte.model.settings import Publish
from medlofte.publishing.audience import Audience
from medlofte.publishing.small_numbers import Hidden, ToldPart, protected
from medlofte.targets.counting import Precision

Form = tuple[int | Hidden | None, ...]


def result_of(count: int, *parts: int, people: bool = True) -> Result:
    of_which = tuple(Part.model_construct(what="del", count=part) for part in parts)
    return Result.model_construct(what="förare", count=count, of_which=of_which, people=people)


def _form(told: ToldPart) -> Form:
    return tuple(one.number for one in (told, *told.of_which))


def _shown(told: ToldPart) -> str:
    return " ".join(_number(number) for number in _form(told))


def _number(number: int | Hidden | None) -> str:
    if isinstance(number, Hidden):
        return f"<{number.below}" if number.below else "–"
    return str(number)


@pytest.mark.parametrize(
    "result, shown",
    [
        (result_of(54, 32, 22), "54 32 22"),
        (result_of(54, 52, 2), "– 52 <5"),
        (result_of(54, 30, 20, 3, 1), "– 30 20 <5 <5"),
        (result_of(58, 30, 20, 3, 1), "– 30 20 <5 <5"),
        (result_of(59, 30, 20, 3, 1), "59 30 20 <5 <5"),
        (result_of(8, 4), "8 <5"),
        (result_of(8, 4, 4), "– <5 <5"),
        (result_of(5, 5, 0), "– 5 <5"),
        (result_of(4, 2, 2), "– <5 <5"),
        (result_of(4, 3), "<5 <5"),
        (result_of(4), "<5"),
        (result_of(5), "5"),
        (result_of(3, 9), "<5 9"),
        (result_of(20, 9, 12), "20 9 12"),
        (result_of(12, 9, 4), "– 9 <5"),
        (result_of(12, 9), "– 9"),
        (result_of(30, 9), "30 9"),
        (result_of(30, 9, 2), "30 9 <5"),
        (result_of(3, 1, 2, people=False), "3 1 2"),
    ],
)
def test_small_numbers_are_hidden_with_what_would_give_them_away(
    result: Result, shown: str
) -> None:
    assert _shown(*protected([result], 5)) == shown


@pytest.mark.parametrize(
    "results, shown",
    [
        ([result_of(54), result_of(3)], ["54", "<5"]),
        ([result_of(12), result_of(9), result_of(3)], ["–", "–", "<5"]),
        ([result_of(12), result_of(9), result_of(1)], ["–", "–", "<5"]),
        ([result_of(20, 9, 11), result_of(17), result_of(3)], ["– – –", "–", "<5"]),
        ([result_of(40), result_of(20), result_of(15), result_of(2)], ["40", "20", "15", "<5"]),
        ([result_of(40), result_of(22), result_of(15), result_of(2)], ["–", "–", "–", "<5"]),
        ([result_of(85), result_of(50, 30, 20), result_of(3)], ["85", "50 30 20", "<5"]),
        ([result_of(9), result_of(3), result_of(2)], ["9", "<5", "<5"]),
        ([result_of(8), result_of(4), result_of(4)], ["–", "<5", "<5"]),
        ([result_of(7, 4), result_of(3)], ["– <5", "<5"]),
        ([result_of(3, 2), result_of(1)], ["– <5", "<5"]),
        ([result_of(12), result_of(9), result_of(3, people=False)], ["12", "9", "3"]),
        ([result_of(12, people=False), result_of(9), result_of(3)], ["12", "9", "<5"]),
        ([result_of(12, 9), result_of(12)], ["– –", "–"]),
        ([result_of(16, 7, 1, 1), result_of(50)], ["16 7 <5 <5", "50"]),
    ],
)
def test_results_that_may_be_parts_of_each_other_are_not_told_side_by_side(
    results: list[Result], shown: list[str]
) -> None:
    assert [_shown(one) for one in protected(results, 5)] == shown


def test_a_result_that_is_in_no_part_of_another_says_nothing_of_the_part() -> None:
    limit, shown = 3, {}
    for part, rest in product(range(limit), repeat=2):
        told = protected([result_of(part + rest, part), result_of(rest)], limit)
        shown[part, rest] = tuple(_shown(one) for one in told)
    assert set(shown.values()) == {("– <3", "<3")}


def test_more_numbers_than_can_be_looked_through_are_not_told_beside_a_hidden_one() -> None:
    many = [result_of(10 * 3**power) for power in range(14)]
    told = [_shown(one) for one in protected([*many, result_of(1)], 5)]
    assert told == [*("–" for _ in many), "<5"]
    assert [_shown(one) for one in protected(many, 5)] == [str(one.count) for one in many]


def test_a_limit_of_one_hides_nothing() -> None:
    assert _shown(*protected([result_of(3, 0, 3)], 1)) == "3 0 3"


def imprecise(count: int | None, precision: Precision, *parts: Part) -> Result:
    return Result.model_construct(
        what="förare", count=count, precision=precision, of_which=parts, people=True
    )


def part_of(count: int | None, precision: Precision) -> Part:
    return Part.model_construct(what="del", count=count, precision=precision)


@given(st.integers(0, 20), st.lists(st.integers(0, 20), max_size=4), st.integers(2, 9), st.data())
def test_bounds_give_nothing_away(
    count: int, parts: list[int], limit: int, data: st.DataObject
) -> None:
    """An imprecise number is hidden just where it would be as an exact one, and tells less."""
    known: list[Precision] = ["exact", "at_least", "about"]
    about = st.sampled_from(known)
    given_ = [part_of(part, data.draw(about)) for part in parts]
    result = imprecise(count, data.draw(about), *given_)
    (told,), (plain,) = protected([result], limit), protected([result_of(count, *parts)], limit)
    for one, other, of in zip(
        (told, *told.of_which), (plain, *plain.of_which), (result, *given_), strict=True
    ):
        if not isinstance(other.number, Hidden):
            assert (one.number, one.precision) == (other.number, of.precision)
        elif of.precision == "exact":
            assert one.number == other.number
        else:
            assert (one.number, one.precision) == (Hidden(None), "exact")


def test_what_is_not_known_hides_nothing_and_tells_nothing() -> None:
    unknown = part_of(None, "unknown")
    (told,) = protected([imprecise(54, "exact", part_of(52, "exact"), unknown)], 5)
    assert _form(told) == (Hidden(None), 52, None)  # the rest would be the unknown one
    (told,) = protected([imprecise(54, "exact", part_of(40, "exact"), unknown)], 5)
    assert _form(told) == (54, 40, None)
    (told,) = protected([imprecise(None, "unknown", part_of(9, "exact"), part_of(2, "exact"))], 5)
    assert _form(told) == (None, 9, Hidden(5))
    many = [result_of(12), imprecise(None, "unknown", part_of(9, "exact")), result_of(3)]
    assert [_form(one) for one in protected(many, 5)] == [
        (Hidden(None),),
        (None, Hidden(None)),
        (Hidden(5),),
    ]


@given(st.integers(0, 99), st.lists(st.integers(0, 99), max_size=6), st.integers(1, 20))
def test_what_is_told_is_true_and_never_small(count: int, parts: list[int], limit: int) -> None:
    (told,) = protected([result_of(count, *parts)], limit)
    for one, number in zip((told, *told.of_which), (count, *parts), strict=True):
        if isinstance(one.number, Hidden):
            assert one.number.below in (None, limit)
            assert one is told or (one.number.below == limit and number < limit)
        else:
            assert one.number == number
            assert limit == 1 or number >= limit


# What a reader may take for granted of a count and its parts, as the least and the most that is
# in no part: that the parts add up, that there may be a rest, or nothing, since parts can overlap.
ADDING_UP = lambda parts, _top: [sum(parts)]  # noqa: E731  a name beside the others
WITH_A_REST = lambda parts, top: range(sum(parts), top)  # noqa: E731
OVERLAPPING = lambda _parts, top: range(top)  # noqa: E731
Counts = Callable[[tuple[int, ...], int], "list[int] | range"]


def _worlds(limit: int, counts: Counts, most: int = 3) -> Iterator[tuple[int, ...]]:
    """Yield every count with one to three parts; large enough a count for any rule to turn."""
    for size in range(1, most + 1):
        largest = limit + (1 if size == most else 4)
        for parts in product(range(largest + 1), repeat=size):
            for count in counts(parts, size * largest + limit + 1):
                yield count, *parts


def _assert_free(groups: dict[tuple[Form, ...], set[tuple[int, ...]]], limit: int) -> None:
    """In all that is printed alike every hidden cell takes every number below the limit."""
    for forms, worlds in groups.items():
        cells = [number for form in forms for number in form]
        for i, number in enumerate(cells):
            if isinstance(number, Hidden) and number.below:
                assert {world[i] for world in worlds} == set(range(limit)), forms
        if len(forms) == 1 and len(cells) > 1:
            hidden = [i for i, one in enumerate(cells) if i and isinstance(one, Hidden)]
            # Not even what the other hidden parts are says more of one.
            assert len({tuple(world[i] for i in hidden) for world in worlds}) == limit ** len(
                hidden
            )


@pytest.mark.parametrize("limit", [2, 3, 4, 5])
@pytest.mark.parametrize("counts", [ADDING_UP, WITH_A_REST, OVERLAPPING])
def test_a_hidden_part_could_be_any_number_to_who_knows_the_rule(
    limit: int, counts: Counts
) -> None:
    groups: dict[tuple[Form, ...], set[tuple[int, ...]]] = {}
    for world in _worlds(limit, counts):
        (told,) = protected([result_of(*world)], limit)
        groups.setdefault((_form(told),), set()).add(world)
    _assert_free(groups, limit)


@pytest.mark.parametrize("counts", [ADDING_UP, WITH_A_REST])
def test_a_hidden_number_could_be_any_with_another_result_beside_it(counts: Counts) -> None:
    limit = 3
    groups: dict[tuple[Form, ...], set[tuple[int, ...]]] = {}
    for one in _worlds(limit, counts, 2):
        for other in ((number,) for number in range(3 * limit)):
            told = protected([result_of(*one), result_of(*other)], limit)
            groups.setdefault(tuple(map(_form, told)), set()).add((*one, *other))
    _assert_free(groups, limit)


def test_a_part_told_in_a_result_of_its_own_could_be_any_number() -> None:
    """A reader who knows that the results are a whole and its parts learns nothing either."""
    limit = 4
    groups: dict[tuple[Form, ...], set[tuple[int, ...]]] = {}
    for parts in product(range(3 * limit), repeat=2):
        world = (sum(parts), *parts)
        told = protected([result_of(number) for number in world], limit)
        groups.setdefault(tuple(map(_form, told)), set()).add(world)
    alone = {
        forms: worlds
        for forms, worlds in groups.items()
        if sum(form == (Hidden(limit),) for form in forms) == 1
    }
    assert alone
    _assert_free(alone, limit)


TERTIAL, YEAR = (
    "from: 2024-01-01, to: 2024-04-30, count: 9",
    "from: 2024-01-01, to: 2024-12-31, count: 9",
)


@pytest.mark.parametrize(
    "one, other, how",
    [
        (TERTIAL, YEAR, "within"),
        ("date: 2024-03-14", TERTIAL, "within"),
        ("date: 2024-03-14", "date: 2024-10-31, replaces: [r1]", "apart"),
        (TERTIAL, YEAR.replace("01-01", "05-01"), "apart"),
        (TERTIAL, f"{YEAR}, internal: true", "within"),
        (TERTIAL, f"{YEAR}, example: true", "within"),
    ],
)
@pytest.mark.parametrize("dates", ["day", "month"])
def test_a_hidden_part_could_be_any_number_beside_another_report(
    one: str, other: str, how: str, dates: str
) -> None:
    limit = 3
    book = book_of(YEARLY, one, other)
    publish = Publish.model_validate({"dates": dates, "hide_below": str(limit)})
    audience = Audience(publish, date(2024, 12, 31))
    groups: dict[tuple[Form, ...], set[tuple[int, ...]]] = {}
    for count, part, more, of_it in product(range(limit * 2), range(limit + 2), range(4), range(4)):
        if part > count or (how == "within" and of_it > more):
            continue
        # The numbers of the second, as far as a reader may know them from those of the first.
        whole = (count + more, part + of_it) if how == "within" else (more + 4, of_it)
        results = (result_of(count, part), result_of(*whole))
        logged = tuple(
            report._replace(activity=report.activity.model_copy(update={"results": (result,)}))
            for report, result in zip(book.logged, results, strict=True)
        )
        filled = replace(book, logged=logged)
        telling = audience.telling(filled)
        told = [form for report in logged for form in map(_form, audience.results(report, telling))]
        world = [count, part] if audience.results(logged[0], telling) else []
        world += [*whole] if audience.results(logged[1], telling) else []
        groups.setdefault(tuple(told), set()).add(tuple(world))
    assert any(groups)
    _assert_free(groups, limit)
