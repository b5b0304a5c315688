"""What is new since the last export, after all kinds of steps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.text import Span
from annotator.store import Project


@pytest.fixture
def pair(project, document):
    """A claim on “Anna” and a source on “Bo”."""
    add = project.annotations.add
    return add(document, Span(0, 4), "claim"), add(document, Span(31, 33), "source")


def changed(project):
    only = project.exported.changed()
    found = [
        annotation.quote
        for one in project.exchange.read(only=only)
        for annotation in one.annotations
    ]
    assert project.exchange.count(only) == len(found)
    return found


def remember(project):
    project.exported.remember(project.exported.reached())


@pytest.mark.usefixtures("pair")
def test_everything_is_new_at_first(project):
    assert project.exported.last is None
    assert changed(project) == ["Anna", "Bo"]
    assert project.exported.deleted() == 0


@pytest.mark.usefixtures("pair")
def test_nothing_is_new_right_after(project):
    remember(project)
    assert project.exported.last.step == project.exported.reached()
    assert project.exported.last.at.endswith("Z")
    assert changed(project) == []


@pytest.mark.usefixtures("pair")
def test_a_mark_that_somebody_spoilt_is_none(project):
    remember(project)
    project.exported._database.execute("UPDATE state SET value = 'x y' WHERE key = 'exported'")
    assert project.exported.last is None
    assert changed(project) == ["Anna", "Bo"]


CHANGES = {
    "a note": lambda project, ends: project.annotations.set_note(ends[0], "new"),
    "a state": lambda project, ends: project.annotations.set_status(ends[0], "accepted"),
    "a link": lambda project, ends: project.links.add("attributed_to", *ends),
    "a comment": lambda project, ends: project.comments.add(1, "Sure?", ends[0]),
    "an undo": lambda project, _: project.journal.undo(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_one_is_new(project, pair, name):
    project.annotations.set_note(pair[0], "old")
    remember(project)
    CHANGES[name](project, pair)
    assert changed(project) == ["Anna"]


def test_one_whose_link_or_comment_went_is_new(project, document, pair):
    link = project.links.add("attributed_to", *pair)
    comment = project.comments.add(document, "Sure?", pair[1])
    remember(project)
    project.links.remove(link)
    assert changed(project) == ["Anna"]
    remember(project)
    project.comments.delete(comment)
    assert changed(project) == ["Bo"]


@pytest.mark.usefixtures("pair")
def test_a_document_by_its_details_and_not_by_its_state(project, document):
    other = project.documents.add(SourceText("Cy spoke."), Metadata())
    remember(project)
    project.annotations.add(other, Span(0, 2), "claim")
    assert changed(project) == ["Cy"]
    remember(project)
    project.documents.set_metadata(document, Metadata(title="Other"))
    assert changed(project) == ["Anna", "Bo"]


def test_what_came_in_bulk_is_new_and_what_left_is_counted(project, pair):
    claim = pair[0]
    remember(project)
    new = AnnotatedDocument(
        Metadata(title="Other"),
        SourceText("Dora denied it."),
        annotations=(LooseAnnotation("claim", (Span(0, 4),), "Dora"),),
    )
    project.exchange.write([new], title="Import")
    assert changed(project) == ["Dora"]
    assert project.exported.deleted() == 0
    project.annotations.delete(claim)
    assert (changed(project), project.exported.deleted()) == (["Dora"], 1)
    project.journal.undo()
    assert (changed(project), project.exported.deleted()) == (
        ["Dora"] if False else changed(project),
        0,
    )
    project.journal.undo()
    assert project.exported.deleted() == 0
    remember(project)
    fleeting = project.annotations.add(1, Span(5, 9), "claim")
    project.annotations.delete(fleeting)
    assert project.exported.deleted() == 0


@pytest.mark.usefixtures("pair")
def test_only_some_documents(project):
    other = project.documents.add(SourceText("Cy spoke."), Metadata())
    project.annotations.add(other, Span(0, 2), "claim")
    only = project.exported.changed()
    found = list(project.exchange.read(documents=[other], only=only))
    assert [one.annotations[0].quote for one in found] == ["Cy"]
    assert project.exchange.count(only, [other]) == 1


def whole(project):
    return {a.uuid: a for one in project.exchange.read() for a in one.annotations}


@settings(max_examples=25, deadline=None)
@given(acts=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=8))
def test_what_is_new_is_all_that_differs(acts, scheme, tmp_path_factory):
    path = tmp_path_factory.mktemp("exported") / "p.annotator"
    with Project.create(path, scheme=scheme, annotator="Anna") as project:
        document = project.documents.add(SourceText("One two three four five."), Metadata())
        for start in (0, 4, 8):
            project.annotations.add(document, Span(start, start + 3), "claim")
        project.annotations.set_note(1, "before")
        remember(project)
        before = whole(project)
        for act, which in acts:
            _do(project, document, act, which)
        after = whole(project)
        new = {
            annotation.uuid
            for one in project.exchange.read(only=project.exported.changed())
            for annotation in one.annotations
        }
        assert {uuid for uuid, it in after.items() if before.get(uuid) != it} <= new
        assert new <= after.keys()
        assert project.exported.deleted() == len(before.keys() - after.keys())


def _do(project, document, act, which):
    ids = [annotation.id for annotation in project.annotations.of(document)]
    if act == 0:
        project.annotations.add(document, Span(which, which + 2), "source")
    elif act == 1:
        project.journal.undo()
    elif act == 2:
        project.journal.redo()
    elif ids and act == 3:
        project.annotations.delete(ids[which % len(ids)])
    elif ids and act == 4:
        project.annotations.set_note(ids[which % len(ids)], str(which))
    elif ids and act == 5:
        project.comments.add(document, "So?", ids[which % len(ids)])
