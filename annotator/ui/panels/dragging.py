"""Dragging an annotation from where it is listed to where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

MIME = "application/x-annotator-annotation"


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


class MarginDrags(QObject):
    """Drags annotations out of the article's margin lane, where a press begins nothing else."""

    def __init__(self, article: ArticleView) -> None:
        super().__init__(article)
        self._article = article
        self._pressed: tuple[int, QPointF] | None = None
        article.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove:
                return self._move(event)
            self._pressed = None
            is_left = event.button() == Qt.MouseButton.LeftButton
            if event.type() == QEvent.Type.MouseButtonPress and is_left:
                mark = self._article.margin.mark_at(event.position())
                self._pressed = (mark.id, event.position()) if mark else None
        return super().eventFilter(watched, event)

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        annotation, start = self._pressed
        far = QGuiApplication.styleHints().startDragDistance()
        if (event.position() - start).manhattanLength() >= far:
            self._pressed = None
            drag(self._article.viewport(), annotation)
        return True
