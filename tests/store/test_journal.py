"""Steps, undo, redo, history, and what others are told."""

import json
import sqlite3
from typing import NamedTuple

import pytest

from annotator.model.changes import RowChange
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.errors import (
    Cancelled,
    LockedProject,
    Misfit,
    ReadOnlyProject,
    SaveFailed,
    UndoRefused,
)
from tests.store.conftest import TEXT, everything, steps

CLAIM, SOURCE, DENIAL = Span(10, 29), Span(0, 4), Span(31, 43)


def mark(project, document=1, span=CLAIM, label="claim", **facts):
    return project.annotations.add(document, span, label, **facts)


def linked(project, document):
    claim, source = mark(project, document), mark(project, document, SOURCE, "source")
    return claim, source, project.links.add("attributed_to", claim, source)


def loose(number, *, annotations=2):
    text = f"Article {number} says a thing."
    return AnnotatedDocument(
        Metadata(title=f"Article {number}"),
        SourceText(text),
        annotations=tuple(LooseAnnotation("claim", (Span(i, i + 5),)) for i in range(annotations)),
    )


# Every kind of change


def prepared(project, document):
    """A claim linked to a source and to a denial, with attributes, note, comments."""
    project.documents.add(SourceText("Another text"), Metadata(title="Another"))
    claim, source, _ = linked(project, document)
    denial = mark(project, document, DENIAL, "denial")
    project.links.add("denies", denial, claim)
    project.annotations.set_attribute(claim, "verdict", "refuted")
    project.annotations.set_note(claim, 'look \U0001f600 "closely"\n\\')
    thread = project.comments.add(document, "Sure?", annotation=claim)
    project.comments.add(document, "Yes.", annotation=claim, replies_to=thread)
    project.comments.add(document, "Old news.")
    return claim, source


class Scene(NamedTuple):
    project: Project
    document: int
    claim: int
    source: int


