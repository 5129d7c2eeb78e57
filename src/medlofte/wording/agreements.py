"""Knows what an agreement of each kind and its promises are called, and which are invented."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from medlofte.book.versions import Pledge
from medlofte.language import n, t
from medlofte.model.agreement import Agreement, AgreementKind
from medlofte.wording.plain_text import capital, shorten


class KindWords(NamedTuple):
    """What is said of an agreement's own rows; all but the first are small words of a sentence."""

    agreement: str
    one: str
    the_one: str
    the_many: str
    term: str
    the_term: str


def words(kind: AgreementKind) -> KindWords:
    match kind:
        case "citizen_promise":
            return KindWords(
                t("medborgarlöfte"),
                promises(kind, 1),
                t("löftet"),
                t("löftena"),
                t("löftestid"),
                t("löftestiden"),
            )
        case "action_plan":
            return KindWords(
                t("åtgärdsplan"),
                promises(kind, 1),
                t("åtgärden"),
                t("åtgärderna"),
                t("planens tid"),
                t("planens tid"),
            )
        case "cooperation_agreement":
            return KindWords(
                t("samverkansöverenskommelse"),
                promises(kind, 1),
                t("åtagandet"),
                t("åtagandena"),
                t("överenskommelsens tid"),
                t("överenskommelsens tid"),
            )
        case _:
            assert_never(kind)


def the_agreement(kind: AgreementKind) -> str:
    """The one that is meant: medborgarlöftet."""
    match kind:
        case "citizen_promise":
            return t("medborgarlöftet")
        case "action_plan":
            return t("åtgärdsplanen")
        case "cooperation_agreement":
            return t("samverkansöverenskommelsen")
        case _:
            assert_never(kind)


def promises(kind: AgreementKind, count: int) -> str:
    """The noun after a number: löften, åtgärder, åtaganden."""
    match kind:
        case "citizen_promise":
            return n("löfte", "löften", count)
        case "action_plan":
            return n("åtgärd", "åtgärder", count)
        case "cooperation_agreement":
            return n("åtagande", "åtaganden", count)
        case _:
            assert_never(kind)


def measurable(kind: AgreementKind, count: int) -> str:
    """Those with a number or a day to reach: mätbart löfte, mätbara löften."""
    match kind:
        case "citizen_promise":
            return n("mätbart löfte", "mätbara löften", count)
        case "action_plan":
            return n("mätbar åtgärd", "mätbara åtgärder", count)
        case "cooperation_agreement":
            return n("mätbart åtagande", "mätbara åtaganden", count)
        case _:
            assert_never(kind)


def without_area(kind: AgreementKind) -> str:
    """The heading of those that stand in no area."""
    return t("{Promises} utan område", Promises=capital(promises(kind, 2)))


def shared_kind(agreements: Iterable[Agreement]) -> AgreementKind:
    """The kind whose words fit all: where they differ, a promise is what each of them holds."""
    kinds = {one.kind for one in agreements}
    return kinds.pop() if len(kinds) == 1 else "citizen_promise"


def titled(agreement: Agreement) -> str:
    """Its title, and that it is invented where it is."""
    if not agreement.example:
        return agreement.title
    return t("{title} (påhittat exempel)", title=agreement.title)


def named(pledge: Pledge, room: int | None = None) -> str:
    """The title of a promise, cut to the room there is, with the mark of what is invented."""
    return marked(pledge.agreement, pledge.promise.title, room)


def marked(agreement: Agreement, text: str, room: int | None = None) -> str:
    """What is said of a promise, with the mark of what is invented."""
    mark = f" ({t('exempel')})" if agreement.example else ""
    return (text if room is None else shorten(text, room - len(mark))) + mark


def invented_notes(agreements: Iterable[Agreement]) -> Iterator[str]:
    """Yield of each invented agreement that nobody has promised what stands in it."""
    for title in dict.fromkeys(one.title for one in agreements if one.example):
        yield t(
            "EXEMPEL: {title} är ett påhittat exempel. Ingen har lovat det som står där.",
            title=title,
        )
