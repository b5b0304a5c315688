"""Where the boxes and arrows of a claim map go."""

import random
from itertools import combinations, pairwise

import pytest

from annotator.model.annotation import Annotation, Link
from annotator.model.claim_map import ClaimMap
from annotator.model.roles import Roles
from annotator.model.text import Span
from annotator.review.claim_map import claim_map
from annotator.review.layering import Order, acyclic, layers, spread
from annotator.sources.plain import read_text_file
from tests.formats.csv_steps import SHARED, imported

GOLD = SHARED / "seed-gold" / "seed-article.csv"
LABELS = ("source", "claim", "denial", "context")


@pytest.fixture
def drawn(scheme):
    """The map of labels, numbered from 1 in the order of the text, and of links."""

    def draw(labels, *links, **details) -> ClaimMap:
        annotations = [
            Annotation(id, f"a{id}", 1, 1, label, (Span(id * 10, id * 10 + 5),), f"words {id}",
                       **details)
            for id, label in enumerate(labels, 1)
        ]  # fmt: skip
        made = [Link(id, f"l{id}", *one) for id, one in enumerate(links, 1)]
        return claim_map(annotations, made, Roles(scheme))

    return draw


def layer_of(shown: ClaimMap) -> dict[int, int]:
    return {box.id: box.layer for box in shown.boxes}


def overlapping(shown: ClaimMap) -> list[tuple[int, int]]:
    return [
        (one.id, other.id)
        for one, other in combinations(shown.boxes, 2)
        if one.left < other.right and other.left < one.right
        and one.top < other.bottom and other.top < one.bottom
    ]  # fmt: skip


def is_sound(shown: ClaimMap) -> bool:
    """Nothing overlaps or leaves the sheet, and every arrow ends at the edges of its boxes."""
    boxes = {box.id: box for box in shown.boxes}
    assert overlapping(shown) == []
    for box in shown.boxes:
        assert 0 < box.left < box.right < shown.width
        assert 0 < box.top < box.bottom < shown.height
    for arrow in shown.arrows:
        for box, (x, y) in (
            (boxes[arrow.start], arrow.points[0]),
            (boxes[arrow.end], arrow.points[-1]),
        ):
            assert x in (box.left, box.right)
            assert box.top < y < box.bottom
    return True


