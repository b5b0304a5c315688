"""What the window says of what the checks find: beside the text, in the status bar, with F8."""

import itertools
import sqlite3
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.review.lint import findings as lint
from annotator.review.lint.findings import Findings
from annotator.store import Project
from annotator.ui import checking as module
from tests.review.lint import sound
from tests.ui.conftest import place

CLAIM, SOURCE = 1, 2
NOBODY = "Nobody is named as the source of this claim."


def told(window):
    """Rule and annotation of all that is shown, once all is looked at."""
    checking = window.workspace.checking
    checking.finish()
    return [(finding.rule, finding.annotation) for finding in checking.findings]


def link(window):
    return window.session.project.links.add("attributed_to", CLAIM, SOURCE)


def test_a_claim_without_a_source_is_told_of_until_it_has_one(window, qtbot):
    lacking = [("claim-without-source", CLAIM), ("source-of-nothing", SOURCE)]
    assert told(window) == lacking
    assert window.status.checks.text() == "2 checks"
    link(window)
    qtbot.waitUntil(lambda: not window.status.checks.isVisible())
    window.session.project.journal.undo()
    qtbot.waitUntil(window.status.checks.isVisible)
    assert told(window) == lacking
    window.session.project.journal.redo()
    assert told(window) == []


def test_the_document_is_looked_at_without_being_asked(window, qtbot):
    qtbot.waitUntil(lambda: window.status.checks.text() == "2 checks")
    window.session.show(2)
    assert not window.status.checks.isVisible()
    qtbot.waitUntil(lambda: window.workspace.checking.findings is not None)
    assert not window.status.checks.isVisible()


def test_a_click_on_the_count_opens_the_panel(window, qtbot):
    told(window)
    window.workspace.tabs.hide()
    qtbot.mouseClick(window.status.checks, Qt.MouseButton.LeftButton)
    assert window.workspace.tabs.isVisible()
    assert window.workspace.tabs.current == "checks"
    tabs = window.workspace.tabs
    assert tabs.tabText(tabs.currentIndex()) == "Checks 2"


def test_another_programs_change_is_taken_into_account(window, qtbot):
    told(window)
    with Project.open(window.session.project.path, annotator="Bo") as other:
        other.links.add("attributed_to", CLAIM, SOURCE)
    window.session.look_for_foreign_changes()
    qtbot.waitUntil(lambda: not window.status.checks.isVisible())
    with Project.open(window.session.project.path, annotator="Bo") as other:
        other.checks.switch("duplicate", "Marks that stand twice", is_on=False)
    window.session.look_for_foreign_changes()
    qtbot.waitUntil(lambda: window.workspace.checking.off == {"duplicate"})


def test_what_is_found_is_marked_beside_the_text_with_its_reason(window):
    told(window)
    viewport = window.workspace.article.viewport()
    marked = viewport.grab().toImage()
    window.repaint()
    margin = window.workspace.article.margin
    lane = margin.page.metrics
    rows = [entry for entry in margin.rows.entries if entry.mark and entry.mark.id == CLAIM]
    point = QPointF(lane.lane + 20, rows[0].y).toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    assert NOBODY in QToolTip.text()
    QToolTip.hideText()
    number = link(window)
    told(window)
    linked = viewport.grab().toImage()
    QApplication.sendEvent(viewport, event)
    assert NOBODY not in QToolTip.text()
    QToolTip.hideText()
    assert marked != linked
    window.session.project.links.remove(number)
    told(window)
    assert viewport.grab().toImage() == marked


def test_the_mark_is_there_where_the_lane_has_no_room_for_words(window):
    told(window)
    window.resize(760, 600)
    QApplication.processEvents()
    article = window.workspace.article
    assert not article.page.metrics.has_names
    marked = article.viewport().grab().toImage()
    article.margin.findings = lambda _annotation: ()
    assert article.viewport().grab().toImage() != marked


def test_the_inspector_says_what_is_found_in_the_active_annotation(window, qtbot):
    told(window)
    window.session.select(None, CLAIM, 0)
    lines = window.workspace.tabs.inspector.card.findings
    qtbot.waitUntil(lambda: [line.text() for line in lines.lines] == [f"△ {NOBODY}"])
    assert lines.isVisible()
    link(window)
    qtbot.waitUntil(lambda: not lines.isVisible())


