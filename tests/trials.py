"""Tries changes in a copy of the program: what is touched is noted, and the copy is run."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from conftest import Result
from killing import bare
from system import copied

ROOT = Path(__file__).parent.parent
# Runs command lines one after another in one process: to start it costs more than they do.
_RUN = """
import io, json, sys
sys.path.insert(0, sys.argv[1])
import medlofte
from medlofte.__main__ import run
done = []
for call in json.load(sys.stdin):
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in "12")
    code = run(call)
    texts = []
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8", "replace"))
    done.append([code, *texts])
sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
print(json.dumps([medlofte.__file__, done]))
"""


class Trial:
    """A copy of the source, with room for a tree beside it, and which of its files were touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "src" / "medlofte"
        # With what is compiled: Python compiles anew what is touched, and only that.
        copied(ROOT / "src" / "medlofte", self.source)
        self.touched: set[str] = set()

    def add(self, path: str, text: str) -> None:
        self.touched.add(path)
        (self.source / path).write_text(text, "utf-8")

    def put(self, path: str, old: str, new: str) -> None:
        """Put `new` in place of `old`, which stands there once."""
        self.touched.add(path)
        text = (self.source / path).read_text("utf-8")
        assert text.count(old) == 1, f"{path} has {text.count(old)} times: {old}"
        (self.source / path).write_text(text.replace(old, new), "utf-8")

    def before(self, path: str, old: str, new: str) -> None:
        """Put `new` before `old`, which stands there once."""
        self.put(path, old, new + old)

    def run(self, *lines: str) -> dict[str, Result]:
        """Run command lines in one process of the copy, in its folder."""
        environment = {
            name: value for name, value in bare().items() if not name.startswith("MEDLOFTE_")
        }
        environment |= {"COLUMNS": "110"}
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(self.source.parent)],
            input=json.dumps([shlex.split(line) for line in lines]),
            env=environment,
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        file, results = json.loads(done.stdout)
        assert Path(file).is_relative_to(self.folder)
        return {line: Result(*one) for line, one in zip(lines, results, strict=True)}

    def told(self, *lines: str) -> dict[str, str]:
        """What each command line prints; all of them succeed."""
        results = self.run(*lines)
        failed = {line: f"{one.out}{one.err}" for line, one in results.items() if one.code}
        assert not failed
        return {line: one.out + one.err for line, one in results.items()}

    def page(self, path: str) -> str:
        """What a page of the site says."""
        text = (self.folder / path).read_text("utf-8")
        return " ".join(re.sub(r"<[^>]+>", " ", text).split())

    def packed(self, path: str) -> str:
        """All text of a workbook or a Word document."""
        with ZipFile(self.folder / path) as file:
            parts = [file.read(name).decode("utf-8", "replace") for name in file.namelist()]
        return re.sub(r"<[^>]+>", "", "".join(parts))


def outputs(day: str) -> list[str]:
    """A command line for each output, as of a day where it asks for one."""
    dated = (
        "status arjeplog 2024",
        *(f"status arjeplog 2024 --format {form}" for form in ("json", "csv", "md")),
        "status --all 2024",
        "explain arjeplog lofte 2024",
        *(f"next arjeplog --format {form}" for form in ("table", "json", "ics")),
        "report arjeplog 2024",
        "report arjeplog 2024 --format html",
        f"report arjeplog 2024 -o {day}.docx",
        f"report arjeplog 2024 -o {day}.pdf",
        f"site {day}",
    )
    return [
        *(f"{line} --as-of {day}" for line in dated),
        "list arjeplog",
        *(f"export {table} arjeplog -o {day}-{table}.xlsx" for table in ("activities", "status")),
        *(f"export activities arjeplog --format {form}" for form in ("csv", "json")),
        f"template arjeplog 2024 -o {day}-mall.xlsx",
        *(f"validate --format {form}" for form in ("text", "json", "github", "sarif", "junit")),
    ]
