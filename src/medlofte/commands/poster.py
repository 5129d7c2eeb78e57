"""`medlofte poster`: how a time stands, on one page to hang on a wall, with a QR code."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from medlofte.commands import public_gate, site_address
from medlofte.commands.options import (
    AsOf,
    BaseUrl,
    OneMunicipality,
    Output,
    Overwrite,
    Period,
    takes,
)
from medlofte.commands.workspace import Workspace
from medlofte.disk import output
from medlofte.language import t
from medlofte.publishing.audience import Audience
from medlofte.render.terminal import screen
from medlofte.render.wall.poster import page_path, poster
from medlofte.render.wall.qr import qr_code
from medlofte.render.wall.sheet import SIZES, pdf
from medlofte.stop import WrongCallError
from medlofte.typed import lookup


@dataclass(frozen=True)
class PosterOptions:
    """What was asked for, as typed."""

    municipality: OneMunicipality
    period: Period = None
    output: Output = None
    overwrite: Overwrite = False
    paper: Annotated[str, takes("|".join(SIZES), t("Papperets storlek; annars a4."), "--paper")] = (
        SIZES[0]
    )
    base_url: BaseUrl = None
    as_of: AsOf = None


def run(options: PosterOptions, workspace: Workspace) -> int:
    """Write the poster; 1 where files were left out of its figures."""
    out, size = _out(options), lookup.form(options.paper, SIZES, "--paper")
    today = lookup.as_of(options.as_of, workspace.today)
    audience = public_gate.audience(workspace, today)
    base = site_address.base(options.base_url, audience.publish)
    reading = workspace.reading(workspace.named(options.municipality))
    if reading.book is None:
        return int(workspace.warn_left_out([reading]))
    progress = public_gate.progress(workspace, audience, reading.book, options)
    address = base + page_path(progress, today) if base else ""
    told = poster(progress, audience)
    output.save(out, pdf(told, size, audience.publish.colour, address), overwrite=options.overwrite)
    screen.of(sys.stderr).print([t("Skriven: {path}", path=out), *_missing(address, audience)])
    return int(workspace.warn_left_out([reading]))


def _out(options: PosterOptions) -> Path:
    """The file to write, which is a PDF that is not there yet."""
    out = Path(options.output or "")
    if not options.output:
        raise WrongCallError(t("Ange var affischen ska sparas: -o affisch.pdf"))
    if out.suffix and out.suffix.lower() != ".pdf":
        raise WrongCallError(t("Affischen är en PDF: -o {path}", path=out.with_suffix(".pdf")))
    output.check(out, overwrite=options.overwrite)
    return out


def _missing(address: str, audience: Audience) -> Iterator[str]:
    """Yield what would make the poster more useful, and how it is given."""
    if not address:
        yield t(
            "Utan QR-kod, för webbplatsens adress är inte känd. Ange den med --base-url "
            "https://www.kommun.se/loften/, eller som publish.base_url i medlofte.yaml."
        )
    elif not qr_code(address):
        yield t(
            "Utan QR-kod, för adressen är för lång för att läsas av: {address}", address=address
        )
    if not audience.publish.contact:
        yield t("Vem man frågar kan anges som publish.contact i medlofte.yaml.")
