"""Knows what is read in one go: a sentence, a bullet or a row, and where it stands."""

from dataclasses import dataclass, field
from typing import Literal

from medlofte.drafting.draft import DraftDoubt
from medlofte.drafting.rules.sections import Section

# A sentence of a paragraph, a bullet, a sentence after its first, a bullet below another one, the
# words that lead to bullets, or a row of a table.
Form = Literal["sentence", "quotation", "who", "point", "further", "detail", "lead", "row"]


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before bullets: who is to do them (ids), and its words.

    A general one opens the whole document: `Vi lovar att arbeta för ett tryggare Exempelby:`.
    """

    who: tuple[str, ...]
    words: str
    is_joint: bool
    is_general: bool = False


@dataclass(frozen=True, slots=True)
class SayingPlace:
    """Where something is said: under which heading, after which lead.

    `heading_who` are those whom the heading names as they who do what stands under it.
    """

    section: Section = "unknown"
    area: str = ""
    heading_who: tuple[str, ...] = ()
    heading_is_joint: bool = False
    lead: Lead | None = None
    general: Lead | None = None
    is_opening: bool = True  # before the second heading
    is_announced: bool = False  # a heading of the document says where it promises


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a document that may promise something.

    `source` are the words as they stand on their line, and `more` the cells of a row that tell how
    much and when. `who` are those in the column of a table that says so.
    """

    line: int
    text: str
    source: str
    form: Form
    place: SayingPlace
    who: tuple[str, ...] = ()
    is_joint: bool = False
    more: str = ""
    name: str = ""

    @property
    def words(self) -> str:
        """Its line, with the cells beside it: a number that stands there is never without them."""
        told = self.more if self.more not in self.source else ""
        return " | ".join(filter(None, (self.source, told)))


@dataclass(slots=True)
class FoundPromise:
    """A promise while it is read; what stands after it may still tell more of it."""

    said: Saying
    text: str
    deed: str  # without what it is for, and with all that tells how much and when
    who: list[str]
    is_joint: bool
    doubts: list[DraftDoubt] = field(default_factory=list)
