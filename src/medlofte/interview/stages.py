"""Knows how interviews follow each other, with a way back from each to the one before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from medlofte.interview import prompts
from medlofte.interview.interview import Conversation, Question, choose_to_change, lacking
from medlofte.language import t
from medlofte.stop import WrongCallError

F = TypeVar("F")


@dataclass(slots=True)
class Form(Generic[F]):
    """Something that is settled: from options, and on a terminal by asking for the rest.

    Only where something must be given is anybody asked.
    """

    make: Callable[[], F]
    questions: Sequence[Question[F]]
    typed: Mapping[str, str | None]
    begun: bool = False  # somebody was asked before, and knows how to answer
    asked: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    unchosen: set[str] = field(default_factory=set)
    made: list[F] = field(default_factory=list)  # the form, once there is one

    @property
    def form(self) -> F:
        return self.made[-1]

    @property
    def talk(self) -> Conversation[F]:
        given = {key: text for key, text in self.typed.items() if text is not None}
        return Conversation(
            self.questions,
            lambda form, one: one.key not in given and not one.is_silent(form),
            self.make,
            given,
            self.answers,
            leaves=True,
            unchosen=self.unchosen,
        )

    def go(self, *, back: bool, alone: bool) -> None:
        """Settle it; `back`: begin with its last question. `alone`: nobody has been asked yet."""
        form, talk = self.make(), self.talk
        if not self.asked:
            missing = lacking(form, self.questions, talk.given)
            if not missing:
                self.made = [form]
                return
            if not prompts.is_terminal():
                raise WrongCallError(t("Det saknas: {missing}.", missing="; ".join(missing)))
            if alone and not self.begun:
                prompts.tell(
                    t("Enter tar det som står inom [ ]. < backar, - lämnar tomt, Ctrl-C avbryter.")
                )
            self.asked = True
            form = self.make()
        self.made = [talk.enter(form, last=back)]

    def settle_again(self, keys: Sequence[str]) -> None:
        """Ask some questions again; the other answers stand, unless they no longer can."""
        self.made = [self.talk.go_on(self.make(), only=keys)]


@dataclass(slots=True)
class YesOrNo:
    """A question between two; `opens` makes what comes after it where it is answered with yes."""

    question: Callable[[], str]
    default: bool
    wanted: Callable[[], bool]
    unasked: Callable[[], bool] = lambda: False  # the answer where it is not wanted
    opens: Callable[[], "list[Stage]"] | None = None
    asked: bool = False
    given: bool | None = None

    @property
    def answer(self) -> bool:
        return bool(self.given)

    def go(self, *, back: bool, alone: bool) -> None:  # noqa: ARG002  as of every stage
        self.asked = self.wanted()
        if not self.asked:
            self.given = self.unasked()
            return
        enter = self.default if self.given is None else self.given
        letters = t("[J/n]:") if enter else t("[j/N]:")
        self.given = prompts.yes(f"{self.question()} {letters}", default=enter, back=True)


Stage = Form[Any] | YesOrNo


def walk(stages: list[Stage], *, back: bool = False) -> bool:
    """Settle one after the other; whether anybody was asked. `back`: begin with the last one."""
    index = _before(stages, len(stages)) if back else 0
    while index < len(stages):
        stage = stages[index]
        try:
            stage.go(back=back, alone=not any(one.asked for one in stages))
        except prompts.BackError:
            before = _before(stages, index)
            index, back = before, before != index
            continue
        if isinstance(stage, YesOrNo) and stage.opens:
            if not stage.answer:
                del stages[index + 1 :]
            elif stage is stages[-1]:
                stages += stage.opens()
        index, back = index + 1, False
    return any(one.asked for one in stages)


def _before(stages: Sequence[Stage], index: int) -> int:
    """The last stage before one that asked something; that one where there is none."""
    return max((i for i, one in enumerate(stages[:index]) if one.asked), default=index)


def change(stages: Sequence[Stage]) -> None:
    """List all answers with numbers, and ask those again that are chosen."""
    forms = [*_forms(stages)]
    chosen = choose_to_change([(one.talk, one.form) for one in forms])
    if not any(chosen):
        return
    for one, keys in zip(forms, chosen, strict=True):
        try:
            one.settle_again(keys)
        except prompts.BackError:  # from the first that is asked again: it stays as it was
            one.settle_again([])


def _forms(stages: Sequence[Stage]) -> Iterator[Form[Any]]:
    return (one for one in stages if isinstance(one, Form))
