"""Every source becomes blocks; here blocks become the one text that is stored."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from html import unescape

from annotator.model import origins
from annotator.model.document import Metadata, SourceText
from annotator.model.text import storable
from annotator.sources.problems import SourceProblem

KINDS = ("heading", "paragraph", "item", "quote", "cell", "cue")
# A paragraph is a line, so whatever ends a line is a blank inside a block. Other blanks, such
# as the no-break space, belong to the text.
BLANKS = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
# Only whole ones: “a&copy=1” is an address, and of endless numbers Python makes none.
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});")
OUTER = " \xa0\u3000\u200b\u2060\ufeff"
LONGEST_TITLE = 200
UNFIT_FOR_TITLES = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a source. ``page`` counts from 1; ``seconds`` is a cue's time."""

    text: str
    kind: str = "paragraph"
    page: int | None = None
    speaker: str = ""
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a kind makes of a source. ``left_out``: plain sentences saying what was not taken
    over, with its place; ``method``: what read it, with version; ``encoding``: as it was
    decoded, "" where that means nothing; ``verbatim``: in place of blocks, a text that is kept
    as it stands but for its line ends, because positions in it are counted elsewhere, too;
    ``place``: where in the source it stands ("line 12"), if there are several."""

    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    left_out: tuple[str, ...] = ()
    method: str = ""
    encoding: str = ""
    verbatim: str = ""
    place: str = ""


def joined(extracted: Extracted, raw: bytes, name: str) -> tuple[SourceText, Metadata]:
    """The text, one line per block that is not blank, and the metadata of the document.

    Where blocks have pages, speakers, times or kinds, ``Metadata.extra`` holds them as JSON:
    a list of ``[paragraph, value]``, from which paragraph (from 1) on the value holds.
    ``SourceProblem`` where there is no text; ``name`` is what messages call the source.
    """
    blocks = [block for block in map(_folded, extracted.blocks) if block.text.strip()]
    content, replaced = storable("\n".join(block.text for block in blocks))
    if not content.strip():
        raise SourceProblem(f"{name} holds no text.")
    repairs = extracted.left_out
    if replaced:
        times = "once" if replaced == 1 else f"{replaced} times"
        repairs += (
            f"{name}: a character that cannot be stored was replaced by “\ufffd”, {times}.",
        )
    text = SourceText(
        content,
        extracted.encoding,
        "LF",
        hashlib.sha256(raw).hexdigest(),
        extracted.method,
        repairs,
    )
    found = extracted.metadata
    title = fit_for_title(found.title) or _first_title(blocks)
    return text, replace(found, title=title, extra={**found.extra, **_origins(blocks)})


def folded(text: str) -> str:
    """``text`` as one line: each run of blanks is one blank, none at either end."""
    return BLANKS.sub(" ", text).strip(OUTER)


def unescaped(text: str) -> str:
    """``text`` with its references to characters resolved, for what was escaped twice, or once
    where nothing need be."""
    return REFERENCE.sub(_resolved, text) if "&" in text else text


def _resolved(found: re.Match[str]) -> str:
    character = unescape(found[0])
    return found[0] if "\ufffd" in character else character


def fit_for_title(text: str) -> str:
    """``text`` on one line, without what harms lists and menus; "" where it is too long."""
    line = " ".join(UNFIT_FOR_TITLES.sub(" ", storable(text)[0]).split())
    return line if len(line) <= LONGEST_TITLE else ""


def _folded(block: Block) -> Block:
    return replace(block, text=folded(block.text))


def _first_title(blocks: Iterable[Block]) -> str:
    by_rank = sorted(list(blocks)[:20], key=lambda block: block.kind != "heading")
    return next((title for block in by_rank if (title := fit_for_title(block.text))), "")


def _origins(blocks: list[Block]) -> dict[str, str]:
    sides: dict[str, Callable[[Block], object]] = {
        origins.PAGES: lambda block: block.page,
        origins.SPEAKERS: lambda block: block.speaker or None,
        origins.SECONDS: lambda block: block.seconds,
        origins.KINDS: lambda block: block.kind,
    }
    found = {name: _runs([value(block) for block in blocks]) for name, value in sides.items()}
    return {
        name: json.dumps(runs, ensure_ascii=False, separators=(",", ":"))
        for name, runs in found.items()
        if runs not in ([], [(1, None)], [(1, "paragraph")])
    }


def _runs(values: list[object]) -> list[tuple[int, object]]:
    return [
        (number, value)
        for number, value in enumerate(values, 1)
        if number == 1 or value != values[number - 2]
    ]
