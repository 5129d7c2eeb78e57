"""`medlofte template`: a workbook to send to those who report."""

from pathlib import Path

from medlofte.commands.workspace import Workspace
from medlofte.disk.output import check, save
from medlofte.interview import prompts
from medlofte.language import t
from medlofte.progress.measure import measure
from medlofte.render.data.reporting_workbook import template
from medlofte.stop import WrongCallError
from medlofte.typed import lookup


def run(
    workspace: Workspace, municipality: str, period: str, output: str, *, overwrite: bool
) -> int:
    """Write the workbook for a period."""
    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise WrongCallError(t("{path} ska sluta på .xlsx.", path=output))
    check(path, overwrite=overwrite)
    book = workspace.book(workspace.named(municipality), activities=False)
    asked = lookup.period(book, period, workspace.today)
    content = template(measure(book, asked, asked.span.last), workspace.today)
    if save(path, content, overwrite=overwrite):
        prompts.say([t("Sparad: {path}", path=output)])
    return 0
