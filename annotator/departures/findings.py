"""The annotations of a whole project in which a check finds something."""

from collections.abc import Callable, Iterable
from pathlib import Path

from annotator.review.lint.findings import Findings
from annotator.store import Project


def ids_found(path: Path) -> Callable[[str], Iterable[int]]:
    """Looks through the project at ``path`` when it is first asked, on a connection of its
    own; what was found is kept for as long as what is returned is."""
    known: dict[str, list[int]] = {}

    def found(check: str) -> Iterable[int]:
        if not known:
            known[""] = []
            with Project.open(path, read_only=True) as own:
                for document in own.documents.ids():
                    for rule, annotation in _findings(own, document):
                        known.setdefault(rule, []).append(annotation)
        return known.get(check, [])

    return found


def _findings(project: Project, document: int) -> list[tuple[str, int]]:
    findings = Findings(
        project.scheme,
        document,
        project.documents.text(document),
        publisher=project.documents[document].metadata.publisher,
        off=project.checks.off,
    )
    findings.update(project.checks.news(document))
    return [(finding.rule, finding.annotation) for finding in findings]
