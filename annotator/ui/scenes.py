"""What the pictures of ``shots`` show: how to add one, a function and its line in ``SCENES``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

from annotator.model.text import Span
from annotator.ui import (
    opening,
    shots_adding,
    shots_checks,
    shots_claims,
    shots_review,
    shots_taken_out,
)
from annotator.ui.shots_links import LINK_SCENES
from annotator.ui.window import Window

SETTLING_MILLISECONDS = 220
ADDING_MILLISECONDS = 3_000  # until the process that reads pages and PDF has started


def settle(milliseconds: int = SETTLING_MILLISECONDS) -> None:
    """Lets the window lay itself out, count and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def annotate(window: Window) -> None:
    _show(window, 0)
    _activate(window, 2)


def no_annotation(window: Window) -> None:
    _show(window, 1)


def right_to_left(window: Window) -> None:
    project = window.session.project
    rows = project.documents.listing() if project else []
    window.session.show(next(row.id for row in rows if row.language in ("fa", "ar", "he")))
    _activate(window, 1)


def dense(window: Window) -> None:
    """Annotations on every word and over one another."""
    project = window.session.project
    _show(window, 2)
    document = window.session.document
    if project is None or document is None:
        return
    names = [label.name for label in window.session.scheme.labels]
    with project.journal.step("Fill the picture"):
        for number, start in enumerate(range(0, min(600, document.length - 60), 17)):
            span = Span(start, start + 11 + number % 5 * 12)
            project.annotations.add(document.id, span, names[number % len(names)])


def selecting(window: Window) -> None:
    """Words selected and a label armed."""
    _show(window, 0)
    start = window.session.text.index(" ", 200) + 1
    window.session.select(Span(start, window.session.text.index(" ", start + 40)))
    window.session.arm("denial")


def tab(name: str) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        annotate(window)
        window.workspace.tabs.panel(name)

    return show


def find(window: Window) -> None:
    annotate(window)
    window.registry.run("edit.find")
    window.workspace.find_bar.field.setText("the")


def palette(window: Window) -> None:
    annotate(window)
    from annotator.ui.commands.help import open_palette  # noqa: PLC0415

    open_palette(window, "an")


def shortcuts(window: Window) -> None:
    from annotator.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415

    ShortcutSheet(window, window.registry).open()


def export(window: Window) -> None:
    from annotator.ui.exporting.dialog import ExportDialog  # noqa: PLC0415

    ExportDialog(window).open()


def labels(window: Window) -> None:
    project = window.session.project
    if project:
        project.label_keeping.rename("context", "Background")
        project.label_keeping.archive("denial")
    window.registry.run("labels.edit")


def encoding(window: Window) -> None:
    """A Russian file that does not say how its letters are written."""
    shots_adding.offer_encoding(window)
    settle(ADDING_MILLISECONDS)
    shots_adding.ask_encoding(window)
    settle(ADDING_MILLISECONDS)


def adding(row: int) -> Callable[[Window], None]:
    """Articles of several kinds, looked through before they are added."""

    def show(window: Window) -> None:
        annotate(window)
        shots_adding.offer_several(window)
        settle(ADDING_MILLISECONDS)
        shots_adding.look_at(window, row)

    return show


def report(window: Window) -> None:
    adding(0)(window)
    shots_adding.add(window)
    settle(ADDING_MILLISECONDS)


def name(window: Window) -> None:
    window.registry.run("help.name")


def about(window: Window) -> None:
    window.registry.run("help.about")


def trouble(window: Window) -> None:
    annotate(window)
    words = "“news.annotator” was moved while it was open, so the last change was not saved."
    from annotator.store.errors import ProjectMoved  # noqa: PLC0415

    window.report(ProjectMoved(words))


def bug(window: Window) -> None:
    from annotator.ui.dialogs.bug import BugDialog, bug_report  # noqa: PLC0415

    try:
        raise RuntimeError
    except RuntimeError as error:
        BugDialog(window, bug_report(error)).open()


def zoomed(window: Window) -> None:
    _show(window, 0)
    for _ in range(4):
        window.registry.run("view.zoom_in")


def empty_project(window: Window) -> None:
    project = window.session.project
    if project:
        project.documents.delete(*project.documents.ids())
        window.session.show(None)


def grouped(window: Window) -> None:
    """The documents by publisher, each with its date; one group folded."""
    annotate(window)
    window.registry.run("view.sort.published")
    window.registry.run("view.group.publisher")
    window.workspace.documents.model.fold(0)


def narrow(window: Window) -> None:
    """As narrow as the documents can be, by language, with titles that are too long."""
    project = window.session.project
    if project:
        for row in project.documents.listing():
            project.documents.rename(row.id, f"{row.title}: {row.title}")
    window.registry.run("view.sort.length")
    window.registry.run("view.group.language")
    window.workspace.setSizes([180, 900, 300])


def nothing_found(window: Window) -> None:
    annotate(window)
    window.workspace.documents.filter.setText("publisher:nobody -status:done")


def welcome(window: Window) -> None:
    opening.close_project(window)


# To add a picture: a function that brings the window there, and its name here.
SCENES: tuple[tuple[str, Callable[[Window], None]], ...] = (
    ("annotate", annotate),
    ("no-annotation", no_annotation),
    ("right-to-left", right_to_left),
    ("dense", dense),
    ("selecting", selecting),
    ("list", tab("list")),
    ("checks", shots_checks.checks),
    ("checks-inspector", shots_checks.in_the_inspector),
    ("checks-nothing", shots_checks.nothing_to_mend),
    ("checks-off", shots_checks.switched_off),
    ("checks-project", shots_checks.whole_project),
    ("checks-done", shots_checks.done_with_checks),
    ("history", tab("history")),
    ("guidelines", tab("guidelines")),
    ("document", tab("document")),
    ("claims", shots_claims.claims),
    ("claims-beside", shots_claims.beside),
    ("claims-right-to-left", shots_claims.right_to_left),
    ("claims-nothing", shots_claims.nothing),
    ("claims-evidence", shots_claims.editing("evidence")),
    ("claims-wording", shots_claims.editing("wording")),
    ("claims-why", shots_claims.editing("why")),
    ("claims-comments", shots_claims.editing("comments")),
    ("verdicts", shots_claims.verdicts),
    ("labels", labels),
    ("find", find),
    ("palette", palette),
    ("shortcuts", shortcuts),
    ("export", export),
    ("encoding", encoding),
    ("columns", shots_adding.columns),
    ("address", shots_adding.address),
    ("adding-page", adding(0)),
    ("adding-pdf", adding(1)),
    ("adding-failed", adding(4)),
    ("adding-similar", adding(3)),
    ("adding-arabic", adding(6)),
    ("adding-report", report),
    *shots_review.SCENES,
    *shots_taken_out.SCENES,
    ("name", name),
    ("about", about),
    ("trouble", trouble),
    ("bug", bug),
    ("zoomed", zoomed),
    ("grouped", grouped),
    ("narrow", narrow),
    ("nothing-found", nothing_found),
    ("empty-project", empty_project),
    ("welcome", welcome),
    *LINK_SCENES,
)


def _show(window: Window, place: int) -> None:
    project = window.session.project
    if project:
        window.session.show(project.documents.ids()[place])


def _activate(window: Window, number: int) -> None:
    """Activates the ``number``th annotation of the document."""
    window.workspace.article.setFocus()
    for _ in range(number):
        window.workspace.article.next_annotation(1)
