"""``annotator report``: articles, or one claim, as a page to read, print and keep."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from annotator.commands.arguments import add_annotator, add_json, add_project, annotator_name
from annotator.commands.choosing import chosen_documents
from annotator.commands.running import Failed, Misused
from annotator.commands.terminal import counted, say, say_json
from annotator.formats.report_html import Article, Report, write
from annotator.model.cards import Card
from annotator.model.claims import ClaimFilter
from annotator.model.roles import Roles
from annotator.review.claims import cards
from annotator.store import Project
from annotator.store.clock import now

EXAMPLES = """examples:
  annotator report news.annotator -o news.html
  annotator report news.annotator "Night ferry" harbour.txt -o ferry.html
  annotator report news.annotator --claim 6e52fb73-e9ba-518b-90eb-4f6e7cdbd188 -o claim.html

The page is one file: it loads nothing and runs nothing. The report of one claim has the
paragraphs that it is about, from every document where it stands (annotator claims --json tells
the ids)."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("documents", metavar="DOC", nargs="*", help="only these documents")
    parser.add_argument("--claim", metavar="ID", default="", help="one claim and what is about it")
    parser.add_argument("-o", "--output", metavar="FILE.html", type=Path, required=True)
    add_annotator(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    if options.claim and options.documents:
        raise Misused("Name documents or a claim, not both.")
    with Project.open(options.project, read_only=True) as project:
        if options.claim:
            found = [_claim(project, options.claim)]
            articles = _excerpts(project, found[0])
            title = found[0].wording
        else:
            documents = chosen_documents(project, options.documents)
            articles = [_article(project, document) for document in documents]
            found = _cards(project, documents)
            title = articles[0].document.title if len(articles) == 1 else project.title
        report = Report(
            title, project.scheme, articles, found, now(), annotator_name(options.annotator)
        )
        write(report, options.output, never=[project.path])
    _tell(options.output, articles, found, is_json=options.json)
    return 0


def _tell(path: Path, articles: Sequence[Article], found: Sequence[Card], *, is_json: bool) -> None:
    if is_json:
        say_json({"file": str(path), "documents": len(articles), "claims": len(found)})
    else:
        say(f"{path}: {counted(len(articles), 'document')}, {counted(len(found), 'claim')}.")


def _article(project: Project, document: int) -> Article:
    (read,) = project.exchange.read(documents=[document])
    if read.text is None:  # the type allows for formats without texts; a project has them
        raise Failed(f"The text of document {document} is not in the project.")
    return Article(
        project.documents[document],
        read.text,
        tuple(project.annotations.of(document)),
        tuple(project.links.in_document(document)),
    )


def _cards(project: Project, documents: Sequence[int]) -> list[Card]:
    ids = dict.fromkeys(
        id for document in documents for id in project.claims.ids(ClaimFilter(document=document))
    )
    return list(cards(project.claims.materials, list(ids), Roles(project.scheme)))


def _claim(project: Project, uuid: str) -> Card:
    found = project.claims.with_uuid(uuid)
    if found is None:
        raise Failed(f"The project has no claim “{uuid}” (annotator claims --json lists them).")
    (card,) = cards(project.claims.materials, [found], Roles(project.scheme))
    return card


def _excerpts(project: Project, card: Card) -> list[Article]:
    """The documents where the claim and what is linked to it stand, cut down to that."""
    statements = (*card.denials, *card.supporting, *card.undermining, *card.context)
    voices = (*card.voices, *(voice for one in statements for voice in one.voices))
    shown = {
        one.id: one
        for one in (
            *(mention.annotation for mention in card.mentions),
            *(one.annotation for one in statements),
            *(voice.annotation for voice in voices),
        )
    }
    made = []
    for document in dict.fromkeys(one.document for one in shown.values()):
        whole = _article(project, document)
        some = tuple(one for one in whole.annotations if one.id in shown)
        made.append(Article(whole.document, whole.text, some, whole.links, is_excerpt=True))
    return made
