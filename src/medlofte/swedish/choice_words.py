"""Knows the Swedish words for what files say in English: ungefär, inställd, år, i fas."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from medlofte.language import SOURCE, chosen
from medlofte.swedish import amounts
from medlofte.swedish.names import fold

K = TypeVar("K", bound=str)


# The first word is the one that is shown, also in a template. What is not here is called the same
# in Swedish.
_WORDS: Mapping[str, Sequence[str]] = {
    # how exact a number is, and what became of a thing
    "exact": ("exakt",),
    "at_least": amounts.AT_LEAST,
    "about": amounts.ABOUT,
    "unknown": ("okänt antal", "okänt"),
    "done": ("genomförd", "genomfört", "gjord", "gjort", "utförd", "klar", "besvarad"),
    "cancelled": ("inställd", "inställt"),
    "unanswered": ("obesvarad", "obesvarat"),
    # for which time a count is promised, and how it is judged
    "day": ("dygn", "dag"),
    "week": ("vecka",),
    "month": ("månad",),
    "quarter": ("kvartal",),
    "half_year": ("halvår",),
    "year": ("år",),
    "agreement": ("hela löftestiden", "löftestiden"),
    "each": ("varje",),
    "average": ("snitt", "i snitt", "genomsnitt"),
    # kinds of target
    "count": ("antal",),
    "coverage": ("platser", "varje plats", "täckning"),
    "milestone": ("blir klart", "klart", "färdigt", "milstolpe"),
    "ongoing": ("pågår", "pågående", "löpande"),
    "increase": ("mer än förut", "ökning", "mer"),
    "on_demand": ("vid behov", "behov"),
    # how often a follow-up is written, how a promise is judged in it, and where a number comes from
    "two_years": ("vartannat år",),
    "kept": ("uppfyllt",),
    "partly_kept": ("delvis uppfyllt", "delvis"),
    "not_kept": ("inte uppfyllt", "ej uppfyllt"),
    "cannot_judge": ("kan inte bedömas", "kan ej bedömas"),
    "survey": ("enkät",),
    "statistics": ("statistik",),
    "citizen_dialogue": ("medborgardialog",),
    # how far the pages follow the law
    "full": ("helt",),
    "partial": ("delvis",),
    "none": ("inte", "ej"),
    # kinds of agreement, and the years that are counted
    "citizen_promise": ("medborgarlöfte", "löfte"),
    "action_plan": ("åtgärdsplan", "plan"),
    "cooperation_agreement": ("samverkansöverenskommelse", "överenskommelse", "samverkan"),
    "calendar": ("kalenderår",),
    "term": ("löftesår",),
    # what a promise is about
    "traffic": ("trafik",),
    "drugs": ("narkotika", "droger"),
    "presence": ("närvaro",),
    "youth": ("ungdom", "ungdomar", "unga"),
    "domestic_violence": ("våld i nära relation", "våld i nära relationer"),
    "violence": ("våld",),
    "property_crime": ("stöld och skadegörelse", "stöld", "skadegörelse"),
    "public_places": ("trygga platser",),
    "cooperation": ("samverkan",),
    # states
    "met": ("uppnått", "uppnådda"),
    "on_track": ("i fas",),
    "in_progress": ("pågår eller redovisat", "redovisat", "pågår"),
    "behind": ("efter",),
    "missed": ("inte uppnått", "ej uppnått", "missat"),
    "not_quantified": ("antal oklart", "oklart"),
    "no_baseline": ("jämförelsetal saknas", "utan jämförelsetal"),
    "not_triggered": ("inget tillfälle", "utan tillfälle"),
    "not_started": ("inget redovisat än", "inget än"),
    "not_reported": ("inte redovisat", "ej redovisat"),
    "upcoming": ("börjar senare", "senare"),
    "withdrawn": ("avfört", "avförda"),
    # what fails, is carried over or written out
    "overdue": ("försenat", "försenade"),
    "areas": ("områden",),
    "promises": ("löften",),
    "activities": ("aktiviteter",),
    "activity": ("aktivitet",),
    "settings": ("inställningar",),
}


def words(key: str) -> Sequence[str]:
    """What may be typed for a key of a file; itself where it has no Swedish word."""
    return _WORDS.get(key, (key,))


def own(name: str) -> Sequence[str]:
    """No word but itself: a format, an id."""
    return (name,)


def shown(key: K, words_of: Callable[[K], Sequence[str]] = words) -> str:
    """How a choice is shown: its Swedish word, in one piece to be typed; in English the key."""
    return words_of(key)[0].replace(" ", "-") if chosen() == SOURCE else key


def offered(names: Iterable[str]) -> str:
    """What stands for the value of an option in the help: exakt|minst|ungefär."""
    return "|".join(map(shown, names))


def meant(
    typed: str, names: Iterable[K], words_of: Callable[[K], Sequence[str]] = words
) -> K | None:
    """The one of `names` that is typed, in full or as a word for it; None where it is none."""
    wanted = fold(typed)
    for key in names:
        if typed == key or wanted in map(fold, (key, *words_of(key))):
            return key
    return None
