"""Knows by which words a promise without a number is one of its kind."""

import re

from medlofte.drafting.draft import DraftDoubt
from medlofte.drafting.rules import doubted, numbered
from medlofte.drafting.rules.counting import covering
from medlofte.drafting.rules.rule import ReadingRule
from medlofte.drafting.rules.wording import AskedFor, Wording, example
from medlofte.language import t
from medlofte.reading import scalar
from medlofte.swedish.promise_words import comparing, efforts, everywhere, finishing
from medlofte.swedish.promise_words.numbers import units
from medlofte.swedish.promise_words.times import days, occasions
from medlofte.swedish.promise_words.times.days import Deadline
from medlofte.swedish.promise_words.times.occasions import Awaited

_ONE = re.compile(r"(?<!\w)(?:en|ett) ([a-zåäö]+)(?: ([a-zåäö]+))?", re.IGNORECASE)


def _measured(wording: Wording) -> AskedFor | None:
    number = comparing.percent(wording.deed)
    if number is None or not comparing.more(wording.deed):
        return None
    return _increase(str(number))


def _more(wording: Wording) -> AskedFor | None:
    return _increase() if comparing.more(wording.deed) else None


def _than_before(wording: Wording) -> AskedFor | None:
    return _increase() if comparing.than_before(wording.whole) else None


def _increase(percent: str = "") -> AskedFor:
    target = {"kind": "increase", "baseline": "none"}
    if percent:
        target["by_percent"] = percent
    message = t("Hur mycket var det förut? Skriv det vid baseline. Låt none stå om ingen vet.")
    return AskedFor(target, (DraftDoubt("baseline", message),))


def _on_demand(found: Awaited | None) -> AskedFor | None:
    if found is None:
        return None
    return AskedFor({"kind": "on_demand", "when": scalar.scalar(occasions.briefly(found))})


def _within(wording: Wording) -> AskedFor | None:
    return _on_demand(occasions.within(wording.whole))


def _request(wording: Wording) -> AskedFor | None:
    return _on_demand(occasions.request(wording.deed))


def _need(wording: Wording) -> AskedFor | None:
    return _on_demand(occasions.need(wording.deed))


def _each_time(wording: Wording) -> AskedFor | None:
    if everywhere.each(wording.deed):
        return None
    return _on_demand(occasions.each_time(wording.deed))


def _clause(wording: Wording) -> AskedFor | None:
    found = occasions.clause(wording.deed)
    if found is None:
        return None
    rest = wording.deed[: found.first] + wording.deed[found.last :]
    return None if comparing.more(rest) else _on_demand(found)


def _verb_first(wording: Wording) -> AskedFor | None:
    return _on_demand(occasions.verb_first(wording.deed))


def _condition(wording: Wording) -> AskedFor | None:
    if finishing.finished(wording.deed) or days.deadline(wording.whole, wording.term.first):
        return None
    return _on_demand(occasions.condition(wording.deed))


def _event(wording: Wording) -> AskedFor | None:
    found = occasions.event(wording.deed)
    if found and found.first and comparing.more(wording.deed):
        return None
    return _on_demand(found)


def _those_who(wording: Wording) -> AskedFor | None:
    return _on_demand(occasions.those_who(wording.deed))


def _finished_by(wording: Wording) -> AskedFor | None:
    if comparing.more(wording.deed) and not finishing.finished(wording.deed):
        return None
    found = days.deadline(wording.whole, wording.term.first)
    if found is None:
        once = days.once(wording.deed, wording.term.first)
        found = once if once and finishing.finished(wording.deed) else None
    if found is None and days.at_the_end(wording.deed):
        found = Deadline(wording.term.last, sure=False)
    if found is None:
        return None
    return AskedFor(_milestone(found), () if found.sure else (doubted.day(),))


def _once(wording: Wording) -> AskedFor | None:
    found = days.once(wording.deed, wording.term.first)
    if found is None or ("under" in wording.deed.lower() and not _is_one(wording.deed)):
        return None
    return AskedFor(_milestone(found), () if found.sure else (doubted.day(),))


def _milestone(found: Deadline) -> dict[str, str]:
    by = {"by": found.last.isoformat()} if found.last else {}
    return {"kind": "milestone", **by}


def _is_one(text: str) -> bool:
    """Whether one thing is to be done: en trygghetsmätning."""
    return any(units.thing(word or "") for found in _ONE.finditer(text) for word in found.groups())


def _finished(wording: Wording) -> AskedFor | None:
    effort = efforts.tried(wording.deed)
    if effort is None:
        text = wording.deed
    elif effort.at_a_deed:
        text = wording.deed[effort.last :]
    else:
        text = wording.deed[: effort.last]
    if finishing.finished(text) is None:
        return None
    if wording.one_year and days.this_year(wording.whole):
        return AskedFor(_milestone(Deadline(wording.term.last, sure=False)), (doubted.day(),))
    return AskedFor({"kind": "milestone"})


