"""The shape of links beside the text."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.link_curves import (
    CORNER,
    MANY,
    TRACKS,
    Band,
    Reach,
    bundled,
    curves,
    spread,
    tracks,
)

HEIGHTS = st.integers(0, 40).map(lambda n: n * 21.0)
REACHES = st.lists(st.tuples(HEIGHTS, HEIGHTS, st.floats(0, 100)), max_size=60)
BANDS = st.sampled_from((Band(120, 156), Band(80, 44), Band(100, 104)))


def reaches_of(drawn: list[tuple[float, float, float]], band: Band) -> list[Reach]:
    near = band.near
    return [
        Reach(n, (near - band.outwards * back, one), (near, other))
        for n, (one, other, back) in enumerate(drawn)
    ]


@given(REACHES, BANDS)
def test_no_curve_leaves_its_band_on_either_side_of_the_text(drawn, band: Band) -> None:
    low, high = sorted((band.near, band.far))
    for curve in curves(reaches_of(drawn, band), band):
        assert low <= curve.turn <= high
        assert 0 <= curve.radius <= CORNER
        assert curve.radius <= abs(curve.end[1] - curve.start[1]) / 2


@given(REACHES)
def test_a_mirrored_band_gives_mirrored_curves(drawn) -> None:
    right, left = Band(100, 136), Band(-100, -136)
    for one, other in zip(
        curves(reaches_of(drawn, right), right), curves(reaches_of(drawn, left), left), strict=True
    ):
        assert (one.turn, one.radius) == (-other.turn, other.radius)
        assert (one.start[0], one.start[1]) == (-other.start[0], other.start[1])


@given(st.lists(st.tuples(HEIGHTS, HEIGHTS), max_size=4))
def test_a_few_links_never_share_a_track_where_they_run_side_by_side(spans) -> None:
    found = tracks(spans)
    for (one, first), (other, second) in itertools.combinations(zip(spans, found, strict=True), 2):
        low, high = max(min(one), min(other)), min(max(one), max(other))
        assert first != second or low >= high


@given(st.lists(st.tuples(HEIGHTS, HEIGHTS), min_size=MANY + 1, max_size=200))
def test_many_links_share_tracks_by_length(spans) -> None:
    found = tracks(spans)
    assert set(found) <= set(range(TRACKS))
    lengths = [abs(one - other) for one, other in spans]
    ordered = sorted(zip(lengths, found, strict=True))
    by_length = {}
    for length, track in ordered:
        by_length.setdefault(length, []).append(track)
    highest = [max(tracks) for _, tracks in sorted(by_length.items())]
    assert highest == sorted(highest)


def test_short_links_run_next_to_the_text() -> None:
    assert tracks([(0, 210), (42, 63), (21, 105)]) == [2, 0, 1]
    assert curves([], Band(0, 10)) == []


def test_ends_at_one_row_stand_apart_and_do_not_cross_on_their_way_out() -> None:
    row = 100.0
    others = (40.0, 10.0, 160.0, 190.0)
    found = spread([Reach(n, (0, row), (0, y)) for n, y in enumerate(others)], 16)
    from_top = sorted(found, key=lambda reach: reach.start[1])
    assert [reach.id for reach in from_top] == [0, 1, 3, 2]
    heights = [reach.start[1] for reach in from_top]
    assert heights == [94.0, 98.0, 102.0, 106.0]
    assert [reach.end[1] for reach in found] == list(others)


@given(REACHES)
def test_spread_ends_stay_within_their_row(drawn) -> None:
    before = reaches_of(drawn, Band(100, 136))
    for old, new in zip(before, spread(before, 16), strict=True):
        assert abs(old.start[1] - new.start[1]) <= 8
        assert abs(old.end[1] - new.end[1]) <= 8
        assert (old.start[0], old.end[0]) == (new.start[0], new.end[0])


@given(REACHES, BANDS)
def test_a_bundle_holds_every_curve_and_no_stretch_twice(drawn, band: Band) -> None:
    shapes = curves(reaches_of(drawn, band), band)
    pieces = bundled(shapes)
    assert len(pieces) == len(set(pieces))
    upright = [(one, other) for one, other in pieces if one[0] == other[0]]
    for curve in shapes:
        low, high = sorted((curve.start[1], curve.end[1]))
        low, high = low + curve.radius, high - curve.radius
        assert any(
            one[0] == curve.turn and one[1] <= low + 0.001 and high - 0.001 <= other[1]
            for one, other in upright
        )
        for x, y in (curve.start, curve.end):
            assert any(one == (x, y) for one, _ in pieces)
