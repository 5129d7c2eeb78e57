"""A tree to log in, and a real terminal to log from: what is typed, and all that is seen."""

import json
import os
import re
import select
import struct
from pathlib import Path

import pytest

from medlofte.disk.state import folder_of
from warmed import Program

PROMISES = """\
municipality: Arjeplog
code: "2506"
parties: {polis: Polisen, kommun: Arjeplogs kommun, skola: Skolan}
agreements:
  - id: "2023-2024"
    title: Medborgarlöfte 2023–2024
    from: 2023-01-01
    to: 2024-12-31
    areas: {trafik: Trafik, trygghet: Trygghet}
    promises:
      - id: trafikkontroller
        name: Trafikkontroller
        area: trafik
        text: Polisen kontrollerar trafiken
        responsible: [polis]
        counts: En kontroll räknas en gång
        target: {kind: count, at_least: 10, per: year}
      - id: obekvama-tider
        name: Insatser på obekväm tid
        area: trafik
        text: Polisen gör trafikinsatser på obekväma tider
        responsible: [polis]
        target: {kind: count, at_least: 3, per: year}
      - id: drogutbildning
        name: Drogutbildning
        area: trygghet
        text: Kommunen ordnar utbildning om droger
        responsible: [kommun]
        target: {kind: count, at_least: 1, per: year}
      - id: felanmalan
        name: Felanmälan
        area: trygghet
        text: Kommunen ordnar ett sätt att anmäla fel
        responsible: [kommun]
        target: {kind: milestone}
      - id: dialog
        name: Dialog med företag
        area: trygghet
        text: Polisen och kommunen samtalar med företag
        responsible: [polis, kommun]
        target: {kind: ongoing}
      - id: information
        name: Gemensam information
        area: trygghet
        text: Polisen och kommunen informerar tillsammans
        responsible: [polis, kommun]
        together: true
        target: {kind: ongoing}
      - id: larm
        name: Larm från skolan
        area: trygghet
        text: Polisen kommer när skolan larmar
        responsible: [polis]
        target: {kind: on_demand, when: skolan larmar}
"""
SETTINGS = "municipality: arjeplog\n"
ACTIVITIES = "activities/arjeplog/2024"

_PRESSES = 100
_ESCAPES = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]|\x1b[=>]|\x07")


def tree(folder: Path, promises: str = PROMISES, settings: str = SETTINGS) -> Path:
    """Make a data tree with one municipality, which is its default one."""
    root = folder / "data"
    (root / "promises").mkdir(parents=True)
    (root / "promises" / "arjeplog.yaml").write_text(promises, encoding="utf-8")
    if settings:
        (root / "medlofte.yaml").write_text(settings, encoding="utf-8")
    return root


def report(root: Path, name: str, text: str) -> None:
    """Put an activity file there that somebody else wrote."""
    path = root / ACTIVITIES / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def three(folder: Path) -> Path:
    """Make a tree with three activities of one promise."""
    root = tree(folder)
    for number in range(3):
        text = f"date: 2024-03-13\ncounts_for: [larm]\nby: [polis]\nplace: Plats {number}\n"
        report(root, f"2024-03-13-larm-{number:04}", text)
    return root


def facts(root: Path) -> dict[str, str]:
    """Return all activity files without the lines that tell from which row each was read."""
    texts = written(root).items()
    return {name: re.sub(r"(?m)^from_row: .*\n", "", text) for name, text in texts}


def everything(root: Path) -> dict[str, bytes]:
    """Return all files below a folder but those of git and of the lock."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {".git", ".medlofte"} & {*path.parts}
    }


def only(root: Path) -> str:
    """Return the text of the only activity."""
    (text,) = written(root).values()
    return text


def written(root: Path) -> dict[str, str]:
    """Return all activity files: random tails as `-xxxx`, the day of logging as `today`."""
    texts: dict[str, str] = {}
    for path in sorted((root / "activities").rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        plain = re.sub(r"-[a-z2-9]{4}\.yaml$", "-xxxx.yaml", name)
        text = path.read_text(encoding="utf-8")
        texts[name if plain in texts else plain] = re.sub(
            r"(?m)^logged: \d{4}-\d\d-\d\d$", "logged: today", text
        )
    return texts


def saved(text: str) -> list[str]:
    """Return the paths of which it was said whole that they are saved."""
    lines = [line for line in text.splitlines(keepends=True) if line.endswith("\n")]
    return [line.strip().removeprefix("Sparad: ") for line in lines if line.startswith("Sparad: ")]


def noted(root: Path) -> int:
    """How many activities this computer remembers to have logged in the tree."""
    lines = (folder_of(root) / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return sum(json.loads(line)["deed"] == "log" for line in lines if line)


class Terminal:
    """`medlofte` in a pseudo-terminal of 80 columns, on a given day."""

    def __init__(
        self, folder: Path, *arguments: str, today: str = "2024-03-14", **environment: str
    ) -> None:
        pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
        import fcntl  # noqa: PLC0415  likewise
        import termios  # noqa: PLC0415

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
        unset = ("MEDLOFTE_DATA", "MEDLOFTE_LANG", "MEDLOFTE_BY", "COLUMNS", "FORCE_COLOR")
        kept = {key: text for key, text in os.environ.items() if key not in unset}
        own = {"TERM": "xterm", "NO_COLOR": "1"}
        self.process = Program(slave, folder, today, arguments, kept | own | environment)
        os.close(slave)
        self.seen = ""
        self._raw = b""

    def answer(self, prompt: str, text: str) -> None:
        """Wait until the prompt stands last on the screen, then type a line."""
        self._read_until(prompt)
        os.write(self.master, f"{text}\r".encode())
        mark = len(self.seen)
        while "\n" not in self.seen[mark:] and self._more():
            pass

    def wait(self, prompt: str) -> None:
        """Wait until the prompt stands last on the screen."""
        self._read_until(prompt)

    def press(self, prompt: str, key: str) -> None:
        """Wait for the prompt, then press ^C or ^D until it is heard.

        Between showing a prompt and listening there is a moment in which a signal is lost.
        """
        self._read_until(prompt)
        mark = self.seen
        for _ in range(_PRESSES):
            os.write(self.master, bytes([ord(key) - 64]))
            if select.select([self.master], [], [], 0.5)[0] and not self._more():
                return
            if self.seen != mark:
                return
        pytest.fail(f"^{key} was not heard after:\n{self.seen}")

    def see(self, text: str) -> None:
        """Wait until a text has been on the screen."""
        while text not in self.seen:
            assert self._more(), f"ended before {text!r}:\n{self.seen}"

    @property
    def screen(self) -> str:
        """All that came, with what moves and colours it."""
        return self._raw.decode(errors="ignore")

    def end(self) -> int:
        """Read to the end and return the exit code, for a signal the one that a shell tells."""
        self._read_until(None)
        os.close(self.master)
        code = self.process.wait()
        return code if code >= 0 else 128 - code

    def _read_until(self, prompt: str | None) -> None:
        while prompt is None or not self.seen.endswith(prompt + " "):
            if not self._more():
                assert prompt is None, f"ended before {prompt!r}:\n{self.seen}"
                return

    def _more(self) -> bool:
        """Read what has come; False at the end."""
        ready, _, _ = select.select([self.master], [], [], 20)
        assert ready, f"nothing more came after:\n{self.seen}"
        try:
            self._raw += os.read(self.master, 4096)
        except OSError:  # how Linux tells that the other side has closed
            return False
        text = _ESCAPES.sub("", self._raw.decode(errors="ignore"))
        self.seen = text.replace("\r\n", "\n").replace("\r", "")
        return True
