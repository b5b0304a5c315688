"""CSV out and in through the window."""

import csv

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
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


# Which annotations, and the preview


def shown(dialog, column):
    model = dialog.preview.model
    names = [
        model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for place in range(model.columnCount())
    ]
    place = names.index(column)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def wait_for_preview(dialog, qtbot):
    qtbot.waitUntil(lambda: not dialog._sampler.is_busy, timeout=20_000)


def pick(dialog, kind, qtbot):
    dialog.form.of.setCurrentIndex(dialog.form.of.findData(kind))
    wait_for_preview(dialog, qtbot)


def only(dialog, *names):
    dialog.chooser.none.click()
    for name in names:
        (item,) = dialog.chooser.list.findItems(name, Qt.MatchFlag.MatchExactly)
        item.setCheckState(Qt.CheckState.Checked)


def test_the_first_rows_show_before_anything_is_written(dialog, qtbot):
    wait_for_preview(dialog, qtbot)
    assert shown(dialog, "label") == ["claim", "source"]
    assert dialog.preview.heading.text() == "PREVIEW: 2 OF 2 ROWS"
    only(dialog, "quote")
    wait_for_preview(dialog, qtbot)
    assert shown(dialog, "quote")[0] == "offered the operator a tax waiver"
    dialog.chooser.none.click()
    assert dialog.preview.model.columnCount() == 0
    assert "Tick a column" in dialog.preview.legend.text()