def _everywhere(wording: Wording) -> AskedFor | None:
    found = everywhere.each(wording.deed)
    if found is None:
        return None
    target, unsure = covering(found)
    message = t("Ska det göras på varje plats? Görs det bara löpande ska coverage vara ongoing.")
    return AskedFor(target, (DraftDoubt("kind", message), *unsure))


def _ongoing(wording: Wording) -> AskedFor | None:
    effort = efforts.tried(wording.deed)
    if effort is None or not effort.never_reached:
        return AskedFor({"kind": "ongoing"}, doubted.going_on(wording.deed))
    message = t('"{words}" går att redovisa, men aldrig att uppnå.', words=effort.words)
    return AskedFor({"kind": "ongoing"}, (DraftDoubt("kind", message),))


KINDS: tuple[ReadingRule[Wording, AskedFor], ...] = (
    ReadingRule(
        "more-by-percent",
        example("Kommunen ökar antalet nattvandringar med 20 procent."),
        "Mer än förut, så många procent.",
        _measured,
        example("Kommunen utbildar 80 procent av personalen."),
    ),
    ReadingRule(
        "more-than-then",
        example("Polisen gör fler kontroller än 2024."),
        "Mer än vid den tid som texten nämner.",
        _than_before,
        example("Polisen gör mer än 20 kontroller per år."),
    ),
    *numbered.NUMBERED,
    ReadingRule(
        "within-a-time",
        example("Kommunen sanerar klotter inom 48 timmar från anmälan."),
        "Något som görs varje gång, inom en tid från det som händer.",
        _within,
        example("Kommunen sanerar klotter."),
    ),
    ReadingRule(
        "on-request",
        example("Polisen kommer till skolan på begäran."),
        "Något som görs varje gång någon ber om det.",
        _request,
        example("Polisen kommer till skolan."),
    ),
    ReadingRule(
        "at-need",
        example("Parterna möts vid behov."),
        "Något som görs varje gång det behövs.",
        _need,
        example("Parterna möts."),
    ),
    ReadingRule(
        "each-time",
        example("Kommunen skickar ett brev efter varje inbrott."),
        "Något som görs varje gång något annat händer.",
        _each_time,
        example("Kommunen skickar brev."),
    ),
    ReadingRule(
        "when-clause",
        example("Polisen deltar på föräldramöten när skolan bjuder in."),
        "Något som görs varje gång det som bisatsen säger händer.",
        _clause,
        example("Polisen är i parken när det är mörkt."),
    ),
    ReadingRule(
        "verb-first-condition",
        example("Hittas en spruta i parken hämtar kommunen den."),
        "Något som görs varje gång det som meningen börjar med händer.",
        _verb_first,
        example("Besöker skolor och ordnar möten."),
    ),
    ReadingRule(
        "on-condition",
        example("Polisen håller öppet hus under förutsättning att lokalen är ledig."),
        "Något som görs varje gång det som krävs är uppfyllt.",
        _condition,
        example("Kommunen inrättar en lekplats under förutsättning att medel finns."),
    ),
    ReadingRule(
        "at-an-event",
        example("Polisen finns på plats vid större evenemang."),
        "Något som görs varje gång en sådan händelse inträffar.",
        _event,
        example("Polisen finns på plats vid stationen."),
    ),
    ReadingRule(
        "finished-by-a-day",
        example("Kommunen öppnar en fritidsgård senast 1 juni 2026."),
        "Något som blir klart, senast den dag som texten nämner.",
        _finished_by,
        example("Kommunen lämnar en rapport senast i februari varje år."),
    ),
    ReadingRule(
        "more-than-before",
        example("Polisen ökar närvaron i centrum."),
        "Mer än förut, utan jämförelsetal.",
        _more,
        example("Polisen arbetar för ökad trygghet."),
    ),
    ReadingRule(
        "those-who",
        example("Kommunen erbjuder stöd till den som utsatts för våld."),
        "Något som görs för var och en som det gäller.",
        _those_who,
        example("Kommunen erbjuder stöd till barn."),
    ),
    ReadingRule(
        "finished",
        example("Kommunen tar fram en rutin för orosanmälningar."),
        "Något som finns eller är klart när löftet är uppfyllt.",
        _finished,
        example("Kommunen följer rutinen för orosanmälningar."),
    ),
    ReadingRule(
        "once",
        example("Kommunen bjuder in till en dialog den 3 maj 2026."),
        "Något som görs en gång, den dag eller månad som texten nämner.",
        _once,
        example("Kommunen bjuder in till en dialog i maj."),
    ),
    ReadingRule(
        "each-place",
        example("Trygghetsteam finns på samtliga skolor."),
        "Samma sak på varje plats.",
        _everywhere,
        example("Trygghetsteam finns på skolorna."),
    ),
    ReadingRule(
        "ongoing",
        example("Polisen patrullerar i centrum."),
        "Allt annat pågår, utan antal.",
        _ongoing,
    ),
)
