"""Knows how a promise came along through its time, as a drawing and in words that say the same."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from medlofte.language import t
from medlofte.periods import DAY, Span, due_day, months
from medlofte.publishing.audience import Account, Audience
from medlofte.publishing.course import course, reached
from medlofte.render.drawing.stretches import Box, Stretch, stretches
from medlofte.swedish.dates import long, month
from medlofte.targets.counting import Figure
from medlofte.targets.outcome import Goal, Unit
from medlofte.targets.pace import due_on
from medlofte.wording import agreements, dates
from medlofte.wording.targets.figures import in_words, unstated
from medlofte.wording.targets.goals import goal_words

_WIDTH, _HEIGHT, _MARGIN = 300, 72, 2
_MOST = 60  # steps of the pace: more cannot be told apart


class Chart(NamedTuple):
    """A drawing without letters, and the words around it; `now` is the day it reaches to."""

    title: str
    description: str
    top: int
    first: str
    last: str
    width: int
    height: int
    line: str
    known: bool  # whether the line is drawn where the sum is known
    least: bool  # whether it is drawn within `spans`, where only so many at least are
    area: str
    band: str  # up to what may have been done; empty where the figure is exact all along
    spans: str  # the days over which it is not told how what was done is spread
    unspread: str  # why it is not
    pace: str
    now: str


class _Paper(NamedTuple):
    """Where days and numbers lie on the drawing."""

    window: Span
    top: int

    def x(self, day: date) -> str:
        """Where the end of a day lies; what was done after the window lies on its last day."""
        days = min((day - self.window.first).days + 1, self.window.days)
        return f"{round(_WIDTH * max(0, days) / self.window.days, 1):g}"

    def y(self, number: int | None) -> str:
        """Where a number lies; what is open reaches as high as the drawing does."""
        most = self.top if number is None else number
        return f"{round(_HEIGHT - _MARGIN - (_HEIGHT - 2 * _MARGIN) * most / self.top, 1):g}"

    def box(self, span: Span, low: int, high: int | None) -> str:
        """The days of a span, from one number up to another."""
        left, right = self.x(span.first - DAY), self.x(span.last)
        return f"M{left} {self.y(low)}V{self.y(high)}H{right}V{self.y(low)}z"


def chart(account: Account, audience: Audience) -> Chart | None:
    """Draw what is known of the sum against an even pace; None where there is none, or no goal.

    What is proven is drawn as a line, what may be done beyond it as a band, and the days of a tally
    as a box: how what it tells of is spread over them is not known (docs/figures.md).
    """
    row, goal = account.row, account.row.outcome.goal
    if goal is None or row.outcome.figure is None or row.as_of < row.window.first:
        return None
    known = course(account, audience)
    until = reached(account, audience)
    levels, boxes = stretches(known, until)
    numbers = (max(one.figure.low, one.figure.high or 0) for one in known.known)
    paper = _Paper(row.window, max(goal.number, *numbers))
    apart = [one for one in levels if not one.inside and not one.figure.exact]
    lined = [one for one in levels if _is_lined(one)]
    words = [*_told(row.window, levels, boxes)]
    by = long(until) if audience.sees_days else f"{month(until)} {until.year}"
    if known.beyond:
        words.append(t("I summan till och med {day} ingår sådant som inte visas för sig.", day=by))
    words += _pace_words(account, by)
    return Chart(
        title=t("{promise}: utfallet och en jämn takt", promise=agreements.named(row.pledge)),
        description=" ".join([t("Påhittat exempel."), *words] if row.examples else words),
        top=paper.top,
        first=long(row.window.first),
        last=long(row.window.last),
        width=_WIDTH,
        height=_HEIGHT,
        line=_line(paper, lined),
        known=any(not one.inside for one in lined),
        least=any(one.inside for one in lined),
        area="".join(
            [
                *(paper.box(one.span, 0, one.low) for one in lined if not one.inside),
                *(paper.box(one.span, 0, one.before) for one in boxes if one.before),
            ]
        ),
        band="".join(paper.box(one.span, one.low, one.figure.high) for one in apart),
        spans="".join(paper.box(one.span, one.before, one.figure.high) for one in boxes),
        unspread=_why(boxes),
        pace=_pace(paper, goal, row.outcome.units),
        now="" if row.over else f"M{paper.x(until)} 0V{_HEIGHT}",
    )


def _is_lined(one: Stretch) -> bool:
    """Whether a line tells of it: not of what nobody has numbered, nor a dot at a box's end."""
    return not unstated(one.figure) and (one.told or one.span.first <= one.span.last)


