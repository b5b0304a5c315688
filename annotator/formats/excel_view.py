"""What a spreadsheet makes of the cells of a CSV file when it opens it by a double click.

After Microsoft's pages on “keeping leading zeros and large numbers”, “stop automatically
changing numbers to dates” and “Excel specifications and limits”; tried with LibreOffice, which
does the same where it is asked to detect special numbers. Dates and numbers in the way of
one's own language are beyond this: what is named here happens in English.
"""

import re
from dataclasses import dataclass
from enum import Enum
from math import isfinite

from annotator.formats.guard import is_dangerous

LONGEST = 32_767  # characters in a cell
PRECISE = 15  # digits of a number
BROKEN = "utf-8", "cp1252"  # how letters are written, and how they are read without a mark
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
NUMBER = re.compile(
    r"[+-]?(?P<digits>\d+(?:\.\d*)?|\.\d+)(?P<exponent>e[+-]?\d{1,3})?", re.IGNORECASE
)
DATE = re.compile(
    rf"""\d{{1,4}}[-/]\d{{1,2}}(?:[-/]\d{{1,4}})?   # 1-2, 3/4/2024, 2024-05-01
    | \d{{1,2}}[- ]?{MONTH}(?:[- ,]+\d{{1,4}})?     # 2 Mar, 2-Mar-24
    | {MONTH}[- ]\d{{1,4}}(?:,?\ \d{{4}})?          # March 2, 2024
    | \d{{1,4}}:\d{{2}}(?::\d{{2}})?                # 12:30""",
    re.IGNORECASE | re.VERBOSE,
)


class Damage(Enum):
    """Why a cell would not be what was written."""

    FORMULA = "formula"
    ZEROS = "leading zeros"
    NUMBER = "number"
    DATE = "date"
    LONG = "too long"
    LINES = "line break"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell as it would be shown, and what would be lost of it, if anything."""

    shown: str
    damage: Damage | None = None


def seen(cell: str, *, has_mark: bool) -> Seen:
    """``cell``, as it stands in the file, in a spreadsheet; ``has_mark``: the file begins with
    a byte order mark, without which letters beyond ASCII are read wrongly."""
    if len(cell) > LONGEST:
        return Seen(cell[:LONGEST], Damage.LONG)
    if not has_mark and not cell.isascii():
        wrong, right = BROKEN[1], BROKEN[0]
        return Seen(cell.encode(right, "replace").decode(wrong, "replace"), Damage.LETTERS)
    value = cell.strip(" ")
    if found := NUMBER.fullmatch(value):
        return _number(cell, value, found)
    if is_dangerous(cell) and not cell.startswith("'"):
        return Seen("#NAME?", Damage.FORMULA)
    if DATE.fullmatch(value):
        return Seen(cell, Damage.DATE)
    if "\n" in cell or "\r" in cell:
        return Seen(cell, Damage.LINES)
    return Seen(cell)


def _number(cell: str, value: str, found: re.Match[str]) -> Seen:
    digits = found["digits"]
    whole = digits.partition(".")[0]
    if found["exponent"]:
        return Seen(_rounded(value), Damage.NUMBER)
    if len(digits.replace(".", "").strip("0")) > PRECISE or len(whole.lstrip("0")) > PRECISE:
        return Seen(_rounded(value), Damage.NUMBER)
    if len(whole) > 1 and whole.startswith("0"):
        return Seen(f"{float(value):.{PRECISE}g}", Damage.ZEROS)
    if value.startswith("+") or (("." in digits) and value.endswith(("0", "."))):
        return Seen(f"{float(value):.{PRECISE}g}", Damage.NUMBER)
    return Seen(cell)


def _rounded(value: str) -> str:
    """As a column of the usual width shows it."""
    number = float(value)
    return f"{number:.2E}" if isfinite(number) else value
