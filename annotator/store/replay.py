"""Playing a step's before-images backwards."""

import json
from itertools import groupby

from annotator.store.db import Database

BATCH = 10_000


def play_backwards(database: Database, step: int) -> None:
    """Puts every row that ``step`` touched back to what it was before, newest change first.

    Runs inside the caller's step, so that it is itself journaled.
    """
    last = 1 << 62
    while True:
        rows = database.all(
            "SELECT id, op, tbl, row, before FROM change WHERE step = ? AND id < ?"
            " ORDER BY id DESC LIMIT ?",
            (step, last, BATCH),
        )
        if not rows:
            return
        last = rows[-1][0]
        for (op, table), group in groupby(rows, key=lambda row: (row[1], row[2])):
            _undo[op](database, table, [(row[3], row[4]) for row in group])


Images = list[tuple[int, str]]


def _undo_insert(database: Database, table: str, images: Images) -> None:
    database.executemany(f"DELETE FROM {table} WHERE id = ?", ((row,) for row, _ in images))


def _undo_range(database: Database, table: str, images: Images) -> None:
    for first, last in images:
        database.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first, int(last)))


def _undo_delete(database: Database, table: str, images: Images) -> None:
    columns = list(json.loads(images[0][1]))
    places = ", ".join("?" * len(columns))
    database.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",
        (list(json.loads(before).values()) for _, before in images),
    )


def _undo_update(database: Database, table: str, images: Images) -> None:
    columns = [column for column in json.loads(images[0][1]) if column != "id"]
    settings = ", ".join(f"{column} = :{column}" for column in columns)
    database.connection.executemany(
        f"UPDATE {table} SET {settings} WHERE id = :id",
        (json.loads(before) for _, before in images),
    )


_undo = {
    "insert": _undo_insert,
    "range": _undo_range,
    "delete": _undo_delete,
    "update": _undo_update,
}
