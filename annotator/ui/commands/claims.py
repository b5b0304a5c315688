"""Commands for the claim that is current on the claim board. Their letters and numbers act only
while the cards have the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annotator.model import roles
from annotator.model.roles import Roles
from annotator.ui.actions import Command, Table, command
from annotator.ui.commands.conditions import can_edit, has_project
from annotator.ui.text import readable

if TYPE_CHECKING:
    from annotator.model.scheme import Scheme
    from annotator.ui.claims.board import ClaimBoard
    from annotator.ui.window import Window

MENU = "&Annotate/&Claim on the board"
DIGITS = 9


def verdict_commands(scheme: Scheme) -> Table:
    """One per verdict, with its number as key."""
    found = (one.values for _, one in Roles(scheme).attributes(roles.VERDICT))
    return tuple(_verdict_command(n, value) for n, value in enumerate(next(found, ())[:DIGITS], 1))


def _verdict_command(number: int, value: str) -> Command:
    return Command(
        id=f"claims.rate.{number}",
        text=f"Verdict: {readable(value)}".replace("&", "&&"),
        menu=MENU,
        run=partial(_rate, number=number),
        keys=(str(number),),
        enabled=can_edit,
        scope="claims",
    )


def _board(window: Window) -> ClaimBoard | None:
    """The board with a current card, told so where there is none."""
    board = window.pages.front_board
    if board is None or board.changing.card is None:
        window.tell(window.tr("Choose a claim on the claim board first."))
        return None
    return board


def _rate(window: Window, number: int) -> None:
    board = _board(window)
    if board:
        board.changing.rate_by_number(number)


@command(
    "claims.edit", "&Reword, or go to the row", menu=MENU, keys=("Return", "Enter"),
    enabled=has_project, scope="claims",
)  # fmt: skip
def edit(window: Window) -> None:
    """On a row of the card: goes there, or changes it."""
    board = _board(window)
    if board and not board.view.enter():
        board.changing.edit_wording()


@command(
    "claims.go", "&Show in the article", menu=MENU, keys="G", enabled=has_project, scope="claims"
)
def go(window: Window) -> None:
    board = _board(window)
    if board and board.changing.card:
        window.pages.jump(board.changing.card.annotation.id)


@command("claims.verdict", "&Verdict…", menu=MENU, keys="V", enabled=can_edit, scope="claims")
def verdict(window: Window) -> None:
    board = _board(window)
    if board:
        board.changing.offer_verdicts()


@command("claims.why", "&Why…", menu=MENU, keys="N", enabled=can_edit, scope="claims")
def why(window: Window) -> None:
    board = _board(window)
    if board:
        board.changing.edit_why()


@command("claims.evidence", "Add &evidence…", menu=MENU, keys="E", enabled=can_edit, scope="claims")
def evidence(window: Window) -> None:
    board = _board(window)
    if board:
        board.changing.add_evidence()


@command("claims.comments", "&Comments…", menu=MENU, keys="C", enabled=has_project, scope="claims")
def comments(window: Window) -> None:
    """On all mentions of the claim, to be read, answered and resolved."""
    board = _board(window)
    if board:
        board.changing.comments.show()


@command(
    "claims.remove_evidence", "Remove e&vidence or link", menu=MENU, keys="Delete",
    enabled=can_edit, scope="claims",
)  # fmt: skip
def remove_evidence(window: Window) -> None:
    board = _board(window)
    if board:
        board.changing.remove_row()


@command("claims.answers", "&Details…", menu=MENU, keys="D", enabled=can_edit, scope="claims")
def answers(window: Window) -> None:
    """Of the source or denial that the keyboard is at, else of the claim."""
    board = _board(window)
    if board:
        board.changing.answers.edit()


@command("claims.link", "Change &link…", menu=MENU, keys="K", enabled=can_edit, scope="claims")
def link(window: Window) -> None:
    """Of the row that the keyboard is at."""
    board = _board(window)
    if board:
        board.changing.links.offer()


@command("claims.edit_verdicts", "Edit ver&dicts…", menu="&Edit", enabled=can_edit)
def edit_verdicts(window: Window) -> None:
    """The project's own vocabulary, with or without numbers on a scale."""
    from annotator.ui.dialogs.verdicts import open_verdicts  # noqa: PLC0415  rarely needed

    open_verdicts(window)


@command("labels.edit", "Edit &labels…", menu="&Edit", enabled=has_project)
def edit_labels(window: Window) -> None:
    """Rename, merge, recolour, reorder, archive, delete."""
    from annotator.ui.dialogs.labels import open_labels  # noqa: PLC0415  rarely needed

    open_labels(window)


CLAIMS: Table = (
    edit, go, verdict, why, evidence, comments, answers, link, remove_evidence, None, edit_verdicts,
    edit_labels,
)  # fmt: skip
