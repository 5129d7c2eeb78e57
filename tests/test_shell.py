"""Commands that are told can be pasted, in cmd and PowerShell as well as in a Unix shell."""

import shlex

import pytest

from medlofte.wording import shell


@pytest.mark.parametrize(
    "word, written",
    [
        ("arjeplog", "arjeplog"),
        ("--by", "--by"),
        ("sammanställning", "sammanställning"),
        ("Datum=från", "Datum=från"),
        ("t.xlsx", "t.xlsx"),
        ("nya löften", '"nya löften"'),
        (r"C:\Mina löften\t.xlsx", r'"C:\Mina löften\t.xlsx"'),
        (r"sub\t.xlsx", r'"sub\t.xlsx"'),
        ("löften (2).xlsx", '"löften (2).xlsx"'),
        ("L'Haÿ & co", '"L\'Haÿ & co"'),
        ("", '""'),
        ("@två", '"@två"'),
    ],
)
def test_a_word_that_every_shell_takes(word: str, written: str) -> None:
    assert shell.command("medlofte", word) == f"medlofte {written}"
    if "\\" not in word:
        assert shlex.split(written) == [word]


@pytest.mark.parametrize("word", ["5$", "a`b", 'säg "hej"', r"\\server\delat", "C:\\", "hej!"])
def test_what_a_unix_shell_would_replace_is_written_as_it_takes_it(word: str) -> None:
    written = shell.command(word)
    assert written[0] == "'"
    assert shlex.split(written) == [word]
