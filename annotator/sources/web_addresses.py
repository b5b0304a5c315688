"""Addresses on the web as words: what may be kept, shown, asked and followed."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from annotator.sources.problems import SourceProblem

# “example.org/news”, as people say it: a name with a dot in it, and what follows.
BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """``asked``: letter by letter what is asked for, in ASCII; ``host``: the name of the machine
    in it, and ``readable_host`` as people write it, the same where it is ASCII."""

    asked: str
    host: str
    readable_host: str

    @property
    def is_encrypted(self) -> bool:
        return self.asked.startswith("https:")


def checked_address(url: str) -> WebAddress:
    """The address, without its fragment; ``SourceProblem`` where it may not be fetched."""
    url = url.strip()
    shown = url[:200] if url.isprintable() else ascii(url)[1:-1][:200]
    if not is_web_address(url):
        raise SourceProblem(
            f"“{shown}” is not the address of a web page: it must begin with http:// or https://"
            " and hold no name and password."
        )
    parts = urlsplit(url)
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
        readable = host.encode("ascii").decode("idna")
    except UnicodeError:
        raise SourceProblem(f"“{shown}” has a host name that cannot be.") from None
    host = f"[{host}]" if ":" in host else host
    place = host if parts.port is None else f"{host}:{parts.port}"
    asked = quoted(parts._replace(netloc=place, fragment="").geturl())
    return WebAddress(asked, host, readable if readable.isprintable() else host)


def quoted(target: str) -> str:
    """Without what cannot stand in an address: blanks and letters beyond ASCII."""
    return quote(target, safe="!#$%&'()*+,/:;=?@[]~")


def completed(words: str) -> str:
    """``words`` as an address, where they are one without its beginning."""
    words = words.strip()
    return f"https://{words}" if BARE.fullmatch(words) else words


def absolute(address: str, base: str) -> str:
    """``address`` as a full http(s) address, "" where it is none."""
    try:
        full = urljoin(base, address.strip()) if address.strip() else ""
        return full if is_web_address(full) else ""
    except ValueError:
        return ""


def is_web_address(address: str) -> bool:
    """Whether this is a full http(s) address, with a host and without a user's name."""
    try:
        parts = urlsplit(address)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.username is None
            and parts.password is None
            and (parts.port is None or parts.port > 0)
            and address.isprintable()
            and " " not in address
        )
    except ValueError:
        return False
