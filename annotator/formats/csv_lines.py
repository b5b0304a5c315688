"""Columns to lines of CSV after RFC 4180: CRLF, quotes where needed, quotes doubled.

``csv.writer`` looks at every character of every cell; looking once at a whole column is
several times as fast, and most columns need no quotes. The standard library's reader, in
strict mode, reads back every line that is written this way (see ``csv_writer``).
"""

import re
from collections.abc import Sequence

LINE_END = "\r\n"


def quoted(cells: Sequence[str] | str, delimiter: str) -> Sequence[str] | str:
    """The cells of one column as they stand in a file (a str: the same one in every row)."""
    whole = "".join(cells)
    special = [character for character in ('"', "\n", "\r", delimiter) if character in whole]
    if not special:
        return cells
    if isinstance(cells, str):
        return _in_quotes(cells)
    if len(special) == 1:
        needle = special[0]
        return [_in_quotes(cell) if needle in cell else cell for cell in cells]
    found = re.compile(f"[{''.join(map(re.escape, special))}]").search
    return [_in_quotes(cell) if found(cell) else cell for cell in cells]


def lines_of(columns: Sequence[Sequence[str] | str], count: int, delimiter: str) -> str:
    """``count`` lines of the columns, which are quoted already; each ends with CRLF.

    An empty cell that stands alone in its line is written as ``""``: an empty line would
    be no row at all.
    """
    rows = zip(*(in_each(cells, count) for cells in columns), strict=True)
    lines = list(map(delimiter.join, rows))
    if len(columns) == 1:
        lines = [line or '""' for line in lines]
    return LINE_END.join([*lines, ""])


def in_each(cells: Sequence[str] | str, count: int) -> Sequence[str]:
    """The cells of ``count`` rows, also where one stands for all."""
    return [cells] * count if isinstance(cells, str) else cells


def _in_quotes(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
