"""The window as a whole: what a person does in it, with the keyboard and the mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.model.text import Span
from annotator.store import Project
from annotator.ui import jobs, opening, state
from annotator.ui.settings import Settings, keep_place
from tests.ui.conftest import TITLES, accept_preview, place

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot, window, keys):
    """Key strokes such as "Ctrl+Z", on what has the focus."""
    qtbot.keySequence(QApplication.focusWidget() or window, keys)


def annotations(window):
    return window.session.project.annotations.of(window.session.document.id)


def drop(window, data):
    where = QPointF(300, 300)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where.toPoint(), action, data, button, none)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(where, action, data, button, none))
    return entering.isAccepted()


def test_annotate_undo_and_redo_by_keyboard_alone(window, qtbot):
    words = place(window, "any offer was made")
    window.session.select(words)
    press(qtbot, window, "3")
    assert ("denial", "any offer was made") in [(a.label, a.quote) for a in annotations(window)]
    press(qtbot, window, "Ctrl+Z")
    assert len(annotations(window)) == 2
    assert window.status.message.text().startswith("Undone: ")
    press(qtbot, window, "Ctrl+Shift+Z")
    assert len(annotations(window)) == 3
    assert window.status.message.text().startswith("Redone: ")
    assert annotations(window)[-1].id == window.session.active


def test_undo_goes_to_the_document_where_it_undid(window, qtbot):
    window.session.select(place(window, "any offer was made"))
    press(qtbot, window, "3")
    window.session.show(3)
    press(qtbot, window, "Ctrl+Z")
    assert window.session.document.id == 1


def test_undo_with_nothing_to_undo_says_so(open_window, project_file, settings, qtbot):
    settings.remember("annotator", "Somebody new")
    window = open_window(project_file)
    press(qtbot, window, "Ctrl+Z")
    assert window.status.message.text() == "There is nothing to undo."
    press(qtbot, window, "Ctrl+Shift+Z")
    assert window.status.message.text() == "There is nothing to redo."


def test_the_chips_show_what_is_armed_and_mark_when_clicked(window, qtbot):
    chip = window.toolbar.chips["source"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.session.armed == "source"
    assert chip.is_armed
    assert not window.toolbar.chips["claim"].is_armed
    press(qtbot, window, "Escape")
    assert not chip.is_armed
    window.session.select(place(window, "City hall"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert ("source", "City hall") in [(a.label, a.quote) for a in annotations(window)]
    assert window.workspace.article.hasFocus()


def test_done_opens_the_next_document_until_the_last(window, qtbot):
    for title in TITLES[1:]:
        press(qtbot, window, "Ctrl+Return")
        assert window.session.document.title == title
    press(qtbot, window, "Ctrl+Return")
    assert window.status.message.text() == "Done. This was the last document."
    assert window.session.project.documents.count_by_status() == {"done": 3}


def test_page_keys_go_through_the_documents(window, qtbot):
    press(qtbot, window, "Ctrl+PgDown")
    assert window.session.document.title == TITLES[1]
    press(qtbot, window, "Ctrl+PgUp")
    press(qtbot, window, "Ctrl+PgUp")
    assert window.session.document.title == TITLES[0]
    assert window.status.message.text() == "There is no further document."


def test_space_goes_through_the_annotations_and_delete_deletes(window, qtbot):
    press(qtbot, window, "Space")
    first = window.session.active
    press(qtbot, window, "Space")
    assert window.session.active not in (None, first)
    press(qtbot, window, "Shift+Space")
    assert window.session.active == first
    press(qtbot, window, "Delete")
    assert first not in [annotation.id for annotation in annotations(window)]


def test_ends_move_by_word_and_by_character(window, qtbot):
    press(qtbot, window, "Space")
    active = window.session.active
    press(qtbot, window, "Alt+Shift+Left")
    assert window.session.project.annotations[active].quote == "offered the operator a tax"
    press(qtbot, window, "Ctrl+Alt+Shift+Left")
    assert window.session.project.annotations[active].quote == "offered the operator a ta"
    press(qtbot, window, "Alt+Right")
    assert window.session.project.annotations[active].quote == "the operator a ta"


def test_a_note_is_written_with_the_keyboard_alone(window, qtbot):
    press(qtbot, window, "Space")
    active = window.session.active
    press(qtbot, window, "N")
    qtbot.keyClicks(QApplication.focusWidget(), "Ask for the recording")
    press(qtbot, window, "Ctrl+E")
    assert window.workspace.article.hasFocus()
    assert window.session.project.annotations[active].note == "Ask for the recording"


def test_f6_goes_round_the_parts(window, qtbot):
    stops = []
    for _ in range(4):
        press(qtbot, window, "F6")
        focus = QApplication.focusWidget()
        for name, part in (
            ("tabs", window.workspace.tabs),
            ("documents", window.workspace.documents),
            ("article", window.workspace.article),
        ):
            if part is focus or part.isAncestorOf(focus):
                stops.append(name)
    assert stops == ["tabs", "documents", "article", "tabs"]
    press(qtbot, window, "Shift+F6")
    assert window.workspace.article.hasFocus()


def test_panels_can_be_hidden_and_never_keep_the_focus(window, qtbot):
    window.workspace.focus(window.workspace.documents)
    press(qtbot, window, "Ctrl+B")
    assert not window.workspace.documents.isVisible()
    assert window.workspace.article.hasFocus()
    press(qtbot, window, "Ctrl+Shift+B")
    assert not window.workspace.tabs.isVisible()
    press(qtbot, window, "Ctrl+2")
    assert window.workspace.tabs.isVisible()
    assert window.workspace.tabs.current == "list"


def test_zoom_is_shown_and_remembered(window, qtbot, open_window):
    press(qtbot, window, "Ctrl+=")
    press(qtbot, window, "Ctrl+=")
    zoom = window.workspace.article.zoom
    assert zoom > 100
    assert window.status.zoom.text() == f"{zoom} %"
    press(qtbot, window, "Ctrl+-")
    assert window.workspace.article.zoom < zoom
    assert open_window().workspace.article.zoom == window.workspace.article.zoom
    window.registry.run("view.zoom_reset")
    assert window.workspace.article.zoom == 100


def test_the_theme_is_forced_and_cycled(window, qtbot, settings):
    light = window.grab().toImage()
    window.registry.run("view.theme.dark")
    assert settings.theme == "dark"
    role = QPalette.ColorRole.Window
    assert QApplication.palette().color(role) == window.theme.window
    assert window.theme.is_dark
    dark = window.grab().toImage()
    middle = (window.width() // 2, window.height() // 2)
    assert light.pixelColor(*middle).lightness() > 200
    assert dark.pixelColor(*middle).lightness() < 60
    press(qtbot, window, "Ctrl+Shift+L")
    assert settings.theme == "system"
    press(qtbot, window, "Ctrl+Shift+L")
    assert settings.theme == "light"
    assert window.status.message.text() == "Theme: Light"


def test_every_part_is_dressed_anew_when_the_system_changes(window, settings):
    settings.remember("theme", "dark")
    for name in ("annotation", "list", "history", "guidelines", "document"):
        window.workspace.tabs.panel(name)
    window.registry.run("edit.find")
    state.wear_system(window)
    image = window.grab().toImage()
    shades = [
        image.pixelColor(x, y).lightness()
        for x in range(4, window.width(), 9)
        for y in range(4, window.height(), 9)
    ]
    bright = sum(shade > 200 for shade in shades) / len(shades)
    assert bright < 0.06


def test_size_and_places_are_remembered(window, open_window, project_file):
    window.resize(780, 560)
    window.workspace.setSizes([200, 330, 250])
    sizes = window.workspace.sizes()
    window.close()
    again = open_window(project_file)
    assert again.size() == window.size()
    assert again.workspace.sizes() == sizes


def test_settings_that_somebody_spoilt_do_no_harm(open_window, tmp_path):
    file = tmp_path / "spoilt.ini"
    file.write_text(
        "[General]\ntheme=purple\nzoom=huge\nsnap=page\n[window]\ngeometry=nonsense\n"
        "[shortcuts]\nedit.undo=Nonsense Ctrl+Ü,x\n[recent]\nsize=3\n"
    )
    window = open_window(kept=Settings(file))
    assert window.workspace.article.zoom == 100
    assert window.settings.theme == "system"
    assert window.settings.recent == []


def test_counts_place_and_annotator_stand_in_the_status_bar(window, qtbot):
    qtbot.waitUntil(lambda: window.status.counts.text() != "")
    assert window.status.counts.text() == "1 claim · 1 source · 0 denials · 0 contexts"
    assert window.status.annotator.text() == "Annotator: Ada"
    assert window.status.saved.text() == "All changes saved"
    assert window.status.project.text() == "news.annotator"
    words = place(window, "City hall")
    window.session.select(words, position=words.start)
    assert window.status.position.text() == f"¶2 · {words.start}–{words.end} (9)"
    window.session.select(None, position=words.end)
    assert window.status.position.text() == f"¶2 · {words.end}"
    assert window.workspace.tabs.tabText(2) == "List 2"
    assert window.windowTitle() == f"{TITLES[0]} — news — Annotator"


def test_files_dropped_anywhere_become_one_step(window, tmp_path, qtbot):
    files = []
    for number in range(3):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"News {number}\n\nIt rained {number} times.", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(f)) for f in [*files, tmp_path / "empty.txt"]])
    assert drop(window, data)
    accept_preview(qtbot, window)
    assert window.session.project.documents.count() == 6
    assert window.session.document.title == "News 0"
    assert "holds no text" in window.banner.text
    window.activateWindow()
    window.registry.run("edit.undo")
    assert window.session.project.documents.count() == 3


def test_words_dropped_anywhere_become_a_document(window, qtbot):
    data = QMimeData()
    data.setText("A new text\n\nwith <b>words</b>")
    assert drop(window, data)
    accept_preview(qtbot, window)
    assert window.session.text == "A new text\n\nwith <b>words</b>"


def test_a_dropped_project_is_opened(open_window, project_file):
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project_file))])
    assert drop(window, data)
    assert window.session.project.path == project_file


def test_what_cannot_be_used_is_not_taken(open_window):
    window = open_window()
    data = QMimeData()
    data.setText("words without a project")
    assert not drop(window, data)
    data.setUrls([QUrl("https://example.org/")])
    assert not drop(window, data)


@pytest.mark.parametrize("patience", [0, 10_000], ids=["with a box", "too quick for a box"])
def test_many_files_are_added_in_the_background_as_one_step(
    window, tmp_path, qtbot, monkeypatch, patience
):
    monkeypatch.setattr(jobs, "PATIENCE_MILLISECONDS", patience)
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"Title {number}\n\nText {number}.")
    window.files.answer = sorted(folder.iterdir())
    press(qtbot, window, "Ctrl+D")
    accept_preview(qtbot, window)
    assert QApplication.activeModalWidget() is None
    assert window.session.project.documents.count() == 33
    window.activateWindow()  # as a window manager does when a dialog has gone
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, window, "Ctrl+Z")
    assert window.session.project.documents.count() == 3


def test_the_clipboard_becomes_a_document(window, qtbot):
    QGuiApplication.clipboard().setText("Pasted\n\nwords")
    press(qtbot, window, "Ctrl+Shift+V")
    accept_preview(qtbot, window)
    assert window.session.document.title == "Pasted"
    QGuiApplication.clipboard().setText("  ")
    press(qtbot, window, "Ctrl+Shift+V")
    assert window.status.message.text() == "There is no text on the clipboard."


def test_a_project_is_made_closed_and_reopened_from_the_recent_ones(open_window, tmp_path, qtbot):
    window = open_window()
    assert window.pages.currentWidget() is window.welcome
    made = tmp_path / "made.annotator"
    window.files.answer = [made]
    press(qtbot, window, "Ctrl+N")
    assert window.session.project.path == made
    assert window.pages.currentWidget() is window.workspace
    press(qtbot, window, "Ctrl+W")
    assert window.pages.currentWidget() is window.welcome
    assert [button.text() for button in window.welcome.recent] == ["made"]
    window.welcome.recent[0].click()
    assert window.session.project.path == made


def test_the_sample_opens_from_the_start_page(open_window):
    window = open_window()
    window.registry.run("file.sample")
    assert window.session.project.documents.count() == 3
    assert window.session.project.annotations.counts(window.session.document.id)


def test_a_copy_is_saved(window, tmp_path, qtbot):
    window.files.answer = [tmp_path / "copy.annotator"]
    press(qtbot, window, "Ctrl+Shift+S")
    with Project.open(tmp_path / "copy.annotator", read_only=True) as copy:
        assert copy.documents.count() == 3


def test_the_project_is_checked(window, qtbot):
    window.registry.run("file.check")
    qtbot.waitUntil(lambda: window.banner.text != "", timeout=20_000)
    assert "sound" in window.banner.text


def test_the_first_start_asks_for_a_name(open_window, tmp_path, project_file, qtbot):
    from annotator.ui.dialogs.name import ask_name

    kept = Settings(tmp_path / "new.ini")
    window = open_window(project_file, kept)
    dialog = ask_name(window)
    assert dialog.field.text() == opening.annotator_name(kept) != ""
    dialog.field.setText("  ")
    assert not dialog.accept_button.isEnabled()
    dialog.field.setText("Grace <b>Hopper</b>")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert kept.annotator == window.session.project.annotator == "Grace <b>Hopper</b>"
    assert window.status.annotator.text() == "Annotator: Grace <b>Hopper</b>"


def test_another_windows_change_is_shown_and_said(window, project_file, qtbot):
    with Project.open(project_file, annotator="Bob") as other:
        other.annotations.add(1, Span(0, 9), "context")
    qtbot.waitUntil(lambda: "Changed elsewhere" in window.status.message.text(), timeout=5_000)
    qtbot.waitUntil(lambda: window.workspace.tabs.tabText(2) == "List 3")


@pytest.mark.parametrize("name", ["annotation", "list", "history", "guidelines", "document"])
def test_tabs_are_reached_with_control_and_a_digit(window, qtbot, name):
    number = ["annotation", "list", "history", "guidelines", "document"].index(name) + 1
    press(qtbot, window, f"Ctrl+{number}")
    assert window.workspace.tabs.current == name
    assert window.workspace.tabs.isAncestorOf(QApplication.focusWidget())


def test_window_py_stays_small():
    source = Path(__file__).resolve().parents[2] / "annotator" / "ui" / "window.py"
    assert len(source.read_text(encoding="utf-8").splitlines()) < 100


def test_snapping_is_chosen_from_the_menu(window, settings):
    window.registry.run("view.snap.character")
    assert window.workspace.article.mouse.unit == settings.snap == "character"


def test_a_project_opens_where_it_was_left(window, open_window, project_file):
    window.session.show(2, 20)
    window.close()
    again = open_window(project_file)
    assert again.session.document.id == 2
    assert again.session.position == 20


def test_a_place_that_is_gone_opens_the_first_document(window, open_window, project_file):
    window.session.show(3)
    uuid = window.session.project.uuid
    window.close()
    keep_place(window.settings, uuid, 99, 10**9)
    assert open_window(project_file).session.document.id == 1
    keep_place(window.settings, uuid, 2, 10**9)
    session = open_window(project_file).session
    assert (session.document.id, session.position) == (2, len(session.text))


def test_the_toolbar_shows_changed_keys(window, qtbot):
    from annotator.ui.dialogs.shortcuts import ShortcutSheet

    press(qtbot, window, "F1")
    sheet = window.findChild(ShortcutSheet)
    sheet.give(window.registry.commands["help.palette"], ["Ctrl+P"])
    sheet.accept()
    assert window.toolbar.search.key == "Ctrl P"


def test_the_wheel_with_control_zooms(window):
    viewport = window.workspace.article.viewport()
    where = QPointF(50, 50)
    none = Qt.MouseButton.NoButton
    for turn, modifier, larger in ((120, CTRL, True), (-120, CTRL, False)):
        before = window.workspace.article.zoom
        angle = QPoint(0, turn)
        event = QWheelEvent(
            where, viewport.mapToGlobal(where), QPoint(), angle, none, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)
        assert (window.workspace.article.zoom > before) == larger
    assert window.workspace.article.zoom == 100


def test_the_status_bar_asks_for_the_name_and_resets_the_zoom(window):
    from annotator.ui.dialogs.name import NameDialog

    window.registry.run("view.zoom_in")
    window.status.zoom.click()
    assert window.workspace.article.zoom == 100
    window.status.annotator.click()
    dialog = window.findChild(NameDialog)
    dialog.reject()
    assert window.session.project.annotator == "Ada"


def test_the_context_menu_of_the_article_offers_labels_first(window):
    menu = window.context_menus.menu(("labels", None, "annotate.delete"))
    texts = [action.text() for action in menu.actions()]
    assert texts[:4] == [label.title for label in window.session.scheme.labels]
    assert "De&lete annotation" in texts
    menu.deleteLater()


def test_labels_stand_first_in_their_menu(window):
    entries = [entry.id for entry in window.registry.menus()["&Annotate"] if entry]
    assert all(name.startswith("annotate.label.") for name in entries[:4])
