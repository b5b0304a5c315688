"""What views read of annotations, against a plain sort and filter."""

import random

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.model.marks import HAS_COMMENT, HAS_LINK, HAS_NOTE, IS_SUGGESTION
from annotator.model.text import Span
from annotator.store.errors import ProjectError, UnknownLabel

LABELS = ("claim", "source", "denial", "context")


@pytest.fixture
def many(project):
    """A document with 120 annotations by three people, and another beside it."""
    chance = random.Random(7)
    text = " ".join(chance.choice(["Bridge", "été", "100%", "a_b", "ölk", "\U0001f600", "back\\"])
                    for _ in range(400))  # fmt: skip
    document = project.documents.add(SourceText(text), Metadata(title="Many"))
    other = project.documents.add(SourceText("Other text"), Metadata(title="Other"))
    project.annotations.add(other, Span(0, 5), "claim")
    with project.journal.step("Many"):
        for n in range(120):
            project.sign_in(chance.choice(["Anna", "bo", "Cy"]))
            start = chance.randrange(len(text) - 60)
            fragments = [Span(start, start + chance.randint(1, 25))]
            if n % 9 == 0:
                fragments.append(Span(start + 30, start + 40))
            id = project.annotations.add(
                document, fragments, chance.choice(LABELS),
                note=chance.choice(["", "Été note", "50%", "under_score"]),
                origin=chance.choice(["manual", "suggestion"]),
            )  # fmt: skip
            project.annotations.set_status(id, chance.choice(["draft", "accepted", "rejected"]))
    project.sign_in("Anna")
    return document


KEYS = {
    "place": lambda one: (one.start, one.end, one.id),
    "label": lambda one: LABELS.index(one.label),
    "quote": lambda one: ascii_lower(one.quote),
    "status": lambda one: one.status,
    "annotator": lambda one: one.annotator.lower(),
    "updated": lambda one: (one.updated_at, one.id),
}


def ascii_lower(text):
    return "".join(c.lower() if c.isascii() else c for c in text)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", KEYS)
def test_ids_come_in_the_order_asked(project, many, order, descending):
    ids = project.annotations.ids(many, order=order, descending=descending)
    found = project.annotations.page(ids)
    keys = [KEYS[order](one) for one in found]
    assert keys == sorted(keys, reverse=descending)
    assert sorted(ids) == sorted(one.id for one in project.annotations.of(many))
    if order in {"label", "status", "annotator"}:
        runs = [(KEYS[order](one), one.start, one.end, one.id) for one in found]
        for key in set(keys):
            run = [rest for first, *rest in runs if first == key]
            assert run == sorted(run)


