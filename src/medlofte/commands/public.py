"""Knows what comes before all that is published: who reads it, and what must not be in it."""

from collections.abc import Sequence
from datetime import date

from medlofte import settings
from medlofte.commands.start import Start
from medlofte.disk import files
from medlofte.finding import Finding
from medlofte.language import n, t
from medlofte.publishing import Audience
from medlofte.rules.personal_data import in_text, values
from medlofte.stop import RefusedError


def audience(start: Start, today: date, *, internal: bool = False) -> Audience:
    """Those who will read; refused where the settings that say what to hide cannot be read."""
    found, findings = settings.load(start.root)
    if findings:
        start.complain(findings)
        message = t(
            "Inget är skrivet. Rätta {file} först: där står vad som får visas utåt.",
            file=start.shown_path(files.SETTINGS),
        )
        raise RefusedError(message)
    refuse(start, _disclosed(start))
    return Audience(found.publish, today, internal=internal)


def _disclosed(start: Start) -> list[Finding]:
    """Personal data of level error in what the settings say of the publisher."""
    document, _ = settings.load_document(start.root)
    if document is None:
        return []
    told = [(route, text) for route, text in values(document.value) if route[0] == "publish"]
    return [one for route, text in told for one in in_text(document, route, text)]


def refuse(start: Start, found: Sequence[Finding]) -> None:
    """Refuse to publish where there is personal data of level error; all places are named."""
    if found:
        start.complain(found)
        raise RefusedError(
            n(
                "Inget är skrivet: {count} personuppgift skulle ha publicerats. Ta bort den.",
                "Inget är skrivet: {count} personuppgifter skulle ha publicerats. Ta bort dem.",
                len(found),
            )
        )
