"""What we stand on: how old it may be, and what we use of it that nobody has promised to keep."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import docx
import pytest
import typer
import yaml
from filelock import FileLock

from medlofte.cli import app

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "medlofte"
OF_TUPLES = {"_replace", "_asdict", "_fields", "_make"}  # the public API of named tuples

# What begins with _ and is not ours: where it is used, and the tests below that name it.
PRIVATE = {
    ("render/document/word.py", name) for name in ("_element", "_p", "_r", "_tbl", "_tr")
} | {("render/word/plain_look.py", "_p")}


def test_the_oldest_allowed_are_the_oldest_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    used = [one for name in extras if name not in {"all", "test", "dev"} for one in extras[name]]
    assert extras["all"] == [f"medlofte[{','.join(sorted({*extras} - {'all', 'test', 'dev'}))}]"]
    allowed = {re.sub(">=", "==", one, count=1) for one in (*project["dependencies"], *used)}
    oldest = (ROOT / "constraints-oldest.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(allowed, key=str.lower) == sorted(oldest, key=str.lower)


def _private(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Name("self" | "cls")):
                pass
            case ast.Attribute(attr=name) if re.match("_(?!_)", name):
                yield name
            case ast.Import(names) | ast.ImportFrom(names=names):
                from_ = getattr(node, "module", None) or ""
                parts = [part for one in names for part in f"{from_}.{one.name}".split(".")]
                yield from (part for part in parts if re.match("_(?!_)", part))


def test_nothing_private_is_used_that_is_not_named_here() -> None:
    files = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*.py")}
    used = {
        (name, one)
        for name, path in files.items()
        for one in _private(ast.parse(path.read_text(encoding="utf-8")))
        if one not in OF_TUPLES
    }
    assert used == PRIVATE, "use the public API, or name it here with a test of its own"


def _has(thing: object, names: str, of: str) -> None:
    gone = [name for name in names.split() if not hasattr(thing, name)]
    assert not gone, f"{of} has no {', '.join(gone)} any more: see who uses it in src"


def test_python_docx_still_shows_its_elements() -> None:
    """The library has no fields, links, borders or header rows; they are put in its XML."""
    document = docx.Document()
    paragraph, table = document.add_paragraph(), document.add_table(1, 1)
    _has(paragraph, "_p", "a paragraph of python-docx")
    _has(paragraph._p, "get_or_add_pPr style", "the element of a paragraph")  # noqa: SLF001  named
    _has(paragraph.add_run(), "_r", "a run of python-docx")
    _has(table, "_tbl", "a table of python-docx")
    _has(table._tbl, "tblPr", "the element of a table")  # noqa: SLF001  named
    _has(table.rows[0], "_tr", "a row of python-docx")
    _has(document.sections[0].header, "_element", "a header of python-docx")
    _has(table.rows[0]._tr, "get_or_add_trPr", "the element of a row")  # noqa: SLF001  named


def test_filelock_can_still_be_kept_from_writing() -> None:
    """Where a disk has no locks it would write in the file; older ones take the word unheard."""
    known = signature(FileLock.__init__).parameters
    assert "fallback_to_soft" in known, "a lock may be written in again: see disk/lock.py"


PARSERS = [yaml.BaseLoader, *([vars(yaml.cyaml).get("CParser")] if yaml.__with_libyaml__ else [])]


@pytest.mark.parametrize("parser", PARSERS)
def test_pyyaml_still_asks_its_parser_to_resolve(parser: Any) -> None:
    """A parser without a constructor, and three methods called at each node, are not documented."""
    assert parser, "yaml.cyaml has no CParser any more: see reading/document.py"
    asked: set[str] = set()

    def asking(name: str) -> Callable[..., None]:
        return lambda *_: asked.add(name)

    methods = {one: asking(one) for one in ("resolve", "descend_resolver", "ascend_resolver")}
    node = type("Loader", (parser,), methods)("- a").get_single_node()
    assert (node.value[0].value, node.value[0].start_mark.index) == ("a", 2)
    assert asked == {*methods}, "yaml's parser does not ask for all of them any more"


@pytest.mark.parametrize(
    "words, name, attributes",
    [
        ("--allx", "NoSuchOption", "option_name possibilities ctx"),
        ("--format", "BadOptionUsage", "option_name ctx"),
        ("", "MissingParameter", "param ctx"),
        ("x --many y", "BadParameter", "param ctx"),
        ("x y", "UsageError", "format_message ctx"),
    ],
)
def test_typer_still_says_what_is_wrong(words: str, name: str, attributes: str) -> None:
    """Its errors are worded anew by the names of their classes, which are not public."""
    program = typer.Typer()

    @program.command()
    def command(what: str, form: str = typer.Option("", "--format"), many: int = 0) -> None:
        raise AssertionError((what, form, many))

    with pytest.raises(typer.TyperException) as wrong:
        program(words.split(), standalone_mode=False)
    assert type(wrong.value).__name__ == name, f"typer calls {name} something else: cli/usage.py"
    _has(wrong.value, attributes, f"typer's {name}")
    if hasattr(wrong.value, "param"):
        _has(wrong.value.param, "metavar opts", "typer's parameter")


def test_typer_still_tells_what_it_builds() -> None:
    """For completion and the pages of `man` and `docs`."""
    command = app.built()
    _has(command, "commands params help", "what typer builds")
    _has(command.params[0], "name opts metavar nargs param_type_name", "typer's parameter")
