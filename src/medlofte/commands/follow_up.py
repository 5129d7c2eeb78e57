"""`medlofte follow-up`: the written follow-up of a period, asked promise by promise."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

from typer import Option

from medlofte.commands import edit, follow_up_file, followed_up, promise_file
from medlofte.commands.followed_up import FollowedUp
from medlofte.commands.options import AcceptPersonalData, Holds, Period, SomeMunicipality, takes
from medlofte.commands.promise_file import Decision, NewText, OpenFile
from medlofte.commands.workspace import Workspace
from medlofte.disk import drafts, programs
from medlofte.disk.journal import Deed, Did
from medlofte.edit import new_follow_up
from medlofte.edit.new_follow_up import Telling
from medlofte.interview import follow_up, prompts
from medlofte.interview.follow_up import AskedPromise, FollowUpForm
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.progress.measure import Asked, Row, measure
from medlofte.stop import FailedError, RefusedError, WrongCallError
from medlofte.typed import days, lookup
from medlofte.wording.dates import months


@dataclass(frozen=True)
class FollowUpOptions:
    """What was typed of the follow-up."""

    file: Annotated[
        str | None, takes(t("FIL"), t("Svaren i en fil, i stället för frågor.")), Holds.FILE
    ] = None
    agreement: Annotated[
        str | None, takes("ID", t("Bara det medborgarlöftet.")), Holds.AGREEMENT
    ] = None
    by: Annotated[str | None, takes(t("PART"), t("Parten som skriver den.")), Holds.PARTIES] = None
    date: Annotated[str | None, takes(t("DAG"), t("Dagen den blev klar; annars i dag."))] = None
    example: Annotated[
        bool, Option("--example", help=t("Påhittad, för att visa hur det fungerar."))
    ] = False
    accepts: AcceptPersonalData = False


class _Written(NamedTuple):
    """What is said now and what stood there when it was asked, by the name of each answer."""

    texts: Mapping[str, str]
    seen: Mapping[str, str]
    day: date | None  # as a file of answers gives it


def run(
    municipality: SomeMunicipality = None,
    period: Period = None,
    *,
    workspace: Workspace,
    options: FollowUpOptions,
) -> int:
    """Write the follow-up of a period into the promise file, whole or not at all."""
    if options.file is None and not prompts.is_terminal():
        message = t(
            "Uppföljningen skrivs genom frågor, i en terminal. Ett skript lämnar svaren i en fil: "
            "--file svar.yaml"
        )
        raise WrongCallError(message)
    municipality, period = workspace.municipality_and_period(municipality, period)
    slug = workspace.asked_for(municipality)
    file = promise_file.opened(workspace, slug)
    asked = _period(workspace, file, period)
    chosen = followed_up.agreements_of(file, asked, options.agreement)
    given = follow_up_file.read(workspace, options.file, chosen) if options.file else None
    typed_by = options.by or (given.by if given else None)
    by = followed_up.written_by(file, asked, chosen, typed_by)
    told = FollowedUp(slug, asked, chosen, by, options.example)
    if given is None:
        return _ask(workspace, file, told, options)
    texts = follow_up_file.texts(given, chosen)
    _finish(workspace, file, told, _Written(texts, told.standing(file), given.date), options)
    return 0


def _period(workspace: Workspace, file: OpenFile, typed: str | None) -> Asked:
    if typed is None:
        year = file.book.promises.latest.from_.year
        command = f"medlofte follow-up {file.book.id} {year}"
        raise WrongCallError(
            t("Ange perioden som följs upp, till exempel: {command}", command=command)
        )
    asked = lookup.period(file.book, typed, workspace.today)
    if asked.span.first > workspace.today:
        raise WrongCallError(t("Perioden har inte börjat än. Följ upp den när den har varit."))
    return asked


def _ask(workspace: Workspace, file: OpenFile, told: FollowedUp, options: FollowUpOptions) -> int:
    """Ask for all of it; what is answered is kept on this computer until it is written."""
    root, seen = workspace.root, told.standing(file)
    earlier = drafts.of(root, told.name)
    form = FollowUpForm(
        _promises(workspace, told),
        _keeping(workspace, told),
        _in_editor,
        {**seen, **earlier},
        earlier,
    )
    title = t(
        "Uppföljning av {period}, {name}",
        period=_days(told.period),
        name=file.book.promises.municipality,
    )
    follow_up.heading(title, begun=bool(earlier))
    decision: Decision = "drop"
    try:
        follow_up.run(form)
        while True:
            written = _Written(form.told, seen, None)
            decision = _finish(workspace, file, told, written, options)
            if decision in ("save", "drop"):
                break
            follow_up.ask_again(form, last=decision == "back")
    finally:
        if decision == "drop" and drafts.of(root, told.name):
            prompts.say([""])
            prompts.tell(_kept(told))
    return 0


def _keeping(workspace: Workspace, told: FollowedUp) -> Callable[[Mapping[str, str]], None]:
    """What keeps the answers; where there is no place for them, that is said once."""
    warned: list[str] = []

    def keep(answered: Mapping[str, str]) -> None:
        try:
            drafts.keep(workspace.root, told.name, answered)
        except FailedError as failed:
            if not warned:
                warned.append(str(failed))
                prompts.tell(t("Svaren går inte att spara på vägen: {reason}", reason=failed))

    return keep


def _promises(workspace: Workspace, told: FollowedUp) -> list[AskedPromise]:
    """The promises that held in the period, each with its figures as of its end."""
    book = workspace.book(told.slug).until(workspace.today)
    progress = measure(book, lookup.standpoint(None, told.period, workspace.today))
    ids = [one.id for one in told.agreements]
    found: dict[tuple[str, str], list[Row]] = {}
    for row in progress.rows:
        held = row.pledge.in_force and row.pledge.in_force & told.period.span
        if row.pledge.agreement.id in ids and held and row.window & told.period.span:
            found.setdefault((row.pledge.agreement.id, row.pledge.promise.id), []).append(row)
    return [
        AskedPromise(
            rows[0].pledge.agreement,
            rows[0].pledge.promise,
            tuple(rows),
            told.period.part,
            workspace.today,
        )
        for rows in found.values()
    ]


def _days(period: Asked) -> str:
    """The period as a heading names it: maj–augusti 2024, 2024."""
    return months(period.span) if period.part else period.label


def _in_editor(text: str) -> str:
    """Let the person write a text in an editor; what lies there is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_text(f"{text}\n" if text else "", encoding="utf-8")
        try:
            programs.edit(edit.editor(str(path)))
        except FailedError as failed:  # then it can be typed
            raise WrongCallError(str(failed)) from None
        return path.read_text(encoding="utf-8-sig", errors="replace")


