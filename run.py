#!/usr/bin/env python3
"""Set the project up on a fresh machine, then run it or one of its chores.

    python3 run.py            open the program on the sample project
    python3 run.py test       run the test suite
    python3 run.py check      formatter, linters, types, import rules
    python3 run.py bench      speed, measured against bare references
    python3 run.py shots      draw the main views into out/shots
    python3 run.py soak       the long reliability tests

Needs nothing but Python 3.11 or newer: standard library only, on Linux, macOS and Windows.
What follows the verb is handed on: `python3 run.py test tests/model -k span`.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.stamp"
CONSTRAINTS = ROOT / "constraints.txt"
SAMPLE = ROOT / "projects" / "sample.annotator"
OUT = ROOT / "out"

# What Qt loads when it starts, and the Debian package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What an X11 window needs besides.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# One file of each font package: Latin and symbols, Arabic and the other scripts, emoji.
FONTS = {
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
    "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf": "fonts-noto-core",
    "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf": "fonts-noto-color-emoji",
}


# Qt's offscreen plugin warns about each size that it cannot hand to a window manager.
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}


class SetUpFailed(Exception):
    """The machine lacks something that this script cannot bring; the message says what."""


def say(message: str) -> None:
    """Tell the user what happens, at once also where the output is a pipe."""
    print(message, flush=True)


# ---- the system: libraries and fonts, on Linux only --------------------------------------------


def can_load(library: str) -> bool:
    """Whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(wanted: dict[str, str]) -> list[str]:
    """The Debian packages of those libraries that cannot be loaded."""
    return [package for library, package in wanted.items() if not can_load(library)]


def missing_packages() -> list[str]:
    """The Debian packages that the program needs and this machine lacks."""
    missing = missing_libraries(QT_LIBRARIES | X11_LIBRARIES)
    missing += [package for file, package in FONTS.items() if not Path(file).exists()]
    if needs_venv_package():
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return missing


def needs_venv_package() -> bool:
    """Whether this is a Python from which Debian split off ensurepip, and pip and uv are absent."""
    if python_in_venv().exists() or shutil.which("uv"):
        return False
    return not any(importlib.util.find_spec(name) for name in ("ensurepip", "pip"))


def as_root(command: Sequence[str]) -> list[str]:
    """`command` as it must be called to run with root's rights."""
    if os.geteuid() == 0:
        return list(command)
    if shutil.which("sudo"):
        return ["sudo", *command]
    raise SetUpFailed(f"please run as root: {' '.join(command)}")


def apt_get(*arguments: str) -> None:
    """Run apt-get without questions, waiting for another one to end."""
    quiet = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q")
    command = as_root([*quiet, "-o", "DPkg::Lock::Timeout=300", *arguments])
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        raise SetUpFailed(f"this failed: {' '.join(command)}")


def has_candidate(package: str) -> bool:
    """Whether apt knows a version of `package` that it could install."""
    command = ["apt-cache", "policy", package]
    found = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    return "Candidate:" in found and "Candidate: (none)" not in found


def apt_names(packages: Iterable[str]) -> list[str]:
    """The names that this release uses: some grew a "t64" with the 64-bit time_t change."""
    return [
        f"{package}t64"
        if not has_candidate(package) and has_candidate(f"{package}t64")
        else package
        for package in packages
    ]


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages; fetch apt's lists first only where they lack one of the names."""
    if not all(has_candidate(name) for name in apt_names(packages)):
        say("Fetching the list of system packages ...")
        apt_get("update")
    names = apt_names(packages)
    say(f"Installing system packages: {' '.join(names)}")
    try:
        apt_get("install", "--no-install-recommends", *names)
    except SetUpFailed:  # the lists may be older than the archive
        apt_get("update")
        apt_get("install", "--no-install-recommends", *names)


def prepare_system() -> None:
    """See that Qt's libraries and some fonts are there; install them on Debian and its kin."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages()
    if not missing:
        return
    try:
        if not shutil.which("apt-get"):
            raise SetUpFailed("please install what your system calls them")
        install_packages(missing)
    except SetUpFailed as error:
        say(f"Missing system packages (Debian's names): {' '.join(missing)}; {error}")
    if missing_libraries(QT_LIBRARIES):
        raise SetUpFailed("Qt cannot start without the system libraries named above")


# ---- the environment: .venv with the pinned packages and the project itself --------------------


def python_in_venv() -> Path:
    """The interpreter inside .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint() -> str:
    """What the environment was made from: a new one means that it must be brought up to date."""
    digest = hashlib.sha256(f"{sys.version}{ROOT}".encode())
    for file in (ROOT / "pyproject.toml", CONSTRAINTS):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_ready() -> bool:
    """Whether .venv is the one that this checkout asks for."""
    return python_in_venv().exists() and STAMP.exists() and STAMP.read_text() == fingerprint()


def remove_foreign_venv() -> None:
    """Remove a .venv that another Python version made."""
    settings = VENV / "pyvenv.cfg"
    version = f"= {sys.version_info.major}.{sys.version_info.minor}."
    if VENV.exists() and not (settings.exists() and version in settings.read_text()):
        say("Removing the old .venv")
        shutil.rmtree(VENV)


def run(command: Sequence[str | Path], **variables: str) -> int:
    """Run `command` in the project's folder and return its exit status."""
    return subprocess.run(
        [str(word) for word in command], check=False, cwd=ROOT, env=os.environ | variables
    ).returncode


def must_run(command: Sequence[str | Path], **variables: str) -> None:
    """Run `command`; stop where it fails."""
    if run(command, **variables):
        raise SetUpFailed(f"this failed: {' '.join(str(word) for word in command)}")


