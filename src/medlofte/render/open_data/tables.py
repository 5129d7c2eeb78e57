"""Knows the tables of the open data: their columns, keys and files, and their rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from medlofte.language import t
from medlofte.render.data import status_rows
from medlofte.render.data.sheets import Flat, Value, flat_row
from medlofte.render.open_data.agreement_data import UNTOLD

PAGE = "oppna-data.html"  # tells people of all of them
JSON_OF_ALL = "data/alla.json"
_ABOUT = ("municipality", "code", "agreement")
_OF = ("code", "agreement")  # what tells an agreement from all others
Document = Mapping[str, Any]
Rows = Iterator[dict[str, Any]]


class OpenTable(NamedTuple):
    """A table; `key` tells its rows apart, `refers` names the table that other columns point to.

    A column that may be empty points nowhere: programs would look for the row of nothing.
    `file` is the table of all agreements, `own` that of one, where there is one.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    refers: Mapping[str, Sequence[tuple[str, str]]]
    rows: Callable[[Document], Rows]
    own: str = ""

    def flat(self, document: Document) -> Flat:
        """Its rows of an agreement."""
        return Flat(self.name, self.columns, [*self._told(document)])

    def _told(self, document: Document) -> Iterator[dict[str, Value]]:
        about = _about(document)
        for row in self.rows(document):
            yield flat_row(self.columns, about, row)


def _about(document: Document) -> dict[str, str]:
    municipality = document["municipality"]
    told = (municipality["name"], municipality["code"], document["agreement"]["id"])
    return dict(zip(_ABOUT, told, strict=True))


def titles() -> dict[str, str]:
    """What a row is, by the name of the table."""
    return {
        "figures": t("Ett löfte och kalenderår: mål, utfall och läge"),
        "activities": t("En redovisad aktivitet och medborgarlöfte"),
        "agreements": t("Ett medborgarlöfte"),
        "promises": t("Ett löfte, som det sist är formulerat"),
        "activity_promises": t("En aktivitet och ett löfte som den är redovisad för"),
        "results": t("Ett resultat av en aktivitet; små antal personer är dolda"),
        "follow_ups": t("Vad en skriven uppföljning säger, i stort eller om ett löfte"),
        "indicators": t("Ett värde av en indikator"),
        "sources": t("En källa"),
        "parties": t("En part i ett medborgarlöfte"),
        "areas": t("Ett område i ett medborgarlöfte"),
    }


def _figures(document: Document) -> Rows:
    for year in document["years"]:
        for promise in year["promises"]:
            yield {"year": year["year"], **promise["window"], **promise}


def _agreements(document: Document) -> Rows:
    yield {**document["agreement"], "police_area": document["municipality"]["police_area"]}


def _activities(document: Document) -> Rows:
    for one in document["activities"]:
        reasons = dict.fromkeys(of["reason"] for of in one["uncounted"])
        yield {**one, "uncounted": "; ".join(reasons) or None}


def _activity_promises(document: Document) -> Rows:
    for one in document["activities"]:
        reasons = {of["promise"]: of["reason"] for of in one["uncounted"]}
        for promise in one["promises"]:
            yield {
                "activity": one["id"],
                "promise": promise,
                "finished": promise in one["completes"] and promise not in reasons,
                "uncounted": reasons.get(promise),
            }


def _results(document: Document) -> Rows:
    for one in document["activities"]:
        nth = 0
        for result in one["results"]:
            nth += 1
            whole = nth
            yield {"activity": one["id"], "nth": nth, "part_of": None, **result}
            for part in result["of_which"]:
                nth += 1
                yield {"activity": one["id"], "nth": nth, "part_of": whole, **part}


def _follow_ups(document: Document) -> Rows:
    nth = 0
    whole = {"promise": None, "comment": None, "cause": None, "next": None}
    whole |= {"assessment": None, "reason": None}
    for number, one in enumerate(document["follow_ups"], 1):
        for said in (whole, *({"summary": None, **told} for told in one["promises"])):
            nth += 1
            yield {**one, "follow_up": number, "nth": nth, **said}


def _indicators(document: Document) -> Rows:
    nth = 0
    for number, one in enumerate(document["indicators"], 1):
        for value in one["values"]:
            nth += 1
            yield {**one, "indicator": number, "nth": nth, **value}


def _named(key: str, document: Document) -> Rows:
    for id_, name in document["agreement"][key].items():
        yield {"id": id_, "name": name}


def _sources(document: Document) -> Rows:
    for nth, (of, activity, title, url) in enumerate(_all_sources(document), 1):
        yield {"nth": nth, "of": of, "activity": activity, "title": title, "url": url}


