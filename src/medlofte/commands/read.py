"""`medlofte read`: a published document as the draft of a promise file."""

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

from typer import Option

from medlofte.book.load import promise_path
from medlofte.commands.options import Holds, Output, Overwrite, Where, Yes, format_of, stands, takes
from medlofte.commands.workspace import Workspace, workspace_of
from medlofte.disk import output
from medlofte.drafting import reader
from medlofte.drafting.blocks.foreign import looks_swedish
from medlofte.drafting.blocks.opened import STDIN, opened
from medlofte.drafting.draft import DocumentDraft, DraftSource, ToldFact
from medlofte.drafting.facts import persons
from medlofte.drafting.facts.contact_lines import contact_lines
from medlofte.drafting.facts.subject import is_agreement
from medlofte.drafting.file import written
from medlofte.drafting.file.sound import is_personal, not_promised, sound, without_persons
from medlofte.interview import prompts
from medlofte.language import in_source, t
from medlofte.reading.values import is_web
from medlofte.render.data import draft_json
from medlofte.render.terminal import draft_table, screen
from medlofte.stop import RefusedError, WrongCallError
from medlofte.swedish.municipalities import Municipality
from medlofte.typed import lookup
from medlofte.wording import shell
from medlofte.wording.plain_text import wrap

FORMATS = ("table", "json")


@dataclass(frozen=True)
class ReadOptions:
    """Which document, and what becomes of it, as typed."""

    document: Annotated[
        str | None,
        stands(
            t("[DOKUMENT]"),
            t("En .txt-, .html-, .docx- eller .pdf-fil. Med --review en kommun eller löftesfil."),
        ),
        Holds.FILE,
    ] = None
    municipality: Annotated[
        str | None,
        takes(t("KOMMUN"), t("Kommunen, om dokumentet inte säger det.")),
        Holds.ANY_MUNICIPALITY,
    ] = None
    url: Annotated[str | None, takes(t("ADRESS"), t("Var dokumentet är publicerat."))] = None
    output: Output = None
    overwrite: Overwrite = False
    everything: Annotated[
        bool, Option("--all", help=t("Visa också det som inte är några löften."))
    ] = False
    form: Annotated[str, format_of(FORMATS)] = "table"
    yes: Yes = False
    review: Annotated[
        bool,
        Option(
            "--review",
            help=t("Gå igenom det som är märkt att kontrollera, i en fil eller för en kommun."),
        ),
    ] = False


def run(options: ReadOptions, where: Where, today: date) -> int:
    """Show what is read out of a document; write it as the options say, or as a person answers."""
    if options.review:
        return _review(options, where, today)
    as_json = lookup.form(options.form, FORMATS) == "json"
    document = _named(options)
    if options.output:
        _check_place(Path(options.output), document, overwrite=options.overwrite)
    # What programs read is the same in every language.
    with in_source() if as_json else nullcontext():
        draft, source = _read(document, options, today, asks=not as_json)
    if as_json:
        screen.machine(draft_json.text(draft, source))
    else:
        # With -o the file may go where this goes: what is for the eye stands beside it.
        out = screen.of(sys.stderr if options.output else sys.stdout)
        out.print(draft_table.draft_table(draft, out, everything=options.everything))
    if options.output:
        return _save(draft, source, options)
    if options.yes or (not as_json and prompts.is_terminal()):
        return _in_tree(draft, source, options, workspace_of(where.data, today, writes=True))
    if not as_json:
        _tell_how(document)
    return 0


def _review(options: ReadOptions, where: Where, today: date) -> int:
    if options != ReadOptions(options.document, review=True):
        raise WrongCallError(t("{option} passar inte ihop med resten.", option="--review"))
    from medlofte.commands import read_review

    return read_review.review(options.document, where, today)


def _named(options: ReadOptions) -> str:
    if not options.document:
        raise WrongCallError(t("Vilket dokument? Ange en fil, eller - för indata."))
    if is_web(options.document):
        raise WrongCallError(
            t(
                "{address} är en adress. Spara sidan, läs filen, och ange adressen med --url.",
                address=options.document,
            )
        )
    if options.url and not is_web(options.url):
        raise WrongCallError(t("--url ska vara en adress som börjar med https://."))
    return options.document


def _check_place(place: Path, document: str, *, overwrite: bool) -> None:
    """Refuse a place for the draft that is taken, above all by the document itself."""
    output.check(place, overwrite=overwrite)
    if place.is_file() and Path(document).is_file() and place.samefile(document):
        raise WrongCallError(
            t("{path} är dokumentet självt. Ange ett annat namn efter -o.", path=place)
        )