CHANGES = {
    "mark": lambda at: mark(at.project, at.document, Span(45, 70), "context"),
    "mark the first of a document": lambda at: mark(
        at.project, at.project.documents.ids()[1], Span(0, 7)
    ),
    "mark fragments": lambda at: mark(at.project, at.document, [Span(0, 4), Span(10, 13)]),
    "delete": lambda at: at.project.annotations.delete(at.claim),
    "delete several with links between them": lambda at: at.project.annotations.delete(
        at.source, at.claim
    ),
    "relabel": lambda at: at.project.annotations.relabel(at.claim, "context"),
    "resize": lambda at: at.project.annotations.resize(at.claim, Span(14, 29)),
    "split into fragments": lambda at: at.project.annotations.resize(
        at.claim, [Span(10, 13), Span(25, 29)]
    ),
    "attribute": lambda at: at.project.annotations.set_attribute(at.claim, "normalised", "50 %"),
    "take back an attribute": lambda at: at.project.annotations.set_attribute(
        at.claim, "verdict", ""
    ),
    "note": lambda at: at.project.annotations.set_note(at.claim, ""),
    "confidence": lambda at: at.project.annotations.set_confidence(at.claim, "low"),
    "status": lambda at: at.project.annotations.set_status(at.claim, "rejected"),
    "link": lambda at: at.project.links.add("reported_by", at.claim, at.source),
    "unlink": lambda at: at.project.links.remove(at.project.links.of(at.claim)[0].id),
    "comment": lambda at: at.project.comments.add(at.document, "Hm."),
    "edit a comment": lambda at: at.project.comments.edit(
        at.project.comments.of(at.claim)[0].id, "No."
    ),
    "resolve a comment": lambda at: at.project.comments.resolve(
        at.project.comments.of(at.claim)[0].id
    ),
    "delete a thread": lambda at: at.project.comments.delete(
        at.project.comments.of(at.claim)[0].id
    ),
    "add a document": lambda at: at.project.documents.add(SourceText("New."), Metadata(title="N")),
    "rename a document": lambda at: at.project.documents.rename(at.document, "Bridges"),
    "document status": lambda at: at.project.documents.set_status(at.document, "done"),
    "metadata": lambda at: at.project.documents.set_metadata(
        at.document,
        Metadata(title="T", url="https://a.example", extra={"n": "1", "\U0001f600": "é"}),
    ),
    "delete a document": lambda at: at.project.documents.delete(at.document),
    "rename the project": lambda at: at.project.rename("Other news"),
    "import": lambda at: at.project.exchange.write([loose(1), loose(2)], title="Import"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_undone_and_redone_exactly_also_after_closing(
    project, document, reopened, change
):
    claim, source = prepared(project, document)
    before = everything(project)
    change(Scene(project, document, claim, source))
    after = everything(project)
    assert after != before

    for _ in range(2):
        assert project.journal.undo().kind == "undo"
        assert everything(project) == before
        assert project.journal.redo().kind == "redo"
        assert everything(project) == after

    project = reopened()
    assert everything(project) == after
    project.journal.undo()
    assert everything(project) == before
    project = reopened()
    assert everything(project) == before
    project.journal.redo()
    assert everything(project) == after


def test_an_import_of_thousands_is_one_step_undone_and_redone(project, reopened):
    before = everything(project)
    many = [loose(n, annotations=10) for n in range(200)]
    report = project.exchange.write(many, title="Import 200 articles")
    assert (report.documents, report.annotations) == (200, 2000)
    after = everything(project)
    assert project.journal.undo_title() == "Import 200 articles"
    for _ in range(2):
        changes = project.journal.undo()
        assert changes.is_bulk == (len(changes.rows) >= 5000)
        assert everything(project) == before
        assert project.journal.redo().is_bulk
        assert everything(project) == after
        project = reopened()


def test_a_step_of_bulk_and_single_changes_is_undone_and_redone(project, document):
    before = everything(project)
    with project.journal.step("Import and look"):
        first = mark(project, document)
        project.exchange.write([loose(1)], title="inner")
        project.annotations.set_note(first, "seen")
        project.annotations.set_note(project.annotations.of(document + 1)[0].id, "seen, too")
        project.annotations.delete(first)
        project.documents.rename(document, "Seen")
    after = everything(project)
    for _ in range(2):
        project.journal.undo()
        assert everything(project) == before
        project.journal.redo()
        assert everything(project) == after


def test_a_document_comes_back_with_all_that_lay_on_it(project, document):
    claim, _ = prepared(project, document)
    other = document + 1
    far = mark(project, other, Span(0, 7), "source")
    project.links.add("attributed_to", claim, far)
    project.annotations.resize(claim, [Span(10, 13), Span(25, 29)])
    before = everything(project)
    project.documents.delete(document, other)
    assert project.documents.count() == 0
    assert everything(project)["annotation"] == everything(project)["link"] == []
    project.journal.undo()
    assert everything(project) == before
    assert project.documents.text(document) == TEXT
    assert project.documents.ids("bridge").tolist() == [document]


def test_relabelling_drops_links_that_no_longer_fit_and_undo_brings_them_back(project, document):
    claim, _, link = linked(project, document)
    twin = mark(project, document, Span(5, 9))
    same = project.links.add("same_as", claim, twin)
    project.annotations.relabel(claim, "context")
    assert [one.id for one in project.links.of(claim)] == [link]
    project.annotations.relabel(claim, "source")
    assert project.links.of(claim) == []
    project.journal.undo()
    project.journal.undo()
    assert [one.id for one in project.links.of(claim)] == [link, same]


# Steps


def test_a_step_that_changes_nothing_leaves_no_trace(project, document):
    id = mark(project, document)
    before, count = everything(project), steps(project)
    heard = []
    project.journal.listeners.append(heard.append)
    with project.journal.step("Nothing"):
        pass
    assert mark(project, document) == id
    project.annotations.relabel(id, "claim")
    project.annotations.resize(id, CLAIM)
    project.annotations.set_note(id, "")
    project.annotations.set_attribute(id, "verdict", "unchecked")
    project.annotations.set_status(id, "draft")
    project.annotations.set_confidence(id, "")
    project.annotations.delete()
    project.documents.rename(document, " The bridge ")
    project.documents.set_status(document, "doing")
    project.documents.set_metadata(document, project.documents[document].metadata)
    project.documents.delete()
    project.rename("News")
    project.exchange.write([], title="Import")
    assert everything(project) == before
    assert steps(project) == count
    assert heard == []
    assert project.journal.redo() is None


def test_steps_within_a_step_join_it(project, document):
    before = everything(project)
    heard = []
    project.journal.listeners.append(heard.append)
    with project.journal.step("Both") as outer, project.journal.step("inner") as inner:
        assert inner == outer
        linked(project, document)
        assert heard == []
    (changes,) = heard
    assert (changes.step, changes.title, changes.kind) == (outer, "Both", "do")
    assert changes.ids("annotation") == {1, 2}
    assert changes.ids("document") == {document}
    assert project.journal.undo_title() == "Both"
    project.journal.undo()
    assert everything(project) == before


def broken(error, change, *facts):
    change(*facts)
    raise error


def add_and_mark(project, text):
    document = project.documents.add(SourceText(text), Metadata())
    mark(project, document, Span(0, 5))
    assert project.annotations.counts(document)["claim"] == 1
    return document


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, Cancelled])
def test_an_exception_rolls_the_whole_step_back(project, document, error):
    before, count = everything(project), steps(project)
    heard = []
    project.journal.listeners.append(heard.append)
    with pytest.raises(error), project.journal.step("Broken"):
        broken(error, linked, project, document)
    assert everything(project) == before
    assert steps(project) == count
    assert heard == []
    assert mark(project, document) == 1
    assert len(heard) == 1


