"""What is signed off cannot be changed, in whatever way."""

import sqlite3
from contextlib import closing

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.check import check_project
from annotator.store.errors import SignedOff
from annotator.store.locking import refused_on, why_refused


@pytest.fixture
def signed(project, document):
    """A claim and a source in a signed document, and a claim in another one."""
    add = project.annotations.add
    other = project.documents.add(SourceText("Cy spoke."), Metadata(title="Other"))
    ids = [add(document, Span(10, 29), "claim"), add(document, Span(0, 4), "source")]
    ids.append(add(other, Span(0, 2), "claim"))
    project.links.add("attributed_to", ids[0], ids[1])
    project.evidence.add(ids[0], url="https://x.example")
    project.sign_offs.sign(document)
    return ids


EDITS = {
    "a new one": lambda p, _: p.annotations.add(1, Span(5, 9), "claim"),
    "other bounds": lambda p, ids: p.annotations.resize(ids[0], Span(10, 20)),
    "another label": lambda p, ids: p.annotations.relabel(ids[0], "context"),
    "a note": lambda p, ids: p.annotations.set_note(ids[0], "x"),
    "a decision": lambda p, ids: p.reviewing.decide(ids, "accept"),
    "a deletion": lambda p, ids: p.annotations.delete(ids[0]),
    "many deleted": lambda p, ids: p.reviewing.delete(ids),
    "a link": lambda p, ids: p.links.add("same_as", ids[2], ids[0]),
    "a link less": lambda p, ids: p.links.remove(p.links.of(ids[0])[0].id),
    "evidence": lambda p, ids: p.evidence.add(ids[0], url="https://y.example"),
    "a label less": lambda p, _: p.label_keeping.delete("claim"),
    "a label merged": lambda p, _: p.label_keeping.merge("claim", "context"),
    "its facts": lambda p, _: p.documents.set_metadata(1, Metadata(title="Another")),
    "how far it is": lambda p, _: p.documents.set_status(1, "done"),
    "facts of many": lambda p, _: p.details.set([1, 2], "publisher", "X"),
    "the document": lambda p, _: p.documents.delete(1),
    "an import": lambda p, _: p.exchange.write(
        [AnnotatedDocument(Metadata(), uuid=p.documents[1].uuid,
                           annotations=(LooseAnnotation("claim", (Span(5, 9),)),))],
        title="Import",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_it_is_refused_with_the_way_out(project, signed, name):
    before = [project.annotations.of(1), project.annotations.of(2), project.links.in_document(1)]
    title = project.documents[1].title
    with pytest.raises(SignedOff, match=f"“{title}” was signed off by .*Unlock"):
        EDITS[name](project, signed)
    assert project.documents[1].title == title
    after = [project.annotations.of(1), project.annotations.of(2), project.links.in_document(1)]
    assert before == after


@pytest.mark.parametrize("locked", [1, 2])
@pytest.mark.parametrize("is_from_it", [True, False])
def test_links_are_refused_whichever_end_is_locked(project, document, locked, is_from_it):
    other = project.documents.add(SourceText("Cy spoke."), Metadata(title="Other"))
    ends = [project.annotations.add(one, Span(0, 2), "claim") for one in (document, other)]
    made = project.links.add("same_as", *ends)
    project.sign_offs.sign(locked)
    with pytest.raises(SignedOff):
        project.links.remove(made)
    project.sign_offs.unlock(locked)
    project.links.remove(made)
    project.sign_offs.sign(locked)
    with pytest.raises(SignedOff):
        project.links.add("same_as", *(ends if is_from_it else reversed(ends)))


@pytest.mark.usefixtures("signed")
def test_undo_of_what_was_done_before_is_refused_until_it_is_unlocked(project, path):
    project.journal.undo()  # of the signature
    assert project.sign_offs.of(1) is None
    project.journal.redo()
    assert project.sign_offs.of(1).annotator == "Anna"
    with pytest.raises(SignedOff):
        project.journal.undo_step(
            next(one.id for one in project.journal.history() if "evidence" in one.title.lower())
        )
    assert check_project(path).is_sound


def test_other_windows_are_locked_too(project, signed, path):
    with Project.open(path, annotator="Bo") as other:
        with pytest.raises(SignedOff):
            other.annotations.set_note(signed[0], "x")
        other.annotations.set_note(signed[2], "x")
    assert project.annotations[signed[2]].note == "x"


def test_comments_stay_possible_and_unlocking_ends_it(project, signed):
    project.comments.add(1, "Nice.", signed[0])
    project.sign_offs.sign(1)
    assert project.sign_offs.documents() == {1}
    project.sign_offs.unlock(1)
    project.sign_offs.unlock(1)
    project.annotations.set_note(signed[0], "x")
    assert project.sign_offs.of(1) is None
    project.documents.delete(1)
    with pytest.raises(KeyError):
        project.sign_offs.sign(1)


def test_where_nothing_was_refused_nobody_is_named(project):
    connection = project.journal._database.connection
    assert refused_on(connection) is None
    assert why_refused(connection, None).startswith("The document is signed off")
    with closing(sqlite3.connect(":memory:")) as other:
        assert refused_on(other) is None
