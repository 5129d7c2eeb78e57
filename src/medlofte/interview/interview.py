"""Knows how something new is settled: from options, and on a terminal by asking for the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from medlofte.interview import prompts
from medlofte.language import t
from medlofte.stop import WrongCallError

F = TypeVar("F")


def _always(_form: Any) -> bool:
    return True


def _nothing(_form: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Question(Generic[F]):
    """One thing to settle: `read` takes what was typed, as an option or as an answer.

    `missing` words what an option must give where nobody can be asked; without it the thing may
    be left out, or `default` is taken. `guess` is only proposed to a person, never taken silently.
    """

    key: str
    asked: Callable[[F], str]
    read: Callable[[F, str], None]
    wanted: Callable[[F], bool] = _always
    missing: Callable[[], str] | None = None
    default: Callable[[F], str] = _nothing
    guess: Callable[[F], str] = _nothing
    before: Callable[[F], None] | None = None  # what is shown above the question
    after: Callable[[F], str | None] | None = None  # asked again where it returns a question
    silent: bool = False  # only ever given as an option
    positional: bool = False  # stands on the command line without a name

    def ask(self, form: F, earlier: str) -> str:
        """Ask until the answer can be read; Enter means what stands in brackets."""
        if self.before:
            self.before(form)
        enter = earlier or self.guess(form) or self.default(form)
        hint = enter or ("" if self.missing else t("hoppa över"))
        answer = enter

        def keep(typed: str) -> None:
            nonlocal answer
            answer = "" if typed == "-" else typed or enter
            if answer:
                self.read(form, answer)
            elif self.missing:
                raise WrongCallError(t("Det måste anges."))

        question = self.asked(form)
        prompts.until(f"{question} [{hint}]" if hint else question, keep, back=True)
        while self.after and (again := self.after(form)):
            typed = prompts.ask(again, back=True)
            if not typed:
                break
            answer = typed
            self.read(form, typed)
        return answer


def option(key: str) -> str:
    return f"--{key.rstrip('_').replace('_', '-')}"


def settle(
    make: Callable[[], F],
    questions: Sequence[Question[F]],
    typed: Mapping[str, str | None],
    *,
    asked: bool = False,
) -> tuple[F, bool]:
    """Return the form, and whether a person was asked: only where something must be given.

    `asked`: another form was before this one, so the person knows how to answer.
    """
    given = {key: text for key, text in typed.items() if text is not None}
    form = make()
    lacking = _from_options(form, questions, given)
    if not lacking:
        return form, asked
    if not prompts.is_terminal():
        raise WrongCallError(t("Det saknas: {missing}.", missing="; ".join(lacking)))
    if not asked:
        prompts.tell(
            t("Enter tar det som står inom [ ]. < backar, - lämnar tomt, Ctrl-C avbryter.")
        )
    return _asked(make, questions, given), True


def _from_options(form: F, questions: Sequence[Question[F]], given: Mapping[str, str]) -> list[str]:
    lacking: list[str] = []
    left = dict(given)
    for question in questions:
        if not question.wanted(form):
            continue
        text = left.pop(question.key, "") or question.default(form)
        if text:
            question.read(form, text)
        elif question.missing:
            name = "" if question.positional else f" ({option(question.key)})"
            lacking.append(question.missing() + name)
    if left and not lacking:
        raise WrongCallError(
            t("{option} passar inte ihop med resten.", option=option(next(iter(left))))
        )
    return lacking


def _asked(make: Callable[[], F], questions: Sequence[Question[F]], given: Mapping[str, str]) -> F:
    """Ask for all that no option gives; `<` goes one question back and keeps the answers."""
    answers: dict[str, str] = {}
    asked: list[int] = []
    form, index = make(), 0
    while index < len(questions):
        question = questions[index]
        try:
            if question.key in given or not question.wanted(form) or question.silent:
                _read(form, question, given)
            else:
                answers[question.key] = question.ask(form, answers.get(question.key, ""))
                asked.append(index)
            index += 1
        except prompts.BackError:
            index = asked.pop() if asked else index
            form = make()  # what comes after the question that is asked again counts no more
            for earlier in questions[:index]:
                _read(form, earlier, {**answers, **given})
    return form


def _read(form: F, question: Question[F], known: Mapping[str, str]) -> None:
    if question.wanted(form) and known.get(question.key):
        question.read(form, known[question.key])
