"""The numbers of a project, against counting one by one."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.statistics import statistics
from annotator.store.statistics_places import BINS

LABELS = ("claim", "source", "denial", "context")
TEXT = "abcdefghij" * 6
MARKS = st.lists(
    st.tuples(
        st.integers(1, 2), st.integers(0, 48), st.integers(1, 9), st.sampled_from(LABELS),
        st.sampled_from(["draft", "accepted"]),
        st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), max_size=3),
    ),
    max_size=14,
)  # fmt: skip


def numbers(project):
    return statistics(project.annotations._database)


@settings(max_examples=80, deadline=None)
@given(marks=MARKS)
def test_counting_one_by_one_gives_the_same(marks, scheme, tmp_path_factory):
    path = tmp_path_factory.mktemp("statistics") / "p.annotator"
    with Project.create(path, scheme=scheme, annotator="Anna") as project:
        for number in (1, 2):
            project.documents.add(SourceText(TEXT[number:]), Metadata(title=str(number)))
        for document, start, length, label, status, more in marks:
            spans = [Span(start, start + length)]
            for gap, size in more:
                at = spans[-1].end + gap
                spans += [Span(at, at + size)] if at + size < 58 else []
            made = project.annotations.add(document, spans, label)
            project.annotations.set_status(made, status)
        found = numbers(project)
        every = [one for document in (1, 2) for one in project.annotations.of(document)]
        assert found.annotations == len(every)
        assert found.documents == 2
        assert found.by_label == {name: sum(a.label == name for a in every) for name in LABELS}
        assert found.by_status == Counter(one.status for one in every)
        assert sum(found.lengths.values()) == len(every)
        assert found.lengths[5] == sum(5 <= len(under(one)) < 10 for one in every)
        assert found.together == _overlapping(every)
        for document in found.per_document:
            mine = [one for one in every if one.document == document.id]
            covered = set().union(*map(under, mine))
            assert document.annotations == len(mine)
            assert document.reviewed == sum(one.status != "draft" for one in mine)
            assert document.coverage == pytest.approx(len(covered) / (60 - document.id))


def under(one):
    """The places that an annotation covers."""
    return {place for part in one.fragments for place in range(part.start, part.end)}


def _overlapping(every):
    order = {name: number for number, name in enumerate(LABELS)}
    found = Counter()
    for one, other in combinations(every, 2):
        is_one = one.document == other.document and one.label != other.label
        if is_one and under(one) & under(other):
            found[tuple(sorted((one.label, other.label), key=order.__getitem__))] += 1
    return found


def test_discontinuous_ones_overlap_by_their_fragments(project, document):
    add = project.annotations.add
    add(document, [Span(0, 6), Span(12, 18)], "claim")
    add(document, [Span(4, 8), Span(14, 16)], "source")  # twice, and counted once
    add(document, Span(2, 14), "denial")  # from within the first claim to its second fragment
    add(document, Span(9, 11), "context")  # in the gaps of both
    add(document, Span(0, 3), "claim")
    found = numbers(project)
    assert found.together == {
        ("claim", "source"): 1, ("claim", "denial"): 2, ("source", "denial"): 1,
        ("denial", "context"): 1,
    }  # fmt: skip
    (one,) = found.per_document
    assert one.coverage == pytest.approx(18 / project.documents[document].length)


def test_answers_days_people_and_pace(project, document):
    project.sign_in("Bo")
    ids = [project.annotations.add(document, Span(n, n + 3), "claim") for n in range(5)]
    project.annotations.set_attribute(ids[0], "check_worthiness", "check_worthy")
    times = ("2026-11-01T10:00:00Z", "2026-11-01T10:01:00Z", "2026-11-01T10:03:00Z",
             "2026-11-02T09:00:00Z", "2026-11-02T09:01:00Z")  # fmt: skip
    with project.journal.step("Times"):
        project.annotations._database.executemany(
            "UPDATE annotation SET created_at = ? WHERE id = ?", zip(times, ids, strict=True)
        )
    found = numbers(project)
    assert found.by_annotator == {"Bo": 5}
    assert found.days == {"2026-11-01": 3, "2026-11-02": 2}
    assert found.by_answer["check_worthiness"] == {"check_worthy": 1}
    # Three steps in four minutes; the night between is no work.
    assert found.hours == {"Bo": pytest.approx(45)}
    assert found.by_document_status == {"doing": 1}
    with project.journal.step("Times"):
        project.annotations._database.execute("UPDATE annotation SET created_at = 'x'")
    assert numbers(project).hours == {}


def test_an_empty_project(project):
    found = numbers(project)
    assert (found.annotations, found.documents, found.together, found.hours) == (0, 0, {}, {})
    assert list(found.lengths) == list(BINS)
