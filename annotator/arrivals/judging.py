"""Holding what was read against what a project has already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.arrivals.arrival import Arrival
from annotator.model.text import digest_of
from annotator.sources.duplicates import SimilarTexts, sketch_of
from annotator.sources.folders import Outcome
from annotator.sources.plain import Reading, numbered_title
from annotator.store import Project

# More texts than these, the newest, are not read again only to see whether others are like them.
MOST_COMPARED = 2000
MOST_ALIKE = 0.99  # are texts that are not the same, though their sketches may be


@dataclass
class Judge:
    """Tells new documents from known ones; those that came before count as known, except what
    is only similar and will not be added (``is_keeping_similar``).

    What the project has is read once, when the judge is made: judging can then be done on
    another thread than writing.
    """

    project: Project
    is_keeping_similar: bool = False
    _known: dict[bytes, tuple[str, int | None]] = field(default_factory=dict)
    _titles: set[str] = field(default_factory=set)
    _similar: SimilarTexts = field(default_factory=SimilarTexts)

    def __post_init__(self) -> None:
        documents = self.project.documents
        titles = {row.id: row.title for row in documents.listing()}
        self._titles.update(titles.values())
        known = self.project.exchange.by_text()
        self._known.update((text, (titles[one], one)) for text, one in known.items())
        for one in sorted(documents.ids())[-MOST_COMPARED:]:
            self._similar.add(titles[one], sketch_of(documents.text(one)))

    def arrivals(self, outcomes: Iterable[Outcome]) -> Iterator[Arrival]:
        """An arrival for each outcome, in order."""
        return map(self.arrival, outcomes)

    def arrival(self, outcome: Outcome) -> Arrival:
        """What this one is, coming after all those before it."""
        return self._judged(outcome, outcome.reading) if outcome.reading else failed(outcome)

    def _judged(self, outcome: Outcome, reading: Reading) -> Arrival:
        content = reading.text.content
        digest = digest_of(content)
        if digest in self._known:
            title, document = self._known[digest]
            return Arrival(outcome, "same", known=title, known_document=document, likeness=1.0)
        sketch = sketch_of(content) if reading.sketch is None else reading.sketch
        known, likeness = self._similar.most_like(sketch) or ("", 0.0)
        likeness = min(likeness, MOST_ALIKE)
        if likeness and not self.is_keeping_similar:
            return Arrival(outcome, "similar", known=known, likeness=likeness)
        title = numbered_title(reading.metadata.title, self._titles)
        self._titles.add(title)
        if not outcome.is_offered:  # what may be left alone makes nothing else known
            self._known[digest] = (title, None)
            self._similar.add(title, sketch)
        return Arrival(outcome, "similar" if likeness else "new", title, known, None, likeness)


def failed(outcome: Outcome) -> Arrival:
    """What came of a source that holds no document."""
    if outcome.is_left_out:
        return Arrival(outcome, "left_out")
    return Arrival(outcome, "unclear" if outcome.is_unclear else "failed")
