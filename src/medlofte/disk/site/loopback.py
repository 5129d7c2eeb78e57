"""Knows how a folder is shown to a browser on this computer, and to nobody else.

It listens on loopback alone, answers only with files that it was told of, and only who asks for it
by its own name: a page elsewhere whose name was pointed here (DNS rebinding) learns nothing.
"""

import os
import selectors
import socket
from collections.abc import Collection
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import BaseServer
from typing import Any, Self
from urllib.parse import quote, unquote, urlsplit

from medlofte.disk import tree_files
from medlofte.language import t
from medlofte.stop import FailedError

_HERE = "127.0.0.1"
_NAMES = (_HERE, "localhost")
_HTTP = 80  # the port that a browser does not name
_PATIENCE = 2  # seconds for a browser that has begun to ask
_WAITING = 64  # browsers that have called and not asked yet
_UTF8 = "; charset=utf-8"
# Not those of the system, which on Windows any program can change.
_TYPES = {
    ".css": f"text/css{_UTF8}",
    ".csv": f"text/csv{_UTF8}",
    ".html": f"text/html{_UTF8}",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttl": f"text/turtle{_UTF8}",
    ".txt": f"text/plain{_UTF8}",
    ".xml": "application/xml",
}
_OTHER = "application/octet-stream"


class Loopback:
    """A folder that is shown; `paths` are the files of it that may be seen."""

    def __init__(self, folder: Path, not_found: str, port: int) -> None:
        """Listen on a port of loopback, 0 for any that is free; raises FailedError."""
        self.paths: Collection[str] = ()
        self.not_found = not_found
        self._folder = folder
        try:
            self._socket = socket.create_server((_HERE, port))
        except OSError as failed:
            message = t(
                "Port {port} är upptagen eller får inte användas. Ange en annan med --port.",
                port=port,
            )
            raise FailedError(message) from failed
        self.port: int = self._socket.getsockname()[1]
        self._server = BaseServer((_HERE, self.port), BaseHTTPRequestHandler)
        self._waiting = selectors.DefaultSelector()
        self._waiting.register(self._socket, selectors.EVENT_READ)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        for key in [*self._waiting.get_map().values()]:
            self._drop(key.fileobj)
        self._waiting.close()

    @property
    def address(self) -> str:
        return f"http://{_HERE}:{self.port}/"

    def answer(self, seconds: float) -> None:
        """Wait for those who ask, at most so long, and answer them.

        Browsers call before they have anything to ask: only who has begun to is listened to.
        """
        for key, _ in self._waiting.select(seconds):
            caller: socket.socket | None = key.data
            if caller is None:
                self._accept()
            else:
                self._waiting.unregister(caller)
                with caller, suppress(OSError):  # who does not wait for the answer
                    _Request(caller, self._server, self)

    def _accept(self) -> None:
        with suppress(OSError):  # who called has gone
            caller, _ = self._socket.accept()
            caller.settimeout(_PATIENCE)
            self._waiting.register(caller, selectors.EVENT_READ, caller)
        callers = [key.fileobj for key in self._waiting.get_map().values()][1:]
        for one in callers[:-_WAITING]:
            self._drop(one)

    def _drop(self, one: Any) -> None:
        self._waiting.unregister(one)
        one.close()

    def read(self, path: str) -> bytes | None:
        """What a file that may be seen holds, if it lies in the folder itself."""
        if path not in self.paths or tree_files.leads_out(self._folder, path):
            return None
        try:
            return (self._folder / path).read_bytes()
        except OSError:  # somebody removed it
            return None

    def is_here(self, host: str | None) -> bool:
        """Whether a browser asks for this computer by a name that none can point elsewhere."""
        plain = _NAMES if self.port == _HTTP else ()
        return host in (*plain, *(f"{name}:{self.port}" for name in _NAMES))


class _Request(BaseHTTPRequestHandler):
    server_version, sys_version = "medlofte", ""

    def __init__(self, caller: socket.socket, server: BaseServer, shown: Loopback) -> None:
        self._shown = shown
        super().__init__(caller, server.server_address, server)

    def do_GET(self) -> None:
        """Answer with a file, or send on to the page of a folder."""
        if not self._shown.is_here(self.headers.get("Host")):
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = self._asked_for()
        if f"{path}/index.html" in self._shown.paths:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", quote(f"/{path}/"))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if not path or path.endswith("/"):
            path += "index.html"
        found = self._shown.read(path)
        if found is not None:
            self._send(HTTPStatus.OK, path, found)
        else:
            missing = self._shown.not_found
            self._send(HTTPStatus.NOT_FOUND, missing, self._shown.read(missing) or b"")

    do_HEAD = do_GET  # noqa: N815  likewise

    def _asked_for(self) -> str:
        """The path that is asked for, as the site names it; what cannot be one is no file."""
        try:
            parts = urlsplit(self.path)
            return "?" if parts.netloc else unquote(parts.path, errors="strict").removeprefix("/")
        except ValueError:
            return "?"

    def _send(self, status: HTTPStatus, path: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(os.path.splitext(path)[1], _OTHER))  # noqa: PTH122  no path of the disk
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  named by the library
        """Say nothing: the terminal is for what is built."""
