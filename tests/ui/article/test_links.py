"""Links drawn beside the article."""

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.theme import load_theme
from tests.ui.article.conftest import LEFT, Desk, Open

LONG = "words of the story and more words\n" * 300


@pytest.fixture
def linked(desk: Desk) -> tuple[Desk, int, int, int]:
    """A claim that a source says and a denial denies."""
    claim = desk.mark("offered the rail operator a ten-year tax waiver")
    source, denial = desk.mark("Der Bote", "source"), desk.mark("City hall has denied", "denial")
    desk.project.links.add("attributed_to", claim, source)
    desk.project.links.add("denies", denial, claim)
    return desk, claim, source, denial


def plan(desk: Desk):
    desk.view.grab()
    return desk.view.linkage.painting._plan


def chips(desk: Desk) -> list[str]:
    return [chip.words for chip in plan(desk).chips]


def press_chip(desk: Desk, number: int = 0) -> None:
    desk.view.grab()
    box, _ = desk.view.linkage.painting._chips[number]
    desk.hand.qtbot.mouseClick(desk.view.viewport(), LEFT, pos=box.center().toPoint())


def statements(project: Project) -> list[str]:
    """Every query of a link from now on."""
    heard: list[str] = []
    connection = project._database.connection
    connection.set_trace_callback(lambda sql: heard.append(sql) if "link l" in sql else None)
    return heard


def test_only_the_active_annotations_links_are_drawn(linked) -> None:
    desk, claim, source, denial = linked
    assert plan(desk).drawn == []
    desk.session.select(None, source, 0)
    assert [one.link.start for one in plan(desk).drawn] == [claim]
    desk.session.select(None, claim, 0)
    found = plan(desk)
    assert len(found.drawn) == 2
    assert all(one.is_strong and one.has_head for one in found.drawn)
    assert set(found.partners) == {source, denial}
    desk.session.select(None, None, 0)
    assert plan(desk).drawn == []


def test_a_partners_row_says_the_link_as_it_reads_from_the_active_one(linked) -> None:
    desk, claim, source, denial = linked
    desk.session.select(None, claim, 0)
    said = plan(desk).said
    assert {id: words for id, (words, _) in said.items()} == {
        source: "said by",
        denial: "denied by",
    }
    desk.project.links.add("reported_by", claim, source)
    assert plan(desk).said[source].words == "said by, reported by"
    desk.session.select(None, source, 0)
    assert plan(desk).said[claim].words == "says, reports"


def test_curves_stay_in_the_lane_and_partners_are_outlined(linked) -> None:
    desk, claim, source, _ = linked
    desk.session.select(None, claim, desk.place("offered").start)
    desk.view.blink.stop()
    before = desk.view.grab().toImage()
    desk.view.linkage.links.is_all = False
    colour = desk.view.inks.colours("source").line
    painting = desk.view.linkage.painting
    band = painting._band()
    assert min(band.near, band.far) >= desk.view.page.metrics.lane
    xs = {
        x
        for x in range(before.width())
        for y in range(before.height())
        if before.pixelColor(x, y) == colour
    }
    assert any(x > band.near for x in xs)
    desk.project.links.remove(desk.project.links.of(source)[0].id)
    after = desk.view.grab().toImage()
    rect = desk.view.rects_of(desk.place("Der Bote"))[0].adjusted(-3, -3, 3, 4)
    inside = [
        QPoint(x, y)
        for x in range(round(rect.left()), round(rect.right()))
        for y in range(round(rect.top()), round(rect.bottom()))
    ]
    assert any(before.pixel(point) != after.pixel(point) for point in inside)


def test_links_are_read_once_per_change_and_never_while_painting(linked) -> None:
    desk, claim, source, _ = linked
    desk.session.select(None, claim, 0)
    desk.view.grab()
    heard = statements(desk.project)
    for _ in range(3):
        desk.view.grab()
    assert heard == []
    desk.session.select(None, source, 0)
    assert len(heard) == 1
    desk.view.grab()
    assert len(heard) == 1


