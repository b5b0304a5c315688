"""The user's world, each as one plain sentence that names the file and the way out."""

import sqlite3
from pathlib import Path


class ProjectError(Exception):
    """Something about a project file, or a wish it cannot fulfil, that the user must know."""


class NotAProject(ProjectError):
    pass


class NewerProject(ProjectError):
    pass


class DamagedProject(ProjectError):
    pass


class LockedProject(ProjectError):
    pass


class ReadOnlyProject(ProjectError):
    pass


class DiskFull(ProjectError):
    pass


class ProjectMoved(ProjectError):
    pass


class SaveFailed(ProjectError):
    pass


class UndoRefused(ProjectError):
    pass


class LinkDoesNotFit(ProjectError):
    pass


class QuoteMismatch(ProjectError):
    pass


class UnknownLabel(ProjectError):
    pass


class SignedOff(ProjectError):
    """A change to what lies on a document that is signed off."""


class Misfit(ProjectError):
    """A value that the scheme or the project does not allow."""


class DuplicateDocument(ProjectError):
    """The same text is in the project already, as the document of id ``document``."""

    def __init__(self, message: str, document: int) -> None:
        super().__init__(message)
        self.document = document


class Cancelled(ProjectError):
    """The user stopped a long job; nothing of it was kept."""


MOVED = (
    "“{name}” was moved, replaced or deleted while it was open, so the last change was not"
    " saved. Save a copy of what is shown, or put the file back and try again."
)
FULL = (
    "The disk with “{name}” is full, so the last change was not saved. Free some space and try"
    " again; what was saved before is safe."
)
FULL_MEANWHILE = (
    "The disk with “{name}” was full at document {documents}, so none was saved: {about} {needed}"
    " MB are needed for all, and {free} MB are free. Free some space and try again; what was saved"
    " before is safe."
)
FULL_AT_OPENING = (
    "The disk with “{name}” is full, so the project is open for reading only. Free some space"
    " and open it again to work on it."
)
LOCKED = "“{name}” is being written by another window or program just now. Try again in a moment."
READ_ONLY = (
    "“{name}” cannot be written here: the file or its folder is read-only. Save a copy"
    " elsewhere to work on it."
)
IN_USE = (
    "“{name}” is open in another program that keeps it from being written safely. Close that"
    " program, or save a copy to work on."
)
UNFINISHED = (
    "“{name}” was not closed properly, and its folder is read-only, so the unfinished change"
    " cannot be taken back. Copy it, together with the file of the same name that ends in"
    " “-journal”, to a folder of your own and open it there."
)
PERMISSION = "You have no permission to read “{name}”. Ask its owner for it, or for a copy."
CANNOT_OPEN = (
    "“{name}” or its folder cannot be opened. Check that the disk is there and that you may use"
    " the folder, then try again."
)
FOREIGN_JOURNAL = (
    "Beside “{name}” lies “{journal}”, which names another file to be deleted. No Annotator"
    " project does that, so nothing was opened; move “{journal}” away and try again."
)
NOT_UPGRADED = (
    "“{name}” could not be brought up to date, so it was left as it is. Recover what is readable"
    " with “annotator rescue”."
)
BROKEN_ORIGINAL = (
    "The original of “{title}” in “{name}” is damaged; its text and annotations are not. Add the"
    " file again to a new project to have it, or look into a snapshot."
)
NO_ROOM = (
    "The disk has too little room for a snapshot of “{name}” ({needed} MB are needed, {free} MB"
    " are free). Free some space and try again."
)
DAMAGED = (
    "“{name}” is damaged. Open a snapshot of it, or recover what is readable with"
    " “annotator rescue”."
)
NOT_A_PROJECT = (
    "“{name}” is not an Annotator project, or its beginning is destroyed. It was left as it is;"
    " if it was a project, “annotator rescue” may recover some of it."
)
NOTHING_LEFT = (
    "“{name}” is not an Annotator project, or so damaged that none of its texts can be read."
    " It was left as it is; open a snapshot or another copy of it."
)
UNREADABLE = (
    "“{name}” could not be read or written ({reason}). Check the disk and try again; what was"
    " saved before is still there."
)
HALF_CREATED = (
    "“{name}” was being created when the program ended, and holds nothing yet. Delete it and"
    " create it again."
)
MISSING = "There is no file “{name}”. Check the name, or create a new project."
NEWER = (
    "“{name}” was made by a newer version of Annotator (format {found}, this one knows"
    " {known}). Update Annotator to open it; the file was left as it is."
)
FOREIGN_SCHEMA = (
    "“{name}” holds something that no Annotator project has ({what}), and it could be harmful."
    " It was left as it is; “annotator rescue” copies the documents and annotations only."
)