def test_what_excel_would_change_is_marked(dialog, window, qtbot):
    project = window.session.project
    first, second = (one.id for one in project.annotations.of(1))
    project.annotations.set_note(first, "=1+1")
    project.annotations.set_note(second, "007")
    only(dialog, "note")
    wait_for_preview(dialog, qtbot)
    assert shown(dialog, "note") == ["'=1+1", "007"]
    qtbot.mouseClick(dialog.preview.as_excel, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert dialog.preview.as_excel.isChecked()
    assert shown(dialog, "note") == ["'=1+1", "7"]
    assert dialog.preview.legend.text() == "Excel would change 1 cells: 1 leading zeros lost."
    dialog.form.guard.click()
    wait_for_preview(dialog, qtbot)
    assert shown(dialog, "note") == ["#NAME?", "7"]
    index = dialog.preview.model.index(0, 0)
    assert "formula" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "=1+1" in index.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("kind", ["Excel workbook", "Parquet"])
def test_what_keeps_its_types_is_not_said_to_be_changed(dialog, window, qtbot, kind):
    first = window.session.project.annotations.of(1)[0].id
    window.session.project.annotations.set_note(first, "=1+1")
    only(dialog, "note")
    qtbot.mouseClick(dialog.preview.as_excel, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    dialog.form.kinds.setCurrentText(kind)
    wait_for_preview(dialog, qtbot)
    assert not dialog.preview.as_excel.isVisible()
    assert shown(dialog, "note")[0] == "=1+1"
    assert dialog.preview.legend.text() == "As it will stand in the file."


def test_only_the_shown_document(dialog, window, qtbot, tmp_path):
    project = window.session.project
    other = project.documents.add(SourceText("Cy spoke."), Metadata(title="Other"))
    project.annotations.add(other, Span(0, 2), "claim")
    pick(dialog, "all", qtbot)
    pick(dialog, "document", qtbot)
    assert dialog.preview.heading.text() == "PREVIEW: 2 OF 2 ROWS"
    assert export(dialog, window, qtbot, tmp_path / "some.csv") == "some.csv: 2 of 2 rows verified."
    assert project.exported.last is None
    assert dialog.form.last.text() == "Nothing was exported from this project yet."


def test_only_what_changed_since_the_last_export(dialog, window, qtbot, tmp_path):
    project = window.session.project
    export(dialog, window, qtbot, tmp_path / "all.csv")
    assert dialog.form.last.text().startswith("Last exported: ")
    pick(dialog, "new", qtbot)
    assert dialog.preview.legend.text() == "Nothing has changed since the last export."
    assert not dialog.export.isEnabled()
    (changed, gone) = (one.id for one in project.annotations.of(1))
    project.annotations.set_note(changed, "seen")
    project.annotations.delete(gone)
    pick(dialog, "all", qtbot)
    pick(dialog, "new", qtbot)
    dialog.outcome.clear()
    said = export(dialog, window, qtbot, tmp_path / "new.csv")
    assert said.startswith("new.csv: 1 of 1 rows verified. deleted since the last export")
    pick(dialog, "all", qtbot)
    pick(dialog, "new", qtbot)
    assert not dialog.export.isEnabled()


def test_offsets_are_chosen_together(dialog, qtbot):
    def ticked():
        every = ("start", "end", "start_utf16", "end_utf16", "start_byte", "end_byte")
        return [name for name in dialog.chosen if name in every]

    assert dialog.form.offsets.currentIndex() == 3
    dialog.form.offsets.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(dialog.form.offsets, key)
    assert ticked() == ["start_utf16", "end_utf16"]
    qtbot.keyClick(dialog.form.offsets, Qt.Key.Key_Home)
    assert ticked() == ["start", "end"]
    only(dialog, "start", "end", "end_byte")
    assert dialog.form.offsets.currentIndex() == -1


def test_a_column_moves_by_key(dialog, qtbot):
    first, second = dialog.chosen[:2]
    dialog.chooser.list.setFocus()
    qtbot.keyClick(dialog.chooser.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dialog.chosen[:2] == (second, first)


def test_what_was_chosen_is_remembered(dialog, window):
    only(dialog, "quote", "label")
    dialog.chooser.list.setCurrentRow(dialog.chooser.names.index("quote"))
    dialog.chooser.up.click()
    dialog.form.presets.button(1).click()
    dialog.form.delimiter.setCurrentIndex(1)
    dialog.form.mark.click()
    dialog.preview.as_excel.click()
    before = dialog.choice
    assert (before.preset, before.delimiter, before.has_mark) == ("data", ";", True)
    dialog.close()
    again = ExportDialog(window)
    assert again.choice == before
    window.settings.remember("export", "{")
    assert ExportDialog(window).choice.preset == "excel"


def test_a_project_without_annotations_says_so(dialog, window, qtbot):
    project = window.session.project
    project.annotations.delete(*(one.id for one in project.annotations.of(1)))
    pick(dialog, "document", qtbot)
    assert dialog.preview.legend.text() == "There are no annotations in this document yet."
    pick(dialog, "all", qtbot)
    assert dialog.preview.legend.text() == "There are no annotations in this project yet."
    assert not dialog.export.isEnabled()


@pytest.mark.parametrize(("place", "suffix"), [(1, ".tsv"), (2, ".xlsx"), (3, ".parquet")])
def test_other_kinds_of_files(dialog, window, qtbot, tmp_path, place, suffix):
    dialog.form.kinds.setCurrentIndex(place)
    assert dialog.form.guard.isVisible() is (suffix == ".tsv")
    assert not dialog.form.delimiter.isVisible()
    said = export(dialog, window, qtbot, tmp_path / f"news{suffix}")
    assert said == f"news{suffix}: 2 of 2 rows verified."
    assert window.files.offered == f"news{suffix}"
    raw = (tmp_path / f"news{suffix}").read_bytes()
    beginnings = {".xlsx": b"PK", ".parquet": b"PAR1", ".tsv": b"\xef\xbb\xbfproject\tdocument_id"}
    assert raw.startswith(beginnings[suffix])
    dialog.form.kinds.setCurrentIndex(0)
    assert dialog.form.delimiter.isVisible()


def test_all_of_the_project(dialog, window, qtbot, tmp_path):
    dialog.form.kinds.setCurrentIndex(4)
    assert not dialog.chooser.isVisible()
    assert not dialog.form.of.isVisible()
    assert "all but the history" in dialog.preview.legend.text()
    said = export(dialog, window, qtbot, tmp_path / "news.jsonl")
    assert said == "news.jsonl: 2 of 2 rows verified."
    assert len((tmp_path / "news.jsonl").read_bytes().split(b"\n")) == 6
    dialog.form.kinds.setCurrentIndex(0)
    wait_for_preview(dialog, qtbot)
    assert shown(dialog, "label") == ["claim", "source"]
