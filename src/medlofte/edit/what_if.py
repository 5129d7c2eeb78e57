"""Knows what a new activity would do: what the rules say of it, and each promise's figure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from medlofte import rules
from medlofte.book import load
from medlofte.book.book import Book, Logged
from medlofte.book.load import Reading
from medlofte.book.versions import Pledge
from medlofte.edit.new_activity import Draft
from medlofte.finding import Finding, Level
from medlofte.periods import year
from medlofte.progress.measure import Row, Standpoint, judge, of_year
from medlofte.reading.document import parse
from medlofte.rules.doubles import is_alike
from medlofte.rules.silencing import accept
from medlofte.stop import RefusedError, WrongCallError

_KEY = re.compile(r"([a-z_]+):")
# What an option was given that no file may hold: asked wrongly, not refused by a rule.
_TYPED = frozenset({"wrong-value", "replaces-nothing", "bad-id"})


class UnfitError(RefusedError):
    """What was typed cannot stand in a file; `keys` are those of the file that hold it."""

    def __init__(self, message: str, keys: Sequence[str], exit_code: int) -> None:
        super().__init__(message)
        self.keys = keys
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file that could be written, and the book as it would then be."""

    path: str
    text: str
    before: Book
    after: Book
    logged: Logged
    findings: tuple[Finding, ...]

    @property
    def doubtful(self) -> list[Finding]:
        """What may be personal data, and is written only where a person says that it may stand."""
        return [one for one in self.findings if rules.is_personal(one)]

    def accepted(self) -> "Proposal":
        """The same file with a comment where it holds what may be personal data."""
        kept = tuple(one for one in self.findings if not rules.is_personal(one))
        return replace(self, text=accept(self.text, self.doubtful), findings=kept)

    def effects(self, today: date) -> list[tuple[Row, Row]]:
        """Each promise's row before and after, as of today or the end of the activity's year."""
        return [
            (
                standing(self.before, pledge, self.logged.span.last, today),
                standing(self.after, pledge, self.logged.span.last, today),
            )
            for pledge in self.logged.pledges
        ]

    def there(self) -> list[Logged]:
        """Activities already there that look like this one, else reports that it may hold."""
        return twins(self.logged, self.before.logged) or self._inside()

    def same(self) -> Logged | None:
        """An activity already there whose file says the same to the letter, so only one counts."""
        own = load.letters(self.text)
        there = (one for one in self.before.logged if load.letters(one.document.text) == own)
        return next(there, None)

    def _inside(self) -> list[Logged]:
        """Reports by the same parties on days of this tally, which may be counted in it."""
        new = self.logged
        if not new.is_tally or new.besides or new.activity.status != "done":
            return []
        routes = {pledge.route for pledge in new.pledges}
        return [
            one
            for one in self.before.logged
            if one.span & new.span
            and set(one.by) == set(new.by)
            and one.activity.status == "done"
            and one.activity.example == new.activity.example
            and not one.besides
            and one.stem not in self.after.replaced
            and any(pledge.route in routes for pledge in one.pledges)
        ]


def twins(new: Logged, there: Iterable[Logged]) -> list[Logged]:
    """The dated activities that look like a new one."""
    if new.is_tally or new.activity.status != "done":
        return []
    return [
        one
        for one in there
        if one.activity.date == new.activity.date
        and one.activity.status == "done"
        and set(one.activity.promises) & set(new.activity.promises)
        and is_alike(one, new)
    ]


def propose(book: Book, draft: Draft, today: date) -> Proposal:
    """Check a draft with all rules, as if its file were there; what it may not be is refused.

    What may be personal data is left for the caller to ask about.
    """
    path, text = draft.path(book.id), draft.text()
    document, findings = parse(path, text.encode())
    if document:
        after, more = load.with_new(book, [document])
        if len(after.logged) > len(book.logged):
            found = rules.check(Reading(book.id, after, more), today)
            findings = [finding for finding in found if finding.place.path == path]
            if not any(map(_refused, findings)):
                return Proposal(path, text, book, after, after.logged[-1], tuple(findings))
        else:
            findings = more
    wrong = [*filter(_refused, findings)]
    typed = any(finding.rule in _TYPED for finding in wrong)
    raise UnfitError(
        "\n".join(dict.fromkeys(one.message for one in wrong)),
        keys_at(text, wrong),
        WrongCallError.exit_code if typed else RefusedError.exit_code,
    )


def keys_at(text: str, findings: Iterable[Finding]) -> list[str]:
    """The keys of an activity's file whose values are complained of."""
    above = (reversed(text.splitlines()[: one.place.line]) for one in findings)
    keys = (next(filter(None, map(_KEY.match, lines)), None) for lines in above)
    return [found[1] for found in keys if found]


def _refused(finding: Finding) -> bool:
    return finding.level is Level.ERROR and not rules.is_personal(finding)


def standing(book: Book, pledge: Pledge, last: date, today: date) -> Row:
    """How a promise stands with what was reported to `last`, as of today or that year's end."""
    asked = of_year(min(last.year, pledge.agreement.last.year))
    as_of = max(last, min(today, asked.span.last))
    versions = book.judged_as(pledge, as_of)
    assert versions  # noqa: S101  what is never in force is refused
    windows = versions.windows(asked.span, as_of)
    asked_units = pledge.promise.target.asked_units
    around = [
        window
        for number in (last.year - 1, last.year)
        for window in versions.windows(year(number), as_of)
        if any(last in unit for unit in asked_units(window.span, versions.in_force) or ())
    ]
    own = around or [window for window in windows if last in window.span] or windows[-1:]
    return judge(book, versions, own[0], Standpoint(asked, as_of, as_of))
