"""PDF files: paragraphs in the order in which they are read, each with its page."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.sources import pdf
from annotator.sources.archives import outcomes
from annotator.sources.options import Options
from annotator.sources.problems import PasswordWanted, SourceProblem
from annotator.sources.reading import Reader
from tests.sources.made_pdf import At, pdf_of

FULL = "The council of the town said on Monday that it had seen no"
REST = "such figures."


def read(raw: bytes, **options) -> list[str]:
    return [block.text for block in pdf.extract(raw, "x.pdf", Options(**options)).blocks]


def lines(*texts: str, x: float = 50, top: float = 500) -> list[At]:
    return [At(x, top - 12 * number, text) for number, text in enumerate(texts)]


def test_lines_become_paragraphs():
    page = lines(FULL, REST) + lines(FULL, FULL, REST, top=460)
    assert read(pdf_of(page)) == [f"{FULL} {REST}", f"{FULL} {FULL} {REST}"]
    assert len(read(pdf_of(page), is_reflowed=False)) == 5


def test_a_first_line_that_is_indented_begins_a_paragraph():
    page = [*lines(FULL, FULL, FULL), At(62, 464, FULL[:50]), *lines(FULL, REST, top=452)]
    assert read(pdf_of(page)) == [f"{FULL} {FULL} {FULL}", f"{FULL[:50]} {FULL} {REST}"]


def test_a_line_that_ends_early_ends_its_paragraph():
    page = lines(FULL, REST, FULL, REST)
    assert read(pdf_of(page)) == [f"{FULL} {REST}", f"{FULL} {REST}"]


def test_hyphens_at_line_ends_are_undone_but_not_those_of_the_word():
    page = lines(
        "The well-known speaker of the ministry of the interior an-",
        "nounced on Monday that nobody had seen the figures of well-",
        "known people.",
    )
    assert read(pdf_of(page)) == [
        (
            "The well-known speaker of the ministry of the interior announced on Monday that nobody"
            " had seen the figures of well-known people."
        )
    ]
    kept = read(pdf_of(page), is_dehyphenated=False)
    assert "an- nounced" in kept[0] or "an-nounced" in kept[0]


def test_columns_are_read_one_after_the_other():
    left = [f"left {number} left left left" for number in range(8)]
    right = [f"right {number} right right" for number in range(8)]
    page = [At(50, 560, "A headline over both columns of the page", 18)]
    for number in range(8):  # drawn line by line across the page
        page.append(At(50, 500 - 12 * number, left[number]))
        page.append(At(220, 500 - 12 * number, right[number]))
    assert read(pdf_of(page)) == [
        "A headline over both columns of the page",
        " ".join(left) + " " + " ".join(right),
    ]


def test_a_paragraph_goes_on_on_the_next_page_and_keeps_its_first_page():
    found = pdf.extract(pdf_of(lines(FULL, FULL), lines(FULL, REST)), "x.pdf", Options())
    assert [(one.text, one.page) for one in found.blocks] == [(f"{FULL} {FULL} {FULL} {REST}", 1)]


def test_running_heads_and_page_numbers_are_left_out_and_told():
    pages = [
        [At(50, 570, "The Daily Courier"), *lines(FULL, REST), At(200, 30, f"Page {number}")]
        for number in (1, 2, 3)
    ]
    raw = pdf_of(*pages)
    assert read(raw) == [f"{FULL} {REST}"] * 3
    left_out = pdf.extract(raw, "x.pdf", Options()).left_out
    assert left_out == ("x.pdf: 6 lines were left out as running heads, feet or page numbers.",)
    assert "The Daily Courier" in read(raw, has_headers=True)
    assert "The Daily Courier" not in read(raw, has_footers=True)
    assert "Page 2" in read(raw, has_page_numbers=True)
    assert "The Daily Courier" not in read(raw, has_page_numbers=True)


def test_headers_and_footers_are_kept_one_by_one():
    pages = [
        [At(50, 570, "The Daily Courier"), *lines(FULL, REST), At(50, 30, "All rights reserved")]
        for _ in range(3)
    ]
    raw = pdf_of(*pages)
    assert read(raw) == [f"{FULL} {REST}"] * 3
    assert read(raw, has_headers=True) == ["The Daily Courier", f"{FULL} {REST}"] * 3
    assert read(raw, has_footers=True) == [f"{FULL} {REST}", "All rights reserved"] * 3


def test_what_a_browser_prints_around_a_page_is_left_out():
    page = [
        At(20, 585, "11/22/26, 9:19 AM", 8),
        At(180, 585, "The title", 8),
        *lines(FULL, REST),
        At(20, 15, "https://x.example/story", 8),
        At(380, 15, "1/1", 8),
    ]
    assert read(pdf_of(page)) == [f"{FULL} {REST}"]


def test_a_headline_over_two_lines_is_one():
    page = [At(50, 560, "Council denies that it", 20), At(50, 536, "knew", 20), *lines(FULL, REST)]
    found = pdf.extract(pdf_of(page), "x.pdf", Options())
    assert (found.blocks[0].text, found.blocks[0].kind) == (
        "Council denies that it knew",
        "heading",
    )
    assert found.metadata.title == "Council denies that it knew"


def test_lists_keep_their_items():
    page = lines("He said:", "• one thing", "• another thing")
    found = pdf.extract(pdf_of(page), "x.pdf", Options())
    assert [(one.text, one.kind) for one in found.blocks[1:]] == [
        ("one thing", "item"),
        ("another thing", "item"),
    ]


def test_an_item_of_a_list_goes_on_below_its_words():
    page = [*lines("He said:", f"1. {FULL[:40]}"), At(61, 476, REST), At(50, 464, f"2. {REST}")]
    assert read(pdf_of(page)) == ["He said:", f"1. {FULL[:40]} {REST}", f"2. {REST}"]


def test_a_large_initial_belongs_to_its_word():
    page = [At(50, 486, "T", 30), *lines(FULL[1:], FULL, x=72), *lines(FULL, REST, top=476)]
    assert read(pdf_of(page)) == [f"{FULL} {FULL} {FULL} {REST}"]


def test_an_initial_that_is_a_word_stays_one():
    one = "man said that A man was A man."
    assert read(pdf_of([At(50, 488, "A", 24), *lines(one, "He is a man.", x=70)])) == [
        f"A {one} He is a man."
    ]


def test_heads_that_change_from_page_to_page_are_left_out_like_the_others():
    heads = ("The Daily Courier", "Chapter 3", "The Daily Courier", "Chapter 4")
    pages = [
        [At(50, 570, head, 12), *lines(FULL, REST), At(190, 30, f"{number} / 4", 12)]
        for number, head in enumerate(heads, 1)
    ]
    raw = pdf_of(*pages)
    assert read(raw) == [f"{FULL} {REST}"] * 4
    assert "Chapter 3" in read(raw, has_headers=True)
    assert "2 / 4" in read(raw, has_page_numbers=True)


def test_blanks_of_indian_scripts_are_those_that_are_drawn():
    meaning = {"a": "म", "b": "\u0947", "c": "र"}
    line = [At(50, 500, "ab"), At(63, 500, "c"), At(69, 500, " "), At(72, 500, "ac")]
    found = pdf.extract(pdf_of(line, meaning=meaning), "x.pdf", Options())
    assert found.blocks[0].text == "मेर मर"
    assert "letters of Indian scripts in PDF files" in found.left_out[0]


def test_korean_words_that_a_line_breaks_are_whole_where_the_document_has_them():
    meaning = {"A": "보", "B": "고", "C": "서"}
    page = lines(f"{FULL[:40]} ABC AB", f"C {FULL[:40]} CA", f"B {REST}")
    found = pdf.extract(pdf_of(page, meaning=meaning), "x.pdf", Options()).blocks
    assert found[0].text == f"{FULL[:40]} 보고서 보고서 {FULL[:40]} 서보 고 {REST}"


ENTRIES = (
    (
        "Baker, A., Carter, B., and Dawson-Lee, C. How bridges fail and who is",
        "told of it, in: Roads 12, 2019.",
    ),
    (
        "Ford, G. Nine reports on the state of old bridges in towns, with Ek, J.-",
        "P. and others. Council press, 2021.",
    ),
    ("Groß, M. The river in spring. Journal of floods and of what comes after", "them, 2020."),
    (
        "Hale, N. and Ito, K. Counting cars by night, with a note on lorries that",
        "cross when nobody looks, 2018.",
    ),
)


def hung(entries, indent=12):
    """Each entry's first line at the edge, the others further in."""
    found, height = [], 500
    for entry in entries:
        for number, line in enumerate(entry):
            found.append(At(50 + indent * (number > 0), height, line))
            height -= 12
    return found


