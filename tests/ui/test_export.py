"""CSV out and in through the window."""

import csv

import pytest
from PySide6.QtCore import Qt

from annotator.ui.commands.transfer import import_file
from annotator.ui.exporting.dialog import ExportDialog


@pytest.fixture
def dialog(window):
    made = ExportDialog(window)
    made.open()
    return made


def export(dialog, window, qtbot, target):
    window.files.answer = [target]
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "verified" in dialog.outcome.text(), timeout=20_000)
    return dialog.outcome.text()


def test_an_export_is_verified_and_says_so(dialog, window, qtbot, tmp_path):
    said = export(dialog, window, qtbot, tmp_path / "news.csv")
    assert said == "news.csv: 2 of 2 rows verified."
    raw = (tmp_path / "news.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")


def test_columns_are_chosen_and_ordered(dialog, window, qtbot, tmp_path):
    qtbot.mouseClick(dialog.chooser.none, Qt.MouseButton.LeftButton)
    assert not dialog.export.isEnabled()
    for name in ("label", "quote"):
        item = dialog.chooser.list.findItems(name, Qt.MatchFlag.MatchExactly)[0]
        item.setCheckState(Qt.CheckState.Checked)
        dialog.chooser.list.setCurrentItem(item)
    qtbot.mouseClick(dialog.chooser.up, Qt.MouseButton.LeftButton)
    assert dialog.chosen == ("quote", "label")
    dialog.form.presets.button(1).click()
    export(dialog, window, qtbot, tmp_path / "short.csv")
    with (tmp_path / "short.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["quote", "label"]
    assert rows[1] == ["offered the operator a tax waiver", "claim"]


def test_metadata_of_documents_is_offered_and_not_ticked(dialog, window, qtbot, tmp_path):
    for name in ("page", "author", "metadata"):
        (item,) = dialog.chooser.list.findItems(name, Qt.MatchFlag.MatchExactly)
        assert item.checkState() == Qt.CheckState.Unchecked
        item.setCheckState(Qt.CheckState.Checked)
    export(dialog, window, qtbot, tmp_path / "more.csv")
    with (tmp_path / "more.csv").open(newline="", encoding="utf-8-sig") as stream:
        assert next(csv.reader(stream))[-3:] == ["page", "author", "metadata"]


def test_columns_stop_at_the_ends(dialog):
    dialog.chooser.list.setCurrentRow(0)
    names = dialog.chosen
    dialog.chooser.move_column(-1)
    assert dialog.chosen == names
    dialog.chooser.down.click()
    assert dialog.chosen[:2] == (names[1], names[0])
    dialog.chooser.none.click()
    dialog.chooser.all.click()
    assert set(names) < set(dialog.chosen)


def test_no_file_chosen_exports_nothing(dialog, window, qtbot):
    window.files.answer = []
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert dialog.outcome.text() == ""


def test_what_was_exported_comes_back_after_deletion(dialog, window, qtbot, tmp_path):
    export(dialog, window, qtbot, tmp_path / "news.csv")
    dialog.accept()
    project = window.session.project
    before = [(a.uuid, a.quote, a.label) for a in project.annotations.of(1)]
    project.annotations.delete(*(a.id for a in project.annotations.of(1)))
    import_file(window, tmp_path / "news.csv")
    qtbot.waitUntil(lambda: not window.jobs, timeout=20_000)
    assert [(a.uuid, a.quote, a.label) for a in project.annotations.of(1)] == before
    assert window.status.message.text().startswith("Imported 2 annotations")
    window.registry.run("edit.undo")
    assert project.annotations.of(1) == []


def test_rows_that_do_not_fit_are_named(window, qtbot, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text(
        "document,label,quote,start,end\r\n"
        "Mayor’s offer,claim,The mayor,0,9\r\n"
        "Mayor’s offer,nonsense,The mayor,0,9\r\n",
        encoding="utf-8",
    )
    window.files.answer = [file]
    window.registry.run("file.import_csv")
    qtbot.waitUntil(lambda: window.banner.text != "", timeout=20_000)
    assert "line 3" in window.banner.text
    assert window.session.project.annotations.counts(1)["claim"] == 2


def test_a_file_that_is_no_csv_is_told(window, qtbot, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_bytes(b"\x00\xff\x00")
    import_file(window, file)
    qtbot.waitUntil(lambda: not window.jobs, timeout=20_000)
    assert "bad.csv" in window.banner.text


@pytest.mark.parametrize(("place", "sign"), [(0, ","), (1, ";"), (2, "\t")])
def test_what_stands_between_the_cells_is_chosen(dialog, window, qtbot, tmp_path, place, sign):
    dialog.form.delimiter.setCurrentIndex(place)
    said = export(dialog, window, qtbot, tmp_path / "news.csv")
    assert said == "news.csv: 2 of 2 rows verified."
    first = (tmp_path / "news.csv").read_text(encoding="utf-8-sig").partition("\r\n")[0]
    assert first.startswith(sign.join(("project", "document_id", "document", "url")))
