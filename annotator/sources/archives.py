"""Files, folders, zip files and mails with sources of any kind in them: an outcome for each
document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from annotator.sources.files import (
    LARGEST_TEXT,
    numbered_name,
    printable_name,
    read_bytes,
    safe_name,
)
from annotator.sources.folders import TEXT_SUFFIXES, Outcome, failed, files_of, left_out
from annotator.sources.kinds import KINDS, kind_of
from annotator.sources.line_by_line import LINES, outcomes_by_line
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader
from annotator.sources.safe_zip import LARGEST_WHOLE, SafeZip, shown

ZIP = ".zip"
ZIP_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
TABLES = frozenset({".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".xlsx"})
KNOWN_SUFFIXES = TEXT_SUFFIXES.union(*(kind.suffixes for kind in KINDS))
WHAT = "a source of text"
DEEPEST_MAIL = 3  # mails in mails
# Files that tell which program a zip file without a kind of its own belongs to.
FOREIGN = {
    "Index/Document.iwa": "is a Pages document; export it from Pages as Word or PDF",
    "ppt/presentation.xml": "is a PowerPoint file; save its text, or print it to PDF",
}


def read_sources(paths: Iterable[Path], reader: Reader) -> Iterator[Outcome]:
    """The sources among ``paths`` and in those that are folders or zip files, in order.

    In folders and zip files, links are not followed, zip files are not opened, and what has
    no name of a source is named and left out. What is named itself is read whatever its name.
    """
    for found in files_of(paths, KNOWN_SUFFIXES | {ZIP}, WHAT):
        if isinstance(found, Outcome):
            yield found
        else:
            yield from read_source(found, reader)


def read_source(path: Path, reader: Reader) -> Iterator[Outcome]:
    """The documents of one file."""
    suffix = path.suffix.lower()
    if suffix in LINES:
        found = outcomes_by_line(path, reader)
        if found is not None:
            yield from found
            return
    limit = LARGEST_WHOLE if suffix == ZIP or suffix in TABLES else LARGEST_TEXT
    try:
        raw = read_bytes(path, limit)
    except SourceProblem as problem:
        yield failed(path, problem)
        return
    yield from outcomes(raw, path, reader)


def outcomes(raw: bytes, path: Path, reader: Reader, name: str = "") -> Iterator[Outcome]:
    """The documents in ``raw``, which came from ``path``; ``name``: what messages call it, if
    that is not a file."""
    shown_name, name = name, name or printable_name(path)
    try:
        if _is_archive(raw, path):
            yield from _zipped(raw, path, name, reader)
        else:
            for outcome in _documents(raw, path, name, reader):
                is_named = bool(shown_name) and outcome.path == path
                yield replace(outcome, name=shown_name) if is_named else outcome
    except SourceProblem as problem:
        yield failed(path, problem)


def _is_archive(raw: bytes, path: Path) -> bool:
    if path.suffix.lower() == ZIP:
        return True
    return raw.startswith(ZIP_BEGINNINGS) and kind_of(raw, path.name) is None


def _documents(
    raw: bytes, path: Path, name: str, reader: Reader, depth: int = 0
) -> Iterator[Outcome]:
    """The documents in ``raw``, and those that are attached to it if it is a mail; ``depth``:
    in how many mails it lies."""
    try:
        for found in reader.readings(raw, path, name):
            if isinstance(found, SourceProblem):
                yield failed(path, found)
            else:
                yield Outcome(path, found, place=found.place)
    except SourceProblem as problem:
        yield failed(path, problem)
    if reader.chosen(path).attachments != "named" and reader.kind(raw, path).name == "eml":
        yield from _attached(raw, path, name, reader, depth + 1)


def _attached(raw: bytes, path: Path, name: str, reader: Reader, depth: int) -> Iterator[Outcome]:
    """What is attached to a mail: the sources among it read, the others named."""
    try:
        found = reader.attachments(raw, name)
    except SourceProblem:
        return  # it is no mail, which was told where it was to be read
    is_offered = reader.chosen(path).attachments == "offered"
    taken: set[str] = set()
    for number, (wanted, content) in enumerate(found, 1):
        file = numbered_name(safe_name(wanted) or f"attachment {number}", taken)
        taken.add(file)
        place = path / file
        reason = _reason_to_leave(content, file, depth)
        inside = (
            [left_out(place, reason)]
            if reason
            else _documents(content, place, f"{name}/{file}", reader.of_kind(None), depth)
        )
        for outcome in inside:
            yield replace(
                outcome,
                name=outcome.name or f"{name}/{file}",
                is_offered=is_offered and not outcome.is_left_out,
            )


def _reason_to_leave(content: bytes, file: str, depth: int) -> str:
    """Why an attachment is not read; "" where it is."""
    suffix = PurePosixPath(file).suffix.lower()
    kind = kind_of(content, file)
    if suffix == ZIP or (kind is None and content.startswith(ZIP_BEGINNINGS)):
        return "zip files in mails are not opened; save and unpack it first"
    if kind is None and suffix not in KNOWN_SUFFIXES:
        return f"its name is not that of {WHAT}"
    if depth > DEEPEST_MAIL:
        return "it lies in mails inside of mails; save it as a file"
    return ""


def _zipped(raw: bytes, path: Path, name: str, reader: Reader) -> Iterator[Outcome]:
    with SafeZip(raw, name) as archive:
        foreign = next((FOREIGN[one] for one in archive.names if FOREIGN.get(one)), "")
        if foreign:
            raise SourceProblem(f"{name} {foreign}.")
        if not archive.names:
            raise SourceProblem(f"{name} holds no files.")
        for member in sorted(archive.names):
            if not any(part.startswith((".", "__MACOSX")) for part in member.split("/")):
                yield from _member(archive, member, path / PurePosixPath(member), reader)


def _member(archive: SafeZip, member: str, place: Path, reader: Reader) -> Iterator[Outcome]:
    suffix = place.suffix.lower()
    if suffix == ZIP:
        yield left_out(place, "zip files inside zip files are not opened; unpack it first")
    elif suffix not in KNOWN_SUFFIXES:
        yield left_out(place, f"its name is not that of {WHAT}")
    else:
        name = f"{printable_name(place.parent)}/{shown(place.name)}"
        try:
            yield from _documents(archive.read(member), place, name, reader)
        except SourceProblem as problem:
            yield failed(place, problem)
