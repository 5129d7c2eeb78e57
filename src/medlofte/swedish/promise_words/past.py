"""Knows the forms of verbs that tell of what has been: gjorde, gjordes, har gjort."""

import re
from functools import lru_cache
from typing import Final

from medlofte.swedish.promise_words import verbs
from medlofte.swedish.promise_words.patterns import words_in

# Of strong verbs, and of those that only reports use.
_PAST: Final = frozenset(
    words_in("""
var hade blev fick gick kom tog gav höll hölls stod låg såg sågs drog drogs lät bjöd drev drevs
skrev skrevs gjorde gjordes sade sa lade lades satte sattes valde valdes skulle ville kunde
visste fanns föll slog steg sjönk bröt bröts upphörde utsattes drabbades deltog framkom inkom
angav uppgav ansåg beslöt ägde brann försvann togs gavs svarade anmäldes ökade minskade uppgick
resulterade ställdes pågick skedde upplevde upplevdes kände tyckte nämnde nämndes berodde bestod
efterfrågade efterfrågades önskade saknade antogs lyckades undertecknade undertecknades
besvarade besvarades misslyckades byggdes utlovades stal stals grep greps vann åkte
""")
)
_SUPINE: Final = frozenset(
    words_in("""
varit haft blivit fått gått kommit tagit gett givit hållit stått legat sett dragit låtit bjudit
bjudits drivit skrivit skrivits gjort gjorts sagt sagts lagt lagts satt satts valt valts kunnat
velat funnits fallit sjunkit stigit deltagit framkommit inkommit beslutat vuxit bidragit
inträffat tagits hållits lett skett framförts upphört drabbats utsatts lyckats undertecknat
undertecknats visat uppmätts anmälts upplevt känt enats mött
""")
)
_BEFORE = re.compile(
    r"^(?:inne|med|bi|åter|ut|upp|in|över|av|på|under|fram|för|be|till|om|sam|del|an|genom|vid|ned|mot)"
)
_WEAK = re.compile(r"(?P<stem>\w+?)(?:ade|[dt]e)s?")
_SHORT = 4  # letters; longer words in -it are supines of strong verbs: brunnit, sjunkit
_SUPINE_ENDINGS = ("at", "it", "tt", "dt", "t")


@lru_cache(maxsize=8192)  # the words of a document are asked about many times
def is_past(word: str) -> bool:
    """Whether it is a verb that tells of what was: genomförde, besöktes, höll."""
    word = word.lower()
    if word in _PAST or _begun(word) in _PAST:
        return True
    found = _WEAK.fullmatch(word)
    return found is not None and _known(found["stem"])


@lru_cache(maxsize=8192)
def is_supine(word: str) -> bool:
    """Whether it is what stands after `har` of what has been: genomfört, besökts, hållit."""
    word = word.lower()
    if word in _SUPINE or _begun(word) in _SUPINE:
        return True
    bare = word.removesuffix("s")
    if bare.endswith("it") and len(bare) > _SHORT:
        return True
    return any(bare.endswith(one) and _known(bare.removesuffix(one)) for one in _SUPINE_ENDINGS)


def _begun(word: str) -> str:
    """A strong verb without what stands before it: återgått, deltog."""
    return _BEFORE.sub("", word)


def _known(stem: str) -> bool:
    return any(not one.is_present for one in verbs.forms(f"{stem}a"))
