"""What a file's positions count: found by trying which reading makes its quotes come true."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from annotator.model.text import Span, Utf16Map, merged, quote_of

BLOCK = 256
Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A way of counting. ``spans`` turns pairs into spans of code points of a text;
    ``ValueError`` where they are none."""

    name: str
    title: str
    spans: Callable[[str, Pairs], tuple[Span, ...]]


def _code_points(_text: str, pairs: Pairs) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _utf16(text: str, pairs: Pairs) -> tuple[Span, ...]:
    units = _utf16_map(text)
    return tuple(Span(units.to_points(start), units.to_points(end)) for start, end in pairs)


def _bytes(text: str, pairs: Pairs) -> tuple[Span, ...]:
    return tuple(Span(_point_of(text, start), _point_of(text, end)) for start, end in pairs)


def _inclusive(_text: str, pairs: Pairs) -> tuple[Span, ...]:
    return tuple(Span(start, end + 1) for start, end in pairs)


def _from_one(_text: str, pairs: Pairs) -> tuple[Span, ...]:
    return tuple(Span(start - 1, end) for start, end in pairs)


def _with_crlf(text: str, pairs: Pairs) -> tuple[Span, ...]:
    """Of a file whose line ends had two characters, which are stored as one."""
    ends = _line_ends(text)
    return tuple(Span(_without(ends, start), _without(ends, end)) for start, end in pairs)


CODE_POINTS = Unit("code points", "code points", _code_points)
# To add one: a function above and a line here; the first that fits is taken.
UNITS: tuple[Unit, ...] = (
    CODE_POINTS,
    Unit("utf-16", "UTF-16 units", _utf16),
    Unit("bytes", "UTF-8 bytes", _bytes),
    Unit("crlf", "line ends as two characters", _with_crlf),
    Unit("inclusive", "the last character instead of the end", _inclusive),
    Unit("from-1", "from 1 instead of 0", _from_one),
)


def words(unit: Unit, text: str, pairs: Pairs) -> str | None:
    """The words that are meant, if ``unit`` is what the file counts; None past the text."""
    try:
        return quote_of(text, unit.spans(text, pairs))
    except ValueError:
        return None


def is_same(found: str | None, quote: str) -> bool:
    """Whether the words are the same; a spreadsheet may have made CRLF of a line end."""
    return found is not None and (found == quote or found == quote.replace("\r\n", "\n"))


def spans_of(unit: Unit, text: str, pairs: Pairs) -> tuple[Span, ...]:
    """The spans as a project holds them: in order, those that touch joined."""
    return merged(unit.spans(text, pairs))


@lru_cache(maxsize=1)
def _utf16_map(text: str) -> Utf16Map:
    return Utf16Map(text)


@lru_cache(maxsize=1)
def _block_bytes(text: str) -> list[int]:
    """At which byte each block of the text begins."""
    sizes = (len(text[i : i + BLOCK].encode()) for i in range(0, len(text), BLOCK))
    return list(accumulate(sizes, initial=0))


def _point_of(text: str, byte: int) -> int:
    """``ValueError`` within a character or past the end."""
    starts = _block_bytes(text)
    block = bisect_right(starts, byte) - 1
    within = text[block * BLOCK : (block + 1) * BLOCK].encode()
    if byte - starts[block] > len(within):
        raise ValueError(f"byte {byte} is past the text")
    return block * BLOCK + len(within[: byte - starts[block]].decode())


@lru_cache(maxsize=1)
def _line_ends(text: str) -> list[int]:
    """Where each line end would stand if it and those before it had two characters."""
    found: list[int] = []
    position = text.find("\n")
    while position >= 0:
        found.append(position + len(found))
        position = text.find("\n", position + 1)
    return found


def _without(ends: list[int], position: int) -> int:
    return position - bisect_left(ends, position)
