"""How a table is laid out on a console: who gets the room, and what goes on below."""

from medlofte.render.terminal.columns import Column, TableLayout, fit, labelled, taken, whole
from medlofte.wording.plain_text import wrap

Pair = tuple[str, str]
PAIRS = [("ett", "kort"), ("tretton", "en text som är för lång för sin rad")]


def first(title: str = "", most: int = 99) -> Column[Pair]:
    return Column(title, lambda pair: pair[0], 2, most)


def second(**options: bool) -> Column[Pair]:
    return Column("Text", lambda pair: pair[1], fold=wrap, **options)  # type: ignore[arg-type]


def shown(layout: TableLayout[Pair]) -> list[str]:
    return [line.plain.rstrip() for pair in PAIRS for line in layout.lines(pair)]


def test_one_column_takes_the_room_that_the_others_leave() -> None:
    layout = fit([first(), second(rest=True)], PAIRS, 22, indent=1)
    assert shown(layout) == [
        " ett     kort",
        " tretton en text som",
        "         är för lång",
        "         för sin rad",
    ]
    assert [*layout.below(1, "mer om det som sades")] == [
        "         mer om det",
        "         som sades",
    ]


def test_no_column_is_wider_than_what_stands_in_it() -> None:
    number: Column[Pair] = Column("", lambda pair: str(len(pair[0])))
    layout = fit([second(rest=True), number], PAIRS, 1_000)
    assert shown(layout) == [f"{'kort':<35} 3", "en text som är för lång för sin rad 7"]


def test_a_value_is_cut_where_it_may_not_be_wider() -> None:
    layout = fit([first(most=4), second(rest=True)], PAIRS, 60)
    assert shown(layout) == ["ett  kort", "tre… en text som är för lång för sin rad"]


def test_a_number_stands_to_the_right_and_a_wide_value_pushes_the_rest() -> None:
    number: Column[Pair] = Column("", lambda pair: pair[0], 4, 4, right=True, fold=whole)
    assert shown(fit([number, second(rest=True)], PAIRS, 60)) == [
        " ett kort",
        "tretton en text som är för lång för sin rad",
    ]


def test_a_title_makes_its_column_wide_and_may_reach_into_the_gap() -> None:
    columns = [first("Antalet som gjordes"), second()]
    assert taken(columns, PAIRS) == 19 + 1 + 35 + 1
    lines = fit([first("Löftet x", most=7)._replace(gap=2), second()], PAIRS, 60).titles()
    assert [line.plain.rstrip() for line in lines] == ["Löftet x Text"]


def test_a_label_stands_before_a_text() -> None:
    assert [line.plain for line in labelled(8, 30).lines(("Målet", "tio gånger om året"))] == [
        "Målet   tio gånger om året"
    ]
