"""The report as PDF: the words are words, and every sheet is whole."""

import random
import re
from dataclasses import replace

import pypdfium2
import pytest

from annotator.formats.problems import Cancelled, FormatProblem
from annotator.formats.report_content import Article, Report
from annotator.model.annotation import Annotation, Link
from annotator.model.cards import Card, Mention, Voice
from annotator.model.claims import Evidence
from annotator.model.document import Document, Metadata, SourceText
from annotator.model.text import Span
from annotator.ui.report_pdf.flow import Faces, Line, Pages, Size, Spot, lines_of
from annotator.ui.report_pdf.write import with_quotation_marks, write
from tests.formats.test_report_html import hostile_report, simple_report

pytestmark = pytest.mark.usefixtures("qapp")
SENTENCE = "The mayor’s office offered the first firm a waiver – “final” – and fled. "


@pytest.fixture(scope="module")
def faces(qapp):
    assert qapp
    return Faces()


def pages_of(path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def words_of(path) -> str:
    return " ".join(" ".join(pages_of(path)).split())


def fonts_of(raw: bytes) -> set[str]:
    return {name.decode() for name in re.findall(rb"/BaseFont /(\S+)", raw)}


def addresses_of(raw: bytes) -> list[bytes]:
    return re.findall(rb"/URI \((.*?)\)\n", raw)


def long_report(paragraphs: int, **metadata) -> Report:
    text = "\n\n".join(f"{number}. {SENTENCE * 6}" for number in range(paragraphs))
    simple = simple_report()
    document = Document(
        1, "u", Metadata(title="Waivers", url="https://a.example/1", **metadata), "todo", 1,
        len(text), "h" * 64,
    )  # fmt: skip
    start = text.index("offered the first")
    quote = text[start : start + 30]
    claim = Annotation(1, "a", 1, 1, "claim", (Span(start, start + 30),), quote, note="Why so?")
    source = Annotation(2, "b", 1, 1, "source", (Span(3, 12),), text[3:12], annotator="Ada")
    joint = Link(1, "l", "by", 1, 2)
    evidence = Evidence(1, "e", 1, "https://minutes.example/4", "Minutes", "p. 3", "refutes")
    card = Card(
        1, "A waiver was offered", (Mention(claim, document),), (Voice(source, joint, "Mayor"),),
        evidence=(evidence,), is_rated=True, verdict="not_enough_evidence",
        verdict_note="Nobody saw it.", missing=("reason",),
    )  # fmt: skip
    article = Article(document, SourceText(text), (claim, source), (joint,))
    return Report("Waivers", simple.scheme, [article], [card], "2026-11-26", "Ada")


def test_all_words_are_in_it_and_can_be_searched(faces, tmp_path):
    report = long_report(3)
    write(report, tmp_path / "r.pdf", faces)
    words = words_of(tmp_path / "r.pdf")
    assert words.count(SENTENCE.strip()) == 18
    for said in (
        "Waivers", "https://a.example/1", "h" * 64, "C1 said by W1", "Why so?", "W1 says C1",
        "A waiver was offered", "Not enough evidence", "evidence refutes it",
        "Minutes — p. 3 https://minutes.example/4", "Why: Nobody saw it.",
        "Still missing: why the verdict is what it is.", "Annotated by", "Made 2026-11-26 by Ada.",
        "source of 1 claim",
    ):  # fmt: skip
        assert said in words, said


def test_sheets_are_numbered_and_titled_and_fonts_are_inside(faces, tmp_path):
    write(long_report(40), tmp_path / "r.pdf", faces)
    pages = pages_of(tmp_path / "r.pdf")
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page
    assert all("Waivers" in page for page in pages)
    raw = (tmp_path / "r.pdf").read_bytes()
    assert {"AnnotatorSerif-Regular", "AnnotatorSans-Regular"} <= fonts_of(raw)
    assert raw.count(b"/FontFile") >= len(fonts_of(raw))


def test_a_right_to_left_article_stands_at_the_right(faces, tmp_path):
    text = "قال رئيس البلدية إن المشغل عرض إعفاء."
    document = Document(1, "u", Metadata(title="خبر", language="ar"), "todo", 1, len(text), "h")
    claim = Annotation(1, "a", 1, 1, "claim", (Span(4, 16),), text[4:16])
    article = Article(document, SourceText(text), (claim,))
    write(Report("خبر", simple_report().scheme, [article]), tmp_path / "r.pdf", faces)
    (page,) = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    found = page.get_textpage()
    at = found.get_text_range().index("قال")
    left, _, right, _ = found.get_charbox(at)
    assert (left + right) / 2 > page.get_width() / 2
    assert "البلدية" in found.get_text_range()


def test_addresses_can_be_clicked_and_lead_to_what_they_say(faces, tmp_path):
    report = long_report(1, publisher="See (https://wire.example/a?b=1&c=2). javascript:alert(1)")
    write(report, tmp_path / "r.pdf", faces)
    raw = (tmp_path / "r.pdf").read_bytes()
    assert addresses_of(raw) == [
        b"https://a.example/1", b"https://wire.example/a?b=1&c=2", b"https://minutes.example/4",
    ]  # fmt: skip
    assert raw.count(b"/Subtype /Link") == 3
    boxes = re.findall(rb"/Rect \[(.*?)\]", raw)
    found = pypdfium2.PdfDocument(tmp_path / "r.pdf")[0].get_textpage()
    left, bottom, right, top = map(float, boxes[0].split())
    assert found.get_text_bounded(left - 1, bottom - 2, right + 1, top + 2) == "https://a.example/1"


@pytest.mark.parametrize(
    "address", ["https://user@evil.example/", "http://", "https://a\u202eb.example", "ftp://a.b/"]
)
def test_an_address_that_could_mislead_is_words_only(faces, tmp_path, address):
    write(long_report(1, publisher=address), tmp_path / "r.pdf", faces)
    assert len(addresses_of((tmp_path / "r.pdf").read_bytes())) == 2


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_it_is_made_for_the_paper_that_one_has(faces, tmp_path, paper, size):
    write(long_report(12), tmp_path / "r.pdf", faces, paper=paper)
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    assert {tuple(map(round, page.get_size())) for page in document} == {size}
    last = document[len(document) - 1].get_textpage()
    number = last.search(f"{len(document)} / {len(document)}").get_next()
    left, bottom, right, top = last.get_charbox(number[0] + number[1] - 1)
    assert 0 < left < right < size[0] - 40
    assert 20 < bottom < top < 60


def test_an_excerpt_begins_with_the_claim_and_says_what_it_is(faces, tmp_path):
    report = simple_report(is_excerpt=True)
    write(report, tmp_path / "r.pdf", faces)
    words = words_of(tmp_path / "r.pdf")
    assert "Only the paragraphs that the claim is about are shown." in words
    assert "It is red" not in words


def test_patterns_and_signs_tell_labels_apart_without_colour(faces, tmp_path):
    report = simple_report()
    write(report, tmp_path / "r.pdf", faces)
    words = words_of(tmp_path / "r.pdf")
    assert words.count("C1") >= 3
    assert words.count("W1") >= 3


# Its characters come from everywhere, so from fonts of the system, too; Qt says this of one that
# has no Latin letters where it is the first to be measured.
@pytest.mark.qt_log_ignore("Failed to compute left/right minimum bearings", extend=True)
@pytest.mark.parametrize("seed", range(25))
def test_anything_that_a_project_holds_is_written(faces, tmp_path, seed):
    report, _ = hostile_report(random.Random(seed))
    write(report, tmp_path / "r.pdf", faces)
    raw = (tmp_path / "r.pdf").read_bytes()
    assert raw.startswith(b"%PDF-")
    for action in (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction"):
        assert action not in raw
    assert all(re.match(rb"https?://", address) for address in addresses_of(raw))
    assert pages_of(tmp_path / "r.pdf")


def test_a_report_never_takes_the_place_of_a_project(faces, tmp_path):
    with pytest.raises(FormatProblem, match="name of a project"):
        write(simple_report(), tmp_path / "news.annotator", faces)


def test_cancelling_leaves_what_was_there(faces, tmp_path):
    target = tmp_path / "r.pdf"
    target.write_bytes(b"mine")
    told = []
    with pytest.raises(Cancelled):
        write(long_report(30), target, faces, reached=told.append, cancelled=lambda: len(told) > 4)
    assert target.read_bytes() == b"mine"
    assert told == [1, 2, 3, 4, 5]
    assert [one.name for one in tmp_path.iterdir()] == ["r.pdf"]


def test_the_bar_of_a_card_has_no_gaps(faces, tmp_path):
    report = long_report(1)
    (card,) = report.cards
    long = replace(card.evidence[0], note=f"{SENTENCE * 5}")
    report = replace(report, articles=[], cards=[replace(card, evidence=(long, long))])
    write(report, tmp_path / "r.pdf", faces)
    (page,) = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    bitmap = page.render(scale=2)
    raw, x = bytes(bitmap.buffer), round(52.2 * 2) * bitmap.n_channels
    starts = [y * bitmap.stride + x for y in range(bitmap.height)]
    dark = [y for y, start in enumerate(starts) if raw[start : start + 3] == b"UUU"]  # #555555
    assert len(dark) > 150
    assert dark[-1] - dark[0] == len(dark) - 1


# Sheets


def nothing(*_place):
    """Draws nothing."""


def test_lines_go_on_on_the_next_sheet_and_columns_begin_together():
    pages = Pages(Size(1000, 1000, 100, 100, 100))
    line = Line(300, nothing)
    end = pages.put_beside([(0, [line] * 4), (400, [line])])
    assert end == Spot(1, 700)
    pages.need(300)
    assert pages.spot == Spot(2, 100)
    assert not pages.keep(5000)
    assert pages.put([line]) == Spot(2, 400)


def test_what_is_higher_than_a_sheet_is_put_all_the_same():
    pages = Pages(Size(1000, 1000, 100, 100, 100))
    assert pages.put([Line(5000, nothing)]).page == 0


def test_nothing_is_wider_than_its_room(faces):
    lines = lines_of("word " * 50 + "x" * 400, faces.body, 2000)
    assert len(lines) > 10


def test_quotation_marks_are_named_only_where_letters_are():
    raw = b"<02BC> beginbfrange\n<0001> <0002> [<02BC> <0041> ]\nendbfrange <02BC>"
    assert with_quotation_marks(raw) == raw.replace(b"[<02BC>", b"[<2019>")