def test_a_text_of_a_step_that_was_rolled_back_is_forgotten(project):
    with pytest.raises(KeyboardInterrupt), project.journal.step("Broken"):
        broken(KeyboardInterrupt, add_and_mark, project, "A text that never came in")
    document = add_and_mark(project, "Quite another one")
    assert project.documents.text(document) == "Quite another one"
    assert project.annotations.of(document)[0].quote == "Quite"
    assert project.annotations.counts(document)["claim"] == 1


def test_a_cancelled_import_leaves_nothing(project):
    before, count = everything(project), steps(project)
    with pytest.raises(Cancelled):
        project.exchange.write(
            (loose(n) for n in range(900)), title="Import", cancelled=iter([0] * 450 + [1]).__next__
        )
    assert everything(project) == before
    assert steps(project) == count
    assert project.documents.ids("article").tolist() == []


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO meta (key, value) VALUES ('x', 'y')",
        "UPDATE document SET title = 'x'",
        "DELETE FROM version",
    ],
)
def test_writes_outside_a_step_are_refused(project, sql):
    before = everything(project)
    with pytest.raises(sqlite3.OperationalError, match="user-defined function"):
        project._database.connection.execute(sql)
    assert everything(project) == before


@pytest.mark.usefixtures("document")
def test_a_failed_write_in_a_step_is_told_in_a_sentence_and_rolled_back(project):
    before = everything(project)
    with pytest.raises(SaveFailed, match=r"news\.annotator"), project.journal.step("Bad"):
        project._database.execute("UPDATE document SET status = 'odd'")
    assert everything(project) == before


@pytest.fixture
def failing_commit(project, monkeypatch):
    """Makes the next commit report a failure, before or after it happened."""

    def arranged(*, happens):
        commit = project._database.commit

        def fails():
            monkeypatch.undo()
            if happens:
                commit()
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
            raise error

        monkeypatch.setattr(project._database, "commit", fails)

    return arranged


def test_a_commit_that_failed_but_happened_is_a_step_like_any_other(
    project, document, failing_commit
):
    heard = []
    project.journal.listeners.append(heard.append)
    before = everything(project)
    failing_commit(happens=True)
    id = mark(project, document)
    assert [changes.ids("annotation") for changes in heard] == [{id}]
    assert project.foreign_changes() == []
    project.journal.undo()
    assert everything(project) == before


def test_a_commit_that_failed_is_told_and_can_be_tried_again(project, document, failing_commit):
    heard = []
    project.journal.listeners.append(heard.append)
    before = everything(project)
    failing_commit(happens=False)
    with pytest.raises(SaveFailed, match="SQLITE_IOERR_FSYNC"):
        mark(project, document)
    assert everything(project) == before
    assert heard == []
    assert mark(project, document) == 1
    project.journal.undo()
    assert everything(project) == before


