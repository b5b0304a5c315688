"""What came of one source, held against the project that it is meant for."""

from dataclasses import dataclass, replace
from typing import Literal

from annotator.model.document import Original
from annotator.model.exchange import AnnotatedDocument
from annotator.sources.folders import Outcome
from annotator.sources.plain import Reading

LARGEST_KEPT = 5 * 1024 * 1024  # bytes of an original that is kept unless somebody asks for more
Standing = Literal["new", "same", "similar", "failed", "unclear", "left_out"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One document, or why there is none.

    ``standing``: "new"; "same" or "similar" to the document or earlier arrival titled
    ``known`` (``likeness``, 0 to 1); "failed"; "unclear" until somebody chooses an encoding;
    "left_out" where nobody asked for it by name. ``title`` is the one it gets in the project,
    numbered where another has it; ``known_document`` is the id of ``known`` where the project
    has it already.
    """

    outcome: Outcome
    standing: Standing
    title: str = ""
    known: str = ""
    known_document: int | None = None
    likeness: float = 0.0

    @property
    def reading(self) -> Reading | None:
        return self.outcome.reading

    @property
    def percent(self) -> int:
        """How much of it is like another; never 100, for then it would be the same."""
        return min(99, round(self.likeness * 100))

    @property
    def sentence(self) -> str:
        """Why it is not simply added; "" where it is."""
        if self.standing == "new":
            return ""
        shown = self.outcome.shown
        if self.standing == "same" and self.known_document is None:
            return f"{shown} is the same as “{self.known}”, which comes before it."
        if self.standing == "same":
            return f"{shown} is in the project already, as “{self.known}”."
        if self.standing == "similar":
            return f"{shown} is {self.percent}% like “{self.known}”."
        return self.outcome.problem

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the user should know of a source that was read: repairs, what was left out."""
        reading = self.reading
        return (*reading.text.repairs, *self.outcome.remarks) if reading else ()

    def document(self, *, most_kept: int = LARGEST_KEPT) -> AnnotatedDocument:
        """The document to write; its original goes with it where that has at most
        ``most_kept`` bytes. ``ValueError`` where there is none."""
        reading = self.reading
        if reading is None:
            raise ValueError(self.sentence)
        metadata = reading.metadata
        if self.title not in ("", metadata.title):
            metadata = replace(metadata, title=self.title)
        original = None
        if reading.raw and len(reading.raw) <= most_kept:
            original = Original(
                reading.raw,
                metadata.media_type,
                metadata.file_name,
                reading.place,
                reading.options,
            )
        return AnnotatedDocument(metadata, reading.text, original=original)
