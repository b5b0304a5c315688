"""A claim map as an SVG picture. Words that are wider than was estimated are cut at the edge
of their box."""

from collections.abc import Iterator, Mapping

from annotator.formats.claim_map_look import (
    BADGE,
    HEADING_SIZE,
    NAME_SIZE,
    PADDING,
    THICKNESS,
    WORDS_SIZE,
    LinkLook,
    bar,
    curves,
    head,
    in_lines,
    is_rightward,
    label_of,
    letter_of,
    link_looks,
    shortened,
)
from annotator.formats.markup import Markup, tag
from annotator.formats.svg import (
    MUTED,
    PAGE,
    SERIF,
    TEXT,
    estimated,
    number,
    picture,
    text,
    writable,
)
from annotator.model.claim_map import Arrow, Box, ClaimMap, Point
from annotator.model.scheme import COLOUR, PLAIN_LIGHT, Colour, Scheme

TITLE_SIZE, TITLE_ROOM = 17.0, 46.0
SAMPLE, LEGEND_LINE, LEGEND_GAP, EDGE = 46.0, 24.0, 26.0, 28.0
NARROWEST = 760.0


def svg_of(
    shown: ClaimMap, scheme: Scheme, title: str, documents: Mapping[int, str] | None = None
) -> str:
    """The whole file. ``documents`` are the titles of other documents that boxes lie in."""
    return _Picture(shown, scheme, title, documents or {}).svg()


def _path(points: tuple[Point, ...]) -> str:
    parts = [f"M{_pair(points[0])}"]
    parts += [f"C{_pair(one)} {_pair(other)} {_pair(end)}" for one, other, end in curves(points)]
    return "".join(parts)


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def _dashes(look: LinkLook) -> str:
    return " ".join(number(part * THICKNESS) for part in look.dashes)


