"""Knows which kinds of target there are; a new kind is a new file here and a line below."""

from typing import Annotated

from pydantic import Field

from medlofte.targets.count import Count
from medlofte.targets.increase import Increase
from medlofte.targets.milestone import Milestone
from medlofte.targets.on_demand import OnDemand
from medlofte.targets.ongoing import Ongoing

Target = Annotated[Count | Milestone | Ongoing | Increase | OnDemand, Field(discriminator="kind")]
