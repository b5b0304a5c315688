"""A page from the web, on an explicit action only: fetched once, checked, its bytes kept."""

from __future__ import annotations

import hashlib
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import urljoin, urlsplit

from annotator.model.document import Metadata
from annotator.sources.addresses import Check, checked_addresses, is_public
from annotator.sources.page_stubs import HEAD, is_for_robots
from annotator.sources.problems import SourceProblem
from annotator.sources.web_addresses import checked_address, quoted

DEADLINE = 20.0  # seconds for everything
LARGEST = 20 * 1024 * 1024  # bytes, as sent and unpacked
MOST_REDIRECTS = 5
CHUNK = 64 * 1024
LOOK = 0.1  # seconds between two looks at the clock
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Annotator; reads one page for one person)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate, identity",
    "Connection": "close",
}
REFUSALS = {
    401: "wants a name and a password",
    402: "is behind a pay wall",
    403: "does not let programs read it",
    404: "is not there",
    410: "is not there any more",
    429: "says that it was asked too often; try later",
    451: "may not be shown for legal reasons",
}
INSTEAD = "Open it in a browser, save the page and add the file."
NO_TEXT = ("image/", "video/", "audio/", "font/")


@dataclass(frozen=True, slots=True)
class Fetched:
    """``raw``: the bytes of the page, unpacked; ``sent_sha256``: of the bytes as they came.
    ``url``: where they came from in the end; ``encoding``: what the server calls it."""

    raw: bytes
    url: str
    asked: str
    accessed: str
    media_type: str
    encoding: str
    sent_sha256: str


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Rules:
    """What is allowed; tests allow their own machine. ``is_stopped`` is asked now and then, from
    another thread."""

    is_allowed: Check = is_public
    context: ssl.SSLContext | None = None
    deadline: float = DEADLINE
    largest: int = LARGEST
    is_stopped: Callable[[], bool] = _never


def fetched(url: str, rules: Rules | None = None) -> Fetched:
    """The page at ``url``; ``SourceProblem`` says why it was not taken and what to do."""
    rules = rules or Rules()
    until = monotonic() + rules.deadline
    at = checked_address(url).asked
    for _ in range(MOST_REDIRECTS + 1):
        found = _asked(at, rules, until)
        if isinstance(found, Fetched):
            return replace(found, asked=url.strip())
        at = checked_address(found).asked
    raise SourceProblem(f"{url} leads on and on to other addresses (more than {MOST_REDIRECTS}).")


def with_origin(metadata: Metadata, page: Fetched) -> Metadata:
    """``metadata`` of what was read from ``page``, with where and when it came from."""
    extra = {**metadata.extra, "sent_sha256": page.sent_sha256}
    if page.asked != page.url:
        extra["asked_url"] = page.asked
    return replace(metadata, url=page.url, accessed=page.accessed, extra=extra)


def _asked(url: str, rules: Rules, until: float) -> Fetched | str:
    """What one server answers: a page, or the address that it sends us to."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or PORTS[parts.scheme]
    watch = _Watch(until, rules, url)
    try:
        with watch.connected(checked_addresses(host, port, rules.is_allowed), port):
            if parts.scheme == "https":
                watch.encrypt(rules.context or ssl.create_default_context(), host)
            return _answered(watch.line, url, rules, watch)
    except ssl.SSLCertVerificationError as error:
        raise SourceProblem(
            f"{host} cannot prove that it is {host} ({error.verify_message}); nothing was taken."
        ) from None
    except (http.client.HTTPException, OSError, zlib.error) as error:
        watch.check()
        raise SourceProblem(
            f"{url} could not be fetched: the connection failed ({_named(error)}). Try again later."
        ) from None


def _answered(line: socket.socket, url: str, rules: Rules, watch: _Watch) -> Fetched | str:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "")
    connection.sock = line
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", target, headers={"Host": parts.netloc, **HEADERS})
    with connection.getresponse() as response:
        watch.check()
        if response.status in REDIRECTS and response.headers.get("Location"):
            return _next(url, quoted(response.headers["Location"]))
        return _page(response, url, rules, watch)


def _next(url: str, location: str) -> str:
    """The address that the page at ``url`` leads on to; ``location`` itself where it is none."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _page(response: http.client.HTTPResponse, url: str, rules: Rules, watch: _Watch) -> Fetched:
    if response.status != 200:
        why = REFUSALS.get(response.status, f"answers with error {response.status}")
        raise SourceProblem(f"{url} {why}. {INSTEAD}")
    media_type = response.headers.get_content_type()
    if media_type.startswith(NO_TEXT):
        raise SourceProblem(f"{url} is no page with text but {media_type}.")
    sent = _body(response, url, rules.largest, watch)
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    raw = _unpacked(sent, coding, url, rules.largest)
    if is_for_robots(raw[:HEAD].decode("utf-8", "replace")):
        raise SourceProblem(f"{url} asks whether you are a robot. {INSTEAD}")
    return Fetched(
        raw,
        url,
        url,
        datetime.now(UTC).isoformat(timespec="seconds"),
        media_type,
        response.headers.get_content_charset(""),
        hashlib.sha256(sent).hexdigest(),
    )


