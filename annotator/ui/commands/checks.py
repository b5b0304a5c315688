"""Commands for what the checks find."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annotator.ui.actions import Table, command
from annotator.ui.commands.conditions import has_document, has_project

if TYPE_CHECKING:
    from annotator.ui.panels.checks import ChecksPanel
    from annotator.ui.window import Window

MENU = "&Go"


@command("check.next", "Next &check", menu=MENU, keys="F8", enabled=has_document)
def next_finding(window: Window) -> None:
    _go(window, 1)


@command("check.previous", "Previous chec&k", menu=MENU, keys="Shift+F8", enabled=has_document)
def previous_finding(window: Window) -> None:
    _go(window, -1)


def _go(window: Window, step: int) -> None:
    """Activates the next annotation in which something was found, and says what."""
    from annotator.ui.checking import reason_of  # noqa: PLC0415  after the first paint
    from annotator.ui.panels.places import go_to  # noqa: PLC0415

    checking = window.workspace.checking
    if checking.findings is None:
        window.tell(window.tr("The checks have not looked at this document yet."))
        return
    found = checking.neighbour(step)
    if found is None:
        window.tell(window.tr("Nothing to mend here."))
        return
    go_to(window.session, found)
    window.tell(" ".join(reason_of(finding) for finding in checking.of(found)))


@command("check.project", "Check the &whole project", menu=MENU, enabled=has_project)
def check_project(window: Window) -> None:
    """On a worker; the panel shows how far it is, and what came of it."""
    from annotator.ui import jobs  # noqa: PLC0415  when there is a job
    from annotator.ui.checking_all import look_through  # noqa: PLC0415

    project, page = window.session.project, _panel(window).project
    if project is None or page.is_looking:
        return
    _panel(window).show_project()
    work = partial(look_through, project.path)
    jobs.run(window, work, page.take, page.begin(), page.end)


def _panel(window: Window) -> ChecksPanel:
    window.workspace.tabs.show()
    return window.workspace.tabs.checks


CHECKS: Table = (next_finding, previous_finding, check_project)
