"""Large files of JSON lines, read line by line: neither the bytes nor the text of the whole are
in memory at any time."""

import codecs
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from annotator.model.text import PIECE
from annotator.sources.encodings import MARKS
from annotator.sources.files import Version, open_regular, printable_name
from annotator.sources.folders import Outcome, failed
from annotator.sources.plain import Reading
from annotator.sources.problems import SourceProblem, Unclear
from annotator.sources.reading import Reader
from annotator.sources.safe_zip import LARGEST_WHOLE
from annotator.sources.table_json import WHOLE_PROJECT, begins_as_lines, lines_table

LINES = frozenset({".jsonl", ".ndjson"})
UTF8 = ("", "utf-8", "utf8")


def outcomes_by_line(path: Path, reader: Reader) -> Iterator[Outcome] | None:
    """The documents of a file that is large and nothing but lines of JSON in UTF-8; None where
    it is to be read as a whole, because it is small or there is something to be said about it."""
    return outcomes_after(path, reader) if is_by_line(path, reader) else None


def outcomes_after(
    path: Path, reader: Reader, skipped: int = 0, version: Version | None = None
) -> Iterator[Outcome] | None:
    """As ``outcomes_by_line`` of a file that was found to be one, without the first
    ``skipped``; a problem where it is not of that ``version`` any more."""
    try:
        size, shown = version[0] if version else path.stat().st_size, printable_name(path)
        table = lines_table(_lines(path, version), shown)
        readings = reader.rows(table, path, shown, size, skipped)
        first = next(readings, None)
    except (OSError, ValueError, Unclear):
        return None
    except SourceProblem as problem:
        return iter([failed(path, problem)])
    reader.note(shown)
    return _outcomes(path, chain([] if first is None else [first], readings))


def is_by_line(path: Path, reader: Reader) -> bool:
    """Whether it is to be read line by line. It is looked through for that."""
    options = reader.chosen(path)
    is_utf8 = options.encoding in UTF8 and options.fallback_encoding in UTF8
    if path.suffix.lower() not in LINES or reader.is_bound_here or reader.forced or not is_utf8:
        return False
    try:
        return reader.most_kept < path.stat().st_size <= LARGEST_WHOLE and _is_usual(path)
    except (OSError, ValueError, SourceProblem):
        return False


def _outcomes(path: Path, readings: Iterator[Reading | SourceProblem]) -> Iterator[Outcome]:
    try:
        for found in readings:
            if isinstance(found, SourceProblem):
                yield failed(path, found)
            else:
                yield Outcome(path, found, place=found.place)
    except SourceProblem as problem:  # it changed meanwhile
        yield failed(path, problem)


def _is_usual(path: Path) -> bool:
    """Whether all of it is UTF-8 without a mark, and its beginning lines of JSON."""
    with open_regular(path) as stream:
        beginning = stream.read(PIECE)
        is_marked = any(beginning.startswith(mark) for mark, _ in MARKS)
        is_whole = beginning.startswith(WHOLE_PROJECT.encode())
        if is_marked or is_whole or b"\0" in beginning or b"\n" not in beginning:
            return False
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            content = decoder.decode(beginning)
            while piece := stream.read(PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return begins_as_lines(content)


def lines_within(path: Path, size: int) -> int:
    """How many lines end in the first so many bytes."""
    with open_regular(path) as stream:
        return stream.read(size).count(b"\n")


def _lines(path: Path, version: Version | None) -> Iterator[str]:
    with open_regular(path, version) as stream:
        for line in stream:
            yield line.decode().removesuffix("\n")
