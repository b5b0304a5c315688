"""The claim board: which cards there are, and what is on them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.claims import ORDERS, Choice, ClaimFilter
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import Label, Scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.claim_board import ClaimBoard
from annotator.store.claim_index import DEAD
from annotator.store.errors import ProjectError
from tests.store.conftest import TEXT
from tests.store.deeds import Doer, deeds, stage


class Board:
    """A project with claims, by their words."""

    def __init__(self, project: Project, document: int) -> None:
        self.project = project
        self.document = document

    def mark(self, label, words, **answers):
        start = TEXT.index(words)
        span = Span(start, start + len(words))
        return self.project.annotations.add(self.document, span, label, attributes=answers)

    def ids(self, order="place", *, descending=False, **wanted):
        found = self.project.claims.ids(ClaimFilter(**wanted), order=order, descending=descending)
        return list(found)


@pytest.fixture
def board(project, document):
    return Board(project, document)


@pytest.fixture
def claims(board):
    """Three claims; the first two are the same, and somebody denies the second."""
    safe = board.mark("claim", "the bridge was safe", normalised="The bridge is sound.")
    it = board.mark("claim", "it", verdict="refuted")
    opened = board.mark("claim", "The bridge opened in 1990", check_worthiness="check_worthy")
    anna, bo = board.mark("source", "Anna", entity="Anna Smith"), board.mark("source", "Bo")
    denial = board.mark("denial", "denied it")
    for type, start, end in (
        ("same_as", it, safe), ("attributed_to", safe, anna), ("denies", denial, it),
        ("attributed_to", denial, bo),
    ):  # fmt: skip
        board.project.links.add(type, start, end)
    return safe, it, opened


def test_a_cluster_is_one_card(board, claims):
    safe, it, opened = claims
    assert board.ids() == [safe, opened]
    assert board.ids(descending=True) == [opened, safe]
    assert [board.project.claims.card_of(id) for id in claims] == [safe, safe, opened]
    assert board.project.claims.card_of(4) is None
    uuid = board.project.annotations[it].uuid
    assert board.project.claims.with_uuid(uuid) == safe
    assert board.project.claims.with_uuid("none") is None


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"is_sourceless": True}, {2}),
        ({"is_denied": True}, {0}),
        ({"is_check_worthy": True}, {2}),
        ({"verdict": "refuted"}, {0}),
        ({"verdict": "unchecked"}, {2}),
        ({"verdict": ""}, set()),
        ({"words": "SOUND"}, {0}),
        ({"words": "bridge"}, {0, 2}),
        ({"words": "100%"}, set()),
        ({"source": "smith"}, {0}),
        ({"source": "Bo"}, set()),
        ({"document": 1}, {0, 2}),
        ({"document": 2}, set()),
        ({"is_denied": True, "is_sourceless": True}, set()),
        ({"is_sourceless": True, "words": "1990", "document": 1}, {2}),
    ],
)
def test_filters(board, claims, wanted, expected):
    assert set(board.ids(**wanted)) == {claims[number] for number in expected}


def test_another_mention_of_a_source_is_looked_for_too(board, claims):
    opened, links = claims[2], board.project.links
    first, second = board.mark("source", "The end"), board.mark("source", "Bo denied")
    links.add("attributed_to", opened, first)
    links.add("same_as", second, first)
    links.add("same_as", second, 5)
    assert board.ids(source="bo") == [opened]
    (material,) = board.project.claims.materials([opened])
    assert material.same == {first: (5, second, first)}
    assert set(material.annotations) == {5, first, second}
    board.project.annotations.set_status(second, "rejected")
    (material,) = board.project.claims.materials([opened])
    assert material.same == {}  # who rejected it rejected that the two are one
    assert material.looked_at == {opened, first, second}
    assert board.ids(source="bo") == []
    board.project.annotations.set_status(second, "draft")
    assert board.ids(source="bo") == [opened]
    board.project.annotations.set_status(first, "rejected")
    assert board.ids(source="bo") == []


def test_orders(board, claims):
    safe, _, opened = claims
    assert board.ids("verdict") == [opened, safe]
    assert board.ids("verdict", descending=True) == [safe, opened]
    assert board.ids("denials") == [opened, safe]
    board.project.annotations.set_note(opened, "later")
    assert board.ids("updated") == [safe, opened]
    board.project.documents.rename(board.document, "Else")
    assert board.ids("updated") == [safe, opened]
    assert set(ORDERS) == {"place", "verdict", "denials", "updated"}


def test_cards_are_counted_by_their_verdicts(board, claims):
    assert board.project.claims.counts() == {"unchecked": 1, "refuted": 1}
    assert board.project.claims.counts(ClaimFilter(is_denied=True)) == {"refuted": 1}
    board.project.annotations.set_attribute(claims[2], "verdict", "")
    assert board.project.claims.counts() == {"refuted": 1, "": 1}


def test_a_rejected_claim_source_or_denial_counts_for_nothing(board, claims):
    safe, it, opened = claims
    assert board.ids(is_sourceless=True) == [opened]
    board.project.annotations.set_status(4, "rejected")  # the source
    assert board.ids(is_sourceless=True) == [safe, opened]
    assert board.ids(source="Anna") == []
    board.project.annotations.set_status(6, "rejected")  # the denial
    assert board.ids(is_denied=True) == []
    board.project.annotations.set_status(safe, "rejected")
    assert board.ids() == [it, opened]
    (material,) = board.project.claims.materials([it])
    assert material.annotations == {}


def test_all_that_is_on_a_card(board, claims):
    safe, it, opened = claims
    piece = board.project.evidence.add(it, url="https://x.example", stance="refutes")
    first, second = board.project.claims.materials([safe, 99, opened])
    assert [one.id for one in first.claims] == [safe, it]
    assert {one.quote for one in first.annotations.values()} == {"Anna", "Bo", "denied it"}
    assert len(first.links) == 4
    assert [one.id for one in first.evidence] == [piece]
    assert first.documents[1].title == "The bridge"
    assert (second.id, second.links, second.evidence) == (opened, (), ())
    assert board.project.claims.materials([]) == []


def test_what_another_window_deleted_is_left_out(board, claims, path):
    assert len(board.ids()) == 2
    with Project.open(path, annotator="Bo") as other:
        other.annotations.delete(claims[2])
    assert [one.id for one in board.project.claims.materials(board.ids())] == [claims[0]]
    board.project.foreign_changes()
    assert board.ids() == [claims[0]]


def test_within_a_step_the_board_shows_what_was_written(board, claims):
    found = []

    def try_it():
        with board.project.journal.step("Try"):
            board.project.annotations.delete(claims[2])
            found.append(board.ids())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        try_it()
    assert found == [[claims[0]]]
    assert board.ids() == [claims[0], claims[2]]


@pytest.mark.usefixtures("claims")
def test_many_changes_at_once_are_read_anew(board):
    before = board.ids()
    with board.project.journal.step("Many"):
        for number in range(600):
            board.project.annotations.add(
                1, Span(number % 70, number % 70 + 1 + number // 70), "claim"
            )
    claims = board.project.annotations.counts()["claim"]
    assert len(board.ids()) == claims - 1 > len(before) + 500


@pytest.mark.usefixtures("claims")
def test_other_verdicts_are_followed(board):
    assert board.project.claims.counts() == {"unchecked": 1, "refuted": 1}
    choices = [Choice("open", "open"), Choice("false")]
    moved = {"refuted": "false", "unchecked": "open"}
    board.project.choices.set("claim", "verdict", choices, moved)
    assert board.project.claims.counts() == {"open": 1, "false": 1}


def test_a_scheme_without_claims_has_an_empty_board(tmp_path):
    scheme = Scheme("s", "S", labels=(Label("thing", "Thing"), Label("idea", "Idea", role="claim")))
    with Project.create(tmp_path / "p.annotator", scheme=scheme, annotator="Ann") as project:
        document = project.documents.add(SourceText(TEXT), Metadata(title="T"))
        project.annotations.add(document, Span(0, 4), "thing")
        assert list(project.claims.ids()) == []
        idea = project.annotations.add(document, Span(5, 9), "idea")
        for wanted in (
            ClaimFilter(is_sourceless=True), ClaimFilter(words="said"), ClaimFilter(verdict=""),
        ):  # fmt: skip
            assert list(project.claims.ids(wanted)) == [idea]
        for wanted in (
            ClaimFilter(is_denied=True), ClaimFilter(source="a"), ClaimFilter(is_check_worthy=True),
        ):  # fmt: skip
            assert list(project.claims.ids(wanted)) == []
        assert project.claims.counts() == {"": 1}
        assert list(project.claims.ids(order="verdict")) == [idea]


FILTERS = (
    ClaimFilter(), ClaimFilter(is_sourceless=True), ClaimFilter(is_denied=True),
    ClaimFilter(verdict="refuted"), ClaimFilter(document=1), ClaimFilter(source="An"),
)  # fmt: skip


def seen(board: ClaimBoard):
    return [
        [list(board.ids(wanted, order=order)) for wanted in FILTERS for order in ORDERS],
        board.counts(),
        board.materials(board.ids()),
    ]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sequence=st.lists(deeds, min_size=5, max_size=25))
def test_a_board_kept_up_to_date_is_the_one_from_scratch(scheme, tmp_path_factory, sequence):
    path = tmp_path_factory.mktemp("board") / "p.annotator"
    with stage(path, scheme) as project:
        kept, doer = project.claims, Doer(project)
        seen(kept)
        for deed in sequence:
            try:
                doer.do(*deed)
            except (ProjectError, ValueError):
                continue
            fresh = ClaimBoard(
                project._database, project.labels, project.annotations, project.links,
                project.evidence,
            )  # fmt: skip
            assert seen(kept) == seen(fresh)


def test_a_step_that_cannot_be_followed_is_read_anew(board, claims, monkeypatch):
    board.ids()

    def unreadable(*_):
        raise ProjectError("no")

    with monkeypatch.context() as patch:
        patch.setattr(board.project.claims._kept, "_read_again", unreadable)
        board.project.annotations.delete(claims[2])
    assert board.ids() == [claims[0]]


PLACES = "SELECT document, start, stop, id FROM annotation WHERE label = 1 ORDER BY document, start"


@pytest.mark.parametrize(
    ("question", "index"),
    [
        (f"SELECT id FROM annotation WHERE {DEAD}", "annotation_dead"),
        (PLACES, "COVERING INDEX annotation_by_place"),
    ],
)
def test_what_stands_for_cards_is_found_without_reading_the_rows(project, question, index):
    (plan,) = project._database.all(f"EXPLAIN QUERY PLAN {question}")
    assert index in plan[3]
