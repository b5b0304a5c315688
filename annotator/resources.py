"""Where the files lie that the program ships: schemes, themes, icons, fonts, samples."""

import sys
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _candidates() -> list[Path]:
    """The folders that may hold the resources: in a bundle, in a wheel, in a checkout."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    bundled = [Path(bundle) / PACKAGE.name / "_resources"] if bundle else []
    return [*bundled, PACKAGE / "_resources", PACKAGE.parent / "resources"]


@cache
def root() -> Path:
    """The folder of resources; ``FileNotFoundError`` where the installation is damaged."""
    for folder in _candidates():
        if (folder / "schemes").is_dir():
            return folder
    raise FileNotFoundError(f"the program's own files are missing beside {PACKAGE}")


def path(*parts: str) -> Path:
    """Where a shipped file or folder is: ``path("icons", "undo.svg")``."""
    return root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """A shipped UTF-8 text file."""
    return path(*parts).read_text(encoding="utf-8")


def names(folder: str, suffix: str) -> list[str]:
    """What ``folder`` ships, sorted: ``names("schemes", ".toml") == ["fact-check"]``."""
    return sorted(file.stem for file in path(folder).iterdir() if file.suffix == suffix)


def sample() -> Path:
    """The folder of the sample project's parts, which a checkout keeps under projects/."""
    installed = path("sample")
    return installed if installed.is_dir() else root().parent / "projects" / "sample"
