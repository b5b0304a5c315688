"""Several files and whole folders: one result for each, whatever happens to the others."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.sources.files import printable_name
from annotator.sources.plain import Reading, read_text_file
from annotator.sources.problems import EncodingUnclear, SourceProblem

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".asc"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: either a reading or a problem (a sentence). ``is_left_out`` is
    true of what nobody asked for by name and is no text file, ``is_unclear`` of what can be
    read once somebody chooses its encoding."""

    path: Path
    reading: Reading | None = None
    problem: str = ""
    is_left_out: bool = False
    is_unclear: bool = False

    @property
    def shown(self) -> str:
        return printable_name(self.path)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the user should know of a file that was read."""
        text = self.reading.text if self.reading else None
        if text is None or text.encoding.startswith("utf-"):
            return ()
        return (f"{self.shown} was read as {text.encoding}.",)


def read_all(paths: Iterable[Path], encoding: str = "") -> Iterator[Outcome]:
    """The files among ``paths``, and the text files in those that are folders, in order.

    In folders, links are not followed, and what has another suffix than a text's is named
    and left out. A file that is named itself is read whatever its name.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path, encoding)
        else:
            yield _outcome(path, encoding)


def _outcome(path: Path, encoding: str) -> Outcome:
    try:
        return Outcome(path, read_text_file(path, encoding))
    except SourceProblem as problem:
        is_unclear = isinstance(problem, EncodingUnclear)
        return Outcome(path, problem=str(problem), is_unclear=is_unclear)


def _in_folder(folder: Path, encoding: str) -> Iterator[Outcome]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Outcome(
            folder, problem=f"{printable_name(folder)} cannot be read: {error.strerror or error}."
        )
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        yield from _entry(entry, encoding)


def _entry(entry: "os.DirEntry[str]", encoding: str) -> Iterator[Outcome]:
    path = Path(entry.path)
    if entry.is_symlink():
        yield _left_out(path, "it is a link")
    elif entry.is_dir(follow_symlinks=False):
        yield from _in_folder(path, encoding)
    elif path.suffix.lower() in TEXT_SUFFIXES:
        yield _outcome(path, encoding)
    else:
        yield _left_out(path, "its name is not that of a text file")


def _left_out(path: Path, reason: str) -> Outcome:
    problem = f"{printable_name(path)} was left out: {reason}."
    return Outcome(path, problem=problem, is_left_out=True)
