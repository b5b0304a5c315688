"""The real window on a real project, with settings of its own and files chosen beforehand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import resources
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui import opening
from annotator.ui.adding.preview import PreviewDialog
from annotator.ui.app import make_window
from annotator.ui.dialogs.files import FileChooser
from annotator.ui.settings import Settings
from annotator.ui.window import Window

TEXT = (
    "The mayor reportedly offered the operator a tax waiver, says the weekly Der Bote.\n\n"
    "City hall has denied that any offer was made. A spokesman called it “wholly invented”.\n\n"
    "The court stopped the plan in 2016. The operator declined to comment.\n"
)
TITLES = ("Mayor’s offer", "Harbour report", "Fund manager declines")

OpenWindow = Callable[..., Window]


class ChosenFiles(FileChooser):
    """Answers every question for a file with what the test put there."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, window.settings)
        self.answer: list[Path] = []
        self.offered = ""

    def _next(self) -> Path | None:
        return self.answer.pop(0) if self.answer else None

    def project(self) -> Path | None:
        return self._next()

    def new_project(self, name: str = "project") -> Path | None:  # noqa: ARG002
        return self._next()

    def whole(self) -> Path | None:
        return self._next()

    def copy_of(self, path: Path) -> Path | None:  # noqa: ARG002
        return self._next()

    def texts(self) -> list[Path]:
        found, self.answer = self.answer, []
        return found

    def csv(self) -> Path | None:
        return self._next()

    def target(self, title: str, name: str, kinds: str, suffix: str) -> Path | None:  # noqa: ARG002
        self.offered = name
        return self._next()

    def original_target(self, name: str) -> Path | None:
        self.offered = name
        return self._next()

    def report_target(self, name: str) -> Path | None:  # noqa: ARG002
        return self._next()


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    """A closed project of three documents; the first has a claim and a source."""
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    path = tmp_path / "news.annotator"
    with Project.create(path, scheme=scheme, annotator="Ada") as project:
        for number, title in enumerate(TITLES):
            metadata = Metadata(title=title, publisher="Valley Herald")
            project.documents.add(SourceText(f"{TEXT}\n({number})"), metadata)
        for words, label in (
            ("offered the operator a tax waiver", "claim"),
            ("Der Bote", "source"),
        ):
            start = TEXT.index(words)
            project.annotations.add(1, Span(start, start + len(words)), label)
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    kept = Settings(tmp_path / "settings.ini")
    kept.remember("annotator", "Ada")
    kept.remember("theme", "light")
    return kept


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[OpenWindow]:
    """Shows a window, on a project where one is named; the test may open several in turn."""
    windows: list[Window] = []

    def make(project: Path | None = None, kept: Settings | None = None) -> Window:
        window = make_window(qapp, kept or settings)
        windows.append(window)
        window.files = ChosenFiles(window)
        if window.settings.state("geometry").isEmpty():
            window.resize(1200, 700)
        if project:
            assert opening.open_project(window, project)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        if project:
            window.workspace.article.setFocus()
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(open_window: OpenWindow, project_file: Path) -> Window:
    return open_window(project_file)


def preview_of(qtbot: QtBot, window: Window) -> PreviewDialog:
    """The preview, once what is being added was read."""

    def visible() -> list[PreviewDialog]:
        return [one for one in window.findChildren(PreviewDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()), timeout=30_000)
    return visible()[0]


def accept_preview(qtbot: QtBot, window: Window) -> None:
    """Adds what the preview shows, as it is, with its button; waits until that is done."""
    preview = preview_of(qtbot, window)
    qtbot.waitUntil(preview.isActiveWindow)
    qtbot.keyClick(preview.add, Qt.Key.Key_Return)
    wait_for_jobs(qtbot, window)
    window.activateWindow()  # as a window manager does when a dialog has gone
    qtbot.waitUntil(window.isActiveWindow)


def drop(window: Window, paths: list[Path]) -> None:
    """What a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, action = QPointF(300, 300), Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(where.toPoint(), action, data, button, none))
    QApplication.sendEvent(window, QDropEvent(where, action, data, button, none))


def wait_for_jobs(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: not window.jobs, timeout=30_000)


def place(window: Window, words: str) -> Span:
    """Where ``words`` stand in the shown document."""
    start = window.session.text.index(words)
    return Span(start, start + len(words))
