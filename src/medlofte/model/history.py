"""Knows what a site keeps of what it has published: ids, states and numbers, never a text."""

from datetime import date
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from medlofte.reading.values import CODE, ID
from medlofte.targets.counting import Precision
from medlofte.targets.outcome import State

SCHEMA_VERSION = 1
MOST_CHANGES = 500  # of a municipality; the oldest go

Id = Annotated[str, StringConstraints(pattern=ID, max_length=64)]
Number = Annotated[int, Field(strict=True, ge=0, le=10**9)]
Kind = Literal["reported", "late", "corrected", "removed", "state", "followed_up", "gone"]
Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
# Which promise of which agreement, and the first day of its window; whose follow-up of what.
StateKey = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}/[a-z0-9-]{1,64}/[0-9-]{10}$")
]
FollowUpKey = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]{1,64}/[a-z0-9-]{1,64}/[A-Za-z0-9-]{1,64}/[0-9]{1,4}$"),
]


class _Kept(BaseModel):
    """What stands in the file, as strictly as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


_Checked = TypeVar("_Checked", bound=_Kept)
_IMPOSSIBLE = "never written"


def _in_order(checked: _Checked, *days: tuple[date | None, date | None]) -> _Checked:
    """Refuse days that are turned around, which no site has told."""
    if any(first and last and first > last for first, last in days):
        raise ValueError(_IMPOSSIBLE)
    return checked


class PublishedReport(_Kept):
    """A report as it was told: for what, on which days, how many; `replaces` what it corrected.

    `others` are the promises beside the first that it is listed under.
    `file` stays when its day is corrected. One that `counts` in no figure is listed as that; `told`
    is one that counted when an earlier site was published.
    """

    agreement: Id
    promise: Id
    others: tuple[Id, ...] = ()
    first: date
    last: date
    count: Number | None = None
    precision: Precision = "exact"
    replaces: tuple[Mark, ...] = ()
    file: Mark | None = None
    counts: bool = True
    told: bool = False
    example: bool = False

    @property
    def known(self) -> bool:
        """Whether it has been told that it was reported."""
        return self.counts or self.told

    @model_validator(mode="after")
    def _possible(self) -> Self:
        return _in_order(self, (self.first, self.last))


class PublishedChange(_Kept):
    """Something that became public on one of these days; `id` is what the feeds call it."""

    id: Mark
    kind: Kind
    first: date
    last: date
    agreement: Id | None = None
    promise: Id | None = None
    others: tuple[Id, ...] = ()
    report: Mark | None = None
    before: Number | None = None
    after: Number | None = None
    precision: Precision = "exact"
    precision_before: Precision = "exact"
    was: State | None = None
    now: State | None = None
    of_first: date | None = None  # of a report, or the time of a state or a follow-up
    of_last: date | None = None
    before_first: date | None = None  # where the days were corrected
    before_last: date | None = None
    lost_before: bool = False  # of a state: whether no report could change it any more
    lost: bool = False
    provisional: bool = False  # of a state: whether it might still change
    example: bool = False

    @model_validator(mode="after")
    def _possible(self) -> Self:
        of_report = self.kind in ("reported", "late", "corrected")
        told = self.of_first if of_report else self.first
        if told is None or (self.kind == "state" and not (self.was and self.now)):
            raise ValueError(_IMPOSSIBLE)
        return _in_order(
            self,
            (self.first, self.last),
            (self.of_first, self.of_last),
            (self.before_first, self.before_last),
            (self.of_first if of_report else None, self.last),  # nothing is told before it is done
        )


class PublishedRecord(_Kept):
    """What is public of a municipality, and the changes of it that were seen, the newest first.

    `seen` is the day that the latest of them became public, as exact as days are told. Of states
    and follow-ups `invented` names those that rest on examples, `provisional` what may yet change,
    and `lost` what can no more be kept though its time goes on; `ends` tells the last day of each.
    `held` names reports and follow-ups that have been told of and wait until they are again.
    """

    schema_version: Literal[1] = 1
    municipality: Id
    code: Annotated[str, StringConstraints(pattern=CODE)]
    dates: Literal["day", "month", "tertial"]
    seen: date
    states: dict[StateKey, State] = Field(default_factory=dict)
    reports: dict[Mark, PublishedReport] = Field(default_factory=dict)
    follow_ups: tuple[FollowUpKey, ...] = ()
    invented: tuple[StateKey | FollowUpKey, ...] = ()
    provisional: tuple[StateKey, ...] = ()
    lost: tuple[StateKey, ...] = ()
    ends: dict[StateKey, date] = Field(default_factory=dict)
    held: tuple[Mark, ...] = ()
    changes: Annotated[tuple[PublishedChange, ...], Field(max_length=MOST_CHANGES)] = ()
