"""Knows when a promise's words ask for more than before, and how many percent more."""

import re

from medlofte.swedish import amounts
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words.patterns import any_of, whole

_MORE = whole(
    any_of(
        r"""
        öka[rs]?, ökas, ökad, ökat, ökade, ökning(?:en)?, utöka[rs]?, utökas, utöka[dt], utökade
        fler, flera än, oftare, tätare, mera, höja[rs]?, höjs, höjas, intensifiera[rst]?
        förstärk(?:a|er|s|as|t|ta|ning), stärk(?:a|er|s|as|t|ta)?, utvidga[rs]?, utvidgas
        (?:större|högre|ökad) (?:omfattning|utsträckning|grad|närvaro|synlighet|tillgänglighet)
        förläng(?:a|er|s|as|da) \w*(?:tid|öppet)\w*, bredda[rs]?
        mer (?:än|av|tid|stöd|dialog|personal|återkoppling|\w*närvaro|\w*information)
        (?:bli|vara|blir|är) mera? \w+, \A(?:mera?|bättre) \w{4,}, \+ ?\d+ ?(?:%|procent)
        mer (?:synlig|närvarande|tillgänglig|frekvent|aktiv)\w*
        \w{4,20} mer(?= (?:i|på|vid|kring|runt|under|till|om|längs|och)\b)
        """
    )
)
_THAN = whole(
    r"(?:fler|flera|mer|oftare|tätare|större|högre)(?!\w)[^.;]{0,60}? än "
    + any_of(
        r"""
        i ?dag, tidigare, förut, nu, under, året, föregående, förra, förr, säsongen, i fjol
        (?:år )?(?:19|20)\d\d, i \w+ (?:19|20)\d\d
        """
    )
)
# Where this is to be more, it is an effect and no deed.
_EFFECTS = any_of(
    """
    trygghet(?!s(?:vandring|rond|värd|mätning|punkt)), trafiksäkerhet
    säkerhet, känsla, förtroende, tillit, skyddsfaktor, självkänsl
    kunskap, medvetenhet, trivsel, folkhälsa, förståelse, upplev, livskvalitet, delaktighet
    gemenskap, jämställd, benägenhet, anmälningsbenägenhet, förmåga, motståndskraft, insyn
    """
)
_EFFECT = re.compile(
    r"(?<!\w)(?:öka[rs]?|ökad|ökat|stärk(?:a|er|s|t|ta)|höja[rs]?|förstärka|förstärker|större)"
    rf" (?:\w{{2,16}} ){{0,3}}?{_EFFECTS}",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?<![\w,.])\+? ?(?P<number>\d{1,3}|[a-zåäö]+) ?(?:procents?(?!\w)|%)", re.IGNORECASE
)
_SHARE = re.compile(r"%? ?(?:av |på )")


def more(text: str) -> str | None:
    """The words that ask for more of a deed than before; None where only an effect is to be."""
    effect = _EFFECT.search(text)
    found = _MORE.search(text)
    if found and effect and effect.start() <= found.start() < effect.end():
        found = _MORE.search(text, effect.end())
    return found[0] if found else None


def than_before(text: str) -> bool:
    """Whether the words name what it is to be more than: fler än i dag, oftare än 2024."""
    return _THAN.search(text) is not None


def percent(text: str) -> int | None:
    """How many percent more; None for a share: 80 procent av personalen."""
    for found in _PERCENT.finditer(text):
        number = amounts.whole(fold(found["number"]))
        if number and not _SHARE.match(text, found.end()):
            return number
    return None
