"""The list panel: the annotations of the document, sorted and filtered, the active one marked."""

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.ui.panels import lettering
from annotator.ui.panels.annotation_delegate import AnnotationDelegate, row_height
from annotator.ui.panels.annotation_model import (
    ANNOTATOR,
    LABEL,
    PLACE,
    QUOTE,
    STATUS,
    AnnotationModel,
)
from annotator.ui.panels.cards import EmptyState, said
from annotator.ui.panels.chips import ChipToggle
from annotator.ui.panels.dragging import drag
from annotator.ui.panels.flow import Flow
from annotator.ui.panels.places import go_to
from annotator.ui.session import Session
from annotator.ui.theme import Theme, set_look
from annotator.ui.viewport import give_viewport

TYPING_PAUSE = 200
RELOAD_PAUSE = 250
WIDTHS = {LABEL: 84, QUOTE: 160, PLACE: 40, STATUS: 62, ANNOTATOR: 90}
# Narrower than this, the annotator is told in the tooltip only.
ROOMY = 440


class AnnotationTable(QTableView):
    """``typed(letters)``: somebody began to type what to look for."""

    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        give_viewport(self)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """An annotation is dragged to where it is to be linked: a claim's card, say."""
        model, row = self.model(), self.currentIndex().row()
        if isinstance(model, AnnotationModel) and 0 <= row < len(model.ids):
            drag(self, model.ids[row])

    def keyboardSearch(self, search: str) -> None:
        # Qt would look through all rows; the filter box finds more, and faster.
        self.typed.emit(search)


