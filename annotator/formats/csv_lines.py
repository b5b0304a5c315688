"""Columns to lines of CSV after RFC 4180: CRLF, quotes where needed, quotes doubled.

``csv.writer`` looks at every character of every cell; looking once at a whole column is
several times as fast, and most columns need no quotes. The standard library's reader, in
strict mode, reads back every line that is written this way (see ``csv_writer``).
"""

import re
from collections.abc import Sequence

LINE_END = "\r\n"


def quoted(cells: Sequence[str], delimiter: str) -> Sequence[str]:
    """The cells of one column as they stand in a file."""
    whole = "".join(cells)
    special = [character for character in ('"', "\n", "\r", delimiter) if character in whole]
    if not special:
        return cells
    if len(special) == 1:
        needle = special[0]
        return [_in_quotes(cell) if needle in cell else cell for cell in cells]
    found = re.compile(f"[{''.join(map(re.escape, special))}]").search
    return [_in_quotes(cell) if found(cell) else cell for cell in cells]


def lines_of(columns: Sequence[Sequence[str]], delimiter: str) -> str:
    """The columns, already quoted, as lines; each ends with CRLF.

    An empty cell that stands alone in its line is written as ``""``: an empty line would
    be no row at all.
    """
    if len(columns) == 1:
        return "".join([(cell or '""') + LINE_END for cell in columns[0]])
    return LINE_END.join([*map(delimiter.join, zip(*columns, strict=True)), ""])


def _in_quotes(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
