"""Marking, changing and deleting annotations."""

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.errors import Misfit, ProjectError, SaveFailed, UnknownLabel
from tests.store.conftest import TEXT, steps

CLAIM, SOURCE = Span(10, 29), Span(0, 4)


@pytest.fixture
def id(project, document):
    return project.annotations.add(document, CLAIM, "claim")


def test_a_mark_holds_all_that_was_said_of_it(project, document):
    id = project.annotations.add(
        document,
        [Span(31, 33), Span(0, 4)],
        "source",
        attributes={"named": "named", "role": ""},
        note="both",
        confidence="low",
        origin="suggestion",
    )
    one = project.annotations[id]
    assert one.fragments == (Span(0, 4), Span(31, 33))
    assert one.quote == "Anna Bo"
    assert dict(one.attributes) == {"named": "named"}
    assert (one.note, one.confidence, one.origin) == ("both", "low", "suggestion")
    assert (one.annotator, one.status, one.document) == ("Anna", "draft", document)
    assert one.created_at == one.updated_at
    assert len(one.uuid) == 36
    assert project.annotations.has(id)


def test_fragments_that_touch_or_overlap_are_one(project, document):
    id = project.annotations.add(document, [Span(2, 9), Span(0, 2), Span(5, 12)], "claim")
    assert project.annotations[id].fragments == (Span(0, 12),)
    assert project.annotations[id].quote == TEXT[:12]


def test_a_mark_gets_the_schemes_defaults_where_nothing_else_is_said(project, document):
    add = project.annotations.add
    plain = add(document, CLAIM, "claim")
    said = add(document, Span(1, 5), "claim", attributes={"verdict": "refuted"})
    none = add(document, Span(2, 5), "claim", attributes={"verdict": ""})
    verdicts = [project.annotations[id].attributes.get("verdict") for id in (plain, said, none)]
    assert verdicts == ["unchecked", "refuted", None]


def test_the_same_mark_by_the_same_person_is_not_made_twice(project, document, id):
    count = steps(project)
    assert project.annotations.add(document, [CLAIM], "claim", note="other") == id
    assert steps(project) == count
    assert project.annotations.add(document, CLAIM, "context") != id
    assert project.annotations.add(document, [SOURCE, CLAIM], "claim") != id
    project.sign_in("Bo")
    assert project.annotations.add(document, CLAIM, "claim") != id


def test_the_first_mark_begins_a_document_but_reopens_none(project, document, id):
    assert project.documents[document].status == "doing"
    project.documents.set_status(document, "done")
    project.annotations.add(document, SOURCE, "source")
    assert project.documents[document].status == "done"
    assert id


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda a, d: a.add(d, CLAIM, "odd"), UnknownLabel),
        (lambda a, d: a.add(d, Span(0, len(TEXT) + 1), "claim"), ValueError),
        (lambda a, d: a.add(d, [Span(900, 901), SOURCE], "claim"), ValueError),
        (lambda a, d: a.add(d, [], "claim"), ValueError),
        (lambda a, d: a.add(d + 1, CLAIM, "claim"), KeyError),
        (lambda a, d: a.add(d, CLAIM, "claim", attributes={"verdict": "maybe"}), Misfit),
        (lambda a, d: a.add(d, CLAIM, "claim", attributes={"mood": "x"}), Misfit),
        (lambda a, d: a.add(d, CLAIM, "claim", confidence="very"), Misfit),
        (lambda a, d: a.add(d, CLAIM, "claim", origin="nowhere"), Misfit),
    ],
)
def test_a_mark_that_cannot_be_is_refused_and_leaves_no_trace(project, document, change, error):
    count = steps(project)
    with pytest.raises(error):
        change(project.annotations, document)
    assert project.annotations.of(document) == []
    assert steps(project) == count


