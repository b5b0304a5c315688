"""Documents that somebody corrects before they are added: what was not touched stays as it was.

A widget changes some characters that it is given, so what comes back from one is held against
what it made of the text before anybody typed, paragraph by paragraph.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from annotator.arrivals.alignment import kept
from annotator.model.document import Metadata
from annotator.model.text import storable
from annotator.sources.plain import Reading, with_line_feeds

EDITED = " + edited"
BY_PARAGRAPH = ("pages", "speakers", "seconds", "kinds")  # as sources/blocks.py writes them
USUAL_KIND = "paragraph"
OF_NEW: Mapping[str, object] = {"kinds": USUAL_KIND, "speakers": None}
NOTHING_SAID: tuple[object, ...] = ([], [[1, None]], [[1, USUAL_KIND]])


class Change(NamedTuple):
    """Lines ``[start, end)`` became the lines ``[new_start, new_end)``."""

    start: int
    end: int
    new_start: int
    new_end: int


def corrected(reading: Reading, metadata: Metadata, content: str | None = None) -> Reading:
    """``reading`` with other metadata and, unless None, another text; that is marked as edited,
    and what is known of its paragraphs moves with them."""
    old = reading.text
    if content is None or content == old.content:
        return replace(reading, metadata=metadata)
    new = storable(with_line_feeds(content)[0])[0]
    text = replace(old, content=new, method=f"{old.method.removesuffix(EDITED)}{EDITED}")
    extra = remapped(metadata.extra, old.content, new)
    metadata = replace(metadata, extra=extra)
    return replace(reading, text=text, metadata=metadata, keys=None)


def rewritten(content: str, shown: str, typed: str) -> str:
    """``content`` with what was changed from ``shown`` to ``typed``.

    ``shown`` is ``content`` with other characters in place of some, one for one, within the
    same lines; else ``ValueError``. Characters that were not touched are those of ``content``;
    where too much was changed to tell which, at least those of whole lines are.
    """
    ours, before, after = content.split("\n"), shown.split("\n"), typed.split("\n")
    if list(map(len, ours)) != list(map(len, before)):
        raise ValueError("the text that is shown has other lines than the text that is meant")
    result = kept(content, shown, typed)
    return _line_by_line(ours, before, after) if result is None else result


def _line_by_line(ours: list[str], before: list[str], after: list[str]) -> str:
    result: list[str] = []
    reached = 0
    for change in changes(before, after):
        result += ours[reached : change.start]
        result += _rewritten_lines(
            "\n".join(ours[change.start : change.end]),
            "\n".join(before[change.start : change.end]),
            after[change.new_start : change.new_end],
            is_new=change.start == change.end,
        )
        reached = change.end
    return "\n".join(result + ours[reached:])


def remapped(extra: Mapping[str, str], before: str, after: str) -> dict[str, str]:
    """``extra`` for the text ``after``: its ``[paragraph, value]`` lists counted anew.

    A paragraph that was split or rewritten keeps its value; a new one has that of the one
    before it, but for its kind, which is the usual one, and its speaker, who is unknown.
    """
    found = dict(extra)
    lists = {name: _runs_of(extra[name]) for name in BY_PARAGRAPH if name in extra}
    if not any(lists.values()):
        return found
    old, new = _paragraphs(before), _paragraphs(after)
    moved = list(changes(old, new))
    for name, runs in lists.items():
        if runs is None:
            continue
        values = _moved(_values(runs, len(old)), moved, name)
        shorter = _runs(values)
        if shorter in NOTHING_SAID:
            del found[name]
        else:
            found[name] = json.dumps(shorter, ensure_ascii=False, separators=(",", ":"))
    return found


def changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Where the lines ``after`` are not those ``before``, in order."""
    same = _shared(before, after)
    shorter = min(len(before), len(after)) - same
    tail = min(shorter, _shared(before[::-1], after[::-1]))
    old, new = before[same : len(before) - tail], after[same : len(after) - tail]
    matcher = SequenceMatcher(None, old, new)
    for word, start, end, new_start, new_end in matcher.get_opcodes():
        if word != "equal":
            yield Change(same + start, same + end, same + new_start, same + new_end)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _rewritten_lines(ours: str, before: str, after: list[str], *, is_new: bool) -> list[str]:
    if is_new or not after:
        return after
    now = "\n".join(after)
    result = kept(ours, before, now)
    return after if result is None else result.split("\n")


def _paragraphs(content: str) -> list[str]:
    return [line for line in content.split("\n") if line.strip()]


def _runs_of(words: str) -> list[tuple[int, object]] | None:
    """The list in ``words``; None where they are something else: a table may have a column of
    that name."""
    try:
        found = json.loads(words)
    except ValueError:
        return None
    is_list = isinstance(found, list) and all(
        isinstance(one, list) and len(one) == 2 and type(one[0]) is int for one in found
    )
    return [(number, value) for number, value in found] if is_list else None


def _values(runs: list[tuple[int, object]], count: int) -> list[object]:
    """The value of each of ``count`` paragraphs; None before the first run."""
    values: list[object] = [None] * count
    for number, value in runs:
        start = max(0, number - 1)
        values[start:] = [value] * max(0, count - start)
    return values


def _moved(values: list[object], moved: Sequence[Change], name: str) -> list[object]:
    result: list[object] = []
    reached = 0
    for change in moved:
        result += values[reached : change.start]
        replaced = values[change.start : change.end]
        if not replaced:
            above = result[-1] if result else values[0] if values else None
            replaced = [OF_NEW.get(name, above)]
        count = change.new_end - change.new_start
        result += [replaced[min(place, len(replaced) - 1)] for place in range(count)]
        reached = change.end
    return result + values[reached:]


def _runs(values: list[object]) -> list[list[object]]:
    return [
        [number, value]
        for number, value in enumerate(values, 1)
        if number == 1 or value != values[number - 2]
    ]
