"""Ids that come joined to one text."""

import sqlite3
from array import array

import pytest

from annotator.store import id_lists
from annotator.store.id_lists import ids_in, listed


@pytest.mark.parametrize("piece", [1, 3, 1 << 16])
@pytest.mark.parametrize("ids", [[], [7], [1, 22, 333, 4_444, 55_555, 6], list(range(500))])
def test_they_come_apart_again(monkeypatch, piece, ids):
    monkeypatch.setattr(id_lists, "PIECE", piece)
    text = ",".join(map(str, ids)) or None
    assert ids_in(text) == array("q", ids)


def test_the_order_is_kept():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x)")
    connection.executemany(
        "INSERT INTO t (x) VALUES (?)", [(n * 7919 % 1_000,) for n in range(900)]
    )
    for order in ("x", "x DESC", "id DESC"):
        sql = f"SELECT t.id AS id FROM t WHERE x > 10 ORDER BY {order}"
        expected = [row[0] for row in connection.execute(sql).fetchall()]
        (text,) = connection.execute(listed(sql)).fetchone()
        assert list(ids_in(text)) == expected
    assert list(ids_in(connection.execute(listed("SELECT 1 AS id WHERE 0")).fetchone()[0])) == []
