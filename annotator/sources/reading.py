"""The bytes of any source to documents as they go into a project."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from copy import copy
from pathlib import PurePath
from types import TracebackType
from typing import ClassVar, Self

from annotator.model.document import Option
from annotator.model.text import is_encodable, utf8_of
from annotator.sources.blocks import Extracted, joined
from annotator.sources.child import Child
from annotator.sources.encodings import GUESS, Decoded, decoded
from annotator.sources.kinds import HEAD, KINDS, Kind, kind_named, kind_of
from annotator.sources.language import hint_of
from annotator.sources.nameless import begins_as_json
from annotator.sources.options import Options, chosen, unusual
from annotator.sources.plain import METHOD, Reading, named, source_text
from annotator.sources.problems import ColumnsUnclear, SourceProblem
from annotator.sources.signatures import other_kind
from annotator.sources.table_rows import Table
from annotator.sources.tables import documents

LIKE_JSON = (
    "{name} looks like JSON and was taken as plain text. Name it .json or .jsonl to have a document"
    " for each of its rows."
)
KIND = "kind"  # in what is kept of the options
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "mhtml": "multipart/related",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "epub": "application/epub+zip",
    "rtf": "application/rtf",
    "eml": "message/rfc822",
    "subtitles": "text/vtt",  # or, as they say themselves, SubRip
    "markdown": "text/markdown",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
}


def extract_plain(raw: bytes, name: str, options: Options) -> Extracted:
    """A text file, kept as it is; ``SourceProblem`` where it is another kind of file."""
    what = other_kind(raw)
    if what:
        raise SourceProblem(f"{name} {what}.")
    found = decoded(raw, name, options.encoding, options.fallback_encoding)
    told = LIKE_JSON.format(name=name) if begins_as_json(raw[:HEAD]) else ""
    return Extracted(
        (),
        left_out=(told,) if told else (),
        verbatim=found.content,
        encoding=found.encoding,
        method=METHOD,
    )


# What nothing else fits. Not in KINDS, which are told by their beginning or name.
PLAIN = Kind("text", "Plain text", (), lambda _head: False, extract_plain, is_risky=False)


class Reader:
    """Reads sources of all kinds, the risky ones in a child process that lives as long as it.

    ``kind``: what all sources are taken for, whatever they look like; ``own``: options of
    single sources, by path, in place of ``options``; it may be added to later. ``most_kept``:
    of tables with more bytes, only how many they are goes with their documents.
    """

    def __init__(
        self,
        options: Options | None = None,
        kind: Kind | None = None,
        own: dict[PurePath, Options] | None = None,
        most_kept: int = sys.maxsize,
    ) -> None:
        self.options = options or Options()
        self.own = {} if own is None else own  # an empty one may be filled later
        self.forced = kind
        self.most_kept = most_kept
        self.at_end = ExitStack()  # what is to be done when it is left
        self._child = Child()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.close()
        self.at_end.close()

    # Whether another process that reads for it lets everything else on the machine go first.
    is_giving_way: ClassVar = False

    @property
    def is_bound_here(self) -> bool:
        """Whether nothing of what it reads may be read by another process."""
        return False

    def note(self, shown: str) -> None:
        """Called when the turn of a source comes, by what messages call it."""

    def readings(self, raw: bytes, path: PurePath, shown: str) -> Iterator[Reading | SourceProblem]:
        """The documents in ``raw``; of a table, a problem for each row that is none.

        ``path`` gives the name to keep, ``shown`` is what messages call the source.
        ``SourceProblem`` is raised where it cannot be read at all.
        """
        return self._readings(raw, path, shown, self.kind(raw, path), self.chosen(path))

    def again(
        self, raw: bytes, path: PurePath, shown: str, kept: Mapping[str, Option]
    ) -> Iterator[Reading | SourceProblem]:
        """As ``readings``, in the way that ``Reading.options`` say it was done before."""
        name = kept.get(KIND)
        known = {kind.name: kind for kind in (PLAIN, *KINDS)}
        kind = known.get(name) if isinstance(name, str) else None
        kind = kind or kind_of(raw, path.name) or PLAIN
        return self._readings(raw, path, shown, kind, chosen(kept))

    def _readings(
        self, raw: bytes, path: PurePath, shown: str, kind: Kind, options: Options
    ) -> Iterator[Reading | SourceProblem]:
        found = self._extracted(kind, raw, shown, options)
        return self._made(found, kind, raw, path, shown, options)

    def rows(
        self, table: Table, path: PurePath, shown: str, size: int, skipped: int = 0
    ) -> Iterator[Reading | SourceProblem]:
        """As ``readings``, of a table of JSON whose rows are read as they are needed; ``size``:
        its bytes. The first ``skipped`` are left out."""
        options = self.chosen(path)
        found = documents(table, shown, options, skipped)
        return self._made(found, kind_named("json"), b"", path, shown, options, size)

    def _made(
        self,
        extracted: Iterable[Extracted | SourceProblem],
        kind: Kind,
        raw: bytes,
        path: PurePath,
        shown: str,
        options: Options,
        size: int = 0,
    ) -> Iterator[Reading | SourceProblem]:
        kept = {KIND: kind.name, **unusual(options)}
        for found in extracted:
            if isinstance(found, SourceProblem):
                yield found
                continue
            try:
                if not options.is_nul_replaced:
                    _refuse_nul(found, f"{shown}, {found.place}" if found.place else shown)
                used = _settled(kept, found.encoding)
                yield reading_of(found, kind, raw, path, shown, used, size)
            except SourceProblem as problem:
                if not found.place:
                    raise
                yield problem

    def kind(self, raw: bytes, path: PurePath) -> Kind:
        """What ``raw``, of a source of this name, is read as."""
        if self.forced:
            return self.forced
        return kind_of(raw, path.name, self.chosen(path).columns.values()) or PLAIN

    def chosen(self, path: PurePath) -> Options:
        """The options of one source."""
        return self.own.get(path, self.options) if self.own else self.options

    def varied(self, vary: Callable[[Options], Options]) -> Self:
        """A reader with other options, which shares the child process of this one."""
        other = copy(self)
        other.options = vary(self.options)
        other.own = {path: vary(options) for path, options in self.own.items()}
        return other

    def of_kind(self, kind: Kind | None) -> Self:
        """A reader that takes all sources for ``kind``, None for what they look like; it shares
        the child process of this one."""
        other = copy(self)
        other.forced = kind
        return other

    def attachments(self, raw: bytes, shown: str) -> list[tuple[str, bytes]]:
        """Name and bytes of what is attached to a mail; ``SourceProblem`` where it is none."""
        from annotator.sources import eml  # noqa: PLC0415  only for mails

        return self._child.answer(eml.attachments, raw, shown, self.options)

    def _extracted(
        self, kind: Kind, raw: bytes, shown: str, options: Options
    ) -> Iterator[Extracted | SourceProblem]:
        try:
            if kind.is_risky:
                yield from self._child.extracted(kind.extract, raw, shown, options)
                return
            found = kind.extract(raw, shown, options)
            yield from [found] if isinstance(found, Extracted) else found
        except ColumnsUnclear as problem:
            problem.raw = raw
            raise


def _refuse_nul(found: Extracted, shown: str) -> None:
    """``SourceProblem`` where there is a NUL in the text."""
    text = found.verbatim or "\n".join(block.text for block in found.blocks)
    at = text.find("\0")
    if at >= 0:
        where = f" in line {text.count(chr(10), 0, at) + 1}" if found.verbatim else ""
        raise SourceProblem(
            f"{shown}: there is a NUL character{where}, which no text holds."
            " Take it out, or have it replaced."
        )


def _settled(kept: Mapping[str, Option], encoding: str) -> Mapping[str, Option]:
    """With what was used in place of the wish to guess and of what was for many sources: the
    next guess may be another. What the bytes say themselves need not be kept."""
    if len(kept) == 1:  # what kind it is
        return kept
    rest = {name: value for name, value in kept.items() if name != "fallback_encoding"}
    is_open = len(rest) < len(kept) and not kept.get("encoding")
    is_guess = kept.get("encoding") == GUESS
    is_told = encoding in ("", "utf-8") or encoding.endswith("-sig")
    if (is_guess and encoding) or (is_open and not is_told):
        return {**rest, "encoding": encoding}
    return rest


def _bytes_of(verbatim: str) -> bytes:
    if is_encodable(verbatim):
        return utf8_of(verbatim)
    return verbatim.encode("utf-8", "surrogatepass")


def reading_of(
    found: Extracted,
    kind: Kind,
    raw: bytes,
    path: PurePath,
    shown: str,
    options: Mapping[str, Option],
    size: int = 0,
) -> Reading:
    """The document that ``found`` makes, as it goes into a project; ``options`` are kept, and
    ``size`` where ``raw`` is not at hand."""
    if found.verbatim:
        # What came in of a row are its own characters.
        own = _bytes_of(found.verbatim) if found.place else raw
        place = f"{shown}, {found.place}" if found.place else shown
        content = Decoded(found.verbatim, found.encoding)
        text = source_text(content, own, place, method=found.method, left_out=found.left_out)
        metadata = found.metadata
    else:
        text, metadata = joined(found, raw, shown)
    # What nothing said is guessed, for the user to correct.
    hint = hint_of(text.content)
    metadata = named(
        metadata,
        text.content,
        path,
        media_type=metadata.media_type or MEDIA_TYPES.get(kind.name, "text/plain"),
        language=metadata.language or hint.language,
        direction=hint.direction if metadata.direction == "auto" else metadata.direction,
    )
    return Reading(text, metadata, found.place, raw, options, size=size)
