"""Links between annotations."""

import pytest

from annotator.model.document import Metadata, SourceText
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
