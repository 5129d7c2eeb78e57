"""Makes a tree with a secret in every field that must not get out, and reads all that did."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

HIDDEN = "Hemligzqx"  # in every field that must not be told
OPEN = "Synligzqx"  # in the fields that must be told
# The day of the activities that the public may know of by month only, in all its shapes.
DAYS = ("2024-03-13", "13 mars", "13 mar", "03-13", "13/3", "20240313")

PROMISES = f"""\
municipality: Arjeplog
code: "2506"
police_area: Norra Lappland
parties: {{polis: Polisen, kommun: Arjeplogs kommun}}
agreements:
  - id: "2024"
    title: Medborgarlöfte 2024
    from: 2024-01-01
    to: 2024-12-31
    sources: [{{title: {OPEN}-kalla}}]
    follow_ups:
      - period: 2024-T1
        date: 2024-05-20
        by: kommun
        summary: {OPEN}-sammanfattning
        promises:
          - {{promise: kontroller, comment: {OPEN}-kommentar, cause: {OPEN}-orsak,
             next: {OPEN}-framover, assessment: partly_kept, reason: {OPEN}-skal}}
      - period: 2024
        date: 2024-11-20
        by: kommun
        summary: {HIDDEN}-senare-sammanfattning
        promises:
          - {{promise: kontroller, comment: {HIDDEN}-a, cause: {HIDDEN}-b, next: {HIDDEN}-c,
             assessment: not_kept, reason: {HIDDEN}-d}}
    indicators:
      - title: {OPEN}-matt
        unit: procent
        source: {{title: {OPEN}-matkalla}}
        values: [{{date: 2024-02-01, value: 61}},
                 {{date: 2024-10-01, value: 987654, source: {{title: {HIDDEN}-senare-varde}}}}]
      - title: {HIDDEN}-matt-som-inte-finns-an
        values: [{{date: 2024-10-01, value: 61, source: {{title: {HIDDEN}-e}}}}]
    areas: {{trafik: {OPEN}-omrade}}
    promises:
      - id: kontroller
        name: {OPEN}-namn
        area: trafik
        text: {OPEN}-text
        responsible: [polis]
        counts: {OPEN}-regel
        target: {{kind: count, at_least: 10, per: year, unit: {OPEN}-enhet}}
      - id: grupp
        text: En grupp bildas
        responsible: [kommun]
        target: {{kind: milestone}}
      - id: dialog
        text: Dialog förs
        responsible: [kommun]
        target: {{kind: ongoing}}
"""

ACTIVITIES = {
    # Told by month: its day must not get out, nor what stands in its note.
    "2024-03-13-kontroller-a1": f"""\
date: 2024-03-13
counts_for: [kontroller]
by: [polis]
count: 2
title: {OPEN}-rubrik
place: {OPEN}-plats
time: "22:30"
note: {HIDDEN}-anteckning
from_row: {{file: {HIDDEN}-fil.csv, sheet: {HIDDEN}-blad, row: 77123, check: {HIDDEN}-tecken}}
links: [https://example.se/2024-03-13/nyhet]
source: {{title: {OPEN}-uppgift, url: https://example.se/2024/03/13, retrieved: 2024-03-13}}
results: [{{what: {OPEN}-forare, count: 54, of_which: [{{what: narkotika, count: 51}},
           {{what: alkohol, count: 3}}]}}]
logged: 2024-03-13
""",
    # Internal: counted, and nothing of it told.
    "2024-04-17-kontroller-a2": f"""\
date: 2024-04-17
counts_for: [kontroller, dialog]
by: [polis]
title: {HIDDEN}-titel
place: {HIDDEN}-plats
time: {HIDDEN}-tid
note: {HIDDEN}-not
links: [https://example.se/{HIDDEN}]
source: {{title: {HIDDEN}-kalla, url: https://example.se/{HIDDEN}-u, retrieved: 2024-04-17}}
results: [{{what: {HIDDEN}-res, count: 77123}}]
from_row: {{file: {HIDDEN}-fil.csv, sheet: {HIDDEN}-blad, row: 77123, check: {HIDDEN}-tecken}}
internal: true
""",
    "2024-04-18-grupp-a3": f"""\
date: 2024-04-18
completes: [grupp]
by: [kommun]
title: {HIDDEN}-klart
internal: true
""",
    # Later than the day of the question.
    "2024-09-30-kontroller-a4": f"""\
date: 2024-09-30
counts_for: [kontroller]
by: [polis]
title: {HIDDEN}-sen
place: {HIDDEN}-sen-plats
note: {HIDDEN}-sen-not
""",
    # Replaced, and inside a tally: neither the files' names nor their days may be told.
    "2024-03-13-kontroller-a5": f"""\
date: 2024-03-13
counts_for: [kontroller]
by: [polis]
note: {HIDDEN}-rattad
""",
    "2024-03-13-kontroller-a6": f"""\
date: 2024-03-13
counts_for: [kontroller]
by: [polis]
place: {OPEN}-annan
replaces: [2024-03-13-kontroller-a5]
note: {HIDDEN}-rattar
""",
}


def tree(root: Path, *, dates: str = "month") -> Path:
    """Write the tree, with days told by `dates`."""
    (root / "promises").mkdir(parents=True)
    (root / "promises" / "arjeplog.yaml").write_text(PROMISES, encoding="utf-8")
    folder = root / "activities" / "arjeplog" / "2024"
    folder.mkdir(parents=True)
    for stem, text in ACTIVITIES.items():
        (folder / f"{stem}.yaml").write_text(text, encoding="utf-8")
    (root / "medlofte.yaml").write_text(f"publish: {{dates: {dates}, hide_below: 5}}\n")
    return root


def read(path: Path) -> str:
    """All that a file tells anybody: its bytes, and what is packed or drawn in it."""
    raw = path.read_bytes()
    parts = [path.name, raw.decode("utf-8", "replace")]
    if path.suffix == ".docx":
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    if path.suffix == ".pdf":
        pdf = PdfReader(BytesIO(raw))
        # A word that is divided at the end of a line is still a word.
        parts += [re.sub("[-\u00ad]\n(?=[a-zåäö])", "", page.extract_text()) for page in pdf.pages]
        root: Any = pdf.trailer["/Root"]
        parts += [str(pdf.metadata), root["/Metadata"].get_data().decode()]
    return "\n".join(parts)


def read_all(folder: Path) -> str:
    """All that the files of a folder tell, their names included."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join(f"{path.relative_to(folder)}\n{read(path)}" for path in files)
