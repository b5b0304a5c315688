"""Playing a step's before-images backwards."""

from itertools import groupby
from typing import NamedTuple

from annotator.store.db import Database
from annotator.store.tracking import columns_of

BATCH = 10_000


class Run(NamedTuple):
    """Changes of one kind to one table that follow each other: the ids ``first`` to ``last``
    of the change table."""

    op: str
    table: str
    step: int
    first: int
    last: int


def play_backwards(database: Database, step: int) -> None:
    """Puts every row that ``step`` touched back to what it was before, newest change first.

    Runs inside the caller's step, so that it is itself journaled.
    """
    before = 1 << 62
    while rows := database.all(
        "SELECT id, op, tbl FROM change WHERE step = ? AND id < ? ORDER BY id DESC LIMIT ?",
        (step, before, BATCH),
    ):
        before = rows[-1][0]
        for (op, table), group in groupby(rows, key=lambda row: (row[1], row[2])):
            ids = [row[0] for row in group]
            UNDO[op](database, Run(op, table, step, ids[-1], ids[0]))


def holds_only_ranges(database: Database, step: int) -> bool:
    """Whether ``step`` inserted rows in bulk, and did nothing else."""
    rows = database.all("SELECT DISTINCT op FROM change WHERE step = ?", (step,))
    return rows == [("range",)]


IMAGES = "FROM change WHERE step = ? AND id BETWEEN ? AND ? ORDER BY id DESC"


def _undo_insert(database: Database, run: Run) -> None:
    rows = database.all(f"SELECT row {IMAGES}", run[2:])
    database.executemany(f"DELETE FROM {run.table} WHERE id = ?", rows)


def _undo_range(database: Database, run: Run) -> None:
    for first, last in database.all(f"SELECT row, CAST(before AS INTEGER) {IMAGES}", run[2:]):
        database.execute(f"DELETE FROM {run.table} WHERE id BETWEEN ? AND ?", (first, last))


def _undo_delete(database: Database, run: Run) -> None:
    columns = columns_of(database.connection, run.table)
    images = ", ".join(f"json_extract(before, '$.{column}')" for column in columns)
    database.execute(
        f"INSERT INTO {run.table} ({', '.join(columns)}) SELECT {images} {IMAGES}", run[2:]
    )


def _undo_update(database: Database, run: Run) -> None:
    columns = [column for column in columns_of(database.connection, run.table) if column != "id"]
    settings = ", ".join(f"{column} = json_extract(:before, '$.{column}')" for column in columns)
    images = database.all(f"SELECT row, before {IMAGES}", run[2:])
    database.executemany(
        f"UPDATE {run.table} SET {settings} WHERE id = :row",
        ({"row": row, "before": before} for row, before in images),
    )


UNDO = {
    "insert": _undo_insert,
    "range": _undo_range,
    "delete": _undo_delete,
    "update": _undo_update,
}
