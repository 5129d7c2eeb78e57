"""Knows examples of how the open data are read: the tests run them as they stand on the page."""

from typing import NamedTuple

_PYTHON = """\
import csv
from collections import Counter
from urllib.request import urlopen

text = urlopen("{place}data/alla-aktiviteter.csv").read().decode("utf-8-sig")
reports = Counter()
for row in csv.DictReader(text.splitlines(), delimiter=";"):
    if row["counted"] == "true" and row["example"] == "false":
        reports[row["code"], row["from"][:4]] += 1
for (code, year), number in sorted(reports.items()):
    print(code, year, number)
"""
_R = """\
reports <- read.csv2("{place}data/alla-aktiviteter.csv", fileEncoding = "UTF-8-BOM",
                     colClasses = c(code = "character"))
real <- reports[toupper(reports$counted) == "TRUE" & toupper(reports$example) == "FALSE", ]
number <- table(paste(real$code, substr(real$from, 1, 4)))
cat(paste(names(number), number), sep = "\\n")
"""
_DUCKDB = """\
SELECT code, year("from") AS year, count(*) AS number
FROM read_csv('{place}data/alla-aktiviteter.csv', delim = ';', types = {{
    'code': 'VARCHAR', 'from': 'DATE', 'counted': 'BOOLEAN', 'example': 'BOOLEAN'}})
WHERE counted AND NOT example
GROUP BY ALL
ORDER BY ALL;
"""


class Example(NamedTuple):
    """How to read the data in a language; each counts real reports by municipality and year."""

    language: str
    text: str


def examples(place: str) -> list[Example]:
    """The examples; `place` is the address or folder of the site, with a last /, or empty."""
    texts = {"Python": _PYTHON, "R": _R, "DuckDB": _DUCKDB}
    return [Example(name, text.format(place=place)) for name, text in texts.items()]
