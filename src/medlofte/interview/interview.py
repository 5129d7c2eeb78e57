"""Knows how a question is asked and read, and how one follows the other."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
    silent: bool = False  # asked only where there is something to propose
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

    def is_silent(self, form: F) -> bool:
        return self.silent and not self.guess(form)

    def name(self, form: F) -> str:
        """The question without what explains how it is answered."""
        words, mark, _ = self.asked(form).partition("?")
        return words + mark


def kept(key: str) -> Callable[[Any, str], None]:
    """What reads an answer that is kept as it is typed."""
    return lambda form, typed: setattr(form, key, typed)


def option(key: str) -> str:
    return f"--{key.rstrip('_').replace('_', '-')}"


def lacking(form: F, questions: Sequence[Question[F]], given: Mapping[str, str]) -> list[str]:
    """Settle a form by options; what must be given and is not, each with its option."""
    missing: list[str] = []
    left = dict(given)
    for question in questions:
        if not question.wanted(form):
            continue
        text = left.pop(question.key, "") or question.default(form)
        if text:
            question.read(form, text)
        elif question.missing:
            name = "" if question.positional else f" ({option(question.key)})"
            missing.append(question.missing() + name)
    if left and not missing:
        raise WrongCallError(
            t("{option} passar inte ihop med resten.", option=option(next(iter(left))))
        )
    return missing


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
    leaves: bool = False  # `<` at the first question raises BackError
    unchosen: set[str] = field(default_factory=set)  # answers that are what the others suggest

    def enter(self, form: F, *, last: bool) -> F:
        """Ask from the first question on, or from the last that was asked before."""
        if not last:
            return self.go_on(form)
        index = len(self.questions)
        for one in self.questions:
            self._read(form, one)
        return self.go_on(form, self.latest(form, index))

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
                    suggested = question.default(form)
                    answer = question.ask(form, self._answer(form, question))
                    self.answers[question.key] = answer
                    (set.add if answer == suggested else set.discard)(self.unchosen, question.key)
                    asked.append(index)
                elif only is None and question.key in self.given:
                    self._read(form, question)
                index += 1
            except prompts.BackError:
                if only is None:
                    earlier_one = self.latest(form, index)
                    if self.leaves and earlier_one == index:
                        raise
                    index = earlier_one
                elif asked:
                    index = asked.pop()
                else:
                    raise
                if self.make:
                    form = self.make()
                    for one in self.questions[:index]:
                        self._read(form, one)
        return form

    def change(self, form: F) -> F:
        """List the answers with numbers, and ask those again that are chosen; Enter: none."""
        (keys,) = choose_to_change([(self, form)])
        with suppress(prompts.BackError):
            if keys:
                return self.go_on(self.make() if self.make else form, only=keys)
        return form

    def told(self, form: F) -> Iterator[tuple[str, str, str]]:
        """Yield the key of each answer that can be changed, its question, and what was settled."""
        for one in self.questions:
            if one.wanted(form) and (one.key in self._known or not one.is_silent(form)):
                text = one.told(form) if one.told else self._answer(form, one)
                yield one.key, one.name(form), text

    @property
    def _known(self) -> dict[str, str]:
        return {**self.given, **self.answers}

    def _is_asked(self, form: F, question: Question[F], only: Collection[str] | None) -> bool:
        if only is None or question.key not in self._known:
            return self.asks(form, question)
        if question.key in only:
            return True
        try:
            self._read(form, question)
        except WrongCallError as no_longer:
            prompts.tell(str(no_longer))
            return True
        return False

    def latest(self, form: F, index: int) -> int:
        """The last question before one that was asked; that one itself where there is none."""
        earlier = enumerate(self.questions[:index])
        asked = [i for i, one in earlier if one.key in self.answers and one.wanted(form)]
        return max(asked, default=index)

    def _answer(self, form: F, question: Question[F]) -> str:
        """What was answered; where that was what the other answers suggested, it follows them."""
        known = self._known.get(question.key, "")
        return question.default(form) if known and question.key in self.unchosen else known

    def _read(self, form: F, question: Question[F]) -> None:
        if question.wanted(form) and (known := self._answer(form, question)):
            question.read(form, known)


def choose_to_change(talks: Sequence[tuple[Conversation[Any], Any]]) -> list[list[str]]:
    """List the answers of several conversations with numbers; the keys chosen of each of them."""
    listed = [(i, *one) for i, (talk, form) in enumerate(talks) for one in talk.told(form)]
    prompts.list_pairs(
        (f"{number} {name}", text) for number, (_, _, name, text) in enumerate(listed, 1)
    )
    numbers = [str(number) for number in range(1, len(listed) + 1)]

    def chosen(typed: str) -> list[int]:
        words = typed.replace(",", " ").split()
        found = [lookup.numbered(word, numbers) for word in words]
        if None in found:
            raise WrongCallError(t("Skriv ett eller flera nummer."))
        return [int(number) - 1 for number in found if number]

    question = t("Vilka svar ska ändras? Nummer, flera går bra [inget]:")
    try:
        places = prompts.until(question, chosen, back=True)
    except prompts.BackError:
        places = []
    return [[listed[at][1] for at in places if listed[at][0] == i] for i in range(len(talks))]
