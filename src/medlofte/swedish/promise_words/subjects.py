"""Knows which subjects are somebody who does things: neither things nor those it is done for."""

import re
from typing import Final

from medlofte.swedish.promise_words.patterns import words_in
from medlofte.swedish.promise_words.verbs import forms

# Those for whom it is done, or who disturb.
_AUDIENCE: Final = re.compile(
    r"(?:\w*(?:elev|ungdom|medborgar|invånar|boende|besökar|förar|bilist|cyklist|mopedist|(?<!hyres)gäst"
    r"|gärningsm|brottsling|turist|kund|tonåring|deltagar|resenär|trafikant|anhörig|patient)\w*"
    r"|barn\w*|flick\w*|pojk\w*|tjejer(?:na)?|killar(?:na)?|person(?:er(?:na)?)?|människ\w*"
    r"|vuxna|unga|äldre|kvinnor(?:na)?|män(?:nen)?|många|alla|någon|ingen|den|det|de|denna|detta"
    r"|dessa|du|ni|han|hon|man|jag|vi|som|så|då|där|här|vad|när|hur|om|både|samt|och|familj\w*"
    r"|föräldrar(?:na)?|vårdnadshavar\w*|offer|brottsoffer|vittnen|målgruppen)",
    re.IGNORECASE,
)
# What is done, where, when, with what: words that end so are nobody.
_THING: Final = re.compile(
    r"\w*(?:het(?:en|er|erna)?|(?<!fören)(?<!avdeln)ing(?:en|ar|arna)?|ande(?:t|na)?"
    r"|(?<!organisa)(?<!sta)tion(?:en|er|erna)?|(?:n|l|r)else(?:n|r|rna)?|arbetet?|löfte(?:t|na)?"
    r"|avtal(?:et|en)?|beslut(?:et|en)?|mål(?:et|en)?|syftet|plan(?:en|er|erna)?|problem(?:et|en)?"
    r"|insats(?:en|er|erna)?|åtgärd(?:en|er|erna)?|område(?:t|na)?|plats(?:en|er|erna)?"
    r"|väg(?:en|ar|arna)?|gata(?:n)?|gator(?:na)?|park(?:en|er|erna)?|torg(?:et|en)?|bro(?:n|ar)?"
    r"|tid(?:en|er|erna)?|dag(?:en|ar|arna)?|kväll(?:en|ar|arna)?|natt(?:en)?|år(?:et|en)?"
    r"|månad(?:en|er|erna)?|vecka(?:n)?|sommar(?:en)?|höst(?:en)?|vår(?:en)?|vinter(?:n)?"
    r"|brott(?:et|en)?|stöld(?:en|er|erna)?|trafik(?:en)?|kamera(?:n|or|orna)?|bil(?:en|ar|arna)?"
    r"|skylt(?:en|ar|arna)?|lamp(?:an|or|orna)|buss(?:en|ar|arna)|linje(?:n|r|rna)"
    r"|sida(?:n)?|siffr(?:an|or|orna)|statistik(?:en)?|rapport(?:en|er|erna)?|uppgift(?:en|er|erna)?"
    r"|resultat(?:et|en)?|effekt(?:en|er|erna)?|grund(?:en)?|del(?:en|ar|arna)?|fråg(?:an|or|orna)"
    r"|möte(?:t|na)?|träff(?:en|ar|arna)?|samtal(?:et|en)?|kampanj(?:en|er|erna)?|projekt(?:et|en)?"
    r"|program(?:met|men)?|modell(?:en|er|erna)?|metod(?:en|er|erna)?|bud(?:et|en)?|antal(?:et)?"
    r"|droger(?:na)?|alkohol(?:en)?|narkotika(?:n)?|\w*handeln|\w*ismen|klotter|buller|vapen|centrum|skog(?:en)?"
    r"|patrull(?:en|er|erna)?|ansvar(?:et)?|stöd(?:et)?|dialog(?:en)?|medel|pengar(?:na)?"
    r"|lokal(?:en|er|erna)?|parter(?:na)?|kommunen|polisen|(?<!\w)samverkan|närvaro(?:n)?)",
    re.IGNORECASE,
)
# What somebody's word ends with: the one, or all of them.
_SOMEBODY: Final = re.compile(
    r"[\w-]{3,}(?:[^aeiouyåäö\W]en|an|rn|et|n?a|er|or|ar|are)|[A-ZÅÄÖ]{2,6}(?:-[A-ZÅÄÖ]{2,6})?"
)
# Deeds of things, of anybody, or that happen: whoever is their subject need not be a party.
_ANYBODY_DOES: Final = frozenset(
    words_in("""
vara ha bli få gå komma ske finnas synas ligga leda innebära gälla visa ge göra ta hända växa
sjunka stiga bestå bero dra drabba påverka främja förbättra förhindra förebygga minska öka ändra
börja starta sluta stanna pågå fortsätta fungera omfatta skydda stärka trygga beskriva täcka belysa
lysa följa stå sitta hänga hålla höra känna veta kunna vilja se öppna stänga köra åka cykla röra
spela titta störa leva använda söka önska ringa samlas mötas träffas enas vistas umgås finansiera
kosta kräva skapa bidra syfta utgå avse utgöra ingå ersätta komplettera dämpa hindra försvåra
underlätta möjliggöra passera parkera sträva verka möta lära lyfta väcka sprida misstänka märka
koncentrera basera fokusera prioritera begära uppmuntra återkomma avsluta påbörja beröra
existera dominera orsaka medföra resultera
""")
)


def acts(verb: str) -> bool:
    """Whether a form of a verb is a deed of somebody: ordnar, utbilda; not ökar, finns, ordnas."""
    found = forms(verb)
    return bool(found) and all(
        not one.is_passive and one.infinitive not in _ANYBODY_DOES for one in found
    )


def somebody(word: str) -> bool:
    """Whether a noun may be one who does things: båtklubben, LRF; not tryggheten, ungdomar."""
    last = word.rsplit("-", 1)[-1]
    nobody = _AUDIENCE.fullmatch(last) or _THING.fullmatch(last) or forms(word)
    return bool(_SOMEBODY.fullmatch(word)) and not nobody
