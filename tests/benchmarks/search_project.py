"""Searching 10,000 documents: the first 30 hits of common and of rare words, in three scripts; and
how long it takes to look at all of them."""

import random
import statistics
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument
from annotator.model.search_folding import Way
from annotator.model.search_query import parse_query
from annotator.store import Project
from tests.benchmarks.corpus import new_project
from tests.benchmarks.measure import Figure

DOCUMENTS, FIRST = 10_000, 30
LIMIT = 50.0
CHINESE = "市长说桥是安全的但是没有人相信他的话因为昨天有一辆车掉进了河里"
ARABIC = "قال الوزير إن الجسر آمن لكن أحدا لم يصدق كلامه لأن سيارة سقطت في النهر"
SEARCHES = (
    ("a common word", "w7", Way()),
    ("a word in 30 documents", "thirtyfold", Way()),
    ("a word in 30 documents, accents matter", "thirtyfold", Way(is_accents=True)),
    ("a word in one document, until all were looked at", "needle", Way()),
    ("a common Arabic word", "الجسر", Way()),
    ("a common Chinese word", "安全", Way()),
    ("a rare Chinese word", "龙龟", Way()),
)


def run(size: float, runs: int) -> list[Figure]:
    count = max(30, int(DOCUMENTS * size))
    with (
        tempfile.TemporaryDirectory() as folder,
        new_project(Path(folder) / "search.annotator") as project,
    ):
        project.exchange.write(_documents(count), title="Import")
        return [
            Figure(
                f"search {count:,} documents: {name}, first {FIRST} hits",
                statistics.median(_first(project, words, way) for _ in range(runs)),
                None,
                LIMIT,
            )
            for name, words, way in SEARCHES
        ]


def _first(project: Project, words: str, way: Way) -> float:
    start = perf_counter()
    list(islice(project.search(parse_query(words, way)), FIRST))
    return (perf_counter() - start) * 1000


def _documents(count: int) -> Iterator[AnnotatedDocument]:
    chance, arabic = random.Random(2), ARABIC.split()
    for number in range(count):
        words = [f"w{chance.randrange(300)}" for _ in range(700)]
        if number % 5 == 1:
            words = [chance.choice(arabic) for _ in range(500)]
        elif number % 5 == 2:
            words = ["".join(chance.choices(CHINESE, k=30)) + "安全。" for _ in range(40)]
        if number % max(1, count // FIRST) == 3:
            words[300:300] = ["thirtyfold"]
        if number == count - 5:
            words[300:300] = ["needle"]
        if number == count - 3:
            words[5:5] = ["龙龟"]
        yield AnnotatedDocument(Metadata(title=str(number)), SourceText(" ".join(words)))
