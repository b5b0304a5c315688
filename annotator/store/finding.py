"""Which document of a project an import means."""

from typing import NamedTuple

from annotator.model.exchange import AnnotatedDocument
from annotator.store.db import Database

MOST_REMEMBERED = 20_000  # texts, of some 200 bytes each


class Place(NamedTuple):
    """Where annotations go: ids of a document and of its text."""

    document: int
    text: int


class Finder:
    """Finds documents by UUID, text, file name or title.

    Texts that the import brings in itself are kept apart from those that were there before:
    of two documents with one text in the same import, each with its own UUID, neither is lost.
    """

    def __init__(self, database: Database, first_new: int) -> None:
        self._database = database
        self._first_new = first_new
        self._hashes = _hashes(database)
        self._added: dict[str, list[tuple[str, Place]]] = {}

    def added(self, hash_: str, uuid: str, place: Place) -> None:
        """Takes note of a document of this import; ``uuid`` is "" where its file gave none."""
        self._added.setdefault(hash_, []).append((uuid, place))

    def with_text(self, uuid: str, hash_: str) -> Place | None:
        """The document that has the text already: the one of that UUID, or else the oldest."""
        for known, place in self._added.get(hash_, ()):
            if not uuid or not known or uuid == known:
                return place
        if self._hashes is not None and hash_ not in self._hashes:
            return None
        row = self._database.one(
            "SELECT d.id, d.text FROM document d JOIN text t ON t.id = d.text"
            " WHERE t.sha256 = ? AND d.id < ? ORDER BY d.uuid = ? DESC, d.id LIMIT 1",
            (hash_, self._first_new, uuid),
        )
        return Place(*row) if row else None

    def without_text(self, loose: AnnotatedDocument) -> Place | None:
        """The document meant by a format without texts; ``LookupError`` says where a file name
        or a title is that of several."""
        criteria = (
            ("d.uuid = ?", loose.uuid, True),
            ("t.sha256 = ?", loose.text_sha256, True),
            ("d.file_name = ?", loose.metadata.file_name, False),
            ("d.title = ?", loose.metadata.title, False),
        )
        for condition, value, is_sure in criteria:
            rows = self._matching(condition, value) if value else []
            if len(rows) > 1 and not is_sure:
                raise LookupError(f"several documents of the project are called “{value}”")
            if rows:
                return rows[0]
        return None

    def _matching(self, condition: str, value: str) -> list[Place]:
        rows = self._database.all(
            "SELECT d.id, d.text FROM document d JOIN text t ON t.id = d.text"
            f" WHERE {condition} ORDER BY d.id LIMIT 2",
            (value,),
        )
        return [Place(*row) for row in rows]


def _hashes(database: Database) -> set[str] | None:
    """Those of all texts, so that most questions need not be put to the file; None where there
    are too many to remember."""
    rows = database.all("SELECT sha256 FROM text LIMIT ?", (MOST_REMEMBERED + 1,))
    return {row[0] for row in rows} if len(rows) <= MOST_REMEMBERED else None
