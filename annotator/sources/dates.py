"""Dates as sources write them to ISO 8601; what is no date becomes ""."""

import re
from datetime import date, time

# Date, perhaps time, perhaps zone, as far as it is given.
ISO = re.compile(
    r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(Z)?)?")
SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")  # the only order that is sure
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WORDED = re.compile(
    r"(?:(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Za-z]{3,9})\.?,?\s+(?P<year2>\d{4})\b)"
)
YEAR = re.compile(r"\d{4}")


def iso_date(words: str) -> str:
    """``words`` in ISO 8601, as precise as they are; "" where they are no date for sure."""
    words = words.strip()
    for pattern in (ISO, COMPACT):
        if found := pattern.match(words):
            return _checked(found.groups())
    if found := SLASHED.match(words):
        return _checked((*found.groups(), None, None, None, None))
    if YEAR.fullmatch(words):
        return words
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  slow, and seldom asked for

    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, OverflowError):
        return _worded(words)


def _checked(parts: tuple[str | None, ...]) -> str:
    year, month, day, hour, minute, second, zone = (*parts, None)[:7]
    try:
        if day is None:
            return date(int(year or 0), int(month or 0), 1).isoformat()[:7]
        clock = time(int(hour or 0), int(minute or 0), int(second or 0))
        day_of_year = date(int(year or 0), int(month or 0), int(day))
    except ValueError:
        return ""
    if hour is None:
        return day_of_year.isoformat()
    return f"{day_of_year.isoformat()}T{clock.isoformat()}{_zone(zone)}"


def _zone(zone: str | None) -> str:
    if zone in ("Z", "UTC", "GMT"):
        return "Z"
    if not zone:
        return ""
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _worded(words: str) -> str:
    found = WORDED.search(words)
    if not found:
        return ""
    name = (found["month"] or found["month2"])[:3].lower()
    if name not in MONTHS:
        return ""
    year, day = found["year"] or found["year2"], found["day"] or found["day2"]
    return _checked((year, str(MONTHS.index(name) + 1), day, None, None, None, None))
