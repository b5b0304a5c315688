"""Arguments that say which documents and which claims, and what they choose in a project."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any, Protocol

from annotator.commands.running import Failed
from annotator.model.claims import ORDERS, ClaimFilter
from annotator.model.roles import VERDICT, Roles
from annotator.store import Project

SHOWN = 5


def chosen_documents(project: Project, names: Sequence[str]) -> list[int]:
    """The documents called ``names`` (by number, UUID, title or file name), all where there are
    none. ``Failed`` for a name that no document has, or more than one."""
    if not names:
        return list(project.documents.ids())
    return [_document(project, name) for name in names]


def _document(project: Project, name: str) -> int:
    found = []
    for id in project.documents.ids():
        document = project.documents[id]
        called = (str(id), document.uuid, document.title, document.metadata.file_name)
        if name in called:
            found.append(id)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Failed(f"The project has no document “{name}” (annotator documents lists them).")
    numbers = ", ".join(map(str, found[:SHOWN]))
    raise Failed(f"{len(found)} documents are called “{name}”; give a number: {numbers}.")


class Takes(Protocol):
    """A parser, or one of its groups."""

    def add_argument(self, *names: str, **details: Any) -> object: ...  # argparse's own


def add_claim_filters(parser: Takes) -> None:
    parser.add_argument("--document", metavar="DOC", default="", help="claims of one document")
    parser.add_argument("--verdict", metavar="VERDICT", default=None, help="claims rated so")
    parser.add_argument("--source", metavar="NAME", default="", help="claims of a source")
    parser.add_argument("--words", metavar="WORDS", default="", help="claims that hold WORDS")
    parser.add_argument(
        "--no-source", action="store_true", help="claims that nobody is linked to as source"
    )
    parser.add_argument("--denied", action="store_true", help="claims that somebody denies")
    parser.add_argument("--check-worthy", action="store_true", help="claims worth a check")


def add_claim_order(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--order", choices=ORDERS, default=ORDERS[0], help=f"order (default: {ORDERS[0]})"
    )
    parser.add_argument("--descending", action="store_true", help="from last to first")


def _verdict(project: Project, name: str) -> str:
    """The verdict of that name, also as the window spells it; ``Failed`` where there is none."""
    values = [
        value
        for _, attribute in Roles(project.scheme).attributes(VERDICT)
        for value in attribute.values
    ]
    known = {value.replace("_", " ").casefold(): value for value in values}
    if not name or name in values:
        return name
    if name.replace("_", " ").casefold() not in known:
        raise Failed(f"There is no verdict “{name}”. There are: {', '.join(values)}.")
    return known[name.replace("_", " ").casefold()]


def claim_filter(project: Project, options: Namespace) -> ClaimFilter:
    document = chosen_documents(project, [options.document])[0] if options.document else None
    return ClaimFilter(
        document=document,
        verdict=_verdict(project, options.verdict),
        source=options.source,
        words=options.words,
        is_sourceless=options.no_source,
        is_denied=options.denied,
        is_check_worthy=options.check_worthy,
    )
