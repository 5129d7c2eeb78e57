"""Knows the verbs of promises in each of their forms, and which of them finish something."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from medlofte.swedish.promise_words.patterns import words_in


class Verb(NamedTuple):
    """A form of a verb: of which infinitive, whether in the present, and whether passive."""

    infinitive: str
    is_present: bool
    is_passive: bool


# The present ends in -ar: arbetar. Verbs in -era are known by their ending.
_IN_AR = words_in("""
anlita anordna anpassa ansvara arbeta avdela avlasta avtala bemanna berätta besiktiga bevaka bilda
cykla dela dämpa fatta filma fira flytta forma fråga främja fånga fördela förankra förbättra
förenkla förhindra förkorta förmedla försvåra förtydliga förvalta förvara förändra gallra granska
grunda handla hindra hitta hämta inrikta inrätta jobba kalla klippa knacka kontakta koppla
kraftsamla krossa laga ladda larma leta lotsa lova lyssna lämna länka låna mana medverka minska
matcha mejla motverka måla nattvandra nyttja närvara odla ordna passa peka ploga plocka prata prova
pröva påbörja påverka rensa rikta ronda rusta redovisa räkna rätta samarbeta samla samordna samtala
samverka satsa skaffa skapa skicka skotta skydda skylta sluta sopa spana spara spela spola spåra
spärra stanna starta stoppa sträva städa stötta svara tacka tala teckna testa tipsa titta trygga
träffa träna tvätta uppmana uppmuntra uppmärksamma upprepa upprätta uppvakta utarbeta utdela
utfärda utforma utmana utrusta utveckla utvidga utöka utöva vaka vakta vandra varna varva verka
visa vårda värna välkomna åtala åtgärda ändra öka önska öppna öva börja beakta bekosta sponsra
hägna sanda lagra lugna coacha slussa förnya forsla säkra elda vattna tillämpa drabba stängsla
avveckla plantera utlova
""")
# The present ends in -er: besöker. After r it is the bare stem: genomför.
_IN_ER = words_in("""
använda anmäla avhålla bedriva bekämpa belysa beskriva beskära beställa bestämma besöka bjuda bryta
bygga byta bära driva ersätta föra följa föreläsa förbereda förebygga förstärka försöka gripa gräva
göra hjälpa hålla hänga höja hyra höra inleda kräva köpa köra leda ligga lyfta lysa lägga lära läsa
låsa låta lösa möta mäta märka ombesörja råda ringa riva rycka röja röra sitta skilja skjuta skriva
sköta släcka släppa sprida springa stifta stryka stärka störa stödja stöda ställa stämma stänga
stävja styra sälja sända sänka sätta söka trycka träda tända tänka tömma utreda viga välja vända
väcka växa åka åta äga godkänna dyka påminna fälla reda öronmärka begära täcka komma leva hända
misstänka
känna bestå stiga sjunka
""")
# The present adds an r: tar.
_SHORT = words_in("be bero bli bo dra få ge gå ha nå se ske slå stå ta")
# What looks passive and is not: infinitive and present.
_ALWAYS_IN_S = (
    *(("finnas", "finns"), ("mötas", "möts"), ("hjälpas", "hjälps"), ("synas", "syns")),
    *(("träffas", "träffas"), ("vistas", "vistas"), ("samlas", "samlas"), ("enas", "enas")),
    *(("turas", "turas"), ("samsas", "samsas"), ("umgås", "umgås"), ("samråda", "samråder")),
)
_IRREGULAR = (
    ("vara", "är"),
    ("komma", "kommer"),
    ("veta", "vet"),
    ("kunna", "kan"),
    ("vilja", "vill"),
    ("gå", "går"),
)
# What stands before a verb without changing its forms: vidareutveckla, återställa, säkerställa.
_BEFORE = words_in("""
ajour an av be beslag bi bot del efter er fast fel fort fram full färdig för före genom hand hän in
iordning kamera kart lag med möjlig ned om omhänder oros polis prov på sam samman schema slut
synlig säker till tillgänglig tillhanda tydlig under upp upprätt ut verk vid vidare vidmakt väg
åter återin återupp över miss
""")
_IN_ERA = re.compile(r"(?P<stem>\w{2,}era)(?P<ending>[rs]?)")
# In these forms they are other words in nearly every text.
_NO_VERBS = frozenset(
    words_in("""
