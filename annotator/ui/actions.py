"""The registry of commands: what the program can do, as data.

Menus, toolbar, context menus, shortcut sheet and command palette are all made from it. To add
a command, write a function with ``@command`` in a module of ui/commands and name it in that
module's tuple; nothing else needs to change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.store.errors import ProjectError
from annotator.ui.keys import KeyRefused, check_key, portable
from annotator.ui.text import plain_tooltip

if TYPE_CHECKING:
    from annotator.ui.session import Session
    from annotator.ui.settings import Settings
    from annotator.ui.window import Window

Scope = Literal["window", "article", "documents", "claims", "review"]
Run = Callable[["Window"], None]
# Where the keys of a scope work. Fields open on the cards of the claim board, where one types.
CONTEXTS: dict[Scope, Qt.ShortcutContext] = {
    "window": Qt.ShortcutContext.WindowShortcut,
    "article": Qt.ShortcutContext.WidgetWithChildrenShortcut,
    "documents": Qt.ShortcutContext.WidgetWithChildrenShortcut,
    "claims": Qt.ShortcutContext.WidgetShortcut,
    "review": Qt.ShortcutContext.WidgetShortcut,
}


def always(_session: Session) -> bool:
    """The usual ``enabled`` of a command that needs nothing to be open."""
    return True


class Command(NamedTuple):
    """One thing that the program can do.

    ``text`` has the menu's "&"; ``keys`` are as QKeySequence reads them; a command of another
    ``scope`` than "window" answers to its keys only while that part has the focus. ``is_on``
    makes it a menu entry with a tick. ``refusal`` says why the user's settings do not allow
    it, "" where they do.
    """

    id: str
    text: str
    menu: str
    run: Run
    keys: tuple[str, ...] = ()
    enabled: Callable[[Session], bool] = always
    scope: Scope = "window"
    is_on: Callable[[Window], bool] | None = None
    refusal: Callable[[Settings], str] | None = None

    @property
    def title(self) -> str:
        """The translated text without "&" and dots."""
        return self.caption.replace("&&", "\0").replace("&", "").replace("\0", "&")

    @property
    def caption(self) -> str:
        """The translated text as a menu shows it."""
        return QCoreApplication.translate("Command", self.text)


Table = Sequence[Command | None]  # None is a line between groups in the menu


def command(
    name: str,
    text: str,
    *,
    menu: str,
    keys: str | Sequence[str] = (),
    enabled: Callable[[Session], bool] = always,
    scope: Scope = "window",
    is_on: Callable[[Window], bool] | None = None,
) -> Callable[[Run], Command]:
    """Makes a command of a function that takes the window."""
    chosen = (keys,) if isinstance(keys, str) else tuple(keys)

    def declare(run: Run) -> Command:
        return Command(name, text, menu, run, chosen, enabled, scope, is_on)

    return declare


class Registry(QObject):
    """All commands of one window, with their actions and present keys."""

    def __init__(self, window: Window, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._homes: dict[str, list[QWidget]] = {"window": [window]}
        self._changed = settings.changed_keys()
        self._tables: dict[str, Table] = {}
        self.commands: dict[str, Command] = {}
        self.actions: dict[str, QAction] = {}
        self._keys: dict[str, list[str]] = {}
        self._holders: dict[str, list[str]] = {}  # of a key: the ids of commands, as they came

    def set_home(self, scope: Scope, widget: QWidget) -> None:
        """Names the widget inside which commands of ``scope`` answer to their keys."""
        self._homes[scope] = [widget]

    def join(self, scope: Scope, widget: QWidget) -> None:
        """One more such widget, made later than the commands."""
        self._homes.setdefault(scope, []).append(widget)
        for name, action in self.actions.items():
            if self.commands[name].scope == scope:
                widget.addAction(action)

    def add(self, name: str, table: Table) -> None:
        """Adds a table of commands, in place of the one of that name.

        ``KeyRefused`` where a key of theirs is taken, ``ValueError`` where an id is.
        """
        for old in filter(None, self._tables.get(name, ())):
            self._give_keys(old.id, [])
            del self.commands[old.id], self._keys[old.id]
            self.actions.pop(old.id).deleteLater()
        self._tables[name] = table
        for new in filter(None, table):
            if new.id in self.commands:
                raise ValueError(f"there are two commands “{new.id}”")
            self._admit(new)

    def keys(self, name: str) -> list[str]:
        """The present keys of a command, as QKeySequence writes them everywhere."""
        return list(self._keys[name])

    def default_keys(self, name: str) -> list[str]:
        return [portable(key) for key in self.commands[name].keys]

    def rebind(self, name: str, keys: Sequence[str]) -> None:
        """Gives a command other keys, also for the next start; ``KeyRefused`` if one cannot be."""
        wanted = [portable(key) for key in keys]
        for key in wanted:
            self._refuse_taken(self.commands[name], key)
        self.actions[name].setShortcuts([QKeySequence(key) for key in wanted])
        self._give_keys(name, wanted)
        if wanted == self.default_keys(name):
            self._settings.forget_keys(name)
            self._changed.pop(name, None)
        else:
            self._settings.keep_keys(name, wanted)
            self._changed[name] = wanted

    def holder(self, key: str, scope: Scope) -> Command | None:
        """The command that ``key`` runs where a command of ``scope`` would answer to it."""
        for name in self._holders.get(key, ()):
            other = self.commands[name]
            if scope == other.scope or "window" in (scope, other.scope):
                return other
        return None

    def run(self, name: str) -> None:
        """Does it, if it can be done now; an error of the user's world is told in the window."""
        wanted = self.commands[name]
        if not self._is_possible(wanted):
            return
        try:
            wanted.run(self._window)
        except ProjectError as error:
            self._window.report(error)

    def refresh(self) -> None:
        """Greys what cannot be done now."""
        for name, action in self.actions.items():
            self._show_possible(self.commands[name], action)

    def available(self) -> list[Command]:
        """What can be done now, in the order of the menus."""
        return [one for one in self.commands.values() if self._is_possible(one)]

    def menus(self) -> dict[str, list[Command | None]]:
        """The commands by menu, in order, None for a line between groups."""
        found: dict[str, list[Command | None]] = {}
        for table in self._tables.values():
            fresh = True
            for entry in table:
                if entry is None:
                    fresh = True
                    continue
                menu = found.setdefault(entry.menu, [])
                if fresh and menu:
                    menu.append(None)
                menu.append(entry)
                fresh = False
        return found

    def fill(self, menu: QMenu, entries: Iterable[Command | str | None]) -> None:
        """Puts commands, or those of these ids, into ``menu`` with their present ticks."""
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            name = entry if isinstance(entry, str) else entry.id
            is_on = self.commands[name].is_on
            if is_on:
                self.actions[name].setChecked(is_on(self._window))
            menu.addAction(self.actions[name])
            if self._refusal(self.commands[name]):
                menu.setToolTipsVisible(True)

    def _is_possible(self, one: Command) -> bool:
        return not self._refusal(one) and one.enabled(self._window.session)

    def _refusal(self, one: Command) -> str:
        return one.refusal(self._settings) if one.refusal else ""

    def _show_possible(self, one: Command, action: QAction) -> None:
        action.setEnabled(self._is_possible(one))
        if one.refusal:
            action.setToolTip(plain_tooltip(self._refusal(one) or one.title))

    def _admit(self, new: Command) -> None:
        """Makes the command's action; the user's own keys go before the ones it came with."""
        keys = self._changed.get(new.id)
        chosen = [portable(key) for key in (new.keys if keys is None else keys)]
        for key in list(chosen):
            try:
                self._refuse_taken(new, key)
            except KeyRefused:
                if keys is None and self.holder(key, new.scope) not in self._changed_commands():
                    raise
                chosen.remove(key)
        self.commands[new.id] = new
        self._give_keys(new.id, chosen)
        self.actions[new.id] = self._action(new, chosen)

    def _give_keys(self, name: str, keys: list[str]) -> None:
        for key in self._keys.get(name, ()):
            self._holders[key].remove(name)
        for key in keys:
            self._holders.setdefault(key, []).append(name)
        self._keys[name] = keys

    def _action(self, new: Command, keys: list[str]) -> QAction:
        action = QAction(new.caption, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(CONTEXTS[new.scope])
        action.setCheckable(new.is_on is not None)
        self._show_possible(new, action)
        action.triggered.connect(lambda _checked=False, name=new.id: self.run(name))
        for home in self._homes.get(new.scope, ()):
            home.addAction(action)
        return action

    def _changed_commands(self) -> list[Command | None]:
        return [self.commands[name] for name in self._changed if name in self.commands]

    def _refuse_taken(self, wanting: Command, key: str) -> None:
        check_key(key, wanting.scope)
        other = self.holder(key, wanting.scope)
        if other and other.id != wanting.id:
            raise KeyRefused.taken(key, other.title)
