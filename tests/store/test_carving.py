"""Rows read from the pages of a file, without SQLite; SQLite says what they must be."""

import sqlite3
from contextlib import closing
from random import Random

import pytest

from annotator.store import carving
from annotator.store.carving import Carver, varint

NUMBERS = (0, 1, -1, 127, 128, -32768, 1 << 20, -(1 << 23), 1 << 31, 1 << 40, -(1 << 47), 1 << 62)


def made(path, page_size=4096):
    """A table with values of every kind; its rows."""
    chance = Random(page_size)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c)")
        for number in NUMBERS:
            text = "é😀x" * chance.choice((0, 1, 30, 400, 5000))
            row = (number - 10, number, text, chance.choice((None, 1.5, b"\0\xff")))
            connection.execute("INSERT INTO t VALUES (?, ?, ?, ?)", row)
        return connection.execute("SELECT id, a, b, c FROM t ORDER BY id").fetchall()


def carved(path):
    with closing(Carver(path)) as carver:
        return sorted(
            (rowid, *values[1:])
            for rowid, values in carver.rows()
            if len(values) == 4 and values[0] is None
        )


@pytest.mark.parametrize("page_size", [512, 4096, 65536])
def test_every_row_is_found_as_sqlite_reads_it(tmp_path, page_size):
    rows = made(tmp_path / "db", page_size)
    assert carved(tmp_path / "db") == rows


def test_rows_are_found_without_the_header_and_the_root(tmp_path):
    path = tmp_path / "db"
    rows = made(path)
    data = path.read_bytes()
    path.write_bytes(bytes(4096) + data[4096:])
    found = carved(path)
    assert found
    assert set(found) <= set(rows)


@pytest.mark.parametrize("seed", range(30))
def test_rubbish_is_read_without_an_error(tmp_path, seed):
    path = tmp_path / "db"
    made(path)
    chance = Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(400):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    path.write_bytes(data)
    carved(path)


def test_a_page_of_nothing_but_promises_gives_nothing(tmp_path):
    path = tmp_path / "db"
    path.write_bytes((b"\x0d" + b"\xff" * 4095) * 3)
    assert carved(path) == []


@pytest.mark.parametrize(
    "cell",
    [
        b"\x00\x01",  # no payload
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",  # more than any file holds
        b"\xbe\x00\x01" + b"x" * 4000,  # goes on in a page that is not there
        b"\x9e\x00\x01",  # ends with the page
    ],
)
def test_a_cell_that_leads_nowhere_is_passed_over(tmp_path, cell):
    page = bytearray(4096)
    page[0], page[4], page[8:10] = 0x0D, 1, (4096 - len(cell)).to_bytes(2, "big")
    page[4096 - len(cell) :] = cell
    path = tmp_path / "db"
    path.write_bytes(b"\0" * 4096 + page)
    assert carved(path) == []


def test_the_longest_number_takes_nine_bytes():
    assert varint(b"\xff" * 9, 0) == ((1 << 64) - 1, 9)
    assert carving.signed((1 << 64) - 1) == -1
    assert varint(b"\x81\x00", 0) == (128, 2)


@pytest.mark.parametrize(
    "payload",
    [
        b"\x03\x81\x81",  # the header ends within a number
        b"\x02\x0a",  # a kind that no file has
        b"\x02\x0b",
        b"\x02\x01",  # the value is missing
        b"\x02\x08\x00",  # a byte too many
    ],
)
def test_a_record_that_contradicts_itself_is_refused(payload):
    with pytest.raises((ValueError, IndexError)):
        carving.values(payload)


def test_the_values_of_a_record():
    assert carving.values(b"\x05\x00\x08\x09\x01\xfe") == [None, 0, 1, -2]
    assert carving.values(b"\x02\x07" + bytes.fromhex("3ff8000000000000")) == [1.5]
