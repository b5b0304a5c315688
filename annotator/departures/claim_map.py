"""The claim map of a document of a project."""

from annotator.formats.claim_svg import svg_of
from annotator.model.claim_map import ClaimMap
from annotator.model.document import Document
from annotator.model.roles import Roles
from annotator.review.claim_map import claim_map
from annotator.store import Project


def map_of(project: Project, document: int) -> ClaimMap:
    """With the annotations of other documents that its own are linked to."""
    own = project.annotations.of(document)
    links = project.links.among(one.id for one in own).values()
    known = {one.id for one in own}
    away = {end for link in links for end in (link.start, link.end)} - known
    others = [project.annotations[id] for id in sorted(away)]
    return claim_map([*own, *others], links, Roles(project.scheme))


def documents_away(project: Project, document: int, shown: ClaimMap) -> dict[int, str]:
    """The titles of the other documents that boxes of the map of ``document`` lie in."""
    away = {box.annotation.document for box in shown.boxes} - {document}
    return {id: name_of(project.documents[id]) for id in sorted(away)}


def svg_of_map(project: Project, document: int, shown: ClaimMap) -> str:
    """The map of ``document`` as a picture."""
    title = name_of(project.documents[document])
    return svg_of(shown, project.scheme, title, documents_away(project, document, shown))


def name_of(document: Document) -> str:
    return document.title or document.metadata.file_name
