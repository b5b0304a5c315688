"""Reading documents again from their originals, to prove that their texts are what it gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import PurePath
from typing import Literal

from annotator.model.document import EDITED, is_verbatim
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import KIND, PLAIN, Reader
from annotator.store import Project, ProjectError
from annotator.store.originals import OriginalFacts

Verdict = Literal["same", "newer", "edited", "none", "differs", "failed"]
SAME = "the same text"
NONE = "no original kept"
BY_HAND = "edited by hand before it was added"


@dataclass(frozen=True, slots=True)
class Repetition:
    """What reading a document again came to, in words and as a verdict: "newer" where it gives
    another text, but is done in another way now; "differs" where nothing explains it."""

    document: int
    title: str
    verdict: Verdict
    sentence: str

    @property
    def is_trouble(self) -> bool:
        return self.verdict in ("differs", "failed")


@dataclass(frozen=True, slots=True)
class _Again:
    """A text that was read again, by its hash."""

    sha256: str
    method: str


def repetitions(project: Project) -> Iterator[Repetition]:
    """Each document of the project, in order; nothing is changed. A file that holds several is
    read once for all of them that stand together."""
    with Reader() as reader:
        for _, together in groupby(project.originals.facts(), key=_shared):
            again = _Together(project, reader)
            for facts in together:
                verdict, sentence = again.compared(facts)
                yield Repetition(facts.document, facts.title, verdict, sentence)


def _shared(facts: OriginalFacts) -> tuple[object, ...]:
    """What documents have in common that are read together."""
    if not facts.place:
        return (facts.document,)
    return facts.sha256, facts.name, str(sorted(facts.options.items()))


class _Together:
    """The documents of one original, which is read when the first of them needs it."""

    def __init__(self, project: Project, reader: Reader) -> None:
        self._project = project
        self._reader = reader
        self._found: dict[str, _Again] | None = None

    def compared(self, facts: OriginalFacts) -> tuple[Verdict, str]:
        if not facts.size:
            return "none", NONE
        if facts.method.endswith(EDITED):
            return "edited", BY_HAND
        try:
            if self._found is None:
                self._found = self._read(facts)
        except (ProjectError, SourceProblem) as problem:
            return "failed", f"cannot be read again: {problem}"
        again = self._found.get(facts.place)
        if again is None:
            return "failed", f"nothing is read at {facts.place} of {facts.name} now"
        if again.sha256 == facts.text_sha256:
            return "same", SAME
        if again.method != facts.method:
            then = facts.method or "unknown"
            return "newer", f"differs: method {then} then, {again.method} now"
        return "differs", f"differs, although both were read by {facts.method}"

    def _read(self, facts: OriginalFacts) -> dict[str, _Again]:
        """What is read now, by place."""
        original = self._project.originals.of(facts.document)
        if original is None:  # deleted meanwhile by another window
            return {}
        way = {KIND: PLAIN.name} if is_verbatim(facts.method) else {}
        readings = self._reader.again(
            original.raw,
            PurePath(original.name),
            original.name or facts.title,
            {**way, **original.options},
        )
        found: dict[str, _Again] = {}
        for one in readings:
            if not isinstance(one, SourceProblem):
                digest = sha256(one.text.content.encode()).hexdigest()
                found.setdefault(one.place, _Again(digest, one.text.method))
        return found
