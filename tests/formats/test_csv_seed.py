"""The acceptance input: a real article with 48 annotations and 49 links."""

import pytest

from annotator.formats.csv_presets import PRESETS
from annotator.sources.plain import read_text_file
from tests.formats.csv_steps import SHARED, everything, exported, imported, table, twin

GOLD = SHARED / "seed-gold" / "seed-article.csv"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the seed article is not here")


@pytest.fixture
def seed(project):
    reading = read_text_file(SHARED / "seed-article.txt")
    project.documents.add(reading.text, reading.metadata)
    return project


def test_all_annotations_and_links_of_the_gold_file_come_in(seed):
    report = imported(seed, GOLD)
    assert (report.annotations, report.links, report.skipped, report.problems) == (48, 49, 0, [])
    assert seed.annotations.counts() == {"claim": 15, "source": 17, "denial": 3, "context": 13}
    [broken] = [one for one in seed.annotations() if len(one.fragments) > 1]
    assert [(part.start, part.end) for part in broken.fragments] == [(353, 371), (414, 509)]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_export_is_verified_and_comes_back_equal(seed, tmp_path, preset):
    imported(seed, GOLD)
    report = exported(seed, tmp_path / "out.csv", preset)
    assert report.summary == "48 of 48 rows verified"
    assert report.problems == []
    with twin(seed, tmp_path / "twin.annotator") as other:
        again = imported(other, tmp_path / "out.csv")
        assert (again.annotations, again.links, again.problems) == (48, 49, [])
        assert everything(other) == everything(seed)


def test_importing_the_own_export_changes_nothing(seed, tmp_path):
    imported(seed, GOLD)
    before = everything(seed)
    exported(seed, tmp_path / "out.csv")
    report = imported(seed, tmp_path / "out.csv")
    assert (report.annotations, report.links, report.skipped) == (0, 0, 48)
    assert everything(seed) == before


def test_every_row_says_what_the_gold_file_says(seed, tmp_path):
    imported(seed, GOLD)
    exported(seed, tmp_path / "out.csv")
    gold = {row["annotation_id"]: row for row in table(GOLD)}
    for row in table(tmp_path / "out.csv"):
        original = gold.pop(row["annotation_id"])
        for ours, theirs in (
            ("quote", "text"),
            *((name, name) for name in ("label", "start", "end", "fragments")),
        ):
            assert row[ours] == original[theirs]
        assert sorted(row["links"].split("; ")) == sorted(original["relations"].split("; "))
    assert gold == {}
