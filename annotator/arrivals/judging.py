"""Holding what was read against what a project has already."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.arrivals.arrival import Arrival
from annotator.model.text import digest_of
from annotator.sources.duplicates import SimilarTexts, Sketch, keys_of, sketch_of
from annotator.sources.folders import Outcome
from annotator.sources.plain import Reading, numbered_title
from annotator.store import Project
from annotator.store.exchange import MOST_WAITING, PAGE

# More texts than these, the newest, are not read again only to see whether others are like them.
MOST_COMPARED = 2000
MOST_ALIKE = 0.99  # are texts that are not the same, though their sketches may be


@dataclass
class Judge:
    """Tells new documents from known ones; those that came before count as known, except what
    is only similar and will not be added (``is_keeping_similar``).

    ``is_being_written``: each is written to the project before the next one comes, but for the
    page that waits, so that it can be looked up there. Otherwise sketches of all are kept.
    """

    project: Project
    is_keeping_similar: bool = False
    is_being_written: bool = False
    _known: dict[bytes, tuple[str, int | None]] = field(default_factory=dict)
    _titles: set[str] = field(default_factory=set)
    _at_hand: OrderedDict[bytes, str] = field(default_factory=OrderedDict)
    _waiting: int = 0  # characters of them
    _sketches: dict[bytes, "array[int]"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._similar = SimilarTexts(self._sketch_for)
        documents = self.project.documents
        titles = {row.id: row.title for row in documents.listing()}
        self._titles.update(titles.values())
        known = self.project.exchange.by_text()
        self._known.update((text, (titles[one], one)) for text, one in known.items())
        for one in sorted(documents.ids())[-MOST_COMPARED:]:
            content = documents.text(one)
            self._similar.add(titles[one], keys_of(content), digest_of(content))

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
        keys = keys_of(content) if reading.keys is None else reading.keys
        known, likeness = self._similar.most_like(content, keys) or ("", 0.0)
        likeness = min(likeness, MOST_ALIKE)
        if likeness and not self.is_keeping_similar:
            return Arrival(outcome, "similar", known=known, likeness=likeness)
        title = numbered_title(reading.metadata.title, self._titles)
        self._titles.add(title)
        if not outcome.is_offered:  # what may be left alone makes nothing else known
            self._known[digest] = (title, None)
            self._similar.add(title, keys, digest)
            self._keep_at_hand(digest, content)
        return Arrival(outcome, "similar" if likeness else "new", title, known, None, likeness)

    def _keep_at_hand(self, digest: bytes, content: str) -> None:
        self._at_hand[digest] = content
        self._waiting += len(content)
        while self._is_written_by_now():
            digest, content = self._at_hand.popitem(last=False)
            self._waiting -= len(content)
            if not self.is_being_written:
                self._sketches[digest] = array("i", sketch_of(content))

    def _is_written_by_now(self) -> bool:
        """Whether the first of those at hand is, if any are, by how much came after it."""
        after = self._waiting - len(next(iter(self._at_hand.values())))
        return len(self._at_hand) > PAGE or after > MOST_WAITING

    def _sketch_for(self, digest: bytes) -> Sketch:
        """That of a text, empty where the text is gone."""
        if digest in self._sketches:
            return self._sketches[digest]
        text = self._at_hand.get(digest) or self.project.exchange.text_with(digest)
        return sketch_of(text or "")


def failed(outcome: Outcome) -> Arrival:
    """What came of a source that holds no document."""
    if outcome.is_left_out:
        return Arrival(outcome, "left_out")
    return Arrival(outcome, "unclear" if outcome.is_unclear else "failed")