class _Picture:
    def __init__(
        self, shown: ClaimMap, scheme: Scheme, title: str, documents: Mapping[int, str]
    ) -> None:
        self._shown, self._scheme, self._title = shown, scheme, title
        self._documents = documents
        self._looks = link_looks(scheme)
        self._labels = {box.id: box.annotation.label for box in shown.boxes}
        self._width = max(shown.width, NARROWEST)

    def svg(self) -> str:
        legend, legend_height = self._legend(TITLE_ROOM + max(self._shown.height, EDGE))
        height = TITLE_ROOM + max(self._shown.height, EDGE) + legend_height
        room = max(60.0, self._width - 2 * EDGE)
        heading = in_lines(self._title, room, lambda part: estimated(part, TITLE_SIZE), 1)
        return picture(
            self._title,
            self._width,
            height,
            tag("defs", tag("clipPath", tag("rect", **self._inside()), id="inside")),
            [self._heading(line) for line in heading],
            tag("g", self._drawing(), transform=f"translate(0,{number(TITLE_ROOM)})"),
            legend,
        )

    def _heading(self, line: str) -> Markup:
        x = EDGE if is_rightward(line) else self._width - EDGE
        details = {"font-weight": "600", "fill": TEXT, "font-family": SERIF}
        return text(line, x, 34.0, TITLE_SIZE, **details)

    def _inside(self) -> dict[str, str]:
        """What of a box may hold words."""
        width = max((box.width for box in self._shown.boxes), default=PADDING * 2) - PADDING
        height = max((box.height for box in self._shown.boxes), default=0.0)
        return {
            "x": number(PADDING / 2), "y": "0", "width": number(width),
            "height": number(height),
        }  # fmt: skip

    def _drawing(self) -> Iterator[Markup]:
        for arrow in self._shown.arrows:
            yield self._arrow(arrow)
        for arrow in self._shown.arrows:
            yield from self._name(arrow)
        if self._shown.loose_top is not None and self._shown.arrows:
            y = self._shown.loose_top - 12.0
            details = {"fill": MUTED, "font-weight": "600"}
            yield text("Not linked", EDGE, y, HEADING_SIZE, **details)
        for box in self._shown.boxes:
            yield self._box(box)

    # Arrows

    def _arrow(self, arrow: Arrow) -> Markup:
        look, colour = self._look(arrow.type), self._colour(self._labels[arrow.start]).line
        return tag(
            "g",
            tag("path", d=_path(shortened(arrow)), fill="none", **self._stroke(look)),
            self._head(arrow, look, colour),
            stroke=colour,
        )

    def _stroke(self, look: LinkLook) -> dict[str, str]:
        return {"stroke-width": number(THICKNESS), "stroke-dasharray": _dashes(look)}

    def _head(self, arrow: Arrow, look: LinkLook, colour: str) -> Markup:
        points = " ".join(map(_pair, head(arrow)))
        fill = PAGE if look.is_against else colour
        made = tag("polygon", points=points, fill=fill)
        if not look.is_against:
            return made
        one, other = bar(arrow)
        return Markup(made + tag("path", d=f"M{_pair(one)}L{_pair(other)}"))

    def _name(self, arrow: Arrow) -> Iterator[Markup]:
        """On the line, with the page behind it."""
        (left, y), (right, _) = sorted(arrow.points[:2])
        title = self._look(arrow.type).title
        room = right - left - 14.0
        for line in in_lines(title, room, lambda part: estimated(part, NAME_SIZE), 1):
            width = min(estimated(line, NAME_SIZE) + 4.0, room + 4.0)
            x, _ = arrow.name_at
            yield tag(
                "rect", x=number(x - width / 2), y=number(y - 6.5), width=number(width),
                height="13", fill=PAGE,
            )  # fmt: skip
            yield text(
                line, x, y + 3.4, NAME_SIZE, fill=self._colour(self._labels[arrow.start]).line,
                **{"text-anchor": "middle"},
            )  # fmt: skip

    # Boxes

    def _box(self, box: Box) -> Markup:
        one = box.annotation
        colour = self._colour(one.label)
        is_away = one.document in self._documents
        frame = tag(
            "rect", width=number(box.width), height=number(box.height), rx="6",
            fill=colour.tint, stroke=colour.line,
            **{"stroke-dasharray": "3 2" if is_away else ""},
        )  # fmt: skip
        told = [one.quote for one in box.annotations]
        return tag(
            "g",
            tag("title", writable("\n".join([*told, *filter(None, [self._where(box)])]))),
            frame,
            tag("g", self._inscription(box, colour), **{"clip-path": "url(#inside)"}),
            transform=f"translate({_pair((box.left, box.top))})",
        )

    def _where(self, box: Box) -> str:
        return self._documents.get(box.annotation.document, "")

    def _inscription(self, box: Box, colour: Colour) -> Iterator[Markup]:
        label = label_of(self._scheme, box.annotation.label)
        badge = {"fill": PAGE, "stroke": colour.line, "rx": "4"}
        size = {"width": number(BADGE), "height": number(BADGE)}
        yield tag("rect", x=number(PADDING), y="8.5", **size, **badge)
        details = {"fill": colour.line, "font-weight": "600"}
        yield text(
            letter_of(label), PADDING + BADGE / 2, 21.0, HEADING_SIZE,
            **details, **{"text-anchor": "middle"},
        )  # fmt: skip
        heading = f"{label.title} ×{len(box.annotations)}" if box.annotations[1:] else label.title
        if where := self._where(box):
            heading = f"{heading} · {where}"
        left, room = PADDING + BADGE + 7.0, box.width - 2 * PADDING - BADGE - 7.0
        for line in in_lines(heading, room, lambda part: estimated(part, HEADING_SIZE), 1):
            x = left if is_rightward(line) else box.width - PADDING
            yield text(line, x, 21.0, HEADING_SIZE, **details)
        quote, room = box.annotation.quote, box.width - 2 * PADDING
        x = PADDING if is_rightward(quote) else box.width - PADDING
        serif = {"fill": TEXT, "font-family": SERIF}
        if x != PADDING:
            serif["direction"] = "rtl"
        lines = in_lines(quote, room, lambda part: estimated(part, WORDS_SIZE))
        for row, line in enumerate(lines):
            yield text(line, x, 43.0 + 18.0 * row, WORDS_SIZE, **serif)

    # The legend

    def _legend(self, top: float) -> tuple[Markup, float]:
        """Labels and link types that the map has; and how high that is."""
        x, y = EDGE, top + LEGEND_LINE
        found: list[Markup] = []
        for sample, title in self._samples():
            width = SAMPLE + 8.0 + estimated(title, HEADING_SIZE)
            if x > EDGE and x + width > self._width - EDGE:
                x, y = EDGE, y + LEGEND_LINE
            place = f"translate({_pair((x, y))})"
            details = {"fill": MUTED}
            name = text(title, SAMPLE + 8.0, 4.0, HEADING_SIZE, **details)
            found.append(tag("g", sample, name, transform=place))
            x += width + LEGEND_GAP
        return tag("g", found), y - top + EDGE

    def _samples(self) -> Iterator[tuple[Markup, str]]:
        used = set(self._labels.values())
        for label in self._scheme.labels:
            if label.name in used:
                colour = self._colour(label.name)
                frame = tag(
                    "rect", x=number(SAMPLE - 30.0), y="-8", width="30", height="16", rx="4",
                    fill=colour.tint, stroke=colour.line,
                )  # fmt: skip
                details = {"fill": colour.line, "font-weight": "600", "text-anchor": "middle"}
                letter = text(letter_of(label), SAMPLE - 15.0, 4.0, HEADING_SIZE, **details)
                yield Markup(frame + letter), label.title
        kinds = {arrow.type for arrow in self._shown.arrows}
        for name, look in self._looks.items():
            if name in kinds:
                sample = Arrow(name, 0, 0, ((0.0, 0.0), (SAMPLE, 0.0)), (0.0, 0.0))
                line = tag("path", d=_path(shortened(sample)), fill="none", **self._stroke(look))
                mark = self._head(sample, look, MUTED)
                yield tag("g", line, mark, stroke=MUTED), look.title

    def _look(self, type: str) -> LinkLook:
        return self._looks.get(type, LinkLook(type, (), is_against=False))

    def _colour(self, label: str) -> Colour:
        """A project may hold anything there; an attribute may not."""
        colour = label_of(self._scheme, label).light
        is_sound = all(map(COLOUR.fullmatch, (colour.tint, colour.line)))
        return colour if is_sound else PLAIN_LIGHT
