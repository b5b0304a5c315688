"""A project with a few documents, a session on it, and panels shown as the window shows them."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator import resources
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import Scheme, parse_scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.session import Session
from annotator.ui.theme import Theme, load_theme, prepare, wear

TEXT = (
    "The mayor reportedly offered the operator a tax waiver, says the weekly Der Bote.\n\n"
    "City hall has denied that any offer was made. 😀 A spokesman called it “wholly invented”.\n\n"
    "The court stopped the plan in 2016. The operator declined to comment.\n"
)
MARKUP = "<img src=file:///etc/passwd><b>bold</b> & so on"
PERSIAN = "گزارش: سخنگو این ادعا را رد کرد"

Show = Callable[..., QWidget]
Mark = Callable[..., int]


@pytest.fixture
def scheme() -> Scheme:
    return parse_scheme(resources.read_text("schemes", "fact-check.toml"))


@pytest.fixture
def project(tmp_path: Path, scheme: Scheme) -> Iterator[Project]:
    made = Project.create(tmp_path / "news.annotator", scheme=scheme, annotator="Ada")
    for number, title in enumerate(("Mayor’s offer", "Harbour report", PERSIAN, MARKUP)):
        metadata = Metadata(title=title, publisher="Valley Herald")
        made.documents.add(SourceText(f"{TEXT}\n({number})"), metadata)
    yield made
    made.close()


@pytest.fixture
def session(project: Project, qtbot: QtBot) -> Iterator[Session]:  # noqa: ARG001
    made = Session()
    made.adopt(project)
    yield made
    made.close_project()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    chosen = load_theme("light")
    prepare(qapp)
    wear(qapp, chosen)
    return chosen


@pytest.fixture
def show(qtbot: QtBot, session: Session, theme: Theme) -> Show:
    """Makes a panel of the session and shows it at the width it has in the window."""

    def make(kind: Callable[[Session, Theme], QWidget], width: int = 345) -> QWidget:
        panel = kind(session, theme)
        qtbot.addWidget(panel)
        panel.resize(width, 780)
        with qtbot.waitExposed(panel):
            panel.show()
        return panel

    return make


@pytest.fixture
def mark(project: Project) -> Mark:
    """Marks words of a document and returns the annotation's id."""

    def place(words: str, label: str, document: int = 1, note: str = "") -> int:
        start = TEXT.index(words)
        return project.annotations.add(document, Span(start, start + len(words)), label, note=note)

    return place


@pytest.fixture
def locked(project: Project) -> Iterator[Callable[[], None]]:
    """Has another program write to the project file until the test ends."""
    others: list[sqlite3.Connection] = []

    def lock() -> None:
        other = sqlite3.connect(project.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        others.append(other)

    yield lock
    for other in others:
        other.close()
