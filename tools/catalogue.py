"""Keeps the catalogues complete: collects the Swedish texts, compiles what is translated.

`python tools/catalogue.py` updates medlofte.po of each language and compiles its medlofte.mo; with
--check it only tells whether a text is missing, untranslated or no longer used, or the compiled
file is old.
"""

import ast
import io
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jinja2
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import nodes

from medlofte import rules
from medlofte.language import LANGUAGES, Language
from medlofte.language import SOURCE as MOTHER_TONGUE
from medlofte.model.own_settings import OwnSettings
from medlofte.model.settings import Accessibility, Letters, Publish, Settings
from medlofte.rules.rule import Rule
from medlofte.swedish import dates

SOURCE = Path(__file__).parent.parent / "src" / "medlofte"


def texts() -> Iterator[str | tuple[str, ...]]:
    """Yield every text: those in t() and n(), the calendar's names, settings, the rules' pages."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _called(node)
    for path in sorted(SOURCE.rglob("*.html")):
        yield from _in_template(path.read_text("utf-8"))
    yield from (*dates.MONTHS, *dates.WEEKDAYS)
    for model in (Settings, Publish, Accessibility, Letters, OwnSettings):
        yield from (field.description or "" for field in model.model_fields.values())
    for rule in rules.ALL:
        yield from _prose(rule)


def _called(call: ast.Call) -> Iterator[str | tuple[str, ...]]:
    """The text in a call of t() or n(), also inside an f-string, where extractors do not look."""
    name = getattr(call.func, "id", getattr(call.func, "attr", None))
    words = [part.value for part in call.args[:2] if isinstance(part, ast.Constant)]
    if name == "t" and words:
        yield str(words[0])
    if name == "n" and len(words) > 1:
        yield str(words[0]), str(words[1])


def _in_template(source: str) -> Iterator[str | tuple[str, ...]]:
    """The texts in the calls of t() and n() in a page's template."""
    for call in jinja2.Environment(autoescape=True).parse(source).find_all(nodes.Call):
        words = [part.value for part in call.args[:2] if isinstance(part, nodes.Const)]
        if isinstance(call.node, nodes.Name) and call.node.name == "t" and words:
            yield words[0]
        if isinstance(call.node, nodes.Name) and call.node.name == "n" and len(words) > 1:
            yield words[0], words[1]


def _prose(rule: Rule) -> Iterator[str]:
    """The paragraphs of a page that are prose: what, and why."""
    for paragraph in rule.page.split("\n\n")[:2]:
        yield " ".join(paragraph.split())


def main() -> int:
    """Update the catalogues, or with --check complain about them; 1 where something is wrong."""
    return max(_keep(language) for language in LANGUAGES if language != MOTHER_TONGUE)


def _keep(language: Language) -> int:
    po = SOURCE / "locale" / language / "LC_MESSAGES" / "medlofte.po"
    mo = po.with_suffix(".mo")
    with po.open("rb") as file:
        catalogue = read_po(file, locale=language)
    known = {message.id: message for message in catalogue if message.id}
    wanted = dict.fromkeys(texts())
    complaints = [f"not in the catalogue: {text!r}" for text in wanted if text not in known]
    complaints += [f"no longer used: {text!r}" for text in known if text not in wanted]
    complaints += [c for text in wanted if text in known for c in _wrong(known[text])]
    if "--check" in sys.argv[1:]:
        if not complaints and mo.read_bytes() != _compiled(catalogue):
            complaints.append(
                f"{language}: {mo.name} is older than {po.name}: run python tools/catalogue.py"
            )
    else:
        _update(po, language, known, list(wanted))
        with po.open("rb") as file:
            mo.write_bytes(_compiled(read_po(file, locale=language)))
    print("\n".join(complaints))
    return int(bool(complaints))


def _wrong(message: Message) -> Iterator[str]:
    """Complain where a translation is missing or uses other fields than the text."""
    originals, words = _forms(message.id), _forms(message.string)
    if not all(words):
        yield f"not translated: {message.id!r}"
    allowed = {name for original in originals for name in _fields(original)}
    for word in filter(None, words):
        if not _fields(word) <= allowed or (len(words) == 1 and _fields(word) != allowed):
            yield f"other fields than the text: {message.id!r}"


def _forms(text: Any) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _update(
    po: Path, language: Language, known: dict[Any, Message], wanted: list[str | tuple[str, ...]]
) -> None:
    name = Locale.parse(language).english_name
    new = Catalog(
        locale=language,
        charset="utf-8",
        fuzzy=False,
        project="medlofte",
        header_comment=f"# {name}",
    )
    for text in sorted(wanted, key=str):
        new.add(text, known[text].string if text in known else None)
    buffer = io.BytesIO()
    write_po(buffer, new, omit_header=False, width=0, no_location=True)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    dated = ("POT-Creation", "PO-Revision", "Generated-By", "Last-Trans", "Report-", "Language-T")
    po.write_text("".join(one for one in lines if not any(d in one for d in dated)), "utf-8")


def _compiled(catalogue: Catalog) -> bytes:
    # The file keeps no dates; without these the compiled one would hold the time of day.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
