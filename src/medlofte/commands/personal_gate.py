"""Knows how one is asked whether what may be personal data may be written; no is the default."""

from collections.abc import Sequence

from medlofte import rules
from medlofte.finding import Finding
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.stop import RefusedError


def may_stand(found: Sequence[Finding], *, accepted: bool) -> bool:
    """Tell whether it may be written; refused where nobody can be asked and it is not accepted."""
    if accepted or not found:
        return True
    sentences = list(dict.fromkeys(map(rules.suspicion, found)))
    if not prompts.is_terminal():
        raise RefusedError("\n".join([*sentences, refusal()]))
    for sentence in sentences:
        prompts.tell(sentence)
    return ask(len(sentences))


def ask(count: int) -> bool:
    question = n(
        "Pekar det ut någon ska det bort. Får det stå kvar? [j/N]:",
        "Pekar de ut någon ska de bort. Får de stå kvar? [j/N]:",
        count,
    )
    return prompts.yes(question, default=False)


def refusal() -> str:
    return t("Inget är sparat. Ta bort det, eller godta det med --accept-personal-data.")
