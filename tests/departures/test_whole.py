"""A whole project goes out and comes back the same, history aside."""

import json
import sqlite3
from contextlib import closing, suppress
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import resources
from annotator.departures.whole import restore_whole, write_whole
from annotator.formats.problems import Cancelled, FormatProblem
from annotator.model.annotation_filter import parse_annotation_filter
from annotator.model.document import Metadata, Original, SourceText
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.check import check_project
from annotator.store.errors import Misfit, ProjectError
from annotator.store.tracking import TRACKED
from tests.store import deeds

SCHEME = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
TEXT = "The mayor said so.\n\nمصدر رسمي 市长 😀 e\u0301lan\u2028\x85 “done”."


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "p.annotator", scheme=SCHEME, annotator="Ada") as made:
        fill(made)
        yield made


def fill(project):
    """Something in every table."""
    page = Original(b"<p>The mayor</p>" * 9, "text/html", "page.html", "", {"is_whole_page": True})
    first = project.documents.add(
        SourceText(TEXT, "cp1252", "CRLF", "a" * 64, method="html/1"),
        Metadata(title='It\'s "one"', url="https://x.example/?a=1", extra={"page": "7"}),
        page,
    )
    second = project.documents.add(SourceText("Second."), Metadata(language="fa"))
    add = project.annotations.add
    claim = add(first, Span(0, 9), "claim", note="line\nbreak")
    source = add(first, [Span(20, 24), Span(25, 29)], "source")
    other = add(second, Span(0, 6), "claim")
    gone = add(second, Span(0, 7), "context")
    project.links.add("attributed_to", claim, source)
    project.links.add("same_as", other, claim)
    project.evidence.add(claim, url="https://y.example", title="Minutes", stance="refutes")
    opened = project.comments.add(first, "Why?", claim)
    project.comments.add(first, "So.", claim, opened)
    project.comments.add(second, "On the document")
    project.filters.save("Mine", parse_annotation_filter("label:claim مصدر"))
    project.sign_in("Bo 😀")
    project.reviewing.decide([claim], "reject", reason="boundary", note="short")
    project.annotations.delete(gone)
    project.documents.set_status(first, "done")


REFERENCES = frozenset(
    ("id", "annotation", "annotator", "reviewer", "label", "type", "document", "text",
     "replies_to", "original")
)  # fmt: skip


def held(path):
    """All rows of all tables but the history's, without ids; and the same in the order and
    with the names that the records have."""
    with closing(sqlite3.connect(path)) as database:
        found = {}
        for table in [*TRACKED, "annotator", "text", "original", "origin"]:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            ends = ("start", "stop") if table == "link" else ()
            kept = [name for name in columns if name not in REFERENCES and name not in ends]
            rows = database.execute(f"SELECT {', '.join(kept)} FROM {table}").fetchall()
            # Blanks between the parts of JSON say nothing.
            found[table] = sorted(repr(row).replace('": ', '":') for row in rows)
    with Project.open(path, read_only=True) as project:
        whole = project.whole()
        found["project"] = whole.project()
        found["documents"] = [_without_keys(record) for record in whole.documents()]
    return found


def _without_keys(record):
    hashes = {text.pop("key"): text["sha256"] for text in record["texts"]}
    for row in (record, *record["versions"], *record["annotations"]):
        row["text"] = hashes[row["text"]]
    record["links"].sort(key=lambda link: link["uuid"])
    return record


def test_it_comes_back_the_same(project, tmp_path):
    told = []
    report = write_whole(project, tmp_path / "p.jsonl", progress=told.append)
    assert (report.documents, report.rows, report.verified, told) == (2, 3, 3, [1, 2])
    assert restore_whole(tmp_path / "p.jsonl", tmp_path / "new.annotator") == 2
    assert held(tmp_path / "new.annotator") == held(project.path)
    assert check_project(tmp_path / "new.annotator").is_sound
    with Project.open(tmp_path / "new.annotator", annotator="Ada") as new:
        assert [one.quote for one in new.annotations.of(1)] == ["The mayor", "مصدر رسمي"]
        assert new.journal.undo() is None
        new.annotations.add(2, Span(0, 2), "source")
        write_whole(new, tmp_path / "again.jsonl")
    with Project.open(tmp_path / "new.annotator", annotator="Ada") as new:
        new.journal.undo()
        write_whole(new, tmp_path / "again.jsonl")
    lines = [(tmp_path / name).read_bytes().split(b"\n") for name in ("p.jsonl", "again.jsonl")]
    assert len(lines[0]) == len(lines[1])


def test_each_line_is_json_that_others_can_read(project, tmp_path):
    write_whole(project, tmp_path / "p.jsonl")
    raw = (tmp_path / "p.jsonl").read_bytes()
    header, first, _, end = (json.loads(line) for line in raw.split(b"\n")[:-1])
    assert (header["format"], header["version"], header["facts"]["title"]) == ("annotator", 1, "p")
    assert [label["name"] for label in header["labels"]] == ["claim", "source", "denial", "context"]
    claim = first["annotations"][0]
    content = first["texts"][0]["content"]
    assert content[claim["start"] : claim["end"]] == claim["quote"]
    assert (claim["label"], claim["annotator"], claim["status"]) == ("claim", "Ada", "rejected")
    assert {link["type"] for link in first["links"]} == {"attributed_to"}
    assert end["documents"] == 2


def test_without_originals(project, tmp_path):
    write_whole(project, tmp_path / "p.jsonl", has_originals=False)
    restore_whole(tmp_path / "p.jsonl", tmp_path / "new.annotator")
    ours, theirs = held(project.path), held(tmp_path / "new.annotator")
    assert theirs["original"] == theirs["origin"] == []
    assert theirs["annotation"] == ours["annotation"]


