"""Knows the words for what is there when it is done: skapa, ta fram, vara klar."""

import re

from medlofte.swedish.promise_words.patterns import any_of, whole
from medlofte.swedish.promise_words.verbs import FINISHING, forms

_PHRASES = whole(
    any_of(
        r"""
        (?:tar?|tas|arbetar?|arbetas|jobbar?) fram
        går? (?:över|i drift)
        kom(?:ma|mer) igång
        börjar? (?:samverka|använda|arbeta|med)
        sätt(?:a|er|s|as) (?:igång|upp|in)
        gör(?:a|s|as)? om, sänk(?:a|er|s|as) (?:den )?(?:tillåtna )?hastighet\w*
        skriv(?:a|s|as|er) (?:in|om \w*(?:rutin|plan|polic|regl|riktlinj|avtal)\w*)
        bygg(?:a|er|s|as) (?:om|ut)
        rusta[rs]? upp
        läggs? in
        byta? ut
        ställ(?:a|er|s|as) i ordning
        skylta[rs]? (?:om|upp)
        (?:genomför|gör)\w* (?:en|ett) (?:\w+ )?(?:översyn|kartläggning|utredning|inventering)
        (?:genomför|gör)\w* (?:en|ett) (?:\w+ )?(?:förstudie|upphandling|nulägesanalys|risk\w*)
        (?:ska|skall) (?:\w+ ){0,4}ha (?:\w+ ){0,2}\w+(?:at|it|tt|rt|lt|ts)
        beslut(?:a|ar|as) om, fatta[rs]? beslut, ansök(?:a|er|s|as) om, provas
        gör\w* (?:en|ett) (?:\w+ )?\w*analys, (?:en|ett) (?:framställan|skrivelse|ansökan)
        (?:är|vara|blir?) (?:klar|färdig|genomförd|antagen|installerad|utbyggd|införd)\w*
        inför (?:en|ett|nya|digital\w*|gemensam\w*) (?!\w*(?:säsong|sommar|år|termin|skol|lov))\w+
        får (?:en|ett) (?:\w+ )?\w*(?:rapport|redovisning|sammanställning)
        (?:\w+(?:en|et)|vi) inför (?:också |även |dessutom )?\w*(?:förbud|regler|system|rutin\w*)
        införande av, måla[rs]? om
        \A(?:byte|utbyte|ombyggnad|installation|montering|uppsättning|utsättning) (?:av|till)
        \A(?:framtagande|upprättande|inrättande|anläggning|renovering|upprustning) av
        utred(?:a|er|s|as) (?:om|möjlighet\w*|förutsättning\w*|behovet)
        undersök(?:a|er|s|as) (?:om|möjlighet\w*|förutsättning\w*|behovet)
        (?:ska|skall) utvärderas
        gör (?:\w+ ){0,3}en (?:\w+ )?utvärdering
        (?:en|ett) (?:\w+ )?\w*(?:översyn|utredning|mätning)(?: \w+){0,3} (?:gör|genomför)a?s
        (?:en|ett) (?:\w+ )?\w*(?:kartläggning|inventering)(?: \w+){0,3} (?:gör|genomför)a?s
        """
    )
)
# What is prevented is not what gets finished.
_PREVENTED = re.compile(
    r"(?<!\w)(?:möjlighet\w* (?:att|till|för)|motverk|förebygg|förhindr|hindr|stävj|undvik|minsk"
    r"|färre)\w* [^,.;]*",
    re.IGNORECASE,
)
_NEW = re.compile(r"(?:en |ett )?(?:ny|nya|nytt) [a-zåäö]+", re.IGNORECASE)
_RELATIVE = re.compile(r"(?<!\w)(?:som|där|vilka|vilket) [^,.;]*", re.IGNORECASE)
_SIDE = re.compile(r"(?<!\w)(?:som|där|vilka|vilket|om|när|hur) [^,.;]*", re.IGNORECASE)
_OFTEN = ("kontinuerlig", "löpande", "fortlöpande", "regelbunde", "ständig", "återkommande")
_AGAIN_AND_AGAIN = (*_OFTEN, "runt")  # after the verb: kartlägger löpande, flyttar runt
_ALSO_OTHER = ("öppna", "anta")  # an adjective: den öppna handeln
_BEFORE_A_VERB = ("", "att", "ska", "skall", "kommer", "lovar", "och")
_LOOKED_AT = 16  # words; a deed stands near the beginning


def finished(text: str) -> str | None:
    """The word that tells of something finished or there afterwards, in the main clause."""
    found = _PHRASES.search(_RELATIVE.sub("", text))
    if found:
        return found[0]
    text = _PREVENTED.sub("", text)
    found = _NEW.match(text)
    if found and not any(
        one.is_present for word in text.split() for one in forms(word.strip(".,"))
    ):
        return found[0]
    words = re.findall(r"[a-zåäö]+", _SIDE.sub("", text).lower())[:_LOOKED_AT]
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word.startswith(_OFTEN):
            return None
        if any(one.infinitive in FINISHING for one in forms(word)) and (
            word not in _ALSO_OTHER or before in _BEFORE_A_VERB
        ):
            return None if after.startswith(_AGAIN_AND_AGAIN) else str(word)
    return None
