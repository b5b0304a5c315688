"""Dragging an annotation from where it is listed to where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

MIME = "application/x-annotator-annotation"
TAKES = "takes annotations"


def carried(annotation: int) -> QMimeData:
    """An annotation as it is dragged; it means something only to a window of this process."""
    data = QMimeData()
    data.setData(MIME, str(annotation).encode())
    return data


def annotation_in(data: QMimeData) -> int | None:
    """The annotation that is being dragged; None where it is something else."""
    raw = bytes(data.data(MIME).data()) if data.hasFormat(MIME) else b""
    return int(raw) if raw.isdigit() else None


def drag(source: QWidget, annotation: int) -> None:
    """Drags an annotation from ``source`` until the button is released."""
    dragged = QDrag(source)
    dragged.setMimeData(carried(annotation))
    dragged.exec(Qt.DropAction.LinkAction | Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)


def take_annotations(widget: QWidget) -> None:
    """Says that annotations may be dropped on ``widget``, and find it while text is selected."""
    widget.setProperty(TAKES, True)  # noqa: FBT003  Qt's own


def _takes_annotations(window: QWidget, point: QPoint) -> bool:
    widget = window.childAt(window.mapFromGlobal(point))
    return widget is not None and bool(widget.property(TAKES))


class ArticleDrags(QObject):
    """Drags annotations out of the article: from its margin lane at once, where a press begins
    nothing else; from its text when what would be a selection gets over something that takes
    annotations."""

    def __init__(self, article: ArticleView) -> None:
        super().__init__(article)
        self._article = article
        self._pressed: tuple[int, QPointF] | None = None
        self._in_text: int | None = None
        article.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove:
                return self._move(event)
            self._pressed = self._in_text = None
            is_left = event.button() == Qt.MouseButton.LeftButton
            if event.type() == QEvent.Type.MouseButtonPress and is_left:
                self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> None:
        point = event.position()
        mark = self._article.margin.mark_at(point)
        self._pressed = (mark.id, point) if mark else None
        if mark is None and not event.modifiers():
            self._in_text = self._article.mouse.annotation_at(point)

    def _move(self, event: QMouseEvent) -> bool:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        window, point = self._article.window(), event.globalPosition().toPoint()
        if self._in_text is not None and _takes_annotations(window, point):
            annotation, self._in_text = self._in_text, None
            self._article.mouse.cancel()
            drag(self._article.viewport(), annotation)
            return True
        if self._pressed is None:
            return False
        annotation, start = self._pressed
        far = QGuiApplication.styleHints().startDragDistance()
        if (event.position() - start).manhattanLength() >= far:
            self._pressed = None
            drag(self._article.viewport(), annotation)
        return True
