"""Changing labels: what it touches, what becomes of annotations, links and answers; undo."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.annotation_filter import parse_annotation_filter
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.scheme import Colour
from annotator.model.text import Span
from annotator.store import Project, label_merging
from annotator.store.check import check_project
from annotator.store.errors import LinkDoesNotFit, Misfit, UndoRefused, UnknownLabel
from annotator.store.label_merging import Touched
from tests.store import deeds

RED, BLUE = Colour("#ffdddd", "#aa0000"), Colour("#ddddff", "#0000aa")


@pytest.fixture
def keeping(project):
    return project.label_keeping


@pytest.fixture
def marked(project, document):
    """A claim by a source, with evidence and comments, and a denial of it."""
    add = project.annotations.add
    claim, source = add(document, Span(10, 29), "claim"), add(document, Span(0, 4), "source")
    denial = add(document, Span(31, 43), "denial")
    project.annotations.set_attribute(claim, "check_worthiness", "check_worthy")
    project.links.add("attributed_to", claim, source)
    project.links.add("denies", denial, claim)
    project.evidence.add(claim, url="https://x.example")
    opened = project.comments.add(document, "Why?", claim)
    project.comments.add(document, "So.", claim, opened)
    return claim, source, denial


def names(project):
    return [label.name for label in project.scheme.labels]


def held(project):
    return (
        project.scheme,
        project.annotations.of(1),
        project.links.in_document(1),
        [one for id in (1, 2, 3) for one in project.comments.of(id)],
    )


def test_renaming_keeps_everything_and_the_old_name(project, keeping, marked):
    before = held(project)
    assert keeping.rename("claim", "  Put  forward ") == "put_forward"
    assert names(project) == ["put_forward", "source", "denial", "context"]
    label = project.scheme.label("put_forward")
    assert (label.title, label.aliases, label.role) == ("Put forward", ("claim",), "claim")
    assert project.annotations[marked[0]].label == "put_forward"
    denies = next(one for one in project.scheme.links if one.name == "denies")
    assert "put_forward" in denies.ends_to
    project.links.add("attributed_to", marked[2], marked[1])
    project.journal.undo()
    assert keeping.rename("put_forward", "Claim") == "claim"
    assert keeping.aliases("claim") == ["put_forward"]
    assert keeping.rename("claim", "Claim") == "claim"
    assert keeping.rename("claim", "CLAIM", "claim") == "claim"
    assert project.scheme.label("claim").title == "CLAIM"
    for _ in range(3):
        project.journal.undo()
    assert held(project) == before


def test_names_that_cannot_be(keeping):
    with pytest.raises(UnknownLabel):
        keeping.archive("rumour")
    for wrong in ("", "  ", "x" * 201, "Source", "*"):
        with pytest.raises(Misfit):
            keeping.rename("claim", wrong)
    keeping.rename("claim", "Statement")
    with pytest.raises(Misfit, match="or was"):
        keeping.rename("source", "Claim")
    with pytest.raises(UnknownLabel):
        keeping.rename("rumour", "x")


def test_what_merging_would_touch_is_what_it_touches(project, keeping, marked):
    before = held(project)
    told = keeping.merging("claim", "context")  # which is not asked for its worth
    assert (told.annotations, told.documents, told.links) == (1, 1, 0)
    assert told.answers >= 1
    assert keeping.merge("claim", "context") == told
    assert names(project) == ["source", "denial", "context"]
    assert project.annotations[marked[0]].label == "context"
    assert "check_worthiness" not in project.annotations[marked[0]].attributes
    assert keeping.aliases("context") == ["claim"]
    assert {link.type for link in project.links.in_document(1)} == {"attributed_to", "denies"}
    project.journal.undo()
    assert held(project) == before
    with pytest.raises(Misfit):
        keeping.merge("claim", "claim")


def test_an_end_that_named_the_merged_label_names_the_other(project, keeping, marked):
    made = keeping.add("Assertion", RED, BLUE)
    assert keeping.merging("claim", made).annotations == 1
    keeping.merge("claim", made)
    assert {link.type for link in project.links.in_document(1)} == {"attributed_to", "denies"}
    assert marked[0] in [one.id for one in project.annotations(label=made)]


def test_deleting_takes_along_what_it_says(project, keeping, marked):
    before = held(project)
    told = keeping.deletion("claim")
    assert told == Touched(annotations=1, documents=1, links=2, comments=2, evidence=1)
    assert keeping.delete("claim") == told
    assert names(project) == ["source", "denial", "context"]
    assert [one.id for one in project.annotations.of(1)] == [marked[1], marked[2]]
    assert project.links.in_document(1) == []
    project.journal.undo()
    assert held(project) == before


def test_the_last_label_stays(keeping):
    for name in ("source", "denial"):
        keeping.delete(name)
    keeping.archive("context")
    with pytest.raises(Misfit, match="last"):
        keeping.delete("claim")
    with pytest.raises(Misfit, match="last"):
        keeping.archive("claim")
    keeping.delete("context")


def test_archived_labels_are_offered_no_more_and_stay(project, keeping, marked):
    keeping.archive("claim")
    keeping.archive("claim")
    assert [label.name for label in project.scheme.offered] == ["source", "denial", "context"]
    assert project.annotations[marked[0]].label == "claim"
    keeping.archive("claim", is_archived=False)
    assert len(project.scheme.offered) == 4


def test_an_order_gives_the_digits(project, keeping):
    keeping.archive("source")
    order = ["context", "source", "claim", "denial"]
    keeping.order(order)
    keeping.order(order)
    assert names(project) == order
    assert [label.digit for label in project.scheme.labels] == [1, 0, 2, 3]
    with pytest.raises(Misfit):
        keeping.order(["claim", "claim", "source", "denial"])


def test_digits_that_were_chosen_stay(project, keeping):
    keeping.set_keys("claim", 9, "c")
    keeping.order(["context", "source", "claim", "denial"])
    assert [label.digit for label in project.scheme.labels] == [4, 2, 9, 3]


def test_what_is_brought_back_has_a_digit(project, keeping):
    keeping.archive("source")
    keeping.archive("source", is_archived=False)
    assert project.scheme.label("source").digit == 2
    keeping.archive("source")
    keeping.set_keys("context", 2, "")
    keeping.archive("source", is_archived=False)
    assert project.scheme.label("source").digit == 4
    for number in range(6):
        keeping.add(f"More {number}", RED, BLUE)
    assert [label.digit for label in project.scheme.labels][4:] == [5, 6, 7, 8, 9, 0]


def test_keys_are_set_and_refused(project, keeping):
    keeping.set_keys("claim", 7, " k ")
    label = project.scheme.label("claim")
    assert (label.digit, label.letter) == (7, "k")
    keeping.set_keys("claim", 7, "k")
    project.journal.undo()
    assert project.scheme.label("claim").digit == 1
    for digit, letter, why in (
        (2, "", "“Source” has the digit 2"), (1, project.scheme.label("source").letter, "letter"),
        (10, "", "from 1 to 9"), (-1, "", "from 1 to 9"), (1, "ab", "not a letter"),
        (1, "1", "not a letter"), (1, "😀", "not a letter"),
    ):  # fmt: skip
        with pytest.raises(Misfit, match=why):
            keeping.set_keys("claim", digit, letter)
    keeping.archive("source")
    keeping.set_keys("claim", 2, "")
    keeping.set_keys("denial", 0, "ü")
    assert project.scheme.label("denial").digit == 0


def test_filters_follow_names(project, keeping, marked):
    filters = project.filters
    filters.save("All", parse_annotation_filter("label:claim,denial,source -status:draft word"))
    filters.save("Other", parse_annotation_filter("-label:CLAIM"))
    filters.save("None", parse_annotation_filter("status:draft"))
    before = [one.filter.as_typed() for one in filters()]
    keeping.rename("claim", "Statement")
    assert [one.filter.as_typed() for one in filters()] == [
        "label:statement,denial,source -status:draft word", "status:draft", "-label:statement",
    ]  # fmt: skip
    made = [list(project.review.ids(parse_annotation_filter(f"label:{one}")))
            for one in ("claim", "Claim", "statement")]  # fmt: skip
    assert made == [[marked[0]]] * 3
    keeping.merge("statement", "source")
    assert filters()[0].filter.as_typed() == "label:source,denial -status:draft word"
    keeping.delete("denial")
    assert filters()[0].filter.as_typed() == "label:source,denial -status:draft word"
    for _ in range(3):
        project.journal.undo()
    assert [one.filter.as_typed() for one in filters()] == before


def test_older_names_are_understood_in_any_file(project, keeping, document):
    keeping.rename("claim", "Statement")
    text = project.documents.text(document)
    loose = [
        LooseAnnotation(label, (Span(0, 4),), text[:4]) for label in ("claim", "rumour", "source")
    ]
    more = AnnotatedDocument(
        Metadata(title="Once more"), SourceText(f"{text}!"), annotations=tuple(loose)
    )
    report = project.exchange.write([more], title="Import")
    assert report.annotations == 2
    assert [one.label for one in project.annotations.of(document + 1)] == ["statement", "source"]
    assert "no label “rumour”" in report.problems[0]


def test_an_archived_label_can_be_merged_and_brought_back(project, keeping):
    keeping.archive("denial")
    keeping.rename("denial", "Refusal", "refusal")
    assert keeping.rename("refusal", "Refusal", "refusal") == "refusal"
    keeping.merge("refusal", "claim")
    assert keeping.aliases("claim") == ["denial", "refusal"]
    assert "denial" not in names(project)


def test_colours(project, keeping):
    keeping.recolour("claim", RED, BLUE)
    keeping.recolour("claim", RED, BLUE)
    label = project.scheme.label("claim")
    assert (label.light, label.dark) == (RED, BLUE)
    project.journal.undo()
    assert project.scheme.label("claim").light != RED


def test_a_new_label_can_be_used(project, keeping, document):
    assert keeping.add("Opinion  piece", RED, BLUE) == "opinion_piece"
    made = project.annotations.add(document, Span(0, 4), "opinion_piece")
    assert keeping.counts()["opinion_piece"] == 1
    assert project.annotations[made].label == "opinion_piece"
    with pytest.raises(Misfit):
        keeping.add("Opinion Piece", RED, BLUE)


ACTS = st.one_of(
    st.tuples(st.just("rename"), st.integers(0, 5), st.sampled_from("ABCD")),
    st.tuples(st.just("merge"), st.integers(0, 5), st.integers(0, 5)),
    st.tuples(st.just("delete"), st.integers(0, 5)),
    st.tuples(st.just("archive"), st.integers(0, 5), st.booleans()),
    st.tuples(st.just("order"), st.integers(1, 5)),
    st.tuples(st.just("add"), st.sampled_from("EFG")),
)


@settings(max_examples=60, deadline=None)
@given(acts=st.lists(ACTS | deeds.deeds, max_size=14))
def test_no_link_dangles_whatever_is_done(acts, scheme, tmp_path_factory):
    path = tmp_path_factory.mktemp("labels") / "p.annotator"
    with deeds.stage(path, scheme) as project:
        doer = deeds.Doer(project)
        for act in acts:
            with suppress(Misfit, UndoRefused, UnknownLabel, LinkDoesNotFit, ValueError):
                if act[0] in ("rename", "merge", "archive", "order") or act in _ours(acts):
                    _keep(project, *act)
                else:
                    doer.do(*act)
            _links_lead_somewhere(project)
    assert check_project(path).problems == ()


def _ours(acts):
    return [act for act in acts if (act[0] == "add" and len(act) == 2) or act[0] == "delete"]


def _keep(project, name, *details):
    keeping = project.label_keeping
    labels = [label.name for label in project.scheme.labels]
    first = labels[details[0] % len(labels)] if isinstance(details[0], int) else ""
    if name == "rename":
        keeping.rename(first, details[1])
    elif name == "merge":
        keeping.merge(first, labels[details[1] % len(labels)])
    elif name == "archive":
        keeping.archive(first, is_archived=details[1])
    elif name == "order":
        keeping.order(labels[details[0] % len(labels) :] + labels[: details[0] % len(labels)])
    elif name == "add":
        keeping.add(details[0], RED, BLUE)
    else:
        keeping.delete(first)


def _links_lead_somewhere(project):
    types = {one.name: one for one in project.scheme.links}
    for document in (1, 2):
        for link in project.links.in_document(document):
            ends = [project.annotations[one].label for one in (link.start, link.end)]
            assert types[link.type].fits(*ends)


def test_a_file_with_an_old_name_fits(project, keeping, document, tmp_path):
    from annotator.formats.csv_reader import CsvImport
    from annotator.ui.commands.transfer import texts_of

    keeping.rename("claim", "Statement")
    (tmp_path / "x.csv").write_text(
        "document,label,quote,start,end\nThe bridge,claim,Anna,0,4\n", encoding="utf-8"
    )
    with (tmp_path / "x.csv").open("rb") as stream:
        found = CsvImport(stream, "x.csv", project.scheme, texts_of(project))
        report = project.exchange.write(found.documents(), title="Import")
    assert report.annotations == 1
    assert [one.label for one in project.annotations.of(document)] == ["statement"]


def test_many(scheme, tmp_path, monkeypatch):
    with Project.create(tmp_path / "p.annotator", scheme=scheme, annotator="A") as project:
        document = project.documents.add(SourceText("word " * 2_000), Metadata())
        for number in range(500):
            made = project.annotations.add(document, Span(number * 5, number * 5 + 4), "claim")
            project.annotations.set_attribute(made, "normalised", f"Words {number}")
        monkeypatch.setattr(label_merging, "AT_ONCE", 70)
        assert project.label_keeping.merge("claim", "context").annotations == 500
        assert project.label_keeping.counts() == {"source": 0, "denial": 0, "context": 500}
