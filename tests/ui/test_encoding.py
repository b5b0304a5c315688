"""Files that do not say their encoding: the user sees how they would read, and chooses."""

import pytest
from PySide6.QtCore import Qt

from annotator.ui.commands.adding import add_files, add_text
from annotator.ui.dialogs.encoding import EncodingDialog

RUSSIAN = "Мэр отрицает обвинения.\nПредставитель мэрии заявил, что предложения не было.\n"


@pytest.fixture
def legacy(tmp_path):
    def make(name="old.txt", text=RUSSIAN, encoding="cp1251"):
        file = tmp_path / name
        file.write_bytes(text.encode(encoding))
        return file

    return make


def asked(window):
    return next(one for one in window.findChildren(EncodingDialog) if one.isVisible())


def choose(dialog, encoding):
    names = [dialog.choices.item(row).text() for row in range(dialog.choices.count())]
    dialog.choices.setCurrentRow(next(n for n, name in enumerate(names) if encoding in name))


def test_choosing_the_line_that_reads_right_adds_the_file(qtbot, window, legacy):
    before = window.session.project.documents.count()
    add_files(window, [legacy()])
    dialog = asked(window)
    assert not dialog.isModal()
    assert "“old.txt”" in dialog.question.text()
    choose(dialog, "cp1251")
    assert dialog.preview.toPlainText().startswith("Мэр отрицает")
    assert window.session.project.documents.count() == before
    qtbot.keyClick(dialog.choices, Qt.Key.Key_Return)
    assert window.session.text == RUSSIAN
    assert window.session.project.documents.count() == before + 1
    assert not dialog.isVisible()


def test_choosing_with_the_arrow_keys_shows_how_it_would_read(qtbot, window, legacy):
    add_files(window, [legacy()])
    dialog = asked(window)
    first = dialog.preview.toPlainText()
    qtbot.keyClick(dialog.choices, Qt.Key.Key_Down)
    assert dialog.preview.toPlainText() != first


def test_a_file_that_is_skipped_is_not_added(window, legacy):
    before = window.session.project.documents.count()
    add_files(window, [legacy()])
    asked(window).skip_button.click()
    assert window.session.project.documents.count() == before


def test_several_files_are_asked_about_one_by_one_or_at_once(window, legacy):
    before = window.session.project.documents.count()
    add_files(window, [legacy(f"{n}.txt", f"{n} {RUSSIAN}") for n in range(4)])
    dialog = asked(window)
    choose(dialog, "cp1251")
    dialog.add_button.click()
    assert window.session.project.documents.count() == before + 1
    assert "“1.txt”" in dialog.question.text()
    choose(dialog, "cp1251")
    assert "2 other files" in dialog.for_all.text()
    dialog.for_all.setChecked(True)
    dialog.add_button.click()
    assert window.session.project.documents.count() == before + 4
    assert not dialog.isVisible()


def test_the_window_can_be_used_while_it_asks(window, legacy):
    add_files(window, [legacy()])
    window.registry.run("go.next_document")
    assert asked(window).isVisible()


def test_files_that_say_their_encoding_are_added_at_once(window, legacy):
    before = window.session.project.documents.count()
    add_files(window, [legacy(), legacy("new.txt", "A clear text.", "utf-8")])
    assert window.session.project.documents.count() == before + 1
    assert asked(window).isVisible()


def test_bytes_that_are_no_text_are_told_and_not_asked_about(qtbot, window, tmp_path):
    file = tmp_path / "binary.bin"
    file.write_bytes(bytes(range(256)) * 20)
    add_files(window, [file])
    qtbot.waitUntil(lambda: "binary.bin" in window.banner.text)
    assert not [one for one in window.findChildren(EncodingDialog) if one.isVisible()]


def test_what_could_not_be_added_is_not_said_any_longer_when_the_next_is(window, tmp_path):
    empty, good = tmp_path / "empty.txt", tmp_path / "good.txt"
    empty.touch()
    good.write_text("Some words.")
    add_files(window, [empty])
    assert window.banner.text.startswith("Nothing was added. ")
    add_files(window, [good])
    assert window.banner.text == ""


def test_a_text_that_is_there_already_is_shown_and_said(window, tmp_path):
    first, again = tmp_path / "first.txt", tmp_path / "again.txt"
    for file in (first, again):
        file.write_text("A mayor denies it.\n\nSome words.")
    add_files(window, [first])
    added = window.session.document.id
    window.session.show(1)
    add_files(window, [again])
    assert "again.txt is in the project already, as “A mayor denies it.”" in window.banner.text
    assert window.session.document.id == added
    add_text(window, first.read_text())
    assert "The text is in the project already" in window.banner.text
    assert window.session.document.id == added
