"""Knows what an agreement of each kind and its promises are called."""

from collections.abc import Iterable
from typing import NamedTuple, assert_never

from medlofte.language import n, t
from medlofte.model.agreement import Agreement, AgreementKind
from medlofte.wording.plain_text import capital


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


def without_area(kind: AgreementKind) -> str:
    """The heading of those that stand in no area."""
    return t("{Promises} utan område", Promises=capital(promises(kind, 2)))


def shared_kind(agreements: Iterable[Agreement]) -> AgreementKind:
    """The kind whose words fit all: where they differ, a promise is what each of them holds."""
    kinds = {one.kind for one in agreements}
    return kinds.pop() if len(kinds) == 1 else "citizen_promise"
