"""What becomes of each source while documents go into a project."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from annotator.commands.running import Failed
from annotator.model.exchange import AnnotatedDocument
from annotator.sources.duplicates import SimilarTexts, sketch_of
from annotator.sources.folders import Outcome
from annotator.sources.plain import Reading, numbered_title
from annotator.store import Project

# More texts than these are not read again only to see whether new ones are like them.
MOST_COMPARED = 2000


@dataclass
class Adding:
    """Turns outcomes into documents to write, and keeps count. ``added`` are titles, the others
    sentences."""

    project: Project
    is_skipping: bool = False
    is_keeping_similar: bool = False
    added: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _documents: list[dict[str, str]] = field(default_factory=list)
    _texts: dict[str, str] = field(default_factory=dict)  # titles by hash
    _similar: SimilarTexts = field(default_factory=SimilarTexts)

    def documents(self, outcomes: Iterator[Outcome]) -> Iterator[AnnotatedDocument]:
        """Those to add. ``Failed``, after the last file, where one was bad: that undoes all."""
        documents = self.project.documents
        titles = {row.title for row in documents.listing()}
        if documents.count() <= MOST_COMPARED:
            for one in documents.ids():
                self._similar.add(documents[one].title, sketch_of(documents.text(one)))
        for outcome in outcomes:
            reading = outcome.reading
            if reading is None:
                (self.left_out if outcome.is_left_out else self.problems).append(outcome.problem)
            elif not self._is_known(outcome, reading) and self._may_go_on:
                title = numbered_title(reading.metadata.title, titles)
                titles.add(title)
                self._note(outcome, reading, title)
                yield AnnotatedDocument(replace(reading.metadata, title=title), reading.text)
        if not self._may_go_on:
            self._fail()

    def report(self) -> Mapping[str, object]:
        """All of it, for scripts."""
        return {
            "added": self.added,
            "documents": self._documents,
            "duplicates": self.duplicates,
            "left_out": self.left_out,
            "problems": self.problems,
            "remarks": self.remarks,
        }

    @property
    def _may_go_on(self) -> bool:
        return self.is_skipping or not self.problems

    def _fail(self) -> None:
        advice = " (--skip-bad adds the others)" if self.added or len(self.problems) > 1 else ""
        if len(self.problems) == 1:
            raise Failed(f"{self.problems[0]} Nothing was added{advice}.")
        raise Failed(
            f"Nothing was added: {len(self.problems)} sources are bad{advice}.",
            tuple(self.problems),
        )

    def _note(self, outcome: Outcome, reading: Reading, title: str) -> None:
        self.added.append(title)
        self.remarks += [*reading.text.repairs, *outcome.remarks]
        found = reading.metadata
        self._documents.append(
            {
                "title": title,
                "source": outcome.shown,
                "media_type": found.media_type,
                "publisher": found.publisher,
                "author": found.author,
                "published": found.published,
                "url": found.url,
                "language": found.language,
                "direction": found.direction,
                "method": reading.text.method,
                "encoding": reading.text.encoding,
            }
        )

    def _is_known(self, outcome: Outcome, reading: Reading) -> bool:
        content = reading.text.content
        digest = sha256(content.encode()).hexdigest()
        title = self._title_of(digest)
        if title is not None:
            self.duplicates.append(f"{outcome.shown} is in the project already, as “{title}”.")
            return True
        sketch = sketch_of(content)
        similar = self._similar.most_like(sketch)
        if similar:
            told = f"{outcome.shown} is {similar[1]:.0%} like “{similar[0]}”"
            if not self.is_keeping_similar:
                advice = "it was not added (--keep-similar adds it)"
                self.duplicates.append(f"{told}: {advice}.")
                return True
            self.remarks.append(f"{told}.")
        self._texts[digest] = reading.metadata.title
        self._similar.add(reading.metadata.title, sketch)
        return False

    def _title_of(self, digest: str) -> str | None:
        """The title of the document that has the text of that hash already."""
        if digest in self._texts:
            return self._texts[digest]
        known = self.project.documents.with_text(digest)
        return None if known is None else self.project.documents[known].title
