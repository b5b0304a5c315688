"""What the pictures of the checks show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from annotator.model.text import Span

if TYPE_CHECKING:
    from annotator.ui.window import Window


def checks(window: Window) -> None:
    """A document whose links were forgotten in places, with slips of the hand."""
    spoil(window)
    window.workspace.checking.finish()
    window.workspace.tabs.panel("checks")
    window.registry.run("check.next")


def in_the_inspector(window: Window) -> None:
    spoil(window)
    window.workspace.checking.finish()
    for _ in range(2):
        window.registry.run("check.next")


def nothing_to_mend(window: Window) -> None:
    _mend(window)
    window.workspace.tabs.panel("checks")
    window.workspace.checking.finish()


def switched_off(window: Window) -> None:
    """Nothing is found, and two of the checks are off."""
    _mend(window)
    project = window.session.project
    if project:
        project.checks.switch("labelled-differently", "Same words, other label", is_on=False)
        project.checks.switch("cut-word", "Cut words", is_on=False)
    window.workspace.checking.finish()
    window.workspace.tabs.panel("checks")


def whole_project(window: Window) -> None:
    spoil(window)
    window.registry.run("check.project")
    while window.jobs:
        QApplication.processEvents()


def done_with_checks(window: Window) -> None:
    spoil(window)
    window.workspace.checking.finish()
    window.registry.run("document.done")


def _mend(window: Window) -> None:
    """Takes away whatever something is found in."""
    checking, project = window.workspace.checking, window.session.project
    checking.finish()
    if project:
        project.annotations.delete(*{finding.annotation for finding in checking.findings or ()})


def spoil(window: Window) -> None:
    """Takes links away, cuts words, marks the same words otherwise."""
    project, document = window.session.project, window.session.document
    if project is None or document is None:
        return
    with project.journal.step("Spoil the picture"):
        for link in project.links.in_document(document.id)[:9:2]:
            project.links.remove(link.id)
        text = window.session.text
        start = text.index("passengers")
        project.annotations.add(document.id, Span(start - 8, start + 6), "claim")
        start = text.index(" without a certified")
        project.annotations.add(document.id, Span(start, start + 30), "context")
