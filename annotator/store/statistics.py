"""A project in numbers, counted by SQL: for a thread of one's own in a large project."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from annotator.store.db import Database
from annotator.store.statistics_places import BINS, places

PAUSE_MINUTES = 10  # a longer one between two annotations is no work
Table = dict[str, int]


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """``coverage`` is the share of characters under an annotation, from 0 to 1."""

    id: int
    title: str
    status: str
    annotations: int
    reviewed: int
    coverage: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of annotations; ``lengths`` in characters, by the bins' lower ends; ``together``
    are pairs of labels whose annotations overlap, with how often; ``days`` and ``hours``
    (annotations per hour of work, by annotator) tell of progress."""

    annotations: int = 0
    documents: int = 0
    by_label: Table = field(default_factory=dict)
    by_status: Table = field(default_factory=dict)
    by_annotator: Table = field(default_factory=dict)
    by_document_status: Table = field(default_factory=dict)
    by_answer: dict[str, Table] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    together: dict[tuple[str, str], int] = field(default_factory=dict)
    days: Table = field(default_factory=dict)
    hours: dict[str, float] = field(default_factory=dict)
    per_document: tuple[DocumentCount, ...] = ()


def statistics(database: Database) -> Statistics:
    """All of it, as the project is now."""
    one = database.one
    labels = dict(database.all("SELECT id, name FROM label ORDER BY position"))
    by_label = dict(database.all("SELECT label, count(*) FROM annotation GROUP BY label"))
    placed = places(database)
    return Statistics(
        annotations=int(one("SELECT count(*) FROM annotation")[0]),
        documents=int(one("SELECT count(*) FROM document")[0]),
        by_label={name: by_label.get(id, 0) for id, name in labels.items()},
        by_status=_table(database, "SELECT status, count(*) FROM annotation GROUP BY status"),
        by_annotator=_table(
            database,
            "SELECT n.name, c.number FROM (SELECT annotator, count(*) AS number FROM annotation"
            " GROUP BY annotator) c JOIN annotator n ON n.id = c.annotator ORDER BY 2 DESC, 1",
        ),
        by_document_status=_table(
            database, "SELECT status, count(*) FROM document GROUP BY status"
        ),
        by_answer=_answers(database),
        lengths={low: placed.lengths[low] for low in BINS},
        together={
            (labels[a], labels[b]): number for (a, b), number in placed.together.most_common()
        },
        days=_table(
            database,
            "SELECT substr(created_at, 1, 10), count(*) FROM annotation GROUP BY 1 ORDER BY 1",
        ),
        hours=_hours(database),
        per_document=_documents(database, placed.covered),
    )


def _table(database: Database, sql: str) -> Table:
    return {str(key): int(number) for key, number in database.all(sql)}


def _answers(database: Database) -> dict[str, Table]:
    """How often each answer was given; sets of answers are the same for many."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for attributes, number in database.all(
        "SELECT attributes, count(*) FROM annotation WHERE attributes <> '{}' GROUP BY attributes"
    ):
        for name, value in json.loads(attributes).items():
            found[name][value] += number
    return {name: dict(found[name].most_common()) for name in sorted(found)}


def _hours(database: Database) -> dict[str, float]:
    """Annotations per hour of work: the time from one to the next, pauses left out."""
    seconds, counts, last = Counter[str](), Counter[str](), dict[str, datetime]()
    for name, at in database.stream(
        "SELECT n.name, a.created_at FROM annotation a JOIN annotator n ON n.id = a.annotator"
        " WHERE a.origin = 'manual' ORDER BY a.annotator, a.created_at"
    ):
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            continue
        gap = (moment - last[name]).total_seconds() if name in last else PAUSE_MINUTES * 60 + 1
        if 0 <= gap <= PAUSE_MINUTES * 60:
            seconds[name] += int(gap * 1_000)
            counts[name] += 1
        last[name] = moment
    return {name: counts[name] * 3_600_000 / seconds[name] for name in counts if seconds[name] > 0}


def _documents(database: Database, covered: dict[int, int]) -> tuple[DocumentCount, ...]:
    counts = {
        row[0]: row[1:]
        for row in database.all(
            "SELECT document, count(*), sum(status <> 'draft') FROM annotation GROUP BY document"
        )
    }
    rows = database.all(
        "SELECT d.id, d.title, d.status, t.length FROM document d JOIN text t ON t.id = d.text"
        " ORDER BY d.id"
    )
    found = []
    for id, title, status, length in rows:
        number, reviewed = counts.get(id, (0, 0))
        coverage = covered.get(id, 0) / length
        found.append(DocumentCount(id, title, status, number, reviewed, coverage))
    return tuple(found)
