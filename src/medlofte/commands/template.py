"""`medlofte template`: a workbook to send to those who report."""

from pathlib import Path
from typing import Annotated

from medlofte.commands.options import OUTPUT, Holds, OneMunicipality, Overwrite, stands
from medlofte.commands.workspace import Workspace
from medlofte.disk.output import check, save
from medlofte.interview import prompts
from medlofte.language import t
from medlofte.progress.measure import Standpoint, measure
from medlofte.render.data.reporting_workbook import template
from medlofte.stop import WrongCallError
from medlofte.typed import lookup


def run(
    municipality: OneMunicipality,
    period: Annotated[
        str, stands("PERIOD", t("2024, 2024-T1 eller medborgarlöftets id.")), Holds.PERIOD
    ],
    output: Annotated[str, OUTPUT, Holds.FILE],
    *,
    overwrite: Overwrite = False,
    workspace: Workspace,
) -> int:
    """Write the workbook for a period."""
    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise WrongCallError(t("{path} ska sluta på .xlsx.", path=output))
    check(path, overwrite=overwrite)
    book = workspace.book(workspace.named(municipality), activities=False)
    asked = lookup.period(book, period, workspace.today)
    stand = Standpoint(asked, asked.span.last, max(asked.span.last, workspace.today))
    content = template(measure(book, stand), workspace.today)
    if save(path, content, overwrite=overwrite):
        prompts.say([t("Sparad: {path}", path=output)])
    return 0
