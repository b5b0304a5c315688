"""The main window places the parts and passes on colours and messages."""

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from annotator.ui import commands, state
from annotator.ui.actions import Registry
from annotator.ui.checking_done import DoneChecks
from annotator.ui.dialogs.files import FileChooser
from annotator.ui.dialogs.welcome import WelcomePage
from annotator.ui.following import Following
from annotator.ui.menus import ContextMenus, MenuBar
from annotator.ui.opening import close_project
from annotator.ui.pages import Pages
from annotator.ui.panels.banner import Banner
from annotator.ui.panels.statusbar import StatusBar
from annotator.ui.panels.toolbar import Toolbar
from annotator.ui.session import Session
from annotator.ui.settings import Settings
from annotator.ui.tally import Tally
from annotator.ui.theme import Theme
from annotator.ui.workspace import Workspace


class Window(QMainWindow):
    """One window on one session. Commands find everything that they need here."""

    def __init__(self, session: Session, settings: Settings, theme: Theme) -> None:
        super().__init__()
        session.setParent(self)
        self.session, self.settings, self.theme = session, settings, theme
        self.jobs: list[state.Job] = []
        self.files = FileChooser(self, settings)
        self.registry = Registry(self, settings)
        self.workspace: Workspace = Workspace(session, theme)
        self.registry.set_home("article", self.workspace.article)
        self.registry.set_home("documents", self.workspace.documents)
        commands.install(self.registry)
        self.workspace.tabs.wanted.connect(self.registry.run)
        self.banner = Banner(theme)
        self.toolbar = Toolbar(session, self.registry, theme)
        self.status = StatusBar(session, self.registry)
        self.welcome = WelcomePage(self.registry, settings)
        self.pages = Pages(self)
        self.setMenuBar(MenuBar(self.registry))
        self._place()
        self.tally = Tally(self, session, self.status.show_counts, self.workspace.tabs.show_counts)
        checking = self.workspace.checking
        checking.found.connect(lambda _ids: self.status.show_checks(checking.count))
        self.following, self.done = Following(self), DoneChecks(self)
        self.context_menus = ContextMenus(self)
        self.wheel_zoom, self.returning = state.WheelZoom(self), state.Returning(self)
        self.setAcceptDrops(True)
        state.restore_state(self)

    def _place(self) -> None:
        self.pages.turned.connect(self.toolbar.show_view)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.toolbar, self.banner, self.pages, self.status):
            column.addWidget(part, int(part is self.pages))
        self.setCentralWidget(middle)

    def set_theme(self, theme: Theme) -> None:
        """Passes the new colours to every part."""
        self.theme = theme
        for part in (self.workspace, self.banner, self.toolbar, self.pages):
            part.set_theme(theme)

    def tell(self, message: str) -> None:
        """A short message in the status bar."""
        self.status.tell(message)

    def report(self, error: Exception) -> None:
        """One sentence over the article, with the ways out."""
        from annotator.ui.dialogs import errors  # noqa: PLC0415  rarely needed

        errors.tell(self, error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if commands.is_welcome(self, event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        commands.take_drop(self, event.mimeData())

    def closeEvent(self, _event: QCloseEvent) -> None:
        state.stop_jobs(self)
        state.keep_state(self)
        close_project(self)
