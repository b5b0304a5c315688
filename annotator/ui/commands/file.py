"""Projects and what goes in and out of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from annotator.ui.actions import Command, Table, command
from annotator.ui.commands.claims_out import EXPORTS, REPORTS
from annotator.ui.commands.conditions import can_edit, has_project
from annotator.ui.opening import close_project, create_project, open_project, open_sample
from annotator.ui.text import plain_caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.settings import Settings
    from annotator.ui.window import Window

MENU = "&File"


def recent_commands(paths: Sequence[Path]) -> Table:
    """One command per recent project, by name and folder."""
    return tuple(
        Command(
            id=f"file.open.{number}",
            text=plain_caption(f"{path.stem} ({path.parent})"),
            menu=f"{MENU}/Open &recent",
            run=partial(_open, path=path),
        )
        for number, path in enumerate(paths, 1)
    )


def _open(window: Window, path: Path) -> None:
    open_project(window, path)


@command("file.new", "&New project…", menu=MENU, keys="Ctrl+N")
def new(window: Window) -> None:
    path = window.files.new_project()
    if path:
        create_project(window, path)


@command("file.open", "&Open project…", menu=MENU, keys="Ctrl+O")
def open_(window: Window) -> None:
    from annotator.ui.commands.restoring import restore_from, whole_among  # noqa: PLC0415

    path = window.files.project()
    if path and whole_among([path]):
        restore_from(window, path)
    elif path:
        open_project(window, path)


@command("file.restore", "&Restore a project from JSON Lines…", menu=MENU)
def restore(window: Window) -> None:
    from annotator.ui.commands.restoring import restore_from  # noqa: PLC0415  when asked for

    path = window.files.whole()
    if path:
        restore_from(window, path)


@command("file.sample", "Open the &sample project", menu=MENU)
def sample(window: Window) -> None:
    open_sample(window)


@command("file.close", "&Close project", menu=MENU, keys="Ctrl+W", enabled=has_project)
def close(window: Window) -> None:
    close_project(window)


@command("file.add", "&Add articles…", menu=MENU, keys="Ctrl+D", enabled=can_edit)
def add(window: Window) -> None:
    from annotator.ui.commands.adding import add_files  # noqa: PLC0415  when asked for

    paths = window.files.texts()
    if paths:
        add_files(window, paths)


@command("file.paste", "&Paste as new document", menu=MENU, keys="Ctrl+Shift+V", enabled=can_edit)
def paste(window: Window) -> None:
    from annotator.ui.commands.adding import take_words  # noqa: PLC0415  when asked for

    take_words(window, QGuiApplication.clipboard().mimeData())


def _add_page(window: Window) -> None:
    from annotator.ui.adding.address import ask_address  # noqa: PLC0415  when asked for
    from annotator.ui.adding.clipboard import address_in  # noqa: PLC0415

    ask_address(window, address_in(QGuiApplication.clipboard().mimeData()))


def _refuse_fetching(settings: Settings) -> str:
    if settings.may_fetch:
        return ""
    return QCoreApplication.translate("File", "“Allow fetching of web pages” is off")


add_page = Command(
    id="file.add_page",
    text="Add &web page…",
    menu=MENU,
    run=_add_page,
    keys=("Ctrl+Shift+D",),
    enabled=can_edit,
    refusal=_refuse_fetching,
)


def _may_fetch(window: Window) -> bool:
    return window.settings.may_fetch


@command("file.allow_fetching", "Allow &fetching of web pages", menu=MENU, is_on=_may_fetch)
def allow_fetching(window: Window) -> None:
    """Each page is asked for on its own all the same."""
    window.settings.remember("fetch", "no" if window.settings.may_fetch else "yes")
    window.registry.refresh()


@command("file.import_csv", "&Import annotations from CSV…", menu=MENU, enabled=can_edit)
def import_csv(window: Window) -> None:
    from annotator.ui.commands.transfer import import_file  # noqa: PLC0415  when asked for

    path = window.files.csv()
    if path:
        import_file(window, path)


@command("file.export_csv", "&Export CSV…", menu=MENU, keys="Ctrl+Shift+E", enabled=has_project)
def export_csv(window: Window) -> None:
    from annotator.ui.exporting.dialog import ExportDialog  # noqa: PLC0415  when asked for

    ExportDialog(window).open()


@command("file.save_copy", "&Save a copy…", menu=MENU, keys="Ctrl+Shift+S", enabled=has_project)
def save_copy(window: Window) -> None:
    project = window.session.project
    if project is None:
        return
    path = window.files.copy_of(project.path)
    if path:
        project.copy_to(path)
        window.tell(window.tr("A copy was saved as {name}.").format(name=path.name))


@command("file.check", "C&heck project", menu=MENU, enabled=has_project)
def check(window: Window) -> None:
    from annotator.ui.commands.transfer import check_project  # noqa: PLC0415  when asked for

    check_project(window)


@command("file.quit", "&Quit", menu=MENU, keys="Ctrl+Q")
def quit_(window: Window) -> None:
    window.close()


FILE: Table = (
    new,
    open_,
    restore,
    sample,
    close,
    None,
    add,
    add_page,
    paste,
    allow_fetching,
    None,
    import_csv,
    export_csv,
    *EXPORTS,
    *REPORTS,
    None,
    save_copy,
    check,
    None,
    quit_,
)