@pytest.fixture
def far(open_text: Open) -> tuple[Desk, int, list[int]]:
    """A claim in the middle of a long text, with sources before and after it."""
    desk = open_text(LONG)
    add = desk.project.annotations.add
    claim = add(1, Span(5000, 5010), "claim")
    ends = [add(1, Span(at, at + 5), "source") for at in (0, 340, 9520)]
    for end in ends:
        desk.project.links.add("attributed_to", claim, end)
    desk.session.select(None, claim, 5000)
    return desk, claim, ends


def test_arrows_at_the_edges_count_what_is_out_of_view_and_lead_to_the_nearest(far) -> None:
    desk, claim, ends = far
    assert chips(desk) == ["↑ 2 × Source · said by", "↓ Source · said by"]
    assert plan(desk).said == {}
    first = desk.view.margin.rows
    assert all(b.y - a.y >= 2 * first.half - 0.01 for a, b in pairwise(first.entries))
    press_chip(desk, 0)
    assert desk.session.active == ends[1]
    assert desk.view.viewport().rect().contains(desk.view.rect_of(340))
    assert chips(desk) == ["↓ Claim · says"]
    press_chip(desk)
    assert desk.session.active == claim
    press_chip(desk, 1)
    assert desk.session.active == ends[2]


def test_an_arrow_keeps_its_room_free_of_rows(far) -> None:
    desk, _, _ = far
    for start in range(4600, 5500, 34):
        desk.project.annotations.add(1, Span(start, start + 20), "context")
    desk.view.grab()
    painting = desk.view.linkage.painting
    for box, _ in painting._chips:
        for entry in desk.view.margin.rows.entries:
            assert abs(entry.y - box.center().y()) >= desk.view.margin.rows.half


def test_while_linking_an_arrow_only_scrolls(far) -> None:
    desk, claim, ends = far
    desk.session.link_from(claim)
    press_chip(desk, 1)
    assert desk.session.active == desk.session.linking == claim
    assert desk.view.viewport().rect().contains(desk.view.rect_of(9520))
    assert ends


def test_partners_in_another_document_are_named_and_reached(desk: Desk) -> None:
    claim = desk.mark("tax waiver")
    other = desk.project.documents.add(SourceText("Somebody else"), Metadata(title="Other"))
    source = desk.project.annotations.add(other, Span(0, 8), "source")
    desk.project.links.add("attributed_to", claim, source)
    desk.session.select(None, claim, 0)
    assert chips(desk) == ["⇢ Source in another document"]
    press_chip(desk)
    assert desk.session.document is not None
    assert (desk.session.document.id, desk.session.active) == (other, source)


def test_many_kinds_of_partners_out_of_view_share_the_last_arrow(open_text: Open) -> None:
    desk = open_text(LONG)
    from annotator.ui.article import link_plan

    add = desk.project.annotations.add
    claim = add(1, Span(5000, 5010), "claim")
    for at, (label, type_) in enumerate(
        (("claim", "supports"), ("denial", "denies"), ("source", "attributed_to"))
    ):
        desk.project.links.add(type_, claim, add(1, Span(at * 34, at * 34 + 5), label))
    desk.session.select(None, claim, 5000)
    assert len(chips(desk)) == 3
    link_plan.MOST_CHIPS, before = 1, link_plan.MOST_CHIPS
    try:
        assert chips(desk) == ["↑ Claim · supports", "↑ 2 more"]
    finally:
        link_plan.MOST_CHIPS = before


def test_all_links_are_drawn_on_demand_and_those_pointed_at_come_forward(linked) -> None:
    desk, claim, source, denial = linked
    twin = desk.mark("insisted that she had recorded")
    desk.project.links.add("same_as", claim, twin)
    desk.view.linkage.show_all(is_all=True)
    assert [one.is_strong for one in plan(desk).drawn] == [False] * 3
    desk.hand.qtbot.mouseMove(desk.view.viewport(), desk.hand.on(desk.place("City").start))
    assert [one.is_strong for one in plan(desk).drawn] == [False, False, True]
    assert set(plan(desk).said) == {claim}
    desk.hand.qtbot.mouseMove(desk.view.viewport(), desk.hand.on(desk.place("declined").start))
    assert not any(one.is_strong for one in plan(desk).drawn)
    desk.session.select(None, twin, 0)
    assert [one.has_head for one in plan(desk).drawn if one.is_strong] == [False]
    desk.view.linkage.show_all(is_all=False)
    assert len(plan(desk).drawn) == 1
    assert source
    assert denial


