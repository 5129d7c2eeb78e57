"""Knows how an element of Word is made that its library has none of."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(name: str, attributes: dict[str, str] | None = None) -> Any:
    made: Any = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(qn(key), value)
    return made
