"""A promise that is there, as the answers that would give it."""

from datetime import date

import pytest

from medlofte.interview.known_answers import answers
from medlofte.interview.promise import QUESTIONS
from medlofte.interview.promise_form import PromiseForm
from medlofte.model.agreement import Promise
from medlofte.periods import Span
from medlofte.reading.document import parse

TERM = Span(date(2026, 1, 1), date(2026, 12, 31))
LEAST = "id: lofte\ntext: Polisen gör något\nresponsible: [polis]\n"
MOST = """\
id: lofte
name: Kort
area: trafik
topic: traffic
text: Polisen och kommunen gör något
responsible: [polis, kommun]
together: true
counts: Varje gång
from: 2026-02-01
to: 2026-11-30
"""


def promise(text: str) -> Promise:
    document, findings = parse("a.yaml", text.encode())
    assert document, findings
    return Promise.model_validate(document.value)


@pytest.mark.parametrize(
    "target",
    [
        "kind: count, at_least: 4, per: month, how: average, unit: besök",
        "kind: count, at_least: 4, per: year",
        "kind: milestone, by: 2026-06-01",
        "kind: milestone",
        "kind: ongoing",
        "kind: increase, baseline: none",
        "kind: increase, baseline: {count: 4, from: 2024-01-01, to: 2024-12-31}",
        "kind: increase, by_percent: 20, baseline: {count: 4, from: 2024-01-01, to: 2024-12-31}",
        "kind: increase, baseline: {count: 4, from: 2024-01-01, to: 2024-12-31, source: Text}",
        "kind: on_demand, when: skolan larmar",
        "kind: coverage, places: [Skola A, Skola B], at_least: 2, per: half_year",
    ],
)
@pytest.mark.parametrize("more", [LEAST, MOST], ids=["least", "most"])
def test_the_answers_give_the_promise(target: str, more: str) -> None:
    there = promise(f"{more}target: {{{target}}}\n")
    known = answers(there)
    parties = {"polis": "Polisen", "kommun": "Kommunen"}
    form = PromiseForm(parties, {"trafik": "Trafik"}, [], date(2026, 3, 1), TERM)
    for question in QUESTIONS:
        if question.wanted(form) and known.get(question.key):
            question.read(form, known[question.key])
    _, *lines = form.clause.lines()
    lines = [f"id: {form.clause.id}", *(line.removeprefix("  ") for line in lines)]
    assert promise("\n".join([*lines, ""])) == there