def test_an_unknown_label_is_told_with_those_that_there_are(project, document):
    with pytest.raises(ProjectError, match=r"no label “odd”.*claim, source, denial, context"):
        project.annotations.add(document, CLAIM, "odd")


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a[9],
        lambda a: a.mark(9),
        lambda a: a.delete(1, 9),
        lambda a: a.relabel(9, "source"),
        lambda a: a.resize(9, SOURCE),
        lambda a: a.set_note(9, "x"),
        lambda a: a.set_attribute(9, "verdict", "refuted"),
        lambda a: a.set_status(9, "accepted"),
        lambda a: a.set_confidence(9, "low"),
    ],
)
def test_an_annotation_that_is_not_there_is_a_key_error(project, id, change):
    count = steps(project)
    with pytest.raises(KeyError):
        change(project.annotations)
    assert project.annotations.has(id)
    assert not project.annotations.has(9)
    assert steps(project) == count


def test_changes_are_refused_where_the_scheme_or_the_text_forbids(project, id):
    annotations, before = project.annotations, project.annotations[id]
    with pytest.raises(Misfit, match="“maybe” is not a value of “verdict”"):
        annotations.set_attribute(id, "verdict", "maybe")
    with pytest.raises(Misfit, match="“claim” has no attribute “mood”"):
        annotations.set_attribute(id, "mood", "x")
    with pytest.raises(Misfit, match=r"“odd” is not a status\. Choose one of: draft, accepted"):
        annotations.set_status(id, "odd")
    with pytest.raises(Misfit, match="Choose one of: none, low, medium, high"):
        annotations.set_confidence(id, "odd")
    with pytest.raises(UnknownLabel):
        annotations.relabel(id, "odd")
    with pytest.raises(ValueError, match="past"):
        annotations.resize(id, Span(0, 999))
    with pytest.raises(ValueError, match="needs a fragment"):
        annotations.resize(id, [])
    assert annotations[id] == before


def test_resizing_moves_the_quote_with_the_place(project, id):
    project.annotations.resize(id, [Span(10, 13), Span(25, 29)])
    one = project.annotations[id]
    assert (one.quote, one.start, one.end) == ("the safe", 10, 29)
    project.annotations.resize(id, SOURCE)
    assert project.annotations[id].quote == "Anna"
    assert project.annotations[id].fragments == (SOURCE,)


def test_relabelling_keeps_what_the_new_label_asks_too(project, id):
    for name, value in (("quote", "direct"), ("verdict", "refuted"), ("certainty", "hedged")):
        project.annotations.set_attribute(id, name, value)
    project.annotations.relabel(id, "denial")
    assert dict(project.annotations[id].attributes) == {"quote": "direct"}
    project.annotations.relabel(id, "claim")
    assert dict(project.annotations[id].attributes) == {"quote": "direct", "verdict": "unchecked"}


def test_characters_that_cannot_be_kept_are_replaced_once(project, document, id):
    project.annotations.set_note(id, "a\0b\ud800")
    project.annotations.set_attribute(id, "normalised", "x\0")
    count = steps(project)
    project.annotations.set_note(id, "a\0b\ud800")
    project.annotations.set_attribute(id, "normalised", "x\0")
    assert steps(project) == count
    one = project.annotations[id]
    assert (one.note, one.attributes["normalised"]) == ("a\ufffdb\ufffd", "x\ufffd")
    other = project.annotations.add(
        document, SOURCE, "claim", note="\0", attributes={"normalised": "\ud800"}
    )
    assert project.annotations[other].note == "\ufffd"
    assert project.annotations[other].attributes["normalised"] == "\ufffd"


def test_deleting_several_takes_shared_links_and_comments_along(project, document, id):
    source = project.annotations.add(document, SOURCE, "source")
    stays = project.annotations.add(document, Span(31, 33), "source")
    for end in (source, stays):
        project.links.add("attributed_to", id, end)
    thread = project.comments.add(document, "a", annotation=id)
    project.comments.add(document, "b", replies_to=thread)
    project.annotations.delete(source, id, id)
    assert [one.id for one in project.annotations.of(document)] == [stays]
    assert project.links.in_document(document) == []
    assert project.comments.of(id) == []
    assert project.journal.undo_title() == "Delete 3 marks"