def test_lists_of_literature_with_hanging_lines_keep_their_entries():
    above = "The reports that are named here can be read in the council library, where"
    page = [At(50, 524, above), At(50, 512, "they are kept."), *hung(ENTRIES)]
    assert read(pdf_of(page)) == [
        f"{above} they are kept.",
        " ".join(ENTRIES[0]),
        "".join(ENTRIES[1]),  # J.-P.
        " ".join(ENTRIES[2]),
        " ".join(ENTRIES[3]),
    ]


def test_entries_with_hanging_lines_go_on_on_the_next_page():
    first, second = hung(ENTRIES)[:-1], [At(62, 560, ENTRIES[3][1]), *hung(ENTRIES[2:])]
    found = read(pdf_of(first, second))
    assert found[3:] == [" ".join(ENTRIES[3]), " ".join(ENTRIES[2]), " ".join(ENTRIES[3])]


def test_first_lines_that_are_indented_begin_paragraphs():
    page = []
    for number in range(5):
        page += [
            At(62, 500 - 24 * number, FULL[:60]),
            At(50, 488 - 24 * number, f"{REST} {number}."),
        ]
    assert read(pdf_of(page)) == [f"{FULL[:60]} {REST} {number}." for number in range(5)]


def test_a_paragraph_goes_on_behind_the_notes_at_the_foot_of_its_page():
    note = At(50, 60, "1 See the report, page 12.", 7)
    found = read(pdf_of([*lines(REST, FULL, FULL, FULL), note], lines(FULL, REST, FULL, REST)))
    assert found == [REST, f"{FULL} {FULL} {FULL} {FULL} {REST}", note.text, f"{FULL} {REST}"]


