"""Knows what is unsure of a promise that tells no number: its day, or whether it goes on."""

import re

from medlofte.drafting.draft import DraftDoubt
from medlofte.language import t
from medlofte.swedish.promise_words.going_on import named
from medlofte.swedish.promise_words.times import occasions
from medlofte.swedish.promise_words.verbs import forms

_WORD = re.compile(r"[^\W\d_]+")
_TIME = re.compile(
    r"(?<!\w)(?:senast|före|innan|20\d\d|våren|hösten|vintern|sommaren)(?!\w)", re.IGNORECASE
)


def day() -> DraftDoubt:
    """That something is to be finished, and nobody tells on which day."""
    return DraftDoubt("by", t("Texten säger inte vilken dag det ska vara klart."))


def _once_or_not() -> DraftDoubt:
    return DraftDoubt(
        "kind", t("Görs det löpande? Blir något klart en gång ska ongoing vara milestone.")
    )


def _may_be_once(deed: str) -> bool:
    """Whether words that tell no end may mean one thing: a thing without a verb, or a time."""
    if _TIME.search(deed):
        return True
    return not any(map(forms, _WORD.findall(deed))) and not named(deed)


def going_on(deed: str) -> tuple[DraftDoubt, ...]:
    """What else it may be by its words: one thing, or something that waits for an occasion."""
    if _may_be_once(deed):
        return (_once_or_not(),)
    if occasions.hinted(deed):
        message = t(
            "Görs det löpande? Görs det bara när något händer ska ongoing vara on_demand, med when."
        )
        return (DraftDoubt("kind", message),)
    return ()
