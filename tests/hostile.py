"""Writes a tree whose texts try to break what is made of them: `python tests/hostile.py DIR`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WORDS = (
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "=cmd|calc",
    "x" * 10_000,
    "\u202eabc\u200f",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    "{{ 7*7 }} {count} %s",
    "\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627",
    "a\u0301" * 50,
    "&amp; & &#x27; ]]> -->",
)
MARKUP, FORMULA, LONG, TURNED, BROKEN = WORDS[0], WORDS[2], WORDS[3], WORDS[4], WORDS[5]
PROMISES = 44
TARGETS = (
    {"kind": "count", "at_least": 10, "per": "year", "unit": MARKUP},
    {"kind": "ongoing"},
    {"kind": "milestone"},
    {"kind": "increase", "baseline": "none"},
    {"kind": "on_demand", "when": LONG},
    {"kind": "count", "at_least": 1, "per": "week", "how": "each", "unit": LONG},
    {"kind": "count", "at_least": 3, "per": "week", "how": "average"},
    {"kind": "count", "at_least": 2, "per": "day", "how": "each"},
    {"kind": "count", "at_least": 30, "per": "agreement"},
)


def tree(root: Path) -> Path:
    """Write it, as JSON, which is YAML as well."""
    _write(root / "promises" / "arjeplog.yaml", _promise_file())
    for number, activity in enumerate(_activities()):
        day = activity.get("date") or activity["to"]
        _write(root / "activities" / "arjeplog" / day[:4] / f"{day}-x{number:03}.yaml", activity)
    accessibility = {
        "contact": "tillganglighet@example.org",
        "reviewed": "2024-01-01",
        "conformance": "none",
        "method": MARKUP,
        "shortcomings": [LONG, {"what": MARKUP, "why": TURNED}],
    }
    publish = {
        "publisher": LONG,
        "home": "https://example.org/x",
        "colour": "#ffee00",
        "dates": "month",
        "accessibility": accessibility,
    }
    _write(root / "medlofte.yaml", {"publish": publish})
    return root


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def _promise_file() -> dict[str, Any]:
    remark = {
        "promise": "p0",
        "comment": LONG,
        "cause": MARKUP,
        "next": TURNED,
        "assessment": "kept",
        "reason": LONG,
    }
    agreement = {
        "id": "avtal",
        "title": LONG,
        "from": "2024-01-01",
        "to": "2025-12-31",
        "references": [{"by": "polis", "number": LONG}],
        "sources": [
            {"title": LONG, "url": "https://example.org/" + "y" * 3000},
            {"title": "b", "url": 'https://example.org/"><script>'},
        ],
        "basis": [{"kind": "survey", "title": LONG, "year": 2022}],
        "aims": [LONG],
        "follow_up": [{"by": "polis", "every": "tertial", "told_to": [LONG], "due": "2025-03-01"}],
        "follow_ups": [
            {
                "period": period,
                "date": "2025-01-20",
                "by": "polis",
                "summary": LONG,
                "promises": [remark],
            }
            for period in ("2024-T1", "2024")
        ],
        "indicators": [
            {
                "title": LONG,
                "unit": LONG,
                "wanted": "up",
                "source": {"title": LONG},
                "values": [{"date": "2024-03-01", "value": "61.5"}],
            }
        ],
        "areas": {"a1": LONG, "a2": MARKUP},
        "promises": [*_promises()],
    }
    return {
        "municipality": "Arjeplog",
        "code": "2506",
        "names": {"smj": "Árjepluovve", "se": TURNED},
        "police_area": LONG,
        "parties": {"polis": LONG, "kommun": BROKEN},
        "agreements": [agreement],
    }


def _promises() -> Iterator[dict[str, Any]]:
    for number in range(PROMISES):
        word = WORDS[number % len(WORDS)]
        yield {
            "id": f"p{number}",
            "area": "a1" if number % 2 else "a2",
            "topic": "traffic" if number % 2 else "youth",
            "text": f"{word} {number}",
            "responsible": ["polis", "kommun"] if number % 3 == 0 else ["polis"],
            "counts": word,
            "target": TARGETS[number % len(TARGETS)],
        }
    changed: dict[str, Any] = {"id": "am", "name": "Ändrat", "responsible": ["polis"]}
    yearly = {"kind": "count", "at_least": 12, "per": "year"}
    yield changed | {"text": "Första", "to": "2024-06-30", "target": yearly}
    yield changed | {
        "text": "Andra ordalydelsen",
        "from": "2024-07-01",
        "to": "2024-10-31",
        "together": True,
        "withdrawn": LONG,
        "target": yearly,
    }


def _activities() -> Iterator[dict[str, Any]]:
    for number in range(PROMISES):
        word, day = WORDS[number % len(WORDS)], f"{number % 28 + 1:02}"
        about = {"counts_for": [f"p{number}"], "by": ["polis"], "title": word, "place": word}
        parts = [{"what": word, "count": 2}, {"what": "b", "count": 5}]
        yield about | {
            "date": f"2024-03-{day}",
            "links": ["https://example.org/" + "z" * 2000],
            "source": {"title": word, "url": "https://example.org/<b>"},
            "results": [{"what": word, "count": 7, "of_which": parts}],
        }
        if number % 4 == 0:
            span = {"from": "2024-05-01", "to": "2024-08-31"}
            yield about | span | {"count": 30, "precision": "about"}
        if number % 5 == 0:
            yield about | {"date": f"2024-09-{day}", "status": "cancelled"}
    yield {"date": "2024-04-01", "completes": ["p2"], "by": ["polis"]}


if __name__ == "__main__":
    tree(Path(sys.argv[1]))
