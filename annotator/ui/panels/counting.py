"""Numbers of things in words: “1 link”, “1,200 links”."""

from PySide6.QtCore import QCoreApplication

from annotator.ui.panels import lettering

# What is counted: one of it, and several.
WORDS = {
    "annotation": ("1 annotation", "{n} annotations"),
    "answer": ("1 answer", "{n} answers"),
    "claim": ("1 claim", "{n} claims"),
    "comment": ("1 comment", "{n} comments"),
    "document": ("1 document", "{n} documents"),
    "evidence": ("1 piece of evidence", "{n} pieces of evidence"),
    "hit": ("1 hit", "{n} hits"),
    "link": ("1 link", "{n} links"),
    "place": ("1 place", "{n} places"),
}


def counted(number: int, what: str) -> str:
    """``what`` is one of WORDS; the number as the locale writes it."""
    one, many = WORDS[what]
    words = QCoreApplication.translate("Counts", one if number == 1 else many)
    return words.format(n=lettering.number(number))
