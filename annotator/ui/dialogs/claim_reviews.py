"""Exporting claims for search engines: who publishes the reviews, and what each claim lacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from annotator.formats import claimreview
from annotator.formats.addresses import is_web_address
from annotator.formats.claimreview import ClaimReport, Review
from annotator.formats.problems import Cancelled
from annotator.model.roles import Roles
from annotator.review.claims import cards
from annotator.store import Project
from annotator.ui import jobs
from annotator.ui.panels.cards import wrapping
from annotator.ui.panels.places import go_to
from annotator.ui.text import PlainLabel, one_line, plain_tooltip
from annotator.ui.theme import set_look
from annotator.ui.written import tell_written

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.model.changes import Changes
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window

SIZE = (620, 620)
MOST_SHOWN = 500
SHORT = 90
PAUSE = 300  # milliseconds
TABLES = ("annotation", "link", "document", "attribute", "label", "evidence")
# With everything that is asked for once: what is lacking then, the claim itself lacks.
WHOLE = Review("A", "https://a.example", "https://a.example/{id}")


@dataclass(frozen=True, slots=True)
class Lack:
    """A claim that can only be written as Claim, and why; ``advice`` is what else would help."""

    annotation: int
    wording: str
    missing: tuple[str, ...]
    advice: tuple[str, ...]


@dataclass(slots=True)
class Survey:
    """How many claims there are, how many of them have all that is theirs to have, and what
    others lack: the first of them."""

    claims: int = 0
    complete: int = 0
    lacks: list[Lack] = field(default_factory=list)


class ClaimReviewDialog(QDialog):
    """Not modal: what a claim lacks can be mended beside it. The fields are remembered."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._project = window.session.project
        self._survey = Survey()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export claims for the web"))
        self.resize(*SIZE)
        self.author, self.author_url, self.url = QLineEdit(), QLineEdit(), QLineEdit()
        self.outcome, self.hint = wrapping(PlainLabel()), wrapping(PlainLabel())
        self.list = QListWidget()
        self.export_button = QPushButton(self.tr("Export…"))
        self.close_button = QPushButton(self.tr("Close"))
        self._fill()
        self._lay_out()
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._connect()
        self.look()

    def _fields(self) -> tuple[tuple[str, QLineEdit, str, str], ...]:
        """Each with its place in the settings, its title, and an example."""
        example = "https://checkers.example"
        return (
            ("review/author", self.author, self.tr("Your organisation"), "The Checkers"),
            ("review/author_url", self.author_url, self.tr("Its home page"), example),
            ("review/url", self.url, self.tr("Address of a review"), f"{example}/claims/{{id}}"),
        )

    def _fill(self) -> None:
        for key, line, title, example in self._fields():
            line.setText(self._window.settings.words(key))
            line.setPlaceholderText(example)
            line.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("What claims lack"))
        self.list.setSpacing(3)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        words = wrapping(
            PlainLabel(
                self.tr(
                    "A claim with a verdict is written as ClaimReview, any other as Claim"
                    " (schema.org, JSON-LD). In the address, {id} stands for the claim’s own id."
                )
            )
        )
        set_look(words, "muted")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for _, line, title, _ in self._fields():
            form.addRow(PlainLabel(title), line)
        heading = PlainLabel(self.tr("WHAT IS MISSING — ENTER GOES TO THE CLAIM"))
        set_look(heading, "heading")
        set_look(self.hint, "danger")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.export_button)
        for button in (self.close_button, self.export_button):
            button.setAutoDefault(False)  # Enter goes to the claim
        set_look(self.export_button, "primary")
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(self.hint)
        column.addSpacing(6)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.outcome)
        column.addLayout(foot)

    def _connect(self) -> None:
        session = self._window.session
        for _, line, _, _ in self._fields():
            line.textChanged.connect(self._refresh)
            line.editingFinished.connect(self._remember)
        self.list.itemActivated.connect(self._jump)
        self.export_button.clicked.connect(self.choose_and_export)
        self.close_button.clicked.connect(self.close)
        session.changed.connect(self._follow)
        session.opened.connect(self._close_with_project)

    @property
    def review(self) -> Review:
        return Review(self.author.text().strip(), self.author_url.text().strip(), self.url.text())

    # What is shown

    def look(self) -> None:
        """Looks through the claims again, on another thread."""
        if self._project is None or self._window.jobs:
            self._timer.start()
            return
        jobs.run(self._window, partial(survey, self._project.path), self._take, jobs.Progress())

    def _follow(self, changes: Changes) -> None:
        if changes.touch(*TABLES) or changes.is_bulk:
            self._timer.start()

    def _take(self, found: Survey) -> None:
        self._survey = found
        self.list.clear()
        for lack in found.lacks:
            item = QListWidgetItem(self._words(lack))
            item.setData(Qt.ItemDataRole.UserRole, lack.annotation)
            item.setToolTip(plain_tooltip(lack.wording[:2_000]))
            self.list.addItem(item)
        self._refresh()

    def _words(self, lack: Lack) -> str:
        wording = one_line(lack.wording)
        short = wording if len(wording) <= SHORT else f"{wording[: SHORT - 1]}…"
        lines = [short]
        if lack.missing:
            lines.append(self.tr("lacks {what}").format(what=", ".join(lack.missing)))
        if lack.advice:
            lines.append(self.tr("also advised: {what}").format(what=", ".join(lack.advice)))
        return "\n".join(lines)

    def _refresh(self) -> None:
        """How many of each kind there will be, and which fields keep it at none."""
        review = self.review
        lacks = []
        if not review.author:
            lacks.append(self.tr("who reviews"))
        if not is_web_address(review.url.strip().replace(claimreview.ID, "1")):
            lacks.append(self.tr("the address of the reviews"))
        reviews = 0 if lacks else self._survey.complete
        words = self.tr("Without {what}, every claim is written as Claim.")
        self.hint.setText(words.format(what=", ".join(lacks)) if lacks else "")
        self.hint.setVisible(bool(lacks))
        words = self.tr("{claims} claims: {reviews} as ClaimReview, {others} as Claim.").format(
            claims=self._survey.claims, reviews=reviews, others=self._survey.claims - reviews
        )
        self._say(words, "muted")
        self.export_button.setEnabled(self._survey.claims > 0)

    def _say(self, words: str, look: str) -> None:
        self.outcome.setText(words)
        set_look(self.outcome, look)

    # What is done

    def choose_and_export(self) -> None:
        """Asks where to, and writes on another thread."""
        project = self._project
        if project is None:
            return
        self._remember()
        name = f"{project.path.stem}.claims.json"
        kinds = self.tr("JSON-LD (*.json *.jsonld);;All files (*)")
        path = self._window.files.target(self.tr("Export claims"), name, kinds, ".json")
        if path is None:
            return
        place, review = project.path, self.review

        def work(progress: Progress) -> ClaimReport:
            with Project.open(place, read_only=True) as own:
                found = cards(own.claims.materials, own.claims.ids(), Roles(own.scheme))
                return claimreview.write(
                    found,
                    path,
                    review,
                    never=[place],
                    progress=progress.reach,
                    cancelled=progress.is_stopped,
                )

        title = self.tr("Export {name}").format(name=path.name)
        jobs.start(self._window, title, work, partial(self._tell, path))

    def _tell(self, path: Path, report: ClaimReport) -> None:
        words = self.tr("{name}: {summary}.").format(name=path.name, summary=report.summary)
        tell_written(self._window, path, words)
        self._say(words, "good")

    def _jump(self, item: QListWidgetItem) -> None:
        annotation = item.data(Qt.ItemDataRole.UserRole)
        if go_to(self._window.session, annotation):
            self._window.workspace.article.reveal(self._window.session.position)

    def _remember(self) -> None:
        for key, line, _, _ in self._fields():
            self._window.settings.remember(key, line.text().strip())

    def _close_with_project(self) -> None:
        if self._window.session.project is not self._project:
            self.close()


def survey(place: Path, progress: Progress) -> Survey:
    """Looks through all claims of the project at ``place``."""
    found = Survey()
    with Project.open(place, read_only=True) as own:
        for card in cards(own.claims.materials, own.claims.ids(), Roles(own.scheme)):
            if progress.is_stopped():
                raise Cancelled("")
            lacks, advice = claimreview.missing(card, WHOLE), claimreview.advice(card)
            found.claims += 1
            found.complete += not lacks
            if (lacks or advice) and len(found.lacks) < MOST_SHOWN:
                found.lacks.append(Lack(card.id, card.wording, lacks, advice))
    return found
