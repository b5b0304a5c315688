"""How a PDF or a web page is read, to be chosen beside what came of it."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from annotator.sources.options import Options


@dataclass(frozen=True, slots=True)
class Choice:
    """``field`` of ``Options``; ``caption`` is English, and translated where it is shown."""

    field: str
    caption: str
    media_types: tuple[str, ...]


PDF = ("application/pdf",)
PAGES = ("text/html", "multipart/related")
# How to add one: a field of Options, and a line here.
CHOICES: tuple[Choice, ...] = (
    Choice("has_headers", "Keep headers", PDF),
    Choice("has_footers", "Keep footers", PDF),
    Choice("has_page_numbers", "Keep page numbers", PDF),
    Choice("is_reflowed", "Join lines into paragraphs", PDF),
    Choice("is_dehyphenated", "Undo hyphenation", PDF),
    Choice("is_whole_page", "Whole page, not only the article", PAGES),
)


class OptionsButton(QPushButton):
    """Drops down a tick for each choice. ``chosen(change, is_for_all)``."""

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ReadingOptions", "Reading options"), parent)
        self.setAutoDefault(False)
        self.setMenu(QMenu(self))
        self.setAccessibleName(self.text())
        self.for_all = QAction(self)
        self.for_all.setCheckable(True)
        self.for_all.setChecked(True)
        self.ticks: dict[str, QAction] = {}

    def show_for(self, media_type: str, options: Options, others: int) -> None:
        """Offers what applies to a file of this type; ``others``: how many more there are."""
        menu = self.menu()
        menu.clear()
        self.ticks.clear()
        for choice in CHOICES:
            if media_type not in choice.media_types:
                continue
            caption = QCoreApplication.translate("ReadingOptions", choice.caption)
            tick = menu.addAction(caption)
            tick.setCheckable(True)
            tick.setChecked(getattr(options, choice.field))
            tick.triggered.connect(self._choose)
            self.ticks[choice.field] = tick
        if others > 0:
            menu.addSeparator()
            self.for_all.setText(self.tr("For all files of this kind"))
            menu.addAction(self.for_all)
        self._is_alone = others <= 0
        self.setVisible(bool(self.ticks))

    def _choose(self) -> None:
        sender = self.sender()
        for field, tick in self.ticks.items():
            if tick is sender:
                change = partial(replace, **{field: tick.isChecked()})
                self.chosen.emit(change, self.for_all.isChecked() or self._is_alone)
