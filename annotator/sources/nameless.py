"""What no ending of a name says the kind of, such as standard input: tables of texts are told by
how they begin."""

import re
from collections.abc import Collection

from annotator.sources.beginnings import UTF8_MARK

# An object with its first key, or a list of such (RFC 8259).
JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.)*"\s*:')
DELIMITERS = ",;\t|"
LONGEST_NAME = 60  # characters, of a column


def table_kind(head: bytes, wanted: Collection[str] = ()) -> str:
    """The name of the kind of table that begins with ``head``, "" for none. ``wanted``:
    columns that somebody said it has."""
    if begins_as_json(head):
        return "json"
    return "csv" if begins_as_csv(head, wanted) else ""


def begins_as_json(head: bytes) -> bool:
    return bool(JSON.match(head.removeprefix(UTF8_MARK)))


def begins_as_csv(head: bytes, wanted: Collection[str] = ()) -> bool:
    """Whether its first line names columns, a wanted one or one of the names that texts have
    among them, and the next has as many cells or more."""
    lines = head.removeprefix(UTF8_MARK).decode("utf-8", "replace").splitlines()
    return len(lines) > 1 and any(
        _names_columns(lines[0], lines[1], sign, wanted) for sign in DELIMITERS
    )


def _names_columns(first: str, second: str, delimiter: str, wanted: Collection[str]) -> bool:
    from annotator.sources.tables import is_text_column  # noqa: PLC0415  seldom needed

    names = [name.strip().strip('"') for name in first.split(delimiter)]
    if len(names) < 2 or any(not name or len(name) > LONGEST_NAME for name in names):
        return False
    if second.count(delimiter) < len(names) - 1 or len(set(names)) < len(names):
        return False
    return any(is_text_column(name) or name in wanted for name in names)
