"""Knows which language the user reads: Swedish is written in the code, others are catalogues."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Literal, NamedTuple, assert_never, get_args

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
SOURCE: Language = "sv"
_FOLDER = Path(__file__).parent / "locale"

_catalogue = gettext.NullTranslations()
_chosen: Language = SOURCE


class Tags(NamedTuple):
    """What others call a language: Word and its kin with a region, and the EU's vocabularies."""

    region: str
    vocabulary: str


def tags(language: Language) -> Tags:
    match language:
        case "sv":
            return Tags("sv-SE", "SWE")
        case "en":
            return Tags("en-GB", "ENG")
        case _:
            assert_never(language)


def known(tag: str | None) -> Language | None:
    """The language of a tag; None where it is none that can be answered in."""
    return next((language for language in LANGUAGES if language == tag), None)


def use(language: Language) -> None:
    """Answer in `language` from now on, in this process."""
    global _catalogue, _chosen  # noqa: PLW0603  one process answers one reader
    _chosen = language
    _catalogue = (
        gettext.NullTranslations()
        if language == SOURCE
        else gettext.translation("medlofte", _FOLDER, [language])
    )


def chosen() -> Language:
    """The language of the answers."""
    return _chosen


@contextmanager
def in_source() -> Iterator[None]:
    """Speak Swedish for a while: machine output is never translated."""
    global _catalogue  # noqa: PLW0603  put back below
    chosen, _catalogue = _catalogue, gettext.NullTranslations()
    try:
        yield
    finally:
        _catalogue = chosen


def t(text: str, /, **values: object) -> str:
    """Return `text` in the reader's language with `values` put in; a path has `/` everywhere."""
    if isinstance(path := values.get("path"), PurePath):
        values["path"] = path.as_posix()
    return _catalogue.gettext(text).format(**values)


def n(one: str, many: str, count: int, /, **values: object) -> str:
    """Return `one` or `many` after `count`, which is also put in as {count}."""
    return _catalogue.ngettext(one, many, count).format(count=count, **values)
