"""The folder of a site: whole or not at all, and only over a site of our own."""

import os
from pathlib import Path

import pytest

from medlofte.disk.site.folder import MARK, publication
from medlofte.stop import FailedError, RefusedError
from system import posix


def _site(out: Path, *keep: str, **texts: str) -> tuple[int, int]:
    with publication(out, keep) as site:
        for name, text in texts.items():
            site.write(f"sidor/{name}", text.encode())
    return site.written, site.unchanged


def _files(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.name: path.read_text("utf-8") for path in files}


def test_a_site_replaces_an_older_one(tmp_path: Path) -> None:
    out = tmp_path / "under" / "ut"
    assert _site(out, a="1", b="2") == (3, 0)
    assert _site(out, b="2", c="3") == (2, 1)
    assert (out / MARK).read_text("utf-8") == "sidor/b\nsidor/c\n"
    assert _files(out) == {"b": "2", "c": "3"}
    assert [path.name for path in out.parent.iterdir()] == ["ut"]


@posix
def test_what_dead_runs_left_is_cleared_and_the_old_site_put_back(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    _site(out, a="1")
    out.rename(tmp_path / ".ut.0123abcd.gammal")
    others = (".ut.mitt.ny", ".annan.0123abcd.ny", ".ut.b.0123abcd.ny")  # the last is of ut.b
    for name in (".ut.0123abcd.ny", ".ut.89abcdef.gammal", *others):
        (tmp_path / name).mkdir()
    (tmp_path / ".ut.01234567.ny").symlink_to(tmp_path)
    (tmp_path / ".ut.89abcdef.gammal" / "min.txt").write_text("mitt")
    with publication(out) as site:
        assert _files(out) == {"a": "1"}
        site.write("a", b"1")
    assert _files(out) == {"a": "1"}
    left = {".ut.89abcdef.gammal", *others, ".ut.01234567.ny", "ut"}
    assert {path.name for path in tmp_path.iterdir()} == left
    _site(out, b="2")
    out.rename(tmp_path / ".ut.fedcba98.gammal")
    _site(out, b="2")
    assert (tmp_path / ".ut.89abcdef.gammal" / "min.txt").exists()
    assert _files(out) == {"b": "2"}


def test_two_do_not_write_one_site_at_once(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    with publication(out) as site:
        site.write("a", b"1")
        with pytest.raises(RefusedError, match="skrivs just nu av någon annan"), publication(out):
            pass
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]


def test_what_has_not_changed_keeps_its_time(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    _site(out, a="1", b="2")
    for name in "ab":
        os.utime(out / "sidor" / name, (1, 1))
    _site(out, a="1", b="3")
    assert (out / "sidor" / "a").stat().st_mtime == 1
    assert (out / "sidor" / "b").stat().st_mtime > 1


def test_without_hard_links_times_are_kept_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    out = tmp_path / "ut"
    _site(out, a="1")
    os.utime(out / "sidor" / "a", (1, 1))
    monkeypatch.setattr(os, "link", refuse)
    assert _site(out, a="1") == (0, 2)
    assert (out / "sidor" / "a").stat().st_mtime == 1


def test_a_large_file_is_compared_to_its_end(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    _site(out, a="x" * 3_000_000 + "y")
    assert _site(out, a="x" * 3_000_000 + "z") == (1, 1)
    assert _site(out, a="x" * 3_000_000 + "z") == (0, 2)


def _twice(out: Path) -> None:
    with publication(out) as site:
        for _ in range(2):
            part = site.part()
            part.write("a", b"1")
            site.add(part)


def test_no_file_is_written_twice(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="ligger"):
        _twice(tmp_path / "ut")
    assert [*tmp_path.iterdir()] == []


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    assert _site(tmp_path / "ut", a="1") == (2, 0)


@posix
def test_a_link_to_a_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "ut").symlink_to(tmp_path / "sidor-1")
    _site(tmp_path / "ut", a="1")
    assert (tmp_path / "ut").is_symlink()
    assert _files(tmp_path / "sidor-1") == {"a": "1"}


@pytest.mark.parametrize("name", ["ut", "ut/under"])
def test_what_is_no_site_is_not_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / "ut" / "under").mkdir(parents=True)
    (tmp_path / "ut" / "under" / "brev.txt").write_text("viktigt")
    with pytest.raises(RefusedError, match="är ingen webbplats som medlofte har skrivit"):
        _site(tmp_path / name, a="1")
    assert _files(tmp_path / "ut") == {"brev.txt": "viktigt"}


@pytest.mark.parametrize("name", ["CNAME", ".git/config", "sidor/egen.html"])
def test_what_others_put_into_a_site_is_not_lost(tmp_path: Path, name: str) -> None:
    out = tmp_path / "ut"
    _site(out, a="1")
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text("viktigt")
    with pytest.raises(RefusedError, match=f"ligger också {name}. Inget är ändrat"):
        _site(out, a="2")
    assert (out / name).read_text("utf-8") == "viktigt"
    assert (out / "sidor" / "a").read_text("utf-8") == "1"


@posix
def test_what_others_put_there_meanwhile_is_not_lost(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    _site(out, a="1")

    def write() -> None:
        with publication(out) as site:
            site.write("a", b"2")
            (out / "lank").symlink_to(tmp_path)

    with pytest.raises(RefusedError, match="ligger också lank"):
        write()
    assert (out / "lank").is_symlink()


def test_a_file_is_not_replaced_by_a_site(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("viktigt")
    with pytest.raises(RefusedError):
        _site(tmp_path / "ut", a="1")
    assert (tmp_path / "ut").read_text("utf-8") == "viktigt"


def test_what_fails_on_the_way_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    _site(out, a="1")

    def fail() -> None:
        with publication(out) as site:
            site.write("a", b"2")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert _files(out) == {"a": "1"}
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]


def test_a_name_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    with pytest.raises(FailedError, match="Det går inte att skriva webbplatsen"):
        _site(tmp_path / "fil" / "ut", a="1")


def test_a_failing_swap_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ut"
    _site(out, a="1")
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name.endswith(".ny"):
            raise PermissionError(13, "nej")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(FailedError, match="behörighet saknas"):
        _site(out, a="2")
    assert _files(out) == {"a": "1"}


@pytest.mark.parametrize("links", [True, False])
def test_files_that_are_named_stay_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    out, raw = tmp_path / "ut", b"lofte.example\r\n\0"
    out.mkdir()
    (out / "CNAME").write_bytes(raw)
    (out / ".nojekyll").write_bytes(b"")
    os.utime(out / "CNAME", (1, 1))
    for text in "12":
        _site(out, "CNAME", ".nojekyll", ".git", a=text)
        assert (out / "CNAME").read_bytes() == raw
        assert (out / "CNAME").stat().st_mtime == 1
        assert (out / ".nojekyll").read_bytes() == b""
        assert (out / "sidor" / "a").read_text("utf-8") == text
    assert (out / MARK).read_text("utf-8") == "sidor/a\n"
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]
    with pytest.raises(RefusedError, match=r"ligger också \.nojekyll, CNAME\. Inget .*publish"):
        _site(out, a="3")


@pytest.mark.parametrize("name", ["cname", "sidor/CNAME", "annat"])
def test_what_is_not_named_is_refused_beside_what_is(tmp_path: Path, name: str) -> None:
    out = tmp_path / "ut"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("viktigt")
    with pytest.raises(RefusedError, match=f"har skrivit: där ligger {name}. Inget är ändrat"):
        _site(out, "CNAME" if name == "cname" else "Annat", a="1")
    assert (out / name).read_text("utf-8") == "viktigt"


@pytest.mark.parametrize("name", ["sidor", "SIDOR", MARK])
def test_no_name_of_the_site_itself_is_kept(tmp_path: Path, name: str) -> None:
    out = tmp_path / "ut"
    _site(out, a="1")
    with pytest.raises(RefusedError, match=f"Inget är skrivet: {name} i publish.keep är namn"):
        _site(out, name, "CNAME", a="2")
    assert _files(out) == {"a": "1"}


@posix
@pytest.mark.parametrize("kind", ["folder", "link"])
def test_only_a_file_is_kept(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "ut"
    _site(out, a="1")
    if kind == "folder":
        (out / ".git").mkdir()
        (out / ".git" / "HEAD").write_text("ref")
    else:
        (out / ".git").symlink_to(tmp_path)
    with pytest.raises(RefusedError, match=r"\.git är en mapp eller en länk.*git worktree"):
        _site(out, ".git", a="2")
    assert _files(out)["a"] == "1"


@pytest.mark.parametrize("lies", [True, False])
def test_what_is_kept_is_not_lost_with_what_a_dead_run_left(tmp_path: Path, *, lies: bool) -> None:
    """Killed between its two renames the old folder alone has it, and after them both have."""
    out, old = tmp_path / "ut", tmp_path / ".ut.0123abcd.gammal"
    _site(out, a="1")
    (out / "CNAME").write_text("x")
    out.rename(old)
    if lies:
        _site(out, a="2")
    else:
        with publication(out, ["CNAME"]):
            assert (out / "CNAME").read_text() == "x"
            assert not old.exists()
        return
    _site(out, "CNAME", a="3")
    assert (old / "CNAME").read_text() == "x"
    (out / "CNAME").write_text("x")
    _site(out, "CNAME", a="3")
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]
    assert (out / "CNAME").read_text() == "x"
