"""`medlofte site`: the public pages of all municipalities, with feed and open data, in a folder."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated

from typer import Option

from medlofte.book.load import Reading
from medlofte.commands import public_gate, site_address, site_history, site_serving, site_writing
from medlofte.commands.options import AsOf, BaseUrl, Holds, stands, takes
from medlofte.commands.workspace import Workspace
from medlofte.disk import programs, tree_files
from medlofte.disk.site.folder import Publication, publication
from medlofte.language import n, t
from medlofte.render.linking import picture
from medlofte.render.open_data.activity_ids import stable
from medlofte.render.site import notices
from medlofte.render.site.frame import Site
from medlofte.render.terminal import screen
from medlofte.stop import WrongCallError
from medlofte.typed import lookup


@dataclass(frozen=True)
class SiteOptions:
    """What was asked for, as typed."""

    out: Annotated[str, stands(t("MAPP"), t("Mappen som sidorna skrivs till.")), Holds.FOLDER]
    base_url: BaseUrl = None
    since: Annotated[
        str | None,
        takes(t("MAPP"), t("Den senast publicerade webbplatsen: då sägs vad som har ändrats.")),
        Holds.FOLDER,
    ] = None
    as_of: AsOf = None
    show: Annotated[bool, Option("--open", help=t("Visa den i webbläsaren."))] = False
    serve: Annotated[
        bool,
        Option(
            "--serve", help=t("Visa den på den här datorn, och skriv om den när en fil ändras.")
        ),
    ] = False
    port: Annotated[int | None, takes(t("TAL"), t("Porten för --serve."))] = None


def run(options: SiteOptions, workspace: Workspace) -> int:
    """Write the site; 1 where files were left out of its figures. Shown until Ctrl-C it is 0."""
    port = site_serving.checked(options.port, serve=options.serve)
    out = Path(options.out)
    if options.serve:
        build = partial(_build_again, options, workspace, set())
        site_serving.serve(workspace.root, out, port, build, show=options.show)
        return 0
    _, left_out = _build(options, workspace, set())
    if options.show:
        programs.show((out / "index.html").absolute().as_uri())
    return int(left_out)


def _build_again(options: SiteOptions, workspace: Workspace, told: set[str]) -> list[str]:
    """Write the site from what the files hold now, and give its paths."""
    folder, _ = _build(options, replace(workspace), told)  # one that has not read its settings yet
    return folder.paths


def _build(options: SiteOptions, workspace: Workspace, told: set[str]) -> tuple[Publication, bool]:
    """Write the site; the second is whether files were left out of its figures.

    `told` is what has been said to be missing: that is said once, also where a site is shown.
    """
    today = lookup.as_of(options.as_of, workspace.today)
    audience = public_gate.audience(workspace, today)
    base_url = site_address.base(options.base_url, audience.publish)
    since = _published(options.since)
    site = Site(audience, base_url, bool(base_url) and picture.available(), since)
    out = Path(options.out)
    _apart(tree_files.real(workspace.root), tree_files.real(out))
    begun = site_history.missing(since)  # asked before the site is written, perhaps to its place
    readings: list[Reading] = []
    with publication(out, site.audience.publish.keep) as folder:
        not_told = site_writing.write(workspace, site, folder, readings)
    unchecked = public_gate.unchecked(workspace, not_told)
    _tell(out, folder, [*unchecked, begun, *_lacking(site)], told)
    return folder, workspace.warn_left_out(readings)


def _published(typed: str | None) -> Path | None:
    """The site that was published last; a name left empty in a script asks for no new history."""
    if typed == "":
        raise WrongCallError(t("Ange mappen med den senast publicerade webbplatsen efter --since."))
    return Path(typed) if typed else None


def _apart(root: Path, out: Path) -> None:
    """Refuse to write a site over the data, or into what is read."""
    read = (root / tree_files.PROMISES, root / tree_files.ACTIVITIES)
    if root.is_relative_to(out) or any(out.is_relative_to(one) for one in read):
        message = t("Webbplatsen kan inte skrivas där uppgifterna ligger. Ange en annan mapp.")
        raise WrongCallError(message)


def _lacking(site: Site) -> list[str]:
    """Say what nobody has filled in; each empty where nothing is missing."""
    asked = notices.undeclared(site.audience.publish.accessibility)
    return [asked, _unshared(site), _unlisted(site), _renumbered(site)]


def _tell(out: Path, folder: Publication, notes: Sequence[str], told: set[str]) -> None:
    changed = n(
        "{count} fil är ny eller ändrad", "{count} filer är nya eller ändrade", folder.written
    )
    message = t(
        "Webbplatsen är skriven: {path}. {changed}, {unchanged} är som förut.",
        path=out / "index.html",
        changed=changed,
        unchanged=folder.unchanged,
    )
    screen.of(sys.stderr).print([message, *(one for one in notes if one and one not in told)])
    told.update(notes)


def _unshared(site: Site) -> str:
    """Say what is missing for the site to be found and shared; empty where nothing is."""
    if not site.base_url:
        return t(
            "Webbplatsens adress är inte angiven, så sidorna är svårare att hitta och att dela, "
            "och ingen dataportal kan hämta öppna data. "
            "Ange --base-url, eller base_url under publish i medlofte.yaml."
        )
    if not site.pictures:
        return t(
            "Sidor som delas har ingen bild: det kräver ett tillägg. Installera det med: "
            "pip install typst"
        )
    return ""


def _unlisted(site: Site) -> str:
    """Say what portals of data ask for that nobody has said; empty where nothing is missing."""
    asked = ("publisher", "contact", "licence")
    missing = [key for key in asked if not getattr(site.audience.publish, key)]
    if not site.base_url or not missing:
        return ""
    return t(
        "Katalogen för dataportaler saknar uppgifter. Skriv i {file}, under publish: {keys}.",
        file=tree_files.SETTINGS,
        keys=", ".join(missing),
    )


def _renumbered(site: Site) -> str:
    """Say that activities cannot be told apart next time; empty where they can."""
    if stable(site.audience.publish):
        return ""
    return t(
        "Aktiviteterna i öppna data har inga varaktiga id, för dagar döljs och publish.id_key "
        "saknas. Skriv minst 16 slumpade tecken där, och visa dem för ingen."
    )
