"""The numbers of a project as tables, and those as one CSV file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.formats import bars_svg, svg
from annotator.formats.atomic import replacing
from annotator.formats.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.model.scheme import Scheme
    from annotator.store.statistics import Statistics

PERCENT = 100
STATUSES = {
    "draft": "to review", "todo": "to do", "doing": "in progress",
}  # fmt: skip
ANSWER = "answer:"


class Table(NamedTuple):
    """``name`` for programs, ``title`` for people; numbers by what they are of."""

    name: str
    title: str
    rows: tuple[tuple[str, float], ...]

    @property
    def is_time(self) -> bool:
        """Whether the rows are days, the last of which are the ones to look at."""
        return self.name == "day"


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
            table(f"{ANSWER}{name}", name, numbers)
            for name, numbers in found.by_answer.items()
            if name in choices
        ),
        Table("document", "Annotations by document", tuple(_by_document(found, "annotations"))),
        Table(
            "coverage",
            "Text under annotations, in percent",
            tuple(
                (name, round(share * PERCENT, 1)) for name, share in _by_document(found, "coverage")
            ),
        ),
    ]
    return [one for one in every if any(number for _, number in one.rows)]


def _by_document(found: Statistics, what: str) -> list[tuple[str, float]]:
    """The most first; documents of the same name stay apart."""
    rows = [(one.title or str(one.id), getattr(one, what)) for one in found.per_document]
    return sorted(rows, key=lambda row: -row[1])


def titled(tables: Iterable[Table], scheme: Scheme) -> list[Table]:
    """The same in words for people: what an attribute is called in the scheme, and values
    without the marks that files need."""
    asked = _asked(scheme)

    def words(table: Table) -> Table:
        if table.name.startswith(ANSWER):
            rows = tuple((key.replace("_", " "), number) for key, number in table.rows)
            return Table(table.name, asked.get(table.title, table.title), rows)
        if table.name in ("status", "document_status"):
            rows = tuple((STATUSES.get(key, key), number) for key, number in table.rows)
            return table._replace(rows=rows)
        return table

    return [words(one) for one in tables]


def _asked(scheme: Scheme) -> dict[str, str]:
    """The titles of attributes, with the label that asks where it is one alone."""
    askers: dict[str, list[str]] = {}
    for label in scheme.labels:
        for attribute in scheme.attributes_of(label.name):
            askers.setdefault(attribute.name, []).append(label.title)
    return {
        one.name: f"{labels[0]} · {one.title}" if len(labels) == 1 else one.title
        for one in scheme.all_attributes()
        for labels in (askers.get(one.name, []),)
    }


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


def picture_of(tables: Iterable[Table], scheme: Scheme, title: str) -> str:
    """All of them as charts in one SVG picture, in words."""
    colours = {label.title: label.light.line for label in scheme.labels}
    charts = [
        bars_svg.Chart(
            one.title, one.rows, colours if one.name == "label" else {}, is_time=one.is_time
        )
        for one in titled(tables, scheme)
    ]
    return bars_svg.svg_of(title, charts)


def write_picture(picture: str, target: Path, *, never: Iterable[Path] = ()) -> None:
    """Writes ``target`` whole, or leaves what is there."""
    svg.write(picture, target, never=never)
