"""Where a card is changed: a line, a note, or the fields of a piece of evidence, on the card.

All have the same face: ``values`` as they stand in the fields, ``saved`` when they are to be
written, ``cancelled`` when not, ``grown`` when they need more or less room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.model.claims import STANCES, Evidence
from annotator.ui.claims.words import stance_word
from annotator.ui.panels.cards import said
from annotator.ui.panels.fields import (
    ChoiceField,
    Field,
    LineField,
    NoteField,
    UrlField,
    field_for,
)
from annotator.ui.panels.lettering import direction_of, number
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.model.scheme import Attribute

ADVISED = 75  # characters of a claim in one sentence, by the advice for ClaimReview
RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(QFrame):
    """Fields, and below them a Save and a Cancel. Enter saves (in a note with Ctrl), Esc
    cancels."""

    saved = Signal()
    cancelled = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = said("", "title", self)
        self.first: QWidget = self
        self.save, self.cancel = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        set_look(self.save, "primary")
        set_look(self.cancel, "flat")
        self.hint = said("", "small", self)
        self.fields = QGridLayout()
        self.fields.setHorizontalSpacing(8)
        self.fields.setVerticalSpacing(6)
        self.fields.setColumnStretch(1, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(7)
        self._column.addWidget(self.heading)
        self._column.addLayout(self.fields)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        self._column.addLayout(foot)
        self.save.clicked.connect(self.saved)
        self.cancel.clicked.connect(self.cancelled)

    @property
    def values(self) -> dict[str, str]:
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        return self.values != self._before

    def remember(self) -> None:
        """What the fields hold now is what the project holds."""
        self._before = self.values

    _before: dict[str, str]

    def add(self, row: int, title: str, field: QWidget) -> None:
        if row == 0:
            self.first = field
        if title:
            label = said(title, "muted", self)
            label.setBuddy(field)
            self.fields.addWidget(label, row, 0)
            self.fields.addWidget(field, row, 1)
        else:
            self.fields.addWidget(field, row, 0, 1, 2)
        for part in (field, *field.findChildren(QWidget)):
            part.installEventFilter(self)

    def start(self) -> None:
        self.remember()
        self.first.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.cancelled.emit()
                return True
            is_note = isinstance(watched, NoteField)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in RETURNS and (control or not is_note):
                self.saved.emit()
                return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape or (event.key() in RETURNS and control):
                event.accept()  # else the window takes Ctrl+Enter for itself
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() not in RETURNS:  # a button takes it; here it would edit the card again
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, self._column.totalSizeHint().height())


class WordingEditor(Editor):
    """The claim in one sentence, with how long it is."""

    def __init__(self, words: str, quote: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading.setText(self.tr("The claim in one sentence"))
        self.line = LineField(self)
        self.line.setAccessibleName(self.tr("The claim in one sentence"))
        self.line.setPlaceholderText(self.tr("as it reads without the article"))
        self.line.setText(words)
        self.line.setLayoutDirection(direction_of(words or quote))
        self.line.textChanged.connect(self._count)
        self.add(0, "", self.line)
        self._count()

    @property
    def values(self) -> dict[str, str]:
        return {"wording": self.line.value}

    def _count(self) -> None:
        count = len(self.line.text())
        words = self.tr("{count} of {most} characters")
        self.hint.setText(words.format(count=number(count), most=ADVISED) if count else "")
        set_look(self.hint, "danger" if count > ADVISED else "small")


class WhyEditor(Editor):
    """Why the verdict is what it is."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading.setText(self.tr("Why"))
        self.note = NoteField(self)
        self.note.setAccessibleName(self.tr("Why the verdict is what it is"))
        self.note.setPlaceholderText(self.tr("What the verdict rests on"))
        self.note.show_value(words)
        self.hint.setText(self.tr("Ctrl+Enter saves"))
        self.add(0, "", self.note)

    @property
    def values(self) -> dict[str, str]:
        return {"why": self.note.value.strip()}

    def start(self) -> None:
        super().start()
        self.note.moveCursor(QTextCursor.MoveOperation.End)


class AnswersEditor(Editor):
    """Answers to some of the scheme's questions; ``answers`` in their order."""

    def __init__(
        self,
        heading: str,
        asked: Sequence[Attribute],
        before: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading.setText(heading)
        self.asked: list[Field] = [field_for(one, self) for one in asked]
        for row, (one, field, value) in enumerate(zip(asked, self.asked, before, strict=True)):
            field.show_value(value)
            self.add(row, one.title, field)

    @property
    def answers(self) -> list[str]:
        return [field.value for field in self.asked]

    @property
    def values(self) -> dict[str, str]:
        return {str(place): value for place, value in enumerate(self.answers)}


class EvidenceEditor(Editor):
    """A piece of evidence, or a new one."""

    def __init__(self, piece: Evidence | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("Evidence") if piece else self.tr("New evidence")
        self.heading.setText(title)
        self.piece = piece
        self.url, self.title, self.note = UrlField(self), LineField(self), NoteField(self)
        self.stance = ChoiceField((), "", self)
        for stance in STANCES:
            self.stance.addItem(stance_word(stance), stance)
        names = (self.tr("Address"), self.tr("Title"), self.tr("Note"), self.tr("It…"))
        fields: tuple[Field, ...] = (self.url, self.title, self.note, self.stance)
        for row, (name, field) in enumerate(zip(names, fields, strict=True)):
            field.setAccessibleName(name)
            self.add(row, name, field)
        if piece:
            for field, value in zip(
                fields, (piece.url, piece.title, piece.note, piece.stance), strict=True
            ):
                field.show_value(value)
        else:
            self.stance.show_value("mentions")

    @property
    def values(self) -> dict[str, str]:
        return {
            "url": self.url.value,
            "title": self.title.value,
            "note": self.note.value.strip(),
            "stance": self.stance.value,
        }
