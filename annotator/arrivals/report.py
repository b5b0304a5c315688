"""What became of every source, to be shown, printed and saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Literal

from annotator.arrivals.arrival import Arrival

NOT_CHOSEN = "was not chosen"
NOT_ANY_MORE = "was read, but not added: it was stopped then"
NOT_SHOWN = (
    "is attached to a mail that was not shown before it was added; add that mail by itself and"
    " tick what is attached to it"
)
FACTS = ("media_type", "publisher", "author", "published", "url", "language", "direction")
facts_of = attrgetter(*FACTS)
DOCUMENT = ("title", "source", *FACTS, "method", "encoding")
Fate = Literal["added", "skipped", "failed", "left_out"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one source. ``title`` is that of its document, "" where there is none;
    ``reason``: why it was not added, or what was repaired or left out of it."""

    fate: Fate
    source: str
    title: str = ""
    reason: str = ""


@dataclass(slots=True)
class AddReport:
    """``added`` are titles, the others sentences that name file and place; ``entries`` has all
    of it in order. ``stopped``: a sentence where the user ended it early. ``failures``: those of
    the problems that nobody had looked at before."""

    added: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    failures: list[Arrival] = field(default_factory=list)
    stopped: str = ""
    _known: list[tuple[str, ...]] = field(default_factory=list)  # of each that is added

    def note_added(self, arrival: Arrival) -> None:
        """Takes in a document that is added."""
        if arrival.reading is None:
            raise ValueError(arrival.sentence)
        text = arrival.reading.text
        self.added.append(arrival.title)
        remarks = [*arrival.remarks, *filter(None, [arrival.sentence])]
        self.remarks += remarks
        source = arrival.outcome.shown
        self.entries.append(Entry("added", source, arrival.title, " ".join(remarks)))
        facts = facts_of(arrival.reading.metadata)
        self._known.append((source, *facts, text.method, text.encoding))

    def note_not_added(self, arrival: Arrival, advice: str = "") -> None:
        """Takes in what is not added; ``advice`` goes after the sentence on a duplicate."""
        sentence = arrival.sentence
        if arrival.standing in ("same", "similar"):
            sentence = f"{sentence[:-1]}: {advice}" if advice else sentence
            self._note("skipped", self.duplicates, arrival, sentence)
        elif arrival.standing == "left_out":
            self._note("left_out", self.left_out, arrival, sentence)
        else:
            self._note("failed", self.problems, arrival, sentence)

    def count(self, fate: Fate) -> int:
        """How many sources had it."""
        return sum(one.fate == fate for one in self.entries)

    def note_unwanted(self, arrival: Arrival, reason: str = NOT_CHOSEN) -> None:
        """Takes in a document that somebody chose not to add; ``reason`` goes after its name."""
        if arrival.standing != "new":
            self.note_not_added(arrival)
            return
        sentence = f"{arrival.outcome.shown} {reason}."
        self._note("left_out", self.left_out, arrival, sentence)

    def take_back(self) -> None:
        """After all: none of the documents was added."""
        self.added, self._known, self.remarks = [], [], []
        reason = "It was not added, because not all could be."
        self.entries = [
            Entry("left_out", one.source, one.title, reason) if one.fate == "added" else one
            for one in self.entries
        ]

    def _note(self, fate: Fate, sentences: list[str], arrival: Arrival, sentence: str) -> None:
        sentences.append(sentence)
        reading = arrival.reading
        title = arrival.title or (reading.metadata.title if reading else "")
        self.entries.append(Entry(fate, arrival.outcome.shown, title, sentence))

    def documents(self) -> list[dict[str, str]]:
        """What is known of each that is added."""
        rows = zip(self.added, self._known, strict=True)
        return [dict(zip(DOCUMENT, (title, *known), strict=True)) for title, known in rows]

    def as_json(self) -> Mapping[str, list[Any]]:
        """All of it, for scripts."""
        return {
            "added": self.added,
            "documents": self.documents(),
            "duplicates": self.duplicates,
            "left_out": self.left_out,
            "problems": self.problems,
            "remarks": self.remarks,
        }
