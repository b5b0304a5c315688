"""A fact-checker's whole job on a real article, with mouse and keys in the real window."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator import resources
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.check import check_project
from annotator.ui.exporting.dialog import ExportDialog
from annotator.ui.window import Window
from tests.ui.article.conftest import Hand
from tests.ui.conftest import OpenWindow, accept_preview

SHARED = Path(__file__).parents[2].parent / "shared" / "articles"
ARTICLE = SHARED / "seed-article.txt"
GOLD = SHARED / "seed-gold" / "seed-article.csv"
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the acceptance article is not here")


@pytest.fixture
def empty_project(tmp_path: Path) -> Path:
    path = tmp_path / "acceptance.annotator"
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    Project.create(path, scheme=scheme, annotator="Ada").close()
    return path


class Job:
    """One window on the article, and what a person does with it."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window = qtbot, window
        self.article = window.workspace.article
        self.hand = Hand(qtbot, self.article)

    @property
    def project(self) -> Project:
        assert self.window.session.project is not None
        return self.window.session.project

    def bring_in(self, path: Path) -> None:
        self.window.files.answer = [path]
        self.press("Ctrl+D")
        accept_preview(self.qtbot, self.window)
        self.article.setFocus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.qtbot.keySequence(self.window.focusWidget() or self.article, key)

    def place(self, words: str) -> Span:
        start = self.window.session.text.index(words)
        return Span(start, start + len(words))

    def drag(self, words: str, modifier: Qt.KeyboardModifier | None = None) -> None:
        span = self.place(words)
        self.article.reveal(span.end)
        self.article.reveal(span.start)
        if modifier is None:
            self.hand.drag(span.start, span.end)
        else:
            self.hand.drag(span.start, span.end, modifier)

    def marks(self) -> list[tuple[str, str]]:
        return [(one.label, one.quote) for one in self.project.annotations.of(1)]


@pytest.fixture
def job(qtbot: QtBot, open_window: OpenWindow, empty_project: Path) -> Job:
    made = Job(qtbot, open_window(empty_project))
    made.bring_in(ARTICLE)
    return made


def test_the_article_is_brought_in_whole(job: Job) -> None:
    assert job.window.session.text == ARTICLE.read_text(encoding="utf-8")
    assert len(job.window.session.text) == 2953


def test_mark_with_the_mouse_overlap_nest_and_break(job: Job) -> None:
    job.drag("Maariv, an Israeli newspaper")
    job.press("2")
    job.drag("Israeli newspaper, Massoud told the publication")
    job.press("1")
    job.drag("Massoud’s comments")
    job.press("4")
    job.drag("have drawn criticism and mockery", CTRL)
    assert job.marks() == [
        ("context", "Massoud’s comments have drawn criticism and mockery"),
        ("source", "Maariv, an Israeli newspaper"),
        ("claim", "Israeli newspaper, Massoud told the publication"),
    ]
    broken = job.project.annotations.of(1)[0]
    assert [span.of(job.window.session.text) for span in broken.fragments] == [
        "Massoud’s comments",
        "have drawn criticism and mockery",
    ]


def test_mark_relabel_resize_and_delete_with_the_keyboard_alone(job: Job) -> None:
    job.press("Ctrl+Home", "Down", "Home")
    job.press(*["Shift+Ctrl+Right"] * 2, "2")
    first = job.window.session.active
    assert first is not None
    label, words = job.marks()[0]
    assert label == "source"
    job.press("3")
    assert job.project.annotations[first].label == "denial"
    before = job.project.annotations[first]
    job.press("Alt+Shift+Right")
    assert job.project.annotations[first].end > before.end
    job.press("Delete")
    assert job.marks() == []
    job.press("Ctrl+Z", "Ctrl+Z")
    assert job.marks() == [("denial", words)]


def test_undo_reaches_back_over_a_restart(
    job: Job, open_window: OpenWindow, empty_project: Path
) -> None:
    job.drag("Maariv, an Israeli newspaper")
    job.press("2")
    job.window.close()
    again = Job(job.qtbot, open_window(empty_project))
    assert again.marks() == [("source", "Maariv, an Israeli newspaper")]
    again.press("Ctrl+Z")
    assert again.marks() == []
    again.press("Ctrl+Shift+Z")
    assert again.marks() == [("source", "Maariv, an Israeli newspaper")]


def import_gold(job: Job) -> None:
    job.window.files.answer = [GOLD]
    job.window.registry.run("file.import_csv")
    job.qtbot.waitUntil(lambda: sum(job.project.annotations.counts(1).values()) == 48)
    for worker in list(job.window.jobs):
        worker.wait()
    job.qtbot.wait(50)


def test_all_gold_annotations_load_undo_redo_and_export_verified(job: Job, tmp_path: Path) -> None:
    import_gold(job)
    gold = job.project.annotations.of(1)
    assert job.project.annotations.counts(1) == {
        "claim": 15,
        "source": 17,
        "denial": 3,
        "context": 13,
    }
    job.press("Ctrl+Z")
    assert job.marks() == []
    job.press("Ctrl+Shift+Z")
    assert job.project.annotations.of(1) == gold
    assert len(job.project.links.in_document(1)) == 49

    target = tmp_path / "out.csv"
    job.window.files.answer = [target]
    dialog = ExportDialog(job.window)
    job.qtbot.addWidget(dialog)
    dialog.choose_and_export()
    job.qtbot.waitUntil(target.exists)
    for worker in list(job.window.jobs):
        worker.wait()
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    text = job.window.session.text
    assert len(rows) == 48
    whole = [row for row in rows if ";" not in row["fragments"]]
    assert all(text[int(row["start"]) : int(row["end"])] == row["quote"] for row in whole)
    verified = subprocess.run(
        [sys.executable, "-m", "annotator", "verify", str(target), str(SHARED)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "48" in verified.stdout
    assert not check_project(job.project.path).problems


def test_every_gold_annotation_is_reached_with_space_and_seen(job: Job) -> None:
    import_gold(job)
    job.press("Ctrl+Home")
    reached = set()
    for _ in range(48):
        job.press("Space")
        active = job.window.session.active
        assert active is not None
        reached.add(active)
        span = job.project.annotations[active].fragments[0]
        rects = job.article.rects_of(span)
        assert any(job.article.viewport().rect().contains(r.center().toPoint()) for r in rects)
    assert len(reached) == 48