def test_an_original_that_documents_share_is_told_once(project, tmp_path):
    page = Original(b"<p>The same</p>" * 9, "text/html", "same.html")
    for text in ("The same.", "The same.", "Not the same."):
        source = SourceText(text, method="html/1")
        project.documents.add(source, Metadata(), page, allow_duplicate=True)
    write_whole(project, tmp_path / "p.jsonl")
    raw = (tmp_path / "p.jsonl").read_bytes()
    assert raw.count(b'"packed":') == 2  # this page, and the one of the first document
    restore_whole(tmp_path / "p.jsonl", tmp_path / "new.annotator")
    assert held(tmp_path / "new.annotator") == held(project.path)


def test_stopping_leaves_nothing(project, tmp_path):
    with pytest.raises(Cancelled):
        write_whole(project, tmp_path / "p.jsonl", cancelled=lambda: True)
    assert not (tmp_path / "p.jsonl").exists()


def test_a_project_is_never_replaced(project, tmp_path):
    write_whole(project, tmp_path / "p.jsonl")
    with pytest.raises(ProjectError):
        restore_whole(tmp_path / "p.jsonl", project.path)
    assert check_project(project.path).is_sound


def spoil(raw, change):
    lines = [json.loads(line) for line in raw.split(b"\n")[:-1]]
    change(lines)
    body = b"".join(json.dumps(one).encode() + b"\n" for one in lines[:-1])
    end = {**lines[-1], "sha256": sha256(body).hexdigest()} if lines[-1]["type"] == "end" else {}
    return body + json.dumps(end or lines[-1]).encode() + b"\n"


def _bomb(lines):
    lines[1]["extra"] = {"a": [[[[]]]]}


BROKEN = {
    "a cut file": lambda raw: raw[: len(raw) // 2],
    "a lost end": lambda raw: b"\n".join(raw.split(b"\n")[:-2]) + b"\n",
    "a changed byte": lambda raw: raw.replace(b"The mayor said", b"The Mayor said"),
    "no JSON": lambda raw: raw.replace(b'"type":"document"', b'"type":document', 1),
    "no object": lambda raw: raw.split(b"\n")[0] + b"\n[]\n",
    "deep": lambda raw: raw.split(b"\n")[0] + b"\n" + b"[" * 100_000 + b"\n",
    "another format": lambda raw: raw.replace(b'"format":"annotator"', b'"format":"annotatos"', 1),
    "a newer one": lambda raw: raw.replace(b'"version":1', b'"version":2', 1),
    "more after the end": lambda raw: raw + b"{}\n",
    "nothing": lambda _raw: b"",
}
MISFITS = {
    "an unknown label": lambda lines: lines[1]["annotations"][0].update(label="rumour"),
    "a text past its end": lambda lines: lines[1]["annotations"][0].update(end=9_999),
    "another quote": lambda lines: lines[1]["annotations"][0].update(quote="The Mayor"),
    "a wrong type": lambda lines: lines[1]["annotations"][0].update(start="x"),
    "a lost key": lambda lines: lines[1].pop("texts"),
    "an unknown column": lambda lines: lines[1]["annotations"][0].update(colour="red"),
    "SQL for a column": lambda lines: lines[1].update({"title) VALUES (1); --": 1}),
    "a link to nowhere": lambda lines: lines[1]["links"][0].update(to="x"),
    "a link of an unknown type": lambda lines: lines[1]["links"][0].update(type="x"),
    "the same twice": lambda lines: lines[1]["annotations"].append(lines[1]["annotations"][0]),
    "no people": lambda lines: lines[0].update(annotators=[]),
    "no scheme": lambda lines: lines[0].update(labels=[]),
    "no facts": lambda lines: lines[0].update(facts={}),
    "no project": lambda lines: lines.pop(0) and None,
    "another hash": lambda lines: lines[1]["texts"][0].update(sha256="0" * 64),
    "NUL": lambda lines: lines[1]["texts"][0].update(content="a\0b"),
    "half a character": lambda lines: lines[1]["texts"][0].update(content="a\ud800b"),
    "a list for a text": lambda lines: lines[1].update(title=["x"]),
    "what is deep": _bomb,
    "bytes that are none": lambda lines: lines[1]["texts"][0]["origin"].update(packed="?"),
    "a document too many": lambda lines: lines.insert(2, {**lines[1]}),
    "another kind": lambda lines: lines[1].update(type="song"),
    "another kind at first": lambda lines: lines[0].update(type="document"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*BROKEN, *MISFITS])
def test_what_is_not_whole_is_refused_and_nothing_is_left(project, tmp_path, name):
    write_whole(project, tmp_path / "p.jsonl")
    raw = (tmp_path / "p.jsonl").read_bytes()
    bad = BROKEN[name](raw) if name in BROKEN else spoil(raw, MISFITS[name])
    (tmp_path / "bad.jsonl").write_bytes(bad)
    with pytest.raises((FormatProblem, Misfit)):
        restore_whole(tmp_path / "bad.jsonl", tmp_path / "new.annotator")
    assert not list(tmp_path.glob("new.annotator*"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts=st.lists(deeds.deeds, max_size=10))
def test_whatever_was_done_comes_back(acts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    with deeds.stage(folder / "p.annotator", SCHEME) as project:
        doer = deeds.Doer(project)
        for act in acts:
            with suppress(ProjectError):
                doer.do(*act)
        write_whole(project, folder / "p.jsonl")
    restore_whole(folder / "p.jsonl", folder / "new.annotator")
    assert held(folder / "new.annotator") == held(folder / "p.annotator")
