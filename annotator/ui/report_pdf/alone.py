"""A PDF without a window: for the command line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from annotator.ui.report_pdf import write as pdf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotator.formats.report_content import Report


def write(report: Report, target: Path, *, paper: str = "a4", never: Iterable[Path] = ()) -> None:
    """As ``write`` beside it. Fonts need an application, which needs no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    pdf.write(report, target, paper=paper, never=never)
    del application
