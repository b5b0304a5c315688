"""The evidence on an annotation in the inspector: also on one that is no claim any more, which
the claim board does not show."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from annotator.model import roles
from annotator.model.claims import Evidence
from annotator.model.roles import Roles
from annotator.store.errors import ProjectError
from annotator.ui.claims.words import stance_word
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import Card, said, wrapping
from annotator.ui.session import Session
from annotator.ui.theme import set_look

LONGEST = 2_000


class EvidenceCard(Card):
    """Hidden where there is none. ``refused(why)``: it could not be removed."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.body.addWidget(said(self.tr("Evidence"), "title", self))
        self.advice = wrapping(
            said(self.tr("Not on the claim board, for this is no claim."), "small", self)
        )
        self.body.addWidget(self.advice)
        self.rows: list[QWidget] = []

    def show_evidence_of(self, annotation: int) -> None:
        """Lists what was found on ``annotation``."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        project = self._session.project
        found = project.evidence.of([annotation]) if project else []
        self.setVisible(bool(found))
        if project is None or not found:
            return
        label = project.annotations[annotation].label
        is_claim = Roles(self._session.scheme).labels.get(label) == roles.CLAIM
        self.advice.setVisible(not is_claim)
        for piece in found:
            row = self._row(piece)
            self.rows.append(row)
            self.body.addWidget(row)

    def _row(self, piece: Evidence) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        stance = said(stance_word(piece.stance), "title", row)
        line.addWidget(stance, 0, Qt.AlignmentFlag.AlignTop)
        parts = filter(None, (piece.title, piece.url, piece.note))
        words = wrapping(said("", "", row))
        words.setText(lettering.shortened("\n".join(parts), LONGEST))  # then it knows its height
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(words, 1)
        remove = QPushButton("×", row)
        set_look(remove, "mini")
        remove.setAccessibleName(self.tr("Remove this piece of evidence"))
        remove.setToolTip(self.tr("Remove this piece of evidence"))
        remove.setVisible(self._session.is_editable)
        remove.clicked.connect(partial(self._remove, piece.id))
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remove(self, piece: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        project = self._session.project
        try:
            if project:
                project.evidence.remove(piece)
        except ProjectError as error:
            self.refused.emit(str(error))
