"""Saving a report: of which documents, as what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
)

from annotator.departures.report import report_of_claim, report_of_documents
from annotator.formats import report_html
from annotator.formats.names import safe_name
from annotator.formats.problems import Cancelled
from annotator.store import Project
from annotator.ui import jobs
from annotator.ui.panels.counting import counted
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look
from annotator.ui.written import tell_written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.formats.report_content import Report
    from annotator.ui.jobs import Progress
    from annotator.ui.report_pdf.flow import Faces
    from annotator.ui.window import Window

WIDTH = 460
HTML, PDF = ".html", ".pdf"
PAPERS, PAPER_KEY = ("a4", "letter"), "report/paper"


def tr(words: str) -> str:
    return QCoreApplication.translate("ReportDialog", words)


class ReportDialog(QDialog):
    """Two questions; the file is asked for after them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Report"))
        self.setMinimumWidth(WIDTH)
        self.documents, self.kinds, self.papers = (QButtonGroup(self) for _ in range(3))
        self._choices = self._find_choices()
        self.save_button = QPushButton(self.tr("Save…"))
        self.close_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)

    def _find_choices(self) -> list[tuple[str, Sequence[int]]]:
        """Sets of documents, each by what it is called."""
        session = self._window.session
        project, document = session.project, session.document
        found: list[tuple[str, Sequence[int]]] = []
        if document:
            found.append((self.tr("This document"), [document.id]))
        selected = self._window.workspace.documents.view.selected()
        if len(selected) > 1:
            words = self.tr("The {number:,} selected documents").format(number=len(selected))
            found.append((words, selected))
        every = project.documents.ids() if project else []
        if len(every) > 1:
            words = self.tr("All {number:,} documents").format(number=len(every))
            found.append((words, every))
        return found

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        words = PlainLabel(
            self.tr(
                "The articles with their highlights and margin notes, the claims, the sources and"
                " where each text came from, in one file that can be printed and kept."
            )
        )
        words.setWordWrap(True)
        set_look(words, "muted")
        column.addWidget(words)
        choices = [title for title, _ in self._choices]
        self._add_group(column, self.tr("DOCUMENTS"), self.documents, choices)
        kinds = [self.tr("PDF, to print"), self.tr("HTML, for a browser")]
        self._add_group(column, self.tr("FILE"), self.kinds, kinds)
        self._add_group(column, self.tr("PAPER"), self.papers, [self.tr("A4"), self.tr("Letter")])
        self.papers.button(PAPERS.index(paper_of(self._window))).setChecked(True)
        self.kinds.idToggled.connect(self._allow_paper)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save_button)
        self.close_button.setAutoDefault(False)
        self.save_button.setDefault(True)
        self.save_button.setEnabled(bool(choices))
        set_look(self.save_button, "primary")
        column.addSpacing(10)
        column.addLayout(foot)

    def _add_group(
        self, column: QVBoxLayout, title: str, group: QButtonGroup, choices: Sequence[str]
    ) -> None:
        heading = PlainLabel(title)
        set_look(heading, "heading")
        column.addSpacing(8)
        column.addWidget(heading)
        for number, choice in enumerate(choices):
            button = QRadioButton(choice)
            button.setChecked(number == 0)
            group.addButton(button, number)
            column.addWidget(button)

    def _allow_paper(self) -> None:
        for button in self.papers.buttons():
            button.setEnabled(self.kinds.checkedId() == 0)

    def save(self) -> None:
        """Asks where to, and writes."""
        self._window.settings.remember(PAPER_KEY, PAPERS[self.papers.checkedId()])
        suffix = (PDF, HTML)[self.kinds.checkedId()]
        _, documents = self._choices[self.documents.checkedId()]
        session = self._window.session
        title = session.project.title if session.project else ""
        if session.document and list(documents) == [session.document.id]:
            title = session.document.title
        path = ask_target(self._window, title, suffix)
        if path:
            self.accept()
            save_report(self._window, path, documents)


def paper_of(window: Window) -> str:
    """What was chosen last; at first what is usual where the user is."""
    is_american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    chosen = window.settings.words(PAPER_KEY)
    return chosen if chosen in PAPERS else PAPERS[is_american]


def save_pack(window: Window, claim: int) -> None:
    """Asks where to, and writes the evidence pack of the claim that the annotation is one of."""
    project = window.session.project
    card = project.claims.card_of(claim) if project else None
    if project is None or card is None:
        return
    path = ask_target(window, project.annotations[claim].quote, PDF)
    if path:
        _start(window, path, lambda own, made_by, _told: report_of_claim(own, card, made_by))


def ask_target(window: Window, title: str, suffix: str) -> Path | None:
    kinds = (tr("PDF (*.pdf)"), tr("HTML page (*.html)"))
    ordered = kinds if suffix == PDF else kinds[::-1]
    name = safe_name(f"{' '.join(title.split())[:80]}{suffix}")
    return window.files.target(tr("Save report"), name, ";;".join(ordered), suffix)


def save_report(window: Window, path: Path, documents: Sequence[int]) -> None:
    """Writes the report of ``documents`` as PDF or HTML, as ``path`` says."""

    def read(own: Project, made_by: str, told: Callable[[int], None]) -> Report:
        return report_of_documents(own, documents, made_by, told)

    _start(window, path, read, total=len(documents))


def _start(
    window: Window,
    path: Path,
    read: Callable[[Project, str, Callable[[int], None]], Report],
    total: int = 0,
) -> None:
    """Reads and writes on another thread; says then what was written."""
    project = window.session.project
    if project is None:
        return
    place, made_by = project.path, project.annotator
    faces = _faces() if path.suffix.casefold() == PDF else None
    paper = paper_of(window)

    def work(progress: Progress) -> Report:
        def reached(done: int) -> None:
            progress.reach(done)
            if progress.is_stopped():
                raise Cancelled(tr("The report was cancelled; nothing was written."))

        with Project.open(place, read_only=True) as own:
            report = read(own, made_by, reached)
        write(report, path, faces, progress)
        return report

    write = partial(_write, never=[place], paper=paper)
    title = tr("Report {name}").format(name=path.name)
    jobs.start(window, title, work, partial(_tell, window, path), total=total)


def _write(
    report: Report,
    path: Path,
    faces: Faces | None,
    progress: Progress,
    *,
    never: Sequence[Path],
    paper: str,
) -> None:
    if faces is None:
        report_html.write(report, path, never=never)
        return
    from annotator.ui.report_pdf import write as pdf  # noqa: PLC0415  when a PDF is wanted

    progress.total = 0
    pdf.write(
        report,
        path,
        faces,
        paper=paper,
        never=never,
        reached=progress.reach,
        cancelled=progress.is_stopped,
    )


def _faces() -> Faces:
    """Made here, since fonts may be loaded for them: not on another thread."""
    from annotator.ui.report_pdf.flow import Faces  # noqa: PLC0415  when a PDF is wanted

    return Faces()


def _tell(window: Window, path: Path, report: Report) -> None:
    words = tr("{name}: {documents}, {claims}.").format(
        name=path.name,
        documents=counted(len(report.articles), "document"),
        claims=counted(len(report.cards), "claim"),
    )
    tell_written(window, path, words)
