"""Pictures of the review view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.model.annotation_filter import parse_annotation_filter
from annotator.ui.review.columns import WHY

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.ui.window import Window


def review(window: Window) -> None:
    """Some decided on by somebody else, with comments."""
    project = window.session.project
    if project is None:
        return
    mine = project.annotator
    project.sign_in("R. Silva")
    documents = project.documents.ids()
    ids = [one.id for document in documents for one in project.annotations.of(document)]
    project.reviewing.decide(ids[1:3], "accept")
    project.reviewing.decide(ids[4:5], "reject", reason="no_claim")
    project.reviewing.decide(ids[6:7], "discuss", reason="boundary")
    project.comments.add(0, "Start one word later?", ids[0])
    project.comments.add(0, "Quote or paraphrase?", ids[6])
    project.sign_in(mine)
    window.pages.show_view("review")


def filtered(window: Window) -> None:
    review(window)
    board = window.pages.review
    if board:
        board.show_filter(parse_annotation_filter("label:claim,denial status:draft,discuss"))
        board.toggle_article()


def nothing(window: Window) -> None:
    review(window)
    board = window.pages.review
    if board:
        board.show_filter(parse_annotation_filter("label:claim zzz"))


def reasons(window: Window) -> None:
    review(window)
    window.registry.run("review.reject")


def inbox(window: Window) -> None:
    review(window)
    project = window.session.project
    if project:
        ids = [one.id for one in project.annotations.of(1)]
        project.annotations.relabel(ids[7], "context")
        project.sign_in("Sample")
    window.registry.run("review.inbox")


def disputes(window: Window) -> None:
    """What a reviewer decided and others dispute, in their inbox; a document is signed off."""
    review(window)
    project = window.session.project
    if project:
        project.sign_in("Sample")
        for decision in project.decisions.inbox():
            project.decisions.answer(decision.id, "disputed", "It says so in the log book.")
        project.sign_offs.sign(1)
        project.sign_in("R. Silva")
        window.status.refresh()
    board = window.pages.review
    if board:
        board.columns.show(WHY, is_on=True)
    window.registry.run("review.inbox")


def comments(window: Window) -> None:
    review(window)
    window.registry.run("review.comments")


def search(window: Window) -> None:
    window.pages.show_view("search")
    if window.pages.search:
        window.pages.search.look_for("ship OR crew OR کتابخانه")


def statistics(window: Window) -> None:
    review(window)
    window.pages.show_view("statistics")


SCENES: tuple[tuple[str, Callable[[Window], None]], ...] = (
    ("review", review),
    ("review-article", filtered),
    ("review-nothing", nothing),
    ("review-reasons", reasons),
    ("review-inbox", inbox),
    ("review-disputes", disputes),
    ("review-comments", comments),
    ("search", search),
    ("statistics", statistics),
)
