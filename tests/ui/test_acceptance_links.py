"""All links of a real article, made with mouse and keys in the real window."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.model.links import fitting
from annotator.model.text import Span
from annotator.ui.article.link_menu import LinkMenu
from tests.ui.conftest import OpenWindow
from tests.ui.test_acceptance import ARTICLE, GOLD, Job, empty_project

__all__ = ["empty_project"]

pytestmark = [
    pytest.mark.skipif(not ARTICLE.exists(), reason="the acceptance article is not here"),
    pytest.mark.qt_log_ignore("does not support", extend=True),  # a menu without a screen
]
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Triple = tuple[str, str, str]


def gold_links() -> list[Triple]:
    with GOLD.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (relation.split(">")[0], row["annotation_id"], relation.split(">")[1])
        for row in rows
        for relation in row["relations"].split("; ")
        if relation
    ]


class Linker(Job):
    """What a person does who links."""

    def import_without_links(self, folder: Path) -> None:
        bare = folder / "bare.csv"
        with GOLD.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        with bare.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows({**row, "relations": ""} for row in rows)
        self.window.files.answer = [bare]
        self.window.registry.run("file.import_csv")
        self.qtbot.waitUntil(lambda: sum(self.project.annotations.counts(1).values()) == 48)
        for worker in list(self.window.jobs):
            worker.wait()
        self.qtbot.wait(50)
        self.ids = {one.uuid: one.id for one in self.project.annotations.of(1)}

    def spot(self, annotation: int) -> int:
        """A character of an annotation that a click takes for it."""
        found = self.project.annotations[annotation]
        places = (n for span in found.fragments for n in range(span.start, span.end))
        marks = self.article.marks
        return next(place for place in places if marks.at(place)[0] == annotation)

    def activate(self, annotation: int) -> None:
        place = self.spot(annotation)
        self.article.reveal(place)
        self.hand.click(place)
        assert self.window.session.active == annotation

    def choose(self, type_: str, first: int, last: int) -> int:
        """The number to press where several links fit, 0 where only one does."""
        labels = (self.project.annotations[end].label for end in (first, last))
        fits = fitting(self.project.scheme, *labels)
        wanted = [
            n
            for n, fit in enumerate(fits)
            if fit.type.name == type_ and (fit.type.symmetric or not fit.is_reversed)
        ]
        return wanted[0] + 1 if len(fits) > 1 else 0

    def press_in_menu(self, number: int) -> None:
        if number:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, LinkMenu)
            self.qtbot.keyClick(menu, str(number))

    # Three ways to make a link

    def by_click(self, start: int, end: int, number: int) -> None:
        self.activate(start)
        self.press("L")
        self.article.reveal(self.spot(end))
        self.hand.click(self.spot(end))
        self.press_in_menu(number)

    def by_keys(self, start: int, end: int, number: int) -> None:
        self.activate(start)
        self.press("L")
        marks = self.article.marks
        is_before = marks.by_id[end] < marks.by_id[start]
        for _ in range(48):
            self.press("Shift+Space" if is_before else "Down")
            if self.article.linkage.linking.candidate == end:
                break
        self.press("Return")
        self.press_in_menu(number)

    def by_drag(self, start: int, end: int, number: int) -> None:
        here, there = self.spot(start), self.spot(end)
        self.article.reveal(max(here, there))
        self.article.reveal(min(here, there))
        viewport, room = self.article.viewport(), self.article.viewport().rect()
        found = [self.article.rects_of(Span(place, place + 1)) for place in (here, there)]
        if not all(rects and room.contains(rects[0].center().toPoint()) for rects in found):
            self.by_click(start, end, number)
            return
        first, last = (rects[0].center().toPoint() for rects in found)
        self.qtbot.mousePress(viewport, RIGHT, pos=first)
        self.qtbot.mouseMove(viewport, (first + last) / 2)
        self.qtbot.mouseMove(viewport, last)
        self.qtbot.mouseRelease(viewport, RIGHT, pos=last)
        self.press_in_menu(number)

    def made(self) -> list[Triple]:
        uuids = {id: uuid for uuid, id in self.ids.items()}
        return [
            (link.type, uuids[link.start], uuids[link.end])
            for link in self.project.links.in_document(1)
        ]


@pytest.fixture
def linker(qtbot: QtBot, open_window: OpenWindow, empty_project: Path, tmp_path: Path) -> Linker:
    made = Linker(qtbot, open_window(empty_project))
    made.bring_in(ARTICLE)
    made.import_without_links(tmp_path)
    return made


def test_all_links_of_the_article_are_made_with_mouse_and_keys_undone_and_redone(
    linker: Linker,
) -> None:
    gold = gold_links()
    assert len(gold) == 49
    assert linker.made() == []
    ways: tuple[Callable[[int, int, int], None], ...] = (
        linker.by_click,
        linker.by_keys,
        linker.by_drag,
    )
    for number, (type_, start, end) in enumerate(gold):
        first, last = linker.ids[start], linker.ids[end]
        ways[number % 3](first, last, linker.choose(type_, first, last))
        assert linker.made()[-1] == (type_, start, end), number
    assert linker.made() == gold
    linker.article.setFocus()
    for count in range(48, -1, -1):
        linker.press("Ctrl+Z")
        assert len(linker.made()) == count
        type_, start, end = gold[count]
        assert linker.window.session.active in (linker.ids[start], linker.ids[end])
    for _ in gold:
        linker.press("Ctrl+Shift+Z")
    assert linker.made() == gold
