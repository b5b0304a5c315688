"""What a person does with the list of a document's annotations."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.panels.annotation_model import ANNOTATOR, LABEL, PLACE, QUOTE, STATUS
from annotator.ui.panels.annotations import AnnotationsPanel
from annotator.ui.session import Session
from annotator.ui.theme import load_theme

from .conftest import Mark, Show


@pytest.fixture
def marked(mark: Mark) -> list[int]:
    """Six annotations in the order of their places."""
    return [
        mark("The mayor", "source"),
        mark("reportedly offered the operator a tax waiver", "claim"),
        mark("the weekly Der Bote", "source"),
        mark("City hall has denied that any offer was made", "denial"),
        mark("The court stopped the plan in 2016", "context", note="check the year"),
        mark("The operator declined to comment", "context"),
    ]


@pytest.fixture
def panel(show: Show, marked: list[int]) -> AnnotationsPanel:
    shown = show(AnnotationsPanel)
    assert isinstance(shown, AnnotationsPanel)
    assert len(marked) == len(shown.model.ids)
    return shown


def column(panel: AnnotationsPanel, number: int) -> list[str]:
    return [panel.model.index(row, number).data() for row in range(panel.model.rowCount())]


def agrees_with_the_project(panel: AnnotationsPanel, project: Project) -> bool:
    return list(panel.model.ids) == list(project.annotations.ids(1, label=panel.model.label))


def test_annotations_are_listed_by_place(panel: AnnotationsPanel) -> None:
    assert column(panel, LABEL) == ["Source", "Claim", "Source", "Denial", "Context", "Context"]
    assert column(panel, PLACE) == ["1", "1", "1", "2", "3", "3"]
    assert column(panel, STATUS) == ["Draft"] * 6
    assert column(panel, ANNOTATOR) == ["Ada"] * 6
    assert panel.heading.text() == "ANNOTATIONS · 6"


def test_click_activates_and_goes_there(
    qtbot: QtBot, panel: AnnotationsPanel, session: Session, marked: list[int]
) -> None:
    at = panel.view.visualRect(panel.model.index(3, QUOTE)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.active == marked[3]
    assert session.position == 83


def test_the_arrow_keys_go_from_one_to_the_next(
    qtbot: QtBot, panel: AnnotationsPanel, session: Session, marked: list[int]
) -> None:
    panel.view.setFocus()
    session.select(None, marked[0], 0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert session.active == marked[1]
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert session.active == marked[2]


def test_the_list_follows_the_active_annotation(
    panel: AnnotationsPanel, session: Session, marked: list[int]
) -> None:
    session.select(None, marked[4], 0)
    assert panel.view.currentIndex().row() == 4
    session.select(None, None, 0)
    assert not panel.view.currentIndex().isValid()


def test_the_headers_sort(panel: AnnotationsPanel) -> None:
    panel.view.sortByColumn(LABEL, Qt.SortOrder.AscendingOrder)
    assert column(panel, LABEL) == ["Claim", "Source", "Source", "Denial", "Context", "Context"]
    panel.view.sortByColumn(QUOTE, Qt.SortOrder.DescendingOrder)
    quotes = [quote.casefold() for quote in column(panel, QUOTE)]
    assert quotes == sorted(quotes, reverse=True)


def test_a_chip_shows_only_its_label_until_it_is_lifted(
    qtbot: QtBot, panel: AnnotationsPanel
) -> None:
    assert panel.toggles["source"].text() == "Source 2"
    qtbot.mouseClick(panel.toggles["source"], Qt.MouseButton.LeftButton)
    assert column(panel, LABEL) == ["Source", "Source"]
    assert panel.heading.text() == "ANNOTATIONS · 2 of 6"
    qtbot.mouseClick(panel.toggles["claim"], Qt.MouseButton.LeftButton)
    assert column(panel, LABEL) == ["Claim"]
    qtbot.mouseClick(panel.toggles["claim"], Qt.MouseButton.LeftButton)
    assert len(column(panel, LABEL)) == 6


def test_words_filter_quotes_and_notes(qtbot: QtBot, panel: AnnotationsPanel) -> None:
    qtbot.keyClicks(panel.filter, "year")
    qtbot.waitUntil(lambda: column(panel, LABEL) == ["Context"])
    panel.filter.setText("zzz")
    qtbot.waitUntil(panel.empty.isVisible)
    assert "Nothing matches" in panel.empty.text


def test_typing_in_the_list_filters_it(qtbot: QtBot, panel: AnnotationsPanel) -> None:
    qtbot.keyClicks(panel.view, "w")
    assert panel.filter.hasFocus()
    qtbot.waitUntil(lambda: len(panel.model.ids) == 3)


def test_one_more_annotation_is_put_in_its_place_without_a_reset(
    panel: AnnotationsPanel, project: Project, mark: Mark
) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets = QSignalSpy(panel.model.modelReset)
    mark("any offer", "claim")
    assert agrees_with_the_project(panel, project)
    mark("mayor", "source")
    mark("comment", "claim")
    assert agrees_with_the_project(panel, project)
    assert resets.count() == 0


def test_resizing_relabelling_deleting_and_undoing_keep_the_list_right(
    panel: AnnotationsPanel, project: Project, marked: list[int]
) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets = QSignalSpy(panel.model.modelReset)
    project.annotations.resize(marked[5], Span(0, 3))
    assert agrees_with_the_project(panel, project)
    assert panel.model.row_of(marked[5]) == 0
    project.annotations.relabel(marked[1], "denial")
    assert column(panel, LABEL).count("Denial") == 2
    project.annotations.delete(marked[0], marked[2])
    assert agrees_with_the_project(panel, project)
    for _ in range(3):
        project.journal.undo()
        assert agrees_with_the_project(panel, project)
    assert resets.count() == 0


def test_what_no_longer_fits_the_chip_leaves_the_list(
    panel: AnnotationsPanel, project: Project, marked: list[int]
) -> None:
    panel.show_label("source")
    project.annotations.relabel(marked[0], "claim")
    assert list(panel.model.ids) == [marked[2]]
    project.journal.undo()
    assert list(panel.model.ids) == [marked[0], marked[2]]


def test_in_another_order_the_list_is_read_again_a_moment_later(
    qtbot: QtBot, panel: AnnotationsPanel, mark: Mark
) -> None:
    panel.view.sortByColumn(LABEL, Qt.SortOrder.AscendingOrder)
    mark("any offer", "claim")
    qtbot.waitUntil(lambda: column(panel, LABEL)[:2] == ["Claim", "Claim"])


def test_a_hidden_list_does_nothing_until_it_is_shown(
    panel: AnnotationsPanel, project: Project, mark: Mark
) -> None:
    panel.hide()
    mark("any offer", "claim")
    assert len(panel.model.ids) == 6
    panel.show()
    assert agrees_with_the_project(panel, project)


def test_another_document_has_another_list(panel: AnnotationsPanel, session: Session) -> None:
    session.show(2)
    assert column(panel, LABEL) == []
    assert "No annotations yet" in panel.empty.text
    session.close_project()
    assert "Nothing is open" in panel.empty.text


def test_a_wide_list_also_names_the_annotators(panel: AnnotationsPanel) -> None:
    assert panel.view.isColumnHidden(ANNOTATOR)
    panel.resize(700, 500)
    assert not panel.view.isColumnHidden(ANNOTATOR)


def test_a_tooltip_shows_markup_letter_by_letter(
    panel: AnnotationsPanel, project: Project, marked: list[int]
) -> None:
    project.annotations.set_note(marked[0], "<b>bold</b>")
    tip = panel.model.index(0, QUOTE).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold&lt;/b&gt;" in tip


def test_it_can_be_painted_in_both_themes(
    panel: AnnotationsPanel, project: Project, session: Session, marked: list[int]
) -> None:
    for annotation, status in zip(
        marked, ("draft", "accepted", "rejected", "discuss"), strict=False
    ):
        project.annotations.set_status(annotation, status)
    session.select(None, marked[1], 0)
    light = panel.grab().toImage()
    panel.set_theme(load_theme("dark"))
    assert panel.grab().toImage() != light


def test_100_000_rows_scroll_and_one_key_press_changes_one(
    panel: AnnotationsPanel, project: Project, session: Session
) -> None:
    words = "word " * 100_000
    marks = tuple(
        LooseAnnotation(label="claim", fragments=(Span(n * 5, n * 5 + 4),)) for n in range(100_000)
    )
    document = AnnotatedDocument(Metadata(title="Long"), SourceText(words), annotations=marks)
    project.exchange.write([document], title="Import")
    session.show(5)
    assert panel.model.rowCount() == 100_000
    began = time.process_time()
    for row in range(0, 100_000, 5_000):
        panel.view.scrollTo(panel.model.index(row, QUOTE))
        panel.grab()
    assert time.process_time() - began < 2
    resets = QSignalSpy(panel.model.modelReset)
    began = time.process_time()
    for n in range(20):
        project.annotations.add(5, Span(250_000 + n * 5, 250_000 + n * 5 + 3), "source")
    assert time.process_time() - began < 1
    assert resets.count() == 0
    assert panel.model.rowCount() == 100_020
    assert list(panel.model.ids) == list(project.annotations.ids(5))
