"""Bad inputs that only a window meets, by their numbers in the list of bad inputs."""

import re
import shutil
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from annotator.ui.adding.report_dialog import ReportDialog
from tests.commands.project_hash import hash_of
from tests.reliability.small_disk import mounted
from tests.ui.conftest import TITLES, accept_preview, drop, preview_of, wait_for_jobs

RICH = (
    "<html><head><style>p { background: url(http://127.0.0.1:9/x.png) }</style>"
    "<script>document.write('written')</script></head><body><h1 style='color: red'>Ferry</h1>"
    "<p onclick='x()'>It <b>sails</b> again<img src='http://127.0.0.1:9/x.png'>.</p>"
    "<iframe src='http://127.0.0.1:9/'></iframe></body></html>"
)
WORDS = "It rained for a week, and the bridge stood under water until Sunday. " * 40


def copy(markup: str, words: str) -> None:
    data = QMimeData()
    data.setHtml(markup)
    data.setText(words)
    QGuiApplication.clipboard().setMimeData(data)


def titles(window) -> list[str]:
    documents = window.session.project.documents
    return [documents[one].title for one in documents.ids()]


def test_68_a_disk_that_fills_up_is_told_in_the_window(qtbot, open_window, project_file, tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    for number in range(6000):
        (place / f"{number:04}.txt").write_text(f"Story {number}. {WORDS}")
    with mounted(tmp_path / "small", 10 << 20) as disk:
        path = Path(shutil.copy(project_file, disk))
        window = open_window(path)
        before = hash_of(path)
        drop(window, [place])
        preview = preview_of(qtbot, window)
        qtbot.waitUntil(preview.isActiveWindow)
        qtbot.keyClick(preview.add, Qt.Key.Key_Return)
        wait_for_jobs(qtbot, window)
        assert preview.isVisible()  # with all that was chosen in it
        said = preview.trouble.text()
        assert re.match(
            "The disk with “news.annotator” was full at document [0-9,]+, so none was saved: about"
            " [0-9]+ MB are needed for all, and 9 MB are free.",
            said,
        )
        assert hash_of(path) == before
        assert titles(window) == list(TITLES)
        window.close()


def test_97_of_rich_text_the_words_are_pasted_and_nothing_is_loaded(qtbot, window):
    copy(RICH, "Ferry\nIt sails again.")
    qtbot.keySequence(window, "Ctrl+Shift+V")
    accept_preview(qtbot, window)
    assert window.session.text == "Ferry\nIt sails again."
    window.registry.run("edit.undo")
    assert titles(window) == list(TITLES)


def test_97_an_empty_clipboard_is_told(qtbot, window):
    before = hash_of(window.session.project.path)
    copy("", " \n")
    qtbot.keySequence(window, "Ctrl+Shift+V")
    qtbot.waitUntil(lambda: window.status.message.text() == "There is no text on the clipboard.")
    assert hash_of(window.session.project.path) == before


def test_97_a_selection_without_words_is_told(qtbot, window):
    before = hash_of(window.session.project.path)
    copy("<p><img src='http://127.0.0.1:9/x.png'></p>", " ")
    qtbot.keySequence(window, "Ctrl+Shift+V")
    preview = preview_of(qtbot, window)
    assert [one.arrival.sentence for one in preview.model.rows] == [
        "What was copied holds no text."
    ]
    assert not preview.add.isEnabled()
    preview.reject()
    assert hash_of(window.session.project.path) == before


def test_98_of_5000_files_and_folders_each_is_reported(qtbot, window, tmp_path):
    bad = {"empty.txt": b"", "cut.pdf": b"%PDF-1.4 no text", "legacy.doc": b"\xd0\xcf\x11\xe0" * 99}
    files = tmp_path / "files"
    folder = tmp_path / "folder" / "within"
    files.mkdir()
    folder.mkdir(parents=True)
    for number in range(2500):
        (files / f"{number:04}.txt").write_text(f"First {number}\n\nIt rained {number} times.")
        (folder / f"{number:04}.txt").write_text(f"Second {number}\n\nIt snowed {number} times.")
    for name, raw in bad.items():
        (folder / name).write_bytes(raw)
    drop(window, [*sorted(files.iterdir()), folder.parent])
    accept_preview(qtbot, window)
    assert window.session.project.documents.count() == 5003
    [report] = [one for one in window.findChildren(ReportDialog) if one.isVisible()]
    captions = [button.text() for button in report.filters.buttons()]
    assert captions == ["All 5003", "Added 5000", "Skipped 0", "Failed 2", "Left out 1"]
    assert [one.reason.replace(str(folder), "…") for one in report.model.entries] == [
        "…/cut.pdf is damaged or no PDF file: it cannot be opened. Get it again or print it anew.",
        "…/empty.txt holds no text.",
    ]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.registry.run("edit.undo")
    assert titles(window) == list(TITLES)
