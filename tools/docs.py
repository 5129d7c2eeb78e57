"""Writes the pages of docs/ that follow from the code; with --check it only compares."""

import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from medlofte import rules
from medlofte.cli import app
from medlofte.drafting import rules as reading_rules
from medlofte.model.activity import Activity, Part, Result
from medlofte.model.agreement import (
    Agreement,
    Area,
    Basis,
    FollowUp,
    Promise,
    PromiseFile,
    Reference,
    Signatory,
)
from medlofte.model.follow_up import Indicator, Measurement, Remark, WrittenFollowUp
from medlofte.model.follow_up_answers import FollowUpAnswers
from medlofte.model.settings import Accessibility, Letter, Letters, Publish, Settings, Shortcoming
from medlofte.reading.values import CODE, ID, Source
from medlofte.render.terminal.rule_page import level_word, paragraphs, what
from medlofte.targets import Target
from medlofte.targets.increase import Baseline

KINDS = get_args(get_args(Target)[0])
DOCS = Path(__file__).parent.parent / "docs"
_MADE = "<!-- Skriven av tools/docs.py ur koden. Ändra där, inte här. -->\n"


def format_page() -> Iterator[str]:
    yield "# Filernas form\n"
    yield _MADE
    yield (
        "En kommuns löften ligger i `promises/<kommun>.yaml`, varje aktivitet i en egen fil "
        "`activities/<kommun>/<år>/<datum>-<ord>.yaml`. Filerna är YAML, sparade som UTF-8. "
        "Heltal skrivs med siffror utan citattecken, dagar som 2024-03-14, ja och nej som `true` "
        "och `false`. All annan text är text, också `no`, `22:30` och `0123`.\n"
    )
    models: list[tuple[str, type[BaseModel]]] = [
        ("Aktivitetsfilen", Activity),
        ("results: ett resultat", Result),
        ("of_which: en del av ett resultat", Part),
        ("Löftesfilen", PromiseFile),
        ("agreements: ett medborgarlöfte", Agreement),
        ("areas: ett område", Area),
        ("promises: ett löfte", Promise),
        *((f"target: {{kind: {_kind(kind)}}}", kind) for kind in KINDS),
        ("baseline: jämförelsetalet", Baseline),
        ("references: ett diarienummer", Reference),
        ("signatories: en underskrift", Signatory),
        ("sources, source: en källa", Source),
        ("basis: ett underlag", Basis),
        ("follow_up: en uppföljning", FollowUp),
        ("follow_ups: en skriven uppföljning", WrittenFollowUp),
        ("Svaren till en uppföljning", FollowUpAnswers),
        ("promises i en uppföljning: om ett löfte", Remark),
        ("indicators: ett mått på effekt", Indicator),
        ("values, baseline: ett mätvärde", Measurement),
        ("medlofte.yaml: inställningar", Settings),
        ("publish: hur det publiceras", Publish),
        ("accessibility: till tillgänglighetsredogörelsen", Accessibility),
        ("shortcomings: en brist", Shortcoming),
        ("report: den skrivna uppföljningen", Letters),
        ("letters: ett brev", Letter),
    ]
    for title, model in models:
        yield f"## {title}\n"
        yield "| nyckel | form | måste | vad |\n|---|---|---|---|"
        for name, field in model.model_fields.items():
            yield f"| `{field.alias or name}` | {_form(field)} | {_must(field)} | {_text(field)} |"
        yield ""


def _kind(model: type[BaseModel]) -> str:
    return str(get_args(model.model_fields["kind"].annotation)[0])


def _must(field: FieldInfo) -> str:
    return "ja" if field.is_required() else ""


def _text(field: FieldInfo) -> str:
    if field.description is None:
        raise SystemExit(f"a field has no description: {field}")
    return field.description


def _form(field: FieldInfo) -> str:
    form = _form_of(field.annotation, field.metadata)
    return "`none` eller grupp" if "Literal['none']" in str(field.annotation) else form


