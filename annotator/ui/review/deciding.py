"""What the decisions do: one annotation at once, several after a question, many on a thread of
their own. Then the table goes on to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from annotator.store import Project, ProjectError
from annotator.ui import jobs
from annotator.ui.dialogs.question import Question
from annotator.ui.panels.counting import counted
from annotator.ui.text import plain_caption, readable

if TYPE_CHECKING:
    from annotator.model.scheme import Attribute
    from annotator.store.reviewing import Reviewing
    from annotator.ui.jobs import Progress
    from annotator.ui.review.board import ReviewBoard
    from annotator.ui.window import Window

AT_ONCE = 2_000  # annotations: up to so many the window does not have to wait for long
# What is done, with how to tell of the progress and whether to stop; returns how many changed.
Deed = Callable[["Reviewing", Sequence[int], "Told"], int]


class Told:
    """The progress of a deed, and whether to stop; nothing where nobody looks."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.progress = progress.reach if progress else None
        self.cancelled = progress.is_stopped if progress else None


def tr(words: str) -> str:
    return QCoreApplication.translate("Review", words)


def verb(act: str) -> str:
    return {
        "accept": tr("Accept"), "reject": tr("Reject"), "discuss": tr("Discuss"),
        "reopen": tr("Put back to be reviewed"),
    }[act]  # fmt: skip


def decide(
    window: Window, board: ReviewBoard, act: str, *, reason: str = "", note: str = ""
) -> None:
    """Decides on the selected annotations."""

    def deed(reviewing: Reviewing, ids: Sequence[int], told: Told) -> int:
        return reviewing.decide(
            ids, act, reason=reason, note=note, progress=told.progress, cancelled=told.cancelled
        )

    _do(window, board, verb(act), deed)


def relabel(window: Window, board: ReviewBoard, name: str) -> None:
    """Gives the selected annotations another label."""
    _do(window, board, *relabelling(window, name))


def relabelling(window: Window, name: str) -> tuple[str, Deed]:
    """The deed, and what it is called."""

    def deed(reviewing: Reviewing, ids: Sequence[int], told: Told) -> int:
        return reviewing.relabel(ids, name, progress=told.progress, cancelled=told.cancelled)

    title = window.session.scheme.label(name).title
    return tr("Change to {label}").format(label=title), deed


def delete(window: Window, board: ReviewBoard) -> None:
    """Deletes the selected annotations, with what hangs on them; the next one moves up."""
    _do(window, board, *deleting(), is_moving_on=False)


def deleting() -> tuple[str, Deed]:
    """The deed, and what it is called."""

    def deed(reviewing: Reviewing, ids: Sequence[int], told: Told) -> int:
        return reviewing.delete(ids, progress=told.progress, cancelled=told.cancelled)

    return tr("Delete"), deed


def set_attribute(window: Window, board: ReviewBoard, name: str, value: str) -> None:
    """Of the selected annotations; the table stays where it is."""

    def deed(reviewing: Reviewing, ids: Sequence[int], told: Told) -> int:
        return reviewing.set_attribute(
            ids, name, value, progress=told.progress, cancelled=told.cancelled
        )

    words = tr("Set {attribute} of").format(attribute=readable(name))
    _do(window, board, words, deed, is_moving_on=False)


def offer_attributes(window: Window, board: ReviewBoard) -> None:
    """A menu of the attributes that the current annotation's label has, and their values; a
    field for those that have none."""
    project, current = window.session.project, board.table.current_id
    if project is None or current is None or not project.annotations.has(current):
        return
    menu = QMenu(board.table)
    label = project.annotations[current].label
    for attribute in window.session.scheme.attributes_of(label):
        if not attribute.values:
            action = menu.addAction(plain_caption(f"{attribute.title}…"))
            action.triggered.connect(partial(_ask, window, board, attribute))
            continue
        inside = menu.addMenu(plain_caption(attribute.title))
        for value in (*attribute.values, ""):
            words = readable(value) if value else tr("No answer")
            action = inside.addAction(plain_caption(words))
            action.triggered.connect(partial(_set, window, board, attribute.name, value))
    place = board.table.visualRect(board.table.currentIndex()).bottomLeft()
    menu.popup(board.table.viewport().mapToGlobal(place))


def _ask(
    window: Window,
    board: ReviewBoard,
    attribute: Attribute,
    _checked: bool = False,  # noqa: FBT001, FBT002  Qt's
) -> None:
    from annotator.ui.review.answering import ask_answer  # noqa: PLC0415  it needs this module

    ask_answer(window, board, attribute)


def _set(
    window: Window,
    board: ReviewBoard,
    name: str,
    value: str,
    _checked: bool = False,  # noqa: FBT001, FBT002  Qt's
) -> None:
    set_attribute(window, board, name, value)


def _do(
    window: Window, board: ReviewBoard, words: str, deed: Deed, *, is_moving_on: bool = True
) -> None:
    """One annotation at once; of several it is asked first, with their number."""
    ids = board.table.selected_ids()
    project = window.session.project
    if project is None or not len(ids):
        return
    if len(ids) == 1:
        count = deed(project.reviewing, ids, Told())
        if not count:
            window.tell(tr("Nothing had to be changed."))
        if is_moving_on:
            move_on(window, board)
        board.table.setFocus()
        return

    def then(count: int) -> None:
        done = counted(count, "annotation")
        words = tr("{annotations} changed; U takes it back.").format(annotations=done)
        window.tell(words if count else tr("Nothing had to be changed."))
        board.table.setFocus()

    ask(window, words, ids, deed, then)


def move_on(window: Window, board: ReviewBoard) -> None:
    """To the next annotation, told so where there is none."""
    if not board.table.advance():
        window.tell(tr("That was the last one in the table."))


def ask(
    window: Window, words: str, ids: Sequence[int], deed: Deed, then: Callable[[int], object]
) -> None:
    """Asks with their number, then does it; ``then`` is told how many changed. Many are changed
    on another thread, with progress, and all or none of them."""
    project = window.session.project
    if project is None:
        return
    documents = project.review.documents_of(ids)
    sentence = tr("{deed}: {annotations} in {documents}?").format(
        deed=words,
        annotations=counted(len(ids), "annotation"),
        documents=counted(documents, "document"),
    )
    do = partial(_do_many, window, words, ids, deed, then)
    Question(window, sentence, words, do).open()


def _do_many(
    window: Window, words: str, ids: Sequence[int], deed: Deed, then: Callable[[int], object]
) -> None:
    project = window.session.project
    if project is None:
        return
    if len(ids) <= AT_ONCE:
        try:
            count = deed(project.reviewing, ids, Told())
        except ProjectError as error:
            window.report(error)
        else:
            then(count)
        return
    place, annotator = project.path, project.annotator

    def work(progress: Progress) -> int:
        with Project.open(place, annotator=annotator) as own:
            return deed(own.reviewing, ids, Told(progress))

    def finish(count: int) -> None:
        window.session.look_for_foreign_changes()
        then(count)

    jobs.start(window, words, work, finish, total=len(ids))
