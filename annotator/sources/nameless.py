"""What no ending of a name says the kind of, such as standard input: tables of texts are told by
how they begin."""

import csv
import io
import json
import re
from collections.abc import Collection

from annotator.sources.beginnings import UTF8_MARK

# An object with its first key, or a list of such (RFC 8259).
JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.)*"\s*:')
DELIMITERS = ",;\t|"
NAME = re.compile(r"[^\W\d][\w.-]{0,59}")  # of a column; others must be known
MOST_ROWS, CUT = 20, 4000


def table_kind(head: bytes, wanted: Collection[str] = ()) -> str:
    """The name of the kind of table that begins with ``head``, "" for none. ``wanted``:
    columns that somebody said it has."""
    if begins_as_json(head) and _is_json_so_far(head):
        return "json"
    return "csv" if begins_as_csv(head, wanted) else ""


def begins_as_json(head: bytes) -> bool:
    return bool(JSON.match(head.removeprefix(UTF8_MARK)))


def _is_json_so_far(head: bytes) -> bool:
    """Whether its first line is an object, or one that goes on: a sentence may begin like one."""
    line, end, _ = head.removeprefix(UTF8_MARK).strip().partition(b"\n")
    try:
        json.loads(line)
    except json.JSONDecodeError as error:
        return error.pos >= len(line.decode("utf-8", "replace").rstrip()) or not end
    except (ValueError, RecursionError):
        return False
    return True


def begins_as_csv(head: bytes, wanted: Collection[str] = ()) -> bool:
    """Whether its first line names columns, a wanted one or one of the names that texts have
    among them, and the rows that follow have as many cells."""
    text = head.removeprefix(UTF8_MARK).decode("utf-8", "replace")
    return any(_is_table(text, sign, wanted) for sign in DELIMITERS)


def _is_table(text: str, delimiter: str, wanted: Collection[str]) -> bool:
    from annotator.sources.tables import is_text_column  # noqa: PLC0415  seldom needed

    rows = _rows(text, delimiter)
    names = rows[0] if rows else []
    if len(rows) < 2 or len(names) < 2 or len(set(names)) < len(names):
        return False
    if not all(name in wanted or NAME.fullmatch(name) or is_text_column(name) for name in names):
        return False
    has_text = any(name in wanted or is_text_column(name) for name in names)
    return has_text and all(len(row) == len(names) for row in rows[1:])


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The first rows, without one that is cut; [] where it is no CSV. An empty line is a row
    without cells."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        return rows if len(text) >= CUT and len(rows) > 1 else []  # a cell that is cut, perhaps
    is_cut = len(text) >= CUT and len(rows) <= MOST_ROWS
    return rows[:-1] if is_cut and len(rows) > 2 else rows
