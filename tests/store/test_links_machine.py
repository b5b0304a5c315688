"""Random work on links: none ever dangles, doubles or misfits, whatever is taken back."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation, LooseLink
from annotator.model.links import fitting
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.errors import LinkDoesNotFit
from tests.store.conftest import TEXT, everything
from tests.store.test_machine import LABELS, SCHEME, template

NUMBERS = st.integers(0, 1000)


class LinkMachine(RuleBasedStateMachine):
    """One person links, relabels, deletes, imports, and takes steps back and forth."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="annotator-links-"))
        path = self.folder / "news.annotator"
        shutil.copy(template(), path)
        self.project = Project.open(path, annotator="Anna")
        self.project._database.connection.execute("PRAGMA synchronous = OFF")
        self.documents = [
            self.project.documents.add(SourceText(f"{TEXT} {number}"), Metadata(title=str(number)))
            for number in range(2)
        ]
        self.serial = 0
        for number, label in enumerate(("claim", "claim", "source", "denial", "context")):
            self.project.annotations.add(self.documents[0], Span(number, number + 9), label)

    def teardown(self) -> None:
        self.project.close()
        shutil.rmtree(self.folder)

    def rows(self, table: str) -> list[tuple]:
        return everything(self.project)[table]

    def pick(self, table: str, number: int) -> int:
        rows = self.rows(table)
        return rows[number % len(rows)][0]

    def has(self, table: str) -> bool:
        return bool(self.rows(table))

    @rule(start=NUMBERS, document=st.integers(0, 1), label=st.sampled_from(LABELS))
    def mark(self, start: int, document: int, label: str) -> None:
        if self.project.documents.has(self.documents[document]):
            start %= 40
            span = Span(start, start + 7)
            self.project.annotations.add(self.documents[document], span, label)

    @precondition(lambda self: self.has("annotation"))
    @rule(first=NUMBERS, last=NUMBERS, which=NUMBERS)
    def link(self, first: int, last: int, which: int) -> None:
        ends = self.pick("annotation", first), self.pick("annotation", last)
        labels = [self.project.annotations[end].label for end in ends]
        fits = fitting(self.project.scheme, *labels)
        if ends[0] != ends[1]:
            self.project.links.add_either(fits[which % len(fits)], *ends)

    @precondition(lambda self: self.has("link"))
    @rule(number=NUMBERS, which=NUMBERS, turn=st.booleans())
    def change_type(self, number: int, which: int, turn: bool) -> None:
        type_ = SCHEME.links[which % len(SCHEME.links)].name
        before = self.rows("link")
        try:
            self.project.links.change_type(self.pick("link", number), type_, turn=turn)
        except LinkDoesNotFit:
            assert self.rows("link") == before

    @precondition(lambda self: self.has("link"))
    @rule(number=NUMBERS)
    def unlink(self, number: int) -> None:
        self.project.links.remove(self.pick("link", number))

    @precondition(lambda self: self.has("annotation"))
    @rule(number=NUMBERS, label=st.sampled_from(LABELS))
    def relabel(self, number: int, label: str) -> None:
        before = len(self.rows("link"))
        lost = self.project.annotations.relabel(self.pick("annotation", number), label)
        assert len(self.rows("link")) == before - lost

    @precondition(lambda self: self.has("annotation"))
    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=3))
    def delete(self, numbers: list[int]) -> None:
        ids = dict.fromkeys(self.pick("annotation", number) for number in numbers)
        self.project.annotations.delete(*ids)

    @rule()
    def delete_document(self) -> None:
        if self.project.documents.has(self.documents[1]):
            self.project.documents.delete(self.documents[1])

    @rule(labels=st.lists(st.sampled_from(LABELS), min_size=2, max_size=3))
    def bring_in(self, labels: list[str]) -> None:
        """A file of linked annotations; what does not fit is left out of it."""
        self.serial += 1
        uuids = [f"00000000-0000-4000-8000-{self.serial:06}{n:06}" for n in range(len(labels))]
        marks = tuple(
            LooseAnnotation(
                label, (Span(n, n + 3),), uuid=uuids[n],
                links=(LooseLink("denies", uuids[n - 1]),),
            )
            for n, label in enumerate(labels)
        )  # fmt: skip
        text = SourceText(f"{TEXT} {self.serial} came in")
        self.project.exchange.write(
            [AnnotatedDocument(Metadata(title="In"), text, annotations=marks)], title="Import"
        )

    @rule(count=st.integers(1, 4))
    def undo(self, count: int) -> None:
        for _ in range(count):
            if self.project.journal.undo_title():
                before = everything(self.project)
                self.project.journal.undo()
                after = everything(self.project)
                self.project.journal.redo()
                assert everything(self.project) == before
                self.project.journal.undo()
                assert everything(self.project) == after

    @rule()
    def redo(self) -> None:
        if self.project.journal.redo_title():
            self.project.journal.redo()

    @invariant()
    def every_link_has_its_ends_and_fits_them_and_stands_once(self) -> None:
        types = {type_.name: type_ for type_ in SCHEME.links}
        seen = set()
        for row in self.rows("link"):
            link = self.project.links[row[0]]
            start, end = (self.project.annotations[end] for end in (link.start, link.end))
            assert types[link.type].fits(start.label, end.label)
            ends = (link.start, link.end)
            said = (link.type, *(sorted(ends) if types[link.type].symmetric else ends))
            assert said not in seen
            seen.add(said)


TestLinks = LinkMachine.TestCase
TestLinks.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestLinks = pytest.mark.timeout(300)(TestLinks)
