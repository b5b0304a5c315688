"""Asking for files. One object, so that a test can answer in the user's place."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.ui.settings import Settings

PROJECT_SUFFIX = ".annotator"


class FileChooser:
    """The system's file dialogs. Every method returns None, or [], when the user cancels."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        self._parent = parent
        self._settings = settings

    def project(self) -> Path | None:
        """A project to open."""
        title = self._parent.tr("Open project")
        return self._one(title, self._parent.tr("Annotator projects (*.annotator);;All files (*)"))

    def new_project(self, name: str = "project") -> Path | None:
        """Where to make a new project."""
        title = self._parent.tr("New project")
        return self._target(title, f"{name}{PROJECT_SUFFIX}", self._projects(), PROJECT_SUFFIX)

    def whole(self) -> Path | None:
        """An export of a whole project."""
        title = self._parent.tr("Restore a project")
        return self._one(title, self._parent.tr("JSON Lines (*.jsonl);;All files (*)"))

    def copy_of(self, path: Path) -> Path | None:
        """Where to save a copy of the project at ``path``."""
        name = self._parent.tr("{name} copy").format(name=path.stem) + PROJECT_SUFFIX
        title = self._parent.tr("Save a copy")
        return self._target(title, name, self._projects(), PROJECT_SUFFIX)

    def texts(self) -> list[Path]:
        """Files of any kind to add."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  costs 10 ms at the start

        kinds = self._parent.tr("Articles, documents, tables, zip files")
        names, _ = QFileDialog.getOpenFileNames(
            self._parent,
            self._parent.tr("Add articles"),
            self._folder,
            f"{kinds} ({_patterns()});;{self._parent.tr('All files (*)')}",
        )
        return [self._remembered(name) for name in names]

    def csv(self) -> Path | None:
        """A CSV file to import."""
        title = self._parent.tr("Import annotations")
        return self._one(title, self._parent.tr("CSV files (*.csv);;All files (*)"))

    def target(self, title: str, name: str, kinds: str, suffix: str) -> Path | None:
        """Where to write a file of one of ``kinds``; ``suffix`` where the user gives none."""
        return self._target(title, name, kinds, suffix)

    def original_target(self, name: str) -> Path | None:
        """Where to save the original of a document, under a name of its own."""
        title = self._parent.tr("Save the original")
        return self._target(title, name, self._parent.tr("All files (*)"), "")

    def report_target(self, name: str) -> Path | None:
        """Where to save a report."""
        kinds = self._parent.tr("Text (*.txt);;JSON (*.json);;All files (*)")
        return self._target(self._parent.tr("Save report"), name, kinds, ".txt")

    @property
    def _folder(self) -> str:
        """Where a file was chosen last, also in an earlier run; the user's documents at first."""
        kept = self._settings.words("folder")
        if kept and Path(kept).is_dir():
            return kept
        from PySide6.QtCore import QStandardPaths  # noqa: PLC0415  not at the start

        places = QStandardPaths.StandardLocation
        found = QStandardPaths.writableLocation(places.DocumentsLocation)
        return found if Path(found).is_dir() else str(Path.home())

    def _projects(self) -> str:
        return self._parent.tr("Annotator projects (*.annotator)")

    def _one(self, title: str, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  costs 10 ms at the start

        name, _ = QFileDialog.getOpenFileName(self._parent, title, self._folder, kinds)
        return self._remembered(name) if name else None

    def _target(self, title: str, name: str, kinds: str, suffix: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  costs 10 ms at the start

        start = str(Path(self._folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, start, kinds)
        if not chosen:
            return None
        path = self._remembered(chosen)
        return path if path.suffix else path.with_name(path.name + suffix)

    def _remembered(self, name: str) -> Path:
        self._settings.remember("folder", str(Path(name).parent))
        return Path(name)


def _patterns() -> str:
    """The names of files that hold texts, as file dialogs want them."""
    from annotator.sources.archives import KNOWN_SUFFIXES, ZIP  # noqa: PLC0415  when it is asked

    return " ".join(f"*{suffix}" for suffix in sorted({*KNOWN_SUFFIXES, ZIP}))
