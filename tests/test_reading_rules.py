"""Each rule of reading holds for its example, and not for what comes near it."""

from typing import Any

import pytest

from medlofte.drafting import rules
from medlofte.drafting.rules import purposes
from medlofte.drafting.rules.rule import ReadingRule, drawn


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.name)
def test_the_example_draws_the_rule_and_the_counterexample_does_not(
    rule: ReadingRule[Any, Any],
) -> None:
    assert rule.find(rule.example) is not None
    assert str(rule.example).strip()
    if rule.counterexample is not None:
        assert rule.find(rule.counterexample) is None


def test_no_two_rules_have_the_same_name() -> None:
    names = [rule.name for rule in rules.ALL]
    assert sorted(set(names)) == sorted(names)


def test_the_first_rule_that_holds_is_named() -> None:
    assert drawn(purposes.PURPOSES, "Vi röjer sly vid gångvägen så att den syns.") == (26, "aim")
    assert drawn(purposes.PURPOSES, "Vi röjer sly vid gångvägen.") is None


@pytest.mark.parametrize(
    "sentence, left",
    [
        ("Vi röjer sly vid gångvägen så att den syns.", "Vi röjer sly vid gångvägen"),
        ("Vi går ronder för att synas, i syfte att lugna.", "Vi går ronder"),
        ("Vi arbetar för att skapa en mötesplats.", "Vi arbetar för att skapa en mötesplats."),
        ("Vi röjer sly vid gångvägen.", "Vi röjer sly vid gångvägen."),
    ],
)
def test_the_deed_is_what_stands_before_its_purpose(sentence: str, left: str) -> None:
    assert purposes.deed(sentence) == left
