"""What search engines are told of pages that changed later than the days that they tell of."""

import re
from pathlib import Path

from conftest import Cli
from small_trees import AGREEMENT, HEAD, add, lofte, target, tree

YEARLY = target("kind: count, at_least: 10, per: year, unit: kontroller")
BASE = "https://lofte.se/"
LIFE, OTHER, THIRD = (f"arjeplog/avtal/lofte/{id_}.html" for id_ in ("lofte", "annat", "tredje"))
FIRST, SECOND = (
    {f"arjeplog/avtal/{year}{end}.html" for end in ("", "-skarm")} for year in (2023, 2024)
)


def _lastmod() -> dict[str, str]:
    """The day of each page in the list for search engines."""
    text = Path("ut/sitemap.xml").read_text("utf-8")
    return dict(re.findall(f"<loc>{BASE}(.*?)</loc><lastmod>(.*?)</lastmod>", text))


def _publish(cli: Cli, day: str) -> set[str]:
    """Publish with an address; the pages that are said to have changed on this day."""
    since = ("--since", "ut") if Path("ut").exists() else ()
    cli("site", "ut", "--data", "data", "--as-of", day, "--base-url", BASE, *since)
    return {path for path, told in _lastmod().items() if told == day}


def test_search_engines_are_told_when_what_a_page_tells_was_corrected(
    cli: Cli, tmp_path: Path
) -> None:
    promises = "".join(lofte(YEARLY, id_=one) for one in ("lofte", "annat", "tredje"))
    reports = ["2023-03-14 count: 3, counts_for: [lofte, annat]", "2023-03-15 counts_for: [tredje]"]
    head = HEAD + AGREEMENT.replace("from: 2024", "from: 2023")
    root = tree(tmp_path / "data", promises, [*reports, "2024-03-14"], head=head)
    _publish(cli, "2024-05-01")
    shared = {"index.html", "senaste.html", "arjeplog/index.html"}
    assert _publish(cli, "2024-05-02") == set()
    file = root / "activities/arjeplog/2023/2023-03-14-lofte-x001.yaml"
    file.write_text(file.read_text("utf-8").replace("count: 3", "count: 4"), "utf-8")
    assert _publish(cli, "2024-05-03") == {*shared, LIFE, OTHER, *FIRST}
    late = add(root, "2024-04-01", 4)
    assert _publish(cli, "2024-05-04") == {*shared, LIFE, *SECOND}
    late.unlink()
    assert _publish(cli, "2024-05-06") == {
        *shared,
        LIFE,
        *FIRST,
        *SECOND,
    }  # it is not told of which
    kept = _lastmod()
    assert _publish(cli, "2024-05-07") == set()
    assert _lastmod() == kept
    add(root, "2023-05-05 count: 8, counts_for: [tredje]", 5)
    add(root, "2023-05-06 count: 2, counts_for: [tredje]", 6)
    assert _publish(cli, "2024-05-08") == {*shared, THIRD, *FIRST}
    assert "inte uppnått → uppnått" in Path("ut/senaste.html").read_text("utf-8")
    file = root / "promises/arjeplog.yaml"
    written = "    follow_ups: [{period: 2023-T1, by: kommun, date: 2023-05-06, summary: Bra, "
    written += "promises: [{promise: annat, comment: Det gick bra}]}]\n"
    file.write_text(file.read_text("utf-8") + written, "utf-8")
    assert _publish(cli, "2024-05-09") == {*shared, OTHER, *FIRST}
    assert '"2024-05-09"' in Path("ut/data/katalog.ttl").read_text("utf-8")


def test_search_engines_are_told_no_hidden_day_of_a_correction(cli: Cli, tmp_path: Path) -> None:
    data = tree(tmp_path / "data", lofte(YEARLY), ["2024-03-14"])
    (data / "medlofte.yaml").write_text("publish: {dates: month}\n", "utf-8")
    _publish(cli, "2024-05-02")
    add(data, "2024-03-14 count: 4", 1)
    assert _publish(cli, "2024-05-17") == set()
    assert _lastmod()[LIFE] == _lastmod()["arjeplog/avtal/2024.html"] == "2024-05-01"
