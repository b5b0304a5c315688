"""Addresses on the web as words: what may be kept, shown and followed."""

from urllib.parse import urljoin, urlsplit


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
