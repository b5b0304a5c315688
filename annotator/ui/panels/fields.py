"""Where one answers: a choice, a line, a date, a web address, a note.

All have the same face: ``value`` and ``show_value`` in the project's terms, ``edited`` while
a person changes it, ``finished`` when that person is done with it.
"""

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from annotator.model.scheme import Attribute
from annotator.ui.panels.lettering import date_format, direction_of
from annotator.ui.text import open_link, plain_tooltip, readable, web_address
from annotator.ui.theme import set_look

NOTE_LINES = (2, 9)
PARAGRAPH_SEPARATOR = "\u2029"


class ChoiceField(QComboBox):
    """One of a few values, or none. The wheel scrolls the panel and never the answer."""

    edited = Signal()
    finished = Signal()

    def __init__(
        self, values: tuple[str, ...], none: str = "—", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if none:
            self.addItem(none, "")
        for value in values:
            self.addItem(readable(value), value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._tell)

    @property
    def value(self) -> str:
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        place = self.findData(value)
        if place < 0:
            # A value that the scheme no longer has is shown and kept until it is changed.
            self.addItem(readable(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self) -> None:
        self.edited.emit()
        self.finished.emit()


class LineField(QLineEdit):
    """A line of words."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.finished)

    @property
    def value(self) -> str:
        return self.text().strip()

    def show_value(self, value: str) -> None:
        if self.value != value:
            self.setText(value)
            self.setCursorPosition(0)


class DateField(LineField):
    """A date as the locale writes it, stored as ISO 8601; also a year, or a year and month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        example = QLocale().toString(QDate(2024, 5, 12), date_format())
        self.setPlaceholderText(self.tr("for example {date}").format(date=example))
        self.textEdited.connect(self._judge)

    @property
    def value(self) -> str:
        words = self.text().strip()
        date = QLocale().toDate(words, date_format())
        return date.toString(Qt.DateFormat.ISODate) if date.isValid() else words

    def show_value(self, value: str) -> None:
        if value == self.value:
            return
        date = QDate.fromString(value, Qt.DateFormat.ISODate)
        super().show_value(QLocale().toString(date, date_format()) if date.isValid() else value)
        self._judge()

    @property
    def doubt(self) -> str:
        """A sentence where the words are no date; "" where they are."""
        return "" if is_date(self.value) else self.tr("This does not read as a date.")

    def _judge(self) -> None:
        """Says so where the words are no date; they are kept as they are all the same."""
        doubt = self.doubt
        self.setToolTip(plain_tooltip(doubt))
        self.setAccessibleDescription(doubt)
        set_look(self, "doubtful" if doubt else "")


class UrlField(QWidget):
    """A web address, with a button that opens it."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineField(self)
        self.line.setPlaceholderText("https://")
        self.button = QPushButton("↗", self)
        self.button.setAccessibleName(self.tr("Open in the browser"))
        self.button.setToolTip(self.tr("Open in the browser"))
        set_look(self.button, "mini")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.edited.connect(self.edited)
        self.line.finished.connect(self.finished)
        self.line.textChanged.connect(self._judge)
        self.button.clicked.connect(lambda: open_link(self.line.value))
        self._judge()

    @property
    def value(self) -> str:
        return self.line.value

    def show_value(self, value: str) -> None:
        self.line.show_value(value)

    def _judge(self) -> None:
        self.button.setEnabled(web_address(self.line.value) is not None)


class NoteField(QPlainTextEdit):
    """Several lines of words; it grows with them up to a few, Tab leaves it."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    @property
    def value(self) -> str:
        # toPlainText makes blanks of no-break spaces; the raw text keeps them.
        return self.document().toRawText().replace(PARAGRAPH_SEPARATOR, "\n")

    def show_value(self, value: str) -> None:
        if self.value != value:
            self._is_showing = True
            self.setPlainText(value)
            self._is_showing = False
            self.setLayoutDirection(direction_of(value))

    def sizeHint(self) -> QSize:
        lines = min(max(int(self.document().size().height()), NOTE_LINES[0]), NOTE_LINES[1])
        return QSize(80, lines * self.fontMetrics().lineSpacing() + 18)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()

    def _tell(self) -> None:
        if not self._is_showing:
            self.edited.emit()


Field = ChoiceField | LineField | UrlField | NoteField


def field_for(attribute: Attribute, parent: QWidget | None = None) -> Field:
    """The field that an attribute of the scheme is answered in."""
    field: Field
    if attribute.kind == "choice":
        field = ChoiceField(attribute.values)
    elif attribute.kind == "date":
        field = DateField()
    elif attribute.kind == "url":
        field = UrlField()
    else:
        field = LineField()
    field.setParent(parent)
    field.setAccessibleName(attribute.title)
    field.setToolTip(plain_tooltip(attribute.help))
    return field


def is_date(value: str) -> bool:
    """Whether ``value`` is a date, a month or a year of ISO 8601, or nothing."""
    shapes = ("yyyy-MM-dd", "yyyy-MM", "yyyy")
    return not value or any(QDate.fromString(value, shape).isValid() for shape in shapes)