def test_undo_within_a_step_is_a_bug_that_does_not_end_the_step(project, document):
    mark(project, document)
    with project.journal.step("Outer"):
        mark(project, document, SOURCE, "source")
        with pytest.raises(RuntimeError, match="within a step"):
            project.journal.undo()
    assert len(project.annotations.of(document)) == 2


def test_triggers_write_images_though_the_schema_is_not_trusted(project, document):
    assert project._database.one("PRAGMA trusted_schema") == (0,)
    id = mark(project, document)
    project.annotations.set_note(id, "n")
    (change,) = project.journal.changes_of(project.journal.history(1)[0].id).rows
    assert (change.op, change.table, change.row) == ("update", "annotation", id)
    assert change.image["note"] == ""
    assert change.image["quote"] == CLAIM.of(TEXT)
    assert change.image["fragments"] is None


def test_replacing_a_row_keeps_the_image_of_the_one_that_goes(project):
    database = project._database
    before = everything(project)
    with project.journal.step("Replace"):
        database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('title', 'New')")
    assert project.title == "New"
    gone, came = project.journal.changes_of(project.journal.history(1)[0].id).rows
    assert (gone.op, json.loads(gone.before)["value"]) == ("delete", "News")
    assert came.op == "insert"
    project.journal.undo()
    assert everything(project) == before


def test_images_keep_nulls_and_numbers_as_large_as_sqlite_has(project):
    database = project._database
    with project.journal.step("Large"):
        database.execute(
            "INSERT INTO attribute (name, title, kind, position) VALUES ('a', 'A', 'text', ?)",
            ((1 << 63) - 1,),
        )
    before = everything(project)
    with project.journal.step("Drop"):
        database.execute("DELETE FROM attribute WHERE name = 'a'")
    project.journal.undo()
    assert everything(project) == before


def test_a_read_only_project_cannot_be_changed_and_says_so(project, path, document):
    mark(project, document)
    with Project.open(path, annotator="Anna", read_only=True) as second:
        with pytest.raises(ReadOnlyProject):
            mark(second, document, SOURCE, "source")
        with pytest.raises(ReadOnlyProject):
            second.journal.undo()
        assert second.annotations.of(document)[0].label == "claim"


def test_while_another_writes_the_project_is_locked_and_nothing_is_lost(project, path, document):
    with Project.open(path, annotator="Bo") as second:
        with second.journal.step("Slow"):
            mark(second, document, SOURCE, "source")
            with pytest.raises(LockedProject):
                mark(project, document)
        assert mark(project, document) == 2


# Undo and redo


@pytest.mark.usefixtures("document")
def test_with_nothing_to_undo_or_redo_nothing_happens(project):
    project.journal.undo()
    assert project.journal.undo() is None
    assert project.journal.undo_title() is None
    assert project.documents.count() == 0
    project.journal.redo()
    assert project.journal.redo() is None
    assert project.journal.redo_title() is None


def test_creating_a_project_cannot_be_undone(project):
    assert project.journal.undo() is None
    assert project.scheme.has_label("claim")
    assert [step.standing for step in project.journal.history()] == [-1]


def test_undo_and_redo_go_back_and_forth_in_order(project, document):
    ids = [mark(project, document, Span(n, n + 3)) for n in range(0, 30, 3)]
    states = []
    for n in range(10, 0, -1):
        assert project.journal.undo_title() == project.journal.history()[0].title or n < 10
        project.journal.undo()
        states.append([one.id for one in project.annotations.of(document)])
        assert states[-1] == ids[: n - 1]
    for n in range(1, 11):
        project.journal.redo()
        assert [one.id for one in project.annotations.of(document)] == ids[:n]
    assert project.journal.redo() is None


def test_a_new_step_ends_what_could_be_redone(project, document):
    mark(project, document)
    mark(project, document, SOURCE, "source")
    project.journal.undo()
    assert project.journal.redo_title() == "Mark source “Anna”"
    mark(project, document, DENIAL, "denial")
    assert project.journal.redo_title() is None
    assert project.journal.redo() is None
    assert [step.standing for step in project.journal.history(4)] == [1, None, -1, 1]


