"""``annotator lint``: what the checks find in a project."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.commands.arguments import add_json, add_project
from annotator.commands.choosing import chosen_documents
from annotator.commands.terminal import Cell, Progress, counted, say, say_json, say_table
from annotator.model.annotation import Annotation
from annotator.model.document import Document
from annotator.review.lint.finding import Finding, Rule
from annotator.review.lint.findings import Findings, reason
from annotator.review.lint.rules import RULES
from annotator.store import Project

SHOWN = 40
EXAMPLES = """examples:
  annotator lint news.annotator
  annotator lint news.annotator --rule claim-without-source --rule cut-word
  annotator lint news.annotator "Night ferry" --json

The exit status is 1 where anything was found. Checks that are switched off in the project are
left out unless they are asked for by name.

checks:
""" + "\n".join(f"  {rule.id:22} {rule.title}" for rule in RULES)
Found = tuple[Document, Annotation, Finding]


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("documents", metavar="DOC", nargs="*", help="only these documents")
    parser.add_argument(
        "--rule",
        metavar="RULE",
        dest="rules",
        action="append",
        choices=[rule.id for rule in RULES],
        default=[],
        help="only this check; can be repeated",
    )
    add_json(parser)


def run(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        documents = chosen_documents(project, options.documents)
        rules = [rule for rule in RULES if rule.id in options.rules] or RULES
        off = frozenset() if options.rules else project.checks.off
        with Progress("Checking", len(documents)) as progress:
            found = []
            for number, document in enumerate(documents, 1):
                found += list(_found(project, document, rules, off))
                progress.at(number)
    _tell(found, len(documents), is_json=options.json)
    return int(bool(found))


def _found(
    project: Project, document: int, rules: Sequence[Rule], off: frozenset[str]
) -> Iterator[Found]:
    known = project.documents[document]
    findings = Findings(
        project.scheme,
        document,
        project.documents.text(document),
        publisher=known.metadata.publisher,
        off=off,
        rules=rules,
    )
    findings.update(project.checks.news(document))
    for finding in findings:
        yield known, project.annotations[finding.annotation], finding


def _tell(found: list[Found], documents: int, *, is_json: bool) -> None:
    counts = Counter(finding.rule for _, _, finding in found)
    if is_json:
        say_json({"rules": dict(counts), "findings": [_as_json(*one) for one in found]})
        return
    rows: list[list[Cell]] = [
        [
            document.title,
            annotation.start,
            " ".join(annotation.quote[:SHOWN].split()),
            reason(finding),
            finding.rule,
        ]
        for document, annotation, finding in found
    ]
    if rows:
        say_table(["document", "at", "words", "what is the matter", "check"], rows)
    say(f"{counted(len(rows), 'finding')} in {counted(documents, 'document')}.")


def _as_json(document: Document, annotation: Annotation, finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "reason": reason(finding),
        "document": document.title,
        "document_id": document.uuid,
        "annotation_id": annotation.uuid,
        "label": annotation.label,
        "quote": annotation.quote,
        "start": annotation.start,
        "end": annotation.end,
    }
