"""What is said of a fault of the program: the work is safe, and this is what to send."""

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look


def bug_report(error: BaseException) -> str:
    """Versions and places in the program; no text of a document, no message that quotes one."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(f.filename).name}:{f.lineno} in {f.name}" for f in frames]
    versions = f"Annotator {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    return "\n".join([versions, platform.platform(), type(error).__qualname__, *places])


class BugDialog(QDialog):
    """Says that the program has a fault, that the work is safe, and what to send to whom."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(560)
        headline = PlainLabel(self.tr("The program made a mistake"))
        set_look(headline, "title")
        words = PlainLabel(
            self.tr(
                "The last action was not carried out. Everything saved before it is safe, and"
                " you can go on working. If it happens again, please send this report to the"
                " developers; it contains no text of your documents."
            )
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox()
        self.copy = QPushButton(self.tr("Copy the report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on = QPushButton(self.tr("Go on working"))
        set_look(go_on, "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (headline, words, self.report, buttons):
            column.addWidget(widget)
