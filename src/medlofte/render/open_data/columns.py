"""Knows what each column of the open data means, for the page, the package and the schemas."""

from typing import Literal, NamedTuple

from medlofte.language import t

Kind = Literal["string", "integer", "number", "boolean", "date"]


class Meaning(NamedTuple):
    """What kind of value stands in a column, and what it says."""

    kind: Kind
    text: str


def meanings() -> dict[str, Meaning]:
    """The meaning of each column by its key, in the language that is spoken."""
    kinds: dict[Kind, dict[str, str]] = {
        "string": _where() | _said() | _told() | _written() | _found(),
        "integer": _numbers(),
        "number": {"value": t("Värdet, i indikatorns enhet")},
        "boolean": _truths(),
        "date": _days(),
    }
    told = ((kind, one) for kind, texts in kinds.items() for one in texts.items())
    return {key: Meaning(kind, text) for kind, (key, text) in told}


def _where() -> dict[str, str]:
    return {
        "municipality": t("Kommunens namn"),
        "code": t("Kommunkoden, fyra siffror som text"),
        "police_area": t("Lokalpolisområdet"),
        "agreement": t("Medborgarlöftets id, eget för kommunen"),
        "id": t("Id i medborgarlöftet; en aktivitets id säger inget om aktiviteten"),
        "promise": t("Löftets id"),
        "activity": t("Aktivitetens id"),
        "year": t("Kalenderåret som siffrorna gäller"),
    }


def _said() -> dict[str, str]:
    """What the agreement says."""
    return {
        "title": t("Vad medborgarlöftet, aktiviteten, indikatorn eller källan heter"),
        "kind": t("Slaget av medborgarlöfte eller mål, med ett ord ur schemat"),
        "name": t("Vad löftet, parten eller området heter"),
        "text": t("Löftet i ord"),
        "topic": t("Ämnet, ur en lista som är gemensam för alla kommuner"),
        "area": t("Områdets id, se areas"),
        "responsible": t("De ansvariga parternas id, med kommatecken emellan; se parties"),
        "counts": t("Vad som räknas, i ord"),
        "rule": t("Målet i ord"),
        "unit": t("Enheten: vad som räknas eller mäts"),
        "wanted": t("Om värdet bör öka (up) eller minska (down)"),
    }


def _told() -> dict[str, str]:
    """What was reported."""
    return {
        "figure": t("Utfallet i ord"),
        "state": t("Läget, med ett ord ur schemat"),
        "precision": t("Hur säkert antalet är: exact, at_least, about eller unknown"),
        "as_of": t("Dagen som siffrorna gäller, så noga som dagar anges"),
        "completed": t("När det blev klart, så noga som dagar anges"),
        "last_activity": t("Den senaste redovisade aktiviteten, så noga som dagar anges"),
        "followed_up": t("När en uppföljning senast nämnde löftet, så noga som dagar anges"),
        "when": t("Dagarna, så noga som de anges: 2024-03-14, 2024-03, 2024-T1, första/sista"),
        "promises": t("Löftena som aktiviteten är redovisad för, med kommatecken emellan"),
        "completes": t("Löftena som blev klara i och med aktiviteten, med kommatecken emellan"),
        "by": t("Parternas id, med kommatecken emellan; se parties"),
        "status": t("Genomförd (done), inställd (cancelled) eller obesvarad (unanswered)"),
        "place": t("Platsen"),
        "time": t("Klockslaget, bara där dagar anges"),
        "what": t("Vad resultatet är"),
        "uncounted": t("Varför aktiviteten inte räknas, i ord, där det sägs"),
    }


def _written() -> dict[str, str]:
    """What people write in a follow-up."""
    return {
        "period": t("Perioden som uppföljningen gäller"),
        "summary": t("Sammanfattningen"),
        "comment": t("Kommentaren till löftets utfall"),
        "cause": t("Orsaken, där löftet inte hölls"),
        "next": t("Vad som ändras framöver"),
        "assessment": t("Partens egen bedömning; påverkar aldrig läget"),
        "reason": t("Skälet till bedömningen"),
    }


def _found() -> dict[str, str]:
    return {
        "source": t("Källans namn"),
        "source_url": t("Källans adress, bara där dagar anges"),
        "url": t("Källans adress"),
        "of": t("Vad källan gäller: agreement, activity eller indicator"),
    }


def _numbers() -> dict[str, str]:
    return {
        "goal": t("Målet som antal, där det finns ett"),
        "done": t("Det redovisade antalet, där det är känt"),
        "low": t("Minst så många är belagda"),
        "high": t("Högst så många kan det vara; tomt där det inte är känt"),
        "remaining": t("Så många fattas av målet, av det som är belagt"),
        "percent": t("Det belagda i procent av målet"),
        "lost": t("Tillfällen som inte längre kan tas igen"),
        "occasions": t("Redovisade gånger, där veckor, månader eller platser räknas"),
        "expected": t("Vad jämn takt begär till och med as_of"),
        "activities": t("Hur många aktiviteter som räknas"),
        "examples": t("Hur många av dem som är påhittade exempel"),
        "count": t("Antalet; tomt där det inte är känt eller inte redovisas"),
        "below": t("Antalet är dolt och lägre än så"),
        "nth": t("Ordningsnummer inom medborgarlöftet eller aktiviteten"),
        "part_of": t("Resultatet som det här är en del av, med dess nth"),
        "indicator": t("Indikatorns ordningsnummer inom medborgarlöftet"),
        "follow_up": t("Uppföljningens ordningsnummer inom medborgarlöftet"),
    }


def _truths() -> dict[str, str]:
    return {
        "together": t("Om det bara räknas när alla ansvariga var med"),
        "late": t("Om det blev klart efter utsatt dag"),
        "provisional": t("Om läget kan ändras av uppgifter som kommer sent"),
        "finished": t("Om löftet blev klart i och med aktiviteten"),
        "counted": t("Om aktiviteten räknas för något löfte"),
        "area_wide": t("Om antalet gäller hela lokalpolisområdet"),
        "baseline": t("Om värdet är utgångsvärdet"),
        "example": t("Om det är påhittat, för att visa hur det fungerar"),
    }


def _days() -> dict[str, str]:
    return {
        "from": t("Första dagen, så noga som dagar anges"),
        "to": t("Sista dagen, så noga som dagar anges; tomt där det gäller tills vidare"),
        "written_from": t("Första dagen som den kan vara skriven"),
        "written_to": t("Sista dagen som den kan vara skriven"),
        "next_due": t("När något mer ska vara gjort"),
    }
