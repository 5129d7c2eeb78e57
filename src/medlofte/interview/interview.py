"""Knows how something new is settled: from options, and on a terminal by asking for the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
    hint: Callable[[F, str], str] | None = None  # in brackets, where Enter means something else
    empty: bool = False  # `read` takes nothing as well
    silent: bool = False  # only ever given as an option
    positional: bool = False  # stands on the command line without a name

    def ask(self, form: F, earlier: str) -> str:
        """Ask until the answer can be read; Enter means what stands in brackets."""
        if self.before:
            self.before(form)
        enter = earlier or self.guess(form) or self.default(form)
        hint = enter or ("" if self.missing else t("hoppa över"))
        if self.hint:
            hint = self.hint(form, earlier)
        answer = enter

        def keep(typed: str) -> None:
            nonlocal answer
            answer = "" if typed == "-" else typed or enter
            if answer or self.empty:
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


def kept(key: str) -> Callable[[Any, str], None]:
    """What reads an answer that is kept as it is typed."""
    return lambda form, typed: setattr(form, key, typed)


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
    talk = Conversation(
        questions, lambda _, one: one.key not in given and not one.silent, make, given
    )
    return talk.go_on(make()), True


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


@dataclass(frozen=True, slots=True)
class Conversation(Generic[F]):
    """Questions asked one after the other, where `asks` tells to.

    `answers` are kept: each is what Enter means when its question is asked again. With `make` the
    form is made anew then, and what was answered after that question counts no more.
    """

    questions: Sequence[Question[F]]
    asks: Callable[[F, Question[F]], bool]
    make: Callable[[], F] | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def go_on(self, form: F, index: int = 0) -> F:
        """Ask from a question on; `<` goes back to the one that was asked before."""
        while index < len(self.questions):
            question = self.questions[index]
            try:
                if question.wanted(form) and self.asks(form, question):
                    earlier = self.answers.get(question.key, "")
                    self.answers[question.key] = question.ask(form, earlier)
                else:
                    self._read(form, question, self.given)
                index += 1
            except prompts.BackError:
                index = self.latest(form, index)
                if self.make:
                    form = self.make()
                    for one in self.questions[:index]:
                        self._read(form, one, {**self.answers, **self.given})
        return form

    def latest(self, form: F, index: int) -> int:
        """The last question before one that was asked; that one itself where there is none."""
        earlier = enumerate(self.questions[:index])
        asked = [i for i, one in earlier if one.key in self.answers and one.wanted(form)]
        return max(asked, default=index)

    @staticmethod
    def _read(form: F, question: Question[F], known: Mapping[str, str]) -> None:
        if question.wanted(form) and known.get(question.key):
            question.read(form, known[question.key])
