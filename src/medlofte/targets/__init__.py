"""Knows which kinds of target there are, what each asks for, and how it is judged."""

from collections.abc import Collection, Mapping
from typing import Annotated, get_args

from pydantic import Field

from medlofte.targets.count import Count
from medlofte.targets.coverage import Coverage
from medlofte.targets.increase import Increase
from medlofte.targets.milestone import Milestone
from medlofte.targets.on_demand import OnDemand
from medlofte.targets.ongoing import Ongoing

AnyKind = Count | Milestone | Ongoing | Increase | OnDemand | Coverage
Target = Annotated[AnyKind, Field(discriminator="kind")]

# By the names that stand in the files.
KINDS: Mapping[str, type[AnyKind]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(AnyKind)
}


def implied(keys: Collection[str]) -> str | None:
    """The kind that is meant where these keys are given: one that begins with one of them.

    Of several it is the one that has most of them.
    """
    own = {kind: [*fields.model_fields][1:] for kind, fields in KINDS.items()}
    begun = [kind for kind, known in own.items() if known and known[0] in keys]
    return max(begun, key=lambda kind: len({*keys} & {*own[kind]}), default=None)
