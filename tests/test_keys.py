"""A key is found, and written, by what its model says of it: nothing lists the keys again."""

from datetime import date

from pydantic import Field

from medlofte.model.activity import Activity
from medlofte.model.agreement import PromiseFile
from medlofte.reading.document import parse
from medlofte.reading.keys import routes
from medlofte.reading.values import Named, PartyId, PromiseId, Strict, Text
from medlofte.reading.written import lines


class Order(Strict):
    """Who ordered it, and for which promise."""

    by: PartyId | None = None
    about: tuple[PromiseId, ...] = ()


class Ordered(Activity):
    """An activity with keys that the program does not have."""

    weather: Text | None = None
    orders: tuple[Order, ...] = Field(())


def test_ids_are_found_wherever_the_models_have_them() -> None:
    assert set(routes(Activity, Named.PARTY)) == {("by", "*")}
    assert set(routes(Activity, Named.PROMISE)) == {("counts_for", "*"), ("completes", "*")}
    agreement = ("agreements", "*")
    assert set(routes(PromiseFile, Named.PROMISE)) == {
        (*agreement, "promises", "*", "id"),
        (*agreement, "follow_ups", "*", "promises", "*", "promise"),
    }
    assert set(routes(PromiseFile, Named.PARTY)) == {
        (*agreement, "references", "*", "by"),
        (*agreement, "signatories", "*", "party"),
        (*agreement, "follow_up", "*", "by"),
        (*agreement, "follow_ups", "*", "by"),
        (*agreement, "promises", "*", "responsible", "*"),
    }


def test_a_new_key_that_names_something_is_found_by_its_type() -> None:
    assert ("orders", "*", "by") in routes(Ordered, Named.PARTY)
    assert ("orders", "*", "about", "*") in routes(Ordered, Named.PROMISE)
    document, _ = parse("a.yaml", b"orders:\n- {by: polis, about: [x, y]}\n- {by: }\n- z\n")
    assert document is not None
    assert [*document.at(routes(Ordered, Named.PARTY))] == [(("orders", 0, "by"), "polis")]
    assert [value for _, value in document.at(routes(Ordered, Named.PROMISE))] == ["x", "y"]


def test_a_new_key_is_written_in_its_place() -> None:
    values = {"weather": "sol, moln", "by": ("polis",), "date": date(2024, 3, 14), "unknown": "x"}
    assert [*lines(Ordered, values)] == ["date: 2024-03-14", "by: [polis]", 'weather: "sol, moln"']
