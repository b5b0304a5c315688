"""Claims and links as tables."""

import pytest

from annotator.formats import claims_csv, links_csv
from annotator.formats.csv_presets import DATA, EXCEL
from annotator.formats.problems import BadRows, Cancelled, FormatProblem
from annotator.model.claims import Choice
from annotator.model.roles import Roles
from annotator.model.text import Span
from annotator.review.claims import cards
from annotator.sources.plain import read_text_file
from tests.formats.csv_steps import SHARED, add, imported, table, twin

GOLD = SHARED / "seed-gold" / "seed-article.csv"
TEXT = 'Ann; the mayor, said the bridge is safe. =Bo "denied" it. It is old.'


@pytest.fixture
def bridge(project):
    document = add(project, TEXT)

    def mark(label, words, **answers):
        start = TEXT.index(words)
        span = Span(start, start + len(words))
        return project.annotations.add(document, span, label, attributes=answers)

    claim = mark("claim", "the bridge is safe", verdict="refuted", verdict_note="It fell.")
    ann, bo = mark("source", "Ann; the mayor"), mark("source", "=Bo")
    denial, context = mark("denial", '"denied" it'), mark("context", "It is old")
    for type, start, end in (
        ("attributed_to", claim, ann), ("denies", denial, claim), ("attributed_to", denial, bo),
        ("contextualises", context, claim),
    ):  # fmt: skip
        project.links.add(type, start, end)
    project.evidence.add(claim, url="https://x.example/1", title="Minutes", stance="refutes")
    project.evidence.add(claim, note="a call", stance="mentions")
    return project


def written(project, target, preset=DATA, **options):
    found = cards(project.claims.materials, project.claims.ids(), Roles(project.scheme))
    return claims_csv.write(found, target, preset, never=[project.path], **options)


@pytest.mark.parametrize("preset", [DATA, EXCEL], ids=lambda preset: preset.name)
def test_a_row_has_all_that_is_known_of_a_claim(bridge, tmp_path, preset):
    done = []
    report = written(bridge, tmp_path / "claims.csv", preset, progress=done.append)
    assert report.summary == "1 of 1 rows verified"
    assert (report.documents, done) == (1, [1])
    (row,) = table(tmp_path / "claims.csv")
    guard = "'" if preset.is_guarded else ""
    assert row["quote"] == row["claim"] == "the bridge is safe"
    assert row["sources"] == "Ann; the mayor"
    assert (row["denials"], row["denied_by"]) == ('"denied" it', f"{guard}=Bo")
    assert (row["context"], row["verdict"], row["verdict_note"]) == (
        "It is old", "refuted", "It fell.",
    )  # fmt: skip
    assert row["evidence"] == "refutes: Minutes <https://x.example/1>; mentions: a call"
    assert (row["mentions"], row["missing"], row["rating"]) == ("1", "wording", "")
    assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]
    assert row["fragments"] == f"{row['start']} {row['end']}"


def test_verdicts_that_contradict_each_other_are_all_told(bridge, tmp_path):
    ratings = [Choice("open", "open"), Choice("true", rating="5"), Choice("false", rating="1")]
    moved = {one.value: "false" for one in bridge.choices.of("claim", "verdict")}
    bridge.choices.set("claim", "verdict", ratings, moved)
    (first,) = bridge.claims.ids()
    again = bridge.annotations.add(1, Span(0, 3), "claim", attributes={"verdict": "true"})
    bridge.links.add("same_as", first, again)
    written(bridge, tmp_path / "claims.csv")
    (row,) = table(tmp_path / "claims.csv")
    assert (row["verdict"], row["rating"]) == ("true; false", "")
    assert row["missing"] == "wording; agreement"


def test_no_claims_are_a_table_of_its_header(project, tmp_path):
    assert written(project, tmp_path / "claims.csv").summary == "0 of 0 rows verified"
    assert table(tmp_path / "claims.csv") == []


def test_a_cancelled_export_leaves_nothing(bridge, tmp_path):
    with pytest.raises(Cancelled):
        written(bridge, tmp_path / "claims.csv", cancelled=lambda: True)
    assert not (tmp_path / "claims.csv").exists()


@pytest.mark.skipif(not GOLD.exists(), reason="the seed article is not here")
def test_the_claims_of_the_seed_article(project, tmp_path):
    reading = read_text_file(SHARED / "seed-article.txt")
    project.documents.add(reading.text, reading.metadata)
    imported(project, GOLD)
    report = written(project, tmp_path / "claims.csv")
    assert report.summary == "14 of 14 rows verified"
    rows = {row["start"]: row for row in table(tmp_path / "claims.csv")}
    first = rows["0"]
    assert (first["mentions"], first["sources"]) == ("2", "Ahmad Massoud")
    assert first["denied_by"] == "NRF"
    assert rows["588"]["reported_by"] == "Maariv"


