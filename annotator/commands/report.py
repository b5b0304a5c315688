"""``annotator report``: articles, or one claim, as a page to read, print and keep."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Protocol

from annotator.commands.arguments import add_annotator, add_json, add_project, annotator_name
from annotator.commands.choosing import chosen_documents
from annotator.commands.running import Failed, Misused
from annotator.commands.terminal import counted, say, say_json
from annotator.departures.report import report_of_claim, report_of_documents
from annotator.formats import report_html
from annotator.formats.report_content import Report
from annotator.store import Project

PDF = ".pdf"
PAPERS = ("a4", "letter")
PAGES = (".html", ".htm")
EXAMPLES = """examples:
  annotator report news.annotator -o news.html
  annotator report news.annotator -o news.pdf
  annotator report news.annotator "Night ferry" harbour.txt -o ferry.html
  annotator report news.annotator --claim 6e52fb73-e9ba-518b-90eb-4f6e7cdbd188 -o claim.html

The page is one file, HTML or PDF as its name says: it loads nothing and runs nothing. The report
of one claim has the paragraphs that it is about, from every document where it stands (annotator
claims --json tells the ids)."""


class Write(Protocol):
    """Writes a report whole, or leaves what is there."""

    def __call__(self, report: Report, target: Path, *, never: Iterable[Path] = ()) -> None: ...


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("documents", metavar="DOC", nargs="*", help="only these documents")
    parser.add_argument("--claim", metavar="ID", default="", help="one claim and what is about it")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help="of a PDF; %(default)s")
    add_annotator(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    if options.claim and options.documents:
        raise Misused("Name documents or a claim, not both.")
    if options.output.suffix.casefold() not in (PDF, *PAGES) and not options.output.exists():
        raise Misused(f"“{options.output}” is the name of no report: end it in .html or .pdf.")
    with Project.open(options.project, read_only=True) as project:
        made_by = annotator_name(options.annotator)
        if options.claim:
            report = report_of_claim(project, _claim(project, options.claim), made_by)
        else:
            documents = chosen_documents(project, options.documents)
            report = report_of_documents(project, documents, made_by)
        _writer(options.output, options.paper)(report, options.output, never=[project.path])
    _tell(options.output, report, is_json=options.json)
    return 0


def _writer(target: Path, paper: str) -> Write:
    """Of PDF or HTML, by the name of the file; Qt is loaded only for PDF."""
    if target.suffix.casefold() != PDF:
        return report_html.write
    from annotator.ui.report_pdf.alone import write  # noqa: PLC0415  loads Qt
    from annotator.ui.starting import collect_as_usual  # noqa: PLC0415

    collect_as_usual()  # no window will do it

    return partial(write, paper=paper)


def _claim(project: Project, uuid: str) -> int:
    found = project.claims.with_uuid(uuid)
    if found is None:
        raise Failed(f"The project has no claim “{uuid}” (annotator claims --json lists them).")
    return found


def _tell(path: Path, report: Report, *, is_json: bool) -> None:
    documents, claims = len(report.articles), len(report.cards)
    if is_json:
        say_json({"file": str(path), "documents": documents, "claims": claims})
    else:
        say(f"{path}: {counted(documents, 'document')}, {counted(claims, 'claim')}.")
