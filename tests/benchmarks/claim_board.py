"""The claim board of a project with 100,000 claims: the first cards, a filter, the counts."""

import statistics
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import thread_time

from annotator.model.claims import ClaimFilter
from annotator.model.roles import Roles
from annotator.review.claims import card
from annotator.store import Project
from tests.benchmarks.claim_stock import claim_documents
from tests.benchmarks.corpus import new_project
from tests.benchmarks.measure import Figure

DOCUMENTS, PER_DOCUMENT = 5_000, 50
SHOW, FILTER = 300.0, 200.0
FIRST = 30
FILTERS = (
    ClaimFilter(verdict="refuted"), ClaimFilter(is_sourceless=True), ClaimFilter(is_denied=True),
    ClaimFilter(is_check_worthy=True), ClaimFilter(words="mayor"), ClaimFilter(source="P13"),
    ClaimFilter(document=7),
)  # fmt: skip


def run(size: float, runs: int) -> list[Figure]:
    count = max(2, int(DOCUMENTS * size))
    with (
        tempfile.TemporaryDirectory() as folder,
        new_project(Path(folder) / "claims.annotator") as project,
    ):
        project.exchange.write(claim_documents(count, PER_DOCUMENT), title="Import")
        claims = project.annotations.counts()["claim"]
        shows, filters = [], []
        for _ in range(runs):
            project.claims._kept = None
            shows.append(_timed(partial(_first_cards, project)))
            filters.append(max(_timed(partial(project.claims.ids, one)) for one in FILTERS))
    return [
        Figure(f"claim board of {claims:,}: first cards", statistics.median(shows), None, SHOW),
        Figure(
            f"claim board of {claims:,}: slowest filter", statistics.median(filters), None, FILTER
        ),
    ]


def _first_cards(project: Project) -> list[object]:
    roles = Roles(project.scheme)
    ids = project.claims.ids()[:FIRST]
    return [card(material, roles) for material in project.claims.materials(ids)]


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds of this thread: what others do to the machine does not count."""
    start = thread_time()
    work()
    return (thread_time() - start) * 1000