def random_graph(seed: int, count: int):
    generator = random.Random(seed)
    labels = generator.choices(LABELS, k=count)
    links = []
    for _ in range(count * 3 // 2):
        start, end = generator.sample(range(1, count + 1), 2)
        kinds = ["contextualises", "denies", "supports", "attributed_to"]
        if labels[start - 1] == labels[end - 1]:
            kinds.append("same_as")
        links.append((generator.choice(kinds), start, end))
    return labels, links


def test_sources_stand_left_of_claims_and_denials_right_of_them(drawn):
    shown = drawn(
        ["denial", "claim", "context", "source"],
        ("attributed_to", 2, 4), ("denies", 1, 2), ("contextualises", 3, 2),
    )  # fmt: skip
    assert layer_of(shown) == {4: 0, 2: 1, 1: 2, 3: 2}
    assert is_sound(shown)


def test_a_claim_that_denies_a_denial_stands_right_of_it(drawn):
    shown = drawn(["claim", "denial", "claim"], ("denies", 2, 1), ("denies", 3, 2))
    assert layer_of(shown) == {1: 1, 2: 2, 3: 3}


def test_what_same_links_join_is_one_box_with_all_its_links_once(drawn):
    shown = drawn(
        ["source", "claim", "claim", "claim", "source"],
        ("same_as", 3, 2), ("same_as", 4, 3), ("attributed_to", 2, 1), ("attributed_to", 4, 1),
        ("attributed_to", 3, 5),
    )  # fmt: skip
    (claim,) = (box for box in shown.boxes if box.annotation.label == "claim")
    assert [one.id for one in claim.annotations] == [2, 3, 4]
    assert [(arrow.start, arrow.end) for arrow in shown.arrows] == [(2, 1), (2, 5)]


def test_links_in_a_circle_are_drawn_all_the_same(drawn):
    shown = drawn(["claim"] * 3, ("supports", 1, 2), ("supports", 2, 3), ("undermines", 3, 1))
    assert [(arrow.start, arrow.end) for arrow in shown.arrows] == [(1, 2), (2, 3), (3, 1)]
    assert is_sound(shown)


def test_what_nothing_is_linked_to_stands_below_in_rows(drawn):
    shown = drawn(["claim", "source", *["context"] * 7], ("attributed_to", 1, 2))
    loose = [box for box in shown.boxes if box.is_loose]
    assert len(loose) == 7
    assert min(box.top for box in loose) == shown.loose_top
    assert all(box.bottom < shown.loose_top for box in shown.boxes if not box.is_loose)
    assert is_sound(shown)


def test_rejected_annotations_and_open_suggestions_are_not_in_it(drawn):
    assert drawn(["claim"], status="rejected") == ClaimMap()
    assert drawn(["claim"], origin="suggestion") == ClaimMap()


def test_a_long_line_passes_between_the_boxes(drawn):
    shown = drawn(
        ["source", "claim", "denial", "claim"],
        ("attributed_to", 2, 1), ("denies", 3, 2), ("denies", 4, 3), ("attributed_to", 4, 1),
    )  # fmt: skip
    (long,) = (arrow for arrow in shown.arrows if (arrow.start, arrow.end) == (4, 1))
    for (x, y), (other_x, other_y) in pairwise(long.points):
        if y == other_y:
            over = [
                box for box in shown.boxes
                if box.top <= y <= box.bottom and min(x, other_x) < box.right - 1
                and max(x, other_x) > box.left + 1
            ]  # fmt: skip
            assert over == []


def test_names_never_cover_each_other(drawn):
    shown = drawn(
        ["source", *["claim"] * 6, *["denial"] * 3],
        *(("attributed_to", id, 1) for id in range(2, 11)),
        *(("denies", id, claim) for id in (8, 9, 10) for claim in (2, 3, 4, 5)),
    )
    names = [arrow.name_at for arrow in shown.arrows]
    assert all(
        abs(x - other_x) > 40 or abs(y - other_y) >= 13
        for (x, y), (other_x, other_y) in combinations(names, 2)
    )
    assert is_sound(shown)


@pytest.mark.parametrize("seed", range(12))
def test_any_graph_is_drawn_soundly_and_always_the_same(drawn, seed):
    labels, links = random_graph(seed, 40)
    shown = drawn(labels, *links)
    assert is_sound(shown)
    assert drawn(labels, *links) == shown
    backwards = list(reversed(links))
    assert len(drawn(labels, *backwards).arrows) == len(shown.arrows)


def test_five_hundred_boxes_are_drawn(drawn):
    labels, links = random_graph(1, 500)
    assert is_sound(drawn(labels, *[link for link in links if link[0] != "same_as"]))


@pytest.mark.skipif(not GOLD.exists(), reason="the seed article is not here")
def test_the_map_of_a_real_article_has_all_its_links(project, scheme):
    reading = read_text_file(SHARED / "seed-article.txt")
    project.documents.add(reading.text, reading.metadata)
    imported(project, GOLD)
    links = project.links.in_document(1)
    shown = claim_map(project.annotations.of(1), links, Roles(scheme))
    assert sum(len(box.annotations) for box in shown.boxes) == 48
    home = {one.id: box.id for box in shown.boxes for one in box.annotations}
    wanted = {
        (link.type, home[link.start], home[link.end]) for link in links if link.type != "same_as"
    }
    assert {(arrow.type, arrow.start, arrow.end) for arrow in shown.arrows} == wanted
    assert is_sound(shown)
    assert len({box.layer for box in shown.boxes}) <= 4


# The steps of the layout


def test_a_turned_edge_breaks_each_circle():
    edges = [(1, 2), (2, 3), (3, 1), (3, 4)]
    turned = acyclic([1, 2, 3, 4], edges)
    assert turned == [False, False, True, False]


def test_layers_rise_along_edges_and_never_below_the_lowest():
    assert layers({1: 0, 2: 1, 3: 2, 4: 0}, [(2, 1), (3, 2), (4, 3)]) == {1: 0, 2: 1, 3: 2, 4: 3}


def test_an_order_with_fewer_crossings_is_found():
    order = Order([[1, 2, 3], [4, 5, 6]], [(4, 3), (5, 2), (6, 1)])
    assert order.crossings() == 3
    order.settle()
    assert order.crossings() == 0


def test_places_are_spread_no_further_than_needed():
    assert spread([0.0, 0.0, 50.0], [10.0, 10.0]) == [-5.0, 5.0, 50.0]
    assert spread([], []) == []
