"""What became of every source, to be shown, printed and saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.arrivals.arrival import Arrival


@dataclass(slots=True)
class AddReport:
    """``added`` are titles, the others sentences that name file and place."""

    added: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    documents: list[dict[str, str]] = field(default_factory=list)

    def note_added(self, arrival: Arrival) -> None:
        """Takes in a document that is added."""
        if arrival.reading is None:
            raise ValueError(arrival.sentence)
        found, text = arrival.reading.metadata, arrival.reading.text
        self.added.append(arrival.title)
        self.remarks += [*arrival.remarks, *filter(None, [arrival.sentence])]
        self.documents.append(
            {
                "title": arrival.title,
                "source": arrival.outcome.shown,
                "media_type": found.media_type,
                "publisher": found.publisher,
                "author": found.author,
                "published": found.published,
                "url": found.url,
                "language": found.language,
                "direction": found.direction,
                "method": text.method,
                "encoding": text.encoding,
            }
        )

    def note_not_added(self, arrival: Arrival, advice: str = "") -> None:
        """Takes in what is not added; ``advice`` goes after the sentence on a duplicate."""
        if arrival.standing in ("same", "similar"):
            sentence = arrival.sentence
            self.duplicates.append(f"{sentence[:-1]}: {advice}" if advice else sentence)
        elif arrival.standing == "left_out":
            self.left_out.append(arrival.sentence)
        else:
            self.problems.append(arrival.sentence)

    def as_json(self) -> Mapping[str, object]:
        """All of it, for scripts."""
        return {
            "added": self.added,
            "documents": self.documents,
            "duplicates": self.duplicates,
            "left_out": self.left_out,
            "problems": self.problems,
            "remarks": self.remarks,
        }
