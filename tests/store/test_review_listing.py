from functools import partial

import pytest

from annotator.model.annotation_filter import AnnotationFilter, parse_annotation_filter
from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import review_listing
from annotator.store.review_listing import AROUND, ORDERS

EVERYTHING = AnnotationFilter()
LONG = "First.\n\n" + "word " * 60 + "مصدر said so. " + "more " * 60 + "\nLast 😀 line."


@pytest.fixture
def listed(project, document):
    """Annotations by two people in two documents, with ids out of place."""
    other = project.documents.add(SourceText(LONG), Metadata(title="Other"))
    at = LONG.index("مصدر")
    add = project.annotations.add
    made = [add(other, Span(at, at + 4), "source"), add(document, Span(31, 33), "source")]
    project.sign_in("Bo")
    made += [add(document, Span(0, 4), "claim"), add(other, Span(0, 6), "denial")]
    last = LONG.index("Last")
    made.append(add(other, Span(last, len(LONG)), "context"))
    project.annotations.set_status(made[1], "accepted")
    project.annotations.set_status(made[4], "discuss")
    opened = project.comments.add(other, "Why?", made[0])
    project.comments.add(other, "Because.", made[0], opened)
    project.comments.resolve(project.comments.add(document, "So.", made[1]))
    return made


def quotes(project, **ways):
    ids = project.review.ids(ways.pop("filter", EVERYTHING), **ways)
    return [row.annotation.quote[:5] for row in project.review.page(ids)]


def test_a_row_says_what_surrounds_the_quote(project, listed):
    (row,) = project.review.page([listed[0]])
    assert (row.title, row.paragraph, row.comments, row.open_comments) == ("Other", 2, 2, 1)
    assert row.comment == "Because."
    at = row.annotation.start
    assert (row.before, row.after) == (LONG[at - AROUND : at], LONG[at + 4 : at + 4 + AROUND])
    first, last = project.review.page([listed[3], listed[4]])
    assert (first.before, first.after, first.paragraph) == ("", "", 1)
    assert (last.before, last.after, last.paragraph) == ("", "", 3)
    (row,) = project.review.page([listed[1]])
    assert (row.comments, row.open_comments) == (1, 0)


@pytest.mark.usefixtures("listed")
def test_orders_with_many_values_are_the_same(project, monkeypatch):
    names = ("label", "annotator", "status")
    few = [quotes(project, order=name, is_descending=way) for name in names for way in (0, 1)]
    monkeypatch.setattr(review_listing, "FEW_VALUES", 1)
    many = [quotes(project, order=name, is_descending=way) for name in names for way in (0, 1)]
    assert few == many


@pytest.mark.usefixtures("listed")
def test_titles_of_uuids(project):
    known = project.documents[1]
    assert project.review.titles_of([known.uuid, "x"]) == {known.uuid: known.title}


def test_a_row_has_what_was_decided_last(project, listed):
    ids = (listed[0], listed[2])
    project.reviewing.decide(ids[:1], "reject", reason="label")
    project.reviewing.decide(ids[:1], "discuss", note="Ask Bo")
    first, second = project.review.page(ids)
    assert first.decision == project.decisions.of(ids[0])[-1]
    assert (first.decision.act, first.decision.note) == ("discuss", "Ask Bo")
    assert second.decision is None
    assert not first.is_locked
    project.sign_offs.sign(first.annotation.document)
    assert project.review.page(ids[:1])[0].is_locked


def test_pages_leave_out_what_is_gone(project, listed):
    project.annotations.delete(listed[2])
    assert [row.annotation.id for row in project.review.page(listed[::-1])] == [
        listed[4], listed[3], listed[1], listed[0],
    ]  # fmt: skip
    assert project.review.total() == 4


@pytest.mark.usefixtures("listed")
def test_orders(project):
    last = LONG[LONG.index("Last") :][:5]
    assert quotes(project) == ["Anna", "Bo", "First", "مصدر", last]
    assert quotes(project, is_descending=True) == quotes(project)[::-1]
    assert quotes(project, order="label") == ["Anna", "Bo", "مصدر", "First", last]
    assert quotes(project, order="label", is_descending=True)[0] == last
    assert quotes(project, order="quote") == ["Anna", "Bo", "First", last, "مصدر"]
    assert quotes(project, order="status") == ["Anna", "First", "مصدر", last, "Bo"]
    assert quotes(project, order="annotator") == ["Bo", "مصدر", "Anna", "First", last]
    assert quotes(project, order="created") == ["مصدر", "Bo", "Anna", "First", last]
    assert sorted(quotes(project, order="changed")) == sorted(quotes(project))
    with pytest.raises(KeyError):
        quotes(project, order="colour")


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("order", ORDERS)
def test_every_order_has_everything_once_and_both_ways(project, order):
    up = project.review.ids(EVERYTHING, order=order)
    assert sorted(up) == [1, 2, 3, 4, 5]
    assert sorted(project.review.ids(EVERYTHING, order=order, is_descending=True)) == sorted(up)
    assert list(project.review.ids(EVERYTHING, order=order, most=2)) == list(up[:2])


@pytest.mark.usefixtures("listed")
def test_filters(project):
    ids = partial(project.review.ids)
    assert list(ids(parse_annotation_filter("by:bo"))) == [3, 4, 5]
    assert list(ids(parse_annotation_filter("check:x"), found=lambda _check: [2, 4])) == [2, 4]
    assert project.review.annotators() == ["Anna", "Bo"]


@pytest.mark.usefixtures("listed")
def test_a_reader_reads_the_same(project):
    reader = project.review.reader()
    assert list(reader.ids(EVERYTHING)) == list(project.review.ids(EVERYTHING))
    reader.interrupt()
    assert reader.total() == 5
    reader.close()


def test_only_some_texts_are_kept(project, monkeypatch):
    monkeypatch.setattr(review_listing, "KEPT_CHARACTERS", 30)
    made = []
    for number in range(3):
        document = project.documents.add(SourceText(f"Text {number} of twenty"), Metadata())
        made.append(project.annotations.add(document, Span(0, 6), "claim"))
    rows = project.review.page([*made, *made])
    assert [row.annotation.quote for row in rows] == ["Text 0", "Text 1", "Text 2"] * 2
    assert len(project.review._texts) == 1


def test_no_reader_where_the_file_is_gone(project, path):
    path.unlink()
    assert project.review.reader() is None
