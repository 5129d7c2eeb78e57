"""Knows the view for a screen on a wall: a few promises at a time, on pages that turn."""

from collections.abc import Iterator
from operator import le

from medlofte.language import t
from medlofte.render.address import in_letters, year_page
from medlofte.render.drawing.svg import punch_rows
from medlofte.render.site import frame, year
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.year import ToldYear
from medlofte.render.wall.card import WallCard, card, key
from medlofte.stop import WrongCallError
from medlofte.wording import agreements
from medlofte.wording.notes import told_explanations
from medlofte.wording.plain_text import shorten
from medlofte.wording.public_answer import cautions

_SECONDS = 45  # a page stays so long: what stands on it is read aloud in less
_EACH = 6  # promises on a page
_LETTERS = 60  # of a name
_BRIEF = (32, 16, 36, 24, 60, 20)  # letters of a card that may be larger, and its marks
_TEXT = 180  # of what must be read before any figure


def pages(site: Site, told: ToldYear) -> Iterator[Page]:
    """Yield the pages of a year for a screen, each leading to the next, the last to the first."""
    every = [card(one, told.progress.asked) for one in told.answers]
    parts = [every[at : at + _EACH] for at in range(0, len(every), _EACH)]
    brief = all(map(_is_brief, every))  # one size on all pages that turn
    for number, cards in enumerate(parts):
        book, agreement = told.progress.book, told.agreement
        path = _path(told, number)
        whole = year_page(book.id, agreement.id, told.label)
        following = _path(told, (number + 1) % len(parts)).rpartition("/")[2]
        name = shorten(book.promises.municipality, _LETTERS)
        yield frame.page(
            site,
            path,
            "screen.html",
            t("{name} {year}, skärmvy", name=name, year=told.label),
            warnings=[shorten(one, _TEXT) for one in cautions(book, told.answers)],
            since=told.since,
            name=name,
            agreement=shorten(agreements.titled(agreement), _LETTERS),
            label=told.label,
            as_of=told.as_of(site.audience),
            running=told.running,
            named=agreements.words(agreement.kind),
            glance=year.glance(told),
            brief=brief,
            cards=[(one, punch_rows(one.marks.cells)) for one in cards],
            key=[(punch_rows(mark), words) for mark, words in key(cards)],
            explanations=[
                *told_explanations([one.row for one in told.answers], site.audience.today)
            ],
            whole=f"{told.label}.html",
            where=in_letters(site.base_url + whole) if site.base_url else "",
            qr=_code(site.base_url + whole) if site.base_url else "",
            number=number + 1,
            count=len(parts),
            following=following,
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
