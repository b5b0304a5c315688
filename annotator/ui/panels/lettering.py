"""Sizes, weights and directions of the panels' words; times and numbers as the locale has them."""

import unicodedata
from datetime import UTC, date, datetime
from functools import lru_cache

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtGui import QFont, QFontMetrics

SMALL = 0.86
ELLIPSIS = "…"
STRONG_CHARACTERS = {"L": False, "R": True, "AL": True}
LOOK_AHEAD = 400


def scaled(font: QFont, factor: float = 1.0, weight: QFont.Weight | None = None) -> QFont:
    """``font`` at ``factor`` times its size, whichever unit that was given in."""
    changed = QFont(font)
    if font.pixelSize() > 0:
        changed.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        changed.setPointSizeF(max(1.0, font.pointSizeF() * factor))
    if weight is not None:
        changed.setWeight(weight)
    return changed


def small(font: QFont) -> QFont:
    """For what is said beside: places, times, publishers."""
    return scaled(font, SMALL)


def strong(font: QFont) -> QFont:
    return scaled(font, weight=QFont.Weight.DemiBold)


def reading_pixels(font: QFont) -> float:
    """The reading font's size that goes with this interface font."""
    return QFontMetrics(font).height() * 0.98


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs right to left."""
    for character in text[:LOOK_AHEAD]:
        direction = STRONG_CHARACTERS.get(unicodedata.bidirectional(character))
        if direction is not None:
            return direction
    return False


def direction_of(text: str) -> Qt.LayoutDirection:
    rightward = Qt.LayoutDirection.LeftToRight
    return Qt.LayoutDirection.RightToLeft if is_right_to_left(text) else rightward


def shortened(text: str, length: int) -> str:
    """``text`` cut to ``length`` characters; a label that is given megabytes freezes."""
    return text if len(text) <= length else text[: length - 1].rstrip() + ELLIPSIS


def number(value: int) -> str:
    return QLocale().toString(value)


def moment(at: str, now: datetime | None = None) -> str:
    """An ISO 8601 time as short as it can be: today's time of day, or the day."""
    today = (now or datetime.now(UTC)).astimezone().date()
    return _short(at, today, QLocale().name())


@lru_cache(maxsize=4096)
def _short(at: str, today: date, _locale: str) -> str:
    parsed = _local(at)
    if parsed is None:
        return at
    stamp = _stamp(parsed)
    if parsed.date() == today:
        return QLocale().toString(stamp.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(stamp.date(), date_format())


def date_format() -> str:
    """The locale's short date, with the whole year."""
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    if QLocale().language() == QLocale.Language.C:
        return "yyyy-MM-dd"
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def _stamp(local: datetime) -> QDateTime:
    day = QDate(local.year, local.month, local.day)
    return QDateTime(day, QTime(local.hour, local.minute, local.second))


def full_moment(at: str) -> str:
    """An ISO 8601 time in full, in the local time zone."""
    parsed = _local(at)
    if parsed is None:
        return at
    return QLocale().toString(_stamp(parsed), QLocale.FormatType.LongFormat)


def _local(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at).astimezone()
    except ValueError:
        return None
