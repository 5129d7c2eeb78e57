"""Knows findings as SARIF 2.1.0, which code hosts and editors show beside the lines."""

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from medlofte.finding import Finding, Place
from medlofte.render.terminal.rule_page import what
from medlofte.rules import ALL

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Iterable[Finding]) -> str:
    """Return one run with its results, and of the rules those that were broken."""
    findings = list(findings)
    broken = {finding.rule for finding in findings}
    rules = [rule for rule in ALL if rule.name in broken]
    index = {rule.name: number for number, rule in enumerate(rules)}
    driver = {
        "name": "medlofte",
        "version": version("medlofte"),
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": what(rule)},
                "help": {"text": rule.page},
                "defaultConfiguration": {"level": rule.level.value},
            }
            for rule in rules
        ],
    }
    results = [
        {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": finding.level.value,
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": _location(finding.place)}],
        }
        for finding in findings
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _location(place: Place) -> dict[str, Any]:
    """A relative path is meant from the root of what is checked, as the code hosts want it."""
    path = Path(place.path)
    artifact = (
        {"uri": path.as_uri()}
        if path.is_absolute()
        else {"uri": quote(place.path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
    )
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    return {"artifactLocation": artifact, "region": region}