def _finish(
    workspace: Workspace,
    file: OpenFile,
    told: FollowedUp,
    written: _Written,
    options: FollowUpOptions,
) -> Decision:
    """Show what would be written, check it, and write it with the promise file as it is by then."""
    day = days.day(options.date, workspace.today) if options.date else written.day

    def make(now: OpenFile) -> NewText:
        if told.standing(now) != written.seen:
            raise RefusedError(t("Uppföljningen ändrades av någon annan under tiden."))
        text, new = now.document.text, []
        for agreement, telling in _tellings(told, now, written, day or workspace.today):
            there, said = told.there(agreement), telling
            place = now.agreements.index(agreement)
            document = promise_file.parsed(now.document.path, text)
            index = there[0] if there else None
            if there and not day:
                said = replace(telling, date=there[1].date)
            text = new_follow_up.with_follow_up(document, place, index, said)
            new += new_follow_up.new_lines(said)
        return NewText(text, new, [], Did(Deed.FOLLOW_UP, told.period.label))

    if not any(written.seen.get(key, "") != text for key, text in written.texts.items()):
        prompts.tell(t("Inget är ändrat."))
        drafts.discard(workspace.root, told.name)
        return "save"
    saved = t("Sparad. Dokumentet: {command}", command=_document(told))
    asked = options.file is None
    decision = promise_file.finish(
        workspace, file, make, asked=asked, saved=saved, accepts=options.accepts
    )
    if decision == "save":
        drafts.discard(workspace.root, told.name)
    return decision


def _tellings(
    told: FollowedUp, now: OpenFile, written: _Written, day: date
) -> Iterator[tuple[Agreement, Telling]]:
    """Yield what is said now and was not before, by agreement."""
    for agreement in now.agreements:
        remarks: dict[str, dict[str, str]] = {}
        summary = None
        for key, text in written.texts.items():
            id_, promise, what = key.split("/")
            if id_ == agreement.id and text != written.seen.get(key, ""):
                if promise:
                    remarks.setdefault(promise, {})[what] = text
                else:
                    summary = text
        if remarks or summary is not None:
            label = told.period.label
            yield agreement, Telling(label, day, told.by, summary, remarks, told.example)


def _kept(told: FollowedUp) -> str:
    return t(
        "Svaren är kvar på den här datorn. Frågorna fortsätter där du slutade med: {command}",
        command=f"medlofte follow-up {told.slug} {told.period.label}",
    )


def _document(told: FollowedUp) -> str:
    return f"medlofte report {told.slug} {told.period.label} -o uppfoljning.docx"
