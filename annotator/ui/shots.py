"""Draws the main views as pictures: ``python -m annotator.ui.shots FOLDER``."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from annotator.model.text import Span
from annotator.ui import opening
from annotator.ui.app import make_window
from annotator.ui.settings import Settings
from annotator.ui.shots_links import LINK_SCENES
from annotator.ui.window import Window

if TYPE_CHECKING:
    from annotator.sources.tables import Preview

SIZE = QSize(1440, 900)
SETTLING_MILLISECONDS = 220
ANNOTATOR = "A. Novak"


def settle(milliseconds: int = SETTLING_MILLISECONDS) -> None:
    """Lets the window lay itself out, count and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def application() -> QApplication:
    """The one there is, or a new one without a screen."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(sys.argv[:1])


@contextmanager
def window_on(project: Path | None, folder: Path, mode: str = "light") -> Iterator[Window]:
    """A window on ``project`` with settings of its own in ``folder``; closed afterwards."""
    file = folder / "shots.ini"
    file.unlink(missing_ok=True)
    settings = Settings(file)
    settings.remember("annotator", ANNOTATOR)
    settings.remember("theme", mode)
    window = make_window(application(), settings)
    window.resize(SIZE)
    if project:
        opening.open_project(window, project)
    window.show()
    settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle(1)


def annotate(window: Window) -> None:
    _show(window, 0)
    _activate(window, 2)


def no_annotation(window: Window) -> None:
    _show(window, 1)


def right_to_left(window: Window) -> None:
    project = window.session.project
    rows = project.documents.listing() if project else []
    window.session.show(next(row.id for row in rows if row.language in ("fa", "ar", "he")))
    _activate(window, 1)


def dense(window: Window) -> None:
    """Annotations on every word and over one another."""
    project = window.session.project
    _show(window, 2)
    document = window.session.document
    if project is None or document is None:
        return
    names = [label.name for label in window.session.scheme.labels]
    with project.journal.step("Fill the picture"):
        for number, start in enumerate(range(0, min(600, document.length - 60), 17)):
            span = Span(start, start + 11 + number % 5 * 12)
            project.annotations.add(document.id, span, names[number % len(names)])


def selecting(window: Window) -> None:
    """Words selected and a label armed."""
    _show(window, 0)
    start = window.session.text.index(" ", 200) + 1
    window.session.select(Span(start, window.session.text.index(" ", start + 40)))
    window.session.arm("denial")


def tab(name: str) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        annotate(window)
        window.workspace.tabs.panel(name)

    return show


def find(window: Window) -> None:
    annotate(window)
    window.registry.run("edit.find")
    window.workspace.find_bar.field.setText("the")


def palette(window: Window) -> None:
    annotate(window)
    from annotator.ui.commands.help import open_palette  # noqa: PLC0415

    open_palette(window, "an")


def shortcuts(window: Window) -> None:
    from annotator.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415

    ShortcutSheet(window, window.registry).open()


def export(window: Window) -> None:
    from annotator.ui.dialogs.export import ExportDialog  # noqa: PLC0415

    ExportDialog(window).open()


def encoding(window: Window) -> None:
    """A Russian file that does not say how its letters are written."""
    from annotator.ui.commands.adding import add_files  # noqa: PLC0415

    file = Path(tempfile.mkdtemp()) / "мэр.txt"
    words = "Мэр отрицает обвинения.\nПресс-служба мэрии заявила, что предложения не было.\n"
    file.write_bytes((words * 3).encode("cp1251"))
    add_files(window, [file])
    shutil.rmtree(file.parent)


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


def name(window: Window) -> None:
    window.registry.run("help.name")


def about(window: Window) -> None:
    window.registry.run("help.about")


def trouble(window: Window) -> None:
    annotate(window)
    words = "“news.annotator” was moved while it was open, so the last change was not saved."
    from annotator.store.errors import ProjectMoved  # noqa: PLC0415

    window.report(ProjectMoved(words))


def bug(window: Window) -> None:
    from annotator.ui.dialogs.bug import BugDialog, bug_report  # noqa: PLC0415

    try:
        raise RuntimeError
    except RuntimeError as error:
        BugDialog(window, bug_report(error)).open()


def zoomed(window: Window) -> None:
    _show(window, 0)
    for _ in range(4):
        window.registry.run("view.zoom_in")


def empty_project(window: Window) -> None:
    project = window.session.project
    if project:
        project.documents.delete(*project.documents.ids())
        window.session.show(None)


def grouped(window: Window) -> None:
    """The documents by publisher, each with its date; one group folded."""
    annotate(window)
    window.registry.run("view.sort.published")
    window.registry.run("view.group.publisher")
    window.workspace.documents.model.fold(0)


def narrow(window: Window) -> None:
    """As narrow as the documents can be, by language, with titles that are too long."""
    project = window.session.project
    if project:
        for row in project.documents.listing():
            project.documents.rename(row.id, f"{row.title}: {row.title}")
    window.registry.run("view.sort.length")
    window.registry.run("view.group.language")
    window.workspace.setSizes([180, 900, 300])


def nothing_found(window: Window) -> None:
    annotate(window)
    window.workspace.documents.filter.setText("publisher:nobody -status:done")


def welcome(window: Window) -> None:
    opening.close_project(window)


# To add a picture: a function that brings the window there, and its name here.
SCENES: tuple[tuple[str, Callable[[Window], None]], ...] = (
    ("annotate", annotate),
    ("no-annotation", no_annotation),
    ("right-to-left", right_to_left),
    ("dense", dense),
    ("selecting", selecting),
    ("list", tab("list")),
    ("history", tab("history")),
    ("guidelines", tab("guidelines")),
    ("document", tab("document")),
    ("find", find),
    ("palette", palette),
    ("shortcuts", shortcuts),
    ("export", export),
    ("encoding", encoding),
    ("columns", columns),
    ("address", address),
    ("name", name),
    ("about", about),
    ("trouble", trouble),
    ("bug", bug),
    ("zoomed", zoomed),
    *LINK_SCENES,
    ("grouped", grouped),
    ("narrow", narrow),
    ("nothing-found", nothing_found),
    ("empty-project", empty_project),
    ("welcome", welcome),
)


def draw(folder: Path, names: tuple[str, ...] = ()) -> list[Path]:
    """Draws the scenes of these names, or all, in light and dark; each on a fresh project."""
    from annotator.sample import build  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    with tempfile.TemporaryDirectory() as work:
        original = Path(work) / "lindenau.annotator"
        build(original)
        pristine = original.read_bytes()
        for mode in ("light", "dark"):
            for title, scene in SCENES:
                if names and title not in names:
                    continue
                original.write_bytes(pristine)
                picture = folder / f"{title}-{mode}.png"
                with window_on(original, Path(work), mode) as window:
                    scene(window)
                    settle()
                    _picture(window, picture)
                drawn.append(picture)
    return drawn


def _picture(window: Window, picture: Path) -> None:
    """The window, with an open dialog laid over it where the user would see it."""
    from PySide6.QtCore import QPoint  # noqa: PLC0415
    from PySide6.QtGui import QPainter  # noqa: PLC0415
    from PySide6.QtWidgets import QDialog, QMenu  # noqa: PLC0415

    image = window.grab()
    for menu in window.findChildren(QMenu):
        if menu.isVisible():
            painter = QPainter(image)
            painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
            painter.end()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            above = dialog.grab()
            painter = QPainter(image)
            middle = QPoint(image.width() - above.width(), image.height() - above.height()) / 2
            painter.drawPixmap(middle, above)
            painter.setPen(window.theme.shadow)
            painter.drawRect(middle.x() - 1, middle.y() - 1, above.width() + 1, above.height() + 1)
            painter.end()
    image.save(str(picture))


def _show(window: Window, place: int) -> None:
    project = window.session.project
    if project:
        window.session.show(project.documents.ids()[place])


def _activate(window: Window, number: int) -> None:
    """Activates the ``number``th annotation of the document."""
    window.workspace.article.setFocus()
    for _ in range(number):
        window.workspace.article.next_annotation(1)


def _say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """What Qt has to say, but for what it says of every dialog that has no screen."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    qInstallMessageHandler(_say)
    draw(Path(sys.argv[1]), tuple(sys.argv[2:]))
