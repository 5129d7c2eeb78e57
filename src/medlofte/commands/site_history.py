"""Knows the history of a site: read from the one that was published last, written into the new."""

from pathlib import Path

from pydantic import ValidationError

from medlofte.disk.site import kept_history
from medlofte.language import t
from medlofte.model.history import PublishedRecord
from medlofte.publishing.audience import Audience
from medlofte.publishing.history import continued, without
from medlofte.publishing.withheld import Ids
from medlofte.stop import RefusedError


def others(folder: Path, slugs: list[str]) -> list[str]:
    """The municipalities that the published site tells of and this one does not.

    Raises RefusedError where it has none of ours: it is the site of another tree.
    """
    kept = kept_history.slugs(folder)
    if kept and slugs and not set(kept) & set(slugs):
        message = t(
            "Inget är skrivet: {path} är en annan webbplats, ingen av kommunerna finns där.",
            path=folder,
        )
        raise RefusedError(message)
    return [one for one in kept if one not in slugs]


def missing(folder: Path | None) -> str:
    """Say that the published site keeps no history, so that one begins; empty where it does."""
    if folder is None or kept_history.slugs(folder):
        return ""
    return t("{path} har ingen historik. Den börjar nu, och inget sägs ha ändrats.", path=folder)


def told(
    folder: Path | None, now: PublishedRecord, left_out: Ids, audience: Audience
) -> PublishedRecord:
    """What is public of a municipality, with what has changed since the last published site."""
    before = _read(folder, now.municipality, audience) if folder else None
    if before is None:
        return now
    if folder and before.code != now.code:
        raise kept_history.refused(folder / kept_history.path(now.municipality))
    return continued(before, now, left_out, audience)


def gone(folder: Path, slug: str, audience: Audience) -> PublishedRecord | None:
    """What is kept of a municipality that is told of no more."""
    before = _read(folder, slug, audience)
    return before and without(before, audience)


def as_json(record: PublishedRecord) -> bytes:
    return f"{record.model_dump_json(exclude_none=True)}\n".encode()


def _read(folder: Path, slug: str, audience: Audience) -> PublishedRecord | None:
    raw = kept_history.read(folder, slug)
    if raw is None:
        return None
    file = folder / kept_history.path(slug)
    try:
        found = PublishedRecord.model_validate_json(raw)
    except (ValidationError, RecursionError):
        raise kept_history.refused(file) from None
    if found.municipality != slug:
        raise kept_history.refused(file)
    if found.seen > audience.today:
        message = t(
            "Inget är skrivet: {path} publicerades senare än den dag som sidorna ska visa.",
            path=folder,
        )
        raise RefusedError(message)
    return found
