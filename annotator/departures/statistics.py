"""The numbers of a project as tables, and those as one CSV file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.formats.atomic import replacing
from annotator.formats.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.model.scheme import Scheme
    from annotator.store.statistics import Statistics

PERCENT = 100


class Table(NamedTuple):
    """``name`` for programs, ``title`` for people; numbers by what they are of."""

    name: str
    title: str
    rows: tuple[tuple[str, float], ...]


def tables_of(found: Statistics, scheme: Scheme) -> list[Table]:
    """What there is to tell, without what is empty."""
    titles = {label.name: label.title for label in scheme.labels}
    choices = {one.name for one in scheme.all_attributes() if one.values}

    def table(name: str, title: str, rows: Mapping[str, float]) -> Table:
        return Table(name, title, tuple((str(key), value) for key, value in rows.items()))

    named = {titles.get(name, name): number for name, number in found.by_label.items()}
    pairs = {
        f"{titles.get(one, one)} + {titles.get(other, other)}": number
        for (one, other), number in found.together.items()
    }
    every = [
        table("label", "Labels", named),
        table("status", "Review", found.by_status),
        table("annotator", "Annotators", found.by_annotator),
        table("pace", "Annotations per hour of work", found.hours),
        table("document_status", "Documents", found.by_document_status),
        table("length", "Length in characters, from", _strings(found.lengths)),
        table("together", "Labels that overlap", pairs),
        table("day", "Annotations by day", found.days),
        *(
            table(f"answer:{name}", f"Answers: {name}", numbers)
            for name, numbers in found.by_answer.items()
            if name in choices
        ),
        table(
            "coverage",
            "Text under annotations, in percent",
            {
                one.title or str(one.id): round(one.coverage * PERCENT, 1)
                for one in found.per_document
            },
        ),
    ]
    return [one for one in every if any(number for _, number in one.rows)]


def _strings(numbers: Mapping[int, int]) -> dict[str, int]:
    return {str(key): number for key, number in numbers.items()}


def write(tables: Iterable[Table], target: Path, *, never: Iterable[Path] = ()) -> int:
    """One row for each number: table, what it is of, the number. How many there are."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(("table", "of", "number"))
    count = 0
    for table in tables:
        for key, number in table.rows:
            rows.writerow((table.name, guarded(key), f"{number:g}"))
            count += 1
    with replacing(target, never=never) as part:
        part.stream.write(text.getvalue().encode("utf-8-sig"))
    return count
