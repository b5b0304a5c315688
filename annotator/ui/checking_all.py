"""What the checks find in each document of a project, looked for on another thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.store import Project
from annotator.ui.checking import begin

if TYPE_CHECKING:
    from annotator.ui.jobs import Progress


@dataclass(frozen=True, slots=True)
class DocumentChecks:
    """A document in which something was found; ``counts`` by rule."""

    document: int
    title: str
    counts: Mapping[str, int]

    @property
    def count(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ProjectFindings:
    """``looked_at`` is less than ``total`` where it was stopped."""

    documents: tuple[DocumentChecks, ...]
    looked_at: int
    total: int

    @property
    def count(self) -> int:
        return sum(one.count for one in self.documents)


def look_through(path: Path, progress: Progress) -> ProjectFindings:
    """Goes through all documents in their order, until it is stopped."""
    found: list[DocumentChecks] = []
    with Project.open(path, read_only=True) as own:
        documents = own.documents.ids()
        progress.total = len(documents)
        for number, document in enumerate(documents):
            progress.reach(number)
            counts = _counts(own, document, progress)
            if progress.is_stopped():
                return ProjectFindings(tuple(found), number, len(documents))
            if counts:
                found.append(DocumentChecks(document, own.documents[document].title, counts))
    return ProjectFindings(tuple(found), len(documents), len(documents))


def _counts(project: Project, document: int, progress: Progress) -> Mapping[str, int]:
    if not any(project.annotations.counts(document).values()):
        return {}
    findings = begin(project, document)
    for _ in findings.read(project.checks.parts(document)):
        if progress.is_stopped():
            break
    return findings.counts()
