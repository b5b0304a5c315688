"""Where in its source each paragraph of a text stood: page, speaker, time, kind of paragraph.

``Metadata.extra`` holds each as JSON, a list of ``[paragraph, value]``: from which paragraph
(from 1, as ``Paragraphs`` counts) on the value holds. Anybody may have edited it.
"""

import json
import math
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

PAGES = "pages"  # integers from 1
SPEAKERS = "speakers"  # names
SECONDS = "seconds"  # numbers, from the beginning of the recording
KINDS = "kinds"  # of paragraphs: "heading", "quote", …
ORIGINS = (PAGES, SPEAKERS, SECONDS, KINDS)

Value = str | int | float | None


class Runs(NamedTuple):
    """``values[i]`` holds from paragraph ``starts[i]`` up to the next start; starts rise."""

    starts: tuple[int, ...] = ()
    values: tuple[Value, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.starts)

    def value_at(self, paragraph: int) -> Value:
        """None where nothing is known of that paragraph (from 1)."""
        index = bisect_right(self.starts, paragraph) - 1
        return self.values[index] if index >= 0 else None


NOTHING = Runs()


def runs(extra: Mapping[str, str], name: str) -> Runs:
    """The runs of one of ORIGINS. Where anything of them is broken, none: half of them would
    put paragraphs on wrong pages."""
    written = extra.get(name)
    return _parsed(written) if written else NOTHING


# Whoever asks for one paragraph mostly asks for the others of that text next.
@lru_cache(maxsize=2 * len(ORIGINS))
def _parsed(written: str) -> Runs:
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return NOTHING
    if not isinstance(found, list) or not all(map(_is_run, found)):
        return NOTHING
    starts = tuple(start for start, _ in found)
    if any(before >= after for before, after in pairwise(starts)):
        return NOTHING
    return Runs(starts, tuple(value for _, value in found))


def _is_run(found: object) -> bool:
    if not isinstance(found, list) or len(found) != 2:
        return False
    start, value = found
    return type(start) is int and start >= 1 and _is_value(value)


def _is_value(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or type(value) in (str, int)


def page_at(extra: Mapping[str, str], paragraph: int) -> int | None:
    """The page, from 1, that a paragraph began on."""
    value = runs(extra, PAGES).value_at(paragraph)
    return value if isinstance(value, int) and value >= 1 else None


def speaker_at(extra: Mapping[str, str], paragraph: int) -> str:
    """Who says a paragraph; "" where nobody knows."""
    value = runs(extra, SPEAKERS).value_at(paragraph)
    return value if isinstance(value, str) else ""


def seconds_at(extra: Mapping[str, str], paragraph: int) -> float | None:
    """When a paragraph begins to be said, in seconds from the beginning."""
    value = runs(extra, SECONDS).value_at(paragraph)
    return float(value) if isinstance(value, int | float) and 0 <= value < 1e9 else None


def clock(seconds: float) -> str:
    """Seconds as hours, minutes and seconds: "01:02:03", or "01:02:03.500"."""
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    whole, part = divmod(rest, 1000)
    words = f"{minutes // 60:02}:{minutes % 60:02}:{whole:02}"
    return f"{words}.{part:03}" if part else words
