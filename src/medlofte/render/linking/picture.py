"""Knows the picture that is shown where pages of a municipality are shared."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, cast

from medlofte.language import t
from medlofte.render.drawing.colour import on_light
from medlofte.render.drawing.stacked_bar import stacked_bar
from medlofte.render.site.frame import Site
from medlofte.render.site.year import ToldYear
from medlofte.wording.counts import Share
from medlofte.wording.plain_text import harmless

_TEMPLATE = Path(__file__).with_name("picture.typ")
_A_PIXEL_A_POINT = 72


class Preview(NamedTuple):
    """What a picture tells: of what, a sentence, the shares of its bar, and who says so."""

    title: str
    sentence: str
    shares: Sequence[Share]
    publisher: str


def available() -> bool:
    """Whether the library that draws is there."""
    return find_spec("typst") is not None


def of_year(site: Site, name: str, year: ToldYear | None) -> bytes:
    """Draw how a municipality stands in a year; its name alone where no year is told of."""
    publish, title, sentence = site.audience.publish, name, t("Medborgarlöften")
    shares: Sequence[Share] = ()
    if year:
        told = year.headline
        title, sentence = f"{name} {year.label}", told.brief
        shares = told.drawn
    preview = Preview(title, sentence, shares, publish.publisher or "")
    return picture(preview, on_light(publish.colour))


def picture(told: Preview, colour: str) -> bytes:
    """Draw it as PNG, 1200 by 630; the same is the same to the byte."""
    data = {
        "title": harmless(told.title),
        "sentence": harmless(told.sentence),
        "bar": stacked_bar(told.shares),
        "shares": [harmless(one.words) for one in told.shares],
        "publisher": harmless(told.publisher),
        "colour": colour,
    }
    inputs = {"told": json.dumps(data, ensure_ascii=False)}
    drawn = _compiler().compile(format="png", ppi=_A_PIXEL_A_POINT, sys_inputs=inputs)
    return cast("bytes", drawn)  # one page


@cache
def _compiler() -> Any:
    import typst  # noqa: PLC0415  only where a picture is drawn

    return typst.Compiler(_TEMPLATE, _TEMPLATE.parent, ignore_system_fonts=True)
