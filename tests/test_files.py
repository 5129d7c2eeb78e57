"""Reading: which root, which files, in which order, and what is no data file."""

import os
import socket
from pathlib import Path

import pytest

from medlofte.disk import tree_files
from medlofte.finding import Finding
from medlofte.stop import WrongCallError
from system import posix


def _put(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"a: b\n")


def _strays(listing: tree_files.Listing) -> list[tuple[str, str]]:
    return sorted((one.place.path, one.rule) for one in listing.findings)


@pytest.mark.parametrize("start", [".", "promises", "activities/arjeplog/2024"])
def test_the_root_is_the_nearest_folder_upward(tmp_path: Path, start: str) -> None:
    _put(tmp_path, "promises/a.yaml", "activities/arjeplog/2024/a.yaml", "inre/b.txt")
    assert tree_files.find_root(None, tmp_path / start) == tmp_path
    assert tree_files.find_root(None, tmp_path / "inre") == tmp_path


def test_a_repository_holds_its_tree_in_data(tmp_path: Path) -> None:
    _put(tmp_path, "data/promises/a.yaml", "src/x.py")
    root = tmp_path / "data"
    assert tree_files.find_root(None, tmp_path) == root
    assert tree_files.find_root(None, tmp_path / "src") == root
    assert tree_files.find_root(None, root / "promises") == root
    assert tree_files.find_root(str(tmp_path), Path("/")) == root
    assert tree_files.find_root(str(tmp_path / "src" / ".."), Path("/")) == root


def test_a_given_root_is_taken_even_without_promises(tmp_path: Path) -> None:
    _put(tmp_path, "promises/a.yaml", "tom/x")
    assert tree_files.find_root(str(tmp_path / "tom"), tmp_path) == tmp_path / "tom"


def test_a_given_root_that_does_not_exist_is_asked_wrongly(tmp_path: Path) -> None:
    _put(tmp_path, "promises/a.yaml")
    with pytest.raises(WrongCallError, match="finns inte"):
        tree_files.find_root(str(tmp_path / "saknas"), tmp_path)


def test_without_a_tree_there_is_no_root(tmp_path: Path) -> None:
    with pytest.raises(WrongCallError, match="Här finns inga medborgarlöften"):
        tree_files.find_root(None, tmp_path)


def test_files_are_listed_in_order_and_strays_named(tmp_path: Path) -> None:
    _put(
        tmp_path,
        "promises/b.yaml",
        "promises/a.yaml",
        "promises/C.YAML",
        "promises/d.yaml.txt",
        "activities/a/2024/2024-02-01-x.yaml",
        "activities/a/2023/2023-02-01-x.yaml",
        "activities/a/2024/.2024-02-01-x.yaml.swp",
        "activities/a/24/x.yaml",
        "activities/a/2024/mapp.yaml/x",
        "activities/b.yaml",
    )
    promises = tree_files.promise_files(tmp_path)
    assert promises.paths == ["promises/a.yaml", "promises/b.yaml"]
    assert _strays(promises) == [
        ("promises/C.YAML", "stray-file"),
        ("promises/d.yaml.txt", "stray-file"),
    ]
    assert all("fel ändelse" in one.message for one in promises.findings)
    activities = tree_files.activity_files(tmp_path, "a")
    assert activities.paths == [
        "activities/a/2023/2023-02-01-x.yaml",
        "activities/a/2024/2024-02-01-x.yaml",
    ]
    assert _strays(activities) == [
        ("activities/a/2024/mapp.yaml", "stray-file"),
        ("activities/a/24", "stray-file"),
    ]
    assert tree_files.activity_folders(tmp_path, []).paths == ["a"]
    assert _strays(tree_files.activity_folders(tmp_path, [])) == [
        ("activities/b.yaml", "stray-file")
    ]
    assert tree_files.activity_files(tmp_path, "saknas") == tree_files.Listing([], [])


@posix
def test_links_that_go_round_are_no_files(tmp_path: Path) -> None:
    _put(tmp_path, "activities/a/2024/x.yaml", "promises/a.yaml")
    (tmp_path / "activities/ring").symlink_to("ring")
    (tmp_path / "activities/a/2023").symlink_to("2023")
    (tmp_path / "promises/ring.yaml").symlink_to("ring.yaml")
    (tmp_path / "promises/runt.yml").symlink_to("runt.yml")
    assert _strays(tree_files.activity_folders(tmp_path, [])) == [("activities/ring", "stray-file")]
    assert _strays(tree_files.activity_files(tmp_path, "a")) == [
        ("activities/a/2023", "stray-file")
    ]
    assert _strays(tree_files.promise_files(tmp_path)) == [
        ("promises/ring.yaml", "unreadable-file"),
        ("promises/runt.yml", "unreadable-file"),
    ]


