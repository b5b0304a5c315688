"""Blocks become the one text that is stored."""

import hashlib
import json

import pytest
from hypothesis import given

from annotator.model.document import Metadata
from annotator.model.paragraphs import Paragraphs
from annotator.sources.blocks import Block, Extracted, fit_for_title, folded, joined
from annotator.sources.problems import SourceProblem
from tests.unicode_texts import texts


def text_of(*blocks: Block, **more) -> str:
    return joined(Extracted(blocks, **more), b"raw", "x")[0].content


def test_each_block_is_a_line():
    text = text_of(Block(" One\n two\t "), Block("  "), Block("Three\u2028four"))
    assert text == "One two\nThree four"


def test_blanks_that_belong_to_the_text_stay():
    assert text_of(Block("« Non\xa0»\u3000x")) == "« Non\xa0»\u3000x"


def test_nothing_at_all_is_a_problem():
    with pytest.raises(SourceProblem, match="x holds no text"):
        text_of(Block(" \u200b"))


def test_what_cannot_be_stored_is_replaced_and_told():
    text, _ = joined(Extracted((Block("a\0b\ud800"),)), b"", "x.pdf")
    assert text.content == "a\ufffdb\ufffd"
    assert text.repairs == (
        "x.pdf: a character that cannot be stored was replaced by “\ufffd”, 2 times.",
    )


def test_origins_are_kept_by_paragraph():
    blocks = (
        Block("Title", "heading", page=1),
        Block("a", page=1),
        Block("b", page=2, speaker="Ann", seconds=1.5),
    )
    text, metadata = joined(Extracted(blocks, Metadata(extra={"k": "v"}), method="m"), b"raw", "x")
    assert json.loads(metadata.extra["pages"]) == [[1, 1], [3, 2]]
    assert json.loads(metadata.extra["speakers"]) == [[1, None], [3, "Ann"]]
    assert json.loads(metadata.extra["seconds"]) == [[1, None], [3, 1.5]]
    assert json.loads(metadata.extra["kinds"]) == [[1, "heading"], [2, "paragraph"]]
    assert metadata.extra["k"] == "v"
    assert (text.method, text.raw_sha256) == ("m", hashlib.sha256(b"raw").hexdigest())


def test_a_block_of_blanks_only_is_no_paragraph():
    blocks = (Block("One", page=1), Block("\u3000", page=2), Block("Two", page=3))
    text, metadata = joined(Extracted(blocks), b"", "x")
    assert len(Paragraphs(text.content)) == 2
    assert json.loads(metadata.extra["pages"]) == [[1, 1], [2, 3]]


def test_plain_paragraphs_need_no_origins():
    assert joined(Extracted((Block("a"),)), b"", "x")[1].extra == {}


def test_a_heading_is_the_title_where_none_is_stated():
    blocks = (Block("Site"), Block("Headline", "heading"))
    assert joined(Extracted(blocks), b"", "x")[1].title == "Headline"
    assert joined(Extracted(blocks, Metadata(title="Own")), b"", "x")[1].title == "Own"


def test_titles_are_fit_for_lists():
    assert fit_for_title("a\u202eb\x00c\nd") == "a b\ufffdc d"
    assert fit_for_title("x" * 201) == ""


@given(texts(min_size=1))
def test_as_many_paragraphs_as_blocks(text):
    if not folded(text):
        return
    content = text_of(Block(text), Block("end"))
    assert content.count("\n") == 1
    assert len(Paragraphs(content)) == 2
