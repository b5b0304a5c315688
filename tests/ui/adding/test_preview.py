"""Articles are looked through, corrected and chosen from before they are added."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from annotator.ui.adding.offering import offer
from annotator.ui.adding.report_dialog import ReportDialog
from annotator.ui.adding.supplies import Files
from annotator.ui.commands.adding import add_files, add_text
from annotator.ui.dialogs.encoding import EncodingDialog
from annotator.ui.dialogs.question import Question
from tests.sources.made_pdf import At, pdf_of
from tests.ui.conftest import TEXT, accept_preview, drop, preview_of, wait_for_jobs

ODD = "Title\u00a0one\n\nfirst\u2028line\u00a0😀 خبر\ufeff\n\nlast\u00a0paragraph\u2029still it\n"
PAGE = """<html><body><nav><p>Home and other places of this site</p></nav><article>
<h1>Ferry sails</h1><p>The ferry sailed again on Monday after nine days of strike.</p>
<p>The company has denied that any ship left port short of crew.</p></article></body></html>"""
LONG = " ".join(f"word{n}" for n in range(300))


@pytest.fixture
def file(tmp_path):
    def make(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(raw)
        return path

    return make


@pytest.fixture
def offered(qtbot, window):
    """The preview of these files."""

    def make(*files, **limits):
        offer(window, Files(list(files)), **limits)
        preview = preview_of(qtbot, window)
        qtbot.waitUntil(preview.isActiveWindow)
        return preview

    return make


def titles(window):
    documents = window.session.project.documents
    return [documents[one].title for one in documents.ids()[3:]]


def texts(window):
    documents = window.session.project.documents
    return [documents.text(one) for one in documents.ids()[3:]]


def report_of(window):
    return next((one for one in window.findChildren(ReportDialog) if one.isVisible()), None)


# From a file to its first annotation


def test_a_dropped_file_and_enter_and_it_can_be_annotated(qtbot, window, file):
    drop(window, [file("news.txt", "The mayor denied it\n\nSome words.")])
    preview = preview_of(qtbot, window)
    qtbot.waitUntil(preview.add.hasFocus)
    assert preview.add.text() == "Add 1 article"
    qtbot.keyClick(preview.focusWidget(), Qt.Key.Key_Return)
    wait_for_jobs(qtbot, window)
    assert window.session.text == "The mayor denied it\n\nSome words."
    assert window.focusWidget() is window.workspace.article
    assert window.status.message.text() == "Added 1 article."
    assert window.banner.text == ""
    assert report_of(window) is None


def test_a_dropped_folder_is_added_and_undone_as_one_step(qtbot, window, file, tmp_path):
    file("in/a.txt", "One")
    file("in/deep/b.txt", "Two")
    drop(window, [tmp_path / "in"])
    accept_preview(qtbot, window)
    assert titles(window) == ["One", "Two"]
    assert window.session.project.journal.undo_title() == "Add “in”"
    window.registry.run("edit.undo")
    assert titles(window) == []


def test_nothing_is_in_the_project_before_it_is_added(qtbot, window, file, offered):
    preview = offered(file("a.txt", "One"))
    assert titles(window) == []
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not preview.isVisible())
    assert titles(window) == []


def test_adding_with_the_keyboard_alone(qtbot, window, file, offered):
    preview = offered(file("a.txt", "One"), file("b.txt", "Two"), file("c.txt", "Three"))
    preview.list.setFocus()
    qtbot.keyClick(preview.list, Qt.Key.Key_Down)
    qtbot.keyClick(preview.list, Qt.Key.Key_Space)
    assert preview.add.text() == "Add 2 articles"
    qtbot.keyClick(preview.list, Qt.Key.Key_Down)
    qtbot.keyClick(preview.list, Qt.Key.Key_F2)
    title = preview.details.fields["title"]
    assert preview.focusWidget() is title
    title.selectAll()
    qtbot.keyClicks(title, "Third")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert preview.focusWidget() is preview.list
    assert preview.isVisible()
    qtbot.keyClick(preview.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_jobs(qtbot, window)
    assert titles(window) == ["One", "Third"]


def test_control_and_enter_add_also_out_of_the_text(qtbot, window, file, offered):
    preview = offered(file("a.txt", "One"))
    preview.details.text.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(preview.details.text, Qt.Key.Key_Return, control)
    wait_for_jobs(qtbot, window)
    assert texts(window) == ["One"]


def test_every_part_is_reached_with_tab(qtbot, file, offered):
    preview = offered(file("a.txt", "One"), file("b.txt", "Two"))
    preview.list.setFocus()
    reached = set()
    for _ in range(20):
        reached.add(preview.focusWidget())
        qtbot.keyClick(preview.focusWidget(), Qt.Key.Key_Tab)
    wanted = {
        preview.list, *preview.details.fields.values(), preview.details.text,
        preview.all_or_none, preview.keep, preview.cancel, preview.add,
    }  # fmt: skip
    assert wanted <= reached
    assert all(one.accessibleName() or one.text() for one in wanted)


def test_a_click_on_its_box_ticks_a_row(qtbot, file, offered):
    preview = offered(file("a.txt", "One"), file("b.txt", "Two"))
    area = preview.list.visualRect(preview.model.index(1))
    middle = QPoint(area.left() + 21, area.top() + 18)
    qtbot.mouseClick(preview.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert [row.is_ticked for row in preview.model.rows] == [True, False]
    qtbot.mouseClick(preview.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert [row.is_ticked for row in preview.model.rows] == [True, False]
    preview.tick_all.click()
    assert [row.is_ticked for row in preview.model.rows] == [True, True]
    preview.tick_all.click()
    assert not preview.add.isEnabled()


# The text


def test_an_untouched_text_is_stored_to_the_very_character(qtbot, window, file, offered):
    offered(file("odd.txt", ODD)).add_now()
    wait_for_jobs(qtbot, window)
    assert texts(window) == [ODD]


def test_an_edited_text_keeps_the_characters_of_what_was_not_edited(qtbot, window, file, offered):
    preview = offered(file("odd.txt", ODD))
    text = preview.details.text
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "The end. ")
    cursor = text.document().find("first")
    cursor.insertText("First")
    assert preview.model.rows[0].is_edited
    assert "Edited" in preview.details.hint.text()
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert texts(window) == [ODD.replace("first", "First") + "The end. "]
    document = window.session.project.documents[4]
    assert document.title == "Title one"


def test_an_edit_that_is_taken_back_is_none(qtbot, file, offered):
    preview = offered(file("odd.txt", ODD))
    text = preview.details.text
    qtbot.keyClicks(text, "x")
    assert preview.model.rows[0].is_edited
    qtbot.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not preview.model.rows[0].is_edited


def test_an_edit_stays_while_one_looks_at_others(qtbot, window, file, offered):
    preview = offered(file("a.txt", ODD), file("b.txt", "Two"))
    qtbot.keyClicks(preview.details.text, "x")
    for row in (1, 0):
        preview.list.setCurrentIndex(preview.model.index(row))
    qtbot.keyClicks(preview.details.text, "y")
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert sorted(texts(window)[0][:2]) == ["x", "y"]
    assert texts(window)[0][2:] == ODD


def test_leaving_with_edits_asks_first(qtbot, window, file, offered):
    preview = offered(file("a.txt", "One"))
    qtbot.keyClicks(preview.details.text, "x")
    preview.cancel.click()
    assert preview.isVisible()
    preview.findChild(Question).no.click()
    assert preview.isVisible()
    preview.cancel.click()
    question = next(one for one in preview.findChildren(Question) if one.isVisible())
    assert question.focusWidget() is question.no
    question.yes.click()
    qtbot.waitUntil(lambda: not window.findChildren(type(preview)))
    assert titles(window) == []


def test_a_text_of_which_nothing_is_left_cannot_be_added(qtbot, file, offered):
    preview = offered(file("a.txt", "One"))
    preview.details.text.selectAll()
    qtbot.keyClick(preview.details.text, Qt.Key.Key_Delete)
    assert not preview.add.isEnabled()


def test_a_very_long_text_is_shown_in_part_and_added_whole(qtbot, window, file, offered):
    content = "A headline\n" + "many words " * 30_000
    preview = offered(file("long.txt", content))
    assert preview.details.text.isReadOnly()
    assert "Too long" in preview.details.hint.text()
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert texts(window) == [content]


# Metadata


def test_metadata_can_be_corrected_and_what_was_not_stays(qtbot, window, file, offered):
    page = """<html lang="en"><head><title>Ferry</title>
    <meta property="og:site_name" content="Island Courier">
    <meta property="article:published_time" content="2024-05-14T08:30:00Z"></head><body><article>
    <h1>Ferry sails</h1><p>The ferry sailed again on Monday after nine days of strike.</p>
    <p>The company has denied that any ship left port short of crew.</p></article></body></html>"""
    preview = offered(file("ferry.html", page))
    before = preview.model.rows[0].arrival.reading.metadata
    fields = preview.details.fields
    assert fields["publisher"].value == "Island Courier"
    fields["author"].clear()
    qtbot.keyClicks(fields["author"], "R. Silva")
    fields["direction"].setCurrentIndex(2)
    fields["direction"].activated.emit(2)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    after = window.session.document.metadata
    assert (after.author, after.direction) == ("R. Silva", "rtl")
    assert after.published == before.published
    assert after.publisher == "Island Courier"
    assert after.extra == before.extra


def test_a_title_that_was_emptied_is_the_name_of_the_file(qtbot, window, file, offered):
    preview = offered(file("harbour report.txt", "One\n\nSome words."))
    title = preview.details.fields["title"]
    title.setFocus()
    title.selectAll()
    qtbot.keyClick(title, Qt.Key.Key_Backspace)
    assert title.text() == ""
    assert title.placeholderText() == "harbour report"
    assert preview.model.rows[0].title == "harbour report"
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert titles(window) == ["harbour report"]


def test_a_date_that_is_none_is_told_of(qtbot, file, offered):
    preview = offered(file("a.txt", "One"))
    published = preview.details.fields["published"]
    assert not preview.details.remarks.isVisible()
    qtbot.keyClicks(published, "2024")
    assert not preview.details.remarks.isVisible()
    qtbot.keyClicks(published, " or so")
    assert "“2024 or so” does not read as a date" in preview.details.remarks.text()


# Duplicates


def test_what_is_there_already_cannot_be_ticked_and_is_named(qtbot, window, file, offered):
    preview = offered(file("copy.txt", f"{TEXT}\n(0)"), file("new.txt", "New"))
    row = preview.model.rows[0]
    assert not row.is_ticked
    assert "as “Mayor’s offer”" in preview.model.data(
        preview.model.index(0), Qt.ItemDataRole.AccessibleTextRole
    )
    preview.list.setFocus()
    qtbot.keyClick(preview.list, Qt.Key.Key_Space)
    assert not row.is_ticked
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert titles(window) == ["New"]
    assert [one.fate for one in report_of(window).model.entries] == ["skipped", "added"]


def test_what_is_similar_is_skipped_unless_it_is_ticked(qtbot, window, file, offered):
    files = (file("a.txt", f"One\n{LONG}"), file("b.txt", f"One\n{LONG} more"))
    preview = offered(*files)
    assert [row.is_ticked for row in preview.model.rows] == [True, False]
    assert preview.model.rows[1].arrival.standing == "similar"
    preview.list.setCurrentIndex(preview.model.index(1))
    assert "% like" in preview.details.standing.text()
    preview.list.setFocus()
    qtbot.keyClick(preview.list, Qt.Key.Key_Space)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert titles(window) == ["One", "One (2)"]


def test_the_same_text_can_be_added_once_it_was_changed(qtbot, window, file, offered):
    preview = offered(file("copy.txt", f"{TEXT}\n(0)"))
    qtbot.keyClicks(preview.details.text, "Corrected: ")
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert texts(window) == [f"Corrected: {TEXT}\n(0)"]


# What cannot be read


def test_a_file_that_fails_is_named_and_the_good_ones_are_added(qtbot, window, file, offered):
    preview = offered(file("empty.txt", ""), file("good.txt", "Good"))
    assert "empty.txt holds no text" in preview.unreadable.reason.text()
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert titles(window) == ["Good"]
    report = report_of(window)
    assert report.headline.text() == "Added 1 article. 1 failed."
    assert "holds no text" in report.model.entries[0].reason
    assert not report.isModal()


def test_all_or_none_adds_nothing_while_one_cannot_be_read(file, offered):
    preview = offered(file("empty.txt", ""), file("good.txt", "Good"))
    preview.all_or_none.setChecked(True)
    assert not preview.add.isEnabled()
    assert "none can be added" in preview.trouble.text()
    preview.all_or_none.setChecked(False)
    assert preview.add.isEnabled()


def test_choices_are_remembered(qtbot, window, file, offered):
    preview = offered(file("a.txt", "One"), file("b.txt", "Two"))
    assert (preview.all_or_none.isChecked(), preview.keep.isChecked()) == (False, True)
    preview.all_or_none.setChecked(True)
    preview.keep.setChecked(False)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    preview = offered(file("c.txt", "Three"), file("d.txt", "Four"))
    assert (preview.all_or_none.isChecked(), preview.keep.isChecked()) == (True, False)


# Reading otherwise


def asked(qtbot, preview):
    qtbot.waitUntil(lambda: bool(preview.findChildren(EncodingDialog)), timeout=20_000)
    return next(one for one in preview.findChildren(EncodingDialog) if one.isVisible())


def choose(dialog, encoding):
    names = [dialog.choices.item(row).text() for row in range(dialog.choices.count())]
    dialog.choices.setCurrentRow(next(n for n, name in enumerate(names) if encoding in name))
    dialog.read_button.click()


def test_only_the_file_whose_encoding_is_chosen_is_read_again(qtbot, window, file, offered):
    legacy = "Мэр отрицает обвинения.\nПредставитель мэрии.\n"
    clear = file("clear.txt", "Clear")
    preview = offered(file("old.txt", legacy.encode("cp1251")), clear)
    qtbot.keyClicks(preview.list, " ")
    preview.list.setCurrentIndex(preview.model.index(1))
    qtbot.keyClicks(preview.details.text, "Very ")
    preview.list.setCurrentIndex(preview.model.index(0))
    clear.unlink()
    preview.unreadable.ways.buttons[0].click()
    choose(asked(qtbot, preview), "cp1251")
    wait_for_jobs(qtbot, window)
    assert preview.details.text.content == legacy
    assert preview.model.rows[0].is_ticked
    assert "cp1251" in preview.details.ways.buttons[0].text()
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert texts(window) == [legacy, "Very Clear"]


def test_an_encoding_can_be_chosen_for_a_file_in_a_zip(qtbot, window, tmp_path, offered):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("old.txt", "Мэр отрицает обвинения.".encode("cp1251"))
        archive.writestr("new.txt", "New")
    preview = offered(tmp_path / "in.zip")
    preview.list.setCurrentIndex(preview.model.index(1))
    preview.unreadable.ways.buttons[0].click()
    choose(asked(qtbot, preview), "cp1251")
    wait_for_jobs(qtbot, window)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert texts(window) == ["New", "Мэр отрицает обвинения."]


def option(preview, field):
    preview.details.options.ticks[field].trigger()


def test_a_page_is_read_again_whole(qtbot, window, file, offered):
    preview = offered(file("ferry.html", PAGE))
    assert "Home" not in preview.details.text.content
    fields = preview.details.fields
    qtbot.keyClicks(fields["publisher"], "Courier")
    option(preview, "is_whole_page")
    wait_for_jobs(qtbot, window)
    assert "Home" in preview.details.text.content
    assert preview.details.options.ticks["is_whole_page"].isChecked()
    assert fields["publisher"].value == "Courier"
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert "Home" in window.session.text


def test_a_page_without_an_article_can_be_taken_whole(qtbot, window, file, offered):
    links = "<li><a href=x>Home</a></li><li><a href=y>Ferry times</a></li>"
    bare = f"<html><body><ul>{links}</ul></body></html>"
    preview = offered(file("bare.html", bare), file("good.txt", "Good"))
    assert preview.right.currentWidget() is preview.unreadable
    (button,) = preview.unreadable.ways.buttons
    assert button.text() == "Take the whole page"
    button.click()
    wait_for_jobs(qtbot, window)
    assert preview.right.currentWidget() is preview.details
    assert "Ferry times" in preview.details.text.content
    assert preview.add.text() == "Add 2 articles"
    assert not preview.details.ways.buttons


def test_what_is_being_read_again_is_neither_added_nor_left(qtbot, window, file, offered):
    preview = offered(file("ferry.html", PAGE))
    option(preview, "is_whole_page")
    preview.add_now()
    preview.cancel.click()
    assert preview.isVisible()
    wait_for_jobs(qtbot, window)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert "Home" in window.session.text


def test_an_option_may_be_for_one_file_or_for_all_of_its_kind(qtbot, window, file, offered):
    lines = (
        At(50, 500, "A long line of a paragraph that goes on and on"),
        At(50, 488, "in the next line and ends there."),
    )
    files = (file(f"{n}.pdf", pdf_of([*lines, At(50, 400, f"Number {n}.")])) for n in range(2))
    preview = offered(*files)
    preview.details.options.for_all.setChecked(False)
    option(preview, "is_reflowed")
    wait_for_jobs(qtbot, window)

    def is_reflowed():
        return [
            preview.rereader.incoming.options_of(r.path).is_reflowed for r in preview.model.rows
        ]

    assert is_reflowed() == [False, True]
    preview.details.options.for_all.setChecked(True)
    option(preview, "is_dehyphenated")
    wait_for_jobs(qtbot, window)
    assert is_reflowed() == [False, True]
    counts = [len(row.arrival.reading.text.content.split("\n")) for row in preview.model.rows]
    assert counts[0] > counts[1]


def test_reading_again_asks_before_it_gives_up_edits(qtbot, window, file, offered):
    preview = offered(file("ferry.html", PAGE))
    qtbot.keyClicks(preview.details.text, "x")
    option(preview, "is_whole_page")
    preview.findChild(Question).yes.click()
    wait_for_jobs(qtbot, window)
    assert not preview.model.rows[0].is_edited


def test_pasted_words_without_a_short_line_get_a_title(qtbot, window):
    add_text(window, LONG)
    accept_preview(qtbot, window)
    assert window.session.document.title.startswith("word0 word1")
    assert window.session.document.title.endswith("…")
    assert window.session.project.journal.undo_title().startswith("Paste “word0")


def test_a_copied_piece_of_a_web_page_comes_with_its_paragraphs(qtbot, window):
    markup = "<p>One paragraph of it.</p><p>And <b>another</b> one.</p><script>no()</script>"
    add_text(window, "One paragraph of it. And another one.", markup)
    accept_preview(qtbot, window)
    assert window.session.text == "One paragraph of it.\nAnd another one."


def test_a_folder_with_nothing_in_it_is_said(qtbot, window, tmp_path):
    (tmp_path / "empty").mkdir()
    add_files(window, [tmp_path / "empty"])
    wait_for_jobs(qtbot, window)
    assert window.status.message.text() == "Nothing was found to add."


def test_a_project_open_for_reading_only_is_not_added_to(window, file, project_file: Path):
    window.session.open_project(project_file, "Ada", read_only=True)
    add_files(window, [file("a.txt", "One")])
    assert "reading only" in window.status.message.text()


def test_rows_in_a_file_without_an_ending_are_offered_one_by_one(offered, file):
    preview = offered(file("rows", '{"body": "One body."}\n{"body": "Another body."}\n'))
    assert preview.add.text() == "Add 2 articles"
    assert preview.details.remarks.text() == (
        "· rows was read as what it looks like, lines of JSON: a document for each row.\n"
        "· rows was read as a table, a row a document: text from “body”."
    )
