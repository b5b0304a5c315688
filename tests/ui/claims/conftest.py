"""A project with linked claims, and the real window on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.claims.board import ClaimBoard
from annotator.ui.claims.face import Spot
from annotator.ui.window import Window
from tests.ui.conftest import TEXT

LEFT = Qt.MouseButton.LeftButton
Mark = Callable[..., int]


@pytest.fixture
def project_file(project_file: Path) -> Path:
    """The first document has a claim that is said and denied, and one that is the same; the
    second a claim without a source."""
    with Project.open(project_file, annotator="Ada") as project:
        claim, source = (one.id for one in project.annotations.of(1))

        def mark(words: str, label: str, document: int = 1) -> int:
            start = TEXT.index(words)
            return project.annotations.add(document, Span(start, start + len(words)), label)

        denial = mark("City hall has denied that any offer was made", "denial")
        spokesman = mark("A spokesman", "source")
        again = mark("any offer was made", "claim")
        context = mark("The court stopped the plan in 2016", "context")
        other = mark("The court stopped the plan in 2016", "claim", 2)
        for type, start, end in (
            ("attributed_to", claim, source),
            ("denies", denial, claim),
            ("attributed_to", denial, spokesman),
            ("same_as", claim, again),
            ("contextualises", context, claim),
        ):
            project.links.add(type, start, end)
        project.annotations.set_attribute(other, "check_worthiness", "check_worthy")
    return project_file


class Player:
    """A person at the board."""

    def __init__(self, qtbot: QtBot, window: Window, board: ClaimBoard) -> None:
        self.qtbot, self.window, self.board = qtbot, window, board
        self.view = board.view

    @property
    def project(self) -> Project:
        assert self.window.session.project
        return self.window.session.project

    def spot(self, kind: str, place: int = 0, number: int = 0) -> Spot:
        face = self.view.face(place)
        assert face
        return [spot for spot in face.spots if spot.kind == kind][number]

    def point(self, kind: str, place: int = 0, number: int = 0) -> QPoint:
        corner = self.view.card_rect(place).topLeft()
        return self.spot(kind, place, number).rect.center() + corner

    def click(self, kind: str, place: int = 0, number: int = 0) -> None:
        self.qtbot.mouseClick(self.view.viewport(), LEFT, pos=self.point(kind, place, number))

    def press(self, keys: str) -> None:
        self.qtbot.keySequence(QApplication.focusWidget() or self.window, keys)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def words(self, place: int = 0) -> str:
        """Everything that stands on a card."""
        face = self.view.face(place)
        assert face
        return "\n".join([*(tag.text for tag in face.tags),
                          *(one.layout.text() for one in face.words)])  # fmt: skip

    def return_to_cards(self) -> None:
        """As a window manager does when a menu has gone."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.view.setFocus()

    def wait_for(self, is_true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_true, timeout=4_000)


@pytest.fixture
def player(qtbot: QtBot, window: Window) -> Player:
    """At the board that fills the window, the first card current."""
    window.registry.run("view.claims")
    board = window.pages.board
    assert board
    qtbot.waitUntil(lambda: board.view.width() > 1000)
    return Player(qtbot, window, board)


@pytest.fixture
def beside(qtbot: QtBot, window: Window) -> Player:
    """At the board beside the article."""
    window.registry.run("view.tab.claims")
    board = window.workspace.tabs.board
    assert board
    return Player(qtbot, window, board)
