"""What the tests of the checks do again and again."""

from annotator.review.lint.findings import Findings
from annotator.store import Project


def fresh(project: Project, document: int, off=frozenset()) -> Findings:
    """The findings of a document, from scratch."""
    made = Findings(
        project.scheme,
        document,
        project.documents.text(document),
        publisher=project.documents[document].metadata.publisher,
        off=off,
    )
    made.update(project.checks.news(document))
    return made


def told(findings: Findings) -> list[tuple[str, int]]:
    return [(finding.rule, finding.annotation) for finding in findings]