CHANGED_MEANWHILE = (
    "The change does not fit what “{name}” holds now; another window may have changed it. Nothing"
    " was saved: look again and repeat it."
)

_BY_NAME: tuple[tuple[str, type[ProjectError], str], ...] = (
    ("SQLITE_READONLY_DBMOVED", ProjectMoved, MOVED),
    ("SQLITE_READONLY", ReadOnlyProject, READ_ONLY),
    ("SQLITE_PERM", ReadOnlyProject, READ_ONLY),
    ("SQLITE_AUTH", ReadOnlyProject, READ_ONLY),
    ("SQLITE_FULL", DiskFull, FULL),
    ("SQLITE_BUSY", LockedProject, LOCKED),
    ("SQLITE_LOCKED", LockedProject, LOCKED),
    ("SQLITE_NOTADB", NotAProject, NOT_A_PROJECT),
    ("SQLITE_CANTOPEN", SaveFailed, CANNOT_OPEN),
    ("SQLITE_CORRUPT", DamagedProject, DAMAGED),
    ("SQLITE_TOOBIG", DamagedProject, DAMAGED),
    ("SQLITE_CONSTRAINT", SaveFailed, CHANGED_MEANWHILE),
    ("SQLITE_INTERRUPT", DamagedProject, DAMAGED),
    ("SQLITE_FORMAT", DamagedProject, DAMAGED),
)

_SIGNS_OF_DAMAGE = ("UTF-8", "unsupported file format", "no such table", "malformed")


def shown(path: Path) -> str:
    """The file's name as a sentence can hold it: on one line, nothing invisible."""
    return "".join(c if c.isprintable() else "\ufffd" for c in path.name)


def error_name(error: BaseException | None) -> str:
    """SQLite's extended name of the error; "" where there is none or Python made it itself."""
    return getattr(error, "sqlite_errorname", "") or ""


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another connection's lock is in the way, for the moment."""
    return error_name(error).startswith("SQLITE_BUSY")


# Where SQLite's message quotes a damaged file, Python may fail to decode the message.
SIGN = "the document is signed off"  # what SQLite says where locking.py refuses
SIGNED_OFF = (
    "“{title}” was signed off by {name}, so what lies on it cannot be changed. Unlock it first"
    " (Edit > Document > Unlock)."
)
SIGNED_OFF_SOMEWHERE = (
    "The document is signed off, so what lies on it cannot be changed. Unlock it first"
    " (Edit > Document > Unlock)."
)
TROUBLE = (sqlite3.Error, UnicodeDecodeError)


def told(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> ProjectError:
    """The user's sentence for what SQLite reports of the project at ``path``."""
    if SIGN in str(error):
        return SignedOff(SIGNED_OFF_SOMEWHERE)
    name = error_name(error)
    for prefix, kind, sentence in _BY_NAME:
        if name.startswith(prefix):
            return kind(sentence.format(name=shown(path)))
    is_garbled = isinstance(error, UnicodeDecodeError)
    if is_garbled or any(words in str(error) for words in _SIGNS_OF_DAMAGE):
        return DamagedProject(DAMAGED.format(name=shown(path)))
    return SaveFailed(UNREADABLE.format(name=shown(path), reason=name or str(error)))
