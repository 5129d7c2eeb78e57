"""`medlofte rule`: the list of all rules, and the page of each."""

import pytest

from conftest import Cli
from medlofte.rules import ALL
from medlofte.rules.rule import Rule


def test_all_rules_are_listed_with_their_level_on_a_line_each(cli: Cli) -> None:
    lines = cli("rule").out.splitlines()
    assert len(lines) == len(ALL)
    assert lines[0].split(maxsplit=2) == ["unreadable-file", "fel", "Filen ska gå att öppna."]
    assert lines[-1].split(maxsplit=2)[:2] == ["unused-ok", "varning"]
    assert len({line.index(line.split(maxsplit=2)[2]) for line in lines}) == 1


def test_a_page_in_full(cli: Cli) -> None:
    assert (
        cli("rule", "duplicate-id").out
        == """\
duplicate-id (fel)

Ett id ska användas en gång: bland medborgarlöftena, och inom ett medborgarlöfte.

Varför: En aktivitet ska höra till ett löfte och inget annat. Ett löfte som ändras under \
löftestiden står två gånger, med from och to som inte överlappar.

Fel:
    - id: trafikkontroller
    - id: trafikkontroller

Rätt:
    - id: trafikkontroller
      to: 2023-12-31
    - id: trafikkontroller
      from: 2024-01-01
"""
    )


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_every_rule_has_its_page(cli: Cli, rule: Rule) -> None:
    out = cli("rule", rule.name).out
    assert out.startswith(f"{rule.name} (")
    for part in ("\n\nVarför: ", "\n\nFel:\n    ", "\n\nRätt:\n    "):
        assert out.count(part) == 1


@pytest.mark.parametrize(
    "typed, hint", [("emial", "Menade du email?"), ("zzz", "Alla regler: medlofte rule")]
)
def test_an_unknown_rule_is_asked_wrongly(cli: Cli, typed: str, hint: str) -> None:
    result = cli("rule", typed, code=2)
    assert result.err == f'Det finns ingen regel som heter "{typed}". {hint}\n'
