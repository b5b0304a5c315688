"""The sample project comes together whole."""

from pathlib import Path

import pytest

from annotator import sample
from annotator.store import Project

PARTS = Path(__file__).parent.parent / "projects" / "sample"


@pytest.fixture
def built(tmp_path):
    target = tmp_path / "deep" / "sample.annotator"
    sample.build(target)
    return target


def test_the_sample_has_all_articles_annotations_and_links(built):
    with Project.open(built, read_only=True) as project:
        assert project.documents.count() == 3
        assert len(list(project.annotations())) == 60
        documents = list(project.exchange.read())
    assert sum(len(a.links) for document in documents for a in document.annotations) == 64
    assert {document.metadata.language for document in documents} == {"en", "fa"}
    assert {document.metadata.publisher for document in documents} == {
        "Island Courier",
        "Valley Wire",
        "پیک مهرآوا",
    }


def test_building_again_replaces_the_sample_and_leaves_nothing_else(built):
    sample.build(built)
    assert [file.name for file in built.parent.iterdir()] == ["sample.annotator"]


def test_a_wrong_annotation_is_named_and_no_sample_made(tmp_path):
    parts = tmp_path / "parts"
    parts.mkdir()
    for file in PARTS.iterdir():
        (parts / file.name).write_bytes(file.read_bytes())
    table = parts / "annotations.csv"
    moved = table.read_text(encoding="utf-8").replace(",claim,", ",rumour,", 1)
    table.write_text(moved, encoding="utf-8", newline="")
    with pytest.raises(Exception, match="rumour"):
        sample.build(tmp_path / "sample.annotator", parts)
    assert not (tmp_path / "sample.annotator").exists()
