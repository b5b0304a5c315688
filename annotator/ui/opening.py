"""Opening and making projects in a window; what cannot be opened is told and changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from annotator import resources
from annotator.model.scheme import Scheme, parse_scheme
from annotator.store import Project, ProjectError
from annotator.ui.settings import keep_place, place_in

if TYPE_CHECKING:
    from annotator.ui.settings import Settings
    from annotator.ui.window import Window

DEFAULT_SCHEME = "fact-check"


def default_scheme() -> Scheme:
    """The scheme of a new project."""
    return parse_scheme(resources.read_text("schemes", f"{DEFAULT_SCHEME}.toml"))


def annotator_name(settings: Settings) -> str:
    """The name that the user gave, or the system's until then."""
    if settings.annotator:
        return settings.annotator
    from annotator.ui.names import system_name  # noqa: PLC0415  once in a lifetime

    return system_name()


def open_project(window: Window, path: Path) -> bool:
    """Shows the project at ``path``; False, and what was open stays, where it cannot be."""
    write_drafts(window)
    try:
        project = Project.open(path.absolute(), annotator=annotator_name(window.settings))
    except ProjectError as error:
        window.report(error)
        if not path.exists():
            window.settings.forget_recent(path)
            if window.welcome.isVisible():
                window.welcome.refresh()
        return False
    document, position = _last_place(window, project)
    window.session.adopt(project, document, position)
    window.workspace.article.reveal(position)
    window.workspace.focus(window.workspace.article)
    return True


def _last_place(window: Window, project: Project) -> tuple[int | None, int]:
    """The document that was shown when the project was closed, and where in it; None where it
    was never open here."""
    document, position = place_in(window.settings, project.uuid)
    if not document or not project.documents.has(document):
        return None, 0
    return document, min(position, project.documents[document].length)


def create_project(window: Window, path: Path) -> bool:
    """Makes a project with the default scheme and shows it."""
    name = annotator_name(window.settings)
    try:
        project = Project.create(path.absolute(), scheme=default_scheme(), annotator=name)
    except ProjectError as error:
        window.report(error)
        return False
    window.session.adopt(project)
    window.workspace.focus(window.workspace.article)
    return True


def write_drafts(window: Window) -> None:
    """Writes what is being typed into the inspector."""
    if window.session.project:
        window.workspace.tabs.inspector.write()


def close_project(window: Window) -> None:
    """What is being typed is written first."""
    write_drafts(window)
    session = window.session
    if session.project and session.document:
        place = (session.document.id, session.position)
        keep_place(window.settings, session.project.uuid, *place)
    session.close_project()


def sample_file() -> Path:
    """Where a user's copy of the sample project lies."""
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "annotator" / "sample.annotator"


def open_sample(window: Window) -> bool:
    """Shows the sample project, made where there is none yet."""
    path = sample_file()
    if not path.exists():
        from annotator.sample import build  # noqa: PLC0415  once in a lifetime

        build(path)
    return open_project(window, path)
