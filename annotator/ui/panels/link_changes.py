"""What can be done to a link where it is shown: another type, or none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.links import Fit, fitting
from annotator.store.errors import ProjectError
from annotator.ui.article.link_menu import LinkMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.model.annotation import Link
    from annotator.ui.session import Session


class LinkChanges:
    """Each one step; ``refuse`` is told why one was not done."""

    def __init__(self, session: Session, refuse: Callable[[str], object]) -> None:
        self._session, self._refuse = session, refuse

    def menu(self, parent: QWidget, link: Link, shown: int) -> LinkMenu | None:
        """The types that fit the two annotations, as they read from ``shown``, those that they
        have ticked, and the way to remove the link; None where it has gone."""
        project = self._session.project
        if project is None or not project.links.page([link.id]):
            return None
        other = link.end if link.start == shown else link.start
        labels = (project.annotations[end].label for end in (shown, other))
        fits = fitting(project.scheme, *labels)
        taken = {n for n, fit in enumerate(fits) if project.links.like(*_ends(fit, shown, other))}
        menu = LinkMenu(parent, fits, taken, lambda n: self._change(link, shown, fits[n]))
        menu.addSeparator()
        remove = menu.addAction(_tr("Remove link"))
        remove.triggered.connect(partial(self.remove, link.id))
        return menu

    def remove(self, link: int) -> None:
        project = self._session.project
        if project is not None:
            self._try(lambda: project.links.remove(link))

    def _change(self, link: Link, shown: int, fit: Fit) -> None:
        project = self._session.project
        other = link.end if link.start == shown else link.start
        type_, start, _ = _ends(fit, shown, other)
        if project is not None:
            self._try(lambda: project.links.change_type(link.id, type_, turn=start != link.start))

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except (ProjectError, KeyError) as error:
            is_gone = isinstance(error, KeyError)
            self._refuse(_tr("This link has gone meanwhile.") if is_gone else str(error))


def _ends(fit: Fit, first: int, last: int) -> tuple[str, int, int]:
    """Type, start and end of the link that ``fit`` makes of two annotations."""
    return (fit.type.name, last, first) if fit.is_reversed else (fit.type.name, first, last)


def _tr(words: str) -> str:
    return QCoreApplication.translate("LinkChanges", words)
