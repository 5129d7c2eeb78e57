"""The main clause of a sentence: its verb, its subject, and with whom."""

import pytest

from medlofte.drafting.rules.clauses import DeedClause


@pytest.mark.parametrize(
    "text,who",
    [
        ("Polisen ska besöka skolorna varje termin.", ["polis"]),
        ("Polisen och Exempelby kommun ska ordna möten.", ["polis", "kommun"]),
        ("När skolan önskar det ska polisen medverka.", ["polis"]),
        ("Under våren kommer kommunen att bygga en lekplats.", ["kommun"]),
        ("Varje vecka besöker polisen torget.", ["polis"]),
        ("Fritidsgården ska besökas av polisen varje månad.", ["polis"]),
        ("Alla skolor ska få besök av polis varje läsår.", ["polis"]),
        ("Skolorna ska besökas varje termin.", []),
        ("Polisen ska tillsammans med skolan hålla föräldramöten.", ["polis", "skola"]),
        ("Tillsammans med skolan och socialtjänsten ska polisen hålla möten.", None),
        ("Kommunen ska informera polisen och skolan om fynd.", ["kommun"]),
        ("I samråd med polisen ska kommunen se över belysningen.", ["kommun"]),
        ("Vi ska patrullera i centrum.", ["*"]),
        ("Klotter saneras inom två dygn.", []),
        ("Trygga miljöer i centrum", []),
        ("Vuxna som vill nattvandra får västar genom kommunen.", ["kommun"]),
        ("När det behövs återupptas möten med polis.", []),
        ("Vi på kommunen sätter upp lampor.", ["kommun"]),
        ("Vi på kommunen och polisen går ronder.", ["kommun", "polis"]),
        ("Polis, elevhälsa och skola ses varannan torsdag.", ["polis", "elevhalsa", "skola"]),
        ("Skolan ses över varje år.", []),
        ("I januari kommer en rapport från kommunen.", ["kommun"]),
        ("Om det misstänks kontaktas hemmet av rektorn.", ["rektor"]),
        ("Möten ska hållas i samarbete mellan polisen och skolan.", ["polis", "skola"]),
        ("Vid behov kan kommunen ordna möten.", ["kommun"]),
        ("Kommunen för en dialog med handeln.", ["kommun"]),
        ("Kommunen ansvarar för att frågan tas upp.", ["kommun"]),
    ],
)
def test_who_does_it(text: str, who: list[str] | None) -> None:
    assert DeedClause(text).who == (who if who is not None else ["polis", "skola", "socialtjanst"])


@pytest.mark.parametrize(
    "text,verb",
    [
        ("Polisen ska besöka skolorna.", "ska"),
        ("Kommunen kommer även att sätta upp lampor.", "kommer även att"),
        ("Kommunen åtar sig att öppna en lekplats.", "åtar sig att"),
        ("Det som kommunen ska genomföra har beslutats.", None),
        ("Polisen besöker skolorna.", None),
    ],
)
def test_the_verb_that_promises(text: str, verb: str | None) -> None:
    found = DeedClause(text).promising
    assert (found.text if found else None) == verb


@pytest.mark.parametrize(
    "text,passive",
    [
        ("Skolorna ska besökas varje termin.", True),
        ("Klotter saneras inom två dygn.", True),
        ("Träffar ska ske varje kvartal.", True),
        ("Rapporten ska vara publicerad senast i maj.", True),
        ("Polisen ska vara synlig i centrum.", False),
        ("Polisen ska besöka skolorna.", False),
        ("Polis och skola ska träffas varje månad.", False),
    ],
)
def test_what_is_done_without_a_doer(text: str, *, passive: bool) -> None:
    assert DeedClause(text).is_passive is passive


@pytest.mark.parametrize(
    "text,joint",
    [
        ("Polisen och kommunen ska gemensamt ordna möten.", True),
        ("Polisen ska ordna möten för att stärka det gemensamma ansvaret.", False),
        ("Polisen och kommunen ska ordna möten.", False),
    ],
)
def test_what_is_done_together(text: str, *, joint: bool) -> None:
    assert DeedClause(text).is_joint is joint


def test_those_far_from_with_whom_are_no_companions() -> None:
    text = "Polisen ska tillsammans med alla goda krafter i bygden stötta skolan."
    assert DeedClause(text).who == ["polis"]
