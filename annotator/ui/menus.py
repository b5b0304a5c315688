"""Menus made from the registry: the menu bar, filled when it is opened, and context menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.actions import Command, Registry
    from annotator.ui.window import Window

MENUS = ("&File", "&Edit", "&Annotate", "&Review", "&Go", "&View", "&Help")
IN_ARTICLE = (
    "labels", None, "annotate.link", "annotate.link_back", "annotate.note",
    "annotate.add_fragment", "annotate.delete", "claim.report", None,
    "edit.copy", "edit.select_all", "edit.find", None, "go.next_annotation",
    "go.previous_annotation", "go.next_linked", None, "document.done",
)  # fmt: skip
IN_DOCUMENTS = (
    "document.rename", "document.details", "document.original", None,
    "document.todo", "document.doing", "document.mark_done", None,
    "document.delete", None, "file.add", "file.paste",
)  # fmt: skip
IN_CLAIMS = (
    "claims.go", "claims.edit", None, "claims.verdict", "claims.why", "claims.evidence",
    "claims.comments", "claims.answers", "claims.link", "claims.remove_evidence", None,
    "edit.undo", "edit.redo",
)  # fmt: skip
IN_REVIEW = (
    "review.accept", "review.reject", "review.discuss", "review.reopen", None, "review.edit",
    "review.comment", "review.attribute", "review.delete", None, "review.article", "review.go",
    None, "review.copy", "edit.undo", "edit.redo",
)  # fmt: skip
IN_ARRANGEMENT = ("&View/S&ort documents by", "&View/&Group documents by")
IN_TABS = (
    "annotate.link", "annotate.note", "annotate.delete", "claim.report", None, "edit.undo",
    "edit.redo",
)  # fmt: skip


class MenuBar(QMenuBar):
    """The program's name and the menus of ``MENUS``."""

    def __init__(self, registry: Registry) -> None:
        super().__init__()
        self._registry = registry
        self.brand = PlainLabel(self.tr("Annotator"), self)
        set_look(self.brand, "brand")
        self.setCornerWidget(self.brand, Qt.Corner.TopLeftCorner)
        for title in MENUS:
            menu = self.addMenu(QCoreApplication.translate("Command", title))
            menu.aboutToShow.connect(partial(self._fill, menu, title))

    def _fill(self, menu: QMenu, title: str) -> None:
        """Puts in what there is now: labels and recent projects come and go."""
        menu.clear()
        menu.setToolTipsVisible(False)
        menus = self._registry.menus()
        inner = {path: menus[path] for path in menus if path.startswith(f"{title}/")}
        for entry in menus.get(title, []):
            self._registry.fill(menu, [entry])
            for path in [
                p for p, entries in inner.items() if entry and _follows(entries, entry.id)
            ]:
                self._add_submenu(menu, path, inner.pop(path))
        for path, entries in inner.items():
            self._add_submenu(menu, path, entries)

    def _add_submenu(self, menu: QMenu, path: str, entries: list[Command | None]) -> None:
        inside = menu.addMenu(QCoreApplication.translate("Command", path.partition("/")[2]))
        self._registry.fill(inside, entries)


class ContextMenus:
    """What a right click, or the menu key, offers in the article and in the panels."""

    def __init__(self, window: Window) -> None:
        self._window = window
        workspace = window.workspace
        for part, names in (
            (workspace.article, IN_ARTICLE),
            (workspace.documents, IN_DOCUMENTS),
            (workspace.tabs, IN_TABS),
        ):
            self.offer(part, names)
        workspace.documents.line.menu.aboutToShow.connect(self._fill_arrangement)

    def offer(self, part: QWidget, names: tuple[str | None, ...]) -> None:
        """From now on a right click in ``part`` offers these commands."""
        part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        part.customContextMenuRequested.connect(partial(self._open, part, names))

    def menu(self, names: tuple[str | None, ...]) -> QMenu:
        """The menu of these commands; "labels" stands for one command per label."""
        registry = self._window.registry
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name == "labels":
                labels = [one for one in registry.commands if one.startswith("annotate.label.")]
                registry.fill(menu, labels)
            else:
                registry.fill(menu, [name])
        return menu

    def _fill_arrangement(self) -> None:
        """The button beside the documents' filter offers what the View menu does."""
        registry, menu = self._window.registry, self._window.workspace.documents.line.menu
        menu.clear()
        menus = registry.menus()
        for path in IN_ARRANGEMENT:
            title = QCoreApplication.translate("Command", path.partition("/")[2])
            registry.fill(menu.addMenu(title), menus[path])

    def _open(self, part: QWidget, names: tuple[str | None, ...], place: QPoint) -> None:
        self.menu(names).popup(part.mapToGlobal(place))


def _follows(entries: list[Command | None], name: str) -> bool:
    """Whether a submenu belongs after the command ``name``: its ids continue that one's."""
    first = next(filter(None, entries))
    return first.id.startswith(f"{name}.")
