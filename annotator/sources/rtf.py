r"""Rich text (.rtf), after Microsoft's "Rich Text Format Specification" 1.9.1.

Our own reader, because libraries write the addresses of links into the text, keep deleted and
hidden passages and drop notes. It walks over the marks once; a group ``{…}`` inherits the state
of the one around it and ends what it changed.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from annotator.model.document import Metadata
from annotator.sources.beginnings import is_rtf
from annotator.sources.blocks import Block, Extracted
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.rtf_words import (
    CHARACTERS,
    CHARSETS,
    ENDS,
    INFORMATION,
    SILENT,
    SYMBOLS,
    TOLD,
)

METHOD = "rtf/1"
DEFAULT = "cp1252"
LONGEST_BINARY = 64 * 1024 * 1024
TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?"  # a word and its number
    r"|\\'([0-9a-fA-F]{2})"  # a byte
    r"|\\([^a-zA-Z])"  # a symbol
    r"|([{}])"
    r"|([^\\{}\r\n]+)",
    re.DOTALL,
)


def extract(raw: bytes, name: str, _options: Options) -> Extracted:
    if not is_rtf(raw):
        raise SourceProblem(f"{name} is not a rich text file (.rtf); it does not begin as one.")
    walk = _Walk()
    walk.through(raw.decode("latin-1"))
    left_out = tuple(f"{name}: {TOLD[word]} were left out." for word in TOLD if walk.counts[word])
    known = {key: value for key, value in walk.information.items() if value}
    fields = {key: known.pop(key) for key in ("title", "author", "publisher") if key in known}
    return Extracted((*walk.blocks, *walk.notes), Metadata(**fields, extra=known), left_out, METHOD)


def whole_characters(text: str) -> str:
    """``text`` with pairs of surrogates joined to the characters that they stand for, and
    U+FFFD for single ones."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group. ``information``: the property that its words are of, if any."""

    is_silent: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_note: bool = False
    kind: str = "paragraph"
    skip: int = 1  # characters after one in Unicode, for readers that do not know it
    encoding: str = ""
    information: str = ""
    is_font_table: bool = False


@dataclass(slots=True)
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    information: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    _state: _State = field(default_factory=_State)
    _outer: list[_State] = field(default_factory=list)
    _default: str = DEFAULT
    _fonts: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _words: list[str] = field(default_factory=list)
    _held: list[list[str]] = field(default_factory=list)  # paragraphs that notes interrupt
    _kind: str = ""  # of the present paragraph, where its marks have said it
    _skip: int = 0
    _note: int = 0

    def through(self, source: str) -> None:
        at = 0
        while match := TOKEN.search(source, at):
            at = match.end()
            word, number, byte, symbol, brace, text = match.groups()
            if brace:
                self._brace(brace)
                if not self._outer:
                    break  # what follows the document is none of it
            elif word == "bin":
                at += min(max(0, int(number or 0)), LONGEST_BINARY)
            elif word:
                self._word(word, None if number is None else int(number))
            elif symbol:
                self._symbol(symbol)
            else:
                self._plain(bytes.fromhex(byte) if byte else text.encode("latin-1"))
        self._end()

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skip = 0
        if brace == "{":
            self._outer.append(self._state)
            return
        was = self._state
        self._state = self._outer.pop()
        if was.is_note and not self._state.is_note:
            self._end(is_note=True)
            self._words = self._held.pop()

    def _plain(self, raw: bytes) -> None:
        skipped = min(self._skip, len(raw))
        self._skip -= skipped
        self._bytes += raw[skipped:]

    def _symbol(self, symbol: str) -> None:
        if self._skip:
            self._skip -= 1
        elif symbol == "*":  # what follows may be passed over by who does not know it
            self._change(is_silent=True)
        elif symbol in "\r\n":
            self._end()
        else:
            self._say(SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: int | None) -> None:
        if self._skip and word != "u":
            self._skip -= 1
            return
        self._flush()
        if word == "u":
            self._skip = self._state.skip
            self._say(chr((number or 0) & 0xFFFF))
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in ENDS:
            if not self._is_unheard():
                self._kind = "cell" if ENDS[word] else self._kind
                self._end(is_note=self._state.is_note)
        elif word == "chftn":
            self._say(f"[{self._note if self._state.is_note else self._note + 1}]")
        else:
            self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        """What the word changes in this group."""
        if word in TOLD and number != 0 and not self._outer[-1].is_silent:
            self.counts[word] += 1
        if word in SILENT:
            self._change(is_silent=True, is_font_table=word == "fonttbl")
        elif word in INFORMATION:
            self._change(information=INFORMATION[word])
        elif word == "footnote":
            self._begin_note()
        elif word in {"shptxt", "ud"}:  # inside of what is silent otherwise
            self._change(is_silent=False)
        elif word in {"listtext", "pntext"}:  # the mark of a list's item
            self._kind = "item"
            self._change(is_silent=True)
        else:
            self._set_look(word, number)

    def _set_look(self, word: str, number: int | None) -> None:
        if word == "pard":
            self._kind = ""
        elif word in {"v", "plain"}:
            self._change(is_hidden=word == "v" and number != 0)
        elif word == "deleted":
            self._change(is_deleted=number != 0)
        elif number is not None:
            self._set_encoding(word, number)

    def _set_encoding(self, word: str, number: int) -> None:
        if word == "uc":
            self._change(skip=max(0, min(number, 8)))
        elif word == "ansicpg":
            self._default = _encoding(number) or self._default
        elif word == "f":
            self._font = number
            self._change(encoding=self._fonts.get(number, ""))
        elif word in {"fcharset", "cpg"} and self._state.is_font_table:
            page = CHARSETS.get(number) if word == "fcharset" else number
            self._fonts[self._font] = _encoding(page) if page else ""

    def _begin_note(self) -> None:
        if not self._outer[-1].is_silent:  # some write it as what may be passed over
            self._change(is_silent=False)
        if self._state.is_note or self._is_unheard():
            return
        self._held.append(self._words)
        self._words = []
        self._note += 1
        self._change(is_note=True)

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # its own fields

    def _is_unheard(self) -> bool:
        state = self._state
        return state.is_silent or state.is_hidden or state.is_deleted or bool(state.information)

    def _say(self, words: str) -> None:
        self._flush()
        if self._state.information and not self._state.is_silent:
            key = self._state.information
            self.information[key] = self.information.get(key, "") + words
        elif not self._is_unheard():
            self._words.append(words)

    def _flush(self) -> None:
        if self._bytes:
            words = bytes(self._bytes).decode(self._state.encoding or self._default, "replace")
            self._bytes.clear()
            self._say(words)

    def _end(self, *, is_note: bool = False) -> None:
        """The paragraph ends here."""
        self._flush()
        text = whole_characters("".join(self._words))
        self._words = []
        block = Block(text, "item" if is_note else self._kind or "paragraph")
        if text.strip():
            (self.notes if is_note else self.blocks).append(block)


def _encoding(page: int) -> str:
    """Python's name of a Windows code page; "" where there is none."""
    return f"cp{page}" if page in CODE_PAGES else ""


CODE_PAGES = frozenset({
    437, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 936, 949, 950,
    1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 65001,
})  # fmt: skip
