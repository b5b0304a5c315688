"""The command line. Importing this loads neither Qt nor SQLite: ``--help`` must be quick."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Protocol, cast

from annotator import __version__
from annotator.commands import COMMANDS, Command
from annotator.commands.arguments import project_path
from annotator.commands.terminal import complain

FAILED, USAGE, INTERRUPTED = 1, 2, 130
DESCRIPTION = "Mark up source documents: claims, sources, denials and context."
EXAMPLES = """examples:
  annotator                                    open the window
  annotator news.annotator                     … on a project
  annotator new news.annotator                 make a project,
  annotator add news.annotator articles/       put articles into it,
  annotator export news.annotator -o news.csv  and write its annotations to a table

“annotator COMMAND --help” says more about each command."""


class Verb(Protocol):
    """What the module of a command offers."""

    EXAMPLES: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, options: argparse.Namespace) -> int: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what ``arguments`` say (those of the process where None); gives the exit status."""
    _prepare_streams()
    try:
        status = _dispatch(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has gone: no complaint, also not when Python closes the stream.
        _silence_stdout()
        return FAILED
    except OSError as error:
        # What the commands do not tell better themselves: a full disk behind `> FILE`, mostly.
        _silence_stdout()
        complain(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}.")
        return FAILED
    except KeyboardInterrupt:
        complain("stopped.")
        return INTERRUPTED
    return status


def _prepare_streams() -> None:
    # Closed ones (`>&-`) are None; what is printed there goes nowhere, as the caller wished.
    sys.stdout, sys.stderr = sys.stdout or StringIO(), sys.stderr or StringIO()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show “ shows its escape instead of failing.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _silence_stdout() -> None:
    with suppress(OSError):  # one in memory has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(arguments: list[str]) -> int:
    chosen = next((one for one in COMMANDS if arguments[:1] == [one.name]), None)
    if chosen is None:
        return _open_window(arguments)
    verb = _load(chosen)
    parser = argparse.ArgumentParser(
        prog=f"annotator {chosen.name}",
        description=f"{chosen.summary[:1].upper()}{chosen.summary[1:]}.",
        epilog=verb.EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_arguments(parser)
    options = parser.parse_args(arguments[1:])
    running = import_module("annotator.commands.running")
    return int(running.run(verb, options))


def _load(command: Command) -> Verb:
    # A module is whatever it is: that each is a Verb is what tests/test_cli.py checks.
    return cast("Verb", import_module(f"annotator.commands.{command.module}"))


def _open_window(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first and not first.startswith("-") and not project_path(first).exists():
        return _complain_of_missing(first, is_command=len(arguments) > 1)
    path: Path | None = _window_parser().parse_args(arguments).project
    try:
        app = import_module("annotator.ui.app")
    except ImportError as error:
        complain(f"the window cannot be opened ({error}); the commands work without it.")
        return FAILED
    return int(app.run(path))


def _complain_of_missing(name: str, *, is_command: bool) -> int:
    close = get_close_matches(name, [command.name for command in COMMANDS], n=1)
    hint = f"did you mean “annotator {close[0]}”?" if close else "see: annotator --help"
    what = "command" if is_command else "file"
    complain(f"there is no {what} “{name}”; {hint}")
    return USAGE if is_command else FAILED


def _window_parser() -> argparse.ArgumentParser:
    width = max(len(command.name) for command in COMMANDS)
    commands = "\n".join(f"  {one.name:{width}}  {one.summary}" for one in COMMANDS)
    parser = argparse.ArgumentParser(
        prog="annotator",
        description=f"{DESCRIPTION} Opens the window, or does one of the commands below.",
        usage="annotator [PROJECT]\n       annotator COMMAND PROJECT …",
        epilog=f"commands:\n{commands}\n\n{EXAMPLES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "project", metavar="PROJECT", nargs="?", type=project_path, help="the project file to open"
    )
    parser.add_argument("--version", action="version", version=f"annotator {__version__}")
    return parser
