"""Running a command, with the errors of the user's world told as one sentence."""

from argparse import Namespace
from collections.abc import Callable
from typing import Protocol

from annotator.commands.terminal import complain, warn
from annotator.formats.problems import BadRows, FormatProblem
from annotator.model.scheme_tables import SchemeError
from annotator.sources.problems import SourceProblem
from annotator.store import ProjectError

FAILED = 1


class Failed(Exception):
    """The command cannot do what was asked; ``details`` are further sentences."""

    status = FAILED

    def __init__(self, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.details = details


class Misused(Failed):
    """The arguments do not fit together."""

    status = 2


class Runs(Protocol):
    run: Callable[[Namespace], int]


def run(verb: Runs, options: Namespace) -> int:
    """The exit status of the command; any other error is a bug and rises."""
    try:
        return verb.run(options)
    except BadRows as problem:
        complain(str(problem))
    except Failed as failure:
        complain(str(failure))
        warn(failure.details)
        return failure.status
    except (FormatProblem, ProjectError, SchemeError, SourceProblem) as problem:
        complain(str(problem))
    return FAILED
