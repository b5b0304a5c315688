"""What is readable of a damaged project, into a new file; and an honest list of the rest."""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotator.store.check import check_project
from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.errors import MISSING, NOTHING_LEFT, NotAProject, ProjectError, shown
from annotator.store.opening import create_database
from annotator.store.packing import is_whole
from annotator.store.remains import Remains, gathered
from annotator.store.salvage import Row, Salvage
from annotator.store.schema import give_roles
from annotator.store.search import rebuild

PLURALS = {
    "annotation": "annotations", "document": "documents", "link": "links", "comment": "comments",
    "label": "labels", "attribute": "attributes", "link_type": "link types", "text": "texts",
    "version": "versions", "annotator": "annotators", "meta": "facts of the project",
    "evidence": "pieces of evidence", "decision": "decisions of reviewers",
    "saved_filter": "saved filters", "sign_off": "documents signed off",
    "origin": "origins of texts", "original": "originals",
}  # fmt: skip
FRESH_FACTS = ("uuid",)

Progress = Callable[[int], None]  # rows read or written so far


@dataclass(frozen=True, slots=True)
class RescueReport:
    """What came through, and a sentence for each thing that did not, or not as it was."""

    documents: int
    annotations: int
    links: int
    comments: int
    lost_documents: int
    lost_annotations: int
    problems: tuple[str, ...]


def rescue_project(
    path: Path | str, target: Path | str, progress: Progress | None = None
) -> RescueReport:
    """Copies what is readable of the project at ``path`` into a new project at ``target``.

    The damaged file is only read. Rows that its tables have lost come back from its indexes
    and from the row images of its history, where they are. ``ProjectError`` where nothing is
    readable, or ``target`` is there already.
    """
    source, new = Path(path).resolve(), Path(target)
    if not source.is_file():
        raise NotAProject(MISSING.format(name=shown(source)))
    try:
        with (
            tempfile.TemporaryDirectory(prefix=".rescue-", dir=new.resolve().parent) as folder,
            closing(Salvage(source, Path(folder))) as salvage,
        ):
            remains = gathered(salvage, progress or _silent)
            if not remains.rows["document"] and not remains.rows["annotation"]:
                raise NotAProject(NOTHING_LEFT.format(name=shown(source)))
            _write(remains, salvage, new, f"Rescue “{shown(source)}”")
    except OSError as error:
        raise ProjectError(
            f"“{shown(source)}” cannot be copied to “{new.parent}” ({error.strerror}). Choose"
            " another folder for the rescued project."
        ) from error
    return _report(remains, new)


def _silent(_done: int) -> None:
    pass


def _write(remains: Remains, salvage: Salvage, target: Path, title: str) -> None:
    database = create_database(target)
    try:
        with database.unjournaled():
            _carry_originals(database, salvage, remains)
            for table, rows in remains.rows.items():
                for row in rows.values():
                    _insert(database, table, row, remains)
            if not any(row.get("role") for row in remains.rows["label"].values()):
                give_roles(database.connection)
            rebuild(database)
            _note_step(database, title)
    except BaseException:
        database.close()
        database.path.unlink(missing_ok=True)
        raise
    database.close()


def _carry_originals(database: Database, salvage: Salvage, remains: Remains) -> None:
    """The originals that are whole, straight into the new file; and no origin without one."""
    kept: dict[int, int] = {}
    by_hash: dict[str, int] = {}
    for row in salvage.originals():
        facts = row["compression"], row["packed"], row["size"], row["sha256"]
        if row["id"] in kept or not is_whole(*facts):
            continue
        kept[row["id"]] = by_hash.setdefault(row["sha256"], row["id"])
        if kept[row["id"]] == row["id"]:  # else a stale page has it under another number
            _insert(database, "original", row, remains)
    origins = remains.rows["origin"]
    for id_, row in list(origins.items()):
        if row["original"] in kept:
            row["original"] = kept[row["original"]]
        else:
            remains.lost["original"].add(row["original"])
            del origins[id_]


def _insert(database: Database, table: str, row: Row, remains: Remains) -> None:
    if table == "meta" and row["key"] in FRESH_FACTS:
        row = {**row, "value": new_uuid()}
    columns, places = ", ".join(row), ", ".join(f":{name}" for name in row)
    try:
        database.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", row)
    except ProjectError as error:
        if not isinstance(error.__cause__, sqlite3.IntegrityError):
            raise
        remains.lost[table].add(int(row["id"] or 0))


def _note_step(database: Database, title: str) -> None:
    """History begins with the rescue; it cannot be undone."""
    (annotator,) = database.one("SELECT min(id) FROM annotator")
    database.execute(
        "INSERT INTO step (uuid, title, kind, annotator, at, standing)"
        " VALUES (?, ?, 'do', ?, ?, -1)",
        (new_uuid(), title, annotator, now()),
    )


def _report(remains: Remains, target: Path) -> RescueReport:
    checked = check_project(target)
    problems = [*remains.problems]
    lost = Counter({table: len(ids) for table, ids in remains.lost.items()})
    problems += [
        f"{count} {PLURALS[table]} could not be recovered."
        for table, count in lost.items()
        if count
    ]
    problems.append("The history was left behind: undo begins anew.")
    return RescueReport(
        documents=checked.documents,
        annotations=checked.annotations,
        links=checked.links,
        comments=checked.comments,
        lost_documents=lost["document"],
        lost_annotations=lost["annotation"],
        problems=(*problems, *checked.problems),
    )
