"""Knows the templates: each is read and compiled once, and all text put into them is escaped."""

from functools import cache
from pathlib import Path

from medlofte.language import n, t
from medlofte.reading.paragraphs import paragraphs
from medlofte.render.document.document import Run, address
from medlofte.render.drawing.svg import sign
from medlofte.stop import WrongCallError
from medlofte.wording.plain_text import capital, harmless

try:
    import jinja2
except ImportError as problem:
    raise WrongCallError(
        t("Webbplatsen kräver ett tillägg. Installera det med: pip install jinja2")
    ) from problem

FOLDER = Path(__file__).with_name("templates")


def link(url: str) -> str:
    """An address to link to: http or https and plain ASCII, else nothing."""
    return address(Run("", link=url))


def render(template: str, /, **values: object) -> str:
    """Fill in a template; a value that it lacks is an error, never an empty place."""
    return _environment().get_template(template).render(values)


def _harmless(value: object) -> object:
    """Text obeys nothing; markup is ours, and a number is a number."""
    return harmless(value) if type(value) is str else value


def compile_all() -> None:
    """Read and compile all, once for the processes that begin as copies of this one."""
    for name in _environment().list_templates():
        _environment().get_template(name)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_harmless,
    )
    environment.globals |= {"t": t, "n": n, "sign": sign}
    environment.filters |= {"web": link, "paragraphs": paragraphs, "capital": capital}
    return environment
