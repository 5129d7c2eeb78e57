"""Knows what a site keeps of what it has published: ids, states and numbers, never a text."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

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


class PublishedReport(_Kept):
    """A report as it was told: for what, on which days, how many; `replaces` what it corrected.

    `file` stays when its day is corrected; a report whose file is named like another's has none.
    """

    agreement: Id
    promise: Id
    first: date
    last: date
    count: Number | None = None
    precision: Precision = "exact"
    replaces: tuple[Mark, ...] = ()
    file: Mark | None = None
    example: bool = False


class PublishedChange(_Kept):
    """Something that became public on one of these days; `id` is what the feeds call it."""

    id: Mark
    kind: Kind
    first: date
    last: date
    agreement: Id | None = None
    promise: Id | None = None
    report: Mark | None = None
    before: Number | None = None
    after: Number | None = None
    precision: Precision = "exact"
    precision_before: Precision = "exact"
    was: State | None = None
    now: State | None = None
    of_first: date | None = None
    of_last: date | None = None
    before_first: date | None = None  # where the days were corrected
    before_last: date | None = None
    example: bool = False


class PublishedRecord(_Kept):
    """What is public of a municipality, and the changes of it that were seen, the newest first.

    `seen` is the day that the latest of them became public, as exact as days are told.
    """

    schema_version: Literal[1] = 1
    municipality: Id
    code: Annotated[str, StringConstraints(pattern=CODE)]
    dates: Literal["day", "month", "tertial"]
    seen: date
    states: dict[StateKey, State] = Field(default_factory=dict)
    reports: dict[Mark, PublishedReport] = Field(default_factory=dict)
    follow_ups: tuple[FollowUpKey, ...] = ()
    changes: Annotated[tuple[PublishedChange, ...], Field(max_length=MOST_CHANGES)] = ()
