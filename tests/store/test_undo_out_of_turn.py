"""A step is undone later, out of its turn, unless what it touched was changed since."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.check import check_project
from annotator.store.errors import UndoRefused


@pytest.fixture
def made(project, document):
    return [project.annotations.add(document, Span(n * 5, n * 5 + 4), "claim") for n in range(4)]


def newest(project):
    return project.journal.history(1)[0].id


def statuses(project, made):
    return [project.annotations[id].status for id in made]


def test_a_batch_is_undone_after_others(project, made, path):
    project.reviewing.decide(made[:2], "accept")
    batch = newest(project)
    project.reviewing.decide(made[2:], "reject")
    project.annotations.set_note(made[3], "later")  # goes back to be reviewed
    changes = project.journal.undo_step(batch)
    assert (changes.kind, changes.title) == ("undo", "Accept 2 annotations")
    assert statuses(project, made) == ["draft", "draft", "rejected", "draft"]
    assert project.journal.redo_title() == "Accept 2 annotations"
    project.journal.redo()
    assert statuses(project, made) == ["accepted", "accepted", "rejected", "draft"]
    assert check_project(path).is_sound


def test_not_where_one_of_them_was_changed_since(project, made):
    project.reviewing.decide(made[:2], "accept")
    batch = newest(project)
    project.annotations.set_note(made[1], "later")
    with pytest.raises(UndoRefused, match="Anna changed the same thing later"):
        project.journal.undo_step(batch)
    assert statuses(project, made)[:2] == ["accepted", "draft"]
    project.journal.undo()
    assert statuses(project, made)[:2] == ["accepted", "accepted"]
    project.journal.undo_step(batch)
    assert statuses(project, made)[:2] == ["draft", "draft"]


def test_not_where_another_one_changed_it(project, made):
    project.reviewing.decide(made[:2], "accept")
    batch = newest(project)
    project.sign_in("Bo")
    project.annotations.set_note(made[1], "later")
    with pytest.raises(UndoRefused, match="Anna’s"):
        project.journal.undo_step(batch)
    project.sign_in("Anna")
    with pytest.raises(UndoRefused, match="Bo changed"):
        project.journal.undo_step(batch)


def test_not_where_something_hangs_on_it(project, made):
    added = newest(project)
    project.comments.add(1, "Why?", made[3])
    with pytest.raises(UndoRefused):
        project.journal.undo_step(added)
    assert project.annotations.has(made[3])


def test_only_what_is_in_effect(project, made):
    project.reviewing.decide(made, "accept")
    batch = newest(project)
    project.journal.undo()
    with pytest.raises(UndoRefused, match="not in effect"):
        project.journal.undo_step(batch)
    with pytest.raises(UndoRefused, match="not in effect"):
        project.journal.undo_step(newest(project))
    with pytest.raises(KeyError):
        project.journal.undo_step(999)


def test_another_window_was_quicker(project, made, path, monkeypatch):
    project.reviewing.decide(made, "accept")
    batch = newest(project)
    is_in_effect = project.journal._is_in_effect

    def meanwhile(step):
        found = is_in_effect(step)
        monkeypatch.setattr(project.journal, "_is_in_effect", is_in_effect)
        with Project.open(path, annotator="Anna") as other:
            other.journal.undo()
        return found

    monkeypatch.setattr(project.journal, "_is_in_effect", meanwhile)
    with pytest.raises(UndoRefused, match="another window"):
        project.journal.undo_step(batch)


ACTS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 20)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(acts=ACTS)
def test_whatever_is_done_the_file_stays_sound(acts, scheme, tmp_path_factory):
    path = tmp_path_factory.mktemp("turns") / "p.annotator"
    with Project.create(path, scheme=scheme, annotator="Anna") as project:
        document = project.documents.add(SourceText("One two three four five six."), Metadata())
        ids = [project.annotations.add(document, Span(n, n + 3), "claim") for n in range(4)]
        for act, which, step in acts:
            _do(project, ids, act, which, step)
            for id in filter(project.annotations.has, ids):
                _status_is_that_of_the_last_decision(project, id)
    assert check_project(path).problems == ()


def _do(project, ids, act, which, step):
    some = ids[which:]
    if act == 0:
        project.reviewing.decide(some, ("accept", "reject", "discuss")[step % 3])
    elif act == 1:
        project.sign_in(("Anna", "Bo")[step % 2])
    elif act == 2 and project.annotations.has(ids[which]):
        project.annotations.resize(ids[which], Span(step % 9, step % 9 + 4))
    else:
        back = (project.journal.undo, project.journal.redo)
        steps = project.journal.history(30)
        try:
            if act == 3:
                back[step % 2]()
            elif act == 4:
                project.journal.undo_step(steps[step % len(steps)].id)
            elif act == 5:
                project.annotations.delete(*filter(project.annotations.has, some[:1]))
        except UndoRefused:
            pass


def _status_is_that_of_the_last_decision(project, id):
    said = [one.after["status"] for one in project.decisions.of(id) if "status" in one.after]
    assert project.annotations[id].status == (said[-1] if said else "draft")


def test_what_was_done_to_many_at_once_is_listed(project, made):
    project.reviewing.decide(made[:1], "accept")
    project.reviewing.decide(made[:2], "reject")
    project.sign_in("Bo")
    project.reviewing.decide(made[2:], "accept")
    found = project.journal.batches()
    assert [(one.title, one.annotator) for one in found] == [
        ("Accept 2 annotations", "Bo"), ("Reject 2 annotations", "Anna"),
    ]  # fmt: skip
    assert project.journal.batches(limit=1) == found[:1]
    project.journal.undo_step(found[0].id)
    assert [one.title for one in project.journal.batches()] == ["Reject 2 annotations"]
