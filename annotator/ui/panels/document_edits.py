"""What the documents panel does to documents, each with a word on how it went."""

from collections.abc import Callable, Sequence, Set

from PySide6.QtCore import QCoreApplication

from annotator.store import Project
from annotator.store.errors import ProjectError
from annotator.ui.panels import lettering
from annotator.ui.panels.notice import Notice
from annotator.ui.session import Session

SHOWN_TITLE = 60
# The document beside one, in a direction (1 or -1), that is none of those.
Neighbour = Callable[[int, int, Set[int]], int | None]


def tr(text: str) -> str:
    return QCoreApplication.translate("DocumentEdits", text)


class DocumentEdits:
    """Renaming, marking, deleting; a refusal is said in the panel and changes nothing."""

    def __init__(self, session: Session, notice: Notice, neighbour: Neighbour) -> None:
        self._session = session
        self._notice = notice
        self._neighbour = neighbour

    def rename(self, document: int, title: str) -> None:
        self._try(lambda project: project.documents.rename(document, title))

    def mark(self, documents: Sequence[int], status: str) -> None:
        """Sets ``documents`` to do, in progress or done, as one step."""

        def write(project: Project) -> None:
            with project.journal.step(tr("Mark {n} documents").format(n=len(documents))):
                for document in documents:
                    project.documents.set_status(document, status)

        if len(documents) == 1:
            self._try(lambda project: project.documents.set_status(documents[0], status))
        elif documents:
            self._try(write)

    def delete(self, documents: Sequence[int]) -> None:
        """Deletes without asking, for it can be undone; the panel then offers just that."""
        project = self._session.project
        if project is None or not documents:
            return
        title = lettering.shortened(project.documents[documents[0]].title, SHOWN_TITLE)
        one = tr("Deleted “{title}”.").format(title=title)
        many = tr("Deleted {n} documents.").format(n=lettering.number(len(documents)))
        if len(documents) > 1 and not self._try(_keep_snapshot):
            return
        self._step_aside(documents)
        if self._try(lambda project: project.documents.delete(*documents)):
            said = one if len(documents) == 1 else many
            self._notice.say(said, tr("Undo"), lambda: self._bring_back(documents[0]))

    def _try(self, write: Callable[[Project], object]) -> bool:
        project = self._session.project
        if project is None:
            return False
        try:
            write(project)
        except ProjectError as error:
            self._notice.say(str(error))
            return False
        return True

    def _step_aside(self, leaving: Sequence[int]) -> None:
        """Shows a neighbour of the open document where that is about to go."""
        session, shown = self._session, self._session.document
        if session.project is None or shown is None or shown.id not in leaving:
            return
        for step in (1, -1):
            found = self._neighbour(shown.id, step, frozenset(leaving))
            if found is not None:
                session.show(found)
                return

    def _bring_back(self, document: int) -> None:
        if self._try(lambda project: project.journal.undo()):
            self._session.show(document)


def _keep_snapshot(project: Project) -> None:
    from annotator.store.snapshots import Snapshots  # noqa: PLC0415  rarely needed

    Snapshots(project).take_if_changed("before delete")
