"""Several files and whole folders: one result for each, whatever happens to the others."""

import os
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from annotator.sources.files import printable_name
from annotator.sources.plain import Reading, read_text_file
from annotator.sources.problems import Question, SourceProblem, Unclear

# What systems and office programs put into folders beside what people do.
OF_SYSTEMS = frozenset({".ds_store", ".localized", ".directory", "thumbs.db", "desktop.ini"})
NOTES = ("._", ".~lock.")
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".asc"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: either a reading or a problem (a sentence). ``is_left_out`` is
    true of what nobody asked for by name and is no text file; ``unclear`` is set of what can
    be read once somebody answers its question. ``place``: where in the file the document
    stands ("line 12"), if it holds several; ``name``: what it is called, if it is no file.
    ``is_offered``: it came along with another and is taken only if somebody says so."""

    path: Path
    reading: Reading | None = None
    problem: str = ""
    is_left_out: bool = False
    unclear: Unclear | None = None
    place: str = ""
    name: str = ""
    is_offered: bool = False

    @property
    def is_unclear(self) -> bool:
        return self.unclear is not None

    @property
    def question(self) -> Question | Literal[""]:
        """What somebody has to be asked before it can be read; "" where nothing is."""
        return self.unclear.question if self.unclear else ""

    @property
    def shown(self) -> str:
        shown = self.name or printable_name(self.path)
        return f"{shown}, {self.place}" if self.place else shown

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the user should know of a file that was read."""
        text = self.reading.text if self.reading else None
        if text is None or not text.encoding or text.encoding.startswith("utf-"):
            return ()
        return (f"{self.shown} was read as {text.encoding}.",)


def read_all(paths: Iterable[Path], encoding: str = "") -> Iterator[Outcome]:
    """The files among ``paths``, and the text files in those that are folders, in order.

    In folders, links are not followed, and what has another suffix than a text's is named
    and left out. A file that is named itself is read whatever its name.
    """
    for found in files_of(paths, TEXT_SUFFIXES, "a text file"):
        yield found if isinstance(found, Outcome) else _outcome(found, encoding)


def files_of(
    paths: Iterable[Path], suffixes: Container[str], what: str
) -> Iterator[Path | Outcome]:
    """The files among ``paths`` and those in folders whose names end in one of ``suffixes``;
    for each of the others, an outcome that says why not. ``what`` they should be."""
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path, suffixes, what)
        else:
            yield path


def left_out(path: Path, reason: str) -> Outcome:
    problem = f"{printable_name(path)} was left out: {reason}."
    return Outcome(path, problem=problem, is_left_out=True)


def failed(path: Path, problem: SourceProblem) -> Outcome:
    """What a file came to that could not be read."""
    unclear = problem if isinstance(problem, Unclear) else None
    return Outcome(path, problem=str(problem), unclear=unclear)


def _outcome(path: Path, encoding: str) -> Outcome:
    try:
        return Outcome(path, read_text_file(path, encoding))
    except SourceProblem as problem:
        return failed(path, problem)


def _in_folder(folder: Path, suffixes: Container[str], what: str) -> Iterator[Path | Outcome]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Outcome(
            folder, problem=f"{printable_name(folder)} cannot be read: {error.strerror or error}."
        )
        return
    for entry in entries:
        if entry.name.casefold() in OF_SYSTEMS or entry.name.startswith(NOTES):
            continue
        if entry.name.startswith("."):
            yield left_out(Path(entry.path), "it is hidden")
        else:
            yield from _entry(entry, suffixes, what)


def _entry(
    entry: "os.DirEntry[str]", suffixes: Container[str], what: str
) -> Iterator[Path | Outcome]:
    path = Path(entry.path)
    if entry.is_symlink():
        yield left_out(path, "it is a link")
    elif entry.is_dir(follow_symlinks=False):
        if _is_of_saved_page(path):
            yield left_out(path, "it holds what belongs to a saved web page")
        else:
            yield from _in_folder(path, suffixes, what)
    elif path.suffix.lower() in suffixes:
        yield path
    else:
        yield left_out(path, f"its name is not that of {what}")


def _is_of_saved_page(folder: Path) -> bool:
    """Whether a browser made it beside a page, for pictures and scripts."""
    name, _, end = folder.name.rpartition("_")
    pages = (folder.with_name(f"{name}{suffix}") for suffix in (".html", ".htm"))
    return end == "files" and any(page.is_file() for page in pages)