def test_a_step_that_fails_or_changes_nothing_leaves_what_can_be_redone(project, document):
    mark(project, document)
    project.journal.undo()
    with pytest.raises(ValueError, match="past"):
        mark(project, document, Span(0, 1000))
    project.rename("News")
    with project.journal.step("Nothing"):
        pass
    assert project.journal.redo() is not None


def test_ids_are_never_used_again(project, document):
    first = mark(project, document)
    project.journal.undo()
    second = mark(project, document, SOURCE, "source")
    assert second > first


def test_undo_back_to_a_step_undoes_it_and_what_came_after(project, document):
    mark(project, document)
    target = project.journal.history(1)[0].id
    before = everything(project)
    mark(project, document, SOURCE, "source")
    project.annotations.set_note(1, "n")
    done = project.journal.undo_back_to(target + 1)
    assert [changes.kind for changes in done] == ["undo", "undo"]
    assert everything(project) == before
    assert len(project.journal.undo_back_to(target)) == 1
    assert project.annotations.of(document) == []
    assert project.journal.undo_back_to(target) == []


def test_undo_back_stops_at_what_cannot_be_undone(project, document):
    mark(project, document)
    target = project.journal.history(1)[0].id
    mark(project, document, SOURCE, "source")
    project.sign_in("Bo")
    project.annotations.set_note(1, "mine")
    project.sign_in("Anna")
    with pytest.raises(UndoRefused, match="Bo"):
        project.journal.undo_back_to(target)
    assert [one.id for one in project.annotations.of(document)] == [1]


# Two annotators


def test_each_annotator_undoes_only_their_own_steps(project, document):
    mine = mark(project, document)
    project.sign_in("Bo")
    assert project.journal.undo() is None
    theirs = mark(project, document, SOURCE, "source")
    project.sign_in("Anna")
    assert project.journal.undo_title().startswith("Mark claim")
    project.journal.undo()
    assert [one.id for one in project.annotations.of(document)] == [theirs]
    project.sign_in("Bo")
    assert project.journal.redo() is None
    project.journal.undo()
    project.sign_in("Anna")
    project.journal.redo()
    assert [one.id for one in project.annotations.of(document)] == [mine]


def as_bo(project, change):
    project.sign_in("Bo")
    change()
    project.sign_in("Anna")


def test_undo_is_refused_where_somebody_else_changed_the_row_later(project, document):
    id = mark(project, document)
    as_bo(project, lambda: project.annotations.set_note(id, "Bo's"))
    before = everything(project)
    with pytest.raises(UndoRefused, match=r"“Mark claim .*” cannot be undone: Bo changed"):
        project.journal.undo()
    assert everything(project) == before
    assert project.journal.undo_title().startswith("Mark claim")
    as_bo(project, project.journal.undo)
    project.journal.undo()
    assert project.annotations.of(document) == []


def test_undo_is_refused_where_somebody_else_deleted_the_row(project, document):
    id = mark(project, document)
    project.annotations.set_note(id, "mine")
    as_bo(project, lambda: project.annotations.delete(id))
    with pytest.raises(UndoRefused, match="Bo"):
        project.journal.undo()
    as_bo(project, project.journal.undo)
    project.journal.undo()
    assert project.annotations[id].note == ""


def test_undo_is_refused_where_somebody_else_linked_to_it(project, document):
    claim = mark(project, document)

    def link():
        source = mark(project, document, SOURCE, "source")
        project.links.add("attributed_to", claim, source)

    as_bo(project, link)
    before = everything(project)
    with pytest.raises(UndoRefused, match="cannot be undone: somebody else"):
        project.journal.undo()
    assert everything(project) == before


def test_undo_is_refused_where_somebody_else_made_the_same_link_meanwhile(project, document):
    claim, source, link = linked(project, document)
    project.links.remove(link)
    as_bo(project, lambda: project.links.add("attributed_to", claim, source))
    with pytest.raises(UndoRefused, match="somebody else"):
        project.journal.undo()
    assert len(project.links.of(claim)) == 1