def links_of(project):
    return sorted(
        (link.type, one.uuid, link.target, link.uuid)
        for document in project.exchange.read()
        for one in document.annotations
        for link in one.links
    )


@pytest.mark.parametrize("preset", [DATA, EXCEL], ids=lambda preset: preset.name)
def test_a_table_of_links_brings_them_back(bridge, tmp_path, preset):
    target = links_csv.path_beside(tmp_path / "news.csv")
    assert target.name == "news.links.csv"
    done = []
    report = links_csv.write(bridge.exchange.read(), target, preset, progress=done.append)
    assert report.summary == "4 of 4 rows verified"
    assert done == [4]
    with twin(bridge, tmp_path / "twin.annotator") as other:
        bare = [
            one.__class__(
                **{name: getattr(one, name) for name in one.__dataclass_fields__}
                | {"annotations": tuple(each._replace(links=()) for each in one.annotations)}
            )
            for one in bridge.exchange.read()
        ]
        other.exchange.write(bare, title="Bring in")
        with target.open("rb") as stream:
            assert links_csv.is_links(stream, "x")
            found, bad = links_csv.read(stream, "x")
        report = other.exchange.write_links(found, title="Bring in links")
        assert (report.links, report.problems, bad) == (4, [], [])
        assert links_of(other) == links_of(bridge)
        assert other.exchange.write_links(found, title="Again").links == 0
        other.journal.undo()
        assert links_of(other) == []


def test_a_cancelled_table_of_links_leaves_what_was_there(bridge, tmp_path):
    target = tmp_path / "news.links.csv"
    target.write_bytes(b"mine")
    with pytest.raises(Cancelled):
        links_csv.write(bridge.exchange.read(), target, cancelled=lambda: True)
    assert target.read_bytes() == b"mine"


def test_links_that_fit_nothing_are_named(bridge):
    unknown = "6e52fb73-e9ba-518b-90eb-4f6e7cdbd188"
    uuid = bridge.annotations[1].uuid
    from annotator.model.exchange import LooseLink

    rows = [(uuid, LooseLink("denies", unknown)), (uuid, LooseLink("loves", uuid))]
    report = bridge.exchange.write_links(rows, title="Bring in links")
    assert len(report.problems) == 2


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("denies,x,6e52fb73-e9ba-518b-90eb-4f6e7cdbd188", "column “from_id”: this is no id"),
        ("denies,6e52fb73-e9ba-518b-90eb-4f6e7cdbd188,", "column “to_id”: this is no id"),
        (",6e52fb73-e9ba-518b-90eb-4f6e7cdbd188," * 2, "5 cells where the header has 3"),
        (
            ",6e52fb73-e9ba-518b-90eb-4f6e7cdbd188,6e52fb73-e9ba-518b-90eb-4f6e7cdbd189",
            "a link needs a type",
        ),
    ],
)
def test_rows_that_are_no_links_are_told_with_their_line(tmp_path, row, told):
    path = tmp_path / "links.csv"
    path.write_text(f"type,from_id,to_id\n{row}\n", encoding="utf-8")
    with path.open("rb") as stream, pytest.raises(BadRows, match=told):
        links_csv.read(stream, "links.csv")
    with path.open("rb") as stream:
        assert links_csv.read(stream, "links.csv", skip_bad=True)[0] == []


def test_other_tables_are_no_links(tmp_path):
    for words in ("", "label,start,end\n", "type,from_id,to_id,label\n", "a,b\n"):
        path = tmp_path / "x.csv"
        path.write_text(words, encoding="utf-8")
        with path.open("rb") as stream:
            assert not links_csv.is_links(stream, "x.csv")
            assert stream.tell() == 0


def test_nothing_but_a_table_of_links_is_replaced(bridge, tmp_path):
    beside = tmp_path / "news.links.csv"
    links_csv.refuse_foreign(beside)
    links_csv.write(bridge.exchange.read(), beside)
    links_csv.refuse_foreign(beside)
    for content in (b"mine", b"", b"label,type,from_id,to_id\n", b"\xff\xfe\x00"):
        beside.write_bytes(content)
        with pytest.raises(FormatProblem, match="no table of links"):
            links_csv.refuse_foreign(beside)
    beside.unlink()
    beside.mkdir()
    with pytest.raises(FormatProblem):
        links_csv.refuse_foreign(beside)
