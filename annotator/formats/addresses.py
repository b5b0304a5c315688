"""Which addresses a file of ours may link to."""

from urllib.parse import urlsplit


def is_web_address(url: str) -> bool:
    """Whether ``url`` leads to the web, over http(s), and holds no user name, blank or control
    (which browsers read otherwise than people)."""
    if not url.isprintable() or any(map(str.isspace, url)) or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        )
    except ValueError:
        return False