def test_undoing_an_import_is_refused_where_somebody_else_worked_on_it(project):
    project.exchange.write([loose(1), loose(2)], title="Import")
    as_bo(project, lambda: project.annotations.set_status(3, "accepted"))
    with pytest.raises(UndoRefused, match="“Import” cannot be undone: Bo"):
        project.journal.undo()
    as_bo(project, project.journal.undo)
    project.journal.undo()
    assert project.documents.count() == 0
    project.journal.redo()
    as_bo(project, lambda: mark(project, 2, Span(0, 3)))
    with pytest.raises(UndoRefused):
        project.journal.undo()
    assert project.documents.count() == 2


def test_redo_is_refused_where_somebody_else_changed_the_row_meanwhile(project, document):
    id = mark(project, document)
    project.annotations.set_note(id, "mine")
    project.journal.undo()
    as_bo(project, lambda: project.annotations.set_note(id, "Bo's"))
    with pytest.raises(UndoRefused, match=r"“Edit note .*” cannot be redone: Bo"):
        project.journal.redo()
    assert project.annotations[id].note == "Bo's"


def test_redo_is_refused_where_somebody_elses_undo_would_be_lost(project, document):
    id = mark(project, document)
    project.annotations.set_note(id, "mine")

    def label_and_back():
        project.annotations.set_status(id, "accepted")
        project.journal.undo()

    as_bo(project, label_and_back)
    project.journal.undo()
    assert project.annotations[id].note == ""
    project.sign_in("Bo")
    with pytest.raises(UndoRefused, match="cannot be redone: Anna"):
        project.journal.redo()
    assert (project.annotations[id].note, project.annotations[id].status) == ("", "draft")


def test_redo_is_refused_where_what_it_needs_is_gone(project, document):
    claim = mark(project, document)

    def link_and_back():
        source = mark(project, document, SOURCE, "source")
        project.links.add("attributed_to", claim, source)
        project.journal.undo()

    as_bo(project, link_and_back)
    project.annotations.delete(claim)
    project.sign_in("Bo")
    with pytest.raises(UndoRefused, match="cannot be redone"):
        project.journal.redo()


def test_others_work_elsewhere_does_not_hinder_undo(project, document):
    id = mark(project, document)
    as_bo(project, lambda: mark(project, document, SOURCE, "source"))
    project.annotations.set_note(id, "mine")
    as_bo(project, lambda: project.annotations.set_note(2, "Bo's"))
    project.journal.undo()
    assert project.annotations[id].note == ""
    assert project.annotations[2].note == "Bo's"


# History


def test_history_says_who_when_and_what_newest_first(project, document):
    mark(project, document)
    as_bo(project, lambda: project.rename("Bridges"))
    project.journal.undo()
    newest = project.journal.history()
    assert [(step.title, step.kind, step.annotator, step.standing) for step in newest] == [
        ("Mark claim “the bridge was safe”", "undo", "Anna", None),
        ("Rename project to “Bridges”", "do", "Bo", 1),
        ("Mark claim “the bridge was safe”", "do", "Anna", 0),
        ("Add document “The bridge”", "do", "Anna", 1),
        ("Create project “News”", "do", "Anna", -1),
    ]
    assert newest[0].undoes == newest[2].id
    assert all(step.at.endswith("Z") for step in newest)


@pytest.mark.usefixtures("document")
def test_history_is_read_in_pages(project):
    for n in range(25):
        project.rename(f"Title {n}")
    pages, before = [], None
    while page := project.journal.history(10, before):
        pages.append(page)
        before = page[-1].id
    assert [len(page) for page in pages] == [10, 10, 7]
    assert [step for page in pages for step in page] == project.journal.history()


def test_the_changes_of_a_step_can_be_read_later(project, document, reopened):
    mark(project, document)
    step = project.journal.history(1)[0]
    project = reopened()
    changes = project.journal.changes_of(step.id)
    assert changes.title == step.title
    assert changes.rows[0] == RowChange("insert", "annotation", 1)
    assert changes.rows[1].image["status"] == "todo"
    with pytest.raises(KeyError):
        project.journal.changes_of(999)


# Listeners and others


