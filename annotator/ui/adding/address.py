"""Adding a page from the web: its address is shown as it will be asked before anything is
fetched, and then exactly that page is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from annotator.sources.problems import SourceProblem
from annotator.sources.url import Fetched, Rules, fetched
from annotator.sources.web_addresses import WebAddress, checked_address, completed
from annotator.ui import jobs
from annotator.ui.jobs import Progress
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.window import Window

WIDTH = 560
LONG = re.compile(r"\S{30,}")
BREAKS = str.maketrans({sign: f"{sign}\u200b" for sign in "/?&=.-_%:,;+"})


class AddressDialog(QDialog):
    """One field. ``rules``: what may be fetched from where."""

    def __init__(self, window: Window, address: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._progress: Progress | None = None
        self._address: WebAddress | None = None
        self.rules = Rules()
        self.setWindowTitle(self.tr("Add a web page"))
        self.setMinimumWidth(WIDTH)
        self.field = QLineEdit(address.strip())
        self.asked, self.host, self.security = PlainLabel(), PlainLabel(), PlainLabel()
        self.promise, self.fault = PlainLabel(), PlainLabel()
        self.bar = QProgressBar()
        self.cancel_button = QPushButton()
        self.fetch_button = QPushButton(self.tr("Fetch"))
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.field.textChanged.connect(self._show_address)
        self.fetch_button.clicked.connect(self.fetch)
        self.cancel_button.clicked.connect(self.reject)
        self._show_address()
        self._show_running(is_running=False)
        self.field.selectAll()

    @property
    def is_running(self) -> bool:
        return self._progress is not None

    def fetch(self) -> None:
        """Asks for the page that is shown, on another thread."""
        if self._address is None or self.is_running:
            return
        address, progress = self._address.asked, Progress()
        rules = replace(self.rules, is_stopped=progress.is_stopped)

        def work(_progress: Progress) -> Fetched | SourceProblem:
            try:
                return fetched(address, rules)
            except SourceProblem as problem:
                return problem

        def then(found: Fetched | SourceProblem) -> None:
            if self._progress is progress:  # else it was called off, and something else began
                self._take(found)

        self._progress = progress
        self._tell("")
        self._show_running(is_running=True)
        jobs.run(self._window, work, then, progress)

    def reject(self) -> None:
        """Calls off what runs; where nothing runs, closes."""
        if self._progress is None:
            super().reject()
            return
        self._progress.stop()
        self._progress = None
        self._show_running(is_running=False)
        self._tell(self.tr("It was called off: nothing was taken."))

    def _take(self, found: Fetched | SourceProblem) -> None:
        self._progress = None
        self._show_running(is_running=False)
        if isinstance(found, SourceProblem):
            self._tell(str(found))
            return
        from annotator.ui.adding.offering import offer  # noqa: PLC0415  when a page came
        from annotator.ui.adding.supplies import Page  # noqa: PLC0415

        self.accept()
        offer(self._window, Page(found))

    def _show_address(self) -> None:
        """The address letter by letter, or why it is none."""
        words = completed(self.field.text())
        self._address = None
        fault = ""
        try:
            self._address = checked_address(words) if words else None
        except SourceProblem as problem:
            fault = str(problem)
        found = self._address
        self.asked.setText(
            _breakable(found.asked) if found else self.tr("Type or paste the address of a page.")
        )
        set_look(self.asked, "" if found else "muted")
        self.host.setText(self._told_host(found))
        self.host.setVisible(bool(self.host.text()))
        self.security.setText(self._told_security(found))
        self.security.setVisible(found is not None)
        set_look(self.security, "small" if found and found.is_encrypted else "danger")
        self.fetch_button.setEnabled(found is not None)
        self._tell(fault)

    def _told_host(self, found: WebAddress | None) -> str:
        if found is None:
            return ""
        if found.readable_host == found.host:
            return self.tr("From {host}").format(host=_breakable(found.host))
        words = self.tr("From {readable} ({host})")
        return words.format(readable=_breakable(found.readable_host), host=_breakable(found.host))

    def _told_security(self, found: WebAddress | None) -> str:
        if found and not found.is_encrypted:
            return self.tr(
                "Not encrypted (http): others on the way can read the page and change it."
            )
        return self.tr("Encrypted (https): the server must prove that it is the one named.")

    def _tell(self, fault: str) -> None:
        self.fault.setText(_breakable(fault))
        self.fault.setVisible(bool(fault))
        self.field.setAccessibleDescription(fault)
        self._fit()

    def _fit(self) -> None:
        """As high as its words need: they change while one types."""
        self._column.activate()
        width = max(self.width(), WIDTH)
        self.resize(width, self._column.heightForWidth(width))

    def _show_running(self, *, is_running: bool) -> None:
        self.bar.setVisible(is_running)
        self.field.setReadOnly(is_running)
        self.fetch_button.setEnabled(not is_running and self._address is not None)
        self.cancel_button.setText(self.tr("Stop") if is_running else self.tr("Cancel"))
        (self.cancel_button if is_running else self.field).setFocus()
        self._fit()

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Address of the page"))
        set_look(title, "title")
        title.setBuddy(self.field)
        self.field.setPlaceholderText("https://")
        self.field.setAccessibleName(title.text())
        self.promise.setText(
            self.tr(
                "Exactly this one page is fetched, now and once: no pictures, no scripts, no other"
                " pages. If its server sends on to another address, that one is asked instead and"
                " kept with the document. No cookies and nothing of your project are sent."
            )
        )
        set_look(self.promise, "small")
        set_look(self.fault, "danger")
        for label in (self.asked, self.host, self.security, self.promise, self.fault):
            label.setWordWrap(True)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Fetching…"))
        column = self._column
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (title, self.field, self._card(), self.promise, self.fault, self.bar):
            column.addWidget(widget)
        column.addLayout(self._foot())

    def _card(self) -> QFrame:
        """What will be asked, and of whom."""
        card = QFrame()
        set_look(card, "card")
        heading = PlainLabel(self.tr("THIS WILL BE ASKED FOR"))
        set_look(heading, "heading")
        set_look(self.host, "small")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(4)
        for label in (heading, self.asked, self.host, self.security):
            inside.addWidget(label)
        return card

    def _foot(self) -> QHBoxLayout:
        self.cancel_button.setAutoDefault(False)
        self.fetch_button.setDefault(True)
        set_look(self.fetch_button, "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.fetch_button)
        return foot


def ask_address(window: Window, address: str = "") -> AddressDialog | None:
    """Shows ``address``, to be mended and fetched; None where that cannot be done, which is
    told. Nothing is fetched by this."""
    if not window.settings.may_fetch:
        window.tell(
            window.tr("Web pages are not fetched: “Allow fetching of web pages” is off (File).")
        )
        return None
    if not window.session.is_editable:
        window.tell(window.tr("Open a project first, or make a new one."))
        return None
    dialog = AddressDialog(window, address)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _breakable(words: str) -> str:
    """``words`` with places where a long address may go on in the next line."""
    return LONG.sub(lambda found: found[0].translate(BREAKS), words)
