"""What became of everything that was to be added, to be read, copied and saved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from annotator.formats.atomic import replacing
from annotator.ui.adding.report_list import ReportDelegate, ReportModel
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said, wrapping
from annotator.ui.theme import set_look
from annotator.ui.viewport import give_viewport

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.arrivals.report import AddReport, Fate
    from annotator.ui.window import Window

WIDTH, HEIGHT = 640, 520
JSON = ".json"
# In the order of the buttons, in English; "" is all of them.
FATES: tuple[tuple[Fate | None, str], ...] = (
    (None, "All"),
    ("added", "Added"),
    ("skipped", "Skipped"),
    ("failed", "Failed"),
    ("left_out", "Left out"),
)


def tr(text: str) -> str:
    return QCoreApplication.translate("AddReport", text)


class ReportDialog(QDialog):
    """Beside the window, which can be used while it is open."""

    def __init__(self, window: Window, report: AddReport) -> None:
        super().__init__(window)
        self._window, self._report = window, report
        self.setWindowTitle(self.tr("What was added"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.headline = wrapping(said(headline(report), "title"))
        self.model = ReportModel(report.entries, self)
        self.list = QListView()
        give_viewport(self.list)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # 10,000 rows take half a second
        self.list.setModel(self.model)
        self.list.setItemDelegate(ReportDelegate(window.theme, self.list))
        self.list.setAccessibleName(self.tr("Articles"))
        self.filters = QButtonGroup(self)
        self.save = QPushButton(self.tr("Save report…"))
        self.copy = QPushButton(self.tr("Copy"))
        self.close_button = QPushButton(self.tr("Close"))
        # What failed is what somebody has to do something about.
        self._first: Fate | None = "failed" if report.count("failed") else None
        self.model.show_only(self._first)
        self._lay_out()
        self.filters.idClicked.connect(lambda place: self.model.show_only(FATES[place][0]))
        self.save.clicked.connect(self.choose_and_save)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(as_text(report)))
        self.close_button.clicked.connect(self.accept)

    def choose_and_save(self) -> None:
        """Asks where to; the name decides whether it is for people or for programs."""
        path = self._window.files.report_target(self.tr("added articles") + ".txt")
        project = self._window.session.project
        if path:
            save(self._report, path, never=[project.path] if project else [])
            self._window.tell(self.tr("The report was saved as {name}.").format(name=path.name))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        line = QHBoxLayout()
        line.setSpacing(6)
        for place, (fate, word) in enumerate(FATES):
            count = len(self._report.entries) if fate is None else self._report.count(fate)
            chip = QToolButton()
            chip.setText(f"{tr(word)} {lettering.number(count)}")
            chip.setCheckable(True)
            chip.setChecked(fate == self._first)
            chip.setEnabled(count > 0)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.filters.addButton(chip, place)
            line.addWidget(chip)
        line.addStretch(1)
        column.addLayout(line)
        set_look(self.list, "framed")
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        for button in (self.save, self.copy, self.close_button):
            button.setAutoDefault(button is self.close_button)
        foot.addWidget(self.save)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        set_look(self.close_button, "primary")
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        self.close_button.setFocus()


def headline(report: AddReport) -> str:
    """The numbers, in a sentence or two."""
    added = len(report.added)
    said_first = tr("Nothing was added.")
    if added:
        said_first = tr("Added 1 article.") if added == 1 else tr("Added {n} articles.")
        said_first = said_first.format(n=lettering.number(added))
    others = {
        "skipped": tr("{n} skipped"), "failed": tr("{n} failed"), "left_out": tr("{n} left out"),
    }  # fmt: skip
    counts = [
        others[fate].format(n=lettering.number(report.count(fate)))
        for fate, _ in FATES
        if fate in others and report.count(fate)
    ]
    parts = (said_first, ", ".join(counts) + "." if counts else "", report.stopped)
    return " ".join(filter(None, parts))


def as_text(report: AddReport) -> str:
    """The report for people: the numbers, then each source with what became of it."""
    lines = [headline(report), ""]
    for fate, word in FATES:
        entries = [one for one in report.entries if one.fate == fate]
        if entries:
            lines += [
                tr(word),
                *("- " + _line(one.source, one.title, one.reason) for one in entries),
            ]
            lines.append("")
    return "\n".join(lines)


def save(report: AddReport, path: Path, never: list[Path]) -> None:
    """Writes it whole or not at all; as JSON where the name says so."""
    content = as_text(report)
    if path.suffix.lower() == JSON:
        everything = {**report.as_json(), "stopped": report.stopped}
        content = json.dumps(everything, ensure_ascii=False, indent=2) + "\n"
    with replacing(path, never=never) as part:
        part.stream.write(content.encode("utf-8", "replace"))


def _line(source: str, title: str, reason: str) -> str:
    named = f"{source}: “{title}”." if title else f"{source}."
    return f"{named} {reason}" if reason else named
