"""Bars as SVG pictures."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.bars_svg import ACCENT, MOST, Chart, svg_of

SVG = "{http://www.w3.org/2000/svg}"
NAMES = st.text(max_size=40)
ROWS = st.lists(st.tuples(NAMES, st.floats(0, 1e9)), max_size=40)


def drawn(title, charts):
    return ElementTree.fromstring(svg_of(title, charts).encode())


@given(NAMES, st.lists(st.builds(Chart, NAMES, ROWS, is_time=st.booleans()), max_size=5))
def test_any_names_give_a_picture(title, charts):
    root = drawn(title, charts)
    bars = [one for one in root.iter(f"{SVG}rect") if one.get("fill") == ACCENT]
    assert len(bars) == sum(min(MOST, len(chart.rows)) for chart in charts)
    assert {one.tag for one in root.iter()} <= {
        SVG + name for name in ("svg", "title", "rect", "text", "g")
    }


def test_bars_are_as_long_as_the_numbers_and_coloured():
    rows = [("one", 100.0), ("half", 50.0), ("bad", 25.5)]
    root = drawn("T", [Chart("C", rows, {"one": "#123456", "bad": 'x" onload="'})])
    bars = {
        one.get("fill"): float(one.get("width"))
        for one in root.iter(f"{SVG}rect")
        if one.get("height") == "11"
    }
    assert bars["#123456"] > bars[ACCENT]
    words = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert words == ["T", "C", "one", "100", "half", "50", "bad", "25.5"]


def test_what_is_left_out_is_told():
    rows = [(f"day {n}", float(n)) for n in range(1_030)]
    for is_time, sentence, first in (
        (True, "1,006 earlier ones are left out", "day 1006"),
        (False, "and 1,006 more", "day 0"),
    ):
        root = drawn("T", [Chart("C", rows, is_time=is_time)])
        words = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
        assert words[2] == first
        assert words[-1] == sentence
