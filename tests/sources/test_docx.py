"""Word files: rows 80 and 81 of the bad inputs, and what is read of good ones."""

import pytest

from annotator.sources.docx import extract
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from tests.sources.made import W, docx, docx_parts, p, zipped

NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>The note.</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>On bridges</dc:title>'
    "<dc:creator>Ann Lee</dc:creator><dcterms:created>2020-03-01T10:00:00Z</dcterms:created>"
    "<cp:keywords>bridge</cp:keywords></cp:coreProperties>"
)


def read(body: str, **parts: str):
    return extract(docx(body, **parts), "x.docx", Options())


def texts(body: str, **parts: str) -> list[str]:
    return [" ".join(block.text.split()) for block in read(body, **parts).blocks]


def test_paragraphs_and_their_kinds():
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    found = read(p("The headline", "Heading1") + p("Body.") + p("“Quoted.”", "Quote") + item)
    assert [(block.text, block.kind) for block in found.blocks] == [
        ("The headline", "heading"),
        ("Body.", "paragraph"),
        ("“Quoted.”", "quote"),
    ]
    assert found.method.startswith("docx/1 mammoth ")


def test_tracked_insertions_are_kept_and_deletions_dropped_and_told():
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>He </w:t></w:r>"
        "<w:del w:id='1'><w:r><w:delText>confirmed</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>denied</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> the claim.</w:t></w:r></w:p>"
    )
    found = read(body)
    assert [block.text for block in found.blocks] == ["He denied the claim."]
    assert found.left_out == ("x.docx: a deleted passage (tracked changes) was left out.",)


def test_a_soft_break_does_not_glue_words():
    body = (
        "<w:p><w:r><w:t>Line one.</w:t><w:br/><w:t>Line two</w:t><w:tab/><w:t>end</w:t></w:r></w:p>"
    )
    assert texts(body) == ["Line one. Line two end"]


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_hidden_words_are_left_out_and_named():
    off = run(" and seen", '<w:vanish w:val="0"/>')
    hidden = run(" but", "<w:vanish/>") + run(" hidden", "<w:b/><w:vanish/>")
    notes = NOTES.replace("<w:r>", f"{run('Hidden. ', '<w:vanish/>')}<w:r>")
    body = f"<w:p>{run('Said')}{hidden}{off}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    assert texts(body, footnotes=notes) == ["Said and seen[1]", "The note."]
    assert read(body, footnotes=notes).left_out == ("x.docx: 2 hidden passages were left out.",)


def test_words_in_hidden_styles_are_left_out():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="Secret"><w:rPr>'
        '<w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Gone"><w:rPr>'
        "<w:vanish/></w:rPr></w:style></w:styles>"
    )
    secret = run(" secret", '<w:rStyle w:val="Secret"/>')
    body = f"<w:p>{run('Seen')}{secret}</w:p>{p('x', 'Gone')}"
    members = {**docx_parts(body), "word/styles.xml": styles}
    found = extract(zipped(members), "x.docx", Options())
    assert [block.text for block in found.blocks] == ["Seen"]
    assert found.left_out == ("x.docx: 2 hidden passages were left out.",)


def test_footnotes_follow_the_text():
    body = (
        "<w:p><w:r><w:t>A claim</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert texts(body, footnotes=NOTES) == ["A claim[1].", "The note."]


def test_tables_give_their_cells_in_order():
    cell = "<w:tc>{}</w:tc>".format
    rows = (
        f"<w:tr>{cell(p('a'))}{cell(p('b'))}</w:tr>",
        f"<w:tr>{cell(p('c'))}{cell(p('d'))}</w:tr>",
    )
    found = read(p("before") + f"<w:tbl>{''.join(rows)}</w:tbl>" + p("after"))
    assert [(block.text, block.kind) for block in found.blocks] == [
        ("before", "paragraph"),
        ("a", "cell"),
        ("b", "cell"),
        ("c", "cell"),
        ("d", "cell"),
        ("after", "paragraph"),
    ]


def test_what_is_left_out_is_named():
    body = p("words") + (
        "<w:p><w:r><w:commentReference w:id='1'/></w:r>"
        "<w:r><w:drawing><pic:pic xmlns:pic='p'/></w:drawing></w:r>"
        "<w:r><w:drawing><pic:pic xmlns:pic='p'/></w:drawing></w:r></w:p>"
    )
    header = f'<w:hdr xmlns:w="{W}">{p("Running head")}</w:hdr>'
    found = read(body, header1=header)
    assert [block.text for block in found.blocks] == ["words"]
    assert found.left_out == (
        "x.docx: a comment was left out.",
        "x.docx: 2 pictures were left out.",
        "x.docx: headers and footers of the pages were left out.",
    )


def test_properties_become_metadata():
    found = read(p("words"), core=CORE).metadata
    assert (found.title, found.author) == ("On bridges", "Ann Lee")
    assert found.extra == {"created": "2020-03-01T10:00:00Z", "keywords": "bridge"}
    assert read(p("words")).metadata.title == ""


def test_no_picture_that_is_only_linked_is_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    parts = docx_parts(
        p("words")
        + "<w:p><w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>"
        "<a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:graphicData>"
        "<pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:blipFill>"
        "<a:blip r:link='r9'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="r9" Type="i" Target="{secret.as_uri()}" TargetMode="External"/>'
        "</Relationships>",
    )
    found = extract(zipped(parts), "x.docx", Options())
    assert "secret" not in repr(found.blocks)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"no zip at all", "x.docx is not a Word file (.docx), or is damaged"),
        (zipped({"a.txt": "x"}), "x.docx is not a Word file (.docx): there is no document in it."),
        (zipped({"word/document.xml": "<a>"}), "x.docx (word/document.xml), line 1, column 4"),
        (zipped({"word/document.xml": "<a/>"}), "x.docx is not a Word file (.docx), or is damaged"),
        (
            zipped({"word/document.xml": "<!DOCTYPE a><a/>"}),
            "x.docx (word/document.xml), line 1: it has a document type (DOCTYPE)",
        ),
        (zipped({"../../evil": "x"}), "x.docx was not opened: “../../evil” would be unpacked"),
    ],
)
def test_what_is_no_word_file_is_told(raw, said):
    with pytest.raises(SourceProblem) as problem:
        extract(raw, "x.docx", Options())
    assert str(problem.value).startswith(said)
