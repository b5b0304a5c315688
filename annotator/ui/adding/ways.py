"""What can be done about a source that was not read as it should be: a button for each way.

How to add one: a function that asks, and a line in ``WAYS`` that says for which rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from annotator.sources.candidates import candidates, likely_candidates
from annotator.sources.problems import NO_ARTICLE
from annotator.ui.adding import questions
from annotator.ui.adding.incoming import Change
from annotator.ui.adding.offered import Offered
from annotator.ui.dialogs.encoding import EncodingDialog

if TYPE_CHECKING:
    from annotator.sources.options import Options
    from annotator.ui.window import Window


class Rereading(Protocol):
    """What a way may ask of the preview."""

    @property
    def widget(self) -> QWidget:
        """What dialogs go over."""
        ...

    @property
    def rows(self) -> Sequence[Offered]: ...

    @property
    def window(self) -> Window:
        """Where jobs run."""
        ...

    def options_of(self, path: PurePath) -> Options:
        """What it was read with."""
        ...

    def with_raw(self, row: Offered, then: Callable[[bytes], object]) -> None:
        """Fetches the bytes of a row's source, then goes on with them."""
        ...

    def fall_back_on(self, encoding: str) -> None:
        """Has files that come later and do not say their encoding read in this one."""
        ...

    def read_again(
        self, paths: Sequence[PurePath], change: Change, *, is_for_all: bool = False
    ) -> None:
        """Reads these anew with other options, and with ``is_for_all`` what comes later."""
        ...


@dataclass(frozen=True, slots=True)
class Way:
    """``fits`` says whether a row has it; ``take`` asks, and has the row read again."""

    caption: Callable[[Offered], str]
    fits: Callable[[Offered], bool]
    take: Callable[[Rereading, Offered], object]


def tr(text: str) -> str:
    return QCoreApplication.translate("Ways", text)


def _encoding_caption(row: Offered) -> str:
    found = row.arrival.reading
    if found is None:
        return tr("Choose the encoding…")
    return tr("Encoding: {name}…").format(name=found.text.encoding)


def _has_doubtful_encoding(row: Offered) -> bool:
    if row.arrival.outcome.question == "encoding":
        return True
    encoding = row.arrival.reading.text.encoding if row.arrival.reading else ""
    return bool(encoding) and not encoding.startswith("utf-")


def choose_encoding(preview: Rereading, row: Offered) -> None:
    """Shows how the file would read in this encoding and that; reads it again as chosen."""

    def ask(raw: bytes) -> None:
        others = [
            one.path
            for one in preview.rows
            if one.arrival.outcome.question == "encoding" and one.path != row.path
        ]
        name, found = row.arrival.outcome.shown, row.arrival.reading
        offered = candidates(raw, found.text.encoding) if found else likely_candidates(raw, name)
        dialog = EncodingDialog(preview.widget, row.path.name or name, offered, len(others))
        dialog.chosen.connect(partial(_read_so, preview, row.path, others))
        dialog.open()

    preview.with_raw(row, ask)


def _read_so(
    preview: Rereading,
    path: PurePath,
    others: Sequence[PurePath],
    encoding: str,
    is_for_all: bool,  # noqa: FBT001  a signal's argument
) -> None:
    # What says its encoding keeps it: so this is no option for all that comes later.
    if is_for_all:
        preview.fall_back_on(encoding)
    paths = [path, *others] if is_for_all else [path]
    preview.read_again(paths, partial(replace, encoding=encoding))


def _has_columns(row: Offered) -> bool:
    outcome = row.arrival.outcome
    return outcome.question == "columns" or questions.has_columns(outcome)


def choose_columns(preview: Rereading, row: Offered) -> None:
    """Asks which column of a table is the text, the title and so on."""
    outcome, options = row.arrival.outcome, preview.options_of(row.path)
    then = partial(_read_with, preview, row.path)
    if outcome.question:
        questions.ask(preview.widget, outcome, options, then)
    else:
        questions.choose_columns(preview.window, preview.widget, outcome, options, then)


def enter_password(preview: Rereading, row: Offered) -> None:
    """Asks for the password of a protected file."""
    options = preview.options_of(row.path)
    then = partial(_read_with, preview, row.path)
    questions.ask(preview.widget, row.arrival.outcome, options, then)


def take_whole_page(preview: Rereading, row: Offered) -> None:
    """Reads a page in which no article was found once more, with all that is in it."""
    preview.read_again([row.path], partial(replace, is_whole_page=True))


def _read_with(preview: Rereading, path: PurePath, options: Options) -> None:
    preview.read_again([path], lambda _before: options)


WAYS: tuple[Way, ...] = (
    Way(_encoding_caption, _has_doubtful_encoding, choose_encoding),
    Way(lambda _row: tr("Columns…"), _has_columns, choose_columns),
    Way(
        lambda _row: tr("Enter the password…"),
        lambda row: row.arrival.outcome.question == "password",
        enter_password,
    ),
    Way(
        lambda _row: tr("Take the whole page"),
        lambda row: row.arrival.reading is None and NO_ARTICLE in row.arrival.outcome.problem,
        take_whole_page,
    ),
)


class WayButtons(QWidget):
    """The ways that a row has. ``taken(way)``."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)

    def show_for(self, row: Offered) -> None:
        for button in self.buttons:
            button.deleteLater()
            self._line.removeWidget(button)
        self.buttons = []
        for way in WAYS:
            if way.fits(row):
                button = QPushButton(way.caption(row))
                button.setAutoDefault(False)
                button.clicked.connect(partial(self.taken.emit, way))
                self._line.addWidget(button)
                self.buttons.append(button)
        self.setVisible(bool(self.buttons))
