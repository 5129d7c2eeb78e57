"""Knows the view for a screen on a wall: a few promises at a time, on pages that turn."""

from collections.abc import Iterator
from operator import le

from medlofte.language import t
from medlofte.render.address import in_letters, year_page
from medlofte.render.drawing.svg import punch_card
from medlofte.render.site import frame, year
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.year import ToldYear
from medlofte.render.wall.card import WallCard, card
from medlofte.stop import WrongCallError
from medlofte.wording import agreements
from medlofte.wording.notes import told_explanations
from medlofte.wording.plain_text import shorten
from medlofte.wording.public_answer import cautions
from medlofte.wording.targets.bar import explained

_SECONDS = 45  # a page stays so long: what stands on it is read aloud in less
_EACH = 6  # promises on a page
_LETTERS = 60  # of a name
_BRIEF = (32, 16, 36, 24, 60, 20)  # letters of a card that may be larger, and its marks
_TEXT = 180  # of what must be read before any figure


def pages(site: Site, told: ToldYear) -> Iterator[Page]:
    """Yield the pages of a year for a screen, each leading to the next, the last to the first."""
    answered, audience = told.answers, site.audience
    every = [card(one, told.progress.asked) for one in answered]
    parts = [every[at : at + _EACH] for at in range(0, len(every), _EACH)]
    brief = all(map(_is_brief, every))  # one size on all pages that turn
    book, agreement = told.progress.book, told.agreement
    name = shorten(book.promises.municipality, _LETTERS)
    warnings = [shorten(one, _TEXT) for one in cautions(book, answered)]
    glance = year.glance(told)
    explanations = [*told_explanations([one.row for one in answered], audience.today)]
    address = site.base_url and site.base_url + year_page(book.id, agreement.id, told.label)
    qr = address and _code(address)
    for number, cards in enumerate(parts):
        yield frame.page(
            site,
            _path(told, number),
            "screen.html",
            t("{name} {year}, skärmvy", name=name, year=told.label),
            warnings=warnings,
            since=told.since,
            name=name,
            agreement=shorten(agreements.titled(agreement), _LETTERS),
            label=told.label,
            as_of=told.as_of(audience),
            running=told.running,
            named=agreements.words(agreement.kind),
            glance=glance,
            brief=brief,
            cards=[(one, punch_card(one.marks.cells)) for one in cards],
            key=[
                (punch_card(mark), words) for mark, words in explained(one.marks for one in cards)
            ],
            explanations=explanations,
            whole=f"{told.label}.html",
            where=address and in_letters(address),
            qr=qr,
            number=number + 1,
            count=len(parts),
            following=_path(told, (number + 1) % len(parts)).rpartition("/")[2],
            seconds=_SECONDS,
        )


def _is_brief(one: WallCard) -> bool:
    """Whether there is room for what stands on a card in larger letters, to be read from afar."""
    lengths = (len(one.title), len(one.figure), len(one.standing), len(one.details), len(one.who))
    return all(map(le, (*lengths, len(one.marks.cells)), _BRIEF))


def _path(told: ToldYear, number: int) -> str:
    ending = f"-skarm-{number + 1}" if number else "-skarm"
    return year_page(told.progress.book.id, told.agreement.id, told.label, ending)


def _code(address: str) -> str:
    """The address as a QR code, where what draws it is installed."""
    try:
        from medlofte.render.wall.qr import qr_code  # noqa: PLC0415  an extra of its own
    except WrongCallError:
        return ""
    return qr_code(address)
