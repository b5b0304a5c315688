"""The project file; the only SQL in the program."""

from annotator.store.errors import ProjectError
from annotator.store.project import Project

__all__ = ["Project", "ProjectError"]
