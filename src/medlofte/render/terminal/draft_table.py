"""Knows how a draft is shown before it is written: its promises, what is unsure, what is none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rich.text import Text

from medlofte.drafting.draft import DocumentDraft, DraftPromise
from medlofte.drafting.file.short_names import named, without_opening
from medlofte.drafting.file.sound import read_target
from medlofte.language import n, t
from medlofte.periods import Span
from medlofte.render.terminal.columns import Column, fit, folded, labelled, wrapped
from medlofte.render.terminal.screen import Screen
from medlofte.targets.ongoing import Ongoing
from medlofte.wording import agreements, dates, states
from medlofte.wording.plain_text import cell_len
from medlofte.wording.targets.kinds import worded

# Cells of what a promise asks and of who does it, where the screen has an edge.
_ASKED, _ASKED_NARROW = 22, 14
_WHO, _WHO_NARROW = 20, 11
_NARROW = 80  # a screen with fewer cells
_APART = 5  # cells between the head and where it stands
_LISTED = 200  # lines that are no promise; more nobody reads


def draft_table(draft: DocumentDraft, screen: Screen, *, everything: bool) -> Iterator[Text | str]:
    """Yield a sound draft by area, and what was taken for no promise where `everything` is."""
    yield from _head(draft, screen)
    draft = replace(draft, promises=tuple(named(draft.promises)))
    layout = fit(_columns(draft, screen), draft.promises, screen.width, plain=screen.simple)
    areas = dict.fromkeys(one.area for one in draft.promises)
    for area in areas:
        yield ""
        if area or len(areas) > 1:
            yield Text(area or agreements.without_area(draft.agreement.kind), "bold")
        for one in draft.promises:
            if one.area == area:
                yield from layout.lines(one)
                yield from _doubts(one, screen)
    if everything and draft.left_out:
        yield ""
        yield from no_promises(draft, screen)
    yield ""
    yield from wrapped(_summary(draft, everything=everything), screen.edge)


def promise_lines(one: DraftPromise, draft: DocumentDraft, screen: Screen) -> Iterator[Text | str]:
    """Yield one promise of a draft, with the document's own words below it."""
    one = replace(one, name=None)  # its whole text is what is looked at
    layout = fit(_columns(draft, screen), [one], screen.width, plain=screen.simple)
    yield from layout.lines(one)
    if one.source != one.text:
        yield from wrapped(f"«{one.source}»", screen.edge, "dim", indent=4)
    yield from _doubts(one, screen)


def _doubts(one: DraftPromise, screen: Screen) -> Iterator[Text]:
    for words in dict.fromkeys(doubt.words for doubt in one.doubts):
        yield from wrapped(words, screen.edge, "yellow", indent=4)


def _head(draft: DocumentDraft, screen: Screen) -> Iterator[Text | str]:
    """Yield whose agreement it is, for which days, and between whom."""
    facts = draft.agreement
    assert facts.municipality is not None  # noqa: S101  it is settled before it is shown
    term = dates.days(Span(facts.first.value, facts.last.value or date.max))
    about = f"{facts.municipality.value.name}, {agreements.words(facts.kind).agreement} {term}"
    places = [facts.municipality.line, facts.first.line, facts.last.line]
    known = sorted({line for line in places if line})
    where = t("(rad {lines})", lines=", ".join(map(str, known))) if known else ""
    if where and cell_len(about) + _APART + cell_len(where) <= screen.edge:
        yield Text(about, "bold").append(" " * _APART).append(where, "not bold dim")
    else:
        yield from wrapped(about, screen.edge, "bold")
        yield from [Text(where, "dim")] if where else []
    parties = ", ".join(draft.parties.values())
    yield from wrapped(t("Parter: {parties}", parties=parties), screen.edge)
    for words in dict.fromkeys(one.words for one in facts.doubts):
        yield from wrapped(f"? {words}", screen.edge, "yellow")


def _columns(draft: DocumentDraft, screen: Screen) -> list[Column[DraftPromise]]:
    last = draft.agreement.last.value or date.max
    narrow = screen.width < _NARROW
    parties = dict(draft.parties)

    def asked(one: DraftPromise) -> str:
        target = read_target(one.target)
        assert target is not None  # noqa: S101  of a sound draft each can be read
        without_number = isinstance(target, Ongoing)
        return t("utan antal") if without_number else worded(target, one.last or last)

    def who(one: DraftPromise) -> str:
        short = states.who(one.responsible, parties)
        if short != t("båda"):  # an official looks for who it is, and not for how many
            each = [states.who([id_], parties) for id_ in parties if id_ in one.responsible]
            short = ", ".join(each)
        return t("{parties}, tillsammans", parties=short) if one.together else short

    return [
        Column("", lambda one: "?" if one.doubts else "", 1, style=lambda _: "yellow"),
        Column("", _called, least=20, gap=2, rest=True, fold=folded),
        Column("", who, most=_WHO_NARROW if narrow else _WHO, gap=2, fold=_hyphened),
        Column("", asked, most=_ASKED_NARROW if narrow else _ASKED, gap=2, fold=folded),
        Column("", lambda one: _line(one.line), right=True),
    ]


def _called(one: DraftPromise) -> str:
    return one.name or without_opening(one.text)


def _hyphened(text: str, width: int) -> list[str]:
    """Fold the names of parties, with a hyphen where one has no room on a line."""
    words = (
        f"{word[: width - 1]}- {word[width - 1 :]}" if cell_len(word) > width else word
        for word in text.split()
    )
    return folded(" ".join(words), width)


def _line(number: int) -> str:
    return t("rad {row}", row=number)


def no_promises(draft: DocumentDraft, screen: Screen) -> Iterator[Text | str]:
    """Yield what was taken for no promise, each with the reason."""
    yield Text(t("Inga löften"), "bold")
    widest = max((cell_len(_line(one.line)) for one in draft.left_out), default=0) + 2
    layout = labelled(widest, screen.width, indent=2, plain=screen.simple)
    for one in draft.left_out[:_LISTED]:
        yield from layout.lines((_line(one.line), one.text))
        yield from layout.below(1, f"({one.why})")
    more = len(draft.left_out) - _LISTED
    if more > 0:
        yield t("  … och {count} till", count=more)


def _summary(draft: DocumentDraft, *, everything: bool) -> str:
    """18 löften, 4 att titta på. 23 rader är inga löften (--all visar dem)."""
    count, unsure = len(draft.promises), sum(bool(one.doubts) for one in draft.promises)
    promises = f"{count} {agreements.promises(draft.agreement.kind, count)}"
    if unsure:
        promises = t("{promises}, {count} att titta på", promises=promises, count=unsure)
    rows = len({one.line for one in draft.left_out})
    if not rows:
        return f"{promises}."
    others = n("{count} rad är inget löfte", "{count} rader är inga löften", rows)
    if not everything:
        others = t("{rows} (--all visar dem)", rows=others)
    return f"{promises}. {others}."
