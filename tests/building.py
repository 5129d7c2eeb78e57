"""Makes books of YAML texts the way files become one, and shows figures as one line of text."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from medlofte.book.attribution import attribute
from medlofte.book.book import Book, Logged, assemble_promises, read_activity
from medlofte.finding import Finding
from medlofte.periods import Span, read
from medlofte.progress.measure import Asked, Row, Standpoint, measure, of_agreement, of_period
from medlofte.reading.document import parse
from medlofte.targets.outcome import Outcome

HEAD = """\
municipality: Arjeplog
code: "2506"
parties: {polis: Polisen, kommun: Arjeplogs kommun}
agreements:
"""
YEARLY = "kind: count, at_least: 3, per: year"


def span(text: str) -> Span:
    """Read `2024-01-01 2024-04-30`."""
    first, last = text.split()
    return Span(date.fromisoformat(first), date.fromisoformat(last))


def promise(target: str, more: str = "", id_: str = "lofte") -> str:
    """Return a promise; `target` and `more` are what stands within the braces."""
    fields = [f"id: {id_}", "text: Ett löfte", more, f"target: {{{target}}}"]
    if "responsible" not in more:
        fields.append("responsible: [polis]")
    return "{" + ", ".join(filter(None, fields)) + "}"


def agreement(term: str, *promises: str, more: str = "", id_: str = "avtal") -> str:
    """Return an agreement for a term such as `2024-01-01 2024-12-31`."""
    first, last = term.split()
    fields = [f"id: {id_}", "title: Medborgarlöfte", f"from: {first}", f"to: {last}", more]
    return "{" + ", ".join(filter(None, fields)) + f", promises: [{', '.join(promises)}]}}"


def promised(*agreements: str) -> tuple[Book | None, list[Finding]]:
    text = HEAD + "".join(f"  - {one}\n" for one in agreements)
    document, findings = parse("promises/arjeplog.yaml", text.encode())
    assert document, findings
    return assemble_promises("arjeplog", document)


def blank(*agreements: str) -> Book:
    """Return a book without activities."""
    book, findings = promised(*agreements)
    assert book, findings
    return book


def report(name: str, text: str) -> Logged:
    """Read one activity, still without its promises; `counts_for` and `by` have a default."""
    fields = [text]
    if "counts_for" not in text and "completes" not in text:
        fields.append("counts_for: [lofte]")
    if "by:" not in text:
        fields.append("by: [polis]")
    document, findings = parse(
        f"activities/arjeplog/2024/{name}.yaml", ("{" + ", ".join(fields) + "}").encode()
    )
    assert document, findings
    logged, findings = read_activity(document)
    assert logged, findings
    return logged


def attributed(book: Book, text: str, name: str = "r1") -> tuple[Logged | None, list[Finding]]:
    return attribute(book, report(name, text))


def filled(book: Book, reports: Iterable[str]) -> Book:
    """Return the book with activities, named r1, r2 … in their order."""
    logged = []
    for number, text in enumerate(reports, 1):
        one, findings = attributed(book, text, f"r{number}")
        assert one, findings
        logged.append(one)
    return replace(book, logged=tuple(logged))


def book_of(
    target: str, *reports: str, term: str = "2024-01-01 2024-12-31", more: str = ""
) -> Book:
    """Return a book with one agreement, one promise (`lofte`) and its activities."""
    return filled(blank(agreement(term, promise(target, more))), reports)


def asked(book: Book, what: str) -> Asked:
    """Read a period or the id of an agreement."""
    period = read(what)
    if period:
        return of_period(period)
    return next(of_agreement(one) for one in book.promises.agreements if one.id == what)


def rows(
    book: Book, what: str = "2024", as_of: str = "2024-12-31", today: str | None = None
) -> list[Row]:
    """Return the rows as of a day that was asked for, or (with `today`) that was not."""
    stand = Standpoint(
        asked(book, what), date.fromisoformat(as_of), date.fromisoformat(today or as_of)
    )
    return list(measure(book, stand).rows)


def row(book: Book, what: str = "2024", as_of: str = "2024-12-31", today: str | None = None) -> Row:
    (only,) = rows(book, what, as_of, today)
    return only


def line(
    book: Book, what: str = "2024", as_of: str = "2024-12-31", today: str | None = None
) -> str:
    """Show all numbers of the only row; what is not there has no number."""
    return shown(row(book, what, as_of, today))


def lines(book: Book, what: str = "2024", as_of: str = "2024-12-31") -> list[str]:
    return [shown(one) for one in rows(book, what, as_of)]


def shown(row: Row) -> str:
    """Return `state done/goal (low–high precision), percent, left, expected, next …`."""
    outcome = row.outcome
    parts = [_tally(row, outcome)]
    if row.percent is not None:
        parts.append(f"{row.percent} %")
    if row.remaining is not None:
        parts.append(f"{row.remaining} left")
    if outcome.expected is not None:
        parts.append(f"{outcome.expected} expected")
    if outcome.next_due:
        parts.append(f"next {outcome.next_due}")
    if outcome.reported_to:
        parts.append(f"reported to {outcome.reported_to}")
    if outcome.completed:
        parts.append(f"completed {outcome.completed}")
    if outcome.late:
        parts[-1] += " late"
    return ", ".join(parts)


def _tally(row: Row, outcome: Outcome) -> str:
    text = str(outcome.state)
    if outcome.goal or outcome.figure:
        done = "–" if row.done is None else row.done
        text += f" {done}/{outcome.goal.number if outcome.goal else '–'}"
    if outcome.figure:
        high = "…" if outcome.figure.high is None else outcome.figure.high
        text += f" ({outcome.figure.low}–{high} {outcome.figure.precision})"
    return text


def counted(row: Row) -> list[str]:
    return [logged.stem for logged in row.counted]


def uncounted(row: Row) -> dict[str, str]:
    """Return why each report does not count, and what takes its place: `replaced by r2`."""
    return {
        one.logged.stem: str(one.reason) + (f" by {one.instead.stem}" if one.instead else "")
        for one in row.uncounted
    }