def _body(response: http.client.HTTPResponse, url: str, largest: int, watch: _Watch) -> bytes:
    """All of the answer. A short read is no error to ``http.client``, so it is looked for."""
    if (response.length or 0) > largest:
        raise SourceProblem(_too_large(url, largest))
    found = bytearray()
    while piece := response.read(CHUNK):
        found += piece
        if len(found) > largest:
            raise SourceProblem(_too_large(url, largest))
    watch.check()
    if response.length:
        raise SourceProblem(
            f"{url} came only in part ({len(found)} bytes, {response.length} are missing)."
            " Try again."
        )
    return bytes(found)


def _unpacked(sent: bytes, coding: str, url: str, largest: int) -> bytes:
    if coding in ("", "identity"):
        return sent
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise SourceProblem(f"{url} is packed in a way that nobody asked for ({coding}).")
    is_bare = coding == "deflate" and sent[:1] != b"\x78"
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS if is_bare else zlib.MAX_WBITS | 32)
    raw = unpacking.decompress(sent, largest + 1)
    if len(raw) > largest:
        raise SourceProblem(_too_large(url, largest))
    if not unpacking.eof:
        raise SourceProblem(f"{url} came only in part: its packed data end early. Try again.")
    return raw


class _Watch:
    """Ends a connection when the time is up or somebody calls it off, whatever it is doing: a
    limit for each read alone would let a server send a byte now and then for ever."""

    def __init__(self, until: float, rules: Rules, url: str) -> None:
        self._until, self._rules, self._url = until, rules, url
        self._over = threading.Event()
        self.line: socket.socket

    def check(self) -> None:
        if self._rules.is_stopped():
            raise SourceProblem(f"{self._url} was not fetched: it was called off.")
        if monotonic() >= self._until:
            raise SourceProblem(
                f"{self._url} took longer than {self._rules.deadline:g} s to answer. {INSTEAD}"
            )

    @contextmanager
    def connected(self, addresses: list[str], port: int) -> Iterator[None]:
        """A connection, ``line``, to the first of the addresses that answers."""
        self.line = self._connected(addresses, port)
        threading.Thread(target=self._look, daemon=True).start()
        try:
            yield
        finally:
            self._over.set()
            self.line.close()

    def encrypt(self, context: ssl.SSLContext, host: str) -> None:
        """Makes ``line`` an encrypted one; the server must prove that it is ``host``."""
        encrypted = context.wrap_socket(
            self.line, server_hostname=host, do_handshake_on_connect=False
        )
        self.line = encrypted
        encrypted.do_handshake()

    def _look(self) -> None:
        while not self._over.wait(min(LOOK, max(0.0, self._until - monotonic()))):
            if monotonic() >= self._until or self._rules.is_stopped():
                self._cut()
                return

    def _cut(self) -> None:
        with suppress(OSError):
            self.line.shutdown(socket.SHUT_RDWR)

    def _connected(self, addresses: list[str], port: int) -> socket.socket:
        failed: OSError = OSError("no address")
        for address in addresses:
            self.check()
            try:
                return socket.create_connection(
                    (address, port), timeout=max(0.1, self._until - monotonic())
                )
            except OSError as error:
                failed = error
        raise failed


def _named(error: BaseException) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def _too_large(url: str, largest: int) -> str:
    return f"{url} is larger than {largest // 1024**2} MB; save it and split it first."
