"""Comments and their threads."""

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store.errors import Misfit
from tests.store.conftest import steps


@pytest.fixture
def claim(project, document):
    return project.annotations.add(document, Span(10, 29), "claim")


def test_comments_lie_on_an_annotation_or_on_the_document(project, document, claim):
    on_it = project.comments.add(document, " Sure? ", annotation=claim)
    on_all = project.comments.add(document, "Old news.")
    (comment,) = project.comments.of(claim)
    assert (comment.id, comment.body, comment.annotator) == (on_it, "Sure?", "Anna")
    assert (comment.document, comment.annotation, comment.is_resolved) == (document, claim, False)
    assert [one.id for one in project.comments.of_document(document)] == [on_all]
    assert project.comments[on_all].annotation is None


def test_a_reply_stands_where_its_thread_stands_and_threads_have_one_level(
    project, document, claim
):
    other = project.documents.add(SourceText("Other"), Metadata())
    thread = project.comments.add(document, "a", annotation=claim)
    reply = project.comments.add(other, "b", replies_to=thread)
    second = project.comments.add(document, "c", replies_to=reply)
    assert [one.replies_to for one in project.comments.of(claim)] == [None, thread, thread]
    assert {one.document for one in project.comments.of(claim)} == {document}
    project.comments.delete(reply)
    assert [one.id for one in project.comments.of(claim)] == [thread, second]
    project.comments.delete(thread)
    assert project.comments.of(claim) == []


def test_a_comment_lies_in_its_annotations_document(project, document, claim):
    other = project.documents.add(SourceText("Other"), Metadata())
    id = project.comments.add(other, "a", annotation=claim)
    assert project.comments[id].document == document
    project.documents.delete(document)


def test_editing_and_resolving_are_steps_only_where_they_change_something(project, document):
    id = project.comments.add(document, "a")
    count = steps(project)
    project.comments.edit(id, " a ")
    project.comments.resolve(id, is_resolved=False)
    assert steps(project) == count
    project.comments.edit(id, "b\0")
    project.comments.resolve(id)
    assert steps(project) == count + 2
    assert (project.comments[id].body, project.comments[id].is_resolved) == ("b\ufffd", True)
    project.comments.resolve(id, is_resolved=False)
    assert project.journal.undo_title() == "Reopen comment"


@pytest.mark.parametrize("body", ["", " \n\t"])
def test_a_comment_needs_words(project, document, body):
    with pytest.raises(Misfit, match="words"):
        project.comments.add(document, body)
    id = project.comments.add(document, "a")
    with pytest.raises(Misfit, match="words"):
        project.comments.edit(id, body)
    assert project.comments[id].body == "a"


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c[9],
        lambda c: c.edit(9, "x"),
        lambda c: c.resolve(9),
        lambda c: c.delete(9),
        lambda c: c.add(1, "x", replies_to=9),
        lambda c: c.add(1, "x", annotation=9),
        lambda c: c.add(9, "x"),
    ],
)
@pytest.mark.usefixtures("document")
def test_what_is_not_there_is_a_key_error(project, change):
    count = steps(project)
    with pytest.raises(KeyError):
        change(project.comments)
    assert steps(project) == count


def test_those_on_several_annotations(project, document):
    one, other = (project.annotations.add(document, Span(n, n + 4), "claim") for n in (0, 5))
    project.comments.add(document, "First", other)
    project.comments.add(document, "Second", one)
    project.comments.add(document, "On the document")
    assert [comment.body for comment in project.comments.of_all([one, other])] == [
        "First", "Second",
    ]  # fmt: skip
    assert project.comments.of_all([]) == []


def test_what_was_said_last(project, document):
    one, other, silent = (
        project.annotations.add(document, Span(n, n + 4), "claim") for n in (0, 5, 10)
    )
    first = project.comments.add(document, "Why?", one)
    project.comments.add(document, "Because.", replies_to=first)
    project.comments.add(document, "Who?", other)
    project.comments.resolve(first)
    project.comments.add(document, "On the document")
    found = project.comments.remarks([one, other, silent])
    assert {id: (r.body, r.annotator, r.comments, r.threads) for id, r in found.items()} == {
        one: ("Because.", "Anna", 2, 0), other: ("Who?", "Anna", 1, 1),
    }  # fmt: skip
