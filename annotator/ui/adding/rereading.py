"""Reading some of what the preview shows once more, as the user chose, on a worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.ui import jobs
from annotator.ui.adding.importing import Target, judged
from annotator.ui.dialogs.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import PurePath

    from annotator.arrivals.arrival import Arrival
    from annotator.sources.folders import Outcome
    from annotator.sources.options import Options
    from annotator.ui.adding.arrival_model import ArrivalModel
    from annotator.ui.adding.incoming import Change, Incoming
    from annotator.ui.adding.offered import Offered
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window


class Rereader(QObject):
    """What ``ways.Rereading`` asks for. ``came(arrivals)``: all of the preview, judged anew."""

    came = Signal(object)

    def __init__(
        self, window: Window, over: QWidget, model: ArrivalModel, incoming: Incoming, target: Target
    ) -> None:
        super().__init__(over)
        self.window, self.widget, self._model = window, over, model
        self.incoming, self._target = incoming, target

    @property
    def rows(self) -> Sequence[Offered]:
        return self._model.rows

    def options_of(self, path: PurePath) -> Options:
        return self.incoming.options_of(path)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, so that what is shown is about to change."""
        return bool(self.window.jobs)

    def fall_back_on(self, encoding: str) -> None:
        self.incoming.fall_back_on(encoding)

    def with_raw(self, row: Offered, then: Callable[[bytes], object]) -> None:
        path = row.arrival.outcome.path

        def work(progress: Progress) -> bytes:
            return self.incoming.raw(path, progress)

        jobs.start(self.window, self.tr("Reading…"), work, then)

    def read_again(
        self, paths: Sequence[PurePath], change: Change, *, is_for_all: bool = False
    ) -> None:
        """Asks first where corrections of a text would be lost."""
        if not any(row.is_edited for row in self.rows if row.path in paths):
            self._read_again(paths, change, is_for_all=is_for_all)
            return
        words = self.tr("Reading it again gives up your corrections of the text.")
        go_on = partial(self._read_again, paths, change, is_for_all=is_for_all)
        Question(self.widget, words, self.tr("Read again"), go_on).open()

    def _read_again(
        self, paths: Sequence[PurePath], change: Change, *, is_for_all: bool = False
    ) -> None:
        wanted = frozenset(paths)
        self.incoming.choose(wanted, change, is_for_all=is_for_all)
        present = [row.arrival.outcome for row in self.rows]

        def work(progress: Progress) -> list[Arrival]:
            found = self.incoming.again(wanted, progress)
            return judged(self._target, _in_place(present, wanted, found))

        jobs.start(self.window, self.tr("Reading again…"), work, self.came.emit)


def _in_place(
    present: Sequence[Outcome], paths: frozenset[PurePath], found: Sequence[Outcome]
) -> list[Outcome]:
    """``present`` with what was ``found`` at ``paths`` where that was before."""
    result: list[Outcome] = []
    done: set[PurePath] = set()
    for one in present:
        if one.path not in paths:
            result.append(one)
        elif one.path not in done:
            done.add(one.path)
            result += [new for new in found if new.path == one.path]
    return result
