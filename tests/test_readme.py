"""The README shows what the program really does, and the pages name what is there."""

import re
from pathlib import Path

import pytest

from conftest import Cli

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def test_the_table_in_the_readme_is_the_programs_own(cli: Cli, data: Path) -> None:
    block = re.search(r"```text\n\$ medlofte (.+)\n([\s\S]+?)```", README.read_text("utf-8"))
    assert block
    result = cli(*block[1].split(), "--data", str(data), width=80)
    assert result.out.rstrip("\n") == block[2].rstrip("\n")


def test_the_promise_in_the_readme_stands_in_the_data(data: Path) -> None:
    block = re.search(r"```yaml\n([\s\S]+?)```", README.read_text("utf-8"))
    assert block
    assert block[1] in (data / "promises" / "arjeplog.yaml").read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "SECURITY.md", "CONTRIBUTING.md", "docs/safety.md"])
def test_what_a_page_refers_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|css|html))`", text)
    paths = [*named, *re.findall(r"\]\(([\w./-]+\.md)[#)]", text)]
    roots = (ROOT, ROOT / "src" / "medlofte", (ROOT / page).parent)
    assert paths
    assert [path for path in paths if not any((root / path).exists() for root in roots)] == []
