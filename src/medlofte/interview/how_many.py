"""Knows how many times `log` was told of: a number, or words that say how sure it is."""

from dataclasses import replace

from medlofte.interview.answers import Answers
from medlofte.language import t
from medlofte.stop import WrongCallError
from medlofte.swedish import amounts
from medlofte.swedish.amounts import UnclearAmountError
from medlofte.targets.counting import PRECISIONS
from medlofte.wording import states


def read(answers: Answers, text: str) -> None:
    """Settle how many: a number, or words as `ca 12`, `minst 3`, `flera`."""
    typed = answers.typed
    if not text and typed.precision == "unknown":
        return
    least = 0 if typed.is_span else 1
    try:
        number, precision, _ = amounts.read(text)
    except UnclearAmountError as unclear:
        raise WrongCallError(str(unclear)) from None
    if number is not None and number < least:
        raise WrongCallError(t("Skriv ett heltal med siffror, minst {least}.", least=least))
    if precision == "exact" and typed.precision != "unknown":
        answers.typed = replace(typed, count=number)
    else:
        sure = None if precision == "exact" else precision
        answers.typed = replace(typed, count=number, precision=sure)


def told(answers: Answers) -> str:
    """The number with how sure it is."""
    typed = answers.typed
    number = 1 if typed.count is None else typed.count
    precision = next((one for one in PRECISIONS if one == typed.precision), PRECISIONS[0])
    return states.precise(number, precision)
