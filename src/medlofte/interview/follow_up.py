"""Knows the questions of a written follow-up: promise by promise, what deviates first."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from medlofte.edit.new_follow_up import REMARKS, SUMMARY, key_of
from medlofte.interview import prompts
from medlofte.interview.interview import Conversation, Question
from medlofte.language import n, t
from medlofte.model.agreement import Agreement, Promise
from medlofte.model.follow_up import ASSESSMENTS, Assessment
from medlofte.progress.measure import Row
from medlofte.reading.paragraphs import paragraphs
from medlofte.render.terminal import follow_up_rows, screen
from medlofte.stop import WrongCallError
from medlofte.swedish import choice_words
from medlofte.swedish.names import fold
from medlofte.targets.outcome import State
from medlofte.wording import agreements
from medlofte.wording.follow_ups import DEVIATING, assessment_words
from medlofte.wording.plain_text import cell_len, pad, shorten, wrap

_SHORT = 40  # cells of a text that is shown within brackets
_EDITOR, _MORE = "e", "+"  # answers that ask for something else
_UNSURE = (State.NOT_REPORTED, State.NOT_QUANTIFIED)


class AskedPromise(NamedTuple):
    """A promise that is asked about, with its figures in the period."""

    agreement: Agreement
    promise: Promise
    rows: tuple[Row, ...]
    part: bool  # of a part of a year, so that what was done in it is told as well
    today: date

    @property
    def deviates(self) -> bool:
        return any(row.outcome.state in DEVIATING for row in self.rows)

    @property
    def place(self) -> int:
        """What deviates comes first, then what is unknown."""
        unsure = any(row.outcome.state in _UNSURE for row in self.rows)
        return 0 if self.deviates else 2 - unsure

    def key(self, what: str) -> str:
        return key_of(self.agreement.id, self.promise.id, what)


@dataclass(slots=True)
class FollowUpForm:
    """A follow-up while it is written: `texts` is what stands, `answered` what was typed now."""

    asked: Sequence[AskedPromise]
    keep: Callable[[Mapping[str, str]], None]
    write: Callable[[str], str]  # in the person's own editor
    texts: dict[str, str]
    answered: dict[str, str]
    more: set[str] = field(default_factory=set)

    @property
    def told(self) -> dict[str, str]:
        """What was typed now of the follow-up itself."""
        return {key: text for key, text in self.answered.items() if key != _REST}

    def settle(self, key: str, text: str) -> None:
        self.texts[key] = self.answered[key] = text
        self.keep(self.answered)

    def asks_all(self, one: AskedPromise) -> bool:
        """Whether all is asked of a promise, or just whether there is anything to say."""
        keys = {one.key(what) for what in REMARKS[1:]}
        return one.deviates or one.key("") in self.more or any(map(self.texts.get, keys))

    def goes_on(self) -> bool:
        """Whether those that do not deviate are asked about."""
        return self.texts.get(_REST) != "n"


_REST = "rest"


class _Telling(Question[FollowUpForm]):
    """A question answered in words, perhaps in paragraphs; `+` may ask for more of a promise."""

    def ask(self, form: FollowUpForm, earlier: str) -> str:
        if self.before:
            self.before(form)
        hint = earlier or (self.hint(form, earlier) if self.hint else t("hoppa över"))
        if cell_len(earlier) > _SHORT or "\n" in earlier:
            hint = t("behåll {text}", text=shorten(earlier, _SHORT // 2))
        read = partial(self._typed, form, earlier)
        question = f"{self.asked(form)} [{hint}]" if hint else self.asked(form)
        text = prompts.until(question, read, back=True)
        form.settle(self.key, text)
        return text

    def _typed(self, form: FollowUpForm, earlier: str, typed: str) -> str:
        if typed == _EDITOR:
            typed = form.write(earlier) or "-"
        if typed == _MORE:
            form.more.add(f"{self.key.rpartition('/')[0]}/")
            typed = ""
        text = "" if typed == "-" else told(typed) or earlier
        self.read(form, text)
        return text


def told(typed: str) -> str:
    r"""What was typed, in its paragraphs; `\n` may stand for a line break."""
    return "\n\n".join(paragraphs(typed.replace("\\n", "\n\n")))


def run(form: FollowUpForm) -> None:
    """Ask from the first that is not answered; `<` goes back through all of them."""
    questions = [*_questions(form)]
    open_ = (i for i, one in enumerate(questions) if one.key not in form.answered)
    talk = Conversation(questions, lambda *_: True, answers=form.texts)
    talk.go_on(form, next((i for i in open_ if questions[i].wanted(form)), len(questions) - 1))


def ask_again(form: FollowUpForm, *, last: bool) -> None:
    """Ask all again, Enter keeps what was answered; `last`: begin with the last question."""
    questions = [*_questions(form)]
    talk = Conversation(questions, lambda *_: True, answers=form.texts)
    talk.go_on(form, len(questions) - 1 if last else 0)


def _questions(form: FollowUpForm) -> Iterator[Question[FollowUpForm]]:
    ordered = sorted(form.asked, key=lambda one: one.place)
    told_apart = False
    for number, one in enumerate(ordered, 1):
        if not one.deviates and not told_apart and number > 1:
            told_apart = True
            yield _rest(len(ordered) - number + 1)
        place = t("{number} av {count}", number=number, count=len(ordered))
        yield from _about(one, place, all_=not told_apart)
    for agreement in {one.agreement.id: one.agreement for one in ordered}.values():
        several = any(one.agreement is not agreement for one in ordered)
        yield _Telling(
            key_of(agreement.id, "", SUMMARY),
            partial(_asked_summary, agreement if several else None),
            lambda *_: None,
            before=lambda _: prompts.say([""]),
        )


def _asked_summary(agreement: Agreement | None, _form: FollowUpForm) -> str:
    if agreement is None:
        return t("Sammanfattning?")
    return t("Sammanfattning av {title}?", title=agreements.titled(agreement))


def _rest(count: int) -> Question[FollowUpForm]:
    question = n(
        "{count} löfte till, utan avvikelse. Säga något om det? [J/n]:",
        "{count} löften till, utan avvikelse. Säga något om dem? [J/n]:",
        count,
    )

    def read(form: FollowUpForm, typed: str) -> None:
        go_on = prompts.chosen(typed, prompts.yes_or_no())
        form.settle(_REST, t("j") if go_on else "n")

    return Question(
        _REST,
        lambda _: question,
        read,
        before=lambda _: prompts.say([""]),
        hint=lambda *_: "",
        empty=True,
    )


def _about(one: AskedPromise, place: str, *, all_: bool) -> Iterator[Question[FollowUpForm]]:
    labels = {
        "comment": t("Kommentar?"),
        "cause": t("Orsak?"),
        "next": t("Vad ändras?"),
        "assessment": t("Egen bedömning? uppfyllt, delvis, ej, kan inte bedömas"),
        "reason": t("Skälet till bedömningen?"),
    }
    width = max(cell_len(labels[what]) for what in REMARKS[:3])

    def asks(what: str, form: FollowUpForm) -> bool:
        if not (all_ or form.goes_on()):
            return False
        if what == "reason":
            return bool(form.texts.get(one.key("assessment"))) and form.asks_all(one)
        return what == "comment" or form.asks_all(one)

    hints: dict[str, Callable[[FollowUpForm, str], str]] = {
        "comment": partial(_hint, one),
        "reason": lambda *_: "",
    }
    for what in REMARKS:
        kind: Any = _Assessing if what == "assessment" else _Telling
        yield kind(
            one.key(what),
            partial(lambda label, _: label, pad(labels[what], width)),
            _reasoned if what == "reason" else lambda *_: None,
            wanted=partial(asks, what),
            before=partial(_tell, one, place) if what == "comment" else None,
            hint=hints.get(what),
        )


def _reasoned(_form: FollowUpForm, text: str) -> None:
    if not text:
        raise WrongCallError(t("Skriv varför löftet bedöms så: skälet står vid bedömningen."))


def _hint(one: AskedPromise, form: FollowUpForm, _earlier: str) -> str:
    return t("hoppa över") if form.asks_all(one) else t("nästa löfte; + frågar om mer")


class _Assessing(Question[FollowUpForm]):
    """The question for an assessment, which is kept as the file writes it."""

    def ask(self, form: FollowUpForm, earlier: str) -> str:
        hint = next((assessment_words(one) for one in ASSESSMENTS if one == earlier), "")

        def read(typed: str) -> str:
            return "" if typed == "-" else assessment(typed) if typed else earlier

        question = f"{self.asked(form)} [{hint or t('hoppa över')}]"
        text = prompts.until(question, read, back=True)
        form.settle(self.key, text)
        reason = f"{self.key.rpartition('/')[0]}/reason"
        if not text and form.texts.get(reason):
            form.settle(reason, "")
        return text


def assessment(typed: str) -> Assessment:
    """The assessment that was meant: its word, or as much of it as tells it from the others."""
    words: dict[str, Assessment] = {}
    for one in ASSESSMENTS:
        known = (one, assessment_words(one), *choice_words.words(one))
        words |= dict.fromkeys(map(fold, known), one)
    found = {one for word, one in words.items() if word.startswith(fold(typed))}
    if len(found) != 1:
        raise WrongCallError(t("Svara uppfyllt, delvis, ej eller kan inte bedömas."))
    return found.pop()


def _tell(one: AskedPromise, place: str, _form: FollowUpForm) -> None:
    """Show which promise it is, how it stands, and which of how many."""
    out = screen.of(sys.stdout)
    out.print(follow_up_rows.promise(one.rows, place, out, one.today, part=one.part))


def heading(title: str, *, begun: bool) -> None:
    """Say what is asked about, and how to answer."""
    out = screen.of(sys.stdout)
    how = t(
        "Enter hoppar över eller behåller, - tar bort, < backar, \\n börjar ett stycke, e öppnar "
        "din redigerare. Ctrl-C avbryter: svaren är kvar till nästa gång."
    )
    out.print(follow_up_rows.heading(title, out))
    out.print(wrap(how, out.width))
    if begun:
        prompts.tell(t("Du har svarat på en del förut: < går tillbaka dit."))
