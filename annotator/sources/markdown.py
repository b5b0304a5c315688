"""Markdown (CommonMark with tables): its text without its marks. Positions in the document
count in what is stored, not in the file."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from annotator.model.document import METADATA, Metadata
from annotator.sources import markup
from annotator.sources.blocks import Block, Extracted
from annotator.sources.dates import iso_date
from annotator.sources.encodings import decoded
from annotator.sources.methods import method_of
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

KINDS = {
    "blockquote_open": "quote",
    "list_item_open": "item",
    "heading_open": "heading",
    "td_open": "cell",
    "th_open": "cell",
}
CODE = ("fence", "code_block")
# What other programs put before the text: lines of "key: value" between two lines of dashes.
FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
PAIR = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
NOTE = re.compile(r"\[\^([^\[\]\s]{1,60})\]")
DEFINED = re.compile(r"^[ \t>*+-]*\[\^([^\[\]\s]{1,60})\]:", re.MULTILINE)
DIRECTLY_BELOW = re.compile(
    r"^( {0,3}\[\^[^\[\]\s]{1,60}\]:[^\n]*)\n(?= {0,3}\[[^\[\]\n^][^\[\]\n]*\]:)", re.MULTILINE
)
BREAKS = frozenset({"softbreak", "hardbreak"})
IN_FRONT = re.compile(NOTE.pattern + ":")
NEXT_NOTE = "\0"  # stands for U+FFFD in Markdown, so that no text has it
DATES = ("published", "modified")
NAMES = {"authors": "author", "date": "published", "lang": "language", "site": "publisher"}


def extract(raw: bytes, name: str, options: Options) -> Extracted:
    found = decoded(raw, name, options.encoding, options.fallback_encoding)
    content = found.content.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    # A definition of a link cannot begin within a paragraph, and a note is one.
    content = DIRECTLY_BELOW.sub(r"\1\n\n", content)
    front = FRONT.match(content)
    metadata = _metadata(front[1]) if front else Metadata()
    try:
        tokens = _parser().parse(content[front.end() :] if front else content)
    except (RecursionError, ValueError) as error:  # it follows links to odd addresses
        raise SourceProblem(
            f"{name} cannot be read as Markdown ({type(error).__name__}); rename it to end in"
            " .txt to take it as it is."
        ) from error
    left_out = []
    if any(child.type == "image" for token in tokens for child in token.children or ()):
        left_out.append(f"{name}: pictures were left out, but for what stands for them.")
    return Extracted(
        tuple(_blocks(tokens, name, frozenset(DEFINED.findall(content)))),
        metadata,
        tuple(left_out),
        method_of("markdown/3", "markdown-it-py"),
        found.encoding,
    )


def _parser() -> "MarkdownIt":
    """CommonMark with tables; notes stay where they stand, although to CommonMark a note of one
    word is the address of a link."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (seldom needed)
    from markdown_it.rules_block import reference  # noqa: PLC0415

    def unless_note(state: "StateBlock", first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
        start = state.bMarks[first] + state.tShift[first]
        return not state.src.startswith("[^", start) and reference(state, first, last, silent)

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.block.ruler.at("reference", unless_note)
    return parser


def _blocks(tokens: Sequence["Token"], name: str, notes: frozenset[str]) -> Iterator[Block]:
    kinds = ["paragraph"]
    for token in tokens:
        if token.nesting == 1:
            kinds.append(KINDS.get(token.type, kinds[-1]))
        elif token.nesting == -1:
            kinds.pop()
        elif token.type in CODE:
            yield from (Block(line, kinds[-1]) for line in token.content.split("\n"))
        elif token.type == "html_block":
            yield from _html(token.content, name)
        elif token.type == "inline":
            parts = "".join(_words(token.children or (), notes)).split(NEXT_NOTE)
            yield from (Block(part, kinds[-1]) for part in parts)


def _words(tokens: Sequence["Token"], notes: frozenset[str]) -> Iterator[str]:
    """Those of a paragraph, with NEXT_NOTE before one of the ``notes`` that begins on a line in
    it; the marks of these without their circumflex."""
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.type in BREAKS and following and IN_FRONT.match(following.content):
            yield NEXT_NOTE
        elif token.type == "text":
            yield NOTE.sub(lambda one: f"[{one[1]}]" if one[1] in notes else one[0], token.content)
        elif token.type == "code_inline":
            yield token.content
        elif token.type == "image":
            yield token.content  # its alternative text
        elif token.type in BREAKS or token.content.startswith("<br"):
            yield " "


def _html(content: str, name: str) -> list[Block]:
    try:
        return markup.blocks_of(markup.parsed(content, name))
    except SourceProblem:  # only a comment, or a tag without words
        return []


def _metadata(front: str) -> Metadata:
    fields: dict[str, str] = {}
    extra: dict[str, str] = {}
    for key, value in PAIR.findall(front):
        plain = value.strip().strip("\"'")
        field = NAMES.get(key.lower(), key.lower())
        if field in METADATA:
            fields.setdefault(field, (field in DATES and iso_date(plain)) or plain)
        else:
            extra[key] = plain
    return Metadata(**fields, extra=extra)
