"""A site that is shown on this computer: to its own browser alone, and anew when a file changes."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from conftest import Cli
from medlofte.commands import site_serving
from medlofte.disk.site.folder import publication
from medlofte.disk.site.loopback import Loopback
from medlofte.stop import FailedError
from small_trees import add, lofte, target, tree
from system import posix

YEARLY = target("kind: count, at_least: 10, per: year, unit: kontroller")
YEAR = "/arjeplog/avtal/2024.html"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Loopback]:
    (tmp_path / "hemligt.txt").write_text("hemligt")
    with publication(tmp_path / "ut") as site:
        for path in ("index.html", "404.html", "a/index.html", "a/å.csv", "a/bild.png", "okänd.x"):
            site.write(path, path.encode())
    with Loopback(tmp_path / "ut", "404.html", 0) as shown:
        shown.paths = frozenset(site.paths)
        yield shown


def _said(shown: Loopback, raw: str, *, patient: bool = True) -> str:
    """What it answers to a request as it stands."""
    with socket.create_connection(("127.0.0.1", shown.port)) as asking:
        asking.sendall(raw.replace("HERE", f"127.0.0.1:{shown.port}").encode("latin-1"))
        if not patient:
            asking.shutdown(socket.SHUT_WR)
        shown.answer(5)
        shown.answer(5)
        return b"".join(iter(lambda: asking.recv(65536), b"")).decode()


def _get(shown: Loopback, path: str, host: str = "HERE", method: str = "GET") -> tuple[str, str]:
    answer = _said(shown, f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n\r\n")
    head, _, body = answer.partition("\r\n\r\n")
    return head, body


@pytest.mark.parametrize(
    "path, kind, body",
    [
        ("/", "text/html; charset=utf-8", "index.html"),
        ("/index.html?x=1#y", "text/html; charset=utf-8", "index.html"),
        ("/a/", "text/html; charset=utf-8", "a/index.html"),
        ("/a/%C3%A5.csv", "text/csv; charset=utf-8", "a/å.csv"),
        ("/a/bild.png", "image/png", "a/bild.png"),
        ("/ok%C3%A4nd.x", "application/octet-stream", "okänd.x"),
    ],
)
def test_a_file_of_the_site_is_shown_as_what_it_is(
    shown: Loopback, path: str, kind: str, body: str
) -> None:
    head, said = _get(shown, path)
    assert head.startswith("HTTP/1.0 200 ")
    assert f"\r\nContent-Type: {kind}\r\n" in head
    assert "\r\nX-Content-Type-Options: nosniff" in head
    assert "Python" not in head
    assert said == body
    assert _get(shown, path, method="HEAD")[1] == ""


def test_a_folder_leads_to_its_page(shown: Loopback) -> None:
    head, _ = _get(shown, "/a")
    assert head.startswith("HTTP/1.0 301 ")
    assert "\r\nLocation: /a/\r\n" in head


@pytest.mark.parametrize(
    "path",
    [
        *("/../hemligt.txt", "/%2e%2e/hemligt.txt", "/a/../index.html", "/..%5chemligt.txt"),
        *("//hemligt.txt", "/a//index.html", "/./index.html", "/.medlofte-site", "/CNAME"),
        *("/a/%ff.csv", "/index.html%00", "http://[/", "http://other.example/index.html", "*"),
        "/a/b/",
    ],
)
def test_what_is_no_file_of_the_site_is_not_found(
    shown: Loopback, tmp_path: Path, path: str
) -> None:
    (tmp_path / "ut" / "CNAME").write_text("hemligt")
    shown.paths = set(shown.paths) - {".medlofte-site"}
    head, body = _get(shown, path)
    assert head.startswith("HTTP/1.0 404 ")
    assert body == "404.html"


@posix
def test_a_link_out_of_the_folder_is_not_followed(shown: Loopback, tmp_path: Path) -> None:
    for name in ("index.html", "404.html"):
        (tmp_path / "ut" / name).unlink()
    (tmp_path / "ut" / "index.html").symlink_to(tmp_path / "hemligt.txt")
    head, body = _get(shown, "/")
    assert head.startswith("HTTP/1.0 404 ")
    assert body == ""


@pytest.mark.parametrize(
    "host", ["other.example", "127.0.0.1", "HERE.other.example", "127.0.0.1:1"]
)
def test_a_name_that_was_pointed_here_learns_nothing(shown: Loopback, host: str) -> None:
    head, body = _get(shown, "/", host)
    assert head.startswith("HTTP/1.0 403 ")
    assert "index.html" not in body
    assert " 403 " in _said(shown, "GET / HTTP/1.0\r\n\r\n")
    assert " 200 " in _get(shown, "/", f"localhost:{shown.port}")[0]


def test_only_what_reads_is_answered(shown: Loopback) -> None:
    assert " 501 " in _get(shown, "/", method="POST")[0]
    assert _said(shown, "", patient=False) == ""


def test_who_calls_and_asks_nothing_keeps_no_other_waiting(shown: Loopback) -> None:
    idle = [socket.create_connection(("127.0.0.1", shown.port)) for _ in range(70)]
    for _ in idle:
        shown.answer(5)
    assert _get(shown, "/")[1] == "index.html"
    for one in idle:
        one.close()
    shown.answer(0)


def test_a_port_that_is_taken_is_told(shown: Loopback, tmp_path: Path) -> None:
    with pytest.raises(
        FailedError, match=f"Port {shown.port} är upptagen eller får inte användas. Ange en annan"
    ):
        Loopback(tmp_path, "404.html", shown.port)


@pytest.mark.parametrize(
    "more, said",
    [
        (["--port", "8000"], "--port hör till --serve."),
        (["--serve", "--port", "70000"], "--port ska vara ett tal mellan 0 och 65535."),
        (["--serve", "--port", "-1"], "--port ska vara ett tal mellan 0 och 65535."),
    ],
)
def test_a_port_that_is_none(cli: Cli, tmp_path: Path, more: list[str], said: str) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    assert cli("site", "ut", "--data", "data", *more, code=2).err == f"{said}\n"
    assert not (tmp_path / "ut").exists()


@contextmanager
def _serving(folder: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "medlofte", "site", "ut", "--data", "data", "--serve", *more]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def _until(stream: IO[str] | None, wanted: str) -> re.Match[str]:
    """Read what is said until there is what is wanted; a match of it."""
    assert stream
    told = ""
    for line in stream:
        told += line.strip() + " "
        found = re.search(wanted, told)
        if found:
            return found
    raise AssertionError(told)


def _page(address: str, path: str) -> str:
    asking = http.client.HTTPConnection(address, timeout=60)
    asking.request("GET", path)
    answer = asking.getresponse()
    assert answer.status == http.client.OK
    return answer.read().decode()


@posix
def test_the_site_is_built_anew_and_an_error_leaves_the_last_one_up(tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    promises = next((root / "promises").iterdir())
    good = promises.read_text("utf-8")
    with _serving(tmp_path, "--as-of", "2024-12-31") as running:
        address = _until(running.stderr, r"visas på http://(127\.0\.0\.1:\d+)/ tills")[1]
        assert "Arjeplog" in _page(address, "/")
        assert "1 av 10" in _page(address, YEAR)
        add(root, "2024-03-14", 2)
        _until(running.stderr, r"Webbplatsen är skriven")
        assert "2 av 10" in _page(address, YEAR)
        promises.write_text("fel: [\n", "utf-8")
        _until(running.stderr, r"Inget är skrivet: .* Den förra webbplatsen visas så länge\.")
        assert "2 av 10" in _page(address, YEAR)
        promises.write_text(good.replace("10", "20"), "utf-8")
        _until(running.stderr, r"Webbplatsen är skriven")
        assert "2 av 20" in _page(address, YEAR)
        add(root, "2024-03-15", 3)
        later = _until(running.stderr, r"Webbplatsen är skriven.*").string
        assert "accessibility" not in later
        running.send_signal(signal.SIGINT)
        assert running.wait() == 0
        assert running.stderr
        assert "Traceback" not in running.stderr.read()


def test_a_browser_is_opened_at_its_address(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def opening(address: str) -> None:
        opened.append(address)
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", opening)
    tree(tmp_path / "data", lofte(YEARLY))
    said = cli("site", "ut", "--data", "data", "--as-of", "2024-12-31", "--serve", "--open").err
    assert opened[0] in said
    assert opened[0].startswith("http://127.0.0.1:")


@posix
def test_what_cannot_be_looked_at_is_left_to_the_build(tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    (root / "promises" / ".arjeplog.yaml.swp").write_text("")
    (root / "promises" / "borta.yaml").symlink_to(tmp_path / "ingenting")
    (root / "webb").mkdir()
    (root / "webb" / "index.html").write_text("")
    seen = {Path(path).name for path in site_serving.state(root)}
    assert seen == {"arjeplog.yaml", "2024-03-13-lofte-x001.yaml"}
    assert site_serving.state(tmp_path / "ingenting") == {}
