"""The texts that a file of annotations is about: those of a project, or of a folder."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from annotator.commands.arguments import SUFFIX
from annotator.formats.atomic import SQLITE_MAGIC
from annotator.formats.texts import TextIndex
from annotator.sources.files import open_regular
from annotator.sources.folders import read_all
from annotator.sources.plain import read_text_file
from annotator.store import Project


def is_project(path: Path) -> bool:
    """Whether ``path`` is meant as a project: by its name, or by how the file begins."""
    if path.is_dir() or path.suffix == SUFFIX:
        return not path.is_dir()
    with open_regular(path) as stream:
        return stream.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC


def texts_of_project(project: Project) -> TextIndex:
    index = TextIndex()
    for one in project.documents.ids():
        document = project.documents[one]
        index.add(
            partial(project.documents.text, one),
            uuid=document.uuid,
            sha256=document.text_sha256,
            names=(document.metadata.file_name, document.title),
        )
    return index


def texts_of_folder(path: Path, encoding: str = "") -> tuple[TextIndex, list[str]]:
    """The text files in ``path`` (or that file), and sentences on those that cannot be read."""
    index, problems = TextIndex(), []
    for outcome in read_all([path], encoding):
        if outcome.reading is None:
            if not outcome.is_left_out:
                problems.append(outcome.problem)
            continue
        content = outcome.reading.text.content
        index.add(
            _again(outcome.path, encoding),
            sha256=sha256(content.encode()).hexdigest(),
            names=(outcome.path.name, outcome.reading.metadata.title, outcome.path.stem),
        )
    return index, problems


def _again(path: Path, encoding: str) -> Callable[[], str]:
    """Reads the file when its text is wanted: a folder may hold more than memory does."""
    return lambda: read_text_file(path, encoding).text.content
