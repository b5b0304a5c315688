"""The current card stays the current one, whichever of its mentions stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.ui.claims.view import ClaimView
    from annotator.ui.session import Session


class Staying:
    """A card goes by the id of its first mention, which another one can delete, or link to a
    claim that stands before it. ``view`` then finds the card by its other mentions, and the
    fields that are open on it stay where one types."""

    def __init__(self, session: Session, view: ClaimView) -> None:
        self._session, self._view = session, view
        self._mentions: list[int] = []
        view.moved.connect(self._remember)

    @property
    def is_lost(self) -> bool:
        """Whether the current card can no longer be read by the id that it had."""
        place = self._view.place
        return place is not None and self._view.shelf.card(place) is None

    @property
    def typed_on(self) -> int | None:
        """The card that fields are open on, by the id that it has in the project now; None
        where there are no fields, or no such card."""
        project = self._session.project
        if project is None or self._view.editing is None:
            return None
        return next(filter(None, map(project.claims.card_of, self._mentions)), None)

    def find(self) -> None:
        """To be called when the ids were read: the current card by the id that it has now, none
        where it is no longer on the board."""
        view = self._view
        if view.current is not None and view.place is None:
            found = self._found()
            if view.editing == view.current and found is not None:
                view.editing = found
            view.current, view.row = found, -1 if found is None else view.row
        self._remember()

    def _remember(self) -> None:
        """Which mentions the current card has."""
        place = self._view.place
        card = None if place is None else self._view.shelf.card(place)
        if card:
            self._mentions = [mention.annotation.id for mention in card.mentions]

    def _found(self) -> int | None:
        project, shelf = self._session.project, self._view.shelf
        for mention in self._mentions if project else ():
            id = project.claims.card_of(mention) if project else None
            if shelf.place_of(id) is not None:
                return id
        return None
