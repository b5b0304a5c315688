"""Rich text."""

import pytest

from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.rtf import extract, whole_characters


def read(body: bytes):
    return extract(rb"{\rtf1\ansi\ansicpg1252 " + body + b"}", "x.rtf", Options())


def texts(body: bytes) -> list[str]:
    return [" ".join(block.text.split()) for block in read(body).blocks]


def test_what_does_not_begin_as_rich_text_is_none():
    with pytest.raises(SourceProblem, match=r"x\.rtf is not a rich text file"):
        extract(b"words", "x.rtf", Options())


def test_paragraphs_end_where_they_end():
    assert texts(rb"One\par two {\b bold}ly\line soft\tab end\par\pard three") == [
        "One",
        "two boldly soft end",
        "three",
    ]


def test_bytes_and_unicode_become_characters():
    assert texts(rb"\'e9t\'e9 \u8364? \{x\} a\~b \endash  \ldblquote q\rdblquote") == [
        "été € {x} a b – “q”"
    ]
    assert texts(b"raw \xe9") == ["raw é"]
    assert texts(rb"\u-10179?\u-8384? \u55357 ?alone") == [
        "\U0001f440 \ufffdalone".replace("\U0001f440", "\U0001f740")
    ]
    assert texts(rb"\uc0\u8364 x{\uc2\u8364 abc}") == ["€x€c"]


def test_fonts_choose_code_pages():
    fonts = rb"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    assert texts(fonts + rb"{\f1 \'cc\'fd\'f0} {\f2 \'83A}") == ["Мэр ア"]


def test_addresses_of_links_and_marks_of_lists_are_no_text():
    body = rb'see {\field{\*\fldinst HYPERLINK "http://x.org/"}{\fldrslt this}}\par'
    assert texts(body + rb"\pard{\listtext\'b7\tab}first\par") == ["see this", "first"]
    assert read(rb"{\listtext 1.\tab}first\par").blocks[0].kind == "item"


def test_deleted_and_hidden_words_are_left_out():
    found = read(rb"He {\deleted confirmed}{\revised denied} it.{\v hidden}\v more\v0  End.")
    assert [" ".join(block.text.split()) for block in found.blocks] == ["He denied it. End."]
    assert found.left_out == (
        "x.rtf: hidden passages were left out.",
        "x.rtf: deleted passages (tracked changes) were left out.",
    )


def test_notes_follow_the_text():
    body = rb"A claim{\super\chftn}{\footnote\pard{\super\chftn} The note.\par More.}, he said.\par"
    assert texts(body) == ["A claim[1], he said.", "[1] The note.", "More."]
    # As LibreOffice writes them: what may be passed over by who does not know it.
    assert texts(body.replace(rb"{\footnote", rb"{\*\footnote")) == texts(body)
    assert texts(rb"a{\*\unknown b{\footnote c}}\par") == ["a"]


def test_tables_give_their_cells():
    found = read(rb"\trowd\intbl a\cell b\cell\row\pard after\par")
    assert [(block.text, block.kind) for block in found.blocks] == [
        ("a", "cell"),
        ("b", "cell"),
        ("after", "paragraph"),
    ]


def test_pictures_comments_and_headers_are_left_out_and_named():
    body = (
        rb"words{\pict\wmetafile8 0a0b}{\*\annotation no}{\header\pard head\par}{\pict\bin4 }}}}}x"
    )
    found = read(body)
    assert [block.text for block in found.blocks] == ["wordsx"]
    assert found.left_out == (
        "x.rtf: pictures were left out.",
        "x.rtf: comments were left out.",
        "x.rtf: headers of the pages were left out.",
    )


def test_information_becomes_metadata():
    found = read(
        rb"{\info{\title On {\b bridges}}{\author Ren\'e9}{\company The Paper}{\subject s}}x"
    )
    assert (found.metadata.title, found.metadata.author) == ("On bridges", "René")
    assert (found.metadata.publisher, found.metadata.extra) == ("The Paper", {"subject": "s"})
    assert [block.text for block in found.blocks] == ["x"]


def test_what_follows_the_document_is_none_of_it():
    assert [block.text for block in extract(rb"{\rtf1 x}tail", "x.rtf", Options()).blocks] == ["x"]


def test_pairs_of_surrogates_become_one_character():
    assert whole_characters("\ud83d\udc4d x \ud83d") == "👍 x \ufffd"
