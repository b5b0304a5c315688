"""Evidence on claims."""

import pytest

from annotator.model.text import Span
from annotator.store.errors import Misfit
from tests.store.conftest import everything, steps


@pytest.fixture
def claim(project, document):
    return project.annotations.add(document, Span(14, 29), "claim")


def test_evidence_is_kept_with_who_found_it(project, claim):
    id = project.evidence.add(claim, url=" https://x.example/a ", title="A", stance="refutes")
    piece = project.evidence[id]
    assert (piece.url, piece.title, piece.note) == ("https://x.example/a", "A", "")
    assert (piece.stance, piece.annotator, piece.annotation) == ("refutes", "Anna", claim)
    assert project.evidence.of([claim]) == [piece]
    assert project.evidence.of([]) == []


def test_evidence_is_edited_and_removed_and_each_is_undone(project, claim):
    id = project.evidence.add(claim, note="said so on the phone")
    first = project.evidence[id]
    project.evidence.edit(id, url="", title="Call", note="said so", stance="supports")
    assert project.evidence[id].title == "Call"
    before = steps(project)
    project.evidence.edit(id, url="", title="Call", note="said so", stance="supports")
    assert steps(project) == before
    project.evidence.remove(id)
    with pytest.raises(KeyError):
        project.evidence[id]
    project.journal.undo()
    project.journal.undo()
    assert project.evidence[id] == first


def test_evidence_that_says_nothing_or_hangs_nowhere_is_refused(project, claim):
    with pytest.raises(Misfit, match="an address, a title or a note"):
        project.evidence.add(claim, url="  ")
    with pytest.raises(Misfit, match="is not what evidence does"):
        project.evidence.add(claim, url="https://x.example", stance="proves")
    with pytest.raises(KeyError):
        project.evidence.add(99, url="https://x.example")
    with pytest.raises(KeyError):
        project.evidence.remove(99)


@pytest.mark.parametrize("what", ["annotations", "documents"])
def test_it_goes_with_its_claim_and_comes_back_with_it(project, document, claim, what):
    project.evidence.add(claim, title="A")
    before = everything(project)
    getattr(project, what).delete(claim if what == "annotations" else document)
    assert everything(project)["evidence"] == []
    project.journal.undo()
    assert everything(project) == before
    project.journal.redo()
    assert everything(project)["evidence"] == []