def test_all_links_follow_steps_made_here_and_elsewhere(linked, tmp_path: Path) -> None:
    desk, claim, source, _ = linked
    desk.view.linkage.show_all(is_all=True)
    links = desk.view.linkage.links
    added = desk.project.links.add("reported_by", claim, source)
    assert len(links) == 3
    desk.project.links.change_type(added, "reported_by")
    desk.project.annotations.delete(source)
    assert len(links) == 1
    desk.project.journal.undo()
    assert len(links) == 3
    with Project.open(desk.project.path, annotator="Bo") as other:
        other.links.remove(added)
    desk.session.look_for_foreign_changes()
    assert len(links) == 2
    desk.project.documents.add(SourceText("Elsewhere"), Metadata(title="Else"))
    assert len(links) == 2
    assert tmp_path.exists()


def test_a_link_within_another_document_is_not_shown_here(desk: Desk) -> None:
    other = desk.project.documents.add(SourceText("Somebody else"), Metadata(title="Other"))
    ends = [desk.project.annotations.add(other, Span(n, n + 3), "claim") for n in (0, 5)]
    desk.view.linkage.show_all(is_all=True)
    desk.project.links.add("same_as", *ends)
    assert len(desk.view.linkage.links) == 0


@pytest.mark.parametrize("width", [828, 640, 420])
def test_links_can_be_drawn_at_every_width_and_in_both_themes(linked, width: int) -> None:
    desk, claim, _, _ = linked
    desk.view.resize(width, 500)
    desk.view.linkage.show_all(is_all=True)
    plain = desk.view.grab().toImage()
    desk.session.select(None, claim, 0)
    light = desk.view.grab().toImage()
    assert light != plain
    desk.view.set_theme(load_theme("dark"))
    assert desk.view.grab().toImage() != light
    band = desk.view.linkage.painting._band()
    assert desk.view.page.metrics.lane <= band.near < band.far <= width


