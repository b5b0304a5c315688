"""What a person does with the active annotation in the inspector."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.model.text import Span
from annotator.store import Project
from annotator.store.errors import DiskFull
from annotator.ui.panels import fields
from annotator.ui.panels.drafts import ATTRIBUTE
from annotator.ui.panels.fields import ChoiceField, DateField, UrlField
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.panels.link_row import LinkRow
from annotator.ui.session import Session
from annotator.ui.text import PlainLabel
from annotator.ui.theme import load_theme

from .conftest import MARKUP, Mark, Show


@pytest.fixture
def panel(show: Show, session: Session) -> InspectorPanel:
    """An inspector that shows a step at once; see the test of its pause below."""
    shown = show(InspectorPanel)
    assert isinstance(shown, InspectorPanel)
    session.changed.connect(shown.reload_if_stale)
    session.selected.connect(shown.reload_if_stale)
    return shown


@pytest.fixture
def claim(mark: Mark) -> int:
    return mark("reportedly offered the operator a tax waiver", "claim", note="Ask them")


@pytest.fixture
def source(mark: Mark) -> int:
    return mark("the weekly Der Bote", "source")


def choose(field: object, value: str) -> None:
    """As a person does with the mouse: the list's entry, then its signal."""
    assert isinstance(field, ChoiceField)
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def steps(project: Project) -> list[str]:
    return [step.title for step in project.journal.history()]


def test_without_an_active_annotation_it_says_how_to_get_one(panel: InspectorPanel) -> None:
    assert panel.empty.isVisible()
    assert "1 Claim" in panel.empty.text


def test_it_shows_place_quote_author_and_answers(
    panel: InspectorPanel, session: Session, claim: int
) -> None:
    session.select(None, claim, 0)
    assert panel.card.place.text() == "chars 10–54 · ¶1"
    assert panel.card.quote.text == "reportedly offered the operator a tax waiver"
    assert panel.card.author.text().startswith("you, ")
    assert panel.card.form.note
    assert panel.card.form.note.value == "Ask them"
    assert panel.card.form.fields[ATTRIBUTE + "verdict"].value == "unchecked"


def test_after_a_step_the_article_is_painted_before_the_inspector(
    qtbot: QtBot, show: Show, session: Session, mark: Mark
) -> None:
    shown = show(InspectorPanel)
    assert isinstance(shown, InspectorPanel)
    session.select(None, mark("the weekly Der Bote", "source"), 0)
    assert shown.empty.isVisible()
    qtbot.waitUntil(lambda: shown.card.quote.text == "the weekly Der Bote")


def test_another_annotator_is_named(
    panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    project.sign_in("Grace")
    session.select(None, claim, 0)
    assert panel.card.author.text().startswith("Ada, ")


def test_a_choice_is_written_at_once_as_one_step(
    panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    session.select(None, claim, 0)
    before = len(steps(project))
    choose(panel.card.form.fields[ATTRIBUTE + "verdict"], "refuted")
    assert project.annotations[claim].attributes["verdict"] == "refuted"
    assert len(steps(project)) == before + 1
    project.journal.undo()
    assert panel.card.form.fields[ATTRIBUTE + "verdict"].value == "unchecked"


def test_confidence_and_status_are_chosen(
    panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    session.select(None, claim, 0)
    choose(panel.card.form.fields["confidence"], "high")
    choose(panel.card.form.fields["status"], "accepted")
    assert project.annotations[claim].confidence == "high"
    assert project.annotations[claim].status == "accepted"


def test_the_wheel_over_a_choice_changes_nothing(
    panel: InspectorPanel, session: Session, claim: int
) -> None:
    session.select(None, claim, 0)
    field = panel.card.form.fields["confidence"]
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    assert isinstance(field, ChoiceField)
    field.wheelEvent(event)
    assert not event.isAccepted()


def test_a_typed_note_is_written_after_a_pause_as_one_step(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    session.select(None, claim, 0)
    before = len(steps(project))
    panel.focus_note()
    assert panel.card.form.note
    assert panel.card.form.note.hasFocus()
    qtbot.keyClicks(panel.card.form.note, " again")
    assert project.annotations[claim].note == "Ask them"
    qtbot.waitUntil(lambda: project.annotations[claim].note == "Ask them again")
    assert len(steps(project)) == before + 1


def test_the_cursor_stays_while_a_pause_writes(
    qtbot: QtBot, panel: InspectorPanel, session: Session, claim: int
) -> None:
    session.select(None, claim, 0)
    note = panel.card.form.note
    assert note
    note.setFocus()
    note.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(note, "Do ")
    panel.write()
    qtbot.keyClicks(note, "not ")
    panel.write()
    assert note.value == "Do not Ask them"


def test_typed_note_is_not_lost_when_another_annotation_is_chosen(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    source: int,
) -> None:  # fmt: skip
    session.select(None, claim, 0)
    panel.focus_note()
    assert panel.card.form.note
    qtbot.keyClicks(panel.card.form.note, " now")
    session.select(None, source, 0)
    assert project.annotations[claim].note == "Ask them now"
    assert project.annotations[source].note == ""
    assert panel.card.form.note.value == ""


def test_typed_note_is_not_lost_when_another_document_is_shown(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    session.select(None, claim, 0)
    panel.focus_note()
    assert panel.card.form.note
    qtbot.keyClicks(panel.card.form.note, "!")
    session.show(2)
    assert project.annotations[claim].note == "Ask them!"


def test_typed_note_is_not_lost_when_the_project_closes(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    session.select(None, claim, 0)
    panel.focus_note()
    assert panel.card.form.note
    qtbot.keyClicks(panel.card.form.note, "!")
    path = project.path
    session.close_project()
    with Project.open(path) as again:
        assert again.annotations[claim].note == "Ask them!"


def test_what_the_disk_refuses_stays_typed_and_is_written_later(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    source: int, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    session.select(None, claim, 0)
    panel.focus_note()
    assert panel.card.form.note

    def refuse(*_: object) -> None:
        raise DiskFull("The disk is full.")

    with monkeypatch.context() as full:
        full.setitem(panel.drafts.writers, "note", refuse)
        qtbot.keyClicks(panel.card.form.note, "!")
        session.select(None, source, 0)
        assert panel.notice.text == "The disk is full."
        session.select(None, claim, 0)
        assert panel.card.form.note.value == "Ask them!"
    panel.write()
    assert project.annotations[claim].note == "Ask them!"


def test_a_note_keeps_no_break_spaces_and_emoji(
    panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    note = "10\u00a0000 € 👩‍👩‍👧\nnext line"
    project.annotations.set_note(claim, note)
    session.select(None, claim, 0)
    field = panel.card.form.note
    assert field
    assert field.value == note
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.insertPlainText("!")
    panel.write()
    assert project.annotations[claim].note == f"{note}!"


def test_looking_at_an_annotation_makes_no_step(
    panel: InspectorPanel, session: Session, project: Project, claim: int, source: int
) -> None:
    project.annotations.set_note(claim, " odd \u2028 note\t")
    before = len(steps(project))
    for annotation in (claim, source, claim):
        session.select(None, annotation, 0)
        panel.focus_note()
        panel.write()
    assert len(steps(project)) == before


def test_the_label_is_switched_in_its_menu(
    panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    session.select(None, claim, 0)
    actions = {action.text(): action for action in panel.card.label_menu().actions()}
    actions["Denial\t3"].trigger()
    assert project.annotations[claim].label == "denial"
    assert ATTRIBUTE + "denial_type" in panel.card.form.fields
    assert ATTRIBUTE + "verdict" not in panel.card.form.fields


def test_a_date_is_stored_as_iso_and_doubted_where_it_is_none(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    session.select(None, claim, 0)
    field = panel.card.form.fields[ATTRIBUTE + "claim_date"]
    assert isinstance(field, DateField)
    qtbot.keyClicks(field, "2024-05-12")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert project.annotations[claim].attributes["claim_date"] == "2024-05-12"
    assert not field.toolTip()
    field.selectAll()
    qtbot.keyClicks(field, "last spring")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert project.annotations[claim].attributes["claim_date"] == "last spring"
    assert field.toolTip()


@pytest.mark.parametrize(("value", "fits"), [("2024", True), ("2024-05", True), ("", True),
                                             ("2024-13", False), ("soon", False)])  # fmt: skip
def test_dates_may_be_as_exact_as_is_known(value: str, *, fits: bool) -> None:
    assert fields.is_date(value) is fits


def test_only_web_addresses_can_be_opened(
    qtbot: QtBot, panel: InspectorPanel, session: Session, claim: int
) -> None:
    session.select(None, claim, 0)
    field = panel.card.form.fields[ATTRIBUTE + "appearance_url"]
    assert isinstance(field, UrlField)
    qtbot.keyClicks(field.line, "file:///etc/passwd")
    assert not field.button.isEnabled()
    field.line.clear()
    qtbot.keyClicks(field.line, "https://example.org/a")
    assert field.button.isEnabled()


def test_links_name_the_other_end_and_lead_there(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    source: int,
) -> None:  # fmt: skip
    project.links.add("attributed_to", claim, source)
    session.select(None, claim, 0)
    (row,) = panel.links.rows
    assert isinstance(row, LinkRow)
    assert row.text() == "the weekly Der Bote"
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert session.active == source
    assert session.position == project.annotations[source].start
    (row,) = panel.links.rows
    assert isinstance(row, LinkRow)
    assert row.annotation.id == claim


def test_a_card_without_links_offers_to_make_one(
    qtbot: QtBot, panel: InspectorPanel, session: Session, claim: int
) -> None:
    session.select(None, claim, 0)
    assert panel.links.rows == []
    qtbot.mouseClick(panel.links.add, Qt.MouseButton.LeftButton)
    assert session.linking == claim


def test_a_comment_is_added_with_enter_and_waits_while_one_looks_elsewhere(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    source: int,
) -> None:  # fmt: skip
    session.select(None, claim, 0)
    qtbot.keyClicks(panel.comments.line, "Start later")
    session.select(None, source, 0)
    assert panel.comments.line.text() == ""
    session.select(None, claim, 0)
    assert panel.comments.line.text() == "Start later"
    qtbot.keyClick(panel.comments.line, Qt.Key.Key_Return)
    assert [comment.body for comment in project.comments.of(claim)] == ["Start later"]
    assert panel.comments.line.text() == ""
    assert len(panel.comments.rows) == 1


def test_what_cannot_be_written_is_said_and_kept(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    locked: Callable[[], None],
) -> None:  # fmt: skip
    session.select(None, claim, 0)
    qtbot.keyClicks(panel.comments.line, "Hm")
    locked()
    qtbot.keyClick(panel.comments.line, Qt.Key.Key_Return)
    assert "being written by another" in panel.notice.text
    assert panel.comments.line.text() == "Hm"
    panel.card.relabelled.emit("denial")
    assert project.annotations[claim].label == "claim"


def test_a_refused_draft_can_be_discarded(
    qtbot: QtBot, panel: InspectorPanel, session: Session, claim: int, locked: Callable[[], None]
) -> None:
    session.select(None, claim, 0)
    panel.focus_note()
    assert panel.card.form.note
    qtbot.keyClicks(panel.card.form.note, "!")
    locked()
    panel.write()
    qtbot.mouseClick(panel.notice.button, Qt.MouseButton.LeftButton)
    assert panel.card.form.note.value == "Ask them"


def test_the_keyboard_goes_into_the_first_field(
    panel: InspectorPanel, session: Session, claim: int
) -> None:
    panel.focus_first()
    session.select(None, claim, 0)
    panel.focus_first()
    assert panel.card.form.fields[ATTRIBUTE + "claim_type"].hasFocus()


def test_of_many_links_the_rest_is_counted(
    panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    for place in range(45):
        other = project.annotations.add(1, Span(place, place + 3), "source")
        project.links.add("attributed_to", claim, other)
    session.select(None, claim, 0)
    last = panel.links.rows[-1]
    assert isinstance(last, PlainLabel)
    assert last.text() == "… and 5 more"


def test_everything_from_the_project_is_plain_text(
    panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    project.comments.add(1, MARKUP, claim)
    project.annotations.set_note(claim, MARKUP)
    session.select(None, claim, 0)
    labels = panel.findChildren(PlainLabel)
    assert any(label.text() == MARKUP for label in labels)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_discontinuous_annotation_says_so(
    panel: InspectorPanel, session: Session, project: Project
) -> None:
    both = project.annotations.add(1, [Span(4, 9), Span(10, 20)], "claim")
    session.select(None, both, 4)
    assert panel.card.place.text() == "chars 4–20 · ¶1 · 2 fragments"


def test_deleting_the_active_annotation_empties_the_inspector(
    panel: InspectorPanel, session: Session, project: Project, claim: int
) -> None:
    session.select(None, claim, 0)
    project.annotations.delete(claim)
    assert panel.empty.isVisible()


def test_read_only_projects_are_shown_and_not_changed(
    qtbot: QtBot, project: Project, claim: int
) -> None:
    session = Session()
    session.adopt(Project.open(project.path, annotator="Ada", read_only=True))
    panel = InspectorPanel(session, load_theme("light"))
    qtbot.addWidget(panel)
    session.select(None, claim, 0)
    panel.reload()
    assert panel.card.form.note
    assert panel.card.form.note.isReadOnly()
    assert not panel.card.form.fields["status"].isEnabled()
    assert panel.comments.isHidden()
    session.close_project()


def test_a_hidden_inspector_reads_when_it_is_shown(
    panel: InspectorPanel, session: Session, claim: int, source: int
) -> None:
    session.select(None, claim, 0)
    panel.hide()
    session.select(None, source, 0)
    panel.show()
    assert panel.card.quote.text == "the weekly Der Bote"


def test_it_can_be_painted_in_both_themes(
    panel: InspectorPanel, session: Session, project: Project, claim: int, source: int
) -> None:
    project.links.add("attributed_to", claim, source)
    session.select(None, claim, 0)
    panel.links.rows[0].setFocus()
    light = panel.grab().toImage()
    panel.set_theme(load_theme("dark"))
    assert panel.grab().toImage() != light


def test_evidence_stays_in_sight_when_a_claim_becomes_something_else(
    panel: InspectorPanel, session: Session, claim: int, qtbot: QtBot
):
    session.select(None, claim, 0)
    assert panel.evidence.isHidden()
    project = session.project
    assert project
    project.evidence.add(claim, url="https://x.example/<b>", title="Minutes", note="Page 3")
    project.evidence.add(claim, note="Heard", stance="refutes")
    assert len(panel.evidence.rows) == 2
    words = [one.text() for one in panel.evidence.rows[0].findChildren(PlainLabel)]
    assert words == ["mentions it", "Minutes\nhttps://x.example/<b>\nPage 3"]
    assert panel.evidence.advice.isHidden()
    project.annotations.relabel(claim, "context")
    assert not panel.evidence.advice.isHidden()
    remove = panel.evidence.rows[1].findChild(QPushButton)
    assert remove
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert len(panel.evidence.rows) == 1
    project.journal.undo()
    assert len(panel.evidence.rows) == 2


def test_threads_are_answered_resolved_and_opened_again(
    panel: InspectorPanel, session: Session, claim: int, qtbot: QtBot
):
    project = session.project
    assert project
    session.select(None, claim, 0)
    first = project.comments.add(1, "Start later?", claim)
    project.comments.add(1, "Another thing", claim)
    card = panel.comments
    assert card.line.placeholderText() == "Add a comment…"

    def press(row: int, button: int) -> None:
        buttons = card.rows[row].findChildren(QPushButton)
        qtbot.mouseClick(buttons[button], Qt.MouseButton.LeftButton)

    press(0, 0)
    assert card.line.placeholderText().startswith("Answer Ada")
    qtbot.keyClicks(card.line, "Yes")
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    reply = project.comments.of(claim)[-1]
    assert (reply.body, reply.replies_to) == ("Yes", first)
    words = [one.findChildren(PlainLabel)[1].text() for one in card.rows]
    assert words == ["Start later?", "Yes", "Another thing"]
    (button,) = card.rows[1].findChildren(QPushButton)
    assert button.accessibleName() == "Delete this answer"
    assert card.line.placeholderText() == "Add a comment…"
    press(0, 1)
    assert project.comments[first].is_resolved
    press(0, 1)
    assert not project.comments[first].is_resolved
    press(2, 0)
    qtbot.keyClick(card.line, Qt.Key.Key_Escape)
    qtbot.keyClicks(card.line, "New")
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    assert project.comments.of(claim)[-1].replies_to is None
    press(0, 0)
    project.comments.delete(first)
    assert card.line.placeholderText() == "Add a comment…"


def test_a_comment_and_an_answer_are_deleted_in_the_inspector(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int
):
    thread = project.comments.add(1, "Sure?", claim)
    answer = project.comments.add(1, "Yes.", replies_to=thread)
    session.select(None, claim, 0)
    for row, name, left in ((1, "Delete this answer", [thread]), (0, "Delete this thread", [])):
        buttons = panel.comments.rows[row].findChildren(QPushButton)
        (button,) = (one for one in buttons if one.accessibleName() == name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert [one.id for one in project.comments.of(claim)] == left
    assert answer
    assert panel.comments.rows == []
