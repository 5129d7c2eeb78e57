"""The bare program: the imports that any command of medlofte needs, and nothing else."""

import pydantic
import rich.console
import rich.table  # noqa: F401  as above
import typer  # noqa: F401  as above
import yaml  # noqa: F401  as above


class Activity(pydantic.BaseModel):
    date: str
    counts_for: list[str]
    count: int = 1
