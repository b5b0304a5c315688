"""The formula guard: a cell that a spreadsheet would run gets a leading apostrophe.

After OWASP ASVS 1.2.10 and CWE-1236, but reversible: a cell is guarded if and only if it
begins, after any apostrophes and blanks, with a character that starts a formula. The
apostrophe put in front does not change that, so taking one away restores every cell.
"""

import re
from collections.abc import Sequence
from operator import itemgetter

APOSTROPHE = "'"
STARTERS = "=+-@\t\r\n\0＝＋－＠"
BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
DANGEROUS = re.compile(rf"['{BLANKS}]*[{re.escape(STARTERS)}]")
SUSPICIOUS = frozenset(APOSTROPHE + BLANKS + STARTERS)
FIRST = itemgetter(slice(0, 1))


def is_dangerous(cell: str) -> bool:
    """Whether a spreadsheet may take ``cell``, or what is left of it, for a formula."""
    return DANGEROUS.match(cell) is not None


def guarded(cell: str) -> str:
    return APOSTROPHE + cell if is_dangerous(cell) else cell


def unguarded(cell: str) -> str:
    """The cell before ``guarded``; a cell that was never guarded stays as it is."""
    if cell.startswith(APOSTROPHE) and is_dangerous(cell[1:]):
        return cell[1:]
    return cell


def all_guarded(cells: Sequence[str] | str) -> Sequence[str] | str:
    """``guarded`` of each (of a str: of it); the first characters of a column mostly tell
    that none needs it."""
    if isinstance(cells, str):
        return guarded(cells)
    if SUSPICIOUS.isdisjoint(map(FIRST, cells)):
        return cells
    dangerous = DANGEROUS.match
    return [
        APOSTROPHE + cell if cell[:1] in SUSPICIOUS and dangerous(cell) else cell for cell in cells
    ]
