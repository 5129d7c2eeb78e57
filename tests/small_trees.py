"""Builds small data trees, and compares what is printed with a file byte by byte."""

import difflib
import os
from collections.abc import Iterable
from pathlib import Path

EXPECTED = Path(__file__).parent / "expected"

HEAD = """\
municipality: Arjeplog
code: "2506"
police_area: Norra Lappland
parties: {polis: Polisen, kommun: Arjeplogs kommun, skola: Skolan}
agreements:
"""
AGREEMENT = """\
  - id: avtal
    title: Medborgarlöfte 2024
    from: 2024-01-01
    to: 2024-12-31
    areas: {trafik: Trafik}
    promises:
"""


def lofte(target: str, more: str = "", id_: str = "lofte") -> str:
    """Return a promise as a line of YAML; `more` may give other fields than the plain ones."""
    fields = {"name": id_.capitalize(), "text": f"Texten om {id_}", "responsible": "[polis]"}
    given = [f"{key}: {value}" for key, value in fields.items() if f"{key}:" not in more]
    return f"      - {{{', '.join([f'id: {id_}', *given, *filter(None, [more])])}, {target}}}\n"


def target(text: str) -> str:
    return f"target: {{{text}}}"


def tree(root: Path, promises: str, activities: Iterable[str] = (), head: str = "") -> Path:
    """Write one municipality; each activity `DAY text` or `DAY DAY text` becomes a file."""
    (root / "promises").mkdir(parents=True, exist_ok=True)
    text = (head or HEAD + AGREEMENT) + promises
    (root / "promises" / "arjeplog.yaml").write_text(text, encoding="utf-8")
    for number, activity in enumerate(activities, 1):
        add(root, activity, number)
    return root


def add(root: Path, activity: str, number: int) -> Path:
    first, *rest = activity.split(" ")
    if rest and rest[0][:2] == "20":
        last, days = rest.pop(0), f"from: {first}, to: {activity.split(' ')[1]}"
    else:
        last, days = first, f"date: {first}"
    fields = [days, " ".join(rest)]
    if "counts_for" not in activity and "completes" not in activity:
        fields.append("counts_for: [lofte]")
    if "by:" not in activity:
        fields.append("by: [polis]")
    folder = root / "activities" / "arjeplog" / last[:4]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{last}-lofte-x{number:03}.yaml"
    path.write_text("{" + ", ".join(filter(None, fields)) + "}\n", encoding="utf-8")
    return path


def same(name: str, printed: str) -> None:
    """Compare with tests/expected; MEDLOFTE_WRITE_EXPECTED=1 writes what is printed instead."""
    path = EXPECTED / name
    if os.environ.get("MEDLOFTE_WRITE_EXPECTED"):
        path.write_bytes(printed.encode())
    wanted = path.read_bytes().decode()
    changes = difflib.unified_diff(wanted.splitlines(), printed.splitlines(), name, "printed", n=1)
    assert printed == wanted, (
        f"{path} differs:\n" + "\n".join(changes) + "\nIf it reads better now: "
        "MEDLOFTE_WRITE_EXPECTED=1 pytest, then look at git diff tests/expected."
    )


def rows(printed: str) -> list[str]:
    """Return the table's rows and the notes under them: what stands between title and legend."""
    table = printed.split("Läge", 1)[1].split("\n", 2)[2]
    return table.split("\n\n", 1)[0].rstrip("\n").split("\n")
