"""Knows what can be told of a new agreement and of a new promise."""

from dataclasses import dataclass
from typing import Annotated

from typer import Option

from medlofte.commands.options import Holds
from medlofte.language import t
from medlofte.periods import Per
from medlofte.targets import KINDS, implied


@dataclass(frozen=True)
class TermOptions:
    """What can be told of an agreement."""

    from_: Annotated[
        str | None, Option("--from", metavar=t("DAG"), help=t("Första dagen, eller ett år."))
    ] = None
    to: Annotated[str | None, Option(metavar=t("DAG"), help=t("Sista dagen, eller ett år."))] = None
    title: Annotated[
        str | None, Option(metavar=t("TEXT"), help=t("Vad medborgarlöftet heter."))
    ] = None
    id: Annotated[str | None, Option(metavar="ID", help=t("Medborgarlöftets id."))] = None
    signed: Annotated[str | None, Option(metavar=t("DAG"), help=t("Dagen det skrevs under."))] = (
        None
    )


@dataclass(frozen=True)
class PromiseOptions:
    """What can be told of a promise."""

    text: Annotated[str | None, Option(metavar=t("TEXT"), help=t("Löftet, i en mening."))] = None
    area: Annotated[
        str | None,
        Option(metavar=t("OMRÅDE"), help=t("Området; ett nytt skrivs id=namn.")),
        Holds.AREA,
    ] = None
    responsible: Annotated[
        str | None,
        Option(metavar=t("PART,…"), help=t("De ansvariga; en ny skrivs id=namn.")),
        Holds.PARTIES,
    ] = None
    together: Annotated[bool, Option("--together", help=t("Räknas bara när alla var med."))] = False
    kind: Annotated[str | None, Option(metavar="|".join(KINDS), help=t("Vad löftet begär."))] = None
    at_least: Annotated[str | None, Option(metavar=t("ANTAL"), help=t("Minst så många."))] = None
    per: Annotated[str | None, Option(metavar="|".join(Per), help=t("För vilken tid."))] = None
    how: Annotated[
        str | None, Option(metavar="each|average", help=t("Varje för sig, eller i snitt."))
    ] = None
    unit: Annotated[str | None, Option(metavar=t("ORD"), help=t("Vad som räknas, i flertal."))] = (
        None
    )
    by: Annotated[str | None, Option(metavar=t("DAG"), help=t("Klart senast."))] = None
    baseline: Annotated[
        str | None, Option(metavar=t("ANTAL"), help=t("Hur många det var förut, eller none."))
    ] = None
    baseline_period: Annotated[
        str | None, Option(metavar=t("PERIOD"), help=t("Under vilken tid det var."))
    ] = None
    baseline_source: Annotated[str | None, Option(metavar=t("TEXT"), help=t("Var det står."))] = (
        None
    )
    percent: Annotated[str | None, Option(metavar=t("ANTAL"), help=t("Hur många procent mer."))] = (
        None
    )
    when: Annotated[str | None, Option(metavar=t("TEXT"), help=t("När det ska göras."))] = None
    counts: Annotated[str | None, Option(metavar=t("TEXT"), help=t("Vad som räknas, i ord."))] = (
        None
    )
    name: Annotated[
        str | None, Option(metavar=t("TEXT"), help=t("Kort namn, högst 24 tecken."))
    ] = None

    def typed(self) -> dict[str, str | None]:
        """What was typed, by question; the kind may follow from another option."""
        typed = {name.removeprefix("promise_"): text for name, text in vars(self).items()}
        typed["together"] = t("j") if self.together else None
        return typed | {"kind": self.kind or implied([key for key, text in typed.items() if text])}


@dataclass(frozen=True)
class FirstPromiseOptions(PromiseOptions):
    """What can be told of the first promise of an agreement."""

    promise_id: Annotated[str | None, Option(metavar="ID", help=t("Löftets id."))] = None
