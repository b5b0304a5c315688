"""Documents with annotations, out of one project and into another."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation, LooseLink
from annotator.model.text import Span, merged, quote_of
from annotator.store import Project, bulk
from annotator.store.check import check_project
from tests.store.conftest import TEXT, everything
from tests.unicode_texts import texts, within

UUID = "00000000-0000-4000-8000-00000000000{}".format


def loose(text=TEXT, *annotations, uuid="", title="The bridge", **facts):
    return AnnotatedDocument(
        Metadata(title=title), SourceText(text), uuid, annotations=annotations, **facts
    )


def claim(start, end, **facts):
    return LooseAnnotation("claim", (Span(start, end),), **facts)


def bring(project, *documents):
    return project.exchange.write(documents, title="Import")


@pytest.fixture
def second(tmp_path, scheme):
    with Project.create(tmp_path / "second.annotator", scheme=scheme, annotator="Cy") as made:
        yield made


def test_a_project_copied_through_exchange_equals_the_original(project, document, second):
    one = project.annotations.add(document, [Span(0, 4), Span(10, 13)], "claim", note="n\n")
    project.annotations.set_attribute(one, "normalised", "x \U0001f600")
    project.annotations.set_confidence(one, "high")
    project.annotations.set_status(one, "accepted")
    other = project.annotations.add(document, Span(31, 33), "source", origin="suggestion")
    project.links.add("attributed_to", one, other)
    far = project.documents.add(
        SourceText("Far away \U0001f600", "utf-8", "LF", "ab", "plain"),
        Metadata(title="Far", direction="rtl", extra={"a": "b"}),
    )
    project.sign_in("Bo")
    project.links.add("same_as", other, project.annotations.add(far, Span(0, 3), "source"))
    project.comments.add(document, "Sure?", annotation=one)
    project.comments.add(document, "Yes", annotation=one)
    project.documents.set_status(far, "done")

    original = list(project.exchange.read())
    report = second.exchange.write(original, title="Copy", batch="b")
    assert (report.documents, report.annotations, report.links) == (2, 3, 2)
    assert (report.skipped, report.problems) == (0, [])
    assert list(second.exchange.read()) == original
    assert second.documents.ids("far").tolist() == [far]

    again = second.exchange.write(original, title="Again")
    assert (again.documents, again.annotations, again.links, again.skipped) == (0, 0, 0, 3)
    assert list(second.exchange.read()) == original


def test_only_the_documents_asked_for_are_read_in_the_order_asked(project):
    bring(project, *(loose(f"Text {n}", title=str(n)) for n in range(4)))
    assert [d.metadata.title for d in project.exchange.read(documents=[3, 1])] == ["2", "0"]


def test_long_texts_are_read_a_few_at_a_time(project, monkeypatch):
    monkeypatch.setattr("annotator.store.reading.MOST_CHARACTERS", 30)
    monkeypatch.setattr("annotator.store.reading.MOST_DOCUMENTS", 4)
    lengths = [5, 40, 10, 10, 10, 5, 31, 1, 1]
    bring(project, *(loose("x" * n + str(i), claim(0, 1)) for i, n in enumerate(lengths)))
    out = list(project.exchange.read())
    assert [len(one.text.content) - 1 for one in out] == lengths
    assert all(len(one.annotations) == 1 for one in out)
    assert list(project.exchange.read(documents=[])) == []
    with pytest.raises(KeyError):
        list(project.exchange.read(documents=[99]))


@st.composite
def annotated(draw):
    text = draw(texts().filter(lambda text: text and not text.isspace()))
    annotations = []
    for _ in range(draw(st.integers(0, 5))):
        numbers = draw(st.lists(st.integers(0, 10_000), min_size=2, max_size=6))
        fragments = merged(within(text, numbers))
        annotations.append(
            LooseAnnotation(
                draw(st.sampled_from(["claim", "source", "denial", "context"])),
                fragments,
                draw(st.sampled_from(["", quote_of(text, fragments)])),
                str(draw(st.uuids(version=4))),
                {"normalised": draw(texts())} if draw(st.booleans()) else {},
                draw(texts()),
                draw(st.sampled_from(["Anna", "Bo", "ليلى", "\U0001f600"])),
            )
        )
    unique = {one.uuid: one for one in annotations}
    return AnnotatedDocument(
        Metadata(title=draw(texts()), extra={draw(texts()): draw(texts())}),
        SourceText(text),
        str(draw(st.uuids(version=4))),
        annotations=tuple(unique.values()),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(annotated(), min_size=1, max_size=3, unique_by=lambda one: one.uuid))
def test_every_span_of_any_text_survives_the_database(project, second, documents):
    for each in (project, second):
        each.documents.delete(*each.documents.ids())
    report = bring(project, *documents)
    known = sum("has no attribute" in problem for problem in report.problems)
    assert len(report.problems) == known
    out = list(project.exchange.read())
    assert [d.text.content for d in out] == [d.text.content for d in documents]
    for came, went in zip(out, documents, strict=True):
        assert came.metadata == went.metadata
        assert {a.uuid: a.fragments for a in came.annotations} == {
            a.uuid: a.fragments for a in went.annotations
        }
        for one in came.annotations:
            assert one.quote == quote_of(went.text.content, one.fragments)
        notes = {a.uuid: (a.label, a.note, a.annotator) for a in came.annotations}
        assert notes == {a.uuid: (a.label, a.note, a.annotator) for a in went.annotations}
    bring(second, *out)
    assert list(second.exchange.read()) == out


# Finding the document meant


def test_a_text_that_is_there_is_not_added_again_and_its_annotations_join_it(project, document):
    report = bring(project, loose(TEXT, claim(0, 4), uuid=UUID(1), title="Other name"))
    assert (report.documents, report.annotations) == (0, 1)
    assert project.annotations.of(document)[0].quote == "Anna"


def test_a_text_is_found_again_also_where_there_are_too_many_to_remember(project, monkeypatch):
    monkeypatch.setattr("annotator.store.finding.MOST_REMEMBERED", 1)
    bring(project, loose("One."), loose("Two."))
    assert bring(project, loose("Two."), loose("Three.")).documents == 1
    assert project.documents.count() == 3


def test_documents_are_known_by_their_present_texts_the_oldest_first(project, document):
    bring(project, loose(uuid=UUID(1)), loose("Another text."))
    found = {hash_.hex(): known for hash_, known in project.exchange.by_text().items()}
    assert found[project.documents[document].text_sha256] == document
    assert len(found) == 2


def test_two_documents_of_one_text_stay_two(project, document, second):
    twin = project.documents.add(SourceText(TEXT), Metadata(title="Twin"), allow_duplicate=True)
    project.annotations.add(document, Span(0, 4), "source")
    project.annotations.add(twin, Span(31, 33), "source")
    original = list(project.exchange.read())
    bring(second, *original)
    assert list(second.exchange.read()) == original
    bring(second, *original)
    assert list(second.exchange.read()) == original


def test_documents_without_uuids_and_with_one_text_are_one(project):
    report = bring(project, loose(TEXT, claim(0, 4)), loose(TEXT, claim(31, 33)))
    assert (report.documents, report.annotations) == (1, 2)


@pytest.mark.parametrize(
    "facts",
    [
        lambda d: {"uuid": d.uuid},
        lambda d: {"text_sha256": d.text_sha256},
        lambda _: {"metadata": Metadata(file_name="bridge.txt")},
        lambda _: {"metadata": Metadata(title="The bridge")},
    ],
    ids=["uuid", "hash", "file name", "title"],
)
def test_without_a_text_the_document_is_found_by(project, facts):
    id = project.documents.add(
        SourceText(TEXT), Metadata(title="The bridge", file_name="bridge.txt")
    )
    known = facts(project.documents[id])
    one = AnnotatedDocument(**{"metadata": Metadata(), **known}, annotations=(claim(0, 4),))
    assert bring(project, one).annotations == 1
    assert project.annotations.of(id)[0].quote == "Anna"


def test_a_document_that_is_not_there_is_reported_with_its_annotations(project):
    lost = AnnotatedDocument(Metadata(title="Lost"), annotations=(claim(0, 4), claim(1, 2)))
    report = bring(project, lost)
    assert report.skipped == 2
    assert report.problems == [
        "The project has no document “Lost”. Add it first. 2 annotations were left out."
    ]


def test_a_title_that_two_documents_have_is_no_guess(project):
    bring(project, loose("One text", title="Same"), loose("Another text", title="Same"))
    report = bring(project, AnnotatedDocument(Metadata(title="Same"), annotations=(claim(0, 3),)))
    assert report.skipped == 1
    assert "several documents of the project are called “Same”" in report.problems[0]
    assert project.annotations.counts()["claim"] == 0


def test_annotations_without_text_find_a_document_of_the_same_import(project):
    later = AnnotatedDocument(Metadata(title="The bridge"), annotations=(claim(0, 4),))
    assert bring(project, loose(TEXT), later).annotations == 1


# What does not fit


@pytest.mark.parametrize(
    ("one", "problem"),
    [
        (LooseAnnotation("odd", (Span(0, 4),)), "the scheme has no label “odd”"),
        (LooseAnnotation("claim", ()), "it says no place in the text"),
        (claim(70, 99), f"it ends at 99, past the text ({len(TEXT)})"),
        (
            LooseAnnotation("claim", (Span(50, 99), Span(0, 4))),
            f"it ends at 99, past the text ({len(TEXT)})",
        ),
        (claim(0, 4, quote="Anne"), "the text there is “Anna”, not “Anne”"),
        (claim(0, 4, uuid="abc"), "“abc” is not a UUID"),
        (claim(0, 4, uuid="\ud800" * 36), "is not a UUID"),
    ],
)
def test_what_does_not_fit_is_left_out_and_named_with_its_place(project, document, one, problem):
    report = bring(project, loose(TEXT, claim(31, 33), one._replace(place="row 7")))
    assert (report.annotations, report.skipped) == (1, 1)
    (sentence,) = report.problems
    assert sentence.startswith("row 7: ")
    assert problem in sentence
    sentence.encode()
    assert len(project.annotations.of(document)) == 1


def test_a_place_is_counted_where_the_format_names_none(project):
    report = bring(project, loose(TEXT, claim(0, 4), claim(0, 999)))
    assert report.problems[0].startswith("annotation 2 of “The bridge”: ")


def test_values_that_the_scheme_does_not_know_are_left_out_and_named(project):
    odd = claim(
        0, 4, attributes={"verdict": "maybe", "mood": "x", "quote": "direct"}, status="odd",
        confidence="very", origin="nowhere", place="row 1",
    )  # fmt: skip
    report = bring(project, loose(TEXT, odd))
    assert report.annotations == 1
    assert len(report.problems) == 5
    assert all(problem.startswith("row 1: ") for problem in report.problems)
    made = project.annotations[1]
    assert dict(made.attributes) == {"quote": "direct"}
    assert (made.status, made.confidence, made.origin) == ("draft", "", "manual")


def test_values_that_say_nothing_are_no_problem(project):
    report = bring(project, loose(TEXT, claim(0, 4, status="", origin="")))
    assert report.problems == []
    assert (project.annotations[1].status, project.annotations[1].origin) == ("draft", "manual")


@pytest.mark.parametrize("text", ["", " \n ", "a\0b", "half \ud83d"])
def test_a_text_that_cannot_be_kept_is_left_out_and_named(project, text):
    report = bring(project, loose(text, claim(0, 1), title="Bad"), loose(TEXT, claim(0, 4)))
    assert (report.documents, report.annotations, report.skipped) == (1, 1, 1)
    assert report.problems[0].startswith("“Bad” ")
    assert report.problems[0].endswith("1 annotations were left out.")


BAD = "a\0b\ud800"
GOOD = "a\ufffdb\ufffd"


def test_characters_that_cannot_be_kept_are_replaced_everywhere(project):
    one = LooseAnnotation(
        "claim", (Span(0, 4),), "", UUID(1), {"normalised": BAD}, BAD, BAD, "draft", "", "import",
        BAD, BAD, BAD, BAD, (LooseLink(BAD, BAD, BAD),), (BAD, " "),
    )  # fmt: skip
    metadata = Metadata(**dict.fromkeys(("title", "url", "rights"), BAD), extra={BAD: BAD})
    document = AnnotatedDocument(
        metadata, SourceText(TEXT, BAD, BAD, BAD, BAD), BAD, status=BAD, annotations=(one,)
    )
    report = bring(project, document)
    assert (report.documents, report.annotations) == (1, 1)
    (out,) = project.exchange.read()
    assert (out.metadata.title, out.metadata.extra) == (GOOD, {GOOD: GOOD})
    assert (out.text.encoding, out.status) == (GOOD, "todo")
    (made,) = out.annotations
    assert (made.note, made.annotator, made.reviewer, made.created_at) == (GOOD,) * 4
    assert made.attributes == {"normalised": GOOD}
    assert made.comments == (GOOD,)
    assert all(problem.encode() for problem in report.problems)


def test_an_odd_direction_becomes_auto(project):
    odd = replace(loose(), metadata=Metadata(title="T", direction="sideways"))
    bring(project, odd)
    assert project.documents[1].metadata.direction == "auto"


def test_a_very_long_name_of_an_annotator_is_cut(project):
    bring(project, loose(TEXT, claim(0, 4, annotator="x" * 500)))
    assert project.annotations[1].annotator == "x" * 200


# Identity


def test_uuids_that_are_taken_or_none_are_made_anew_for_documents_and_links(project):
    one = claim(0, 4, uuid=UUID(1), links=(LooseLink("same_as", UUID(2), UUID(9)),))
    two = claim(5, 9, uuid=UUID(2), links=(LooseLink("denies", UUID(1), UUID(9)),))
    report = bring(
        project,
        loose(TEXT, one, two, uuid=UUID(1)),
        loose("Other text", uuid=UUID(1)),
        loose("Third text", uuid="short"),
    )
    assert (report.documents, report.annotations, report.links) == (3, 2, 2)
    documents = [document.uuid for document in project.exchange.read()]
    assert documents[0] == UUID(1)
    assert len(set(documents)) == 3
    assert all(len(uuid) == 36 for uuid in documents)
    assert {link.uuid for link in project.links.of(1)} >= {UUID(9)}


def test_an_annotation_whose_uuid_is_there_is_skipped_but_its_links_count(project, document):
    first = bring(project, loose(TEXT, claim(0, 4, uuid=UUID(1)), claim(5, 9, uuid=UUID(2))))
    assert first.annotations == 2
    linked = claim(0, 4, uuid=UUID(1), links=(LooseLink("same_as", UUID(2)),))
    second = bring(project, loose(TEXT, linked))
    assert (second.annotations, second.skipped, second.links) == (0, 1, 1)
    assert len(project.annotations.of(document)) == 2


def test_one_uuid_twice_in_an_import_is_one_annotation(project):
    report = bring(project, loose(TEXT, claim(0, 4, uuid=UUID(1)), claim(5, 9, uuid=UUID(1))))
    assert (report.annotations, report.skipped) == (1, 1)


def test_the_same_mark_without_a_uuid_is_not_doubled_by_importing_twice(project):
    marks = (
        claim(0, 4),
        claim(5, 9, annotator="Bo"),
        LooseAnnotation("claim", (Span(0, 4), Span(10, 13)), links=()),
    )
    assert bring(project, loose(TEXT, *marks)).annotations == 3
    again = bring(project, loose(TEXT, *marks, claim(0, 4, annotator="Bo"), claim(0, 5)))
    assert (again.annotations, again.skipped) == (2, 3)


def test_marks_without_a_name_are_the_importing_persons(project):
    bring(project, loose(TEXT, claim(0, 4)))
    assert project.annotations[1].annotator == "Anna"


def test_fragments_come_in_order_and_joined_where_they_touch(project):
    fragments = (Span(10, 13), Span(0, 2), Span(2, 4))
    one = LooseAnnotation("claim", fragments, quote=quote_of(TEXT, fragments))
    assert bring(project, loose(TEXT, one)).problems == []
    assert project.annotations[1].fragments == (Span(0, 4), Span(10, 13))
    assert project.annotations[1].quote == "Anna the"


# Links


def linked(kind, *, start="claim", end="source", target="2"):
    one = LooseAnnotation(
        start, (Span(0, 4),), uuid=UUID(1), links=(LooseLink(kind, UUID(target)),)
    )
    return one, LooseAnnotation(end, (Span(5, 9),), uuid=UUID(2))


@pytest.mark.parametrize(
    ("annotations", "problem"),
    [
        (linked("odd"), "has no known type"),
        (linked("attributed_to", target="3"), "has no known other end"),
        (linked("denies"), "“denies” does not lead from a claim to a source"),
        (linked("same_as", target="1"), "“same_as” does not lead from a claim to a claim"),
    ],
)
def test_links_that_do_not_fit_are_left_out_and_named(project, annotations, problem):
    report = bring(project, loose(TEXT, *annotations))
    assert (report.annotations, report.links) == (2, 0)
    assert problem in report.problems[0]


def test_a_link_may_lead_to_what_comes_later_or_was_there_before(project, document):
    here = project.annotations[project.annotations.add(document, Span(0, 4), "source")]
    later = loose("Another text", claim(0, 4, uuid=UUID(2)), title="Later")
    links = (LooseLink("attributed_to", here.uuid), LooseLink("denies", UUID(2)))
    report = bring(project, loose(TEXT, claim(5, 9, uuid=UUID(1), links=links)), later)
    assert (report.links, report.problems) == (2, [])


def test_equal_links_and_both_ways_of_a_symmetric_one_are_one(project):
    there = LooseLink("same_as", UUID(2))
    back = LooseLink("same_as", UUID(1))
    one = claim(0, 4, uuid=UUID(1), links=(there, there))
    two = claim(5, 9, uuid=UUID(2), links=(back,))
    assert bring(project, loose(TEXT, one, two)).links == 1


# The step


def test_progress_counts_documents_and_many_pages_arrive_whole(project):
    done = []
    documents = [loose(f"Text number {n}", claim(0, 4)) for n in range(450)]
    report = project.exchange.write(documents, title="Import", progress=done.append)
    assert done == list(range(1, 451))
    assert report.annotations == project.documents.count() == 450
    assert [row.counts for row in project.documents.listing()] == [{"claim": 1}] * 450
    assert len(project.journal.changes_of(project.journal.history(1)[0].id).rows) == 3


def test_long_texts_are_not_kept_waiting_until_there_are_many(project, monkeypatch):
    monkeypatch.setattr("annotator.store.exchange.MOST_WAITING", 5)

    def documents():
        yield loose("A long text.")
        assert project.documents.count() == 1
        yield loose("Yes.")
        assert project.documents.count() == 1

    assert project.exchange.write(documents(), title="Import").documents == 2


def test_an_error_in_the_middle_leaves_nothing(project):
    before = everything(project)

    def broken():
        yield from (loose(f"Text number {n}", claim(0, 4)) for n in range(250))
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        project.exchange.write(broken(), title="Import")
    assert everything(project) == before


def test_links_between_annotations_that_are_there_are_one_step(project, document):
    claim, source = (
        project.annotations[project.annotations.add(document, span, label)].uuid
        for span, label in ((Span(14, 29), "claim"), (Span(0, 4), "source"))
    )
    links = [
        (claim, LooseLink("attributed_to", source)),
        (claim, LooseLink("attributed_to", "nowhere")),
        (source, LooseLink("denies", claim)),
    ]
    report = project.exchange.write_links(links, title="Import links")
    assert (report.links, len(report.problems)) == (1, 2)
    assert project.exchange.write_links(links[:1], title="Import links").links == 0
    assert [link.type for link in project.links.in_document(document)] == ["attributed_to"]
    project.journal.undo()
    assert project.links.in_document(document) == []


@pytest.mark.parametrize("count", [1, 2, 199, 200, 201, 450])
def test_every_text_is_in_the_index_in_however_many_pieces_it_came(project, monkeypatch, count):
    monkeypatch.setattr(bulk, "MOST_UNINDEXED", 2000)
    bring(project, *(loose(f"Story n{number} of the bridge.") for number in range(count)))
    found = [project.documents.ids(f"n{number}") for number in range(0, count, 7)]
    assert all(len(ids) >= 1 for ids in found)
    assert len(project.documents.ids("bridge")) == count
    assert not check_project(project.path).problems


def test_the_index_writes_single_texts_as_soon_as_ever_again(project):
    """What is kept in memory while many are added is set back."""
    bring(project, *(loose(f"Story {number}") for number in range(3)))
    rows = project._database.all("SELECT v FROM text_fts_config WHERE k = 'hashsize'")
    assert rows == [(1 << 20,)]