@posix
def test_links_stay_within_the_tree_or_are_not_followed(tmp_path: Path) -> None:
    root, outside = tmp_path / "tree", tmp_path / "ute"
    _put(root, "promises/a.yaml", "activities/a/2024/x.yaml", "arkiv/y.yaml")
    _put(outside, "2023/x.yaml", "b.yaml")
    (root / "activities/a/2023").symlink_to(outside / "2023")
    (root / "activities/a/2022").symlink_to(root / "activities/a/2024")
    (root / "activities/a/2024/y.yaml").symlink_to("../../../arkiv/y.yaml")
    (root / "activities/b").symlink_to(outside)
    (root / "promises/b.yaml").symlink_to(outside / "b.yaml")
    assert tree_files.activity_files(root, "a").paths == [
        "activities/a/2022/x.yaml",
        "activities/a/2022/y.yaml",
        "activities/a/2024/x.yaml",
        "activities/a/2024/y.yaml",
    ]
    assert _strays(tree_files.activity_files(root, "a")) == [("activities/a/2023", "link-outside")]
    assert _strays(tree_files.activity_files(root, "b")) == [("activities/b", "link-outside")]
    assert _strays(tree_files.promise_files(root)) == [("promises/b.yaml", "link-outside")]
    assert tree_files.leads_out(root, "promises/b.yaml")
    assert not tree_files.leads_out(root, "promises/a.yaml")


def test_a_folder_that_cannot_be_listed_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    (only,) = tree_files.promise_files(tmp_path).findings
    assert (only.place.path, only.rule) == ("promises", "unreadable-file")
    assert only.message == "Går inte att läsa (Permission denied). Kontrollera behörigheten."


@posix
def test_one_that_cannot_be_read_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{number:03}.yaml" for number in range(150)]
    for name in names:
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / "007.yaml").unlink()
    (tmp_path / "070.yaml").unlink()
    (tmp_path / "070.yaml").mkdir()
    (tmp_path / "100.yaml").unlink()
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind("100.yaml")
        read = dict(tree_files.read(tmp_path, names))
    assert list(read) == names
    bad = {name for name, one in read.items() if isinstance(one, Finding)}
    assert bad == {"007.yaml", "070.yaml", "100.yaml"}
    assert all(one == name.encode() for name, one in read.items() if name not in bad)


def test_without_a_way_to_announce_files_they_are_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    _put(tmp_path, "a.yaml", "b.yaml")
    assert list(tree_files.read(tmp_path, ["a.yaml", "b.yaml"])) == [
        ("a.yaml", b"a: b\n"),
        ("b.yaml", b"a: b\n"),
    ]


@posix
def test_a_pipe_is_not_waited_for_and_moves_no_other_file(tmp_path: Path) -> None:
    _put(tmp_path, "a.yaml", "c.yaml")
    os.mkfifo(tmp_path / "b.yaml")
    read = dict(tree_files.read(tmp_path, ["a.yaml", "b.yaml", "c.yaml"]))
    assert read == {"a.yaml": b"a: b\n", "b.yaml": b"", "c.yaml": b"a: b\n"}


def test_a_long_file_is_read_whole_and_a_huge_one_no_further_than_needed(tmp_path: Path) -> None:
    (tmp_path / "lang.yaml").write_bytes(b"x" * 100_000)
    (tmp_path / "jatte.yaml").write_bytes(b"x" * (5 * tree_files.MAX_BYTES))
    read = dict(tree_files.read(tmp_path, ["lang.yaml", "jatte.yaml"]))
    assert read["lang.yaml"] == b"x" * 100_000
    huge = read["jatte.yaml"]
    assert isinstance(huge, bytes)
    assert tree_files.MAX_BYTES < len(huge) <= 3 * tree_files.MAX_BYTES


FDS = Path("/proc/self/fd")


@pytest.mark.skipif(not FDS.exists(), reason="only Linux lists what a process holds open")
def test_files_are_closed_when_the_reader_stops_early(tmp_path: Path) -> None:
    names = [f"{number}.yaml" for number in range(10)]
    _put(tmp_path, *names)
    before = len(list(FDS.iterdir()))
    reader = tree_files.read(tmp_path, names)
    next(reader)
    assert len(list(FDS.iterdir())) > before
    del reader
    assert len(list(FDS.iterdir())) == before


@posix
@pytest.mark.parametrize("folder", ["promises", "activities"])
def test_a_whole_folder_outside_the_tree_is_not_read(tmp_path: Path, folder: str) -> None:
    _put(tmp_path, "utanför/a.yaml", "rot/readme.md")
    (tmp_path / "rot" / folder).symlink_to(tmp_path / "utanför")
    root = tmp_path / "rot"
    promises = folder == "promises"
    listing = tree_files.promise_files(root) if promises else tree_files.activity_folders(root, [])
    assert listing.paths == []
    assert _strays(listing) == [(folder, "link-outside")]
