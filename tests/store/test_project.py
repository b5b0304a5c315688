"""Projects: making, opening, naming, signing in, copying."""

import pytest

from annotator.model.text import Span
from annotator.store import Project, ProjectError
from annotator.store.errors import Misfit
from tests.store.conftest import everything, steps


def test_a_new_project_knows_its_name_scheme_and_annotator(path, scheme):
    with Project.create(path, scheme=scheme, annotator=" Anna ") as project:
        assert project.path == path
        assert (project.title, project.annotator) == ("news", "Anna")
        assert len(project.uuid) == 36
        assert project.scheme == scheme
        assert not project.is_read_only
        assert project.why_read_only == ""


def test_a_project_is_itself_again_when_opened(path, project, document, reopened):
    project.annotations.add(document, Span(0, 4), "source")
    uuid, rows = project.uuid, everything(project)
    project = reopened()
    assert (project.uuid, project.title) == (uuid, "News")
    assert everything(project) == rows
    assert project.path == path


def test_creating_refuses_a_file_that_is_there_and_leaves_it(path, scheme):
    path.write_text("mine")
    with pytest.raises(ProjectError, match=r"news\.annotator"):
        Project.create(path, scheme=scheme)
    assert path.read_text() == "mine"


def test_a_project_that_could_not_be_set_up_leaves_no_file(path, scheme, monkeypatch):
    def broken(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("annotator.store.labels.Labels.install", broken)
    with pytest.raises(KeyboardInterrupt):
        Project.create(path, scheme=scheme)
    assert not path.exists()


def test_a_project_has_a_title_without_blanks_around_it(project):
    project.rename("  Other\0 ")
    assert project.title == "Other\ufffd"
    count = steps(project)
    project.rename("Other\ufffd")
    assert steps(project) == count
    with pytest.raises(Misfit, match="title"):
        project.rename(" ")
    project.journal.undo()
    assert project.title == "News"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("", "Unnamed"),
        ("  ", "Unnamed"),
        (" Bo\n", "Bo"),
        ("B\0\ud800", "B\ufffd\ufffd"),
        ("x" * 300, "x" * 200),
        ("Ana María \U0001f600", "Ana María \U0001f600"),
    ],
)
def test_anybody_can_sign_in(project, document, name, kept):
    project.sign_in(name)
    assert project.annotator == kept
    id = project.annotations.add(document, Span(0, 4), "source")
    assert project.annotations[id].annotator == kept
    project.sign_in(name)
    assert project.journal.undo_title() is not None


def test_two_windows_that_sign_the_same_new_person_in_mean_one(project, path, document):
    with Project.open(path, annotator="Bo") as second:
        project.sign_in("Bo")
        one = project.annotations.add(document, Span(0, 4), "source")
        assert second.annotations.add(document, Span(0, 4), "source") == one
        assert second.journal.undo() is not None


def test_a_read_only_project_can_be_read_by_a_stranger(project, path, document):
    project.annotations.add(document, Span(0, 4), "source")
    with Project.open(path, annotator="Stranger", read_only=True) as second:
        assert second.is_read_only
        assert second.annotator == "Stranger"
        assert second.journal.undo_title() is None
        assert second.documents.text(document)
        second.sign_in("Anna")
        assert second.journal.undo_title() == "Mark source “Anna”"


def test_an_open_error_closes_the_file_again(project, path, monkeypatch):
    def broken(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("annotator.store.presence.enter", broken)
    with pytest.raises(KeyboardInterrupt):
        Project.open(path)
    monkeypatch.undo()
    project.rename("Still mine")


def test_a_copy_is_the_same_project(project, document, tmp_path):
    project.annotations.add(document, Span(0, 4), "source")
    copy = tmp_path / "copy.annotator"
    project.copy_to(copy)
    with Project.open(copy, annotator="Anna") as second:
        assert everything(second) == everything(project)
        second.journal.undo()
        assert project.annotations.of(document)


def test_a_project_is_loaded_from_the_package_when_asked_for():
    import annotator

    assert annotator.Project is Project
    with pytest.raises(AttributeError, match="no attribute 'Projekt'"):
        annotator.Projekt  # noqa: B018 (the look itself is what fails)


def test_names_of_files_that_are_no_unicode_can_be_titles(tmp_path, scheme):
    with Project.create(tmp_path / "caf\udce9.annotator", scheme=scheme) as project:
        assert project.title == "caf\ufffd"
        with project.journal.step("Import “\udce9.csv”"):
            project.rename("x")
        assert project.journal.undo_title() == "Import “\ufffd.csv”"
