"""The review table of a project with 1,000,000 annotations: the first rows, all ids, each order,
each kind of filter, how much memory that takes; a decision on 10,000; the numbers."""

import random
import resource
import statistics
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from annotator.model.annotation_filter import AnnotationFilter, parse_annotation_filter
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.review_listing import ORDERS, ReviewListing
from tests.benchmarks import review_in_window
from tests.benchmarks.corpus import new_project
from tests.benchmarks.measure import Figure

DOCUMENTS, PER_DOCUMENT, WORDS = 1_000, 1_000, 9_000
SHOW, SORT, FILTER = 400.0, 1_000.0, 200.0
FIRST = 400
LABELS = ("claim", "source", "denial", "context")
STATUSES = ("draft", "accepted", "rejected", "discuss")
FILTERS = (
    "label:claim", "status:draft", "label:claim,denial -status:accepted by:A",
    "changed:2026-05-03", "since:2026-10", "comments:open", "note:any", "links:any",
    "attr.quote:direct", "w77",
)  # fmt: skip


def run(size: float, runs: int) -> list[Figure]:
    count = max(2, int(DOCUMENTS * size))
    with (
        tempfile.TemporaryDirectory() as folder,
        new_project(Path(folder) / "review.annotator") as project,
    ):
        project.exchange.write(_documents(count), title="Import")
        total = f"{count * PER_DOCUMENT:,}"
        reader = project.review.reader()
        assert reader is not None
        figures = list(_figures(reader, project, total, runs))
        reader.close()
        name = f"review table of {total}"
        figures += review_in_window.figures(project.path, name, FILTERS, runs)
    return figures


def _figures(reader: ReviewListing, project: Project, total: str, runs: int) -> Iterator[Figure]:
    everything = AnnotationFilter()
    name = f"review table of {total}"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def show() -> None:
        reader.page(reader.ids(everything, most=FIRST))

    yield Figure(f"{name}: show the first rows", _median(show, runs), None, SHOW)
    yield Figure(f"{name}: all rows", _median(partial(reader.ids, everything), runs), None, SORT)
    for order in ORDERS:
        work = partial(reader.ids, everything, order=order, is_descending=True)
        yield Figure(f"{name}: sort by {order}", _median(work, runs), None, SORT)
    for typed in FILTERS:
        filter = parse_annotation_filter(typed)
        first = _median(partial(reader.ids, filter, most=FIRST), runs)
        yield Figure(f"{name}: {typed}, first rows", first, None, FILTER)
        whole = _median(partial(reader.ids, filter), runs)
        yield Figure(f"{name}: {typed}, all", whole, None, FILTER)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    some = reader.ids(everything, most=10_000)
    start = perf_counter()
    project.reviewing.decide(some, "accept")
    took = (perf_counter() - start) * 1000
    yield Figure(f"{name}: accept 10,000; ids took {grown} MB more", took, None, 2_000.0)
    yield Figure(f"{name}: the numbers", _median(reader.statistics, 1), None, 20_000.0)


def _median(work: Callable[[], object], runs: int) -> float:
    took = []
    for _ in range(runs):
        start = perf_counter()
        work()
        took.append((perf_counter() - start) * 1000)
    return statistics.median(took)


def _documents(count: int) -> Iterator[AnnotatedDocument]:
    chance = random.Random(1)
    words = " ".join(f"w{chance.randrange(5_000)}" for _ in range(WORDS))
    for number in range(count):
        text = f"Document {number}\n{words}"
        yield AnnotatedDocument(
            Metadata(title=f"Document {number}"),
            SourceText(text),
            annotations=tuple(
                _annotation(text, place * 40, chance) for place in range(PER_DOCUMENT)
            ),
        )


def _annotation(text: str, start: int, chance: random.Random) -> LooseAnnotation:
    end = start + chance.randrange(20, 60)
    day = f"2026-{chance.randrange(1, 12):02}-{chance.randrange(1, 29):02}"
    return LooseAnnotation(
        chance.choice(LABELS),
        (Span(start, end),),
        text[start:end],
        attributes={"quote": chance.choice(("direct", "indirect"))} if start % 120 == 0 else {},
        note="n" if start % 2_000 == 0 else "",
        annotator=chance.choice("ABC"),
        status=chance.choice(STATUSES),
        created_at="2026-01-01T00:00:00.000Z",
        updated_at=f"{day}T{chance.randrange(24):02}:00:00.000Z",
    )
