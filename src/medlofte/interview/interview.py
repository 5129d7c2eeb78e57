"""Knows how something new is settled: from options, and on a terminal by asking for the rest."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from medlofte.interview import prompts
from medlofte.language import t
from medlofte.stop import WrongCallError
from medlofte.typed import lookup

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
    kept: Callable[[F], str] | None = None  # what was settled, where what was typed may not stand
    told: Callable[[F], str] | None = None  # what was settled, in words
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
        return self.kept(form) if self.kept else answer

    def name(self, form: F) -> str:
        """The question without what explains how it is answered."""
        words, mark, _ = self.asked(form).partition("?")
        return words + mark


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

    def go_on(self, form: F, index: int = 0, only: Collection[str] | None = None) -> F:
        """Ask from a question on; `<` goes back to the one that was asked before.

        `only`: ask these again; the other answers stand, unless they no longer can. Raises
        BackError where the person goes back from the first of them.
        """
        asked: list[int] = []
        while index < len(self.questions):
            question = self.questions[index]
            try:
                if question.wanted(form) and self._is_asked(form, question, only):
                    earlier = self._known.get(question.key, "")
                    self.answers[question.key] = question.ask(form, earlier)
                    asked.append(index)
                elif only is None:
                    self._read(form, question, self.given)
                index += 1
            except prompts.BackError:
                if only is None:
                    index = self.latest(form, index)
                elif asked:
                    index = asked.pop()
                else:
                    raise
                if self.make:
                    form = self.make()
                    for one in self.questions[:index]:
                        self._read(form, one, self._known)
        return form

    def change(self, form: F) -> F:
        """List the answers with numbers, and ask those again that are chosen; Enter: none."""
        listed = [one for one in self.questions if not one.silent and one.wanted(form)]
        prompts.list_pairs(
            (
                f"{number} {one.name(form)}",
                one.told(form) if one.told else self._known.get(one.key, ""),
            )
            for number, one in enumerate(listed, 1)
        )

        def chosen(typed: str) -> list[str]:
            keys = [one.key for one in listed]
            found = [lookup.numbered(word, keys) for word in typed.replace(",", " ").split()]
            if None in found:
                raise WrongCallError(t("Skriv ett eller flera nummer."))
            return [key for key in found if key]

        question = t("Vilka svar ska ändras? Nummer, flera går bra [inget]:")
        with suppress(prompts.BackError):
            if keys := prompts.until(question, chosen, back=True):
                return self.go_on(self.make() if self.make else form, only=keys)
        return form

    @property
    def _known(self) -> dict[str, str]:
        return {**self.given, **self.answers}

    def _is_asked(self, form: F, question: Question[F], only: Collection[str] | None) -> bool:
        if only is None or question.key not in self._known:
            return self.asks(form, question)
        if question.key in only:
            return True
        try:
            self._read(form, question, self._known)
        except WrongCallError as no_longer:
            prompts.tell(str(no_longer))
            return True
        return False

    def latest(self, form: F, index: int) -> int:
        """The last question before one that was asked; that one itself where there is none."""
        earlier = enumerate(self.questions[:index])
        asked = [i for i, one in earlier if one.key in self.answers and one.wanted(form)]
        return max(asked, default=index)

    @staticmethod
    def _read(form: F, question: Question[F], known: Mapping[str, str]) -> None:
        if question.wanted(form) and known.get(question.key):
            question.read(form, known[question.key])
