"""How many cards the shown document has, before anybody has looked at them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.model.roles import CLAIM, Roles
from annotator.store.errors import ProjectError

if TYPE_CHECKING:
    from annotator.store import Project
    from annotator.ui.session import Session

MOST = 20_000  # claims of a project that are put together in a few frames


class CardCount:
    """Claims that are the same are one card, and rejected ones are none. In a project of very
    many claims that is only known where the board was seen; until then each claim counts."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._project: Project | None = None
        self._is_large = False

    def of(self, counts: Mapping[str, int]) -> int:
        """``counts`` are the shown document's annotations by label."""
        project, document = self._session.project, self._session.document
        claims = self._claims(counts)
        if project is None or document is None or not claims:
            return claims
        from annotator.model.claims import ClaimFilter  # noqa: PLC0415  after the first paint

        try:
            if project is not self._project:
                self._is_large = self._claims(project.annotations.counts()) > MOST
                self._project = project
            if self._is_large:
                return claims
            return len(project.claims.ids(ClaimFilter(document=document.id)))
        except ProjectError:  # it cannot be read now; whoever asks for more is told why
            return claims

    def _claims(self, counts: Mapping[str, int]) -> int:
        labels = Roles(self._session.scheme).labels_as(CLAIM)
        return sum(counts.get(name, 0) for name in labels)
