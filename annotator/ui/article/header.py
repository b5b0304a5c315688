"""The head of an article: its title, and a line of where and when it appeared."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from annotator.model.document import Document
from annotator.model.language import is_dense
from annotator.ui.article.display import is_right_to_left

LONGEST_TITLE = 300
MINUTES_SHOWN = 90  # beyond, hours are easier to grasp
CHARACTERS_PER_MINUTE = 1350
IDEOGRAPHS_PER_MINUTE = 400

ISOLATE, END_ISOLATE = "\u2068", "\u2069"  # so that each part keeps its own direction


class Head(NamedTuple):
    """What stands above the text. ``title`` is empty where the text begins with it itself,
    and then its first paragraph is set as a heading."""

    title: str = ""
    byline: str = ""
    is_in_text: bool = False

    @property
    def is_right_to_left(self) -> bool:
        return is_right_to_left(self.title or self.byline)


def head_of(document: Document | None, text: str) -> Head:
    """The head of a document with that text."""
    if document is None:
        return Head()
    title = " ".join(document.title.split())
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 1] + "…"
    first_line = text[: text.find("\n")] if "\n" in text[: 2 * LONGEST_TITLE] else ""
    is_in_text = bool(title) and " ".join(first_line.split()) == title
    return Head("" if is_in_text else title, byline(document, len(text)), is_in_text)


def byline(document: Document, length: int) -> str:
    """Publisher, date, author and reading time, as far as they are known."""
    metadata = document.metadata
    parts = [metadata.publisher, shown_date(metadata.published)]
    if metadata.author:
        parts.append(_tr("by {author}").format(author=metadata.author))
    dense = is_dense(metadata.language)
    pace = IDEOGRAPHS_PER_MINUTE if dense else CHARACTERS_PER_MINUTE
    minutes = max(1, round(length / pace))
    words = _tr("{count} min read") if minutes <= MINUTES_SHOWN else _tr("{count} h read")
    count = minutes if minutes <= MINUTES_SHOWN else round(minutes / 60)
    parts.append(words.format(count=count))
    return " · ".join(f"{ISOLATE}{' '.join(part.split())}{END_ISOLATE}" for part in parts if part)


def shown_date(published: str) -> str:
    """An ISO 8601 date of any precision in the reader's language; anything else as it is."""
    day = QDate.fromString(published[:10], "yyyy-MM-dd")
    if day.isValid():
        return QLocale().toString(day, "d MMMM yyyy")
    month = QDate.fromString(published, "yyyy-MM")
    return QLocale().toString(month, "MMMM yyyy") if month.isValid() else published


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticleHeader", text)
