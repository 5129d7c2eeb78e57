"""The README shows what the program really does."""

import re
from pathlib import Path

from conftest import Cli

README = Path(__file__).parent.parent / "README.md"


def test_the_table_in_the_readme_is_the_programs_own(cli: Cli, data: Path) -> None:
    block = re.search(r"```text\n\$ medlofte (.+)\n([\s\S]+?)```", README.read_text("utf-8"))
    assert block
    result = cli(*block[1].split(), "--data", str(data), width=80)
    assert result.out.rstrip("\n") == block[2].rstrip("\n")


def test_the_promise_in_the_readme_stands_in_the_data(data: Path) -> None:
    block = re.search(r"```yaml\n([\s\S]+?)```", README.read_text("utf-8"))
    assert block
    assert block[1] in (data / "promises" / "arjeplog.yaml").read_text("utf-8")