def test_steps_are_called_in_the_users_words(project, document, id):
    project.annotations.set_note(id, "n")
    project.annotations.relabel(id, "context")
    project.annotations.resize(id, Span(0, 79))
    project.annotations.delete(id)
    titles = [step.title for step in project.journal.history(5)]
    long = "Anna said the bridge was safe. Bo denie…"
    assert titles == [
        f"Delete context “{long}”",
        f"Resize context “{long}”",
        "Change claim “the bridge was safe” to context",
        "Edit note of claim “the bridge was safe”",
        "Mark claim “the bridge was safe”",
    ]
    assert document


def test_annotations_are_searched_by_label_document_person_and_status(project, document):
    add = project.annotations.add
    ids = [add(document, Span(n, n + 2), "claim") for n in range(20, 0, -2)]
    add(document, SOURCE, "source")
    project.annotations.set_status(ids[0], "accepted")
    project.sign_in("Bo")
    bo = add(document, CLAIM, "claim")
    search = project.annotations
    assert [one.start for one in search()] == sorted(one.start for one in search())
    assert {one.id for one in search(label="claim")} == {*ids, bo}
    assert {one.id for one in search(annotator="Bo")} == {bo}
    assert {one.id for one in search(status="accepted", label="claim")} == {ids[0]}
    assert list(search(document=document + 1)) == []
    assert list(search(annotator="Cy")) == []
    with pytest.raises(UnknownLabel):
        list(search(label="odd"))


@pytest.fixture
def just_before(project, path, monkeypatch):
    """Lets another window change something after a change was asked for and before it begins."""

    def arranged(change):
        def begin():
            monkeypatch.undo()
            with Project.open(path, annotator="Bo") as second:
                change(second)
            project.journal._begin()

        monkeypatch.setattr(project.journal, "_begin", begin)

    return arranged


def test_an_answer_of_another_window_just_before_is_kept(project, id, just_before):
    just_before(lambda second: second.annotations.set_attribute(id, "certainty", "hedged"))
    project.annotations.set_attribute(id, "verdict", "refuted")
    assert project.annotations[id].attributes == {"verdict": "refuted", "certainty": "hedged"}
    just_before(lambda second: second.annotations.set_attribute(id, "quote", "direct"))
    project.annotations.relabel(id, "denial")
    assert project.annotations[id].attributes == {"quote": "direct"}


@pytest.mark.parametrize(
    "change",
    [
        lambda a, id: a.set_note(id, "n"),
        lambda a, id: a.set_attribute(id, "verdict", "refuted"),
        lambda a, id: a.relabel(id, "denial"),
        lambda a, id: a.resize(id, SOURCE),
        lambda a, id: a.set_status(id, "accepted"),
    ],
)
def test_a_mark_that_another_window_deleted_just_before_is_a_key_error(
    project, id, just_before, change
):
    just_before(lambda second: second.annotations.delete(id))
    count = steps(project)
    with pytest.raises(KeyError):
        change(project.annotations, id)
    assert steps(project) == count + 1


def test_marking_a_document_that_another_window_deleted_just_before_is_told(
    project, document, just_before
):
    just_before(lambda second: second.documents.delete(document))
    with pytest.raises(SaveFailed, match="another window may have changed it"):
        project.annotations.add(document, SOURCE, "source")


def test_history_names_an_attribute_as_the_window_does(project: Project) -> None:
    document = project.documents.add(SourceText("The mayor resigned."), Metadata(title="Mayor"))
    claim = project.annotations.add(document, Span(0, 18), "claim")
    project.annotations.set_attribute(claim, "claim_type", "numerical")
    asked = project.scheme.attributes_of("claim")
    title = next(one.title for one in asked if one.name == "claim_type")
    assert project.journal.undo_title() == f"Set {title.lower()} of claim “The mayor resigned”"
