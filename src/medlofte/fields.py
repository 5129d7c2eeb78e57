"""Knows the kinds of values that a file may hold: text, ids, whole numbers, days, yes and no."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Never

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from medlofte.dates import MONTHS, UnclearDateError
from medlofte.dates import read as read_typed
from medlofte.document import Quoted
from medlofte.language import t

_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:[.,][0-9]{1,6})?", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE = r"^\d{4}$"
NOT_BLANK = r"\S"
COLOUR = r"^#[0-9a-fA-F]{6}$"
SMART_QUOTES = "”“„»«’‘"
_YEARS = range(1900, 2200)
_APPROXIMATE = re.compile(r"(?:ca|cirka|c:a|ungefär|omkring|runt|~)\.? ?[0-9]+", re.ASCII)
_FRACTION = re.compile(r"-?[0-9]+(?:,[0-9]+|\.[0-9]{1,2})", re.ASCII)


class Strict(BaseModel):
    """A mapping with known keys only; a key without a value is as good as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: Any) -> Any:
        if isinstance(value, dict) and None in value.values():
            known = {field.alias or name for name, field in cls.model_fields.items()}
            return {k: v for k, v in value.items() if v is not None or k not in known}
        return value


def complaint(rule: str, sentence: str, key: str = "") -> PydanticCustomError:
    """Return a validator's error: which rule, a whole sentence, at which key of the mapping."""
    context = {"rule": rule, "text": sentence, "key": key}
    return PydanticCustomError("complaint", "{text}", context)


def wrong(clause: str, key: str = "", rule: str = "wrong-value") -> PydanticCustomError:
    """Return the error of one value; `clause` goes on after the key's name ("ska vara …")."""
    return PydanticCustomError("wrong", "{text}", {"rule": rule, "text": clause, "key": key})


def _read_day(value: Any) -> date:
    try:  # the way of nearly every date; all below is for the complaint
        if len(value) == 10 and value[7] == "-":  # noqa: PLR2004  2024-W11-4 is ISO text as well
            day = date.fromisoformat(value)
            if day.year in _YEARS:
                return day
    except (TypeError, ValueError):
        pass
    return _explain_day(value)


def _explain_day(value: Any) -> Never:
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise wrong(_date_expected(value))
    year, month, _ = map(int, found.groups())
    if year not in _YEARS:
        raise wrong(t("ska vara ett datum mellan år 1900 och 2199"))
    if not 1 <= month <= len(MONTHS):
        raise complaint("impossible-date", t("{day} finns inte: året har 12 månader.", day=value))
    days = monthrange(year, month)[1]
    month_name = f"{t(MONTHS[month - 1])} {year}"
    message = t(
        "{day} finns inte: {month} har {days} dagar.", day=value, month=month_name, days=days
    )
    raise complaint("impossible-date", message)


def _date_expected(value: Any) -> str:
    if isinstance(value, str) and re.search(r"(?:19|20)\d\d", value):
        with suppress(UnclearDateError):
            day = read_typed(value.strip(SMART_QUOTES), date.min)
            return t("ska skrivas {day}: år, månad, dag", day=day.isoformat())
    return t("ska vara ett datum, till exempel 2024-03-14")


def _read_whole(value: Any) -> int:
    if type(value) is str and _WHOLE.fullmatch(value):
        return int(value)
    raise wrong(_whole_expected(value))


def _whole_expected(value: Any) -> str:
    if type(value) is Quoted and _WHOLE.fullmatch(value):
        return t("ska vara ett heltal: skriv det utan citattecken")
    return _number_expected(value if isinstance(value, str) else "")


def _number_expected(value: str) -> str:
    if _APPROXIMATE.fullmatch(value.lower()):
        return t("ska bara vara siffror: skriv talet, och precision: about på en egen rad")
    if _FRACTION.fullmatch(value):
        return t("ska vara ett heltal, utan decimaler")
    digits = re.sub(r"[\s.']", "", value).lstrip("0")
    if _WHOLE.fullmatch(digits):
        return t("ska skrivas {number}: bara siffror, utan mellanrum", number=digits)
    if digits.isascii() and digits.isdecimal():
        return t("är för stort: det kan vara högst {limit}", limit=999_999_999)
    return t("ska vara ett heltal skrivet med siffror, till exempel 10")


def _read_positive(value: Any) -> int:
    number = _read_whole(value)
    if number < 1:
        raise wrong(t("ska vara minst 1"))
    return number


def _read_number(value: Any) -> Decimal:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value.replace(",", "."))
    raise wrong(t("ska vara ett tal, till exempel 61 eller 61,5"))


def _read_truth(value: Any) -> bool:
    if type(value) is str and value in ("true", "false"):
        return value == "true"
    raise wrong(t("ska vara true (ja) eller false (nej)"))


Day = Annotated[date, BeforeValidator(_read_day)]
Whole = Annotated[int, BeforeValidator(_read_whole)]
Positive = Annotated[int, BeforeValidator(_read_positive)]
Number = Annotated[Decimal, BeforeValidator(_read_number)]
Truth = Annotated[bool, BeforeValidator(_read_truth)]
Text = Annotated[str, StringConstraints(pattern=NOT_BLANK)]
Id = Annotated[str, StringConstraints(pattern=ID, max_length=64)]
Code = Annotated[str, StringConstraints(pattern=CODE)]
Colour = Annotated[str, StringConstraints(pattern=COLOUR)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]


class Source(Strict):
    """Where a fact was read."""

    title: Text = Field(description="Vad källan heter")
    url: Url | None = Field(None, description="Adressen")
    retrieved: Day | None = Field(None, description="Dagen den lästes")
