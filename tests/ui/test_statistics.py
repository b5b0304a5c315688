"""The project in numbers, in the window."""

import csv
from xml.etree import ElementTree

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from annotator.departures.statistics import Table
from annotator.model.text import Span
from annotator.ui.statistics.bars import Bars


def rows(board, name):
    return dict(next(table.rows for table in board.tables if table.name == name))


def test_numbers_follow_what_is_done_and_are_exported(window, qtbot, tmp_path):
    window.registry.run("view.statistics")
    board = window.pages.statistics
    qtbot.waitUntil(lambda: bool(board.tables), timeout=10_000)
    assert rows(board, "label") == {"Claim": 1, "Source": 1, "Denial": 0, "Context": 0}
    assert board.heading.text() == "2 annotations in 3 documents"
    assert board.findChildren(Bars)[0].accessibleDescription().startswith("Claim: 1; Source: 1")
    window.session.project.annotations.add(2, Span(0, 4), "denial")
    qtbot.waitUntil(lambda: rows(board, "label")["Denial"] == 1, timeout=10_000)
    window.files.answer = [tmp_path / "numbers.csv"]
    qtbot.mouseClick(board.export, Qt.MouseButton.LeftButton)
    with (tmp_path / "numbers.csv").open(newline="", encoding="utf-8-sig") as stream:
        found = {(row["table"], row["of"]): row["number"] for row in csv.DictReader(stream)}
    assert found["label", "Denial"] == "1"
    assert found["document_status", "doing"] == "2"
    qtbot.waitUntil(lambda: not board.is_busy, timeout=10_000)


def test_nothing_to_count_says_so(window, qtbot):
    project = window.session.project
    project.documents.delete(*project.documents.ids())
    window.registry.run("view.statistics")
    board = window.pages.statistics
    qtbot.waitUntil(lambda: not board.is_busy, timeout=10_000)
    assert not board.export.isEnabled()
    assert board.empty.isVisible()


def test_charts_are_drawn_as_pictures(window, qtbot, tmp_path):
    window.registry.run("view.statistics")
    board = window.pages.statistics
    qtbot.waitUntil(lambda: bool(board.tables), timeout=10_000)
    for name in ("charts.svg", "charts.png"):
        window.files.answer = [tmp_path / name]
        qtbot.mouseClick(board.draw, Qt.MouseButton.LeftButton)
        assert name in window.status.message.text()
    svg = ElementTree.parse(tmp_path / "charts.svg").getroot()
    words = {"".join(one.itertext()) for one in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Labels", "Claim", "Source"} <= words
    image = QImage(str(tmp_path / "charts.png"))
    assert image.width() == round(float(svg.get("width")) * 2)
    claim = QColor(window.session.scheme.label("claim").light.line).rgb()
    assert any(image.pixel(x, y) == claim for x in range(400, 500) for y in range(90, 200))


def test_the_last_days_are_shown(window, qtbot):
    rows = tuple((f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}", n) for n in range(30))
    bars = Bars(Table("day", "Days", rows), window.theme, {})
    qtbot.addWidget(bars)
    assert bars.left_out == 6
    assert bars.accessibleDescription().startswith("2026-01-07: 6;")
    bars = Bars(Table("label", "Labels", rows), window.theme, {})
    qtbot.addWidget(bars)
    assert bars.accessibleDescription().startswith("2026-01-01: 0;")