def test_f8_goes_from_one_to_the_next_and_around(window, qtbot):
    window.session.project.annotations.add(1, place(window, "The court"), "source")
    told(window)
    article = window.workspace.article
    seen = []
    for _ in range(4):
        qtbot.keyClick(article, Qt.Key.Key_F8)
        seen.append(window.session.active)
    assert seen == [CLAIM, SOURCE, 3, CLAIM]
    assert window.status.message.text() == NOBODY
    qtbot.keyClick(article, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.active == 3
    window.session.select(None, None, place(window, "Der Bote").end)
    qtbot.keyClick(article, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.active == SOURCE


def test_f8_says_so_where_there_is_nothing_or_nothing_known_yet(window, qtbot):
    window.session.show(2)
    article = window.workspace.article
    qtbot.keyClick(article, Qt.Key.Key_F8)
    assert "not looked" in window.status.message.text()
    told(window)
    qtbot.keyClick(article, Qt.Key.Key_F8)
    assert window.status.message.text() == "Nothing to mend here."


@pytest.fixture
def large(window):
    """A document of some thousand annotations, most of them claims without a source."""
    project = window.session.project
    words = "word " * 12_000
    document = project.documents.add(SourceText(words), Metadata(title="Long"))
    with project.journal.step("Fill"):
        for number in range(2_000):
            start = number * 30
            label = "claim" if number % 4 else "source"
            project.annotations.add(document, Span(start, start + 14), label)
    window.session.show(document)
    return document


class Looks:
    """Counts what the checks look at."""

    def __init__(self, monkeypatch):
        self.seen = 0
        kept = Findings._look_at

        def look_at(findings, id, rules):
            self.seen += 1
            return kept(findings, id, rules)

        monkeypatch.setattr(Findings, "_look_at", look_at)


def test_a_change_in_a_large_document_looks_only_at_what_it_touches(large, window, monkeypatch):
    told(window)
    looks = Looks(monkeypatch)
    found = QSignalSpy(window.workspace.checking.found)
    ids = window.session.project.annotations.ids(large)
    before = window.workspace.checking.count
    window.session.project.links.add("attributed_to", ids[1], ids[0])
    told(window)
    assert window.workspace.checking.count == before - 2
    assert found.at(0) == [{ids[0], ids[1]}]
    assert looks.seen <= 4


@pytest.mark.usefixtures("large")
def test_a_large_document_is_looked_at_a_little_at_a_time(window, qtbot, monkeypatch):
    monkeypatch.setattr(module, "TURN", 0.0)
    looks = Looks(monkeypatch)
    checking = window.workspace.checking
    steps = []

    def watch():
        steps.append(looks.seen)
        return checking.findings is not None

    qtbot.waitUntil(watch, timeout=30_000)
    assert looks.seen == 2_000
    assert max(b - a for a, b in itertools.pairwise(steps)) < 40 * lint.LOOKED_AT


def test_what_is_done_while_it_is_being_looked_at_is_not_missed(large, window, qtbot, monkeypatch):
    monkeypatch.setattr(module, "TURN", 0.0)
    checking = window.workspace.checking
    qtbot.waitUntil(
        lambda: checking._reading is not None and checking._reading.findings is not None
    )
    ids = window.session.project.annotations.ids(large)
    window.session.project.annotations.delete(ids[5])
    window.session.project.links.add("attributed_to", ids[1], ids[0])
    qtbot.waitUntil(lambda: checking.findings is not None, timeout=30_000)
    found = told(window)
    assert found == sound.told(sound.fresh(window.session.project, large))
    assert ("claim-without-source", ids[1]) not in found
    assert ("claim-without-source", ids[2]) in found


def test_a_document_of_too_many_annotations_is_left_alone(large, window, monkeypatch):
    monkeypatch.setattr(module, "MOST", 1_000)
    checking = window.workspace.checking
    checking.finish()
    assert checking.is_too_large
    assert checking.findings is None
    window.session.project.annotations.add(large, Span(0, 4), "source")
    checking.finish()
    assert checking.findings is None
    assert not window.status.checks.isVisible()
    monkeypatch.setattr(module, "MOST", 10_000)
    window.session.project.annotations.add(large, Span(5, 9), "source")
    checking.finish()
    assert checking.findings is not None


def test_another_publisher_means_looking_at_all_of_it_again(window):
    """What counts as another outlet depends on it."""
    project = window.session.project
    project.annotations.set_attribute(SOURCE, "source_type", "media_outlet")
    link(window)
    assert told(window) == [("only-other-outlets", CLAIM)]
    project.details.set([1], "publisher", "Der Bote")
    assert told(window) == []


@contextmanager
def locked(project):
    """Another program writes for longer than SQLite waits."""
    project._database.connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(project.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.close()


def test_while_somebody_writes_the_checks_wait_and_look_later(window, qtbot, monkeypatch):
    monkeypatch.setattr(module, "WHILE_LOCKED", 20)
    project, checking = window.session.project, window.workspace.checking
    told(window)
    link(window)
    with locked(project):
        assert checking.known(1) is None
    qtbot.waitUntil(lambda: checking.count == 0)
    found = []
    reading = module.Reading(window.session, 1, found.append)
    with locked(project):
        checking._begin()
        reading._go_on()
    assert checking.findings is None
    qtbot.waitUntil(lambda: checking.findings is not None and found != [])
    assert [len(found[0]), checking.count] == [0, 0]


def test_a_document_that_is_taken_back_before_it_was_looked_at_is_no_trouble(window):
    project, found = window.session.project, []
    gone = project.documents.add(SourceText("words"), Metadata(title="Gone"))
    reading = module.Reading(window.session, gone, found.append)
    project.journal.undo()
    reading._go_on()
    assert reading.findings is None
    assert found == []
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    reading.stop()  # who began it does not know that it is over
    reading.finish()
    assert found == []