def test_a_paragraph_goes_on_behind_a_caption():
    page = [*lines(FULL, FULL), At(50, 452, "The bridge in May.", 7), At(50, 430, REST)]
    page += lines(FULL, REST, top=400)
    assert read(pdf_of(page)) == [f"{FULL} {FULL} {REST}", "The bridge in May.", f"{FULL} {REST}"]


def test_the_bullets_of_office_programs_are_bullets():
    page = [At(50, 500, "He said:"), At(50, 488, "b one thing"), At(50, 476, "b another thing")]
    found = pdf.extract(pdf_of(page, meaning={"b": "\uf0b7"}), "x.pdf", Options())
    assert [one.kind for one in found.blocks] == ["paragraph", "item", "item"]


def test_a_page_with_vertical_lines_is_named():
    signs = [At(300, 500 - 12 * number, "a") for number in range(30)]
    found = pdf.extract(pdf_of(signs, meaning={"a": "文"}), "x.pdf", Options())
    assert found.left_out[0].startswith("x.pdf: page 1 is set in vertical lines: paragraphs are")


def test_metadata_of_the_file():
    info = "/Title(Real title)/Author(Ann Smith)/CreationDate(D:20240305101500Z)"
    found = pdf.extract(pdf_of(lines(FULL), info=info), "x.pdf", Options()).metadata
    assert (found.title, found.author) == ("Real title", "Ann Smith")
    assert found.extra["file_created"] == "2024-03-05T10:15:00Z"
    assert found.published == ""
    nobodys = pdf_of(lines(FULL), info="/Title(Microsoft Word - a.docx)")
    assert pdf.extract(nobodys, "x.pdf", Options()).metadata.title == ""


def test_a_page_without_text_is_named():
    found = pdf.extract(pdf_of(lines(FULL), [], lines(FULL)), "x.pdf", Options())
    assert "page 2 has no text" in found.left_out[0]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (pdf_of([]), "x.pdf has no text on its one page: it is probably scanned.*OCR"),
        (pdf_of([], []), "has no text on its 2 pages"),
        (b"%PDF-1.4\n", "x.pdf is damaged or no PDF file"),
        (b"", "x.pdf is damaged or no PDF file"),
        (pdf_of(lines(FULL))[:200], "x.pdf is damaged or no PDF file"),
        (pdf_of(lines(FULL), encrypt=True), "x.pdf wants a password: give"),
    ],
)
def test_what_cannot_be_read_is_told(raw, said):
    with pytest.raises(SourceProblem, match=said):
        read(raw)


def test_a_wrong_password_is_told():
    with pytest.raises(SourceProblem, match="does not open with this password"):
        read(pdf_of(lines(FULL), encrypt=True), password="x")


def test_the_right_password_opens_a_file_and_only_that():
    raw = pdf_of(lines(FULL), password="open sesame")
    assert read(raw, password="open sesame") == [FULL]
    with pytest.raises(PasswordWanted, match="wants a password") as caught:
        read(raw)
    assert not caught.value.is_wrong
    with pytest.raises(PasswordWanted, match="does not open with this password") as caught:
        read(raw, password="x")
    assert caught.value.is_wrong


def test_a_password_is_asked_for_by_the_process_that_reads():
    raw, path = pdf_of(lines(FULL), password="open sesame"), Path("x.pdf")
    with Reader() as reader:
        [outcome] = outcomes(raw, path, reader)
        assert isinstance(outcome.unclear, PasswordWanted)
        assert (outcome.question, outcome.unclear.is_wrong) == ("password", False)
        wrong = reader.varied(lambda options: replace(options, password="x"))
        [outcome] = outcomes(raw, path, wrong)
        assert isinstance(outcome.unclear, PasswordWanted)
        assert outcome.unclear.is_wrong
    with Reader(own={path: Options(password="open sesame")}) as reader:
        [outcome] = outcomes(raw, path, reader)
        assert outcome.reading
        assert outcome.reading.text.content == FULL