def _form_of(annotation: Any, metadata: list[Any]) -> str:  # noqa: PLR0911  one answer a form
    arguments = [one for one in get_args(annotation) if one not in (type(None), ...)]
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{one}`" for one in arguments)
    if get_origin(annotation) is tuple:
        return f"lista av {_form_of(arguments[0], [])}"
    if get_origin(annotation) is dict:
        return "nycklar och text"
    if hasattr(annotation, "__metadata__"):
        return _form_of(arguments[0], list(annotation.__metadata__))
    if len(arguments) == 1:
        return _form_of(arguments[0], metadata)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "grupp"
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{one}`" for one in annotation)
    patterns = {getattr(one, "pattern", None) for one in metadata}
    names = {"date": "dag", "int": "heltal", "Decimal": "tal", "bool": "`true`, `false`"}
    if ID in patterns:
        return "id"
    if CODE in patterns:
        return "fyra siffror"
    return names.get(getattr(annotation, "__name__", ""), "grupp" if arguments else "text")


def rules_page() -> Iterator[str]:
    yield "# Reglerna\n"
    yield _MADE
    yield (
        "`medlofte validate` granskar filerna efter de här reglerna, och `medlofte rule NAMN` "
        "visar en av dem. Ett fel ger avslutskod 1. En varning, och det som liknar "
        "personuppgifter, kan godtas där det står: skriv `# medlofte: ok NAMN` sist på raden, "
        "gärna med ett skäl efter.\n"
    )
    for rule in rules.ALL:
        yield f"## {rule.name}\n"
        yield f"*{level_word(rule.level).capitalize()}.* {what(rule)}\n"
        for paragraph in paragraphs(rule)[1:]:
            heading, _, sample = paragraph.partition("\n")
            if heading in ("Fel:", "Rätt:"):
                yield f"{heading}\n\n```\n{re.sub('^    ', '', sample, flags=re.MULTILINE)}\n```\n"
            else:
                yield f"{paragraph}\n"


def commands_page() -> Iterator[str]:
    yield "# Kommandona\n"
    yield _MADE
    group = app.built()
    context = group.make_context("medlofte", [], resilient_parsing=True, terminal_width=80)
    yield f"```\n{group.get_help(context).strip()}\n```\n"
    yield from _commands("medlofte", group)


def _commands(path: str, group: Any) -> Iterator[str]:
    for name, command in group.commands.items():
        inner = command.make_context(
            f"{path} {name}", [], resilient_parsing=True, terminal_width=80
        )
        yield f"## {path} {name}\n"
        yield f"```\n{command.get_help(inner).strip()}\n```\n"
        if hasattr(command, "commands"):
            yield from _commands(f"{path} {name}", command)


def reading_page() -> Iterator[str]:
    yield "# Hur ett dokument läses\n"
    yield _MADE
    yield (
        "`medlofte read` läser ett publicerat dokument efter de här reglerna. De prövas i ordning. "
        "Var och en har ett exempel som den gäller för, och ofta ett som liknar men inte är det.\n"
    )
    for title, chapter in reading_rules.BY_SUBJECT.items():
        yield f"## {title}\n"
        for rule in chapter:
            yield f"### {rule.name}\n"
            yield f"{rule.says}\n"
            yield f"Exempel: »{rule.example}«\n"
            if rule.counterexample is not None:
                yield f"Inte: »{rule.counterexample}«\n"


PAGES = {
    "format.md": format_page,
    "rules.md": rules_page,
    "commands.md": commands_page,
    "reading.md": reading_page,
}


def main() -> int:
    """Write or compare every page; 1 where a page is not what the code says."""
    check = "--check" in sys.argv[1:]
    stale = 0
    for name, page in PAGES.items():
        path, text = DOCS / name, "\n".join(page()).rstrip() + "\n"
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            print(f"{path} is not what the code says: run python tools/docs.py")
            stale = 1
        if not check:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
