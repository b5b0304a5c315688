"""What a person does to a claim on the board: each deed one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from annotator.model import roles
from annotator.model.links import fitting
from annotator.model.roles import Roles
from annotator.store.errors import ProjectError
from annotator.ui.panels.chips import label_of

if TYPE_CHECKING:
    from annotator.model.annotation import Annotation, Link
    from annotator.model.cards import Card
    from annotator.model.claims import Evidence
    from annotator.model.links import Fit
    from annotator.model.scheme import Attribute
    from annotator.ui.session import Session


class Offer(NamedTuple):
    """A link that may be made between what is dragged and a claim."""

    fit: Fit
    dragged: Annotation
    claim: Annotation


class Deeds:
    """Writes for one board. What the project refuses is told in a sentence by ``refuse``."""

    def __init__(self, session: Session, refused: Callable[[str], object]) -> None:
        self._session = session
        self.refuse = refused

    def _try(self, deed: Callable[[], object]) -> bool:
        """Whether it was done."""
        try:
            deed()
        except ProjectError as error:
            self.refuse(str(error))
            return False
        except KeyError:
            self.refuse(QCoreApplication.translate("Claims", "This is no longer there."))
            return False
        return True

    def answer(self, annotation: Annotation, found: Roles, role: str, value: str) -> bool:
        """Answers the question of that role about a claim: verdict, its note, wording."""
        project, asked = self._session.project, found.attribute(annotation.label, role)
        if project is None or asked is None:
            return False
        return self._try(
            lambda: project.annotations.set_attribute(annotation.id, asked.name, value)
        )

    def rate(self, card: Card, found: Roles, verdict: str) -> bool:
        """Gives a claim its verdict, "" for none. It is written to one mention; the verdicts of
        others, which may contradict it, are taken back in the same step."""
        holder, given = _to_hold(card, found, verdict), []
        for one in (mention.annotation for mention in card.mentions):
            asked = found.attribute(one.label, roles.VERDICT)
            if asked is None:
                continue
            if one.id == holder.id:
                given.append((one.id, asked.name, verdict))
            elif one.attributes.get(asked.name, "") in card.verdicts:
                given.append((one.id, asked.name, asked.default))
        return self.answer_all(given, QCoreApplication.translate("Claims", "Set verdict"))

    def answer_all(self, given: Sequence[tuple[int, str, str]], title: str) -> bool:
        """Answers of annotations by the attributes' names, all in one step."""
        project = self._session.project
        if project is None or not given:
            return False

        def deed() -> None:
            if len(given) == 1:
                project.annotations.set_attribute(*given[0])
                return
            with project.journal.step(title):
                for annotation, name, value in given:
                    project.annotations.set_attribute(annotation, name, value)

        return self._try(deed)

    def add_evidence(self, claim: int, said: dict[str, str]) -> bool:
        project = self._session.project
        return project is not None and self._try(lambda: project.evidence.add(claim, **said))

    def edit_evidence(self, piece: int, said: dict[str, str]) -> bool:
        project = self._session.project
        return project is not None and self._try(lambda: project.evidence.edit(piece, **said))

    def remove_evidence(self, piece: int) -> bool:
        project = self._session.project
        return project is not None and self._try(lambda: project.evidence.remove(piece))

    def link(self, offer: Offer) -> bool:
        project = self._session.project
        if project is None:
            return False
        start, end = offer.dragged.id, offer.claim.id
        if offer.fit.is_reversed:
            start, end = end, start
        return self._try(lambda: project.links.add(offer.fit.type.name, start, end))

    def link_of(self, card: Card, annotation: int) -> Link | None:
        """What holds an annotation on a card: for another mention what says that it is the
        same."""
        project = self._session.project
        mentions = {mention.annotation.id for mention in card.mentions}
        if project is None or annotation not in mentions:
            return link_on(card, annotation)
        same = Roles(self._session.scheme).links_as(roles.SAME)
        found = (one for one in project.links.of(annotation) if one.type in same)
        return next((one for one in found if {one.start, one.end} <= mentions), None)

    def offers(self, card: Card, dragged: int) -> list[Offer]:
        """The links that may be made by dropping an annotation on a card; none where it is on
        the card itself. The mention nearest to it is linked."""
        project = self._session.project
        mentions = [mention.annotation for mention in card.mentions]
        if project is None or not project.annotations.has(dragged):
            return []
        if dragged in {one.id for one in mentions}:
            return []
        found = project.annotations[dragged]
        same = [one for one in mentions if one.document == found.document] or mentions[:1]
        nearest = min(same, key=lambda one: abs(one.start - found.start))
        return [
            Offer(fit, found, nearest)
            for fit in fitting(self._session.scheme, found.label, nearest.label)
        ]

    def no_fit(self, card: Card, dragged: int) -> str:
        """Why nothing can be linked, in a sentence."""
        project = self._session.project
        if project is None or not project.annotations.has(dragged):
            return QCoreApplication.translate("Claims", "This annotation is no longer there.")
        scheme = self._session.scheme
        one = label_of(scheme, project.annotations[dragged].label).title
        other = label_of(scheme, card.annotation.label).title
        if dragged in {mention.annotation.id for mention in card.mentions}:
            return QCoreApplication.translate("Claims", "A claim cannot be linked to itself.")
        words = QCoreApplication.translate(
            "Claims", "The scheme has no link between “{one}” and “{other}”."
        )
        return words.format(one=one, other=other)


def verdict_of(card: Card, found: Roles) -> Attribute | None:
    """The question for the verdict of a card; None where its label has none."""
    return found.attribute(card.annotation.label, roles.VERDICT)


def _to_hold(card: Card, found: Roles, verdict: str) -> Annotation:
    """The mention to have a verdict: one that was given it, so that the reason beside it stays
    its own; else the one that has the verdict now. One that is still open is that of the first,
    for it counts where none is rated."""
    asked = found.attribute(card.annotation.label, roles.VERDICT)
    if asked is None or not verdict or asked.meaning(verdict) == roles.OPEN:
        return card.annotation
    every = (mention.annotation for mention in card.mentions)
    given = (
        one for one in every if found.answer(one.label, one.attributes, roles.VERDICT) == verdict
    )
    return next(given, card.rated)


def answered(card: Card, found: Roles, role: str) -> tuple[Annotation, str]:
    """The mention that answers the question of that role, and the answer; the first and ""
    where none does."""
    for mention in card.mentions:
        one = mention.annotation
        words = found.answer(one.label, one.attributes, role)
        if words:
            return one, words
    return card.annotation, ""


def noted(card: Card, found: Roles) -> Annotation:
    """The mention that has the note on the verdict; where none has, the one to write it to."""
    one, words = (
        card.rated,
        found.answer(card.rated.label, card.rated.attributes, roles.VERDICT_NOTE),
    )
    if words:
        return one
    other, words = answered(card, found, roles.VERDICT_NOTE)
    return other if words else one


def link_on(card: Card, annotation: int) -> Link | None:
    """By what a row's annotation is on the card; None where it is not, or as another mention."""
    parts = (card.voices, card.denials, card.supporting, card.undermining, card.context)
    found = (one.link for part in parts for one in part if one.annotation.id == annotation)
    return next(found, None)


def evidence_on(card: Card, piece: int) -> Evidence | None:
    return next((one for one in card.evidence if one.id == piece), None)
