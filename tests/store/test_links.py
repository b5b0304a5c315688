"""Links between annotations."""

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.model.links import fitting
from annotator.model.text import Span
from annotator.store.errors import LinkDoesNotFit
from tests.store.conftest import steps


@pytest.fixture
def ends(project, document):
    """A claim, a source, a denial."""
    add = project.annotations.add
    return (
        add(document, Span(10, 29), "claim"),
        add(document, Span(0, 4), "source"),
        add(document, Span(31, 43), "denial"),
    )


def test_a_link_is_seen_from_both_ends(project, document, ends):
    claim, source, denial = ends
    id = project.links.add("attributed_to", claim, source)
    other = project.links.add("denies", denial, claim)
    (link,) = project.links.of(source)
    assert (link.id, link.type, link.start, link.end) == (id, "attributed_to", claim, source)
    assert link.annotator == "Anna"
    assert [one.id for one in project.links.of(claim)] == [id, other]
    assert [one.id for one in project.links.in_document(document)] == [id, other]


def test_an_equal_link_is_not_made_twice_and_a_symmetric_one_not_backwards(project, document, ends):
    claim, source, _ = ends
    id = project.links.add("attributed_to", claim, source)
    twin = project.annotations.add(document, Span(45, 55), "claim")
    same = project.links.add("same_as", claim, twin)
    supports = project.links.add("supports", claim, twin)
    count = steps(project)
    assert project.links.add("attributed_to", claim, source) == id
    assert project.links.add("same_as", twin, claim) == same
    assert steps(project) == count
    assert project.links.add("supports", twin, claim) != supports


@pytest.mark.parametrize(
    ("type", "start", "end", "message"),
    [
        ("odd", 1, 2, "no link type “odd”"),
        ("denies", 1, 1, "cannot be linked to itself"),
        ("attributed_to", 2, 1, "“attributed_to” does not lead from a source to a claim"),
        ("same_as", 1, 2, "does not lead"),
    ],
)
def test_a_link_that_does_not_fit_is_refused(project, document, ends, type, start, end, message):
    count = steps(project)
    with pytest.raises(LinkDoesNotFit, match=message):
        project.links.add(type, start, end)
    assert project.links.in_document(document) == []
    assert steps(project) == count
    assert ends


@pytest.mark.parametrize(("start", "end"), [(1, 99), (99, 1)])
@pytest.mark.usefixtures("ends")
def test_a_link_needs_both_its_ends(project, start, end):
    with pytest.raises(KeyError):
        project.links.add("denies", start, end)


def test_a_link_that_is_not_there_cannot_be_removed(project, ends):
    id = project.links.add("attributed_to", *ends[:2])
    project.links.remove(id)
    assert project.links.of(ends[0]) == []
    with pytest.raises(KeyError):
        project.links.remove(id)


def test_a_link_may_lead_into_another_document(project, document, ends):
    other = project.documents.add(SourceText("Someone else"), Metadata(title="Other"))
    far = project.annotations.add(other, Span(0, 7), "source")
    id = project.links.add("attributed_to", ends[0], far)
    assert [one.id for one in project.links.in_document(document)] == [id]
    assert project.links.in_document(other) == []
    project.documents.delete(other)
    assert project.links.of(ends[0]) == []


def test_links_are_read_by_id_and_by_the_document_that_they_touch(project, document, ends):
    other = project.documents.add(SourceText("Someone else"), Metadata(title="Other"))
    far = project.annotations.add(other, Span(0, 7), "source")
    ids = [project.links.add("attributed_to", ends[0], end) for end in (ends[1], far)]
    assert [one.id for one in project.links.page([*ids, 99])] == ids
    assert [one.id for one in project.links.touching(document)] == ids
    assert [one.id for one in project.links.touching(other)] == ids[1:]
    assert project.links[ids[0]].end == ends[1]


def test_a_link_runs_as_it_fits_whichever_end_was_picked_first(project, ends):
    claim, source, _ = ends
    fit, *_ = fitting(project.scheme, "source", "claim")
    id = project.links.add_either(fit, source, claim)
    assert (project.links[id].start, project.links[id].end) == (claim, source)
    fit, *_ = fitting(project.scheme, "claim", "source")
    assert project.links.add_either(fit, claim, source) == id


def test_a_link_changes_its_type_in_one_step_and_back(project, ends):
    claim, source, denial = ends
    id = project.links.add("attributed_to", claim, source)
    count = steps(project)
    project.links.change_type(id, "attributed_to")
    assert steps(project) == count
    project.links.change_type(id, "reported_by")
    assert (steps(project), project.links[id].type) == (count + 1, "reported_by")
    assert project.journal.undo_title() == "Change link: said by to reported by"
    project.journal.undo()
    assert project.links[id].type == "attributed_to"
    project.journal.redo()
    assert project.links[id].type == "reported_by"
    turned = project.links.add("denies", denial, claim)
    project.links.change_type(turned, "denies", turn=True)
    assert (project.links[turned].start, project.links[turned].end) == (claim, denial)


def test_a_link_does_not_change_to_what_does_not_fit_or_is_there(project, document, ends):
    claim, source, _ = ends
    id = project.links.add("attributed_to", claim, source)
    other = project.links.add("reported_by", claim, source)
    twin = project.annotations.add(document, Span(45, 55), "claim")
    same = project.links.add("same_as", claim, twin)
    count = steps(project)
    with pytest.raises(LinkDoesNotFit, match="does not lead"):
        project.links.change_type(id, "denies")
    with pytest.raises(LinkDoesNotFit, match="linked by “reported by” already"):
        project.links.change_type(id, "reported_by")
    project.links.change_type(same, "same_as", turn=True)
    assert steps(project) == count
    with pytest.raises(KeyError):
        project.links.change_type(99, "denies")
    assert [one.id for one in project.links.of(source)] == [id, other]


def test_a_new_label_says_how_many_links_it_costs(project, document, ends):
    claim, source, denial = ends
    project.links.add("attributed_to", claim, source)
    twin = project.annotations.add(document, Span(45, 55), "claim")
    project.links.add("same_as", claim, twin)
    project.links.add("denies", denial, claim)
    assert project.annotations.relabel(claim, "claim") == 0
    assert project.annotations.relabel(claim, "context") == 2
    assert project.journal.undo_title().endswith("to context, without 2 links")
    assert project.annotations.relabel(claim, "source") == 1
    assert project.journal.undo_title().endswith("to source, without 1 link")
    assert project.annotations.relabel(twin, "denial") == 0
    assert project.journal.undo_title().endswith("to denial")
