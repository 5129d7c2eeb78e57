"""`medlofte template`: a workbook to send to those who report."""

from pathlib import Path

from medlofte.book import load
from medlofte.commands.workspace import Workspace
from medlofte.disk.output import check, save
from medlofte.interview import prompts
from medlofte.language import t
from medlofte.progress.measure import measure
from medlofte.render.data.reporting_workbook import template
from medlofte.stop import RefusedError, WrongCallError
from medlofte.typed import lookup


def run(start: Workspace, municipality: str, period: str, output: str, *, overwrite: bool) -> int:
    """Write the workbook for a period."""
    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise WrongCallError(t("{path} ska sluta på .xlsx.", path=output))
    check(path, overwrite=overwrite)
    reading = load.read_promises(start.root, start.named(municipality))
    book = reading.book
    if book is None:
        start.complain(reading.findings)
        raise RefusedError(t("Löftesfilen har fel och måste rättas först."))
    asked = lookup.period(book, period, start.today)
    content = template(measure(book, asked, asked.span.last), start.today)
    if save(path, content, overwrite=overwrite):
        prompts.say([t("Sparad: {path}", path=output)])
    return 0
