"""Our own JSON Lines: a project on one line, each of its documents on one more, and a last line
with how many there are and a hash of all before it, so that a file that was cut is noticed.

UTF-8 without a byte order mark, lines end in LF only. Offsets are half-open code points in the
text with the hash given beside it; see docs for the fields.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from annotator.formats.atomic import replacing
from annotator.formats.csv_writer import ExportReport
from annotator.formats.problems import Cancelled, FormatProblem

FORMAT, VERSION = "annotator", 1
LONGEST_LINE = 512 * 1024 * 1024
Record = dict[str, Any]


def write(
    project: Record,
    documents: Iterable[Record],
    target: Path,
    *,
    never: Iterable[Path] = (),
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportReport:
    """Writes ``target`` whole, reads it back, or leaves what is there; also after
    ``Cancelled``. ``progress`` is told the documents written so far."""
    report = ExportReport(target)
    digest = sha256()
    with replacing(target, never=never) as part:

        def put(record: Record) -> None:
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            part.stream.write(line)

        put({"format": FORMAT, "version": VERSION, **project})
        for document in documents:
            put(document)
            report.documents += 1
            report.rows += len(document["annotations"])
            if progress:
                progress(report.documents)
            if cancelled and cancelled():
                raise Cancelled(f"{target} was not written: the export was cancelled.")
        put({"type": "end", "documents": report.documents, "sha256": digest.hexdigest()})
        part.stream.flush()
        with part.path.open("rb") as again:
            report.verified = sum(
                len(record.get("annotations", ())) for _, record in read(again, str(target))
            )
    return report


def is_ours(stream: BinaryIO) -> bool:
    """Whether it begins as one of our files does; ``stream`` is at its start afterwards."""
    head = stream.read(60)
    stream.seek(0)
    return head.startswith(b'{"format":"%s"' % FORMAT.encode())


def read(stream: BinaryIO, name: str) -> Iterator[tuple[int, Record]]:
    """The number of each line and what it says, the last line aside.

    ``FormatProblem`` names the line that is no record; the hash is compared at the end.
    """
    digest, number = sha256(), 0
    end: Record | None = None
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if end is not None:
            raise FormatProblem(f"{name}, line {number}: there is more after the end.")
        record = _record(line, name, number)
        if record.get("type") == "end":
            end = record
            continue
        if number == 1:
            _refuse_other(record, name)
            record = {key: record[key] for key in record if key not in ("format", "version")}
        digest.update(line)
        yield number, record
    if end is None:
        raise FormatProblem(f"{name} was cut: its last line is missing. Export it again.")
    if end.get("sha256") != digest.hexdigest():
        raise FormatProblem(f"{name} was changed: it does not have the hash that it names.")


def _record(line: bytes, name: str, number: int) -> Record:
    try:
        record = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise FormatProblem(f"{name}, line {number}: this is no JSON ({error}).") from error
    if not isinstance(record, dict):
        raise FormatProblem(f"{name}, line {number}: this is no JSON object.")
    return record


def _refuse_other(record: Record, name: str) -> None:
    if record.get("format") != FORMAT:
        raise FormatProblem(f"{name} is no export of a whole project.")
    if record.get("version") != VERSION:
        raise FormatProblem(
            f"{name} was written by a newer version of this program; update it, please."
        )