def test_listeners_are_told_after_the_commit(project, path, document):
    with Project.open(path, annotator="Bo") as second:
        seen = []
        project.journal.listeners.append(lambda _: seen.append(second.annotations.counts()))
        mark(project, document)
        assert seen[0]["claim"] == 1


def test_a_listener_may_write_a_step_of_its_own(project, document):
    def once(_):
        project.journal.listeners.remove(once)
        project.documents.rename(document, "Heard")

    project.journal.listeners.append(once)
    mark(project, document)
    assert project.documents[document].title == "Heard"


def test_undo_tells_its_own_changes_though_a_listener_took_a_step(project, document):
    id = mark(project, document)
    project.journal.listeners.append(lambda _: project.rename("Heard"))
    changes = project.journal.undo()
    assert (changes.kind, changes.ids("annotation")) == ("undo", {id})


@pytest.mark.parametrize("kind", ["undo", "redo"])
def test_a_step_that_another_window_has_just_taken_back_is_not_taken_back_twice(
    project, path, document, kind
):
    mark(project, document)
    if kind == "redo":
        project.journal.undo()
    with Project.open(path, annotator="Anna") as second:
        late = second.journal._next_undo() if kind == "undo" else second.journal._next_redo()
        getattr(project.journal, kind)()
        before = everything(project)
        with pytest.raises(UndoRefused, match=f"cannot be {kind}ne: another window"):
            second.journal._revert(*late, kind)
        assert everything(second) == before


def test_what_others_did_while_the_connection_was_lost_is_told(project, path, document):
    with Project.open(path, annotator="Bo") as second:
        mark(second, document)
        project._database.reopen()
        project.journal.attach()
        assert len(project.foreign_changes()) == 1


def test_steps_of_others_are_told_once_and_precisely(project, path, document):
    with Project.open(path, annotator="Bo") as second:
        assert project.foreign_changes() == []
        id = mark(second, document)
        second.annotations.set_note(id, "n")
        mark(second, document, SOURCE, "source")
        assert second.foreign_changes() == []
        first, note, third = project.foreign_changes()
        assert all(changes.is_foreign for changes in (first, note, third))
        assert first.ids("annotation") == {id}
        assert note.rows[0].op == "update"
        assert third.title == "Mark source “Anna”"
        assert project.foreign_changes() == []


def test_ones_own_steps_are_not_told_as_others(project, path, document):
    with Project.open(path, annotator="Anna") as second:
        mark(project, document)
        mark(second, document, SOURCE, "source")
        mark(project, document, DENIAL, "denial")
        assert [c.title for c in project.foreign_changes()] == ["Mark source “Anna”"]
        assert len(second.foreign_changes()) == 2
        second.journal.undo()
        assert [c.kind for c in project.foreign_changes()] == ["undo"]


@pytest.mark.usefixtures("document")
def test_opening_and_closing_elsewhere_is_no_change(project, path):
    project.foreign_changes()
    with Project.open(path, annotator="Bo"):
        pass
    assert project.foreign_changes() == []


def test_a_locked_file_tells_of_others_later(project, path, document):
    with Project.open(path, annotator="Bo") as second:
        mark(second, document)
        blocker = sqlite3.connect(path, isolation_level=None)
        blocker.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(LockedProject):
                project.foreign_changes()
        finally:
            blocker.execute("ROLLBACK")
            blocker.close()
        assert len(project.foreign_changes()) == 1


def test_many_changed_rows_are_told_in_part(project, document):
    ids = [mark(project, document, Span(n, n + 1), "claim") for n in range(20)]
    heard = []
    project.journal.listeners.append(heard.append)
    with project.journal.step("Much"):
        for n in range(300):
            for id in ids:
                project.annotations.set_note(id, str(n))
    assert heard[0].is_partial
    assert heard[0].is_bulk
    assert len(heard[0].rows) == 5000
    assert not project.journal.changes_of(heard[0].step).is_partial
    project.journal.undo()
    assert {one.note for one in project.annotations.of(document)} == {""}


def test_a_comment_needs_words_and_leaves_no_step_without(project, document):
    count = steps(project)
    with pytest.raises(Misfit):
        project.comments.add(document, " ")
    assert steps(project) == count