def _line(paper: _Paper, levels: Sequence[Stretch]) -> str:
    """Draw what is proven; it rises only on a day that is told."""
    path, end = "", ""
    for one in levels:
        left, right, high = paper.x(one.span.first - DAY), paper.x(one.span.last), paper.y(one.low)
        path += f"V{high}" if one.follows and left == end else f"M{left} {high}"
        path += f"H{right}"
        end = right
    return path


@lru_cache(maxsize=256)  # the goals of a year are few and alike
def _pace(paper: _Paper, goal: Goal, units: tuple[Unit, ...]) -> str:
    path = f"M0 {paper.y(0)}"
    for day, number in _due(paper.window, goal, units):
        path += f"H{paper.x(day)}V{paper.y(number)}"
    return f"{path}H{_WIDTH}"


def _due(window: Span, goal: Goal, units: Sequence[Unit]) -> list[tuple[date, int]]:
    """The days by which so many are due; for each week (month …) the days on which they end."""
    if goal.counts_units and goal.per:
        ends = [(unit.span.last, number) for number, unit in enumerate(units, 1)]
        return ends[:: len(ends) // -_MOST][::-1]
    total = min(months(window), goal.number)
    numbers = {goal.number * step // total for step in range(1, total + 1)}
    return [(due_day(window, goal.number, number), number) for number in sorted(numbers)]


def _told(window: Span, levels: Sequence[Stretch], boxes: Sequence[Box]) -> Iterator[str]:
    """Yield what the drawing shows of the reports, from the first day on."""
    marks: list[Stretch | Box] = [*levels, *boxes]
    marks.sort(key=lambda one: one.span.first)
    reported = bool(marks) and isinstance(marks[0], Box) and marks[0].reported
    if marks and marks[0].from_ > window.first and not reported:
        yield t("Inget är redovisat före den {day}.", day=long(marks[0].from_))
    year = window.first.year if window.first.year == window.last.year else None
    for one in marks:
        if isinstance(one, Box):
            yield _box_words(one)
        elif one.told:
            figure = Figure(None, one.low, None, "at_least") if one.inside else one.figure
            yield f"{_day(one.from_, year)}: {_count(figure)}."


def _box_words(box: Box) -> str:
    """From how many to how many a sum went over some days."""
    days, after = dates.days(box.span), _count(box.figure)
    why = _why([box])
    if not box.reported:
        return t("{days}: {after}, {why}.", days=days, after=after, why=why)
    return t(
        "{days}: från {before} till {after}, {why}.",
        days=days,
        before=box.before,
        after=after,
        why=why,
    )


def _why(boxes: Sequence[Box]) -> str:
    """Why it is not told how what was done is spread over some days; empty where there are none."""
    tally, hidden = t("fördelningen är inte känd"), t("dagarna visas inte")
    found = {tally if one.tally else hidden for one in boxes}
    both = t("{first} eller {last}", first=tally, last=hidden)
    return both if len(found) > 1 else "".join(found)


def _pace_words(account: Account, by: str) -> Iterator[str]:
    """Yield how many are due by the as-of day, called `by`, and what the broken line shows."""
    row, goal, target = account.row, account.row.outcome.goal, account.row.pledge.promise.target
    assert goal  # noqa: S101  chart() has seen to it
    if not row.over and row.outcome.expected is None:  # no pace of what is done
        yield t("Det gäller till och med {day}.", day=by)
    elif not row.over:
        due = due_on(goal, row.window, row.outcome.units, min(row.as_of, row.window.last))
        yield t("Det gäller till och med {day}: {due} vid jämn takt.", day=by, due=due)
    yield t(
        "Streckad linje: jämn takt till målet, {count} den {day}.",
        count=goal_words(goal, target.counted_in),
        day=long(row.reach.judged.last),
    )


def _day(day: date, year: int | None) -> str:
    """14 mars, with its year where that is not the one of the whole time."""
    return f"{day.day} {month(day)}" if day.year == year else long(day)


def _count(figure: Figure) -> str:
    """A number in words, with its bounds where it is about: ca 20 (18–22)."""
    if unstated(figure):
        return t("gjort, antalet är inte angivet")
    words = in_words(figure)
    about = figure.rounded and figure.high is not None
    return f"{words} ({figure.low}–{figure.high})" if about else words