def test_partners_of_a_huge_document_are_known_before_all_its_marks_are_read(
    open_text: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.ui.article import following

    monkeypatch.setattr(following, "QUICK_TEXT", 100)
    desk = open_text(LONG)
    add = desk.project.annotations.add
    claim, source = add(1, Span(0, 5), "claim"), add(1, Span(9000, 9005), "source")
    desk.project.links.add("attributed_to", claim, source)
    desk.session.show(1)
    desk.session.select(None, claim, 0)
    assert source not in desk.view.marks.by_id
    assert chips(desk) == ["↓ Source · said by"]
    QApplication.processEvents()
    desk.view.following.read_rest()
    assert chips(desk) == ["↓ Source · said by"]
    assert desk.view.linkage.painting.chip_at(QPointF(0, 0)) is None


def test_a_crowd_of_links_is_drawn_in_grey_and_the_active_ones_over_it(open_text: Open) -> None:
    desk = open_text(LONG)
    add = desk.project.annotations.add
    sources = [add(1, Span(n * 34, n * 34 + 5), "source") for n in range(18)]
    with desk.project.journal.step("Link"):
        for one, other in combinations(sources[:12], 2):
            desk.project.links.add("same_as", one, other)
    plain = desk.view.grab().toImage()
    desk.view.linkage.show_all(is_all=True)
    assert len(plan(desk).drawn) == 66
    crowd = desk.view.grab().toImage()
    lane = round(desk.view.page.metrics.lane)
    changed = {
        x
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixel(x, y) != crowd.pixel(x, y)
    }
    assert changed
    assert min(changed) >= lane
    desk.session.select(None, sources[3], 102)
    assert sum(one.is_strong for one in plan(desk).drawn) == 11
    assert desk.view.grab().toImage() != crowd


def test_walking_starts_anew_where_a_partner_has_gone(linked) -> None:
    desk, claim, source, denial = linked
    walk = desk.view.linkage.walk
    assert not walk.step(1)
    desk.session.select(None, claim, 0)
    assert walk.step(1)
    assert desk.session.active == source
    desk.project.annotations.delete(denial)
    assert not walk.step(1)
    assert walk.step(1)
    assert desk.session.active == claim


PERSIAN = "گزارش: سخنگو این ادعا را رد کرد.\nشهردار گفت که پل امن است و باز می‌ماند.\n" * 60


@pytest.fixture
def mirrored(open_text: Open) -> tuple[Desk, int, int, int]:
    """A claim, its source beside it, and another one far below, in a text from right to left."""
    desk = open_text(PERSIAN)
    add = desk.project.annotations.add
    claim, source = add(1, Span(9, 20), "claim"), add(1, Span(34, 41), "source")
    far = add(1, Span(3000, 3010), "source")
    for end in (source, far):
        desk.project.links.add("attributed_to", claim, end)
    return desk, claim, source, far


def test_from_right_to_left_lane_and_links_are_on_the_left_and_the_gutter_on_the_right(
    mirrored,
) -> None:
    desk, claim, _, _ = mirrored
    metrics = desk.view.page.metrics
    assert metrics.is_mirrored
    desk.session.select(None, None, len(desk.text))
    desk.view.reveal(0)
    desk.view.blink.stop()
    plain = desk.view.grab().toImage()
    desk.view.linkage.show_all(is_all=True)
    linked = desk.view.grab().toImage()
    changed = {
        x
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixel(x, y) != linked.pixel(x, y)
    }
    assert changed
    assert max(changed) < metrics.left
    y = desk.view.rect_of(0).center().y()
    beside = round(metrics.left + metrics.width) + 20
    assert desk.view.margin.paragraph_at(QPointF(beside, y)) == 1
    assert desk.view.margin.paragraph_at(QPointF(metrics.left - 20, y)) is None
    assert claim


def test_rows_and_arrows_on_the_left_are_pressed_where_they_are_drawn(mirrored) -> None:
    desk, claim, source, far = mirrored
    desk.view.grab()
    metrics, rows = desk.view.page.metrics, desk.view.margin.rows
    at = QPoint(round(metrics.left) - 40, round(rows.y_of(desk.view.marks.by_id[claim])))
    desk.hand.qtbot.mouseClick(desk.view.viewport(), LEFT, pos=at)
    assert desk.session.active == claim
    assert chips(desk) == ["↓ Source · said by"]
    box, _ = desk.view.linkage.painting._chips[0]
    at = metrics.beside(box).center().toPoint()
    assert at.x() < metrics.left
    desk.hand.qtbot.mouseClick(desk.view.viewport(), LEFT, pos=at)
    assert desk.session.active == far
    assert source


def test_the_margin_changes_sides_with_the_direction_of_the_document(mirrored) -> None:
    desk, _, _, _ = mirrored
    metadata = desk.project.documents[1].metadata
    desk.project.documents.set_metadata(1, replace(metadata, direction="ltr"))
    assert not desk.view.page.metrics.is_mirrored
    assert desk.view.page.metrics.lane > desk.view.page.metrics.left
    desk.project.documents.set_metadata(1, replace(metadata, direction="auto"))
    assert desk.view.page.metrics.is_mirrored
    desk.view.resize(420, 500)
    desk.session.select(None, 1, 9)
    desk.view.grab()


def test_undoing_a_link_goes_to_where_it_was(far) -> None:
    desk, claim, ends = far
    desk.session.select(None, None, 0)
    desk.view.reveal(0)
    desk.project.journal.undo()
    assert desk.session.active == claim
    assert desk.view.viewport().rect().contains(desk.view.rect_of(5000))
    desk.session.select(None, ends[2], 9520)
    desk.project.journal.redo()
    assert desk.session.active == ends[2]


@pytest.mark.parametrize("width", [470, 560, 640, 700])
def test_what_a_link_says_has_room_in_narrow_views(linked, width: int) -> None:
    desk, claim, source, denial = linked
    desk.view.resize(width, 500)
    desk.session.select(None, claim, 9)
    found, metrics = plan(desk), desk.view.page.metrics
    font = QFontMetricsF(metrics.small)
    for partner, words in ((source, "said by"), (denial, "denied by")):
        assert found.said[partner].words == words
        # Where there is no room for the label's name, they stand in its place.
        start = metrics.lane + (11 if metrics.has_names else 15) * metrics.scale
        assert desk.view.margin.ends[partner] - start >= font.horizontalAdvance(words) - 1
        assert desk.view.margin.ends[partner] < metrics.lane + metrics.lane_width - 12
    assert metrics.width > 30 * font.averageCharWidth()
