"""What a person does with the list of documents."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument
from annotator.model.text import Span
from annotator.store import Project, snapshots
from annotator.store.snapshots import Snapshots
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.session import Session
from annotator.ui.theme import Theme, load_theme

from .conftest import MARKUP, PERSIAN, Mark, Show


@pytest.fixture
def panel(show: Show) -> DocumentsPanel:
    shown = show(DocumentsPanel, 262)
    assert isinstance(shown, DocumentsPanel)
    return shown


def click(qtbot: QtBot, panel: DocumentsPanel, place: int) -> None:
    at = panel.view.visualRect(panel.model.index(place)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def titles(panel: DocumentsPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def test_all_documents_are_listed_with_how_many_there_are(panel: DocumentsPanel) -> None:
    assert titles(panel) == ["Mayor’s offer", "Harbour report", PERSIAN, MARKUP]
    assert panel.heading.text() == "DOCUMENTS · 4"
    assert panel.done.text() == "0 of 4 done"


def test_click_opens_a_document_and_so_does_enter(
    qtbot: QtBot, panel: DocumentsPanel, session: Session
) -> None:
    click(qtbot, panel, 1)
    assert session.document
    assert session.document.id == 2
    panel.view.setCurrentIndex(panel.model.index(3))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert session.document.id == 4


def test_clicking_the_open_document_again_keeps_the_selection(
    qtbot: QtBot, panel: DocumentsPanel, session: Session
) -> None:
    session.select(Span(4, 9))
    click(qtbot, panel, 0)
    assert session.selection == Span(4, 9)


def test_filtering_looks_at_titles_words_and_status(
    qtbot: QtBot, panel: DocumentsPanel, project: Project
) -> None:
    qtbot.keyClicks(panel.filter, "harb")
    qtbot.waitUntil(lambda: titles(panel) == ["Harbour report"])
    assert panel.heading.text() == "DOCUMENTS · 1 of 4"
    project.documents.set_status(1, "done")
    panel.filter.setText("done")
    qtbot.waitUntil(lambda: titles(panel) == ["Mayor’s offer"])


def test_a_filter_without_matches_says_what_to_do(qtbot: QtBot, panel: DocumentsPanel) -> None:
    qtbot.keyClicks(panel.filter, "xyzzy")
    qtbot.waitUntil(panel.empty.isVisible)
    assert "Nothing matches" in panel.empty.text


def test_enter_in_the_filter_opens_the_first_match(
    qtbot: QtBot, panel: DocumentsPanel, session: Session
) -> None:
    qtbot.keyClicks(panel.filter, "harb")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert session.document
    assert session.document.title == "Harbour report"


def test_f2_renames_in_place(qtbot: QtBot, panel: DocumentsPanel, project: Project) -> None:
    click(qtbot, panel, 1)
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Harbour papers")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.documents[2].title == "Harbour papers")
    assert titles(panel)[1] == "Harbour papers"


def test_f2_and_escape_leave_the_title(
    qtbot: QtBot, panel: DocumentsPanel, project: Project
) -> None:
    click(qtbot, panel, 1)
    steps = len(project.journal.history())
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert project.documents[2].title == "Harbour report"
    assert len(project.journal.history()) == steps


def test_marking_done_shows_in_the_progress(
    qtbot: QtBot, panel: DocumentsPanel, project: Project
) -> None:
    panel.view.selectAll()
    panel.mark_chosen("done")
    assert project.documents.count_by_status() == {"done": 4}
    qtbot.waitUntil(lambda: panel.done.text() == "4 of 4 done")
    project.journal.undo()
    qtbot.waitUntil(lambda: panel.done.text() == "0 of 4 done")


def test_delete_and_undo_without_a_question(
    qtbot: QtBot, panel: DocumentsPanel, project: Project, session: Session
) -> None:
    click(qtbot, panel, 1)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert titles(panel) == ["Mayor’s offer", PERSIAN, MARKUP]
    assert session.document
    assert session.document.id == 3
    assert panel.notice.text == "Deleted “Harbour report”."
    qtbot.mouseClick(panel.notice.button, Qt.MouseButton.LeftButton)
    assert project.documents.has(2)
    assert titles(panel)[1] == "Harbour report"
    assert session.document.id == 2


def test_the_offer_to_undo_goes_when_something_else_was_done(
    qtbot: QtBot, panel: DocumentsPanel, project: Project
) -> None:
    click(qtbot, panel, 1)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    project.documents.rename(1, "Other")
    assert panel.notice.text == ""


def test_deleting_all_documents_shows_the_empty_state(
    qtbot: QtBot, panel: DocumentsPanel, session: Session
) -> None:
    panel.view.selectAll()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert panel.empty.isVisible()
    assert "No documents yet" in panel.empty.text
    assert session.document is None


def test_deleting_many_documents_is_kept_in_a_snapshot_first(
    panel: DocumentsPanel, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.view.setCurrentIndex(panel.model.index(0))
    panel.delete_chosen()
    assert Snapshots(project).list() == []
    panel.view.selectAll()
    panel.delete_chosen()
    assert [one.reason for one in Snapshots(project).list()] == ["before-delete"]
    project.journal.undo()
    monkeypatch.setattr(snapshots, "free_at", lambda _folder: 0)
    panel.view.selectAll()
    panel.delete_chosen()
    assert "too little room for a snapshot" in panel.notice.text
    assert project.documents.count() == 3


def test_a_title_full_of_markup_is_shown_letter_by_letter(panel: DocumentsPanel) -> None:
    panel.view.setCurrentIndex(panel.model.index(3))
    panel.delete_chosen()
    assert panel.notice.text == f"Deleted “{MARKUP}”."
    assert panel.notice.words.textFormat() == Qt.TextFormat.PlainText


def test_marking_a_claim_grows_the_bar_of_its_document(
    qtbot: QtBot, panel: DocumentsPanel, mark: Mark
) -> None:
    mark("The mayor", "source")
    qtbot.waitUntil(lambda: panel.model.row(0).counts == {"source": 1})  # type: ignore[union-attr]
    mark("any offer", "claim")
    qtbot.waitUntil(
        lambda: panel.model.row(0).counts == {"source": 1, "claim": 1}  # type: ignore[union-attr]
    )


def test_a_document_added_elsewhere_appears(panel: DocumentsPanel, project: Project) -> None:
    project.documents.add(SourceText("Something else"), Metadata(title="New one"))
    assert titles(panel)[-1] == "New one"
    assert panel.heading.text() == "DOCUMENTS · 5"


def test_a_hidden_panel_counts_when_it_is_shown(
    qtbot: QtBot, panel: DocumentsPanel, mark: Mark
) -> None:
    mark("The mayor", "source")
    panel.hide()
    mark("any offer", "claim")
    qtbot.wait(400)
    panel.show()
    row = panel.model.row(0)
    assert row
    assert row.counts == {"source": 1, "claim": 1}


def test_what_cannot_be_written_is_said_and_stays(
    qtbot: QtBot, panel: DocumentsPanel, project: Project, locked: Callable[[], None]
) -> None:
    click(qtbot, panel, 1)
    locked()
    panel.delete_chosen()
    assert "being written by another" in panel.notice.text
    panel.mark_chosen("done")
    panel.model.setData(panel.model.index(1), "Other")
    assert project.documents[2].title == "Harbour report"
    assert project.documents[2].status == "todo"


def test_commands_reach_the_filter_and_the_title(
    qtbot: QtBot, panel: DocumentsPanel, project: Project
) -> None:
    panel.focus_filter()
    assert panel.filter.hasFocus()
    panel.rename_chosen()
    editor = panel.view.findChild(QLineEdit)
    editor.setText("Other")
    editor.setModified(True)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.documents[1].title == "Other")


def test_a_read_only_project_offers_no_renaming(
    qtbot: QtBot, theme: Theme, project: Project
) -> None:
    session = Session()
    session.adopt(Project.open(project.path, annotator="Ada", read_only=True))
    panel = DocumentsPanel(session, theme)
    qtbot.addWidget(panel)
    assert not panel.model.flags(panel.model.index(0)) & Qt.ItemFlag.ItemIsEditable
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert project.documents.count() == 4
    session.close_project()


def test_closing_the_project_empties_the_panel(panel: DocumentsPanel, session: Session) -> None:
    session.close_project()
    assert panel.empty.isVisible()
    assert "No project is open" in panel.empty.text


def test_a_row_speaks_to_assistive_technology(panel: DocumentsPanel) -> None:
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mayor’s offer · Valley Herald · to do"


def test_it_can_be_painted_in_both_themes_and_mirrored(panel: DocumentsPanel, mark: Mark) -> None:
    mark("The mayor", "source")
    panel.model.forget([1])
    light = panel.grab().toImage()
    panel.set_theme(load_theme("dark"))
    assert panel.grab().toImage() != light
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not panel.grab().isNull()


def test_typing_in_the_list_filters_it(qtbot: QtBot, panel: DocumentsPanel) -> None:
    qtbot.keyClicks(panel.view, "h")
    qtbot.keyClicks(panel.filter, "arb")
    qtbot.waitUntil(lambda: titles(panel) == ["Harbour report"])


def test_short_titles_take_less_room_than_long_ones(panel: DocumentsPanel) -> None:
    assert panel.view.rowHeight(0) < panel.view.rowHeight(3)


def test_rows_have_one_height_once_a_list_has_grown_long(
    panel: DocumentsPanel, project: Project
) -> None:
    for start, count in ((0, 290), (290, 20)):
        documents = (
            AnnotatedDocument(Metadata(title=f"Report {n}"), SourceText(f"Words of report {n}."))
            for n in range(start, start + count)
        )
        project.exchange.write(documents, title="Import")
    heights = {panel.view.rowHeight(row) for row in range(panel.view.model().rowCount())}
    assert len(heights) == 1


@pytest.mark.parametrize("many", [10_000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_many_thousand_documents_are_listed_filtered_and_scrolled_at_once(
    panel: DocumentsPanel, project: Project, session: Session, many: int
) -> None:
    documents = (
        AnnotatedDocument(Metadata(title=f"Report {n}"), SourceText(f"Words of report {n}."))
        for n in range(many)
    )
    project.exchange.write(documents, title="Import")
    assert panel.model.rowCount() == many + 4
    began = time.process_time()
    panel.reload()
    panel.grab()
    for place in range(0, many, many // 20):
        panel.view.scrollTo(panel.model.index(place))
        panel.grab()
    assert time.process_time() - began < 2
    session.show(many - 100)
    assert panel.view.currentIndex().data() == f"Report {many - 105}"
    panel.model.show_matching(f"Report {many - 1}")
    assert titles(panel) == [f"Report {many - 1}"]
