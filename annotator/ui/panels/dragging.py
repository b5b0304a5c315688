"""Dragging an annotation from where it is listed to where it is wanted."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

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
