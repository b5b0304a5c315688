"""Where selections begin and end."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from annotator.model.text import Span
from annotator.ui.article.display import shown
from annotator.ui.article.header import Head
from annotator.ui.article.metrics import Metrics
from annotator.ui.article.page import Page
from annotator.ui.article.snapping import Snapping
from tests.ui.article.strategies import TEXTS
from tests.ui.article.test_geometry import _metrics

pytestmark = pytest.mark.usefixtures("theme")


def snapping(text: str) -> Snapping:
    page = Page(_metrics())
    page.show(text, Head())
    return Snapping(page)


@pytest.mark.parametrize(
    ("position", "word"), [(1, "won’t"), (7, "6,000.50"), (17, "al"), (5, " ")]
)
def test_the_word_at_a_place(metrics: Metrics, position: int, word: str) -> None:
    assert metrics
    text = "won’t 6,000.50 (al-Qaeda)"
    found = snapping(text).unit_at(position, "word")
    assert found is not None
    assert found.of(text) == word


@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
@example("\ufffe", 0, 1)
def test_no_selection_ends_inside_a_grapheme(text: str, anchor: int, focus: int) -> None:
    anchor, focus = min(anchor, len(text)), min(focus, len(text))
    span = snapping(text).span(anchor, focus, "character")
    if span is None:
        assert anchor == focus
        return
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, shown(text))
    for place in (span.start, span.end):
        finder.setPosition(len(text[:place].encode("utf-16-le")) // 2)
        assert finder.isAtBoundary()
    assert span.contains(Span(min(anchor, focus), max(anchor, focus)))


@given(TEXTS)
def test_character_edges_go_through_the_text_and_back(text: str) -> None:
    edges, snap = [0], snapping(text)
    while edges[-1] < len(text):
        edges.append(snap.character_edge(edges[-1], 1))
    assert edges == sorted(set(edges))
    for place, expected in zip(edges[::-1], edges[-2::-1], strict=False):
        assert snap.character_edge(place, -1) == expected
    assert snap.character_edge(0, -1) == 0
    assert snap.character_edge(len(text), 1) == len(text)


@given(TEXTS, st.integers(0, 300), st.sampled_from([-1, 1]), st.sampled_from(["start", "end"]))
def test_word_edges_move_on(text: str, position: int, direction: int, edge: str) -> None:
    position = min(position, len(text))
    found = snapping(text).word_edge(position, direction, edge)  # type: ignore[arg-type]
    assert 0 <= found <= len(text)
    assert found == position or (found - position) * direction > 0