class AnnotationsPanel(QWidget):
    """Choosing a row activates its annotation and shows its place."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session = session
        self._theme = theme
        self._is_stale = True
        self._is_following = False
        self.model = AnnotationModel(session, self)
        self.view, self.filter = AnnotationTable(self), QLineEdit(self)
        self.delegate = AnnotationDelegate(session, theme, self.view)
        self.empty, self.heading = EmptyState(self), said("", "heading", self)
        self.toggles: dict[str, ChipToggle] = {}
        self._chips, self._body = QWidget(self), QStackedWidget(self)
        self._flow = Flow(self._chips)
        self._typing = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._later = QTimer(self, interval=RELOAD_PAUSE, singleShot=True)
        self._counting = QTimer(self, interval=RELOAD_PAUSE, singleShot=True)
        self._build()
        self._build_table()
        self._typing.timeout.connect(self._search)
        self._later.timeout.connect(self._read)
        self._counting.timeout.connect(self._tell)
        self.filter.textChanged.connect(self._typing.start)
        self.view.activated.connect(self._activate)
        self.view.clicked.connect(self._activate)
        self.view.typed.connect(self._type)
        self.view.selectionModel().selectionChanged.connect(self._move)
        session.changed.connect(self._follow)
        session.opened.connect(self._follow_opened)
        session.selected.connect(self._follow_active)

    def _build(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter quotes and notes…"))
        self.filter.setAccessibleName(self.tr("Filter annotations"))
        self.filter.setClearButtonEnabled(True)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 10)
        top.setSpacing(9)
        top.addWidget(self.heading)
        top.addWidget(self._chips)
        top.addWidget(self.filter)
        self._body.addWidget(self.view)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._body, 1)

    def _build_table(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.setAccessibleName(self.tr("Annotations"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setDragEnabled(True)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(row_height(view))
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(24)
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        header.setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(PLACE, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)

    # What commands call

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.delegate.theme = theme
        for toggle in self.toggles.values():
            toggle.set_theme(theme)
        self.view.viewport().update()

    def focus_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def show_label(self, label: str | None) -> None:
        """Lists only the annotations of that label, or all of them."""
        self.model.label = label
        for name, toggle in self.toggles.items():
            toggle.setChecked(name == label)
        self._read()

    # Following the session

    def reload(self) -> None:
        """Reads the list again; the place in it stays."""
        self._is_stale = False
        self._later.stop()
        place = self.view.verticalScrollBar().value()
        self._show_labels()
        self.model.reload()
        self.view.verticalScrollBar().setValue(place)
        self._tell()
        self._mark_active(is_moving=False)

    def _follow(self, changes: Changes) -> None:
        is_new_scheme = changes.touch("label")
        if not (changes.touch("annotation") or changes.is_bulk or is_new_scheme):
            return
        if self._is_stale or not self.isVisible():
            self._is_stale = True
        elif is_new_scheme:
            self._read()
        elif self.model.follow(changes):
            # Counting takes longer than a frame in a document with 100,000 annotations.
            self._counting.start()
            self._body.setCurrentWidget(self.view if len(self.model.ids) else self.empty)
            self._mark_active(is_moving=False)
        else:
            self._later.start()

    def _follow_opened(self, _document: Document | None) -> None:
        self._is_stale = True
        self.view.verticalScrollBar().setValue(0)
        self._read()

    def _follow_active(self) -> None:
        if self.isVisible() and not self._is_following:
            self._mark_active(is_moving=True)

    def _read(self) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()
        self._mark_active(is_moving=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.setColumnHidden(ANNOTATOR, self.width() < ROOMY)

    def _mark_active(self, *, is_moving: bool) -> None:
        """Points the table at the active annotation, and scrolls there if ``is_moving``."""
        current = self.view.currentIndex()
        active = self._session.active
        shown = self.model.ids[current.row()] if current.isValid() else None
        if shown == active:
            return
        self._is_following = True
        row = self.model.row_of(active)
        if row is None:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        else:
            self.view.setAutoScroll(is_moving)
            self.view.setCurrentIndex(self.model.index(row, QUOTE))
            self.view.setAutoScroll(True)
        self._is_following = False

    def _move(self, chosen: QItemSelection) -> None:
        """The arrow keys moved to another row."""
        if not self._is_following and chosen.indexes() and self.view.hasFocus():
            self._activate(chosen.indexes()[0])

    def _activate(self, index: QModelIndex) -> None:
        self._is_following = True
        go_to(self._session, self.model.ids[index.row()])
        self._is_following = False
        self.view.viewport().update()

    def _type(self, letters: str) -> None:
        """Typing in the list goes on in the filter."""
        self.filter.setFocus()
        self.filter.setText(letters)

    def _search(self) -> None:
        self.model.words = self.filter.text()
        self._read()

    # Words and chips

    def _show_labels(self) -> None:
        """One chip per label of the scheme, with how many there are in the document."""
        labels = self._session.scheme.labels
        if [toggle.label for toggle in self.toggles.values()] != list(labels):
            while self._flow.takeAt(0) is not None:
                pass
            for toggle in self.toggles.values():
                toggle.deleteLater()
            self.toggles = {}
            for label in labels:
                toggle = ChipToggle(label, self._theme, self._chips)
                toggle.clicked.connect(
                    lambda is_down, name=label.name: self.show_label(name if is_down else None)
                )
                toggle.show()
                self._flow.addWidget(toggle)
                self.toggles[label.name] = toggle
        if self.model.label not in self.toggles:
            self.model.label = None

    def _tell(self) -> None:
        project, document = self._session.project, self._session.document
        counts = project.annotations.counts(document.id) if project and document else {}
        for name, toggle in self.toggles.items():
            toggle.set_count(lettering.number(counts.get(name, 0)))
        total, shown = sum(counts.values()), len(self.model.ids)
        many = lettering.number(total)
        if self.model.label or self.model.words.strip():
            words = self.tr("{shown} of {many}")
            many = words.format(shown=lettering.number(shown), many=many)
        self.heading.setText(self.tr("ANNOTATIONS · {many}").format(many=many))
        self._body.setCurrentWidget(self.view if shown else self.empty)
        if document is None:
            self.empty.say(self.tr("Nothing is open"), self.tr("Choose a document on the left."))
        elif total:
            advice = self.tr("Try fewer words, or lift the label’s chip.")
            self.empty.say(self.tr("Nothing matches"), advice)
        else:
            advice = self.tr("Select words in the article and press a label’s key.")
            self.empty.say(self.tr("No annotations yet"), advice)
