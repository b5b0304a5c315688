"""Numbers as bars in an SVG picture: cards in two columns, on a page as light as paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from annotator.formats.claim_map_look import in_lines, is_rightward
from annotator.formats.markup import Markup, tag
from annotator.formats.svg import MUTED, SERIF, TEXT, estimated, number, picture, text, writable
from annotator.model.scheme import COLOUR

MOST = 24  # bars of one chart
ACCENT, LINE = "#2f6fed", "#dcdcd8"
CARD, GAP, EDGE, PADDING = 430.0, 18.0, 28.0, 16.0
HEAD, HEADING, ROW, BAR, FOOT = 46.0, 34.0, 22.0, 11.0, 20.0
NAMES, NUMBERS = 150.0, 60.0
TITLE_SIZE, HEADING_SIZE, SIZE = 17.0, 13.0, 12.0


class Chart(NamedTuple):
    """``rows`` are what each number is of, and the number; ``colours`` those of some rows.
    Of too many rows the first are shown, or the last where ``is_time``."""

    title: str
    rows: Sequence[tuple[str, float]]
    colours: Mapping[str, str] = {}
    is_time: bool = False


class Shown(NamedTuple):
    """The rows of a chart that are drawn, and what is said of the rest."""

    rows: Sequence[tuple[str, float]]
    left_out: int


def shown_of(rows: Sequence[tuple[str, float]], *, is_time: bool) -> Shown:
    """At most ``MOST`` rows."""
    return Shown(rows[-MOST:] if is_time else rows[:MOST], max(0, len(rows) - MOST))


def rest_of(left_out: int, *, is_time: bool) -> str:
    """What stands below a chart that does not show all of its rows."""
    return f"{left_out:,} earlier ones are left out" if is_time else f"and {left_out:,} more"


def svg_of(title: str, charts: Sequence[Chart]) -> str:
    """The whole file."""
    tops, cards = [HEAD, HEAD], list[Markup]()
    for chart in charts:
        column = tops.index(min(tops))
        card, height = _card(chart)
        place = f"translate({number(EDGE + column * (CARD + GAP))},{number(tops[column])})"
        cards.append(tag("g", card, transform=place))
        tops[column] += height + GAP
    width = 2 * EDGE + 2 * CARD + GAP
    head = in_lines(title, width - 2 * EDGE, lambda part: estimated(part, TITLE_SIZE), 1)
    style = {"font-weight": "600", "fill": TEXT, "font-family": SERIF}
    lines = [
        text(line, EDGE if is_rightward(line) else width - EDGE, 32.0, TITLE_SIZE, **style)
        for line in head
    ]
    return picture(title, width, max(tops) - GAP + EDGE, lines, cards)


def _card(chart: Chart) -> tuple[Markup, float]:
    shown = shown_of(chart.rows, is_time=chart.is_time)
    foot = FOOT if shown.left_out else 0.0
    height = HEADING + ROW * len(shown.rows) + foot + PADDING / 2
    frame = tag(
        "rect", width=number(CARD), height=number(height), rx="8", fill="#ffffff", stroke=LINE
    )
    heading = text(chart.title, PADDING, 23.0, HEADING_SIZE, fill=TEXT, **{"font-weight": "600"})
    parts = [frame, heading, *_bars(chart, shown)]
    if foot:
        words = rest_of(shown.left_out, is_time=chart.is_time)
        parts.append(text(words, PADDING, height - 12.0, SIZE, fill=MUTED))
    return Markup("".join(parts)), height


def _bars(chart: Chart, shown: Shown) -> Iterator[Markup]:
    most = max((value for _, value in shown.rows), default=0.0) or 1.0
    left, room = PADDING + NAMES, CARD - 2 * PADDING - NAMES - NUMBERS
    for place, (name, value) in enumerate(shown.rows):
        base = HEADING + ROW * place
        for line in in_lines(name, NAMES - 10.0, lambda part: estimated(part, SIZE), 1):
            yield _name(line, left, base + 15.0)
        length = max(2.0, room * value / most) if value else 0.0
        colour = chart.colours.get(name, ACCENT)
        yield tag(
            "rect", x=number(left), y=number(base + (ROW - BAR) / 2), width=number(length),
            height=number(BAR), rx="2", fill=colour if COLOUR.fullmatch(colour) else ACCENT,
        )  # fmt: skip
        told = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
        yield text(told, left + length + 6.0, base + 15.0, SIZE, fill=MUTED)


def _name(line: str, left: float, base: float) -> Markup:
    """What runs from the right ends beside its bar: as an isolate, for not every program
    that shows pictures knows of a direction of texts."""
    if is_rightward(line):
        return text(line, PADDING, base, SIZE, fill=TEXT)
    details = {"x": number(left - 10.0), "y": number(base), "font-size": number(SIZE)}
    isolate = writable(f"\u2067{line}\u2069")
    return tag("text", isolate, fill=TEXT, **details, **{"text-anchor": "end"})