def _all_sources(document: Document) -> Iterator[tuple[str, str | None, str, str | None]]:
    for one in document["agreement"]["sources"]:
        yield "agreement", None, one["title"], one["url"]
    for one in document["activities"]:
        if one["source"]:
            yield "activity", one["id"], one["source"], one["source_url"]
    measured = {
        (value["source"], value["source_url"]): None
        for one in document["indicators"]
        for value in one["values"]
        if value["source"]
    }
    for title, url in measured:
        yield "indicator", None, title, url


def _agreement(*columns: str) -> dict[str, Sequence[tuple[str, str]]]:
    """The keys of an agreement, and further columns with those they point to."""
    return {"agreements": (("code", "code"), ("agreement", "agreement")), **_pairs(columns)}


def _pairs(columns: Sequence[str]) -> dict[str, Sequence[tuple[str, str]]]:
    of = {"id": "promises", "promise": "promises", "activity": "activities"}
    return {of[one]: (*((key, key) for key in _OF), (one, "id")) for one in columns}


TABLES = (
    OpenTable(
        "figures",
        "data/alla.csv",
        (
            *_ABOUT,
            *("year", "as_of", "from", "to"),
            *(key for key in status_rows.KEYS if key not in (*UNTOLD, "window")),
        ),
        (*_OF, "id", "year", "from"),
        _agreement("id"),
        _figures,
        "siffror.csv",
    ),
    OpenTable(
        "activities",
        "data/alla-aktiviteter.csv",
        (
            *(*_ABOUT, "id", "when", "from", "to", "promises", "completes", "by", "count"),
            *("precision", "area_wide", "status", "title", "place", "time", "source", "source_url"),
            *("example", "counted", "uncounted"),
        ),
        (*_OF, "id"),
        _agreement(),
        _activities,
        "aktiviteter.csv",
    ),
    OpenTable(
        "agreements",
        "data/alla-medborgarloften.csv",
        (*_ABOUT, "police_area", "title", "kind", "from", "to", "example"),
        _OF,
        {},
        _agreements,
    ),
    OpenTable(
        "promises",
        "data/alla-loften.csv",
        (
            *(*_OF, "id", "name", "text", "topic", "area", "responsible", "together", "counts"),
            *("kind", "unit"),
        ),
        (*_OF, "id"),
        _agreement(),
        lambda document: iter(document["promises"]),
    ),
    OpenTable(
        "activity_promises",
        "data/alla-aktivitet-lofte.csv",
        (*_OF, "activity", "promise", "finished", "uncounted"),
        (*_OF, "activity", "promise"),
        _agreement("activity", "promise"),
        _activity_promises,
    ),
    OpenTable(
        "results",
        "data/alla-resultat.csv",
        (*_OF, "activity", "nth", "part_of", "what", "count", "precision", "below"),
        (*_OF, "activity", "nth"),
        _agreement("activity"),
        _results,
    ),
    OpenTable(
        "follow_ups",
        "data/alla-uppfoljningar.csv",
        (
            *(*_OF, "follow_up", "nth", "period", "from", "to", "written_from", "written_to"),
            *("by", "promise", "summary", "comment", "cause", "next", "assessment", "reason"),
            "example",
        ),
        (*_OF, "nth"),
        _agreement(),
        _follow_ups,
    ),
    OpenTable(
        "indicators",
        "data/alla-indikatorer.csv",
        (
            *(*_OF, "indicator", "nth", "title", "area", "unit", "wanted", "from", "to"),
            *("value", "baseline", "source", "source_url", "example"),
        ),
        (*_OF, "nth"),
        _agreement(),
        _indicators,
    ),
    OpenTable(
        "sources",
        "data/alla-kallor.csv",
        (*_OF, "nth", "of", "activity", "title", "url"),
        (*_OF, "nth"),
        _agreement(),
        _sources,
    ),
    *(
        OpenTable(
            name, file, (*_OF, "id", "name"), (*_OF, "id"), _agreement(), partial(_named, name)
        )
        for name, file in (("parties", "data/alla-parter.csv"), ("areas", "data/alla-omraden.csv"))
    ),
)
OWN = tuple(one for one in TABLES if one.own)
PATHS_OF_ALL = (JSON_OF_ALL, *(one.file for one in TABLES))


def paths(slug: str, agreement: str) -> tuple[str, ...]:
    """Where everything, the figures and the reports of an agreement lie in the site."""
    folder = f"data/{slug}/{agreement}"
    return (f"{folder}/allt.json", *(f"{folder}/{one.own}" for one in OWN))
