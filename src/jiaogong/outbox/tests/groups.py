"""A chat group's robot on this machine, in the place of the one that cannot be asked from here."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Group:
    """What the robot was told, and what it answers; `heard` is set by whatever it is told."""

    place: str
    said: list[dict[str, Any]] = field(default_factory=list)
    answer: dict[str, Any] = field(default_factory=lambda: {"errcode": 0, "errmsg": "ok"})
    status: int = 200
    heard: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"{self.place}?key=5f0c-1b2c"


@contextlib.contextmanager
def group_opened() -> Iterator[Group]:
    """A group that listens on 127.0.0.1 within the block."""

    def answer(asked: BaseHTTPRequestHandler) -> None:
        found.said.append(json.loads(asked.rfile.read(int(asked.headers["Content-Length"]))))
        asked.send_response_only(found.status)
        asked.send_header("Location", "http://127.0.0.1:9/elsewhere")
        asked.end_headers()
        asked.wfile.write(json.dumps(found.answer).encode())
        found.heard.set()

    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Robots", (BaseHTTPRequestHandler,), {"do_POST": answer}))
    found = Group(f"http://127.0.0.1:{server.server_port}/cgi-bin/webhook/send")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()
