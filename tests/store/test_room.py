"""A disk that fills up while documents come: what is said of the room that they need."""

import re
from pathlib import Path

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument
from annotator.store import Project, room
from annotator.store.errors import DiskFull
from annotator.store.room import free_at
from tests.store.conftest import everything

MEGABYTES = 3
SAID = re.compile(
    r"The disk with “news\.annotator” was full at document ([\d,]+), so none was saved: (about|more"
    r" than) (\d+) MB are needed for all, and \d+ MB are free\. Free some space and try again;"
    r" what was saved before is safe\."
)


def document(number: int, words: int = 500) -> AnnotatedDocument:
    text = " ".join(f"{number}-{word}" for word in range(words))
    return AnnotatedDocument(Metadata(title=str(number)), SourceText(text))


@pytest.fixture
def small(project: Project, monkeypatch) -> Project:
    """A project that can grow by some megabytes only, and so has its disk."""
    monkeypatch.setattr(room, "free_at", lambda _: MEGABYTES * 2**20)
    size = project._database.one("PRAGMA page_size")[0]
    have = project._database.one("PRAGMA page_count")[0]
    project._database.one(f"PRAGMA max_page_count = {have + MEGABYTES * 2**20 // size}")
    return project


def test_it_says_how_much_all_of_them_need(small):
    before, came = everything(small), []
    coming = (came.append(n) or document(n) for n in range(8000))
    with pytest.raises(DiskFull) as found:
        small.exchange.write(coming, title="Import", share=lambda: len(came) / 8000)
    assert everything(small) == before
    told = SAID.fullmatch(str(found.value))
    assert (told[1], told[2]) == (f"{len(came):,}", "about")
    by_hand = MEGABYTES * 8000 / len(came)
    assert by_hand * 0.9 < int(told[3])


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_where_it_is_not_known_it_says_what_is_too_little(small, share):
    with pytest.raises(DiskFull) as found:
        small.exchange.write(map(document, range(8000)), title="Import", share=lambda: share)
    assert SAID.fullmatch(str(found.value))[2] == "more than"


@pytest.mark.parametrize("free", [room.PLENTY, 5 << 30])
def test_figures_that_say_nothing_are_left_out(small, monkeypatch, free):
    monkeypatch.setattr(room, "free_at", lambda _: free)
    with pytest.raises(DiskFull) as found:
        small.exchange.write(map(document, range(8000)), title="Import", share=lambda: 0.5)
    said = SAID.fullmatch(str(found.value))
    assert (said is None) == (free == room.PLENTY)
    assert said is None or said.group(2, 3) == ("more than", f"{5 << 10}")


def test_what_goes_wrong_with_the_figures_hides_nothing(small):
    with pytest.raises(DiskFull, match="is full, so the last change was not saved"):
        small.exchange.write(map(document, range(8000)), title="Import", share=lambda: 1 / 0)


def test_a_first_document_that_does_not_fit_is_told(small):
    with pytest.raises(DiskFull) as found:
        small.exchange.write([document(1, 800_000)], title="Import", share=lambda: 0.5)
    assert SAID.fullmatch(str(found.value)).group(1, 2) == ("1", "more than")


def test_a_disk_that_is_full_before_the_first_document_is_told(project):
    size = project._database.one("PRAGMA page_count")[0]
    project._database.one(f"PRAGMA max_page_count = {size}")
    with pytest.raises(DiskFull, match="is full, so the last change was not saved"):
        project.exchange.write([], title="x" * (1 << 20))


def test_a_disk_that_says_nothing_counts_as_large():
    assert free_at(Path("/no/such/place")) == 1 << 60
