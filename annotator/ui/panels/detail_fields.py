"""Fields for facts of a document: its title, a moment of any precision, its language, and
choices to which a person may add. They have the face of the fields in fields.py."""

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy, QWidget

from annotator.model.language import language_tag
from annotator.ui.panels.fields import LineField, NoteField, is_date
from annotator.ui.panels.lettering import date_format
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import set_look

# Of the newspapers of the world, more or less; any other can be typed.
COMMON_LANGUAGES = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "ka", "km", "ko", "lo", "lt", "lv", "ms", "my", "nb",
    "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tr",
    "uk", "ur", "uz", "vi", "zh-Hans", "zh-Hant",
)  # fmt: skip
TIME_AFTER_DAY = re.compile(
    r"(?P<day>.*?)[\sT,]+(?P<time>\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)\s*(?P<zone>[Zz]|UTC|[+-]\d\d:?\d\d)?"
)


class TitleField(NoteField):
    """A title as long as it may be, without line ends: Enter is done with it."""

    @property
    def value(self) -> str:
        return " ".join(super().value.split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
            return
        super().keyPressEvent(event)


class MomentField(LineField):
    """A year, a month, a day or a time of a day: kept as ISO 8601 in just that precision, shown
    with the day as the locale writes it. What was not edited comes back as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._kept = "", ""
        example = QLocale().toString(QDate(2024, 5, 12), date_format())
        self.example = self.tr("for example {date}").format(date=example)
        self.setPlaceholderText(self.example)
        self.textEdited.connect(self._judge)

    @property
    def value(self) -> str:
        words = self.text().strip()
        return self._kept if words == self._shown else as_iso(words)

    def show_value(self, value: str) -> None:
        if value != self.value:
            self._shown, self._kept = as_written(value).strip(), value
            self.setText(self._shown)
            self.setCursorPosition(0)
        self._judge()

    def _judge(self) -> None:
        doubt = "" if is_moment(self.value) else self.tr("This does not read as a date.")
        self.setToolTip(plain_tooltip(doubt))
        self.setAccessibleDescription(doubt)
        set_look(self, "doubtful" if doubt else "")


class OpenChoiceField(QComboBox):
    """One of some values with names, or another that is typed. ``edited`` also while a person
    types, as soon as the words are ``fit``."""

    edited = Signal()
    finished = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._kept = "", ""
        self.line = QLineEdit(self)
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for value, name in choices:
            self.addItem(name, value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.show_value("")
        self.activated.connect(self._tell)
        self.line.textEdited.connect(self._type)
        self.line.editingFinished.connect(self._finish)

    @property
    def value(self) -> str:
        words = self.currentText().strip()
        if words == self._shown:
            return self._kept
        place = self.findText(words, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(place)) if place >= 0 else words

    def show_value(self, value: str) -> None:
        place = self.findData(value)
        name = self.itemText(place) if place >= 0 else self.name_of(value)
        if self.value != value or self.currentText().strip() != name:
            self.setCurrentIndex(place)
            self.setEditText(name)
            self.line.setCursorPosition(0)
        self._shown, self._kept = name.strip(), value

    def name_of(self, value: str) -> str:
        """What a value that is not among the choices is shown as."""
        return value

    def is_fit(self, value: str) -> bool:  # noqa: ARG002  for those who are more particular
        """Whether a value that is being typed may be written already."""
        return True

    def setReadOnly(self, is_read_only: bool) -> None:  # noqa: FBT001  as Qt's fields have it
        self.setEnabled(not is_read_only)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.line.setCursorPosition(0)

    def _tell(self) -> None:
        self.edited.emit()
        self.finished.emit()

    def _type(self) -> None:
        if self.is_fit(self.value):
            self.edited.emit()

    def _finish(self) -> None:
        if self.value != self._kept:
            self.edited.emit()
        self.finished.emit()


class LanguageField(OpenChoiceField):
    """A language: one of the common ones by its name, or a code as BCP 47 writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        names = sorted((language_name(tag), tag) for tag in COMMON_LANGUAGES)
        super().__init__([("", ""), *((tag, name) for name, tag in names)], parent)

    def name_of(self, value: str) -> str:
        return language_name(value) if value else ""

    def is_fit(self, value: str) -> bool:
        return not value or language_tag(value) is not None


def language_name(tag: str) -> str:
    """A language by its name, as “Persian” or “Chinese, Traditional”; the tag where Qt knows
    none. Not by its own name: that would need fonts that not every system has."""
    locale = QLocale(tag)
    if language_tag(tag) is None or locale.language() in (
        QLocale.Language.C, QLocale.Language.AnyLanguage,
    ):  # fmt: skip
        return tag
    names = [QLocale.languageToString(locale.language())]
    parts = tag.replace("_", "-").split("-")[1:]
    if any(len(part) == 4 and part.isalpha() for part in parts):
        names.append(QLocale.scriptToString(locale.script()).removesuffix(" Han"))
    if any(len(part) == 2 or part.isdigit() for part in parts):
        names.append(QLocale.territoryToString(locale.territory()))
    return ", ".join(names)


def as_iso(words: str) -> str:
    """A day as the locale writes it, with or without a time of day, in ISO 8601; other words
    as they are."""
    found = TIME_AFTER_DAY.fullmatch(words)
    day = (found["day"] if found else words).strip()
    date = QLocale().toDate(day, date_format())
    if not date.isValid():
        date = QDate.fromString(day, Qt.DateFormat.ISODate)
    if not date.isValid():
        return words
    iso = str(date.toString(Qt.DateFormat.ISODate))
    return f"{iso}T{found['time'].rjust(5, '0')}{_zone(found['zone'] or '')}" if found else iso


def _zone(zone: str) -> str:
    return "Z" if zone.upper() in ("Z", "UTC") else zone


def as_written(value: str) -> str:
    """An ISO 8601 moment as the locale writes days, with its time of day; other words as they
    are."""
    found = TIME_AFTER_DAY.fullmatch(value)
    date = QDate.fromString(found["day"] if found else value, Qt.DateFormat.ISODate)
    if not date.isValid():
        return value
    day = QLocale().toString(date, date_format())
    if not found:
        return day
    zone = found["zone"] or ""
    time = re.sub(r"(:\d\d):00(\.0+)?$", r"\1", found["time"])
    return f"{day} {time} {'UTC' if zone in ('Z', 'z', '+00:00') else zone}".strip()


def is_moment(value: str) -> bool:
    """Whether ``value`` is nothing, a date of ISO 8601 of any precision, or a time of a day."""
    if is_date(value):
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
