"""Knows what can be told of a new agreement and of a new promise."""

from dataclasses import dataclass
from typing import Annotated

from typer import Option

from medlofte.commands.options import Holds, takes
from medlofte.language import t
from medlofte.model.agreement import AGREEMENT_KINDS, YEARS
from medlofte.model.topic import TOPICS
from medlofte.periods import Per
from medlofte.swedish.choice_words import offered
from medlofte.targets import KINDS, implied
from medlofte.targets.count import HOWS


@dataclass(frozen=True)
class TermOptions:
    from_: Annotated[str | None, takes(t("DAG"), t("Första dagen, eller ett år."), "--from")] = None
    to: Annotated[str | None, takes(t("DAG"), t("Sista dagen, eller ett år."))] = None
    agreement_kind: Annotated[
        str | None, takes(offered(AGREEMENT_KINDS), t("Vad det är; annars ett medborgarlöfte."))
    ] = None
    title: Annotated[str | None, takes(t("TEXT"), t("Vad medborgarlöftet heter."))] = None
    id: Annotated[str | None, takes("ID", t("Medborgarlöftets id."))] = None
    signed: Annotated[str | None, takes(t("DAG"), t("Dagen det skrevs under."))] = None
    years: Annotated[
        str | None,
        takes(offered(YEARS), t("Vilka år löften per år gäller: kalenderår, eller löftestidens.")),
    ] = None


@dataclass(frozen=True)
class PromiseOptions:
    text: Annotated[str | None, takes(t("TEXT"), t("Löftet, i en mening."))] = None
    area: Annotated[
        str | None, takes(t("OMRÅDE"), t("Området; ett nytt skrivs id=namn.")), Holds.AREA
    ] = None
    topic: Annotated[str | None, takes(offered(TOPICS), t("Vad löftet handlar om."))] = None
    responsible: Annotated[
        str | None, takes(t("PART,…"), t("De ansvariga; en ny skrivs id=namn.")), Holds.PARTIES
    ] = None
    together: Annotated[bool, Option("--together", help=t("Räknas bara när alla var med."))] = False
    kind: Annotated[str | None, takes(offered(KINDS), t("Vad löftet begär."))] = None
    places: Annotated[str | None, takes(t("PLATS,…"), t("Varje plats som ska täckas."))] = None
    at_least: Annotated[str | None, takes(t("ANTAL"), t("Minst så många."))] = None
    per: Annotated[str | None, takes(offered(Per), t("För vilken tid."))] = None
    how: Annotated[str | None, takes(offered(HOWS), t("Varje för sig, eller i snitt."))] = None
    unit: Annotated[str | None, takes(t("ORD"), t("Vad som räknas, i flertal."))] = None
    by: Annotated[str | None, takes(t("DAG"), t("Klart senast."))] = None
    baseline: Annotated[
        str | None, takes(t("ANTAL"), t("Hur många det var förut, eller okänt."))
    ] = None
    baseline_period: Annotated[
        str | None, takes(t("PERIOD"), t("Under vilken tid det var: 2022, 2020-2022."))
    ] = None
    baseline_source: Annotated[str | None, takes(t("TEXT"), t("Var det står."))] = None
    percent: Annotated[str | None, takes(t("ANTAL"), t("Hur många procent mer."))] = None
    when: Annotated[str | None, takes(t("TEXT"), t("När det ska göras."))] = None
    counts: Annotated[str | None, takes(t("TEXT"), t("Vad som räknas, i ord."))] = None
    name: Annotated[str | None, takes(t("TEXT"), t("Kort namn, högst 24 tecken."))] = None

    def typed(self) -> dict[str, str | None]:
        """What was typed, by question; the kind may follow from another option."""
        typed = {name.removeprefix("promise_"): text for name, text in vars(self).items()}
        typed["together"] = t("j") if self.together else None
        return typed | {"kind": self.kind or implied([key for key, text in typed.items() if text])}


@dataclass(frozen=True)
class FirstPromiseOptions(PromiseOptions):
    """What can be told of the first promise of an agreement."""

    promise_id: Annotated[str | None, takes("ID", t("Löftets id."))] = None
