"""A real article with its 48 annotations made by hand: all are shown where they belong."""

import csv
import json
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.model.text import Span
from tests.ui.article.conftest import Desk, Open

ARTICLES = Path(__file__).parents[4] / "shared" / "articles"
pytestmark = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the seed article is not beside this checkout"
)


@pytest.fixture
def seed(open_text: Open) -> Desk:
    text = (ARTICLES / "seed-article.txt").read_text(encoding="utf-8")
    return open_text(text, title=text.split("\n", 1)[0])


@pytest.fixture
def gold(seed: Desk) -> dict[int, tuple[Span, ...]]:
    """The fragments by annotation."""
    with (ARTICLES / "seed-gold" / "seed-article.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    made = {}
    for row in rows:
        ends = [[int(end) for end in part.split()] for part in row["fragments"].split(";")]
        parts = tuple(Span(*pair) for pair in ends)
        attributes = json.loads(row["attributes"] or "{}")
        scheme = seed.session.scheme
        known = {
            a.name
            for a in scheme.attributes_of(row["label"])
            if a.accepts(attributes.get(a.name, ""))
        }
        kept = {name: value for name, value in attributes.items() if name in known}
        made[seed.project.annotations.add(1, parts, row["label"], attributes=kept)] = parts
    return made


def test_all_48_annotations_are_shown_and_can_be_reached(
    seed: Desk, gold: dict[int, tuple[Span, ...]]
) -> None:
    assert len(gold) == 48
    for annotation, parts in gold.items():
        seed.view.reveal(parts[0].start)
        for part in parts:
            assert annotation in seed.view.marks_at(part.start)
            assert annotation in seed.view.marks_at(part.end - 1)
        assert seed.view.rects_of(parts[0])
        reached = set()
        for _ in range(5):
            seed.hand.click(parts[0].start)
            reached.add(seed.session.active)
        assert annotation in reached


def test_space_goes_through_all_of_them_once(seed: Desk, gold: dict[int, tuple[Span, ...]]) -> None:
    seen = []
    for _ in gold:
        seed.view.next_annotation(1)
        assert seed.view.viewport().rect().contains(seed.view.rect_of(seed.session.position))
        seen.append(seed.session.active)
    assert sorted(seen) == sorted(gold)


def test_undoing_and_redoing_all_of_them_shows_the_same(
    seed: Desk, gold: dict[int, tuple[Span, ...]]
) -> None:
    before = dict(seed.view.marks.by_id)
    for _ in gold:
        seed.project.journal.undo()
    assert seed.view.marks.by_id == {}
    for _ in gold:
        seed.project.journal.redo()
    assert seed.view.marks.by_id == before


def test_exact_drags_select_exactly(seed: Desk) -> None:
    chance = random.Random(11)
    length = len(seed.text)
    for _ in range(25):
        start = chance.randrange(length - 200)
        end = start + chance.randrange(1, 150)
        if "\n" in (seed.text[start], seed.text[end]):
            continue
        seed.view.reveal(end)
        seed.view.reveal(start)
        if _is_hanging(seed, start) or _is_hanging(seed, end):
            continue
        first, last = seed.hand.point(start), seed.hand.point(end)
        seed.session.select(None)
        seed.view.mouse.clicks.count = 0
        seed.hand.drag_points(first, last + QPoint(1, 0), Qt.KeyboardModifier.AltModifier)
        assert seed.session.selection == Span(start, end)


def _is_hanging(seed: Desk, position: int) -> bool:
    """Whether the caret stands beyond a blank at the end of a row."""
    page = seed.view.page
    typeset = page.typeset(page.segments.at(position))
    row = typeset.rows[typeset.row_of(position - typeset.base)]
    return position - typeset.base >= row.end - row.blanks and not row.is_last
