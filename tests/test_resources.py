"""What the program ships is whole, can be found, and may be passed on."""

import csv
import json
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from annotator import resources
from annotator.model.document import METADATA
from annotator.model.scheme import parse_scheme

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "projects" / "sample"
ICONS = resources.names("icons", ".svg")
# Named by the style sheet, or a picture in colours of its own.
OWN_COLOURS = {"annotator", "combo-arrow", "tick-dark", "tick-light"}


@pytest.fixture
def fresh_root():
    resources.root.cache_clear()
    yield resources.root
    resources.root.cache_clear()


def test_a_checkout_uses_the_folder_beside_the_package():
    assert resources.root() == ROOT / "resources"


def test_a_wheel_uses_the_folder_in_the_package(fresh_root, monkeypatch, tmp_path):
    package = tmp_path / "annotator"
    (package / "_resources" / "schemes").mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert fresh_root() == package / "_resources"


def test_a_bundle_uses_its_own_folder(fresh_root, monkeypatch, tmp_path):
    (tmp_path / "annotator" / "_resources" / "schemes").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert fresh_root() == tmp_path / "annotator" / "_resources"


def test_a_damaged_installation_is_named(fresh_root, monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "annotator")
    with pytest.raises(FileNotFoundError, match="own files are missing"):
        fresh_root()


def test_the_default_scheme_has_the_four_labels():
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    assert [label.name for label in scheme.labels] == ["claim", "source", "denial", "context"]
    assert [label.digit for label in scheme.labels] == [1, 2, 3, 4]
    assert not {label.letter for label in scheme.labels} & set("nlxs"), "keys of their own"


@pytest.mark.parametrize(
    ("start", "end", "fitting"),
    [
        ("claim", "source", ["attributed_to", "reported_by"]),
        ("denial", "source", ["attributed_to", "reported_by"]),
        ("context", "source", ["attributed_to", "contextualises"]),
        ("denial", "claim", ["denies"]),
        ("claim", "claim", ["denies", "supports", "undermines", "same_as"]),
        ("claim", "denial", ["denies", "supports", "undermines"]),
        ("context", "claim", ["supports", "undermines", "contextualises"]),
        ("source", "source", ["same_as"]),
        ("source", "claim", []),
    ],
)
def test_links_fit_the_labels_that_the_guideline_names(start, end, fitting):
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    assert [link.name for link in scheme.link_types(start, end)] == fitting


def test_every_label_and_attribute_is_explained():
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    assert all(label.definition and label.guideline for label in scheme.labels)
    assert resources.read_text("guidelines", "fact-check.md").startswith("# ")


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_small_drawing_in_the_colour_of_its_text(name):
    drawing = resources.read_text("icons", f"{name}.svg")
    assert ElementTree.fromstring(drawing).tag.endswith("svg")
    assert len(drawing) < 2500
    assert "currentColor" in drawing or name in OWN_COLOURS, "icon() puts the theme's colour in"
    assert "<script" not in drawing
    assert "href" not in drawing


def test_fonts_come_with_their_licence_and_stay_small():
    files = list(resources.path("fonts").iterdir())
    assert {file.name.split("-")[0] for file in files if file.suffix == ".ttf"} == {
        "AnnotatorSans",
        "AnnotatorSerif",
    }
    assert sum(file.stat().st_size for file in files) < 2_000_000
    for name in ("serif", "sans"):
        assert "SIL OPEN FONT LICENSE" in resources.read_text("fonts", f"OFL-annotator-{name}.txt")


def rows() -> list[dict[str, str]]:
    with (SAMPLE / "annotations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(document: str) -> str:
    return (SAMPLE / document).read_bytes().decode("utf-8")


def spans(row: dict[str, str]) -> list[tuple[int, int]]:
    parts = (fragment.split() for fragment in row["fragments"].split(";"))
    return [(int(start), int(end)) for start, end in parts]


def test_the_sample_quotes_what_its_texts_say():
    for row in rows():
        text = text_of(row["document"])
        assert " ".join(text[start:end] for start, end in spans(row)) == row["quote"]
        assert (spans(row)[0][0], spans(row)[-1][1]) == (int(row["start"]), int(row["end"]))


def test_the_sample_follows_the_scheme():
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    labels = {row["annotation_id"]: row["label"] for row in rows()}
    assert len(labels) == len(rows())
    for row in rows():
        assert scheme.misfits(row["label"], json.loads(row["attributes"])) == []
        for link in filter(None, row["links"].split("; ")):
            name, _, target = link.partition(">")
            assert name in {kind.name for kind in scheme.link_types(row["label"], labels[target])}


def test_the_sample_shows_every_kind_of_span():
    assert any(len(spans(row)) > 1 for row in rows()), "discontinuous"
    pairs = [
        (spans(one)[0], spans(other)[0])
        for one in rows()
        for other in rows()
        if one["document"] == other["document"] and one is not other
    ]
    assert any(a[0] <= b[0] and b[1] <= a[1] for a, b in pairs), "nested"
    assert any(a[0] < b[0] < a[1] < b[1] for a, b in pairs), "overlapping"
    assert {row["label"] for row in rows()} == {"claim", "source", "denial", "context"}


@pytest.mark.parametrize("file", sorted(SAMPLE.glob("*.txt")), ids=lambda file: file.stem)
def test_a_sample_article_says_where_it_claims_to_come_from(file):
    metadata = tomllib.loads(file.with_suffix(".toml").read_text(encoding="utf-8"))
    assert set(metadata) <= set(METADATA)
    assert text_of(file.name).startswith(metadata["title"])
    assert ".example/" in metadata["url"], "an invented article has an invented address"
