"""What a rescue has gathered: the rows of each table, completed from indexes and history."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from annotator.store import mending
from annotator.store.salvage import Row, Salvage
from annotator.store.tracking import TRACKED

# In the order in which they can be written.
TABLES = (
    "meta", "annotator", "label", "attribute", "link_type", "text", "document", "version",
    "annotation", "link", "comment", "evidence", "decision", "saved_filter", "sign_off", "origin",
)  # fmt: skip
BY_PLACE = ("annotation_by_place", "id, document, start, stop")
BY_LABEL = ("annotation_by_label", "id, label")
BY_UUID = ("sqlite_autoindex_annotation_1", "id, uuid")
TICK = 1000


@dataclass(slots=True)
class Last:
    """The newest entry that the history has of a row."""

    change: int
    op: str
    before: str | None
    step: int


@dataclass(slots=True)
class Remains:
    """Rows by table and id; ``lost`` holds ids that the file had and nobody could recover."""

    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: {name: {} for name in TABLES})
    lost: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    problems: list[str] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        self.problems.append(sentence)


def gathered(salvage: Salvage, progress: Callable[[int], None]) -> Remains:
    """Everything readable; ``progress(rows read)``."""
    remains = Remains()
    for count, (table, row) in enumerate(_rows(salvage), 1):
        remains.rows.setdefault(table, {})[row["id"]] = row
        if count % TICK == 0:
            progress(count)
    _tell_damage(remains, salvage)
    carved = _carved(salvage)
    changes = {**carved.get("change", {}), **remains.rows.pop("change", {})}
    steps = {**carved.get("step", {}), **remains.rows.pop("step", {})}
    history = _history(changes.values())
    _complete_from_pages(remains, carved, history)
    _replay(remains, salvage, history)
    _complete_from_indexes(remains, salvage, history, steps)
    mending.mend(remains.rows, remains.say)
    for (table, id_), last in history.items():
        if last.op != "delete" and id_ not in remains.rows[table]:
            remains.lost[table].add(id_)
    return remains


def _rows(salvage: Salvage) -> Iterator[tuple[str, Row]]:
    for table in (*TABLES, "step", "change"):
        for row in salvage.rows(table):
            yield table, row


def _tell_damage(remains: Remains, salvage: Salvage) -> None:
    if salvage.was_schema_restored:
        remains.say("The list of the file's tables was destroyed; it was made anew.")
    for table, gaps in salvage.gaps.items():
        if table in TABLES:
            remains.say(f"Table {table} could not be read in {gaps} places.")


def _carved(salvage: Salvage) -> dict[str, dict[int, Row]]:
    """The newest of each row that lies in the pages of a damaged file; stale ones among them."""
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    if salvage.is_damaged:
        for table, row in salvage.carved():
            if table == "original":  # too large to gather: see Salvage.originals
                continue
            known = found[table].get(row["id"])
            if known is None or row.get("updated_at", "") >= known.get("updated_at", ""):
                found[table][row["id"]] = row
    return found


def _complete_from_pages(
    remains: Remains,
    carved: dict[str, dict[int, Row]],
    history: dict[tuple[str, int], Last],
) -> None:
    for table in TABLES:
        count = 0
        for id_, row in carved.get(table, {}).items():
            last = history.get((table, id_))
            if id_ not in remains.rows[table] and not (last and last.op == "delete"):
                remains.rows[table][id_] = row
                count += 1
        if count:
            remains.say(f"{count} rows of table {table} were found in pages that had come loose.")


def _history(changes: Iterable[Row]) -> dict[tuple[str, int], Last]:
    """The newest entry of each row that the history knows."""
    found: dict[tuple[str, int], Last] = {}
    for row in changes:
        if row["tbl"] not in TRACKED:
            continue
        for id_ in _ids(row):
            known = found.get((row["tbl"], id_))
            if known is None or known.change < row["id"]:
                last = Last(row["id"], row["op"], row["before"], row["step"])
                found[row["tbl"], id_] = last
    return found


def _ids(change: Row) -> Iterator[int]:
    """The rows that a change is about; the ends of a range are not trusted blindly."""
    first = change["row"]
    if change["op"] != "range":
        yield first
    elif str(change["before"]).isascii() and str(change["before"]).isdigit():
        yield from range(first, min(int(change["before"]), first + 10_000_000) + 1)


def _replay(remains: Remains, salvage: Salvage, history: dict[tuple[str, int], Last]) -> None:
    """Rows that the tables have lost, as they were before their last change."""
    counts: dict[str, int] = defaultdict(int)
    for (table, id_), last in history.items():
        if last.op == "update" and last.before and id_ not in remains.rows[table]:
            image = salvage.known(table, _image(last.before))
            if image.get("id") == id_:
                remains.rows[table][id_] = image
                counts[table] += 1
    for table, count in counts.items():
        remains.say(f"{count} rows of table {table} are as they were before their last change.")


def _image(before: str) -> Row:
    try:
        found = json.loads(before)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _complete_from_indexes(
    remains: Remains,
    salvage: Salvage,
    history: dict[tuple[str, int], Last],
    steps: dict[int, Row],
) -> None:
    """Annotations whose rows are lost, from the indexes, which repeat place, label and UUID."""
    known = remains.rows["annotation"]
    uuids = dict(salvage.from_index(*BY_UUID))
    labels = dict(salvage.from_index(*BY_LABEL))
    count = 0
    for id_, document, start, stop in salvage.from_index(*BY_PLACE):
        last = history.get(("annotation", id_))
        label = labels.get(id_)
        if (
            label is None
            or id_ in known
            or not isinstance(id_, int)
            or (last and last.op == "delete")
        ):
            continue
        step = steps.get(last.step, {}) if last else {}
        place = {"id": id_, "document": document, "start": start, "stop": stop, "label": label}
        uuid = {"uuid": uuids[id_]} if id_ in uuids else {}
        known[id_] = {**mending.bare_annotation(step), **place, **uuid}
        count += 1
    if count:
        remains.say(
            f"{count} annotations were recovered from an index: place, label and annotator are"
            " theirs; notes, attributes and inner gaps are lost."
        )
