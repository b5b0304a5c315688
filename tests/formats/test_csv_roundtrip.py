"""Whatever a project holds, its CSV brings it back."""

import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import resources
from annotator.formats.csv_presets import DATA, EXCEL
from annotator.formats.csv_writer import CsvExport
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation, LooseLink
from annotator.model.scheme import parse_scheme
from annotator.model.text import merged, quote_of
from annotator.store import Project
from tests.formats.csv_steps import everything, exported, imported, table, twin
from tests.unicode_texts import texts, within

SCHEME = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
STORED = texts(min_size=1).map(lambda text: text.replace("\0", "\ufffd")).filter(str.strip)
NASTY = st.one_of(
    texts().map(lambda text: text.replace("\0", "")),
    st.sampled_from(
        ["=1+1", "'=x", "-- Reuters", "\t", "\r\n", "\r", '"', ",;\t", "'", " ", "＝1"]
    ),
)


@st.composite
def document(draw, number):
    text = f"{number} {draw(STORED)}"
    ids = draw(st.lists(st.uuids(version=4), min_size=1, max_size=4, unique=True))
    annotations = []
    for one in ids:
        numbers = draw(st.lists(st.integers(0, 200), min_size=2, max_size=6))
        fragments = merged(within(text, numbers))
        annotations.append(
            LooseAnnotation(
                draw(st.sampled_from(["claim", "source", "denial", "context"])),
                fragments,
                quote_of(text, fragments),
                str(UUID(int=one.int ^ number)),
                note=draw(NASTY),
                comments=tuple(c for c in draw(st.lists(NASTY, max_size=2)) if c.strip()),
                annotator=draw(st.sampled_from(["Ann", "=Bob", "علی"])),
                status=draw(st.sampled_from(["draft", "accepted", "rejected"])),
                confidence=draw(st.sampled_from(["", "low", "high"])),
                created_at="2024-01-01T00:00:00.000Z",
                updated_at="2024-01-02T00:00:00.000Z",
            )
        )
    return AnnotatedDocument(
        Metadata(title=f"{number} {draw(NASTY)}".strip()),
        SourceText(text),
        annotations=tuple(annotations),
    )


@given(documents=st.tuples(document(1), document(2)), preset=st.sampled_from([DATA, EXCEL]))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_project_comes_back_equal(documents, preset):
    # A link across documents, from the second's first annotation to the first's.
    start, end = documents[1].annotations[0], documents[0].annotations[0]
    linked = start._replace(label="claim", links=(LooseLink("same_as", end.uuid),))
    claim = end._replace(label="claim")
    documents = (
        replace(documents[0], annotations=(claim, *documents[0].annotations[1:])),
        replace(documents[1], annotations=(linked, *documents[1].annotations[1:])),
    )
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "out.csv")
        with Project.create(Path(folder, "a.annotator"), scheme=SCHEME, annotator="Ann") as project:
            report = project.exchange.write(documents, title="Import")
            assert report.links == 1
            written = exported(project, target, preset)
            assert written.verified == written.rows == report.annotations
            with twin(project, Path(folder, "b.annotator")) as other:
                imported(other, target)
                assert everything(other) == everything(project)
            if preset is EXCEL:
                assert not any(
                    cell.startswith(tuple("=+-@\t\r"))
                    for row in table(target)
                    for cell in row.values()
                )


@given(STORED, st.lists(st.integers(0, 300), min_size=2, max_size=8))
@settings(max_examples=60)
def test_positions_are_right_in_every_unit(text, numbers):
    fragments = within(text, numbers)[:1]
    one = LooseAnnotation(
        "claim", fragments, quote_of(text, fragments), str(UUID(int=7, version=4))
    )
    export = [AnnotatedDocument(Metadata(title="x"), SourceText(text), annotations=(one,))]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "out.csv")
        CsvExport(SCHEME, preset=DATA).write(export, target)
        [row] = table(target)
    assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    utf16 = text.encode("utf-16-le", "surrogatepass")
    assert (
        utf16[2 * int(row["start_utf16"]) : 2 * int(row["end_utf16"])].decode("utf-16-le")
        == row["quote"]
    )
    assert text.encode()[int(row["start_byte"]) : int(row["end_byte"])].decode() == row["quote"]
    assert text[: int(row["start"])].endswith(row["prefix"])
    assert text[int(row["end"]) :].startswith(row["suffix"])
