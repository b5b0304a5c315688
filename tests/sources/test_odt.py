"""OpenDocument texts."""

import pytest

from annotator.sources.odt import extract
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from tests.sources.made import odt, odt_parts, zipped


def read(body: str, styles: str = "", meta: str = ""):
    return extract(odt(body, styles, meta), "x.odt", Options())


def pairs(body: str, styles: str = "") -> list[tuple[str, str]]:
    return [(" ".join(block.text.split()), block.kind) for block in read(body, styles).blocks]


def test_paragraphs_and_their_kinds():
    styles = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    body = (
        "<text:h>The headline</text:h><text:p>Body.</text:p>"
        '<text:p text:style-name="P1">“Quoted.”</text:p>'
        "<text:list><text:list-item><text:p>first</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "</table:table-row></table:table><text:section><text:p>last</text:p></text:section>"
    )
    assert pairs(body, styles) == [
        ("The headline", "heading"),
        ("Body.", "paragraph"),
        ("“Quoted.”", "quote"),
        ("first", "item"),
        ("a", "cell"),
        ("last", "paragraph"),
    ]


def test_links_blanks_tabs_and_soft_breaks_keep_words_apart():
    body = (
        "<text:p>he is <text:a>willing</text:a><text:s text:c='2'/>to"
        "<text:line-break/>seek<text:tab/>help<text:s/>now</text:p>"
    )
    assert pairs(body) == [("he is willing to seek help now", "paragraph")]


def test_deleted_words_are_not_text_and_insertions_are():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>confirmed</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>He <text:change/><text:change-start/>denied<text:change-end/> it.</text:p>"
    )
    found = read(body)
    assert [block.text for block in found.blocks if block.text] == ["He denied it."]
    assert found.left_out == ("x.odt: a deleted passage (tracked changes) was left out.",)


def test_notes_follow_the_text_and_text_boxes_their_paragraph():
    body = (
        "<text:p>A claim<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>The note.</text:p></text:note-body></text:note>.</text:p>"
        "<text:p>Beside<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box>"
        "</draw:frame> it.</text:p>"
    )
    assert [text for text, _ in pairs(body)] == [
        "A claim[1].",
        "Beside it.",
        "boxed",
        "[1] The note.",
    ]


def test_hidden_words_are_left_out_and_named():
    styles = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2"><style:text-properties text:display="true"/></style:style>'
    )
    body = (
        '<text:p>Seen<text:span text:style-name="T1"> but hidden</text:span> '
        '<text:span text:style-name="T2">words</text:span>.</text:p>'
        '<text:p text:style-name="T1">Gone</text:p><text:p>End'
        '<text:hidden-text text:is-hidden="true">x</text:hidden-text>.</text:p>'
    )
    found = read(body, styles)
    assert [block.text for block in found.blocks] == ["Seen words.", "End."]
    assert found.left_out == ("x.odt: 3 hidden passages were left out.",)


def test_comments_and_pictures_are_left_out_and_named():
    body = (
        "<text:p>words<office:annotation><text:p>hm</text:p></office:annotation>"
        "<draw:frame><draw:image/></draw:frame><draw:frame><draw:image/></draw:frame></text:p>"
    )
    assert read(body).left_out == (
        "x.odt: a comment was left out.",
        "x.odt: 2 pictures were left out.",
    )


def test_properties_become_metadata():
    meta = (
        "<dc:title>On bridges</dc:title><meta:initial-creator>Ann</meta:initial-creator>"
        "<dc:creator>Bo</dc:creator><meta:creation-date>2020-01-02</meta:creation-date>"
        "<meta:keyword>a</meta:keyword><meta:keyword>b</meta:keyword>"
    )
    found = read("<text:p>x</text:p>", meta=meta).metadata
    assert (found.title, found.author) == ("On bridges", "Ann")
    assert found.extra == {"created": "2020-01-02", "keywords": "a, b"}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK", "x.odt is not an OpenDocument text (.odt), or is damaged"),
        (zipped({"a": "x"}), "x.odt is not an OpenDocument text (.odt): there is no document"),
        (zipped({"content.xml": "<a/>"}), "x.odt is not an OpenDocument text (.odt): it holds no"),
        (
            zipped({**odt_parts(""), "META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "x.odt is locked with a password; open it in LibreOffice and save it without.",
        ),
    ],
)
def test_what_is_no_opendocument_text_is_told(raw, said):
    with pytest.raises(SourceProblem) as problem:
        extract(raw, "x.odt", Options())
    assert str(problem.value).startswith(said)
