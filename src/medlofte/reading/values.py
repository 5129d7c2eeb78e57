"""Knows the kinds of values that a file may hold: text, ids, whole numbers, days, yes and no."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Never

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from medlofte.language import t
from medlofte.reading.nodes import Quoted
from medlofte.swedish.dates import MONTHS

_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:[.,][0-9]{1,6})?", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE = r"^\d{4}$"
NOT_BLANK = r"\S"
COLOUR = r"^#[0-9a-fA-F]{6}$"
_SECRET = re.compile(r"[^/?#]*//[^/?#]*@")  # a name, perhaps a password, before the host
SMART_QUOTES = "”“„»«’‘"
_YEARS = range(1900, 2200)
_APPROXIMATE = re.compile(r"(?:ca|cirka|c:a|ungefär|omkring|runt|~)\.? ?[0-9]+", re.ASCII)
_FRACTION = re.compile(r"-?[0-9]+(?:,[0-9]+|\.[0-9]{1,2})", re.ASCII)


def keys(model: type[BaseModel]) -> list[str]:
    """The keys of a mapping, in the order of the documentation."""
    return [field.alias or name for name, field in model.model_fields.items()]


class Named(Enum):
    """What an id names, where it is not just the id of what it stands in."""

    PROMISE = "promise"
    PARTY = "party"
    ADDRESS = "address"  # what a text names is a page on the web


class Strict(BaseModel):
    """A mapping with known keys only; a key without a value is as good as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: Any) -> Any:
        if isinstance(value, dict) and None in value.values():
            known = keys(cls)
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
    if isinstance(value, str):
        from medlofte.swedish.day_reader import UnclearDateError, dated  # noqa: PLC0415  a rare slip

        with suppress(UnclearDateError):
            day = dated(value.strip(SMART_QUOTES))
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
        return t("är för stort: det kan vara högst {limit}", limit=_LARGEST)
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


# What an editor is told: it reads `no`, `0123` and `2024` by YAML's own rules, which all are text
# here. A day that does not exist is refused by its pattern, for few editors know the calendar.
_PLAIN: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_IN_MONTH = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
_LEAP = "(19|2[01])(0[48]|[2468][048]|[13579][26])|2000"
_DAY_PATTERN = f"^((19|2[01])[0-9]{{2}}-({_IN_MONTH}|02-(0[1-9]|1[0-9]|2[0-8]))|({_LEAP})-02-29)$"
_LARGEST = 999_999_999


class _Told(WithJsonSchema):
    """What an editor is told of a value, anew each time: older pydantics add defaults to it."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(super().__get_pydantic_json_schema__(core_schema, handler))


def _text_schema(**more: int | str) -> _Told:
    """What an editor is told of a text that a model checks by itself."""
    return _Told(_PLAIN | {"pattern": NOT_BLANK} | more)


Day = Annotated[
    date, BeforeValidator(_read_day), _Told({"type": "string", "pattern": _DAY_PATTERN})
]
Whole = Annotated[
    int, BeforeValidator(_read_whole), _Told({"type": "integer", "minimum": 0, "maximum": _LARGEST})
]
Positive = Annotated[
    int,
    BeforeValidator(_read_positive),
    _Told({"type": "integer", "minimum": 1, "maximum": _LARGEST}),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_read_number),
    _Told({"type": ["number", "string"], "pattern": f"^{_NUMBER.pattern}$"}),
]
Truth = Annotated[bool, BeforeValidator(_read_truth), _Told({"type": "boolean"})]
Text = Annotated[str, StringConstraints(pattern=NOT_BLANK), _text_schema()]
Id = Annotated[
    str,
    StringConstraints(pattern=ID, max_length=64),
    _text_schema(pattern=ID, maxLength=64, minimum=0),
]
PromiseId = Annotated[Id, Named.PROMISE]
PartyId = Annotated[Id, Named.PARTY]
Code = Annotated[
    str,
    StringConstraints(pattern=CODE),
    _Told({"type": ["string", "integer"], "pattern": CODE, "minimum": 1, "maximum": 9999}),
]
Colour = Annotated[str, StringConstraints(pattern=COLOUR)]
# An address without a name and a password before the host (RFC 3986, 3.2.1): it is published.
_WEB = r"^https?://[^\s/?#@]+([/?#]\S*)?$"
Url = Annotated[str, StringConstraints(pattern=_WEB)]


def is_web(address: str) -> bool:
    """Whether an address leads to a page on the web."""
    return re.fullmatch(_WEB, address) is not None


def _read_address(value: Any) -> Any:
    if isinstance(value, str) and _SECRET.match(value):
        message = t("ska vara en adress som börjar med https://, utan användarnamn och lösenord")
        raise wrong(message)
    return value


# Where it does not lead to a page it is no link (and `bad-address` says so), but only a secret in
# it is worth leaving out all that stands beside it.
Address = Annotated[Text, BeforeValidator(_read_address), Named.ADDRESS]


class Source(Strict):
    """Where a fact was read."""

    title: Text = Field(description="Vad källan heter")
    url: Address | None = Field(None, description="Adressen")
    retrieved: Day | None = Field(None, description="Dagen den lästes")

    @property
    def page(self) -> str | None:
        """The address, where it leads to a page on the web."""
        return self.url if self.url and is_web(self.url) else None
