"""Commands for the annotations that are selected in the review view. Their letters and numbers
act only while the table has the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annotator.ui.actions import Command, Table, command
from annotator.ui.commands.conditions import can_edit, has_project

if TYPE_CHECKING:
    from annotator.model.scheme import Scheme
    from annotator.ui.review.board import ReviewBoard
    from annotator.ui.session import Session
    from annotator.ui.window import Window

MENU = "&Review"
RELABEL = "&Review/Change &label to"
DIGITS = 9


def relabel_commands(scheme: Scheme) -> Table:
    """One per label, with its number as key."""
    return tuple(
        Command(
            id=f"review.label.{number}",
            text=label.title.replace("&", "&&"),
            menu=RELABEL,
            run=partial(_relabel, name=label.name),
            keys=(str(number),) if number <= DIGITS else (),
            enabled=can_edit,
            scope="review",
        )
        for number, label in enumerate(scheme.offered, 1)
    )


def _has_words(session: Session) -> bool:
    return session.is_editable and (session.active is not None or session.selection is not None)


def _board(window: Window) -> ReviewBoard | None:
    """The review view with a current row, told so where there is none."""
    board = window.pages.review
    if window.pages.view != "review" or board is None or board.table.current_id is None:
        window.tell(window.tr("Choose an annotation in the review view first."))
        return None
    return board


def _relabel(window: Window, name: str) -> None:
    board = _board(window)
    if board:
        from annotator.ui.review.deciding import relabel  # noqa: PLC0415  when first needed

        relabel(window, board, name)


def _decide(window: Window, act: str) -> None:
    board = _board(window)
    if board:
        from annotator.ui.review.deciding import decide  # noqa: PLC0415  when first needed

        decide(window, board, act)


def _ask_why(window: Window, act: str) -> None:
    board = _board(window)
    if board:
        from annotator.ui.review.reasons import ask_reason  # noqa: PLC0415  when first needed

        ask_reason(window, board, act)


@command("review.accept", "&Accept", menu=MENU, keys="A", enabled=can_edit, scope="review")
def accept(window: Window) -> None:
    _decide(window, "accept")


@command("review.reject", "&Reject…", menu=MENU, keys="R", enabled=can_edit, scope="review")
def reject(window: Window) -> None:
    _ask_why(window, "reject")


@command("review.discuss", "&Discuss…", menu=MENU, keys="D", enabled=can_edit, scope="review")
def discuss(window: Window) -> None:
    _ask_why(window, "discuss")


@command(
    "review.reopen", "&Back to be reviewed", menu=MENU, keys="B", enabled=can_edit, scope="review"
)
def reopen(window: Window) -> None:
    _decide(window, "reopen")


@command(
    "review.edit", "&Edit the span in the article", menu=MENU, keys="E", enabled=can_edit,
    scope="review",
)  # fmt: skip
def edit(window: Window) -> None:
    """The article opens below, with the annotation active: its ends are dragged or moved."""
    board = _board(window)
    if board:
        board.edit_in_article()


@command("review.comment", "&Comment…", menu=MENU, keys="C", enabled=can_edit, scope="review")
def comment(window: Window) -> None:
    board = _board(window)
    if board:
        from annotator.ui.review.reasons import ask_comment  # noqa: PLC0415  when first needed

        ask_comment(window, board)


@command(
    "review.attribute", "&Set attribute…", menu=MENU, keys="S", enabled=can_edit, scope="review"
)
def attribute(window: Window) -> None:
    board = _board(window)
    if board:
        from annotator.ui.review.deciding import offer_attributes  # noqa: PLC0415

        offer_attributes(window, board)


@command("review.delete", "De&lete", menu=MENU, keys="Delete", enabled=can_edit, scope="review")
def delete(window: Window) -> None:
    board = _board(window)
    if board:
        from annotator.ui.review.deciding import delete as do  # noqa: PLC0415

        do(window, board)


@command("review.undo", "&Undo the last decision", menu=MENU, keys="U", enabled=can_edit,
         scope="review")  # fmt: skip
def undo(window: Window) -> None:
    """The table goes back to what is to be decided again."""
    from annotator.ui.commands.edit import undo_last  # noqa: PLC0415  when asked for

    changes = undo_last(window)
    if changes is not None and window.pages.review:
        window.pages.review.coming_back.to(changes)


@command(
    "review.article", "Show the article &below", menu=MENU, keys="Space", enabled=has_project,
    scope="review",
)  # fmt: skip
def article(window: Window) -> None:
    board = _board(window)
    if board:
        board.toggle_article()


@command(
    "review.go", "Show in the article &view", menu=MENU, keys=("Return", "Enter"),
    enabled=has_project, scope="review",
)  # fmt: skip
def go(window: Window) -> None:
    board = _board(window)
    if board and board.table.current_id is not None:
        window.pages.jump(board.table.current_id)


@command("review.copy", "Copy ro&ws", menu=MENU, enabled=has_project, scope="review")
def copy(window: Window) -> None:
    """As tab-separated lines."""
    board = _board(window)
    if board:
        board.table.copy()


@command("review.export", "E&xport what the table shows…", menu=MENU, enabled=has_project)
def export(window: Window) -> None:
    """Or of that what is selected."""
    from annotator.ui.exporting.choice import Offered  # noqa: PLC0415  when asked for
    from annotator.ui.exporting.dialog import ExportDialog  # noqa: PLC0415

    board = window.pages.review
    offered = None
    if board:
        offered = Offered(board.filter, board.bar.among, board.table.selected_ids())
    ExportDialog(window, offered).open()


@command("review.save_filter", "Save the &filter…", menu=MENU, enabled=can_edit)
def save_filter(window: Window) -> None:
    """Under a name, in the project."""
    from annotator.ui.review.saving import ask_name  # noqa: PLC0415  when asked for

    board = window.pages.review
    if board is not None and not board.filter.is_empty:
        ask_name(window, board.filter)


@command("review.inbox", "&Inbox…", menu=MENU, keys="Ctrl+Shift+I", enabled=has_project)
def inbox(window: Window) -> None:
    """What reviewers decided on one's own annotations, to be answered."""
    from annotator.ui.review.inbox import Inbox  # noqa: PLC0415  when asked for

    Inbox(window).show()


@command("review.batches", "Batc&hes…", menu=MENU, enabled=has_project)
def batches(window: Window) -> None:
    """What was done to many at once, to be undone as one."""
    from annotator.ui.review.lists import Batches  # noqa: PLC0415  when asked for

    Batches(window).show()


@command("review.comments", "Unresolved co&mments…", menu=MENU, enabled=has_project)
def comments(window: Window) -> None:
    from annotator.ui.review.lists import OpenComments  # noqa: PLC0415  when asked for

    OpenComments(window).show()


@command("search.like", "&Mark all like this…", menu="&Annotate", keys="Ctrl+Alt+M",
         enabled=_has_words)  # fmt: skip
def mark_all_like_this(window: Window) -> None:
    """Searches the project for the words of the active annotation, or those that are selected."""
    session = window.session
    words = ""
    if session.active is not None and session.project is not None:
        words = session.project.annotations[session.active].quote
    elif session.selection is not None:
        words = session.text[session.selection.start : session.selection.end]
    window.pages.show_view("search")
    if window.pages.search and words:
        window.pages.search.look_for(" ".join(words.split()), is_exact=True)


REVIEW: Table = (
    accept, reject, discuss, reopen, undo, None, edit, comment, attribute, delete, None,
    article, go, copy, None, inbox, comments, batches, None, save_filter, export, None,
    mark_all_like_this,
)  # fmt: skip
