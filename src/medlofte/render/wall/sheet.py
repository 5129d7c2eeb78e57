"""Knows a poster as PDF: one page of A4 or A3, tagged for those who listen to it."""

from pathlib import Path
from typing import Any, Literal, get_args

from medlofte.language import chosen, t, tags
from medlofte.render.address import in_letters
from medlofte.render.document.typesetting import typeset
from medlofte.render.drawing.colour import of_sign, on_light
from medlofte.render.drawing.stacked_bar import stacked_bar
from medlofte.render.drawing.svg import picture
from medlofte.render.wall.card import WallCard
from medlofte.render.wall.poster import Poster
from medlofte.render.wall.qr import qr_code
from medlofte.wording.plain_text import harmless

Size = Literal["a4", "a3"]
SIZES: tuple[Size, ...] = get_args(Size)
_TEMPLATE = Path(__file__).with_name("poster.typ")


def pdf(poster: Poster, size: Size, colour: str | None, address: str) -> bytes:
    """Return the poster; `address` is that of the page that it leads to, or empty."""
    shares = poster.shares
    language, _, region = tags(chosen()).region.partition("-")
    told = poster._asdict() | {
        "title": f"{poster.place} {poster.time}",
        "paper": size,
        "language": language,
        "region": region,
        "colour": on_light(colour),
        "date": [poster.as_of.year, poster.as_of.month, poster.as_of.day],
        "cards": [_card(one) for one in poster.cards],
        "bar": stacked_bar(shares),
        "bar_words": ", ".join(share.words for share in shares),
        "address": in_letters(address),
        "link": address,
        "qr": qr_code(address) if address else "",
        "labels": {
            "more": t("Läs mer"),
            "ask": t("Fråga"),
            "qr": t("QR-kod som leder till {address}", address=address),
        },
    }
    del told["as_of"], told["shares"]
    return typeset(_TEMPLATE, _harmless(told))


def _card(one: WallCard) -> dict[str, Any]:
    colour = of_sign(one.sign)
    sign = picture(one.sign, colour)
    return one._asdict() | {"marks": one.marks.cells, "sign": sign, "colour": colour}


def _harmless(part: Any) -> Any:
    if isinstance(part, str):
        return harmless(part)
    if isinstance(part, dict):
        return {name: _harmless(value) for name, value in part.items()}
    return [*map(_harmless, part)] if isinstance(part, list | tuple) else part
