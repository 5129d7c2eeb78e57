"""Knows who is to do a promise, from its own words to what the whole document is about."""

import re
from typing import NamedTuple

from medlofte.drafting.rules.clauses import DeedClause
from medlofte.drafting.rules.rule import drawn
from medlofte.drafting.rules.who import APART, BY_GRAMMAR, BY_KIND, BY_OWNER
from medlofte.drafting.saying import FoundPromise, Saying
from medlofte.language import t
from medlofte.swedish.promise_words.doers import ALL
from medlofte.swedish.promise_words.sentence_words import THEY

_PRONOUN = re.compile(r"(?:de|dessa|hon|han|hen|den)\b", re.IGNORECASE)


class Responsible(NamedTuple):
    """Who does it (ids, none where nobody is named), whether together, and what is unsure.

    `text` is what was read without the words that only say who. `own` tells that they are named in
    it as they who do it, so that it need not be made whole.
    """

    who: tuple[str, ...]
    is_joint: bool
    text: str
    own: bool = False
    doubt: str = ""


def responsible(said: Saying, clause: DeedClause, last: FoundPromise | None) -> Responsible:
    """Who is to do what is said; `last` is the promise before it."""
    apart = drawn(APART, clause)
    text = apart.found.left if apart else clause.text
    clause = DeedClause(text, clause.doers)
    joint = clause.is_joint or said.is_joint or DeedClause(said.more).is_joint
    if said.who:
        return Responsible(said.who, joint, text)
    if apart:
        return Responsible(apart.found.ids, joint or apart.found.is_joint, text)
    if last and last.said.line == said.line and THEY.match(text):
        return Responsible(tuple(last.who), joint or last.is_joint, text, own=True)
    own = drawn((BY_GRAMMAR,), clause)
    if own and own.found.ids != (ALL,):
        joint = joint or (len(own.found.ids) > 1 and said.place.heading_is_joint)
        return Responsible(own.found.ids, joint, text, own=True)
    if last and last.said.line == said.line and _PRONOUN.match(text):
        return Responsible(tuple(last.who), joint or last.is_joint, text, own=True)
    return _carried(said, clause, last, joint=joint, everybody=own is not None)


def _around_is_joint(said: Saying) -> bool:
    """Whether the heading or the lead says that what stands under it is done together."""
    place, lead = said.place, said.place.lead
    return place.heading_is_joint or bool(lead and lead.is_joint and not lead.is_general)


def _carried(
    said: Saying, clause: DeedClause, last: FoundPromise | None, *, joint: bool, everybody: bool
) -> Responsible:
    """Who does it by what stands around: the lead, the heading, or all who promise."""
    place, lead = said.place, said.place.lead
    if lead and lead.who and lead.who != (ALL,) and not (everybody and lead.is_general):
        joint = joint or (lead.is_joint and not lead.is_general)
        return Responsible(_with(lead.who, clause), joint, clause.text, own=everybody)
    if place.heading_who:
        who = _with(place.heading_who, clause)
        return Responsible(who, joint or place.heading_is_joint, clause.text, own=everybody)
    owner = drawn((BY_OWNER,), clause)
    if owner:
        doubt = t("Texten säger inte vem som ansvarar. Det är gissat av vems det är.")
        return Responsible(_with(owner.found.ids, clause), joint, clause.text, doubt=doubt)
    joint = joint or _around_is_joint(said)
    if everybody and not joint and last and len(last.who) == 1 and _follows(said, last):
        doubt = t("Texten säger inte vem som ansvarar. Det är hämtat från löftet före.")
        return Responsible(
            _with(tuple(last.who), clause), joint, clause.text, own=True, doubt=doubt
        )
    if everybody or (lead and lead.who):
        return Responsible((), joint, clause.text, own=everybody)
    return _guessed(said, clause, last, joint=joint)


def _guessed(
    said: Saying, clause: DeedClause, last: FoundPromise | None, *, joint: bool
) -> Responsible:
    """Who does it where nobody around is named: by the promise before it, or what is to be done."""
    place = said.place
    companions = tuple(dict.fromkeys(one.id for one in clause.companions))
    usual = drawn((BY_KIND,), clause)
    if usual:
        doubt = t("Texten säger inte vem som ansvarar. Det är gissat av vad som ska göras.")
        return Responsible((*usual.found.ids, *companions), joint, clause.text, doubt=doubt)
    if last and last.who and _follows(said, last):
        doubt = t("Texten säger inte vem som ansvarar. Det är hämtat från löftet före.")
        return Responsible((*last.who, *companions), joint, clause.text, doubt=doubt)
    doubt = t("Texten säger inte vem som ansvarar.")
    general = place.general.who if place.general else (ALL,)
    return Responsible((*general, *companions), joint, clause.text, doubt=doubt)


def _follows(said: Saying, last: FoundPromise) -> bool:
    """Whether it stands in the paragraph of the promise before it."""
    return last.said.line == said.line and said.form == "sentence"


def _with(who: tuple[str, ...], clause: DeedClause) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*who, *(one.id for one in clause.companions)]))
