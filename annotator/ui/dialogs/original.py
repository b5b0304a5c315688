"""The original of a document as plain source: looked at, searched, saved, never rendered."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontDatabase, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.atomic import replacing
from annotator.formats.problems import FormatProblem
from annotator.model.details import TextFacts
from annotator.model.document import EDITED
from annotator.ui.dialogs.original_source import Source, kind_of, safe_name, source_of
from annotator.ui.panels.cards import EmptyState, said, wrapping
from annotator.ui.text import ElidedLabel
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.model.document import Original
    from annotator.ui.window import Window

SIZE = (860, 640)
FIXED_PIXELS = 13


def show_original_of(window: Window) -> None:
    """Opens the original of the shown document beside the window."""
    project, document = window.session.project, window.session.document
    if project is None or document is None:
        return
    original = project.originals.of(document.id)
    facts = project.details.facts(document.id)
    shown = OriginalWindow(window, document.title, original, facts)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.show()


class OriginalWindow(QDialog):
    """Not modal: the article goes on beside it."""

    def __init__(
        self, window: Window, title: str, original: Original | None, facts: TextFacts
    ) -> None:
        super().__init__(window)
        self._window = window
        self._original = original
        self.setWindowTitle(self.tr("Original of “{title}”").format(title=title))
        self.resize(*SIZE)
        self.heading, self.facts = ElidedLabel(title, self), wrapping(said("", "small", self))
        self.proof = wrapping(said("", "small", self))
        self.field, self.nothing = QLineEdit(self), said(self.tr("Not found"), "small", self)
        self.text, self.empty = QPlainTextEdit(self), EmptyState(self)
        self.save_button = QPushButton(self.tr("Save the original…"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self._body, self._search = QStackedWidget(self), QWidget(self)
        self._build()
        self._connect()
        self._show(original, facts)

    def _build(self) -> None:
        set_look(self.heading, "title")
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setAccessibleName(self.tr("Source of the original"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(FIXED_PIXELS)
        self.text.setFont(fixed)
        self.field.setPlaceholderText(self.tr("Find in the source…"))
        self.field.setAccessibleName(self.tr("Find in the source"))
        self.field.setClearButtonEnabled(True)
        row = QHBoxLayout(self._search)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.nothing)
        self.nothing.hide()
        self._body.addWidget(self.text)
        self._body.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for button in (self.save_button, self.close_button):
            button.setAutoDefault(False)  # Enter finds the next place
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for part in (self.heading, self.facts, self.proof, self._search):
            column.addWidget(part)
        column.addWidget(self._body, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._find_typed)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close)
        session = self._window.session
        self._project = session.project
        session.opened.connect(self._close_with_project)

    # What is shown

    def _show(self, original: Original | None, facts: TextFacts) -> None:
        has_one = original is not None
        self.save_button.setVisible(has_one)
        self.facts.setVisible(has_one)
        self.proof.setVisible(has_one)
        if original is None:
            self._search.hide()
            advice = self.tr(
                "The next time that you add a file, tick “Keep the original files”. Its text and"
                " details are in the project all the same."
            )
            self.empty.say(self.tr("The original was not kept"), advice)
            self._body.setCurrentWidget(self.empty)
            return
        source = source_of(original.raw, facts.encoding)
        self._search.setVisible(not source.is_binary)
        self.facts.setText(self._facts(original, source))
        self._prove(original, facts)
        if source.is_binary:
            self._say_binary(original)
            return
        self.text.setPlainText(source.text)
        self._body.setCurrentWidget(self.text)
        self.field.setFocus()

    def _facts(self, original: Original, source: Source) -> str:
        size = QLocale().formattedDataSize(
            len(original.raw), 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        parts = [original.name, original.media_type, size, source.encoding]
        if source.is_cut:
            parts.append(self.tr("only the first 2 MB are shown"))
        return " · ".join(part for part in parts if part)

    def _prove(self, original: Original, facts: TextFacts) -> None:
        found = sha256(original.raw).hexdigest()
        words, look = self._verdict(original, facts, is_same=found == facts.raw_sha256)
        if facts.method.endswith(EDITED) and look == "good":
            words += " " + self.tr("The text was edited by hand before it was added.")
            look = "small"
        self.proof.setText(words.format(sum=found, place=original.place))
        self.proof.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_look(self.proof, look)

    def _verdict(self, original: Original, facts: TextFacts, *, is_same: bool) -> tuple[str, str]:
        """Words and look. The hash that is known of a row is that of its cell; its file is the
        one that was kept, or the project would not have given it."""
        if original.place:
            words = self.tr("SHA-256 {sum}: the whole file, which holds the text at {place}.")
            return words, "good"
        if not facts.raw_sha256:
            return self.tr("SHA-256 {sum}."), "small"
        if is_same:
            return self.tr("SHA-256 {sum}: just the bytes that the text was read from."), "good"
        words = self.tr("SHA-256 {sum}: these are not the bytes that the text was read from.")
        return words, "danger"

    def _say_binary(self, original: Original) -> None:
        kind = kind_of(original.raw, original.media_type)
        words = self.tr("This is {kind}.").format(kind=kind)
        advice = self.tr("It has no plain source to show. Save it to open it in another program.")
        self.empty.say(words, advice)
        self._body.setCurrentWidget(self.empty)

    # What is done

    def save(self) -> None:
        """Writes the bytes just as they were read to a file that the user names."""
        original = self._original
        if original is None:
            return
        path = self._window.files.original_target(safe_name(original.name))
        if path is not None:
            self._write(path, original)

    def _write(self, path: Path, original: Original) -> None:
        projects = [self._project.path] if self._project else []
        try:
            with replacing(path, never=projects) as part:
                part.stream.write(original.raw)
        except FormatProblem as error:
            self._window.report(error)
        else:
            said_so = self.tr("Saved as {name}").format(name=path.name)
            self._window.tell(said_so)

    def find_next(self, *, is_backward: bool = False) -> None:
        """Selects the next place; from the other end where there is none further on."""
        words = self.field.text()
        self.nothing.hide()
        if not words:
            return
        flags = QTextDocument.FindFlag(0)
        if is_backward:
            flags |= QTextDocument.FindFlag.FindBackward
        is_found = self.text.find(words, flags)
        if not is_found:
            end = QTextCursor.MoveOperation.End if is_backward else QTextCursor.MoveOperation.Start
            before = self.text.textCursor()
            self.text.moveCursor(end)
            is_found = self.text.find(words, flags)
            if not is_found:
                self.text.setTextCursor(before)
        self.nothing.setVisible(not is_found)

    def _find_typed(self) -> None:
        """What is being typed is looked for from where the last place began."""
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self.find_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (is_enter and self.field.hasFocus()) or event.key() == Qt.Key.Key_F3:
            self.find_next(is_backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        if event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.field.setFocus()
            self.field.selectAll()
            return
        super().keyPressEvent(event)

    def _close_with_project(self) -> None:
        if self._window.session.project is not self._project:
            self.close()
