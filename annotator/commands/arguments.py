"""Arguments that several commands share, and the project that they name."""

import getpass
from argparse import ArgumentParser
from pathlib import Path

SUFFIX = ".annotator"
SUFFIX_ADDED = f"“{SUFFIX}” is added where its name lacks it"


def add_project(parser: ArgumentParser, help: str = "the project file") -> None:  # noqa: A002 (argparse's own word)
    parser.add_argument("project", metavar="PROJECT", type=project_path, help=help)


def add_annotator(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--annotator",
        metavar="NAME",
        default="",
        help="who does it, for the history (default: your name on this computer)",
    )


def add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object, for scripts")


def project_path(name: str) -> Path:
    """The file called ``name``; its suffix may be left out where it has one."""
    path = Path(name)
    longer = path.with_name(f"{path.name}{SUFFIX}") if path.name else path
    return longer if not path.exists() and longer.exists() else path


def new_project_path(path: Path) -> Path:
    """``path`` with the suffix of projects, added where it lacks it."""
    return (
        path if path.suffix == SUFFIX or not path.name else path.with_name(f"{path.name}{SUFFIX}")
    )


def annotator_name(given: str) -> str:
    """``given``, or the name of the person who is logged in; "" where nobody knows."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
