"""Articles of several kinds to be added, for the pictures of ``shots``."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QFont, QPainter, QPdfWriter

if TYPE_CHECKING:
    from annotator.sources.tables import Preview
    from annotator.ui.adding.preview import PreviewDialog
    from annotator.ui.window import Window

PAGE = """<html lang="en"><head><title>Ferry sails again | Island Courier</title>
<meta property="og:site_name" content="Island Courier"><meta name="author" content="R. Silva">
<meta property="article:published_time" content="2024-05-14T08:30:00Z">
<link rel="canonical" href="https://courier.example/2024/05/ferry-sails-again"></head><body>
<nav>Home News Sport</nav><article><h1>Ferry sails again after nine days</h1>
<p>The ferry between the island and the mainland sailed again on Monday after nine days in which
the crews had refused to leave port without a fourth deckhand on the night crossings.</p>
<p>The company has denied that any ship left port short of crew during the strike last week.
“Not one,” its spokesman said on Sunday.</p>
<p>A former deckhand, who asked not to be named, said the night crossings were half manned. He
showed the Courier a roster on which two of the four names were struck out.</p>
</article><footer>Contact</footer></body></html>"""
WIDTH, HEIGHT = 1080, 720
PATIENCE = 60.0  # seconds
FIRST = (
    "The harbour authority paid three times what the survey cost, according to the auditors.",
    "Their report, which the Courier has seen, names two invoices of the same day.",
)
RUSSIAN = "Мэр отрицает обвинения.\nПресс-служба мэрии заявила, что предложения не было.\n" * 3
ARABIC = (
    "الميناء ينفي تقرير السموم\n\nنفت سلطة الميناء يوم الاثنين ما ورد في تقرير صحيفة كوستال بوست"
    " عن تسرب مواد سامة إلى المياه.\n\nوقال متحدث باسمها إن العينات أخذت في 12 مايو وإن"
    " «كل شيء سليم».\n"
)


def offer_several(window: Window) -> None:
    """A page, a PDF, one that is there, one like it, one that fails, one unclear, an Arabic."""
    from annotator.ui.commands.adding import add_files  # noqa: PLC0415

    project = window.session.project
    if project is None:
        return
    folder = Path(tempfile.mkdtemp())
    present = project.documents.text(project.documents.ids()[0])
    files = {
        "ferry.html": PAGE.encode(),
        "audit.pdf": b"",
        "depot.txt": present.encode(),
        "depot-corrected.txt": f"{present}\nThis article was corrected.".encode(),
        "scan.docx": b"PK\x03\x04 broken",
        "мэр.txt": RUSSIAN.encode("cp1251"),
        "port.txt": ARABIC.encode(),
    }
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    _write_pdf(folder / "audit.pdf")
    add_files(window, [folder / name for name in files])


def offer_encoding(window: Window) -> None:
    """One file whose letters could be any."""
    from annotator.ui.commands.adding import add_files  # noqa: PLC0415

    file = Path(tempfile.mkdtemp()) / "мэр.txt"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    add_files(window, [file])


def ask_encoding(window: Window) -> None:
    for button in _preview(window).unreadable.ways.buttons:
        button.click()


def look_at(window: Window, row: int) -> None:
    preview = _preview(window)
    preview.resize(WIDTH, HEIGHT)  # the screen of these pictures is smaller
    preview.list.setFocus()
    preview.list.setCurrentIndex(preview.model.index(row))


def add(window: Window) -> None:
    preview = _preview(window)
    preview.all_or_none.setChecked(False)
    preview.add_now()


def _preview(window: Window) -> PreviewDialog:
    """The preview, once there is one and all was read: the process that reads pages and PDF takes
    its time to start, and longer on a machine that has more to do."""
    from annotator.ui.adding.preview import PreviewDialog  # noqa: PLC0415

    end = monotonic() + PATIENCE
    while monotonic() < end:
        found = [one for one in window.findChildren(PreviewDialog) if one.isVisible()]
        if found and not window.jobs:
            return found[0]
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    raise TimeoutError("There is no preview.")


def _write_pdf(path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setTitle("Survey of the harbour cost three times its price")
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Sans", 11))
    for number, line in enumerate(FIRST):
        painter.drawText(400, 900 + number * 600, line)
    painter.end()


def columns(window: Window) -> None:
    """A table whose columns are chosen."""
    from annotator.sources.options import Options  # noqa: PLC0415
    from annotator.sources.table_preview import table_preview  # noqa: PLC0415
    from annotator.ui.adding.columns import ColumnsDialog  # noqa: PLC0415

    words = "The council of Lindenau said on Monday that it had seen no such figures."
    rows = [f"Headline {number};{words};2026-03-{number:02};{number}" for number in range(1, 20)]
    raw = "\n".join(["headline;body;when;id", *rows]).encode()

    def look(delimiter: str = "") -> Preview:
        return table_preview(raw, Options(delimiter=delimiter), "corpus.csv")

    ColumnsDialog(window, look(), "corpus.csv", look).open()


def address(window: Window) -> None:
    from annotator.ui.adding.address import ask_address  # noqa: PLC0415

    ask_address(window, "https://example.org/news/2026/bridge?from=newsletter")
