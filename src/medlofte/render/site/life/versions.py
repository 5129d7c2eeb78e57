"""Knows how a promise was worded through its agreements, and what changed from one to the next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.language import t
from medlofte.model.agreement import Promise
from medlofte.reading.document import Route
from medlofte.wording import dates, states
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import Answer
from medlofte.wording.targets.kinds import worded


class Version(NamedTuple):
    """A promise as it was worded for a while; `changed` names what differs from the one before."""

    days: str
    text: str
    rule: str
    who: str
    counts: str
    changed: str
    withdrawn: str


def told_version(pledges: Sequence[Pledge], today: date) -> Pledge:
    """The version that holds, or held last; where none has begun the first."""
    real = [one for one in pledges if not one.agreement.example] or pledges
    begun = [one for one in real if one.in_force and one.in_force.first <= today]
    in_force = [one for one in begun if one.in_force and today in one.in_force]
    return (in_force or begun or real[:1])[-1]


def shared_rules(answered: Sequence[Answer]) -> dict[Route, str]:
    """The rule of each version that all its years share.

    That of a part of a year, or of a year in which it was amended, is not what was promised.
    """
    found: dict[Route, set[str]] = {}
    for one in answered:
        row, goal = one.row, one.row.outcome.goal
        scaled = goal is not None and goal.at_least is not None and row.window != row.whole
        own = "" if row.versions.amended or scaled else one.rule
        found.setdefault(row.pledge.route, set()).add(own)
    return {route: rule for route, (rule, *others) in found.items() if not others}


def rule_of(pledge: Pledge, rules: Mapping[Route, str]) -> str:
    """The rule by which a version is judged; where years have rules of their own, its wording."""
    last = (pledge.in_force or pledge.agreement.span).last
    return rules.get(pledge.route) or capital(worded(pledge.promise.target, last))


def withdrawn(promise: Promise, today: date) -> str:
    """Why the promise was withdrawn; empty until it is."""
    gone = promise.to and promise.to < today
    return promise.withdrawn if promise.withdrawn and gone else ""


def versions(
    book: Book, pledges: Sequence[Pledge], rules: Mapping[Route, str], today: date
) -> list[Version]:
    """The versions, the latest first; what goes on unchanged in the next agreement is one."""
    before: Pledge | None = None
    found: list[Version] = []
    for pledge in pledges:
        one = _version(book, pledge, before, rules, today)
        goes_on = found and not (one.changed or one.withdrawn or found[-1].withdrawn)
        if goes_on and before and before.in_force and pledge.in_force:
            days = t("{first} och {last}", first=found[-1].days, last=one.days)
            found[-1] = found[-1]._replace(days=days)
        else:
            found.append(one)
        before = pledge
    return found[::-1]


def _version(
    book: Book, pledge: Pledge, before: Pledge | None, rules: Mapping[Route, str], today: date
) -> Version:
    """A version, with its text only where that is another than before."""
    promise = pledge.promise
    changed = states.listed([*_changes(before.promise, promise)] if before else [])
    same = before is not None and before.promise.text == promise.text
    return Version(
        days=dates.days(pledge.in_force) if pledge.in_force else t("gäller aldrig"),
        text="" if same else promise.text,
        rule=rule_of(pledge, rules),
        who=states.responsible(promise, book.promises.parties),
        counts=promise.counts or "",
        changed=t("Ändrat: {what}.", what=changed) if changed else "",
        withdrawn=withdrawn(promise, today),
    )


def _changes(before: Promise, after: Promise) -> Iterator[str]:
    if before.text != after.text:
        yield t("ordalydelsen")
    if before.target != after.target:
        yield t("målet")
    if (before.responsible, before.together) != (after.responsible, after.together):
        yield t("vem som ansvarar")
    if before.counts != after.counts:
        yield t("vad som räknas")
    if before.area != after.area:
        yield t("området")
