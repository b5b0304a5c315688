"""Texts into the project: files, folders, drops and the clipboard, each time as one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.exchange import AnnotatedDocument, ImportReport
from annotator.store import Project
from annotator.store.documents import sha256_of
from annotator.ui import jobs
from annotator.ui.opening import open_project

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from annotator.sources.folders import Outcome
    from annotator.sources.plain import Reading
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window

PROJECT_SUFFIX = ".annotator"
FEW_FILES, FEW_BYTES = 20, 2_000_000
QUICK = frozenset({".txt", ".text"})  # what is read without taking it apart
SHOWN_PROBLEMS = 3


@dataclass(slots=True)
class Added:
    """What came of adding files: the store's report, what could not be read, the documents
    (ids) that were there already, and the files whose encoding somebody must choose."""

    report: ImportReport = field(default_factory=ImportReport)
    problems: list[str] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    unclear: list[Outcome] = field(default_factory=list)


def is_welcome(window: Window, data: QMimeData) -> bool:
    """Whether what is dragged over the window can be taken."""
    if any(url.isLocalFile() for url in data.urls()):
        return True
    return window.session.is_editable and bool(data.text().strip() or data.hasUrls())


def take_drop(window: Window, data: QMimeData) -> None:
    """Adds dropped files or words as documents; opens a dropped project."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    projects = [path for path in paths if path.suffix == PROJECT_SUFFIX]
    if projects:
        open_project(window, projects[0])
    elif paths:
        add_files(window, paths)
    else:
        from annotator.ui.adding.clipboard import take_words  # noqa: PLC0415  when words come

        take_words(window, data)


def add_text(window: Window, text: str) -> None:
    """Makes a document of pasted or dropped words and shows it."""
    from annotator.sources.plain import pasted  # noqa: PLC0415  when the first text comes
    from annotator.sources.problems import SourceProblem  # noqa: PLC0415

    project = window.session.project
    if project is None:
        return
    try:
        reading = pasted(text)
    except SourceProblem as problem:
        window.report(problem)
        return
    added = Added()
    if not _is_known(project, reading, window.tr("The text"), added):
        arrived = AnnotatedDocument(reading.metadata, reading.text)
        step = window.tr("Paste “{title}”").format(title=reading.metadata.title)
        added.report = project.exchange.write([arrived], title=step)
    tell_added(window, added)


def add_files(window: Window, paths: Sequence[Path], encoding: str = "") -> None:
    """Adds files of any kind, also those of folders and zip files; many, large or slow ones as
    a job that can be stopped.

    ``encoding`` is that of files which do not say it themselves; "" has the user asked.
    """
    project = window.session.project
    if project is None:
        window.tell(window.tr("Open a project first, or make a new one."))
        return
    title = window.tr("Add {number} files").format(number=len(paths))
    if len(paths) == 1:
        title = window.tr("Add “{name}”").format(name=paths[0].name)
    if _are_few(paths):
        tell_added(window, _write(project, paths, title, encoding))
        return
    place, annotator = project.path, project.annotator

    def work(progress: Progress) -> Added:
        with Project.open(place, annotator=annotator) as own:
            return _write(own, paths, title, encoding, progress)

    jobs.start(window, title, work, lambda added: tell_added(window, added))


def _are_few(paths: Sequence[Path]) -> bool:
    if len(paths) > FEW_FILES or any(path.suffix.lower() not in QUICK for path in paths):
        return False
    return sum(path.stat().st_size for path in paths if path.is_file()) <= FEW_BYTES


def _write(
    project: Project,
    paths: Sequence[Path],
    title: str,
    encoding: str,
    progress: Progress | None = None,
) -> Added:
    added = Added()
    arrived = _read(project, paths, encoding, added)
    if progress:
        added.report = project.exchange.write(
            arrived, title=title, progress=progress.reach, cancelled=progress.is_stopped
        )
    elif ready := list(arrived):
        added.report = project.exchange.write(ready, title=title)
    return added


def _read(
    project: Project, paths: Iterable[Path], encoding: str, added: Added
) -> Iterator[AnnotatedDocument]:
    """The new documents in files of any kind; ``added`` is told of the others."""
    # When the first file comes: reading brings libraries that a start can do without.
    from annotator.sources.archives import read_sources  # noqa: PLC0415
    from annotator.sources.options import Options  # noqa: PLC0415
    from annotator.sources.reading import Reader  # noqa: PLC0415

    with Reader(Options(encoding=encoding)) as reader:
        for outcome in read_sources(paths, reader):
            if outcome.question == "encoding":
                added.unclear.append(outcome)
            elif outcome.reading is None:
                added.problems.append(outcome.problem)
            elif not _is_known(project, outcome.reading, outcome.shown, added):
                added.problems.extend(outcome.reading.text.repairs)
                yield AnnotatedDocument(outcome.reading.metadata, outcome.reading.text)


def _is_known(project: Project, reading: Reading, shown: str, added: Added) -> bool:
    """Whether that text is in the project already; ``added`` is told where it is."""
    known = project.documents.with_text(sha256_of(reading.text.content))
    if known is None:
        return False
    title = project.documents[known].title
    words = QCoreApplication.translate("Adding", "{name} is in the project already, as “{title}”.")
    added.known.append(known)
    added.problems.append(words.format(name=shown, title=title))
    return True


def tell_added(window: Window, added: Added) -> None:
    """Shows the new document, says what was not added and why, asks what has to be asked."""
    session = window.session
    session.look_for_foreign_changes()
    count = added.report.documents
    if session.project and count:
        session.show(session.project.documents.ids()[-count])
        window.workspace.article.setFocus()
        window.banner.clear()
    elif session.project and added.known:
        session.show(added.known[0])
    said = _in_words(window, count)
    if count or not added.unclear:
        window.tell(said)
    tell_problems(window, said, added)
    if added.unclear:
        from annotator.ui.dialogs.encoding import ask_encoding  # noqa: PLC0415  rarely needed

        ask_encoding(window, added.unclear)


def _in_words(window: Window, count: int) -> str:
    if count == 0:
        return window.tr("Nothing was added.")
    words = window.tr("Added {number} documents.") if count > 1 else window.tr("Added a document.")
    return words.format(number=count)


def tell_problems(window: Window, said: str, added: Added) -> None:
    """Names what was repaired or left out, where there is anything."""
    problems = [*added.problems, *added.report.problems]
    if not problems:
        return
    more = len(problems) - SHOWN_PROBLEMS
    shown = problems[:SHOWN_PROBLEMS]
    shown += [window.tr("And {number} more.").format(number=more)] if more > 0 else []
    window.banner.say(" ".join([said, *shown]))