def install_with_uv(uv: str) -> None:
    """Make .venv and fill it with uv."""
    if not python_in_venv().exists():
        must_run([uv, "venv", "--quiet", "--python", sys.executable, VENV])
    command: list[str | Path] = [uv, "pip", "install", "-q", "--python", python_in_venv()]
    must_run([*command, "--constraint", CONSTRAINTS, "--editable", ".[test]"])


def make_venv() -> None:
    """Make .venv, without a pip of its own where this Python cannot supply one."""
    has_ensurepip = subprocess.run(
        [sys.executable, "-m", "ensurepip", "--version"], check=False, capture_output=True
    )
    without = ["--without-pip"] if has_ensurepip.returncode else []
    must_run([sys.executable, "-m", "venv", *without, VENV])


def pip_for_venv() -> list[str | Path]:
    """The command that installs into .venv: its own pip, or this Python's working from outside."""
    python = python_in_venv()
    asked = subprocess.run([python, "-m", "pip", "--version"], check=False, capture_output=True)
    if asked.returncode == 0:
        return [python, "-m", "pip"]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", python]
    raise SetUpFailed("this Python has no pip: please install pip, python3-venv or uv")


def install_with_pip() -> None:
    """Make .venv and fill it with pip."""
    if not python_in_venv().exists():
        make_venv()
    pins = str(CONSTRAINTS)
    # Both names: which one reaches the build backend changed between releases of pip.
    must_run(
        [*pip_for_venv(), "install", "--quiet", "--editable", ".[test]"],
        PIP_CONSTRAINT=pins,
        PIP_BUILD_CONSTRAINT=pins,
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_WARN_SCRIPT_LOCATION="1",
    )


def prepare_environment() -> None:
    """Make .venv, or bring it up to date, with the versions that constraints.txt pins."""
    if is_ready():
        return
    remove_foreign_venv()
    say("Installing the Python packages into .venv (about 300 MB, once) ...")
    uv = shutil.which("uv")
    try:
        if uv is None:
            raise SetUpFailed("no uv")
        install_with_uv(uv)
    except SetUpFailed:
        install_with_pip()
    STAMP.write_text(fingerprint())


# ---- the verbs ---------------------------------------------------------------------------------


def python(*arguments: str | Path, **variables: str) -> int:
    """Run .venv's interpreter."""
    return run([python_in_venv(), *arguments], **variables)


def has_display() -> bool:
    """Whether a window could be shown."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(_arguments: Sequence[str]) -> int:
    """Open the window on the sample project; without a display do the same job headless."""
    if not has_display():
        say("No display here: doing the sample job without a window.")
        return python("-m", "annotator.demo", OUT, **OFFSCREEN)
    if not SAMPLE.exists():
        say(f"Building {SAMPLE.relative_to(ROOT)}")
        if failed := python("-m", "annotator.sample", SAMPLE):
            return failed
    return python("-m", "annotator", SAMPLE)


def check(_arguments: Sequence[str]) -> int:
    """Run every tool, so that one run shows all there is to mend."""
    tools = {
        "formatter": ["-m", "ruff", "format", "--check", "."],
        "linter": ["-m", "ruff", "check", "."],
        "types": ["-m", "mypy"],
        "imports": [
            "-c",
            "from importlinter.cli import lint_imports_command as do; do()",
            "--no-logo",
        ],
    }
    failed = [name for name, command in tools.items() if python(*command)]
    if failed:
        say(f"check failed: {', '.join(failed)}")
    return int(bool(failed))


def test(arguments: Sequence[str]) -> int:
    """Run the tests offscreen, side by side; with COVERAGE=1 measure what they reach, too."""
    is_measured = bool(os.environ.get("COVERAGE"))
    options = ["-n", "auto", "--dist", "worksteal", *(["--cov"] if is_measured else [])]
    failed = python("-m", "pytest", *options, *arguments, QT_QPA_PLATFORM="offscreen")
    if failed or not is_measured:
        return failed
    whole = "--include=annotator/model/*,annotator/store/*"
    return python("-m", "coverage", "report", "--fail-under=100", whole)


def soak(arguments: Sequence[str]) -> int:
    """Run the long tests alone: kills, power cuts and injected faults at their published size."""
    options = ["-m", "soak", "--timeout", "0"]
    return python("-m", "pytest", *options, *arguments, QT_QPA_PLATFORM="offscreen")


def bench(arguments: Sequence[str]) -> int:
    """Measure speed; prints a table and writes it as JSON."""
    return python("-m", "tests.benchmarks", *arguments, **OFFSCREEN)


def shots(arguments: Sequence[str]) -> int:
    """Draw the main views as PNG files."""
    folder = arguments[0] if arguments else str(OUT / "shots")
    if len(arguments) > 1 or folder.startswith("-"):
        say("usage: python3 run.py shots [FOLDER]")
        return 2
    failed = python("-m", "annotator.ui.shots", folder, **OFFSCREEN)
    if not failed:
        say(f"Pictures: {ROOT / folder}")
    return failed


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "": show,
    "test": test,
    "check": check,
    "bench": bench,
    "shots": shots,
    "soak": soak,
}


def main(arguments: Sequence[str]) -> int:
    """Set up, then do what the first word says; the exit status is that of the work done."""
    verb, *rest = arguments or [""]
    if sys.version_info < OLDEST_PYTHON:
        say("This program needs Python 3.11 or newer.")
        return 1
    if verb not in VERBS:
        say((__doc__ or "").strip())
        return 0 if verb in ("-h", "--help", "help") else 2
    try:
        prepare_system()
        prepare_environment()
        return VERBS[verb](rest)
    except SetUpFailed as error:
        say(f"Set-up stopped: {error}.")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
