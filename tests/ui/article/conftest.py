"""A view of a real project, shown, and what a hand does to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import resources
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.article.metrics import Metrics, metrics_for
from annotator.ui.article.view import ArticleView
from annotator.ui.session import Session
from annotator.ui.theme import Theme, load_theme, prepare, wear

TEXT = (
    "The mayor reportedly offered the rail operator a ten-year tax waiver, says Der Bote.\n"
    "City hall has denied that any offer was made. A spokesman called it “wholly invented”. "
    "Lang, however, insisted that she had recorded the conversation with the mayor.\n"
    "The operator declined to comment on the report."
)
LEFT = Qt.MouseButton.LeftButton


class Hand:
    """Presses, drags and types on a view, at code points of its text."""

    def __init__(self, qtbot: QtBot, view: ArticleView) -> None:
        self.qtbot = qtbot
        self.view = view

    def point(self, position: int) -> QPoint:
        return self.view.rect_of(position).center()

    def on(self, position: int) -> QPoint:
        """The middle of the character at ``position``."""
        rect = self.view.rects_of(Span(position, position + 1))[0]
        return rect.center().toPoint()

    def drag(
        self, start: int, end: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.drag_points(self.point(start), self.point(end), modifier)

    def drag_points(
        self,
        start: QPoint,
        end: QPoint,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        viewport = self.view.viewport()
        self.qtbot.mousePress(viewport, LEFT, modifier, start)
        self.qtbot.mouseMove(viewport, (start + end) / 2)
        self.qtbot.mouseMove(viewport, end)
        self.qtbot.mouseRelease(viewport, LEFT, modifier, end)

    def click(
        self, position: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One click on a character, long after the last one."""
        self.view.mouse.clicks.count = 0
        self.qtbot.mouseClick(self.view.viewport(), LEFT, modifier, self.on(position))

    def clicks(self, position: int, count: int) -> None:
        """Several quick ones."""
        self.view.mouse.clicks.count = 0
        for _ in range(count):
            self.qtbot.mouseClick(self.view.viewport(), LEFT, pos=self.on(position))

    def keys(self, *keys: str) -> None:
        """Key strokes such as "Shift+Right"."""
        for key in keys:
            self.qtbot.keySequence(self.view, key)


class Desk:
    """A project with one document, its session, a view of it and a hand."""

    def __init__(self, project: Project, session: Session, view: ArticleView, hand: Hand) -> None:
        self.project = project
        self.session = session
        self.view = view
        self.hand = hand

    @property
    def text(self) -> str:
        return self.session.text

    def place(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def mark(self, words: str, label: str = "claim") -> int:
        assert self.session.document is not None
        return self.project.annotations.add(self.session.document.id, self.place(words), label)

    def quotes(self) -> list[tuple[str, str]]:
        assert self.session.document is not None
        return [(a.label, a.quote) for a in self.project.annotations.of(self.session.document.id)]

    def selected(self) -> str:
        return self.session.selection.of(self.text) if self.session.selection else ""


Open = Callable[..., Desk]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    chosen = load_theme("light")
    prepare(qapp)
    wear(qapp, chosen)
    return chosen


@pytest.fixture
def metrics(theme: Theme, qapp: QApplication) -> Metrics:
    return metrics_for(theme.reading_font(17), theme.reading_font(25), qapp.font(), 100, 814)


@pytest.fixture
def open_text(tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Open]:
    """Opens a text as the only document of a project and shows the view."""
    sessions: list[Session] = []

    def make(text: str = TEXT, *, size: tuple[int, int] = (828, 700), **metadata: str) -> Desk:
        scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
        path = tmp_path / f"{len(sessions)}.annotator"
        project = Project.create(path, scheme=scheme, annotator="Ada")
        project.documents.add(SourceText(text), Metadata(**metadata))
        session = Session()
        sessions.append(session)
        session.adopt(project)
        view = ArticleView(session, theme)
        qtbot.addWidget(view)
        view.resize(*size)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return Desk(project, session, view, Hand(qtbot, view))

    yield make
    for session in sessions:
        session.close_project()


@pytest.fixture
def desk(open_text: Open) -> Desk:
    return open_text()