def _read(
    document: str, options: ReadOptions, today: date, *, asks: bool
) -> tuple[DocumentDraft, DraftSource]:
    """Read a document to a sound draft; one without a promise is refused."""
    found = opened(Path(document))
    if not looks_swedish(found.blocks):
        words = t("{name} är på ett annat språk. Bara dokument på svenska läses.", name=found.name)
        raise RefusedError(words)
    none = t(
        "Inget löfte hittades i {name}. Det ska vara ett medborgarlöfte, en åtgärdsplan eller en "
        "överenskommelse på svenska.",
        name=found.name,
    )
    is_one = is_agreement(found.blocks)
    if not (is_one or options.everything):  # hundreds of pages about something else
        raise RefusedError(none)
    blocks = persons.hidden(found.blocks)
    draft = reader.draft(blocks)
    if not (draft.promises and is_one):
        out = screen.of(sys.stderr)
        if options.everything:
            shown = replace(draft, left_out=not_promised(draft))
            out.print(draft_table.no_promises(shown, out))
        raise RefusedError(none)
    facts = draft.agreement
    place = _municipality(facts.municipality, options.municipality, asks=asks)
    facts = replace(facts, municipality=place)
    hidden = contact_lines(found.blocks) | persons.hidden_lines(found.blocks, blocks)
    draft = sound(replace(draft, agreement=facts, contacts=hidden))
    title = without_persons(found.title)
    if not title:
        title = facts.title.value if document == STDIN and facts.title else found.name
    own = found.address if is_web(found.address) and not is_personal(found.address) else None
    return draft, DraftSource(title, options.url or own, today)


def _municipality(
    told: ToldFact[Municipality] | None, typed: str | None, *, asks: bool
) -> ToldFact[Municipality]:
    """The municipality that was typed, else that of the document; else it is asked for."""
    if typed is not None:
        return ToldFact(lookup.any_municipality(typed), told.line if told else 0)
    if told is not None:
        return told
    if asks and prompts.is_terminal():
        prompts.tell(t("Dokumentet säger inte vilken kommun det gäller."))
        return ToldFact(
            prompts.until(t("Vilken kommun? Namn eller kod:"), lookup.any_municipality), 0
        )
    raise WrongCallError(
        t("Dokumentet säger inte vilken kommun det gäller. Ange den med --municipality.")
    )


def _in_tree(
    draft: DocumentDraft, source: DraftSource, options: ReadOptions, workspace: Workspace
) -> int:
    """Write the draft in the tree: at once, or where a person wants it."""
    from medlofte.commands import read_through
    from medlofte.commands.draft_place import Wanted, place_of

    place = place_of(workspace, draft)
    taken = place.taken(draft)
    if taken and options.yes:
        raise RefusedError(taken)
    if taken:
        prompts.tell(taken)
        return 0
    while not options.yes:
        prompts.say([""])
        wanted: dict[str, Wanted] = {t("j"): "write", t("n"): "leave", t("g"): "through"}
        decision = prompts.choose(place.question(), wanted)
        if decision == "write":
            break
        if decision == "leave":
            prompts.tell(t("Inget är skrivet."))
            return 0
        draft = sound(read_through.through(draft, workspace.today))
        if not draft.promises:
            prompts.tell(t("Inget löfte är kvar. Inget är skrivet."))
            return 0
        out = screen.of(sys.stdout)
        out.print(["", *draft_table.draft_table(draft, out, everything=False)])
    told = place.write(draft, source, source.title)
    sure = t("Granska med: medlofte validate")
    _say([*told, _next_step(draft, place.slug, sure)])
    return 0


def _save(draft: DocumentDraft, source: DraftSource, options: ReadOptions) -> int:
    """Write the draft as a file of its own."""
    path, told = options.output or "", draft.agreement.municipality
    assert told is not None  # noqa: S101  it is settled before it is written
    text = written.new_file(draft, source)
    if output.save(Path(path), text.encode(), overwrite=options.overwrite):
        place = promise_path(told.value.slug)
        sure = t("Lägg den i mappen som {path}, och granska med: medlofte validate", path=place)
        _say([t("Sparad: {path}", path=path), _next_step(draft, path, sure)])
    return 0


def _next_step(draft: DocumentDraft, named: str, sure: str) -> str:
    """How what is unsure is looked at; `sure` where nothing is."""
    if draft.agreement.doubts or any(one.doubts for one in draft.promises):
        command = shell.command("medlofte", "read", "--review", named)
        return t("Gå igenom det som är märkt med: {command}", command=command)
    return sure


def _tell_how(document: str) -> None:
    """Say how it is written, where nobody is asked."""
    command = shell.command("medlofte", "read", document, "--yes")
    if document == STDIN:
        command = f"... | {command}"  # with signs that every console has
    _say(
        [
            t("Inget är skrivet. Skriv det med: {command}", command=command),
            t("Till en egen fil: -o FIL"),
        ]
    )


def _say(sentences: Iterable[str]) -> None:
    out = screen.of(sys.stderr)
    for sentence in sentences:
        out.print(wrap(sentence, out.width))
