"""The list of 100,000 documents in the real window: shown, sorted, grouped, filtered, scrolled."""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from PySide6.QtWidgets import QApplication

from annotator.model.arrangement import Arrangement
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument
from annotator.ui.app import make_window
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.settings import Settings
from annotator.ui.window import Window
from tests.benchmarks.corpus import WORDS, article, new_project
from tests.benchmarks.measure import Figure, percentile
from tests.benchmarks.open_document import settle

DOCUMENTS = 100_000
SHOW, FILTER, SORT, SCROLL = 100.0, 100.0, 200.0, 16.0
PAGES = 200
PATIENCE = 10.0  # seconds
PUBLISHERS = [
    f"{place} {kind}"
    for place in ("Valley", "Coastal", "Daily", "Morning", "Évening", "North", "Capital")
    for kind in ("Herald", "Post", "Ledger", "Courier", "Zeitung", "Monitor", "Star")
]


def run(size: float, runs: int) -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    count = max(1_000, int(DOCUMENTS * size))
    with tempfile.TemporaryDirectory() as folder:
        project = new_project(Path(folder) / "many.annotator")
        project.exchange.write(listed(count), title="Import")
        project.close()
        window = make_window(app, Settings(Path(folder) / "settings.ini"))
        window.resize(1440, 900)
        window.session.open_project(project.path, "Bench")
        window.show()
        settle(app)
        figures = list(_figures(app, window, f"{count:,} documents", runs))
        window.close()
    return figures


def listed(count: int) -> Iterator[AnnotatedDocument]:
    """Small texts with metadata as it comes from the web, and three fields of their own."""
    chance = random.Random(5)
    for number in range(count):
        year, month, day = chance.randint(2014, 2024), chance.randint(1, 12), chance.randint(1, 28)
        title = " ".join(chance.choices(WORDS, k=chance.randint(4, 11))).capitalize()
        metadata = Metadata(
            title=f"{title} {chance.randint(1, 300)}" if chance.random() < 0.2 else title,
            url=f"https://news.example/{year}/{number}",
            publisher=chance.choice(PUBLISHERS),
            author=f"{chance.choice('ABCDEFGH')}. {chance.choice(WORDS).title()}",
            published=f"{year}-{month:02}-{day:02}",
            accessed="2024-12-01T10:00:00Z",
            language=chance.choice(("en", "en", "de", "fa", "ar")),
            genre=chance.choice(("news", "opinion", "")),
            file_name=f"{number}.html",
            media_type="text/html",
            extra={
                "desk": chance.choice(("foreign", "politics", "local", "sport")),
                "region": chance.choice(("north", "south", "east")),
                "wire": f"W{number}",
            },
        )
        yield AnnotatedDocument(metadata, SourceText(f"{number} {article(chance, 240)}"))


def _figures(app: QApplication, window: Window, what: str, runs: int) -> Iterator[Figure]:
    panel = window.workspace.documents
    plain = Arrangement()

    def measured(name: str, work: Callable[[], None], limit: float) -> Figure:
        taken, stalls = [], []
        for _ in range(max(3, runs)):
            panel.filter.clear()
            panel.arrange(plain)
            _wait(app, panel)
            project = window.session.project
            assert project is not None
            project.documents._kept.forget()
            milliseconds, stall = _until_shown(app, panel, work)
            taken.append(milliseconds)
            stalls.append(stall)
        note = f" of CPU (the window waits {statistics.median(stalls):.0f})"
        return Figure(f"{name}, {what}", statistics.median(taken), None, limit, note)

    yield measured("show the list", panel.reload, SHOW)
    for sort in ("title", "published", "extra:desk"):
        by_it = Arrangement(sort)
        yield measured(f"sort by {sort}", lambda a=by_it: panel.arrange(a), SORT)
    by_publisher = Arrangement(group="publisher")
    yield measured("group by publisher", lambda: panel.arrange(by_publisher), SORT)
    for words in ("mayor", "m", "publisher:herald", "desk:foreign -status:done"):
        yield measured(f"filter “{words}”", lambda w=words: _filter(panel, w), FILTER)
    yield _refiltering(app, panel, what)
    yield _scrolling(app, panel, what)


def _filter(panel: DocumentsPanel, words: str) -> None:
    panel.filter.setText(words)
    panel._typing.stop()
    panel._search()


def _until_shown(
    app: QApplication, panel: DocumentsPanel, work: Callable[[], None]
) -> tuple[float, float]:
    """Milliseconds of CPU until the rows are painted, and the longest that the window itself
    was busy at a stretch."""
    begun, longest = process_time(), 0.0

    def stretch(part: Callable[[], object]) -> None:
        nonlocal longest
        start = time.thread_time()
        part()
        longest = max(longest, time.thread_time() - start)

    stretch(work)
    end = time.monotonic() + PATIENCE
    while panel.lookup.is_busy and time.monotonic() < end:
        time.sleep(0.001)
        stretch(app.processEvents)
    stretch(panel.view.viewport().repaint)
    return (process_time() - begun) * 1000, longest * 1000


def _wait(app: QApplication, panel: DocumentsPanel) -> None:
    while panel.lookup.is_busy:
        time.sleep(0.001)
        app.processEvents()
    settle(app)


def _refiltering(app: QApplication, panel: DocumentsPanel, what: str) -> Figure:
    """Typing on in a sorted list: the order is known already."""
    _filter(panel, "")
    _wait(app, panel)
    panel.arrange(Arrangement("title", group="publisher"))
    _wait(app, panel)
    taken = []
    for words in ("c", "co", "cou", "coun", "counc"):
        taken.append(_until_shown(app, panel, lambda w=words: _filter(panel, w))[0])
        _wait(app, panel)
    return Figure(
        f"filter on in groups sorted by title, {what}", statistics.median(taken), None, FILTER,
        " of CPU",
    )  # fmt: skip


def _scrolling(app: QApplication, panel: DocumentsPanel, what: str) -> Figure:
    panel.filter.clear()
    panel._typing.stop()
    panel._search()
    _wait(app, panel)
    bar, taken = panel.view.verticalScrollBar(), []
    bar.setValue(bar.maximum() // 3)
    for _ in range(PAGES):
        begun = time.thread_time()
        bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        panel.view.viewport().repaint()
        taken.append((time.thread_time() - begun) * 1000)
        app.processEvents()
    note = f" of CPU, p99 (p50 {statistics.median(taken):.1f})"
    return Figure(f"scroll one page, {what}", percentile(taken, 0.99), None, SCROLL, note)
