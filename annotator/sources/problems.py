"""What can be wrong with a file that somebody wants to annotate."""

from dataclasses import dataclass


class SourceProblem(Exception):
    """A file cannot be read as a document; ``str()`` is one sentence with file and way out."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A guess at an encoding; ``preview`` is how the words that tell encodings apart would
    read."""

    encoding: str
    preview: str


class EncodingUnclear(SourceProblem):
    """The bytes do not say which encoding they are in; somebody must choose."""

    def __init__(self, message: str, suggestion: Suggestion | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion
