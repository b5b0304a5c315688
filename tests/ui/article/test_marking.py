"""What label keys and their kin do to annotations."""

from annotator.model.text import Span
from tests.ui.article.conftest import Desk, Open


def test_a_label_key_annotates_the_selection_without_outer_blanks(desk: Desk) -> None:
    span = desk.place(" reportedly ")
    desk.session.select(span)
    desk.view.mark_selection("claim")
    assert desk.quotes() == [("claim", "reportedly")]
    assert desk.session.selection is None
    assert desk.session.active is not None


def test_the_same_label_on_the_same_span_selects_what_is_there(desk: Desk) -> None:
    annotation = desk.mark("reportedly")
    desk.session.select(desk.place("reportedly"))
    desk.view.mark_selection("claim")
    assert desk.quotes() == [("claim", "reportedly")]
    assert desk.session.active == annotation


def test_a_label_key_on_an_active_annotation_changes_its_label(desk: Desk) -> None:
    desk.session.select(None, desk.mark("reportedly"), 10)
    desk.view.mark_selection("denial")
    assert desk.quotes() == [("denial", "reportedly")]


def test_a_label_key_with_nothing_selected_arms_and_disarms(desk: Desk) -> None:
    desk.view.mark_selection("denial")
    assert desk.session.armed == "denial"
    desk.view.mark_selection("denial")
    assert desk.session.armed is None


def test_blanks_alone_are_not_annotated(open_text: Open) -> None:
    desk = open_text("one   two")
    desk.session.select(Span(3, 6))
    desk.view.mark_selection("claim")
    assert desk.quotes() == []


def test_ends_move_by_words_and_by_characters(desk: Desk) -> None:
    desk.session.select(None, desk.mark("rail operator"), 20)
    for edge, direction, by, expected in (
        ("end", 1, "word", "rail operator a"),
        ("end", -1, "word", "rail operator"),
        ("start", -1, "word", "the rail operator"),
        ("start", 1, "word", "rail operator"),
        ("end", -1, "character", "rail operato"),
        ("start", 1, "character", "ail operato"),
    ):
        desk.view.move_end(edge, direction, by)
        assert desk.quotes() == [("claim", expected)]


def test_ends_go_where_the_arrow_points_in_right_to_left_text(open_text: Open) -> None:
    desk = open_text("אחת שתים שלוש ארבע")
    desk.session.select(None, desk.mark("שתים"), 5)
    desk.view.move_end("end", -1, "word")
    assert desk.quotes() == [("claim", "שתים שלוש")]
    desk.view.move_end("start", 1, "word")
    assert desk.quotes() == [("claim", "אחת שתים שלוש")]


def test_an_end_never_passes_the_other(desk: Desk) -> None:
    desk.session.select(None, desk.mark("rail"), 20)
    for _ in range(3):
        desk.view.move_end("end", -1, "word")
    assert desk.quotes() == [("claim", "rail")]
    for _ in range(9):
        desk.view.move_end("start", 1, "character")
    assert desk.quotes() == [("claim", "l")]


def test_ends_of_a_selection_move_too(desk: Desk) -> None:
    desk.session.select(desk.place("rail"))
    desk.view.move_end("end", 1, "word")
    assert desk.selected() == "rail operator"
    assert desk.quotes() == []


def test_a_selection_becomes_a_fragment_of_what_is_active(desk: Desk) -> None:
    annotation = desk.mark("The mayor")
    desk.session.select(desk.place("tax waiver"), annotation)
    desk.view.add_fragment()
    assert desk.quotes() == [("claim", "The mayor tax waiver")]
    assert desk.view.marks_at(desk.place("waiver").start) == [annotation]
    assert desk.view.marks_at(desk.place("offered").start) == []
    desk.view.marking.remove_fragment(2)
    assert desk.quotes() == [("claim", "tax waiver")]
    desk.view.marking.remove_fragment(desk.place("tax").start)
    assert desk.quotes() == [("claim", "tax waiver")]


def test_an_end_that_passes_a_fragment_swallows_it(desk: Desk) -> None:
    annotation = desk.mark("The mayor")
    desk.session.select(desk.place("tax waiver"), annotation)
    desk.view.add_fragment()
    desk.view.marking.set_end("start", desk.place("waiver").start)
    assert desk.quotes() == [("claim", "waiver")]


def test_delete_deletes_what_is_active_and_undo_brings_it_back(desk: Desk) -> None:
    annotation = desk.mark("rail operator")
    desk.session.select(None, annotation, 20)
    desk.view.delete_active()
    assert desk.quotes() == []
    assert desk.session.active is None
    desk.project.journal.undo()
    assert desk.quotes() == [("claim", "rail operator")]
    assert desk.session.active == annotation


def test_next_and_previous_go_round(desk: Desk) -> None:
    ids = [desk.mark(words) for words in ("The mayor", "Der Bote", "City hall")]
    seen = []
    for step in (1, 1, 1, 1, -1, -1):
        desk.view.next_annotation(step)
        seen.append(ids.index(desk.session.active or 0))
    assert seen == [0, 1, 2, 0, 2, 1]


def test_the_keyboard_reaches_each_of_those_stacked(desk: Desk) -> None:
    outer = desk.mark("offered the rail operator")
    inner = desk.mark("the rail", "source")
    same = desk.mark("the rail", "context")
    desk.session.select(None, None, desk.place("rail").start)
    seen = []
    for _ in range(4):
        desk.view.activate_next_here()
        seen.append(desk.session.active)
    assert set(seen[:3]) == {outer, inner, same}
    assert seen[2] == outer
    assert seen[3] == seen[0]


def test_nothing_is_written_to_a_project_that_is_read_only(desk: Desk) -> None:
    desk.mark("rail operator")
    path = desk.project.path
    desk.session.open_project(path, "Ada", read_only=True)
    project = desk.session.project
    assert project is not None
    desk.session.select(desk.place("Der Bote"))
    desk.view.mark_selection("claim")
    desk.view.next_annotation(1)
    desk.view.delete_active()
    desk.view.move_end("end", 1, "word")
    assert [a.quote for a in project.annotations.of(1)] == ["rail operator"]
