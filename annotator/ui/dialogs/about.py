"""Who made this, and of what."""

import platform

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator import __version__
from annotator.ui import icons
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

ICON = 64


class AboutBox(QDialog):
    """Name, version, licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Annotator"))
        picture = QLabel()
        picture.setPixmap(icons.icon("annotator", "#000000").pixmap(QSize(ICON, ICON)))
        name = PlainLabel(self.tr("Annotator {version}").format(version=__version__))
        set_look(name, "headline")
        purpose = PlainLabel(
            self.tr("Marks up source documents: claims, sources, denials and context.")
        )
        made_of = PlainLabel(
            self.tr(
                "MIT licence. Made with Python {python}, Qt {qt} and PySide6 (LGPL), icons by"
                " Lucide (ISC), typefaces under the SIL Open Font License."
            ).format(python=platform.python_version(), qt=qVersion())
        )
        for label in (purpose, made_of):
            label.setWordWrap(True)
        set_look(made_of, "small")
        words = QVBoxLayout()
        for label in (name, purpose, made_of):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(buttons)
        self.setMinimumWidth(460)
