"""What is about to be added, to be looked at, corrected and chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.adding.arrival_list import ArrivalList
from annotator.ui.adding.arrival_model import ArrivalModel
from annotator.ui.adding.details import Details
from annotator.ui.adding.offered import Offered, offered
from annotator.ui.adding.rereading import Rereader
from annotator.ui.adding.unreadable import Unreadable
from annotator.ui.dialogs.question import Question
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said, wrapping
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.arrivals.arrival import Arrival
    from annotator.ui.adding.importing import Target
    from annotator.ui.adding.incoming import Change, Incoming
    from annotator.ui.adding.ways import Way
    from annotator.ui.window import Window

WIDTH, HEIGHT = 1080, 720
MARGIN = QSize(40, 80)
LIST_WIDTH = 340
ALL_OR_NONE, KEEP = "adding/all_or_none", "adding/keep_originals"  # in the settings
UNREADABLE = frozenset({"failed", "unclear"})


class PreviewDialog(QDialog):
    """Over the window until all is added or left; ``then`` is told that it is to be added."""

    def __init__(
        self,
        window: Window,
        incoming: Incoming,
        target: Target,
        arrivals: Sequence[Arrival],
        then: Callable[[PreviewDialog], object],
    ) -> None:
        super().__init__(window)
        self._settings, self._then = window.settings, then
        self.incoming, self.target = incoming, target
        self._failure = ""
        self.setObjectName("preview")
        self.setWindowTitle(self.tr("Add articles"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(window.screen().availableSize() - MARGIN))
        self.model = ArrivalModel(offered(arrivals), self)
        self.list = ArrivalList(self.model, window.theme)
        self.heading, self.more = said("", "heading"), wrapping(said("", "small"))
        self.details, self.unreadable = Details(window.theme), Unreadable()
        self.right = QStackedWidget()
        self.tick_all = QPushButton()
        self.rest = QCheckBox(self.tr("Add the rest, too"))
        self.rest.setChecked(True)
        self.all_or_none = QCheckBox(self.tr("Only if all can be added"))
        self.keep = QCheckBox(self.tr("Keep the original files (up to 5 MB each)"))
        self.trouble = wrapping(said("", "danger"))
        self.cancel, self.add = QPushButton(self.tr("Cancel")), QPushButton()
        self.rereader = Rereader(window, self, self.model, incoming, target)
        self._lay_out()
        self._connect()
        self.all_or_none.setChecked(self._settings.flag(ALL_OR_NONE, default=False))
        self.keep.setChecked(self._settings.flag(KEEP, default=True))
        self._refresh()
        self.list.setCurrentIndex(self.model.index(0))
        (self.add if self.add.isEnabled() else self.list).setFocus()

    @property
    def current(self) -> Offered | None:
        """The row that is shown at the right."""
        place = self.list.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def add_now(self) -> None:
        """Goes out of sight, and has what is ticked added: it is closed when that is done."""
        if not self.add.isEnabled() or not self.isVisible() or self.rereader.is_busy:
            return
        self._settings.remember(ALL_OR_NONE, int(self.all_or_none.isChecked()))
        self._settings.remember(KEEP, int(self.keep.isChecked()))
        self._failure = ""
        self.hide()
        self._then(self)

    def come_back(self, sentence: str, failures: Sequence[Arrival] = ()) -> None:
        """Shown once more, as it was left, since nothing was added; ``sentence`` says why, and
        ``failures`` are listed below the rest."""
        self._failure = sentence
        count = len(self.model.rows)
        place = count if failures else self.list.currentIndex().row()
        self.model.show_rows([*self.model.rows, *offered(failures)])
        self.list.setCurrentIndex(self.model.index(place))
        self.open()
        self.activateWindow()
        self.list.setFocus()

    def reject(self) -> None:
        """Leaves without adding anything; asks first where anything was changed."""
        if self.rereader.is_busy:
            return
        if not any(row.is_changed for row in self.model.rows):
            self._leave()
            return
        words = self.tr("Your changes are lost if you leave. Leave without adding anything?")
        Question(self, words, self.tr("Leave without adding"), self._leave).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; in a field it leads back to the list.
        Qt's own would add everything from any field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        present = self.focusWidget()
        if isinstance(present, QPushButton):
            present.click()
        elif present in self.details.fields.values():
            self.list.setFocus()

    def _leave(self) -> None:
        self.incoming.close()
        super().reject()

    def _show(self, place: int) -> None:
        row = self.current
        if row is None or place < 0:
            return
        if row.arrival.reading is None:
            self.unreadable.show_row(row)
            self.right.setCurrentWidget(self.unreadable)
            return
        self.details.show_row(row)
        kind = row.metadata.media_type
        others = sum(one.metadata.media_type == kind for one in self.model.rows) - 1
        options = self.incoming.options_of(row.path)
        is_more = int(not self.incoming.is_complete)
        self.details.options.show_for(kind, options, others + is_more)
        self.details.ways.show_for(row)
        self.right.setCurrentWidget(self.details)

    def _show_again(self, arrivals: Sequence[Arrival]) -> None:
        place = self.list.currentIndex().row()
        self.model.show_rows(offered(arrivals, self.model.rows))
        place = min(place, len(self.model.rows) - 1)
        self.list.setCurrentIndex(self.model.index(place))
        self._show(place)

    def _take_edit(self) -> None:
        row = self.current
        if row is None:
            return
        if row.is_edited and row.arrival.standing == "same":
            row.is_ticked = True  # it is the same no longer
        self.model.tell_changed(self.list.currentIndex().row())

    def _go_to_fields(self) -> None:
        if self.right.currentWidget() is self.details:
            self.details.fields["title"].setFocus()
            return
        for button in self.unreadable.ways.buttons[:1]:
            button.setFocus()

    def _take_way(self, way: Way) -> None:
        if self.current:
            way.take(self.rereader, self.current)

    def _choose_option(self, change: Change, is_for_all: bool) -> None:  # noqa: FBT001  a signal's
        row = self.current
        if row is None:
            return
        kind = row.metadata.media_type
        alike = [one.path for one in self.model.rows if one.metadata.media_type == kind]
        paths = alike if is_for_all else [row.path]
        self.rereader.read_again(paths, change, is_for_all=is_for_all)

    def _refresh(self) -> None:
        """What follows from ticks and choices: the button, the counts, what is in the way."""
        rows = self.model.rows
        count = sum(row.is_ticked and row.can_be_added for row in rows)
        bad = sum(row.arrival.standing in UNREADABLE for row in rows)
        is_more = not self.incoming.is_complete
        self.heading.setText(self.tr("FOUND · {n}").format(n=lettering.number(len(rows))))
        self.add.setText(self._caption(count))
        is_blocked = self.all_or_none.isChecked() and bad > 0
        trouble = (self._failure, self._trouble(bad) if is_blocked else "")
        self.trouble.setText(" ".join(filter(None, trouble)))
        self.trouble.setVisible(any(trouble))
        addable = sum(row.can_be_added for row in rows)
        is_all = 0 < addable == count
        self.tick_all.setText(self.tr("Untick all") if is_all else self.tr("Tick all"))
        self.tick_all.setEnabled(addable > 0)
        self.tick_all.setVisible(len(rows) > 1)
        is_with_rest = is_more and self.rest.isChecked()
        self.all_or_none.setVisible(len(rows) > 1 or is_with_rest)
        self.add.setEnabled((count > 0 or is_with_rest) and not is_blocked)
        self.more.setText(self._more())
        for part in (self.more, self.rest):
            part.setVisible(is_more)

    def _caption(self, count: int) -> str:
        number = lettering.number(count)
        if self.rest.isChecked() and not self.incoming.is_complete:
            words = self.tr("Add {n} and the rest") if count else self.tr("Add only the rest")
            return words.format(n=number)
        if count < 2:
            return self.tr("Add 1 article") if count else self.tr("Add articles")
        return self.tr("Add {n} articles").format(n=number)

    def _trouble(self, bad: int) -> str:
        if bad == 1:
            return self.tr("One of them cannot be read, so none can be added.")
        return self.tr("{n} of them cannot be read, so none can be added.").format(n=bad)

    def _more(self) -> str:
        shown, all_files = self.incoming.files_shown, self.incoming.count
        if all_files <= shown:
            return self.tr("Only the beginning is shown.")
        return self.tr("The first {n} of {total} files are shown.").format(
            n=lettering.number(shown), total=lettering.number(all_files)
        )

    def _connect(self) -> None:
        self.list.wanted.connect(self._show)
        self.list.fields_wanted.connect(self._go_to_fields)
        self.model.ticked.connect(self._refresh)
        self.details.edited.connect(self._take_edit)
        self.details.options.chosen.connect(self._choose_option)
        for ways in (self.details.ways, self.unreadable.ways):
            ways.taken.connect(self._take_way)
        self.rereader.came.connect(self._show_again)
        self.tick_all.clicked.connect(lambda: self.model.toggle(range(len(self.model.rows))))
        for box in (self.all_or_none, self.rest):
            box.toggled.connect(self._refresh)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.add_now)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.add_now)
        self.destroyed.connect(self.incoming.close)

    def _lay_out(self) -> None:
        left, column = QWidget(), QVBoxLayout()
        left.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 10, 8)
        top.addWidget(self.heading, 1)
        set_look(self.tick_all, "link")
        top.addWidget(self.tick_all)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 8, 16, 10)
        below.setSpacing(6)
        below.addWidget(self.more)
        below.addWidget(self.rest)
        column.addLayout(below)
        self.right.addWidget(self.details)
        self.right.addWidget(self.unreadable)
        self.right.setContentsMargins(18, 14, 20, 10)
        halves = QSplitter()
        halves.addWidget(left)
        halves.addWidget(self.right)
        halves.setStretchFactor(1, 1)
        narrow = min(LIST_WIDTH, self.width() * LIST_WIDTH // WIDTH)
        halves.setSizes([narrow, self.width() - narrow])
        halves.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(halves, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot, column, line = QWidget(), QVBoxLayout(), QHBoxLayout()
        foot.setLayout(column)
        column.setContentsMargins(16, 10, 20, 14)
        column.addWidget(self.trouble)
        column.addLayout(line)
        line.setSpacing(10)
        line.addWidget(self.all_or_none)
        line.addSpacing(8)
        line.addWidget(self.keep)
        line.addStretch(1)
        set_look(self.add, "primary")
        for button in (self.tick_all, self.cancel, self.add):
            button.setAutoDefault(False)
        line.addWidget(self.cancel)
        line.addWidget(self.add)
        return foot
