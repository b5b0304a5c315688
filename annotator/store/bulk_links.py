"""The links of an import, kept until every annotation that they may join is there."""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.model.exchange import ImportReport, LooseLink
from annotator.model.scheme import LinkType
from annotator.store.bulk_tables import Table
from annotator.store.db import Database
from annotator.store.labels import Labels


class WaitingLink(NamedTuple):
    """A link from the annotation of UUID ``start``; ``annotator`` is an id."""

    start: str
    link: LooseLink
    annotator: int
    at: str


class WaitingLinks:
    """Links on their way into the table of links."""

    def __init__(self, database: Database, labels: Labels, report: ImportReport) -> None:
        self._database = database
        self._labels = labels
        self._types = {link.name: link for link in labels.scheme.links}
        self._report = report
        self._waiting: list[WaitingLink] = []

    def add(self, waiting: WaitingLink) -> None:
        self._waiting.append(waiting)

    def write(self, table: Table, new_uuids: Iterator[str]) -> None:
        """Hands the links that fit to ``table`` and reports the others."""
        if not self._waiting:
            return
        seen = set(self._database.all("SELECT type, start, stop FROM link"))
        for waiting in self._waiting:
            ends, trouble = self._ends(waiting)
            if ends is None:
                self._report.problems.append(f"{trouble}; left out.")
                continue
            type_ = self._types[waiting.link.type]
            key = (self._labels.link_type_id(type_.name), *ends)
            if key in seen or (type_.symmetric and (key[0], key[2], key[1]) in seen):
                continue
            seen.add(key)
            table.new_id()
            uuid = waiting.link.uuid if table.claim(waiting.link.uuid) else next(new_uuids)
            table.rows.append((uuid, *key, waiting.annotator, waiting.at))
            self._report.links += 1

    def _ends(self, waiting: WaitingLink) -> tuple[tuple[int, int] | None, str]:
        """The ids of the annotations that a link joins, or why it cannot be brought in."""
        link = waiting.link
        type_: LinkType | None = self._types.get(link.type)
        start, end = self._annotation(waiting.start), self._annotation(link.target)
        if type_ is None or start is None or end is None:
            what = "type" if type_ is None else "other end"
            return None, (
                f"The link {link.type} from {waiting.start} to {link.target} has no known {what}"
            )
        if not type_.fits(start[1], end[1]) or start == end:
            return None, f"“{link.type}” does not lead from a {start[1]} to a {end[1]}"
        return (start[0], end[0]), ""

    def _annotation(self, uuid: str) -> tuple[int, str] | None:
        row = self._database.one("SELECT id, label FROM annotation WHERE uuid = ?", (uuid,))
        return (int(row[0]), self._labels.names[row[1]]) if row else None
