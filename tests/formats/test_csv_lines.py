"""Columns to lines: what the standard library reads back is what went in."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.csv_lines import lines_of, quoted
from tests.unicode_texts import texts

DELIMITERS = (",", ";", "\t")


def read_back(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(texts(), min_size=n, max_size=n), min_size=1)
    ),
    st.sampled_from(DELIMITERS),
)
def test_every_table_survives(rows, delimiter):
    columns = [quoted(list(cells), delimiter) for cells in zip(*rows, strict=True)]
    assert read_back(lines_of(columns, len(rows), delimiter), delimiter) == rows


@given(texts(), st.sampled_from(DELIMITERS))
def test_a_cell_that_is_the_same_in_every_row_is_written_in_each(text, delimiter):
    columns = [quoted(text, delimiter), quoted(["1", "2"], delimiter)]
    assert read_back(lines_of(columns, 2, delimiter), delimiter) == [[text, "1"], [text, "2"]]


def test_lines_end_with_crlf_and_only_what_needs_quotes_has_them():
    columns = [quoted(["a", 'say "x"', "1,5"], ","), quoted(["plain", "", "two\nlines"], ",")]
    assert lines_of(columns, 3, ",") == 'a,plain\r\n"say ""x""",\r\n"1,5","two\nlines"\r\n'
