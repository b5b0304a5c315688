"""The review view: the table, its conditions, one decision per key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QToolButton

from annotator.model.annotation_filter import AnnotationFilter, parse_annotation_filter
from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.dialogs.question import Question
from annotator.ui.review import searching
from annotator.ui.review.answering import AnswerBox
from annotator.ui.review.columns import ATTRIBUTES, COMMENT, DOCUMENT, LABEL, QUOTE, STATUS, WHY
from annotator.ui.review.delegate import shown_parts
from annotator.ui.review.document_choice import DocumentChoice
from annotator.ui.review.reasons import CommentBox, ReasonBox, ReasonsEditor
from annotator.ui.review.saving import FilterName
from tests.ui.conftest import wait_for_jobs

LEFT = Qt.MouseButton.LeftButton
TEXT = "The mayor said the bridge was safe. مصدر رسمي denied it. 市长说桥是安全的。 😀 done.\n" * 3


@pytest.fixture
def filled(window):
    """Eight annotations by Cy in one more document, and one comment."""
    project = window.session.project
    mine = project.annotator
    project.sign_in("Cy")
    document = project.documents.add(SourceText(TEXT), Metadata(title="Bridge"))
    at = TEXT.index("مصدر")
    spans = [Span(n * 4, n * 4 + 9) for n in range(6)] + [Span(at, at + 9), Span(at + 22, at + 27)]
    labels = ("claim", "source", "denial", "context") * 2
    ids = [project.annotations.add(document, *one) for one in zip(spans, labels, strict=True)]
    project.comments.add(document, "Why?", ids[1])
    project.sign_in(mine)
    return ids


@pytest.fixture
def board(window, filled, qtbot):
    assert filled
    window.registry.run("view.review")
    made = window.pages.review
    qtbot.waitUntil(lambda: len(made.table.rows.ids) == 10)
    made.show_filter(parse_annotation_filter("by:Cy"))
    made.table.setFocus()
    made.table.point_at(0)
    return made


def cells(board, column):
    rows = board.table.rows
    return [rows.index(place, column).data() for place in range(rows.rowCount())]


def press(qtbot, board, *keys):
    for key in keys:
        qtbot.keyClick(board.table, key)


def status(window, id):
    return window.session.project.annotations[id].status


def select(board, first, last):
    board.table.point_at(first)
    model = board.table.selectionModel()
    for place in range(first + 1, last + 1):
        index = board.table.rows.index(place, QUOTE)
        model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)


def answer(qtbot, window):
    (question,) = window.findChildren(Question)
    sentence = question.sentence.text()
    qtbot.mouseClick(question.yes, LEFT)
    return sentence


# The table


def test_what_there_is_to_review_is_listed(board, filled):
    assert list(board.table.rows.ids) == filled
    assert cells(board, LABEL)[:4] == ["Claim", "Source", "Denial", "Context"]
    assert cells(board, STATUS) == ["to review"] * 8
    assert cells(board, COMMENT)[:2] == ["", "Why?"]
    assert cells(board, DOCUMENT)[-1] == "Bridge ¶1"
    assert board.bar.count.text() == "8 of 10 shown"


def test_quotes_are_shown_in_their_context(board):
    row = board.table.rows.row(6)
    before, quote, after = shown_parts(row)
    assert quote == "مصدر رسمي"
    assert before == "The mayor said the bridge was safe. "
    assert after.startswith(" denied it. 市长说桥是安全的。")
    first = shown_parts(board.table.rows.row(0))
    assert first[:2] == ("", "The mayor")


def test_a_head_sorts_three_ways(board, qtbot, filled):
    head = board.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(LABEL) + 8, 8)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    labels = cells(board, LABEL)
    assert labels == ["Claim"] * 2 + ["Source"] * 2 + ["Denial"] * 2 + ["Context"] * 2
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    assert cells(board, LABEL) == labels[::-1]
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    assert list(board.table.rows.ids) == filled


def test_columns_are_chosen_moved_and_remembered(board, window):
    table = board.table
    assert table.isColumnHidden(ATTRIBUTES)
    menu = board.bar.columns.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Attributes").trigger()
    assert not table.isColumnHidden(ATTRIBUTES)
    high = table.rowHeight(0)
    menu.actions()[-1].trigger()
    low = table.rowHeight(0)
    assert low < high
    table.horizontalHeader().moveSection(STATUS, 0)
    window.pages.show_view("annotate")
    from annotator.ui.review.board import ReviewBoard

    again = ReviewBoard(window.session, window.theme, window.settings, window)
    assert not again.table.isColumnHidden(ATTRIBUTES)
    assert again.table.horizontalHeader().visualIndex(STATUS) == 0
    assert again.table.verticalHeader().defaultSectionSize() == low


def test_quotes_have_room_in_a_narrow_window(board, window, qtbot):
    window.resize(800, 600)
    qtbot.waitUntil(lambda: window.width() < 1_000)
    assert board.table.columnWidth(QUOTE) >= 320
    window.resize(1_600, 900)
    qtbot.waitUntil(lambda: board.table.columnWidth(QUOTE) > 700)
    qtbot.waitUntil(lambda: not board.table.horizontalScrollBar().isVisible())


def test_selected_rows_are_copied_as_lines(board):
    select(board, 0, 1)
    board.table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Label\tQuote in context\tDocument")
    assert lines[2].startswith("Source\tmayor sai")
    assert len(lines) == 3


def test_changes_of_others_show_and_the_place_stays(board, window, qtbot, filled):
    board.table.point_at(3)
    with Project.open(window.session.project.path, annotator="Di") as other:
        other.annotations.delete(filled[0])
        other.reviewing.decide(filled[4:5], "accept")
    qtbot.waitUntil(lambda: len(board.table.rows.ids) == 7, timeout=5_000)
    assert board.table.current_id == filled[3]
    assert cells(board, STATUS)[3] == "accepted"


# Conditions


def test_typed_conditions_become_chips_and_are_lifted(board, qtbot):
    board.show_all()
    board.bar.words.setFocus()
    qtbot.keyClicks(board.bar.words, "label:claim,denial bridge")
    qtbot.keyClick(board.bar.words, Qt.Key.Key_Return)
    assert board.bar.words.text() == "bridge"
    assert board.filter == parse_annotation_filter("label:claim,denial bridge")
    chips = board.bar.chips.findChildren(type(board.bar.label))
    chips = [chip for chip in chips if chip.isVisible()]
    assert [chip.text() for chip in chips] == ["Label: Claim, Denial ×"]
    qtbot.mouseClick(chips[0], LEFT)
    assert board.filter == AnnotationFilter("bridge")
    board.bar.words.clear()
    qtbot.waitUntil(lambda: board.filter.is_empty)
    assert board.bar.count.text() == "10 annotations"


def test_conditions_are_chosen_in_menus(board, qtbot):
    board.show_all()

    def pick(button, *words):
        menu = button.menu()
        for word in words:
            menu.aboutToShow.emit()
            found = next(action for action in menu.actions() if action.text() == word)
            if found.menu():
                menu = found.menu()
            else:
                found.trigger()

    pick(board.bar.label, "Claim")
    pick(board.bar.label, "Denial")
    assert board.filter.values_of("label") == ("claim", "denial")
    pick(board.bar.label, "Claim")
    assert board.filter.values_of("label") == ("denial",)
    pick(board.bar.label, "Any")
    pick(board.bar.annotator, "Cy")
    pick(board.bar.status, "to review")
    pick(board.bar.more, "Comments", "Unresolved")
    assert board.filter.as_typed() == "annotator:Cy status:draft comments:open"
    qtbot.waitUntil(lambda: len(board.table.rows.ids) == 1)
    pick(board.bar.more, "Comments", "Any")
    pick(board.bar.more, "Changed", "Today")
    qtbot.waitUntil(lambda: len(board.table.rows.ids) == 8)
    pick(board.bar.document, "Any")
    assert "document" not in board.filter.as_typed()


def test_documents_are_chosen_from_a_list(board, window, qtbot):
    board.show_all()
    menu = board.bar.document.menu()
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    (choice,) = window.findChildren(DocumentChoice)
    qtbot.waitUntil(lambda: not choice.is_busy and choice.list.count() == 4)
    assert not choice.show_these.isEnabled()
    qtbot.keyClicks(choice.field, "bridge")
    qtbot.waitUntil(lambda: not choice.is_busy and choice.list.count() == 1)
    assert choice.list.item(0).text() == "Bridge  (8)"
    qtbot.keyClick(choice.field, Qt.Key.Key_Down)
    assert choice.list.hasFocus()
    qtbot.keyClick(choice.list, Qt.Key.Key_Space)
    choice.field.clear()
    qtbot.waitUntil(lambda: not choice.is_busy and choice.list.count() == 4)
    assert choice.show_these.text() == "Show 1 document"
    qtbot.mouseClick(choice.show_these, LEFT)
    qtbot.waitUntil(lambda: len(board.table.rows.ids) == 8)
    chips = [chip.text() for chip in board.bar.chips.findChildren(QToolButton) if chip.isVisible()]
    assert chips == ["Document: Bridge ×"]
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    (choice,) = [one for one in window.findChildren(DocumentChoice) if one.isVisible()]
    qtbot.mouseClick(choice.any, LEFT)
    qtbot.waitUntil(lambda: len(board.table.rows.ids) == 10)


def test_what_a_check_finds_is_shown(board, qtbot, filled):
    board.show_filter(parse_annotation_filter("by:Cy check:cut-word"))
    qtbot.waitUntil(
        lambda: not board.rows.is_busy and 0 < len(board.table.rows.ids) < 8, timeout=10_000
    )
    assert set(board.table.rows.ids) < set(filled)


def test_a_filter_is_saved_taken_and_removed(board, window, qtbot):
    board.show_filter(parse_annotation_filter("label:claim"))
    window.registry.run("review.save_filter")
    (box,) = window.findChildren(FilterName)
    qtbot.waitUntil(box.isActiveWindow)
    assert not box.save.isEnabled()
    qtbot.keyClicks(box.field, "My claims")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    project = window.session.project
    assert [one.name for one in project.filters()] == ["My claims"]
    board.show_all()
    menu = board.bar.kept.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert board.filter == parse_annotation_filter("label:claim")
    board.bar.removing.emit(project.filters()[0].id)
    assert project.filters() == []


def test_nothing_that_matches_says_so_and_leads_back(board, qtbot):
    board.show_filter(parse_annotation_filter("zzz"))
    assert board.empty.isVisible()
    qtbot.mouseClick(board.all, LEFT)
    assert board.table.isVisible()
    assert board.filter.is_empty


def test_conditions_come_back(board, window):
    board.show_filter(parse_annotation_filter("label:claim"))
    from annotator.ui.review.board import ReviewBoard

    again = ReviewBoard(window.session, window.theme, window.settings, window)
    assert again.filter == parse_annotation_filter("label:claim")


# Decisions


def test_one_key_decides_and_goes_on(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_A)
    assert status(window, filled[0]) == "accepted"
    assert board.table.current_id == filled[1]
    press(qtbot, board, Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_A)
    assert [status(window, id) for id in filled[:4]] == [
        "accepted", "accepted", "draft", "accepted",
    ]  # fmt: skip
    press(qtbot, board, Qt.Key.Key_U)
    assert status(window, filled[3]) == "draft"
    board.table.point_at(0)
    press(qtbot, board, Qt.Key.Key_B)
    assert status(window, filled[0]) == "draft"


@pytest.mark.parametrize(("key", "made"), [(Qt.Key.Key_R, "rejected"), (Qt.Key.Key_D, "discuss")])
def test_a_reason_is_a_number(board, window, qtbot, filled, key, made):
    press(qtbot, board, key)
    (box,) = window.findChildren(ReasonBox)
    qtbot.keyClick(box.list, Qt.Key.Key_2)
    assert status(window, filled[0]) == made
    (decision,) = window.session.project.decisions.of(filled[0])
    assert decision.reason == "label"
    assert board.table.current_id == filled[1]


def test_a_reason_with_a_note(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_R)
    (box,) = window.findChildren(ReasonBox)
    qtbot.keyClicks(box.note, "Too long")
    qtbot.keyClick(box.note, Qt.Key.Key_Return)
    (decision,) = window.session.project.decisions.of(filled[0])
    assert (decision.reason, decision.note) == ("", "Too long")


def test_escape_decides_nothing(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_R)
    (box,) = window.findChildren(ReasonBox)
    qtbot.keyClick(box.list, Qt.Key.Key_A)
    qtbot.keyClick(box.list, Qt.Key.Key_Escape)
    assert status(window, filled[0]) == "draft"
    assert board.table.hasFocus()


def test_reasons_are_edited(window, board, qtbot):
    press(qtbot, board, Qt.Key.Key_D)
    (box,) = window.findChildren(ReasonBox)
    qtbot.mouseClick(box.edit_button, LEFT)
    (editor,) = window.findChildren(ReasonsEditor)
    editor.words.setPlainText("")
    qtbot.mouseClick(editor.save, LEFT)
    assert "reasons" in editor.complaint.text()
    editor.words.setPlainText("Wrong label\nNeeds a lawyer\n")
    qtbot.mouseClick(editor.save, LEFT)
    assert window.session.project.decisions.reasons == (
        ("label", "Wrong label"), ("needs_a_lawyer", "Needs a lawyer"),
    )  # fmt: skip


def test_a_number_changes_the_label(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_4)
    assert window.session.project.annotations[filled[0]].label == "context"
    assert board.table.current_id == filled[1]
    (decision,) = window.session.project.decisions.of(filled[0])
    assert (decision.act, decision.annotator) == ("relabel", "Cy")


def test_undo_comes_back_to_what_is_to_be_decided_again(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_A, Qt.Key.Key_A)
    assert board.table.current_id == filled[2]
    press(qtbot, board, Qt.Key.Key_U)
    assert board.table.current_id == filled[1]
    assert status(window, filled[1]) == "draft"
    # Also to what had left the table.
    board.show_filter(parse_annotation_filter("by:Cy status:draft"))
    board.table.point_at(0)
    qtbot.waitUntil(lambda: list(board.table.rows.ids) == filled[1:])
    press(qtbot, board, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: board.table.current_id == filled[0])


def test_after_the_last_one_no_key_decides_on_another(board, window, qtbot, filled):
    board.show_filter(parse_annotation_filter("by:Cy status:draft"))
    last = len(filled) - 1
    board.table.point_at(last)
    press(qtbot, board, Qt.Key.Key_A)
    assert "last one" in window.status.message.text()
    qtbot.waitUntil(lambda: len(board.table.rows.ids) == last)
    assert board.table.current_id is None
    press(qtbot, board, Qt.Key.Key_A)
    assert [status(window, id) for id in filled] == ["draft"] * last + ["accepted"]
    assert "Choose an annotation" in window.status.message.text()
    press(qtbot, board, Qt.Key.Key_Down)
    assert board.table.current_id == filled[0]


def test_a_span_is_edited_by_keys_in_the_article_below(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_E)
    article = board.split.article
    assert article.hasFocus()
    assert window.pages.article is article
    before = window.session.project.annotations[filled[0]].quote
    alt = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(article, Qt.Key.Key_Right, alt)
    assert window.session.project.annotations[filled[0]].quote == f"{before} said"
    qtbot.keyClick(article, Qt.Key.Key_Escape)
    assert board.table.hasFocus()
    assert board.table.current_id == filled[0]
    qtbot.mouseClick(board.bar.words, LEFT)
    qtbot.keyClick(board.bar.words, Qt.Key.Key_Escape)
    assert board.table.hasFocus()


def test_zoom_and_snapping_are_those_of_all_articles(board, window, qtbot):
    press(qtbot, board, Qt.Key.Key_Space)
    window.registry.run("view.zoom_in")
    window.registry.run("view.snap.character")
    one, other = window.pages.articles
    assert one.zoom == other.zoom > 100
    window.registry.run("view.zoom_reset")
    assert one.zoom == other.zoom == 100


def test_what_is_signed_off_is_locked_and_says_so(board, window, qtbot, filled):
    project = window.session.project
    project.sign_offs.sign(project.annotations[filled[0]].document)
    qtbot.waitUntil(lambda: board.foot.selected.text() == "Signed off: locked")
    enabled = {name for name, button in board.foot.buttons.items() if button.isEnabled()}
    assert enabled == {"review.comment", "review.article"}
    assert "Signed off" in board.table.rows.index(0, DOCUMENT).data(Qt.ItemDataRole.ToolTipRole)
    press(qtbot, board, Qt.Key.Key_A)
    assert status(window, filled[0]) == "draft"
    assert "signed off by" in window.banner.sentence.text()
    select(board, 0, 2)
    press(qtbot, board, Qt.Key.Key_A)
    answer(qtbot, window)
    assert [status(window, id) for id in filled[:3]] == ["draft"] * 3
    project.sign_offs.unlock(project.annotations[filled[0]].document)
    board.table.point_at(0)
    press(qtbot, board, Qt.Key.Key_A)
    assert status(window, filled[0]) == "accepted"


def test_the_reason_is_a_condition_and_a_column(board, window, qtbot, filled):
    project = window.session.project
    project.reviewing.decide(filled[:2], "reject", reason="label", note="Look again")
    menu = board.bar.more.menu()
    menu.aboutToShow.emit()
    inside = next(one.menu() for one in menu.actions() if one.text() == "Reason")
    next(one for one in inside.actions() if one.text() == "Wrong label").trigger()
    qtbot.waitUntil(lambda: list(board.table.rows.ids) == filled[:2])
    assert cells(board, WHY) == ["Wrong label · Look again"] * 2
    chips = [chip.text() for chip in board.bar.chips.findChildren(QToolButton) if chip.isVisible()]
    assert "Reason: Wrong label ×" in chips
    project.decisions.answer(project.decisions.of(filled[0])[0].id, "understood")
    assert cells(board, WHY)[0] == "Wrong label · Look again · Cy has understood"


def test_what_was_accepted_and_is_changed_says_so(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_A)
    window.session.project.annotations.resize(filled[0], Span(0, 3))
    qtbot.waitUntil(lambda: cells(board, STATUS)[0] == "changed since")


def test_a_comment_is_said(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_C)
    (box,) = window.findChildren(CommentBox)
    assert not box.say.isEnabled()
    qtbot.keyClicks(box.words, "Sure?")
    qtbot.keyClick(box.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (comment,) = window.session.project.comments.of(filled[0])
    assert comment.body == "Sure?"
    assert board.table.current_id == filled[1]
    assert list(board.table.selected_ids()) == filled[1:2]
    qtbot.waitUntil(lambda: cells(board, COMMENT)[0] == "Sure?")
    press(qtbot, board, Qt.Key.Key_U)
    assert board.table.current_id == filled[0]
    assert window.session.project.comments.of(filled[0]) == []
    press(qtbot, board, Qt.Key.Key_End)
    assert board.table.current_id == filled[-1]
    press(qtbot, board, Qt.Key.Key_Home)
    assert list(board.table.selected_ids()) == filled[:1]


def test_the_article_opens_below_and_follows(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_Space)
    assert board.split.article.isVisible()
    assert window.session.active == filled[0]
    press(qtbot, board, Qt.Key.Key_Down)
    assert window.session.active == filled[1]
    assert window.session.document.title == "Bridge"
    press(qtbot, board, Qt.Key.Key_E)
    assert board.split.article.hasFocus()
    board.table.setFocus()
    press(qtbot, board, Qt.Key.Key_Space)
    assert not board.split.article.isVisible()


def test_enter_leads_to_the_article_view(board, window, qtbot, filled):
    press(qtbot, board, Qt.Key.Key_Return)
    assert window.pages.view == "annotate"
    assert window.session.active == filled[0]


# Many at once


def test_several_are_asked_about_first(board, window, qtbot, filled):
    select(board, 0, 2)
    assert board.foot.selected.text() == "3 selected"
    press(qtbot, board, Qt.Key.Key_A)
    assert status(window, filled[0]) == "draft"
    assert answer(qtbot, window) == "Accept: 3 annotations in 1 document?"
    assert [status(window, id) for id in filled[:4]] == ["accepted"] * 3 + ["draft"]
    window.registry.run("edit.undo")
    assert status(window, filled[0]) == "draft"


def test_a_great_many_are_done_on_a_thread(board, window, qtbot, filled, monkeypatch):
    monkeypatch.setattr("annotator.ui.review.deciding.AT_ONCE", 2)
    board.table.selectAll()
    press(qtbot, board, Qt.Key.Key_3)
    answer(qtbot, window)
    wait_for_jobs(qtbot, window)
    project = window.session.project
    assert {project.annotations[id].label for id in filled} == {"denial"}
    window.registry.run("edit.undo")
    assert project.annotations[filled[0]].label == "claim"


def test_several_are_deleted_and_come_back(board, window, qtbot, filled):
    select(board, 0, 1)
    press(qtbot, board, Qt.Key.Key_Delete)
    answer(qtbot, window)
    qtbot.waitUntil(lambda: list(board.table.rows.ids) == filled[2:])
    window.registry.run("edit.undo")
    qtbot.waitUntil(lambda: list(board.table.rows.ids) == filled)


def test_an_attribute_is_set(board, window, qtbot, filled):
    from annotator.ui.review.deciding import set_attribute

    set_attribute(window, board, "check_worthiness", "check_worthy")
    found = window.session.project.annotations[filled[0]]
    assert found.attributes["check_worthiness"] == "check_worthy"
    press(qtbot, board, Qt.Key.Key_S)
    menus = [m for m in board.table.findChildren(type(board.bar.label.menu())) if m.isVisible()]
    assert menus
    menus[0].close()


def test_an_answer_in_words_is_given_to_several(board, window, qtbot, filled):
    board.show_filter(parse_annotation_filter("by:Cy label:source"))
    select(board, 0, 1)
    press(qtbot, board, Qt.Key.Key_S)
    (menu,) = [one for one in board.table.findChildren(QMenu) if one.isVisible()]
    next(one for one in menu.actions() if one.text() == "Entity…").trigger()
    menu.close()
    (box,) = window.findChildren(AnswerBox)
    qtbot.keyClicks(box.field, "City hall")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert answer(qtbot, window) == "Set Entity of: 2 annotations in 1 document?"
    sources = [window.session.project.annotations[id] for id in filled[1::4]]
    assert [one.attributes.get("entity") for one in sources] == ["City hall"] * 2


def test_what_is_shown_is_exported(board, window, qtbot, tmp_path):
    board.show_filter(parse_annotation_filter("by:Cy label:claim"))
    qtbot.mouseClick(board.bar.export, LEFT)
    from annotator.ui.exporting.dialog import ExportDialog

    (dialog,) = window.findChildren(ExportDialog)
    window.files.answer = [tmp_path / "claims.csv"]
    qtbot.mouseClick(dialog.export, LEFT)
    qtbot.waitUntil(lambda: "verified" in dialog.outcome.text(), timeout=20_000)
    assert dialog.outcome.text() == "claims.csv: 2 of 2 rows verified."


def test_the_selected_rows_are_exported(board, window, qtbot, tmp_path):
    from annotator.ui.exporting.dialog import ExportDialog

    select(board, 2, 4)
    qtbot.mouseClick(board.bar.export, LEFT)
    (dialog,) = window.findChildren(ExportDialog)
    dialog.form.of.setCurrentText("The 3 selected rows")
    window.files.answer = [tmp_path / "three.csv"]
    qtbot.mouseClick(dialog.export, LEFT)
    qtbot.waitUntil(lambda: "verified" in dialog.outcome.text(), timeout=20_000)
    assert dialog.outcome.text() == "three.csv: 3 of 3 rows verified."


def test_a_condition_that_nothing_can_meet_says_why(board, qtbot):
    board.show_filter(parse_annotation_filter("label:clam lable:claim"))
    qtbot.waitUntil(board.empty.isVisible)
    told = " ".join(label.text() for label in board.empty.findChildren(QLabel))
    assert "“clam” is no label. There are: claim, " in told
    assert "“lable:” is no condition" in told


# Many rows


def test_the_first_rows_show_before_all_are_found(board, qtbot, monkeypatch):
    monkeypatch.setattr(searching, "SMALL", 0)
    monkeypatch.setattr(searching, "FIRST", 3)
    counts = []
    board.table.rows.modelReset.connect(lambda: counts.append(len(board.table.rows.ids)))
    board.show_filter(parse_annotation_filter("by:Cy -label:zzz"))
    qtbot.waitUntil(lambda: not board.rows.is_busy and len(board.table.rows.ids) == 8)
    board.show_filter(parse_annotation_filter("by:Cy -label:context"))
    qtbot.waitUntil(lambda: not board.rows.is_busy and len(board.table.rows.ids) == 6)
    assert 3 in counts
    board.show_filter(parse_annotation_filter("by:nobody"))
    qtbot.waitUntil(lambda: not board.rows.is_busy and board.empty.isVisible())


def test_a_closed_project_leaves_nothing_behind(board, window):
    window.registry.run("file.close")
    assert window.session.project is None
    assert not board.isVisible()
