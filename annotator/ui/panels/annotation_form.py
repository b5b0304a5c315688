"""The form of an annotation: its label's attributes, confidence, status and note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from annotator.model.annotation import CONFIDENCES, STATUSES, Annotation
from annotator.model.scheme import Attribute, Scheme
from annotator.ui.panels.cards import said, wrapping
from annotator.ui.panels.drafts import ATTRIBUTE
from annotator.ui.panels.fields import ChoiceField, Field, LineField, NoteField, field_for
from annotator.ui.text import plain_tooltip

Form = tuple[Attribute, ...]
KEPT_PAGES = 16
WIDEST_WORD = 110  # pixels that a title takes rather than break a word


class AnnotationForm(QWidget):
    """Fields in two columns: a page for each set of attributes, kept, for making one takes
    longer than a frame.

    ``edited(field, value)`` at each change by a person; ``finished`` when a field is left.
    """

    edited = Signal(str, str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._pages: dict[Form, FormPage] = {}
        self._page: FormPage | None = None

    @property
    def fields(self) -> dict[str, Field]:
        """Those on show, by name."""
        return self._page.fields if self._page else {}

    @property
    def note(self) -> NoteField | None:
        field = self.fields.get("note")
        return field if isinstance(field, NoteField) else None

    def show_annotation(
        self, annotation: Annotation, scheme: Scheme, drafts: dict[str, str]
    ) -> None:
        """Shows the answers; what was typed and is not yet written goes before them."""
        attributes = scheme.attributes_of(annotation.label)
        unknown = tuple(
            Attribute(name, name, kind="text")
            for name in annotation.attributes
            if name not in {attribute.name for attribute in attributes}
        )
        self._turn_to(attributes + unknown)
        for name, field in self.fields.items():
            field.show_value(drafts.get(name, _answer(annotation, name)))

    def set_editable(self, *, is_editable: bool) -> None:
        for field in self.fields.values():
            if isinstance(field, NoteField | LineField):
                field.setReadOnly(not is_editable)
            else:
                field.setEnabled(is_editable)

    def _turn_to(self, attributes: Form) -> None:
        page = self._pages.get(attributes)
        if page is not None and page is self._page:
            return
        if self._page:
            self._page.hide()
        if page is None:
            page = self._add_page(attributes)
        self._page = page
        page.show()

    def _add_page(self, attributes: Form) -> "FormPage":
        if len(self._pages) >= KEPT_PAGES:
            for old in self._pages.values():
                old.hide()
                old.deleteLater()
            self._pages.clear()
        page = self._pages[attributes] = FormPage(attributes, self)
        page.edited.connect(self.edited)
        page.finished.connect(self.finished)
        self._column.addWidget(page)
        return page


class FormPage(QWidget):
    """The fields for one set of attributes."""

    edited = Signal(str, str)
    finished = Signal()

    def __init__(self, attributes: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 4)
        self.fields: dict[str, Field] = {}
        for attribute in attributes:
            title = attribute.title + (" *" if attribute.required else "")
            field = field_for(attribute, self)
            self._add(ATTRIBUTE + attribute.name, title, field, attribute.help)
        confidences = tuple(value for value in CONFIDENCES if value)
        self._add("confidence", self.tr("Confidence"), ChoiceField(confidences, parent=self))
        self._add("status", self.tr("Status"), ChoiceField(STATUSES, "", parent=self))
        self._add("note", self.tr("Note"), NoteField(self))

    def _add(self, name: str, title: str, field: Field, tip: str = "") -> None:
        row = self._grid.rowCount()
        label = wrapping(said(title, "muted", self))
        label.setToolTip(plain_tooltip(tip))
        words = map(label.fontMetrics().horizontalAdvance, title.split())
        label.setMinimumWidth(min(max(words, default=0) + 2, WIDEST_WORD))
        label.setBuddy(field)
        field.setAccessibleName(title)
        top = Qt.AlignmentFlag.AlignTop if name == "note" else Qt.AlignmentFlag.AlignVCenter
        if name == "note":
            label.setContentsMargins(0, 7, 0, 0)
        self._grid.addWidget(label, row, 0, top)
        self._grid.addWidget(field, row, 1)
        self.fields[name] = field
        field.edited.connect(lambda: self.edited.emit(name, field.value))
        field.finished.connect(self.finished)


def _answer(annotation: Annotation, field: str) -> str:
    if field.startswith(ATTRIBUTE):
        return annotation.attributes.get(field.removeprefix(ATTRIBUTE), "")
    return {
        "note": annotation.note,
        "confidence": annotation.confidence,
        "status": annotation.status,
    }[field]
