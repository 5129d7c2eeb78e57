"""`medlofte template`: a workbook to send to those who report."""

from pathlib import Path

from medlofte import lookup, prompts, tree
from medlofte.commands.start import Start
from medlofte.disk import writing
from medlofte.language import t
from medlofte.progress import measure
from medlofte.render.template import template
from medlofte.stop import RefusedError, WrongCallError


def run(start: Start, municipality: str, period: str, output: str) -> int:
    """Write the workbook for a period; a file that is there is left alone."""
    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise WrongCallError(t("{path} ska sluta på .xlsx.", path=output))
    reading = tree.read_promises(start.root, start.named(municipality))
    book = reading.book
    if book is None:
        start.complain(reading.findings)
        raise RefusedError(t("Löftesfilen har fel och måste rättas först."))
    asked = lookup.period(book, period, start.today)
    content = template(measure(book, asked, asked.span.last), start.today)
    writing.create(path.parent, path.name, content)
    prompts.say([t("Sparad: {path}", path=output)])
    return 0
