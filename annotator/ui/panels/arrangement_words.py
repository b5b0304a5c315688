"""What the interface calls orders, groups and values of documents."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from annotator.model.arrangement import free_key
from annotator.ui.panels import lettering

DATES = ("published", "modified", "accessed", "changed")
SHOWN_ANYHOW = ("added", "title", "publisher", "status")


def tr(text: str) -> str:
    return QCoreApplication.translate("Arrangement", text)


def status_words(status: str) -> str:
    words = {"todo": tr("to do"), "doing": tr("in progress"), "done": tr("done")}
    return words.get(status, status)


def group_words(field: str, key: str) -> str:
    """The heading of a group of documents."""
    if field == "annotated":
        return tr("Annotated") if key else tr("Not annotated")
    if not key:
        return tr("None given")
    if field == "status":
        return status_words(key)
    if field == "language":
        return language_words(key)
    return date_words(key) if field == "month" else key


def language_words(code: str) -> str:
    """A language's name, with its code where Qt knows one."""
    language = QLocale.codeToLanguage(code.partition("-")[0])
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return code
    return f"{QLocale.languageToString(language)} ({code})"


def detail_of(sort: str) -> str:
    """The field that a row shows beside the publisher; "" where it would say nothing new."""
    return "" if sort in SHOWN_ANYHOW else sort


def detail_words(field: str, value: str) -> str:
    """A value as a row of the list shows it."""
    if not value or free_key(field):
        return value
    if field in DATES:
        return date_words(value)
    if field == "annotations":
        return tr("{n} annotations").format(n=lettering.number(int(value)))
    if field == "length":
        return tr("{n} chars").format(n=lettering.number(int(value)))
    return value


def date_words(date: str) -> str:
    """An ISO 8601 date of any precision as short as the locale has it; else as it is."""
    locale = QLocale()
    if len(date) == len("2024-05"):
        month = QDate.fromString(f"{date}-01", "yyyy-MM-dd")
        return locale.toString(month, "MMMM yyyy") if month.isValid() else date
    if "T" in date:
        return lettering.moment(date)
    day = QDate.fromString(date, "yyyy-MM-dd")
    return locale.toString(day, lettering.date_format()) if day.isValid() else date
