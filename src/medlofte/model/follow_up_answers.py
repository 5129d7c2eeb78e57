"""Knows a file of answers to a written follow-up, for `medlofte follow-up --file`."""

from pydantic import Field

from medlofte.model.follow_up import Remark
from medlofte.reading.values import Day, PartyId, Strict, Text


class FollowUpAnswers(Strict):
    """What a follow-up is to say; what the file does not name stays as it is."""

    date: Day | None = Field(None, description="Dagen den blev klar")
    by: PartyId | None = Field(None, description="Parten som skrev den")
    summary: Text | None = Field(
        None, description="Sammanfattningen; är medborgarlöftena flera hör den till det första"
    )
    promises: tuple[Remark, ...] = Field((), description="Vad den säger om löftena")
