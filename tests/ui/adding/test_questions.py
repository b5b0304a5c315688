"""What has to be asked before a source can be read: the answer makes it readable."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.sources.archives import read_sources
from annotator.sources.options import Options
from annotator.sources.reading import Reader
from annotator.ui.adding.columns import ColumnsDialog
from annotator.ui.adding.password import PasswordDialog
from annotator.ui.adding.questions import ask, choose_columns, has_columns
from tests.sources.made import xlsx, zipped
from tests.sources.made_pdf import At, pdf_of

FILES = {
    "a.csv": b"a;b\nshort;words\nothers;here\n",
    "a.jsonl": b'{"a": "short", "b": "words"}\n{"a": "others", "b": "here"}\n',
    "a.xlsx": xlsx(("a", "b"), ("short", "words"), ("others", "here")),
}


def read(file: Path, own=None):
    with Reader(own=own) as reader:
        return list(read_sources([file], reader))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("is_zipped", [False, True])
def test_a_table_whose_text_nobody_can_guess_is_asked_about(window, tmp_path, name, is_zipped):
    file = tmp_path / ("all.zip" if is_zipped else name)
    file.write_bytes(zipped({name: FILES[name]}) if is_zipped else FILES[name])
    [outcome] = read(file)
    assert outcome.question == "columns"
    given: list[Options] = []
    dialog = ask(window, outcome, Options(), given.append)
    assert isinstance(dialog, ColumnsDialog)
    dialog.choices["text"].choose("b")
    dialog.use_button.click()
    [options] = given
    found = read(file, {outcome.path: options})
    assert [one.reading.text.content for one in found] == ["words", "here"]
    assert found[0].reading.metadata.extra == {"a": "short"}


def test_another_delimiter_is_part_of_the_answer(window, tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"a;b,c\nx;words,y\n")
    [outcome] = read(file)
    given: list[Options] = []
    dialog = ask(window, outcome, Options(), given.append)
    dialog.delimiter_choice.setCurrentIndex(dialog.delimiter_choice.findData(";"))
    dialog.delimiter_choice.activated.emit(0)
    dialog.choices["text"].choose("b,c")
    dialog.use_button.click()
    [found] = read(file, {file: given[0]})
    assert found.reading.text.content == "words,y"


def test_a_protected_file_is_asked_about_until_its_password_is_right(qtbot, window, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_of([At(50, 500, "Words of a report.")], password="open sesame"))
    [outcome] = read(file)
    given: list[Options] = []
    dialog = ask(window, outcome, Options(), given.append)
    assert isinstance(dialog, PasswordDialog)
    assert not dialog.fault.isVisible()
    qtbot.keyClicks(dialog.field, "wrong")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    [outcome] = read(file, {file: given[0]})
    dialog = ask(window, outcome, given[0], given.append)
    assert dialog.fault.isVisible()
    qtbot.keyClicks(dialog.field, "open sesame")
    dialog.open_button.click()
    [outcome] = read(file, {file: given[1]})
    assert outcome.reading.text.content == "Words of a report."
    assert ask(window, outcome, Options(), given.append) is None


def test_a_question_that_is_not_answered_changes_nothing(window, tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(FILES["a.csv"])
    [outcome] = read(file)
    given: list[Options] = []
    ask(window, outcome, Options(), given.append).reject()
    assert given == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_columns_of_a_table_that_was_read_can_be_chosen_otherwise(
    qtbot, window, tmp_path, kind
):
    file = tmp_path / f"a.{kind}"
    rows = (("headline", "body"), ("One", "Words"))
    file.write_bytes(xlsx(*rows) if kind == "xlsx" else b"headline,body\nOne,Words\n")
    [outcome] = read(file)
    assert has_columns(outcome)
    given: list[Options] = []
    choose_columns(window, window, outcome, Options(), given.append)
    qtbot.waitUntil(lambda: bool(window.findChildren(ColumnsDialog)), timeout=20_000)
    [dialog] = window.findChildren(ColumnsDialog)
    assert dialog.mapping["title"] == "headline"
    dialog.choices["title"].choose("body")
    dialog.choices["text"].choose("headline")
    dialog.use_button.click()
    [found] = read(file, {file: given[0]})
    assert (found.reading.text.content, found.reading.metadata.title) == ("One", "Words")


def test_so_can_those_of_a_table_too_large_to_be_kept(qtbot, window, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"headline": "One", "body": "Words"}\n' * 9)
    with Reader(most_kept=10) as reader:
        outcome = next(read_sources([file], reader))
    assert (outcome.reading.raw, outcome.reading.size) == (b"", file.stat().st_size)
    assert has_columns(outcome)
    choose_columns(window, window, outcome, Options(), lambda _options: None)
    qtbot.waitUntil(lambda: bool(window.findChildren(ColumnsDialog)), timeout=20_000)
    [dialog] = window.findChildren(ColumnsDialog)
    assert (dialog.mapping["text"], dialog.mapping["title"]) == ("body", "headline")


def test_other_sources_have_no_columns(window, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("words", encoding="utf-8")
    [outcome] = read(file)
    assert not has_columns(outcome)
    [gone] = read(tmp_path / "gone.txt")
    assert not has_columns(gone)
    choose_columns(window, window, gone, Options(), lambda _options: None)
    assert window.jobs == []
