"""The right side of the preview: one document's metadata and text, to be corrected."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.model.document import DIRECTIONS
from annotator.sources.kinds import KINDS, kind_named
from annotator.sources.reading import MEDIA_TYPES
from annotator.sources.subtitles import SUBRIP
from annotator.ui.adding.exact_text import ExactText
from annotator.ui.adding.lengths import lengths
from annotator.ui.adding.offered import Offered
from annotator.ui.adding.reading_options import OptionsButton
from annotator.ui.adding.ways import WayButtons
from annotator.ui.article.display import shown
from annotator.ui.panels.cards import Card, said, wrapping
from annotator.ui.panels.detail_fields import LanguageField
from annotator.ui.panels.fields import ChoiceField, DateField, LineField
from annotator.ui.text import ElidedLabel, PlainLabel, plain_tooltip
from annotator.ui.theme import Theme, set_look

SHOWN_REMARKS = 3
DATE_WIDTH = 124
Line = LineField | ChoiceField | LanguageField


class DirectionField(ChoiceField):
    """Which way the text runs."""

    def __init__(self) -> None:
        super().__init__((), none="")
        words = {
            "auto": self.tr("Automatic"), "ltr": self.tr("Left to right"),
            "rtl": self.tr("Right to left"),
        }  # fmt: skip
        for value in DIRECTIONS:
            self.addItem(words[value], value)


class Details(QWidget):
    """``edited()``: the row shown was corrected."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Offered | None = None
        self.title, self.published = LineField(), DateField()
        self.fields: dict[str, Line] = {
            "title": self.title, "publisher": LineField(), "author": LineField(),
            "published": self.published, "language": LanguageField(), "url": LineField(),
            "direction": DirectionField(),
        }  # fmt: skip
        self.standing = wrapping(said("", "title"))
        self.facts = ElidedLabel()
        set_look(self.facts, "small")
        self.remarks = wrapping(said("", "small"))
        self.options = OptionsButton()
        self.ways = WayButtons()
        self.text = ExactText(theme)
        self.hint = PlainLabel()
        set_look(self.hint, "small")
        self._lay_out()
        for name, field in self.fields.items():
            field.edited.connect(partial(self._take_field, name))
        self.text.edited.connect(self._take_text)

    def show_row(self, row: Offered) -> None:
        """Shows ``row``, which has a reading."""
        self._row = row
        found = row.arrival.reading
        if found is None:
            return
        metadata = row.metadata
        for name, field in self.fields.items():
            field.show_value(shown(row.fields.get(name, getattr(metadata, name))))
        self.title.setPlaceholderText(row.usual_title)
        self.text.show_content(found.text.content if row.content is None else row.content)
        self._tell_standing(row)
        self._tell_remarks(row)
        self.count()

    def count(self) -> None:
        """Tells the numbers of paragraphs, words and characters, and what may be changed."""
        row = self._row
        if row is None or row.arrival.reading is None:
            return
        content = row.arrival.reading.text.content if row.content is None else row.content
        self.facts.setText(
            " · ".join(filter(None, [_kind(row.metadata.media_type), *lengths(content)]))
        )
        self.hint.setText(self._hint(row))

    def _hint(self, row: Offered) -> str:
        if not self.text.is_whole:
            return self.tr("Too long to be changed here; this is its beginning.")
        if row.is_edited:
            return self.tr("Edited. Once added, a text never changes.")
        return self.tr("Can be corrected now. Once added, a text never changes.")

    def _take_field(self, name: str) -> None:
        if self._row:
            self._row.fields[name] = self.fields[name].value
            self._tell_remarks(self._row)
            self.edited.emit()

    def _take_text(self) -> None:
        """Each time a key is pressed, so that nothing has to be remembered to be taken."""
        row = self._row
        if row is None or row.arrival.reading is None:
            return
        content = self.text.content
        row.content = None if content == row.arrival.reading.text.content else content
        self.count()
        self.edited.emit()

    def _tell_standing(self, row: Offered) -> None:
        arrival = row.arrival
        sentence = ""
        if arrival.standing == "similar":
            words = self.tr("This is {percent} % like “{title}”. It is added only if you tick it.")
            sentence = words.format(percent=arrival.percent, title=arrival.known)
        elif arrival.standing == "same":
            words = self.tr("This is there already, as “{title}”, and is not added again.")
            sentence = words.format(title=arrival.known)
        self.standing.setText(shown(sentence))
        self.standing.setVisible(bool(sentence) and not row.is_edited)

    def _tell_remarks(self, row: Offered) -> None:
        remarks = [row.in_short(one) for one in row.arrival.remarks]
        if self.published.doubt:
            words = self.tr("“{date}” does not read as a date; it is stored as it stands.")
            remarks.insert(0, words.format(date=self.published.text().strip()))
        lines = [f"· {one}" for one in remarks[:SHOWN_REMARKS]]
        if len(remarks) > SHOWN_REMARKS:
            more = self.tr("And {number} more.").format(number=len(remarks) - SHOWN_REMARKS)
            lines.append(more)
        self.remarks.setText("\n".join(lines))
        self.remarks.setToolTip(plain_tooltip("\n".join(remarks)))
        self.remarks.setVisible(bool(lines))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.standing)
        card = Card()
        card.body.addLayout(self._form())
        column.addWidget(card)
        column.addWidget(self.remarks)
        row = QHBoxLayout()
        row.addWidget(said(self.tr("TEXT"), "heading"))
        row.addSpacing(6)
        row.addWidget(self.facts, 1)
        for button in (self.ways, self.options):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        column.addWidget(self.hint)

    def _form(self) -> QGridLayout:
        captions = {
            "title": self.tr("Title"), "publisher": self.tr("Publisher"),
            "author": self.tr("Author"), "published": self.tr("Published"),
            "language": self.tr("Language"), "url": self.tr("Address"),
            "direction": self.tr("Direction"),
        }  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(3, 4)
        grid.setColumnMinimumWidth(3, DATE_WIDTH)
        places = {
            "title": (0, 0, 3), "publisher": (1, 0, 1), "published": (1, 2, 1),
            "author": (2, 0, 1), "language": (2, 2, 1), "url": (3, 0, 1),
            "direction": (3, 2, 1),
        }  # fmt: skip
        for name, (line, place, width) in places.items():
            label = said(captions[name], "muted")
            label.setBuddy(self.fields[name])
            self.fields[name].setAccessibleName(captions[name])
            grid.addWidget(label, line, place, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.fields[name], line, place + 1, 1, width)
        return grid


def _kind(media_type: str) -> str:
    """What kind of source it is, in words; "" for plain text."""
    titles = {MEDIA_TYPES.get(one.name): one for one in KINDS} | {SUBRIP: kind_named("subtitles")}
    found = titles.get(media_type)
    return QCoreApplication.translate("Kinds", found.title) if found else ""
