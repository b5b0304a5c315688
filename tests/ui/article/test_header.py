"""The head of an article."""

import pytest

from annotator.model.document import Document, Metadata
from annotator.ui.article.header import END_ISOLATE, ISOLATE, byline, head_of, shown_date


def document(**metadata: str) -> Document:
    return Document(1, "", Metadata(**metadata), "todo", 1, 10, "")


def plain(text: str) -> str:
    return text.replace(ISOLATE, "").replace(END_ISOLATE, "")


def test_the_byline_says_what_is_known() -> None:
    full = document(publisher="Herald", published="2024-05-12T10:00:00Z", author="I. Okafor")
    assert plain(byline(full, 5400)) == "Herald · 12 May 2024 · by I. Okafor · 4 min read"
    assert plain(byline(document(), 10)) == "1 min read"


@pytest.mark.parametrize(
    ("language", "minutes"), [("ja", 10), ("zh-Hant", 10), ("ko-KR", 10), ("kok", 3), ("en", 3)]
)
def test_dense_scripts_take_longer_for_as_many_characters(language: str, minutes: int) -> None:
    assert plain(byline(document(language=language), 4_000)) == f"{minutes} min read"


@pytest.mark.parametrize(
    ("published", "shown"),
    [("2024-05-12", "12 May 2024"), ("2024-05", "May 2024"), ("2024", "2024"), ("soon", "soon")],
)
def test_dates_of_any_precision(published: str, shown: str) -> None:
    assert shown_date(published) == shown


def test_a_first_line_that_is_the_title_is_the_heading() -> None:
    head = head_of(document(title="A title"), " A  title \nThe text.")
    assert head.is_in_text
    assert head.title == ""
    assert head_of(document(title="A title"), "Another\nThe text.").title == "A title"
    assert not head_of(document(), "\nThe text.").is_in_text


def test_an_endless_title_is_cut() -> None:
    assert len(head_of(document(title="long " * 500), "text").title) <= 300


def test_there_is_no_head_without_a_document() -> None:
    assert head_of(None, "").byline == ""


def test_reading_that_takes_a_day_is_told_in_hours():
    assert plain(byline(document(), 10_000_000)) == "123 h read"