andra för inför framför flera mera numera vardera deras kamera kameras opera råd av
""")
)

_STATES = frozenset(("är", "blir", "gäller", "vet"))

# What is there, or is over, when it is done.
FINISHING: Final = frozenset(
    words_in("""
anlägga anpassa anställa anta avsluta avveckla bilda bygga byta ersätta etablera fastställa flytta
färdigställa förvärva implementera initiera inleda införa inrätta inventera installera instifta
inviga iordningställa kartlägga köpa lansera montera ombilda permanenta påbörja rekrytera revidera
riva skaffa skapa
slutföra starta teckna tillsätta uppföra upprätta utarbeta utforma utrusta utse återinföra
återuppta öppna översätta
""")
)


def infinitive(word: str) -> str | None:
    """The infinitive of a verb in any form: genomför, genomförs, genomföras; or None."""
    return next((one.infinitive for one in forms(word)), None)


def is_infinitive(word: str) -> bool:
    """Whether it can be a deed to come, active or passive: besöka, besökas."""
    return any(not one.is_present for one in forms(word))


def is_present(word: str) -> bool:
    """Whether it can be a deed of now, active or passive: besöker, besöks, kontrolleras."""
    return any(one.is_present for one in forms(word))


def is_now(word: str) -> bool:
    """Whether it is a verb of now and nothing else."""
    return word in _STATES or (is_present(word) and not is_infinitive(word))


def is_passive(word: str) -> bool:
    """Whether it can be a deed without a doer, now or to come: genomförs, genomföras."""
    return any(one.is_passive for one in forms(word))


@lru_cache(maxsize=8192)  # the words of a document are asked about many times
def forms(word: str) -> tuple[Verb, ...]:
    """The forms that a word can be, by the verbs known here and their forms."""
    word = word.lower()
    if word in _NO_VERBS:
        return ()
    known = _KNOWN.get(word)
    if known:
        return known
    regular = _IN_ERA.fullmatch(word)
    if regular:
        return tuple(_in_era(regular["stem"], regular["ending"]))
    for before in _BEFORE:
        bare = _KNOWN.get(word.removeprefix(before)) if word.startswith(before) else None
        if bare:
            return tuple(one._replace(infinitive=before + one.infinitive) for one in bare)
    return ()


def _in_era(stem: str, ending: str) -> Iterator[Verb]:
    if ending != "r":
        yield Verb(stem, is_present=False, is_passive=ending == "s")
    if ending:
        yield Verb(stem, is_present=True, is_passive=ending == "s")


def _of_each_form() -> Iterator[tuple[str, Verb]]:
    for one in (*_IN_AR, *_SHORT):
        yield from _active(one, f"{one}r")
        yield f"{one}s", Verb(one, is_present=False, is_passive=True)
        yield f"{one}s", Verb(one, is_present=True, is_passive=True)
    for one in _IN_ER:
        stem = one[:-1]
        yield from _active(one, stem if stem.endswith("r") else f"{stem}er")
        yield f"{one}s", Verb(one, is_present=False, is_passive=True)
        for ending in ("s", "es"):
            yield stem + ending, Verb(one, is_present=True, is_passive=True)
    for one, present in (*_ALWAYS_IN_S, *_IRREGULAR):
        yield from _active(one, present)


def _active(verb: str, present: str) -> Iterator[tuple[str, Verb]]:
    yield verb, Verb(verb, is_present=False, is_passive=False)
    yield present, Verb(verb, is_present=True, is_passive=False)


def _gathered() -> dict[str, tuple[Verb, ...]]:
    found: dict[str, tuple[Verb, ...]] = {}
    for word, verb in _of_each_form():
        found[word] = (*found.get(word, ()), verb)
    for one, present in _ALWAYS_IN_S:
        for word in (one, present):
            found[word] = tuple(verb for verb in found[word] if not verb.is_passive)
    return found


_KNOWN: Final = _gathered()
