"""Pages kept by web archives: where the page itself was, and when it was kept."""

import re
from typing import NamedTuple

# https://web.archive.org/web/20200102030405id_/https://example.org/ (Wayback Machine) and
# https://archive.ph/2020.01.02-030405/https://example.org/ (archive.today, by any of its names).
KEPT = re.compile(
    r"https?://(?:web\.archive\.org/web/(?P<moment>\d{14})(?:[a-z]{2}_)?"
    r"|archive\.(?:today|is|ph|li|md|fo|vn)/(?:(?P<compact>\d{14})|(?P<date>\d{4}\.\d\d\.\d\d)"
    r"-(?P<time>\d{6})))/(?P<page>https?:/{1,2}[^\s/]\S*)",
    re.IGNORECASE,
)


class Kept(NamedTuple):
    """``page``: the address of the page itself; ``at``: when it was kept, ISO 8601 in UTC."""

    page: str
    at: str


def kept_page(address: str) -> Kept | None:
    """What the address of a kept page says; None for any other address."""
    found = KEPT.fullmatch(address.strip())
    if found is None:
        return None
    date = (found["date"] or "").replace(".", "")
    moment = found["moment"] or found["compact"] or date + found["time"]
    day = f"{moment[:4]}-{moment[4:6]}-{moment[6:8]}"
    page = re.sub(r":/+", "://", found["page"], count=1)
    return Kept(page, f"{day}T{moment[8:10]}:{moment[10:12]}:{moment[12:14]}Z")
