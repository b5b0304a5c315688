"""One window, one project after the other: each is told of once."""

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.store import Project
from annotator.ui import opening
from annotator.ui.dialogs.files import FileChooser
from annotator.ui.session import Session


@pytest.fixture
def other(project_file, tmp_path):
    """A second project, of one document whose title is too long for a title bar."""
    path = tmp_path / "other.annotator"
    with (
        Project.open(project_file) as first,
        Project.create(path, scheme=first.scheme, annotator="Ada") as second,
    ):
        second.documents.add(SourceText("Some words."), Metadata(title="Words and " * 12))
    return path


def test_a_project_in_place_of_another_is_told_once(qapp, project_file, other):
    session, told = Session(qapp), []
    session.open_project(project_file, "Ada")
    session.opened.connect(told.append)
    session.arm("claim")
    session.open_project(other, "Ada")
    assert [document.title.strip() for document in told] == [("Words and " * 12).strip()]
    assert session.armed is None
    session.close_project()
    assert told[1:] == [None]


def test_a_project_opens_where_it_was_left_without_a_detour(window, project_file, other):
    window.session.show(3, 12)
    opening.close_project(window)
    assert opening.open_project(window, other)
    told = []
    window.session.opened.connect(told.append)
    assert opening.open_project(window, project_file)
    assert [document.id for document in told] == [3]
    assert window.session.position == 12


def test_the_documents_of_another_project_take_the_place_of_the_first_ones(window, other):
    assert opening.open_project(window, other)
    assert len(window.workspace.documents.model.ids) == 1
    assert window.workspace.documents.heading.text() == "DOCUMENTS · 1"


def test_a_long_title_is_cut_with_a_sign_of_it(window, other):
    assert opening.open_project(window, other)
    assert "…" in window.windowTitle().partition(" — ")[0]


def test_files_are_looked_for_where_the_last_one_was(window, settings, tmp_path):
    files = FileChooser(window, settings)
    assert files._folder
    files._remembered(str(tmp_path / "texts" / "a.txt"))
    assert FileChooser(window, settings)._folder != str(tmp_path / "texts")
    (tmp_path / "texts").mkdir()
    assert FileChooser(window, settings)._folder == str(tmp_path / "texts")
