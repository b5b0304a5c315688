"""Annotator: marks claims, sources, denials and context in documents."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store import Project as Project

__version__ = "0.1.0"
__all__ = ["Project", "__version__"]


def __getattr__(name: str) -> object:
    """``Project``, loaded when it is first asked for."""
    if name != "Project":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from annotator.store import Project  # noqa: PLC0415 (keeps `import annotator` light)

    return Project