FILTERS = (
    "", "  ", "bridge", "BRIDGE", "100%", "%", "_", "a_b", "\\", "Été", "x" * 70_000, "zz",
    "\U0001f600", "\0", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("filter", FILTERS, ids=range(len(FILTERS)))
@pytest.mark.parametrize("label", [None, "claim"])
def test_ids_are_filtered_as_reading_would(project, many, filter, label):
    wanted = ascii_lower(filter.strip())
    expected = [
        one.id
        for one in project.annotations.of(many)
        if (wanted in ascii_lower(one.quote) or wanted in ascii_lower(one.note))
        and label in (None, one.label)
    ]
    assert list(project.annotations.ids(many, filter=filter, label=label)) == expected


def test_an_unknown_label_or_order_is_refused(project, many):
    with pytest.raises(UnknownLabel):
        project.annotations.ids(many, label="odd")
    with pytest.raises(KeyError):
        project.annotations.ids(many, order="odd")


def test_a_page_comes_in_the_order_asked_without_those_gone(project, many):
    ids = list(project.annotations.ids(many))
    project.annotations.delete(ids[3])
    asked = [ids[5], ids[3], ids[0], ids[5]]
    assert [one.id for one in project.annotations.page(asked)] == [ids[5], ids[0], ids[5]]
    assert project.annotations.page([]) == []


def test_a_page_may_be_longer_than_sqlite_has_variables(project, many):
    ids = list(project.annotations.ids(many))
    assert len(project.annotations.page(ids + list(range(10**6, 10**6 + 300_000)))) == 120


def test_marks_say_what_annotations_say(project, many):
    ones = project.annotations.of(many)
    first, second = next((a, b) for a in ones for b in ones if a.id != b.id and a.label == b.label)
    project.links.add("same_as", first.id, second.id)
    project.comments.add(many, "Hm.", annotation=first.id)
    project.comments.add(many, "Of the document.")
    marks = project.annotations.marks(many)
    for mark, one in zip(marks, project.annotations.of(many), strict=True):
        assert (mark.start, mark.end, mark.id) == (one.start, one.end, one.id)
        assert (mark.label, mark.status) == (one.label, one.status)
        assert tuple(Span(*pair) for pair in mark.spans) == one.fragments
        assert (mark.fragments is None) == (len(one.fragments) == 1)
        expected = HAS_NOTE * bool(one.note) + HAS_COMMENT * (one.id == first.id)
        expected += HAS_LINK * (one.id in (first.id, second.id))
        expected += IS_SUGGESTION * (one.origin == "suggestion" and one.status == "draft")
        assert mark.flags == expected
        assert project.annotations.mark(one.id) == mark


@pytest.mark.parametrize("within", [Span(0, 1), Span(100, 300), Span(299, 300), Span(0, 5000)])
def test_marks_within_a_span_are_those_that_touch_it(project, many, within):
    expected = [
        mark for mark in project.annotations.marks(many)
        if mark.start < within.end and within.start < mark.end
    ]  # fmt: skip
    assert project.annotations.marks(many, within) == expected


def test_counts_are_what_counting_gives_after_every_kind_of_step(project, many):
    def expected(documents):
        ones = [one for document in documents for one in project.annotations.of(document)]
        return {label: sum(one.label == label for one in ones) for label in LABELS}

    def check():
        all_ = list(project.documents.ids())
        assert project.annotations.counts() == expected(all_)
        for document in all_:
            assert project.annotations.counts(document) == expected([document])
            row = {k: n for k, n in expected([document]).items() if n}
            assert project.documents.row(document).counts == row

    check()
    one = project.annotations.of(many)[0]
    project.annotations.relabel(one.id, LABELS[LABELS.index(one.label) - 1])
    check()
    project.annotations.delete(*list(project.annotations.ids(many))[:30])
    check()
    project.journal.undo()
    check()
    with project.journal.step("Both"):
        project.annotations.add(many, Span(0, 1), "claim")
        check()
        project.annotations.delete(one.id)
        check()
    check()
    project.documents.delete(many)
    check()
    project.journal.undo()
    check()


def test_counts_of_a_document_that_is_not_there_are_zero(project):
    assert project.annotations.counts(99) == dict.fromkeys(LABELS, 0)


def test_counts_follow_what_others_did_once_it_is_told(project, path, document):
    assert project.annotations.counts(document)["claim"] == 0
    with type(project).open(path, annotator="Bo") as second:
        second.annotations.add(document, Span(0, 4), "claim")
    project.foreign_changes()
    assert project.annotations.counts(document)["claim"] == 1


def test_counts_of_more_documents_than_are_kept(project, monkeypatch):
    monkeypatch.setattr("annotator.store.counting.KEPT_DOCUMENTS", 2)
    ids = [project.documents.add(SourceText(f"Text {n}"), Metadata()) for n in range(4)]
    for id in ids:
        project.annotations.add(id, Span(0, 4), "claim")
    for _ in range(2):
        assert [row.counts for row in project.documents.rows(ids)] == [{"claim": 1}] * 4
        assert project.annotations.counts(ids[0])["claim"] == 1


def test_counts_follow_a_step_of_many_rows(project, many):
    before = project.annotations.counts(many)
    with project.journal.step("Much"):
        for n in range(210):
            project.annotations.add(many, Span(n, n + 60), "denial")
    after = project.annotations.counts(many)
    assert after == {**before, "denial": before["denial"] + 210}


def test_counts_are_taken_anew_where_a_step_could_not_be_followed(project, document, monkeypatch):
    def unreadable(*_):
        raise ProjectError("no")

    counts = project.annotations.counts(document)
    monkeypatch.setattr(project.annotations._counts, "_follow", unreadable)
    project.annotations.add(document, Span(0, 4), "claim")
    assert project.annotations.counts(document) == {**counts, "claim": 1}


def test_counts_by_person_and_status(project, many):
    ones = [*project.annotations.of(many), *project.annotations.of(many + 1)]
    for column in ("annotator", "status"):
        counts = project.annotations.counts_by(column)
        values = [getattr(one, column) for one in ones]
        assert counts == {value: values.count(value) for value in set(values)}


def test_marks_come_in_slices_as_they_come_at_once(project, many):
    whole = project.annotations.marks(many)
    found = []
    while more := project.annotations.marks_after(many, found[-1] if found else None, 7):
        found += more
    assert found == whole


def test_marks_know_links_and_comments_however_many_are_asked_for(project, many, monkeypatch):
    labels = {label: next(project.annotations(document=many, label=label)) for label in LABELS}
    link = project.links.add("attributed_to", labels["claim"].id, labels["source"].id)
    project.comments.add(many, "Is that so?", labels["denial"].id)
    few = project.annotations.marks(many)
    monkeypatch.setattr("annotator.store.listing.LOOKED_UP", 0)
    assert project.annotations.marks(many) == few
    project.links.remove(link)
    assert not any(mark.flags & HAS_LINK for mark in project.annotations.marks(many))
    commented = [mark.id for mark in project.annotations.marks(many) if mark.flags & HAS_COMMENT]
    assert commented == [labels["denial"].id]
