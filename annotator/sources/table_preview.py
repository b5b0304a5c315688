"""A look at a table of any kind, whose columns somebody is to choose among."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath

from annotator.sources.child import Child
from annotator.sources.files import printable_name, read_bytes
from annotator.sources.kinds import HEAD, Kind, kind_of
from annotator.sources.options import Options
from annotator.sources.problems import ColumnsUnclear, SourceProblem
from annotator.sources.safe_zip import LARGEST_WHOLE
from annotator.sources.tables import (
    Preview,
    guessed_mapping,
    preview_csv,
    preview_json,
    preview_xlsx,
)

ENOUGH = 1024 * 1024  # bytes in which the first rows of CSV usually are
Look = Callable[[bytes, str, Options], Preview]
LOOKS: dict[str, Look] = {"csv": preview_csv, "json": preview_json, "xlsx": preview_xlsx}


def is_table(raw: bytes, name: str) -> bool:
    """Whether ``raw``, of a file of this ``name``, is read as a table."""
    kind = kind_of(raw, name)
    return kind is not None and kind.name in LOOKS


def table_preview(source: Path | bytes, options: Options, name: str = "") -> Preview:
    """The columns and first rows of a table; ``name`` tells the kind where ``source`` is its
    bytes. ``SourceProblem`` where it is none, or a chosen column is missing.

    A spreadsheet is looked at in a child process, which is started for it and ended.
    """
    raw = source if isinstance(source, bytes) else read_bytes(source, LARGEST_WHOLE)
    shown = name or (printable_name(source) if isinstance(source, Path) else "The table")
    kind = kind_of(raw, PurePath(shown).name)
    if kind is None or kind.name not in LOOKS:
        raise SourceProblem(f"{shown} is no table: its name must end as that of one, as in .csv.")
    try:
        return _look(kind, raw, shown, options)
    except ColumnsUnclear as unclear:  # a column stands twice
        return preview_of(unclear, shown, options)


def preview_of(unclear: ColumnsUnclear, name: str, options: Options) -> Preview:
    """What is known of a table whose columns must be chosen, without reading it again."""
    mapping = guessed_mapping(unclear.columns, unclear.rows, options.columns, name)
    return Preview(unclear.columns, unclear.rows, mapping, unclear.delimiter)


def _look(kind: Kind, raw: bytes, name: str, options: Options) -> Preview:
    look = LOOKS[kind.name]
    if kind.is_risky:
        with Child() as child:
            return child.answer(look, raw, name, options)
    if len(raw) > ENOUGH and kind.name == "csv" and b"\0" not in raw[:HEAD]:  # no UTF-16
        with suppress(SourceProblem):
            return look(raw[: raw.rfind(b"\n", 0, ENOUGH) + 1], name, options)
    return look(raw, name, options)
