"""A project: one file with documents, scheme, annotations and their history."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from annotator.model.changes import Changes
from annotator.model.scheme import Scheme
from annotator.model.text import storable
from annotator.store import people, presence
from annotator.store.clock import new_uuid
from annotator.store.db import Database
from annotator.store.errors import Misfit, ProjectError, ReadOnlyProject, told
from annotator.store.opening import create_database, open_database
from annotator.store.parts import Parts

if TYPE_CHECKING:
    from annotator.model.search_query import Query
    from annotator.store.copying import Progress
    from annotator.store.text_search import Hit
    from annotator.store.whole_reading import WholeReader


class Project(Parts):
    """An open project file. Use ``Project.open`` or ``Project.create``, and close it.

    >>> with Project.open("news.annotator") as project:
    ...     for claim in project.annotations(label="claim"):
    ...         print(claim.start, claim.end, claim.quote)
    """

    def __init__(self, database: Database, annotator: str) -> None:
        super().__init__(database)
        self.why_read_only = ""
        self._annotator = annotator
        self._presence = ""

    @classmethod
    def create(
        cls, path: Path | str, *, scheme: Scheme, annotator: str = "", title: str = ""
    ) -> Self:
        """Makes a new project file; ``ProjectError`` where there is a file of that name."""
        database = create_database(path)
        try:
            project = cls(database, annotator)
            project._enter(is_new=True)
            project._set_up(scheme, title or database.path.stem)
        except BaseException:
            database.close()
            database.path.unlink(missing_ok=True)
            raise
        return project

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        annotator: str = "",
        read_only: bool = False,
        is_brief: bool = False,
    ) -> Self:
        """Opens a project file. One that cannot be written opens read-only, and
        ``why_read_only`` says why; ``ProjectError`` where it cannot be opened at all.

        ``is_brief``: opened for one deed, as by a command. Where that does not come about, not
        a byte of the file is another; whether it can be written is found out by the first step.
        """
        if not read_only:
            try:
                return cls._open(path, annotator, read_only=False, is_brief=is_brief)
            except ReadOnlyProject as error:
                project = cls._open(path, annotator, read_only=True)
                project.why_read_only = str(error)
                return project
        return cls._open(path, annotator, read_only=True)

    @classmethod
    def _open(
        cls, path: Path | str, annotator: str, *, read_only: bool, is_brief: bool = False
    ) -> Self:
        database = open_database(path, read_only=read_only)
        try:
            project = cls(database, annotator)
            if is_brief and not read_only:
                project.journal.before_first = project._enter
                project.journal.annotator = people.known(database, annotator)
            else:
                project._enter()
        except sqlite3.Error as error:
            database.close()
            raise told(error, database.path) from error
        except BaseException:
            database.close()
            raise
        return project

    def _enter(self, *, is_new: bool = False) -> None:
        """Writes down that this process has the project open (which also proves that it can
        be written), and finds the annotator."""
        if not self.is_read_only:
            self._presence = presence.enter(self._database, is_new=is_new)
        self.sign_in(self._annotator)

    def _set_up(self, scheme: Scheme, title: str) -> None:
        title = storable(title)[0]
        with self.journal.step(f"Create project “{title}”") as step:
            for key, value in (("uuid", new_uuid()), ("title", title)):
                self._database.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))
            self.labels.install(scheme)
            self._database.execute("UPDATE step SET standing = -1 WHERE id = ?", (step,))

    # What it is

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def is_read_only(self) -> bool:
        return self._database.is_read_only

    @property
    def title(self) -> str:
        return self._meta("title")

    @property
    def uuid(self) -> str:
        return self._meta("uuid")

    @property
    def scheme(self) -> Scheme:
        return self.labels.scheme

    @property
    def annotator(self) -> str:
        """The name of the person at work."""
        return self._annotator

    def _meta(self, key: str) -> str:
        row = self._database.one("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    # Changing it

    def sign_in(self, name: str) -> None:
        """Makes ``name`` the annotator of what follows."""
        self._annotator = people.clean(name)
        self.journal.annotator = people.id_of(self._database, self._annotator)

    def rename(self, title: str) -> None:
        """``Misfit`` for an empty title."""
        title = storable(title.strip())[0]
        if not title:
            raise Misfit("A project needs a title.")
        if title == self.title:
            return
        with self.journal.step(f"Rename project to “{title}”"):
            self._database.execute("UPDATE meta SET value = ? WHERE key = 'title'", (title,))

    # Others

    def foreign_changes(self) -> list[Changes]:
        """Steps that another window or program made since the last call."""
        found = self.journal.foreign_changes()
        for changes in found:
            for follow in self._caches:
                follow(changes)
        return found

    def search(
        self,
        query: "Query",
        *,
        places: tuple[str, ...] = ("text", "note", "comment"),
        document: int | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> "Iterator[Hit]":
        """Where ``query`` is found, as it is found; for a thread of one's own."""
        from annotator.store.text_search import hits  # noqa: PLC0415  when something is sought

        return hits(self._database, query, places=places, document=document, stopped=stopped)

    def whole(self, *, has_originals: bool = True) -> "WholeReader":
        """Reads all of it but its history, record after record."""
        from annotator.store.whole_reading import WholeReader  # noqa: PLC0415  rarely needed

        return WholeReader(self._database, has_originals=has_originals)

    def copy_to(self, path: Path | str, progress: "Progress | None" = None) -> None:
        """Writes a checked copy of the project, also of one that was moved or deleted.

        May run on a thread of its own. ``progress(pages left, pages in all)``; what it raises
        stops the copy.
        """
        from annotator.store import copying  # noqa: PLC0415  not at the start

        copying.copy_to(self._database, Path(path), progress)

    def close(self) -> None:
        """Closes the file; what was saved stays saved."""
        if self._presence:
            with suppress(sqlite3.Error, ProjectError):
                presence.leave(self._database, self._presence)
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
