"""Knows how data becomes a tagged PDF by a template: the same bytes for the same data."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, cast

from medlofte.language import t
from medlofte.stop import WrongCallError

try:
    import typst
except ImportError as problem:
    raise WrongCallError(
        t("PDF kräver ett tillägg. Installera det med: pip install typst")
    ) from problem

_SIGN = Path(__file__).with_name("sign.typ")


def typeset(template: Path, paper: Mapping[str, Any]) -> bytes:
    """Return the data set by a template, as PDF/UA-1 and PDF/A-2a.

    A sign that no font has, such as an emoji, is shown as one that cannot be shown.
    """
    text = json.dumps(paper, ensure_ascii=False)
    try:
        return _compiled(template, paper=text)
    except typst.TypstError:
        lacking = [sign for sign in {*text} if not sign.isascii() and _lacks(sign)]
        return _compiled(template, paper=_without(lacking, text))


def _compiled(template: Path, **inputs: str) -> bytes:
    compiler = typst.Compiler(template, template.parent, ignore_system_fonts=True)
    done = compiler.compile(sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"])
    return cast("bytes", done)  # one file, since no file of its own is named for each page


def _lacks(sign: str) -> bool:
    try:
        _compiled(_SIGN, sign=sign)
    except typst.TypstError:
        return True
    return False


def _without(lacking: Collection[str], text: str) -> str:
    return text.translate({ord(sign): "\ufffd" for sign in lacking})
