"""The log of the program's own faults. It never holds text of a document."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QStandardPaths

LARGEST = 500_000  # bytes
log = logging.getLogger("annotator")


def log_file() -> Path:
    """Where the log lies on this system."""
    place = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(place)) / "annotator" / "annotator.log"


def keep_report(report: str) -> None:
    """Adds the report of a bug to the log."""
    file = log_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=LARGEST, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    log.error(report)
    log.removeHandler(handler)
    handler.close()
