"""The claim board, for the pictures of ``shots``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.model.claims import Choice

if TYPE_CHECKING:
    from annotator.ui.claims.board import ClaimBoard
    from annotator.ui.window import Window


def claims(window: Window) -> None:
    """Claims with evidence and verdicts, one of them reworded."""
    project = window.session.project
    if project is None:
        return
    first, second, third = project.claims.ids()[:3]
    minutes = "https://courier.example/minutes-of-12-May"
    project.evidence.add(
        first, url=minutes, title="Minutes of the council, 12 May", note="Page 4.",
        stance="supports",
    )  # fmt: skip
    project.evidence.add(first, title="Crew list of 9 January", stance="refutes")
    why = "The minutes and the list contradict each other; the inspectorate has not answered yet."
    for claim, name, words in (
        (first, "verdict", "conflicting"),
        (first, "verdict_note", why),
        (second, "verdict", "refuted"),
        (third, "verdict", "in_progress"),
    ):
        project.annotations.set_attribute(claim, name, words)
    window.registry.run("view.claims")


def beside(window: Window) -> None:
    claims(window)
    window.registry.run("view.tab.claims")


def right_to_left(window: Window) -> None:
    """Claims of a Persian article, in a narrow window."""
    project = window.session.project
    rows = project.documents.listing() if project else []
    window.session.show(next(row.id for row in rows if row.language in ("fa", "ar", "he")))
    claims(window)
    board = window.pages.board
    if board:
        board.bar.show_asked(board.bar.asked.with_(is_here=True))
        board.bar.changed.emit()


def nothing(window: Window) -> None:
    claims(window)
    board = window.pages.board
    if board:
        board.bar.show_asked(board.bar.asked.with_(words="submarine", is_denied=True))
        board.bar.changed.emit()


def _current(window: Window, place: int) -> ClaimBoard | None:
    claims(window)
    board = window.pages.board
    if board:
        board.view.setFocus()
        board.view.point_at(place)
    return board


def editing(kind: str) -> Callable[[Window], None]:
    """Evidence, a wording, a reason or a comment that is being written on a card."""

    def show(window: Window) -> None:
        board = _current(window, 1)
        if board is None:
            return
        deeds = {
            "evidence": board.changing.add_evidence,
            "wording": board.changing.edit_wording,
            "why": board.changing.edit_why,
            "comments": board.changing.comments.show,
        }
        project, card = window.session.project, board.changing.card
        if kind == "comments" and project and card:
            first = project.comments.add(0, "Is the list complete?", card.annotation.id)
            project.comments.add(0, "The inspectorate says so.", replies_to=first)
        deeds[kind]()

    return show


def verdicts(window: Window) -> None:
    """The vocabulary, with numbers; one that is in use was removed."""
    claims(window)
    from annotator.ui.dialogs.verdicts import open_verdicts  # noqa: PLC0415

    project = window.session.project
    if project:
        scale = ("", "", "5", "1", "", "3")
        old = project.choices.of("claim", "verdict")
        new = [Choice(c.value, c.meaning, n) for c, n in zip(old, scale, strict=True)]
        project.choices.set("claim", "verdict", new)
    dialog = open_verdicts(window)
    if dialog:
        dialog.table.setCurrentCell(3, 0)
        dialog.remove.click()
