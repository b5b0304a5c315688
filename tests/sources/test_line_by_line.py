"""A large file of JSON lines is read as a small one is, a line at a time."""

import json
import tempfile
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.sources.archives import read_source
from annotator.sources.line_by_line import outcomes_by_line
from annotator.sources.options import Options
from annotator.sources.reading import PLAIN, Reader

WORDS = "It rained for a week, and the bridge stood under water until Sunday. "
LINES = st.sampled_from(
    (
        '{"text": "words"}', '{"text": "dos"}\r', "", " ", "[1]", "{", '"a text alone"', "\ufeff",
        '{"text": "ä \u2028 b", "url": "u"}', '{"text": ""}', '{"title": "no text"}', "NaN",
        '{"text": "half \\ud800"}', '{"text": "nul \\u0000"}', '{"text": 5}', '{"a": 1, "a": 2}',
    )
)  # fmt: skip


def described(path: Path, reader: Reader) -> list[object]:
    """The outcomes, but for the bytes of the whole."""
    return [
        replace(one, unclear=None, reading=one.reading and replace(one.reading, raw=b"", size=0))
        for one in read_source(path, reader)
    ]


def written(folder: Path, raw: bytes) -> Path:
    path = folder / "t.jsonl"
    path.write_bytes(raw)
    return path


@given(st.lists(LINES, max_size=12), st.booleans())
@settings(deadline=None)
def test_line_by_line_gives_what_the_whole_gives(lines, has_end):
    with tempfile.TemporaryDirectory() as name, Reader() as whole, Reader(most_kept=1) as reader:
        path = written(Path(name), ("\n".join(lines) + "\n" * has_end).encode())
        assert described(path, reader) == described(path, whole)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"text": "a"}\n{"text": "\xff"}\n',  # no UTF-8 somewhere
        b'{"text": "a"}\n{"text": "half \xc3',
        b'\xef\xbb\xbf{"text": "a"}\n{"text": "b"}\n',
        '{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"),
        b'[{"text": "a"},\n{"text": "b"}]\n',
        b'{"one": 1}\n{"one": 2}\n',  # which column is the text?
        b'{"text": "a\0"}\n',
        b'{"text": "one line"}',
        b"",
    ],
)
def test_what_has_to_be_told_or_asked_is_read_as_a_whole(tmp_path, raw):
    path = written(tmp_path, raw)
    with Reader() as whole, Reader(most_kept=1) as reader:
        assert outcomes_by_line(path, reader) is None
        assert described(path, reader) == described(path, whole)


def test_what_was_chosen_otherwise_is_read_as_a_whole(tmp_path):
    path = written(tmp_path, b'{"text": "a"}\n' * 9)
    with Reader(most_kept=1) as reader:
        assert outcomes_by_line(path, reader) is not None
        assert outcomes_by_line(tmp_path / "none.jsonl", reader) is None
    for chosen in (Reader(Options(encoding="cp1252"), most_kept=1), Reader(None, PLAIN), Reader()):
        assert outcomes_by_line(path, chosen) is None


def test_a_missing_column_is_one_problem_of_the_file(tmp_path):
    path = written(tmp_path, b'{"text": "a"}\n' * 9)
    with Reader(Options(columns={"text": "body"}), most_kept=1) as reader:
        [outcome] = read_source(path, reader)
    assert "t.jsonl has no column “body”" in outcome.problem


def test_a_file_that_changes_while_it_is_read_says_so_at_its_end(tmp_path):
    path = written(tmp_path, b'{"text": "a"}\n' * 200)
    with Reader(most_kept=1) as reader:
        found = read_source(path, reader)
        first = next(found)
        path.write_bytes(b'{"text": "b"}\n' * 250)
        *_, last = found
    assert first.reading
    assert "changed while it was being read" in last.problem


def test_the_whole_is_never_in_memory(tmp_path):
    row = json.dumps({"text": WORDS * 40}).encode() + b"\n"
    path = written(tmp_path, row * 6000)
    size = path.stat().st_size
    tracemalloc.start()
    try:
        with Reader(most_kept=1) as reader:
            count = sum(one.reading is not None for one in read_source(path, reader))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 6000
    assert most < size / 2
