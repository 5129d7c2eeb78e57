"""Knows how a rule's page and the list of rules look."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from medlofte.finding import Level
from medlofte.language import t
from medlofte.rules.rule import Rule


def level_word(level: Level) -> str:
    return t("fel") if level is Level.ERROR else t("varning")


def what(rule: Rule) -> str:
    """The first paragraph of a page, on one line."""
    return t(" ".join(rule.page.split("\n\n")[0].split()))


def paragraphs(rule: Rule) -> list[str]:
    """All paragraphs of a page; text is in the reader's language, samples as they stand."""
    first, why, *rest = rule.page.split("\n\n")
    del first
    joined = "\n".join(rest).replace("\nRätt:", f"\n\n{t('Rätt:')}")
    samples = joined.replace("Fel:", t("Fel:"), 1).split("\n\n")
    return [what(rule), t(" ".join(why.split())), *samples]


def page(rule: Rule) -> Iterator[Text | str]:
    yield Text(f"{rule.name} ({level_word(rule.level)})", style="bold")
    for paragraph in paragraphs(rule):
        yield ""
        yield from paragraph.splitlines()


def table(rules: Sequence[Rule]) -> Iterator[str]:
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        yield f"{rule.name.ljust(width)}  {level_word(rule.level).ljust(8)} {what(rule)}"
