"""A web server of this machine that answers what a test tells it to, byte by byte."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

Answer = Callable[[socket.socket, bytes], None]


class Web:
    """``answers``: by path; ``asked``: the heads of the requests so far."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, bytes | Answer] = {}
        self.asked: list[bytes] = []
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{'https' if self._context else 'http'}://{host}:{self.port}{path}"

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with suppress(OSError), line:
                self._answer(line)

    def _answer(self, plain: socket.socket) -> None:
        line = self._context.wrap_socket(plain, server_side=True) if self._context else plain
        head = b""
        while b"\r\n\r\n" not in head:
            piece = line.recv(4096)
            if not piece:
                return
            head += piece
        self.asked.append(head)
        path = head.split(b" ")[1].decode()
        answer = self.answers[path]
        if isinstance(answer, bytes):
            line.sendall(answer)
        else:
            answer(line, head)
        if line is not plain:
            line.close()


def reach_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of fetching: nothing else than this machine is connected to."""
    connect = socket.socket.connect

    def this_machine_only(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            assert address[0] in ("127.0.0.1", "::1"), f"connects to {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", this_machine_only)


@contextmanager
def web(context: ssl.SSLContext | None = None) -> Iterator[Web]:
    made = Web(context)
    try:
        yield made
    finally:
        made.close()


def answer(body: bytes, *, status: str = "200 OK", **headers: str) -> bytes:
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
