"""Knows when a promise's words ask for the same at each of several places, and at which."""

import re
from typing import NamedTuple

from medlofte.swedish.promise_words.patterns import any_of

_PLACE = any_of(
    r"""
    \w*skol(?:a|an|or|orna|gård|gårdar|gårdarna|klass|klasser|enhet|enheter|område|områden)
    \w*klass(?:er|erna)?, årskurs(?:er)?, åk
    elever(?:na)? i (?:åk|årskurs) \d, by, byar, byarna
    (?:tät|små|central|bad|turist|kust|huvud|grann|bruks|gruv|skid)?ort(?:en|er|erna)?
    \w*område, \w*områden, \w*områdena, distrikt(?:en)?, \w*station(?:en|er|erna)?
    stadsdel(?:ar|arna)?, kommundel(?:ar|arna)?, \w*plats(?:er|erna)?, trapphus, \w*gård(?:ar|arna)?
    fritidshem, \w*boenden?, bibliotek, \w*hamn(?:ar)?, \w*enhet(?:er)?, förvaltning(?:ar)?
    \w*ställen?, krog(?:ar)?, restaurang(?:er)?, butik(?:er)?, centrum, torg, \w*hus(?:en)?
    församling(?:ar)?, gymnasi(?:er|um), \w*arbetslag, \w*uppgång(?:ar)?, sjuor, åttor, nior
    """
)
_NO_PART = any_of("i, på, vid, år, för, till, med, och, under, av")
_EACH = re.compile(
    r"(?<!\w)(?:per|(?:varje|alla|samtliga|var och en av|var och ett av|vardera)"
    r"(?: (?:de|dessa|kommunens|våra|sina|i))?)"
    rf" (?P<what>(?:(?!{_NO_PART} )[a-zåäö0-9–-]{{1,16}} ){{0,2}}{_PLACE})(?!\w)"
    r"(?P<more>(?: i (?:kommunen|åk|årskurs)(?: \d(?:[–-]\d)?)?)?)",
    re.IGNORECASE,
)
_NAME = r"[A-ZÅÄÖ][\wåäöé-]+(?: (?:skola|centrum|[A-ZÅÄÖ][\wåäöé]+))?"
_NAMES = re.compile(rf"(?<!\w){_NAME}(?:, {_NAME})*,? (?:och|samt) {_NAME}(?: skola)?")
_EACH_OF_NAMES = re.compile(rf"(?<!\w)vardera (?P<names>{_NAMES.pattern})")
_PARTIES = re.compile(
    r"polis|kommun|skolan|socialtjänst|region|räddning|trafikverk|parterna|vi\b|fritid\b",
    re.IGNORECASE,
)


class Places(NamedTuple):
    """The places that are each to be covered; `named` where they are names, else what they are."""

    places: tuple[str, ...]
    named: bool


def each(text: str) -> Places | None:
    """The places that the words ask the same of: alla skolor, vardera Arbrå och Vallsta."""
    own = _EACH_OF_NAMES.search(text)
    found = _EACH.search(text)
    if own:
        return Places(_listed(own["names"]), named=True)
    if not found:
        return None
    names = _listed(text)
    what = f"{found['what']}{found['more']}"
    return Places(names, named=True) if names else Places((what,), named=False)


def _listed(text: str) -> tuple[str, ...]:
    """The first names in a row that are no parties."""
    for found in _NAMES.finditer(text):
        names = [one.strip() for one in re.split(r", | och | samt ", found[0])]
        if not any(map(_PARTIES.search, names)):
            return tuple(dict.fromkeys(names))
    return ()
