"""The follower of links finds what is broken."""

from pathlib import Path

import pytest

from links import broken


@pytest.mark.parametrize(
    "text, complaint",
    [
        ('<a href="a.html#plats">', None),
        ('<a href="under/">', None),
        ('<a href="/a.html">', None),
        ('<a href="#har" id="har">', None),
        ('<a href="https://example.se/x">', None),
        ('<a href="b.html">', "b.html leads nowhere"),
        ('<img src="b.png">', "b.png leads nowhere"),
        ('<a href="a.html#fel">', "a.html#fel leads to no place on its page"),
        ('<a href="../utanfor.html">', "../utanfor.html leads out of the site"),
        ('<a href="javascript:x">', "javascript:x leads to no page"),
        ('<a href="//example.se/x">', "//example.se/x leads to no page"),
        ('<p id="x"><p id="x">', "id x stands twice"),
    ],
)
def test_a_broken_link_is_found(tmp_path: Path, text: str, complaint: str | None) -> None:
    site = tmp_path / "site"
    (site / "under").mkdir(parents=True)
    (tmp_path / "utanfor.html").write_text("")
    (site / "a.html").write_text('<p id="plats">')
    (site / "under" / "index.html").write_text("")
    (site / "index.html").write_text(text, "utf-8")
    assert broken(site) == ([f"index.html: {complaint}"] if complaint else [])


def test_a_broken_link_of_a_feed_is_found(tmp_path: Path) -> None:
    (tmp_path / "senaste.xml").write_text('<feed><link href="borta.html"/><link/></feed>')
    assert broken(tmp_path) == ["senaste.xml: borta.html leads nowhere"]
