"""Knows the JSON Schema of each output: which there are, and what each is a schema of."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from medlofte.language import in_source
from medlofte.model.history import PublishedRecord
from medlofte.render.data import activity_rows, agenda_json, draft_json, sheets, status_rows
from medlofte.render.data.shapes import document
from medlofte.render.open_data.agreement_data import OpenDocument
from medlofte.render.open_data.columns import meanings
from medlofte.render.terminal.findings import FindingsDocument


class _Output(NamedTuple):
    """What it is, its type, and whether its rows have the columns of the open data."""

    title: str
    type: Any
    explained: bool = False


OUTPUTS: Mapping[str, _Output] = {
    "status": _Output("medlofte status --format json", status_rows.StatusDocument, explained=True),
    "list": _Output("medlofte list --format json", activity_rows.ListDocument),
    "next": _Output("medlofte next --format json", agenda_json.NextDocument),
    "read": _Output("medlofte read --format json", draft_json.DraftDocument),
    "validate": _Output("medlofte validate --format json", FindingsDocument),
    "export-activities": _Output(
        "medlofte export activities --format json",
        list[Annotated[dict[str, Any], activity_rows.ROW]],
    ),
    "export-status": _Output(
        "medlofte export status --format json",
        list[Annotated[dict[str, Any], status_rows.ROW]],
        explained=True,
    ),
    "site": _Output("allt.json: ett medborgarlöfte", OpenDocument, explained=True),
    "site-all": _Output("alla.json: alla medborgarlöften", list[OpenDocument], explained=True),
    "history": _Output("historik/KOMMUN.json: vad som har publicerats", PublishedRecord),
}
# Those of what a site holds, beside its open data.
PUBLISHED = {
    "site": "data/allt.schema.json",
    "site-all": "data/alla.schema.json",
    "history": "data/historik.schema.json",
}


def text(name: str) -> str:
    """Return the schema of one of OUTPUTS as it stands in a file; its help is Swedish."""
    output = OUTPUTS[name]
    with in_source():
        told = {key: one.text for key, one in meanings().items()} if output.explained else {}
    return sheets.as_json(document(output.title, output.type, told))
