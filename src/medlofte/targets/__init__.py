"""Knows which kinds of target there are, what each asks for, and how it is judged."""

from collections.abc import Collection, Mapping
from typing import Annotated, get_args

from pydantic import Field

from medlofte.targets.count import Count
from medlofte.targets.increase import Increase
from medlofte.targets.milestone import Milestone
from medlofte.targets.on_demand import OnDemand
from medlofte.targets.ongoing import Ongoing

AnyKind = Count | Milestone | Ongoing | Increase | OnDemand
Target = Annotated[AnyKind, Field(discriminator="kind")]

# By the names that stand in the files.
KINDS: Mapping[str, type[AnyKind]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(AnyKind)
}


def like(text: str) -> str:
    """The kind of target that a promise's text reads like most."""
    return max(KINDS, key=lambda kind: KINDS[kind].resembles(text))


def implied(keys: Collection[str]) -> str | None:
    """The kind that is meant where these keys are given: the one that begins with one of them."""
    first = {kind: [*fields.model_fields][1:2] for kind, fields in KINDS.items()}
    return next((kind for kind, own in first.items() if own and own[0] in keys), None)
