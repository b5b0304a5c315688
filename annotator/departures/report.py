"""What a report shows of a project: whole articles, or one claim with what is about it."""

from collections.abc import Callable, Sequence

from annotator.formats.report_content import Article, Report
from annotator.model.cards import Card
from annotator.model.claims import ClaimFilter
from annotator.model.document import SourceText
from annotator.model.roles import Roles
from annotator.review.claims import cards
from annotator.store import Project
from annotator.store.clock import now


def report_of_documents(
    project: Project,
    documents: Sequence[int],
    made_by: str = "",
    reached: Callable[[int], None] = lambda _done: None,
) -> Report:
    """``reached`` is told how many documents were read."""
    articles = []
    for document in documents:
        articles.append(_article(project, document))
        reached(len(articles))
    title = articles[0].document.title if len(articles) == 1 else project.title
    return Report(title, project.scheme, articles, _cards(project, documents), now(), made_by)


def report_of_claim(project: Project, claim: int, made_by: str = "") -> Report:
    """An evidence pack of the card with that id: the claim, and the paragraphs that it and
    what is linked to it stand in."""
    (card,) = cards(project.claims.materials, [claim], Roles(project.scheme))
    articles = _excerpts(project, card)
    return Report(card.wording, project.scheme, articles, [card], now(), made_by)


def _article(project: Project, document: int) -> Article:
    (read,) = project.exchange.read(documents=[document])
    return Article(
        project.documents[document],
        # The type allows for formats without texts; a project has them.
        read.text or SourceText(project.documents.text(document)),
        tuple(project.annotations.of(document)),
        tuple(project.links.in_document(document)),
    )


def _cards(project: Project, documents: Sequence[int]) -> list[Card]:
    ids = dict.fromkeys(
        id for document in documents for id in project.claims.ids(ClaimFilter(document=document))
    )
    return list(cards(project.claims.materials, list(ids), Roles(project.scheme)))


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
