"""Choosing which column of a table becomes what."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog

from annotator.sources.options import Options
from annotator.sources.table_preview import table_preview
from annotator.sources.tables import extract_csv
from annotator.ui.adding.columns import ColumnsDialog
from annotator.ui.adding.columns_table import BECOMES

TABLE = b"headline;body;id\nOne;Words of the first.;7\nTwo;<b>Words</b>\x0b of the second.;8\n"
HORIZONTAL = Qt.Orientation.Horizontal


@pytest.fixture
def ask(qtbot):
    def make(raw: bytes = TABLE, name: str = "x.csv") -> ColumnsDialog:
        def again(delimiter: str):
            return table_preview(raw, Options(delimiter=delimiter), name)

        dialog = ColumnsDialog(None, table_preview(raw, Options(), name), name, again)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return make


def header(dialog) -> list[tuple[str, str]]:
    model = dialog.table.columns
    return [
        (model.headerData(n, HORIZONTAL), model.headerData(n, HORIZONTAL, BECOMES))
        for n in range(model.columnCount())
    ]


def cell(dialog, row: int, column: int, role=Qt.ItemDataRole.DisplayRole):
    model = dialog.table.columns
    return model.data(model.index(row, column), role)


def test_what_was_guessed_is_chosen_and_marked_over_the_first_rows(ask):
    dialog = ask()
    assert dialog.question.text() == "What the columns of “x.csv” become"
    assert {field: column for field, column in dialog.mapping.items() if column} == {
        "text": "body",
        "title": "headline",
    }
    assert header(dialog) == [("headline", "Title"), ("body", "Text"), ("id", "")]
    assert cell(dialog, 0, 0) == "One"
    assert cell(dialog, 1, 1) == "<b>Words</b> of the second."
    assert dialog.rest.text() == "Kept beside each document as further details: “id”."
    assert dialog.use_button.isEnabled()
    assert dialog.why_not() == ""
    assert not dialog.reason.isVisible()


def test_a_choice_changes_what_the_rows_become(ask):
    dialog = ask()
    dialog.choices["title"].choose("id")
    assert header(dialog) == [("headline", ""), ("body", "Text"), ("id", "Title")]
    assert dialog.rest.text().endswith("details: “headline”.")
    dialog.choices["author"].choose("headline")
    assert dialog.rest.text() == "Every column is used."
    rows = list(extract_csv(TABLE, "x.csv", Options(columns=dialog.mapping)))
    assert (rows[0].metadata.title, rows[0].metadata.author) == ("7", "One")


def test_a_field_without_a_column_stays_without_one(ask):
    dialog = ask()
    dialog.choices["title"].choose("")
    rows = list(extract_csv(TABLE, "x.csv", Options(columns=dialog.mapping)))
    assert rows[0].metadata.title == ""
    assert rows[0].metadata.extra == {"headline": "One", "id": "7"}


def test_without_a_text_it_is_refused_and_said_why(ask, qtbot):
    dialog = ask(b"a,b\nshort,words\n")
    assert dialog.question.text() == "Which column of “x.csv” is the text?"
    assert not dialog.use_button.isEnabled()
    assert dialog.reason.text() == "Choose the column that holds the text."
    assert dialog.reason.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.choices["text"].choose("b")
    assert dialog.use_button.isEnabled()
    assert not dialog.reason.isVisible()


def test_the_same_column_twice_is_refused_and_said_why(ask):
    dialog = ask()
    dialog.choices["author"].choose("body")
    assert dialog.reason.text() == "“body” is chosen twice, as Text and as Author."
    assert not dialog.use_button.isEnabled()
    assert header(dialog)[1] == ("body", "Text, Author")


def test_the_keyboard_alone_is_enough(ask, qtbot):
    dialog = ask(b"a,b\nshort,words\n")
    dialog.choices["text"].setFocus()
    qtbot.keyClick(dialog.choices["text"], Qt.Key.Key_Down)
    assert dialog.choices["text"].column == "a"
    qtbot.keyClick(dialog.choices["text"], Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.mapping["text"] == "a"


def test_escape_chooses_nothing(ask, qtbot):
    dialog = ask()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_tab_leads_through_the_table_and_out_of_it(ask, qtbot):
    dialog = ask()
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Tab)
    assert not dialog.table.hasFocus()


def choose_delimiter(dialog, sign):
    dialog.delimiter_choice.setCurrentIndex(dialog.delimiter_choice.findData(sign))
    dialog.delimiter_choice.activated.emit(dialog.delimiter_choice.currentIndex())


def test_another_delimiter_shows_other_columns(ask):
    dialog = ask(b"a;b,c\n1;2,3\n")
    assert dialog.delimiter == ","
    assert [name for name, _ in header(dialog)] == ["a;b", "c"]
    choose_delimiter(dialog, ";")
    assert dialog.delimiter == ";"
    assert [name for name, _ in header(dialog)] == ["a", "b,c"]
    assert cell(dialog, 0, 1) == "2,3"


def test_a_delimiter_that_gives_no_table_is_refused_and_said_why(ask):
    dialog = ask(b'text,b;"c"d\nwords,2;3\n')
    assert dialog.use_button.isEnabled()
    choose_delimiter(dialog, ";")
    assert "x.csv, line 1: this is no valid CSV" in dialog.reason.text()
    assert not dialog.use_button.isEnabled()
    choose_delimiter(dialog, ",")
    assert dialog.use_button.isEnabled()


def test_kinds_without_delimiters_offer_none(ask):
    dialog = ask(b'{"text": "words", "n": 1}\n', "x.jsonl")
    assert not dialog.delimiter_choice.isVisible()
    assert dialog.delimiter == ""
    assert ask().delimiter_choice.isVisible()


def test_seldom_used_fields_are_shown_on_request_or_when_they_are_used(ask):
    dialog = ask(b"text,rights\nwords,CC0\n")
    assert dialog.choices["rights"].isVisible()
    assert not dialog.choices["genre"].isVisible()
    dialog.more.click()
    assert dialog.choices["genre"].isVisible()
    assert dialog.more.text() == "Fewer fields"


def test_many_columns_and_long_cells_stay_short_on_the_screen(ask):
    names = ",".join(f"column {n} {'x' * 200}" for n in range(40))
    dialog = ask(f"text,{names}\nwords,{','.join(['y' * 5000] * 40)}\n".encode())
    assert "and 28 more." in dialog.rest.text()
    assert len(cell(dialog, 0, 1)) == 160
    assert len(dialog.choices["title"].itemText(2)) == 60
    tip = cell(dialog, 0, 1, Qt.ItemDataRole.ToolTipRole)
    assert len(tip) < 1000
    assert not dialog.grab().isNull()


def test_the_header_says_aloud_what_a_column_becomes(ask):
    model = ask().table.columns
    said = [model.headerData(n, HORIZONTAL, Qt.ItemDataRole.AccessibleTextRole) for n in (1, 2)]
    assert said == ["body: Text", "id: kept as a detail"]
    assert "kept as a detail" in model.headerData(2, HORIZONTAL, Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(9, HORIZONTAL) is None
    assert model.headerData(0, HORIZONTAL, Qt.ItemDataRole.SizeHintRole) is None


def test_the_wheel_changes_no_answer(ask):
    dialog = ask()
    before = dialog.mapping
    choice = dialog.choices["title"]
    none = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, turn)
    assert dialog.mapping == before
