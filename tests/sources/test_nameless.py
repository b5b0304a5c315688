"""Tables that come without a name."""

import pytest

from annotator.sources.kinds import kind_of
from annotator.sources.nameless import table_kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'{"body": "Words."}\n{"body": "More."}\n', "json"),
        (b'\xef\xbb\xbf\n [ {"a \\" b": 1}]', "json"),
        ('{"текст": "Слова"}'.encode(), "json"),
        (b"{braces} are no JSON", ""),
        (b'{"a saying", he said', ""),
        (b"[1] a note", ""),
        (b'{"a": 1} is how it looks, says Jane.\nMore.', ""),
        (b'{"Hope": that was the word.\nMore.', ""),
        (b'{\n  "body": "Words."\n}\n', "json"),
        (b'{"body": "Words that go on and on' + b" and on" * 900, "json"),
        (b"id,body\n1,Words", "csv"),
        (b'\xef\xbb\xbf"id";"Full Text"\r\n"1";"Words"', "csv"),
        (b"text\ttitle\nWords\tOne", "csv"),
        (b'id,body\n1,"Words,\n\nand more"\n2,Words\n', "csv"),
        (b"id,body\n" + b"1,Words and words\n" * 400, "csv"),
        (b"id,what\n1,Words", ""),
        (b"Text, images\nand sound came later.", ""),  # fewer cells than names
        (b"Body, mind and soul\nBy Jane Doe, writer\n\nThe article goes on.\n", ""),
        (b"Article, Monday\nIn Berlin, they said yes.\nAnd then no.\n", ""),
        (b"Content | Home | News\nA | B | C\n\nText.\n", ""),
        (b"text,text\n1,2", ""),
        (b"text,\n1,2", ""),
        (b"body\nWords", ""),
        (b"id,body", ""),
        (b"", ""),
    ],
)
def test_tables_are_told_by_their_first_lines(head, kind):
    assert table_kind(head) == kind


def test_a_column_that_somebody_named_tells_a_table():
    assert table_kind(b"id,what\n1,Words", {"what"}) == "csv"
    assert table_kind(b"id,what\n1,Words", {"which"}) == ""


@pytest.mark.parametrize(
    ("name", "kind"), [("rows", "json"), ("rows.txt", None), ("rows.csv", "csv")]
)
def test_an_ending_says_more_than_the_first_lines(name, kind):
    found = kind_of(b'{"body": "Words."}\n', name)
    assert (found.name if found else None) == kind
