"""Adding a page from the web: shown first, fetched on request, kept with where it came from."""

import hashlib
import socket
import threading

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from annotator.sources.url import Rules
from annotator.ui.adding.address import AddressDialog, ask_address
from annotator.ui.commands import is_welcome, take_drop
from annotator.ui.text import plain_tooltip
from tests.sources.web import allow_this_machine, answer, web
from tests.ui.conftest import accept_preview
from tests.ui.test_adding_kinds import PAGE

ADDRESS = "https://example.org/news/bridge?a=b"
RULES = Rules(is_allowed=lambda address: address == "127.0.0.1", deadline=15)


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    """Instead of the suite's own rule: these tests may reach this machine, and nothing else."""
    allow_this_machine(monkeypatch)


@pytest.fixture
def server():
    with web() as made:
        yield made


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp):
    yield
    QGuiApplication.clipboard().clear()
    qapp.processEvents()


def asked(window) -> AddressDialog | None:
    shown = [one for one in window.findChildren(AddressDialog) if one.isVisible()]
    return shown[0] if shown else None


def on(window, address) -> AddressDialog:
    dialog = ask_address(window, address)
    assert dialog
    dialog.rules = RULES
    return dialog


def plain(label) -> str:
    return label.text().replace("\u200b", "")


def words(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_a_page_is_fetched_on_request_and_kept_with_its_origin(qtbot, window, server):
    raw = PAGE.encode()
    server.answers["/old?a=b"] = answer(b"", status="302 Found", Location="/ferry")
    server.answers["/ferry"] = answer(raw)
    window.registry.run("file.add_page")
    dialog = asked(window)
    assert dialog.field.text() == ""
    assert not dialog.fetch_button.isEnabled()
    dialog.rules = RULES
    qtbot.keyClicks(dialog.field, server.url("/old?a=b#top"))
    assert plain(dialog.asked) == server.url("/old?a=b")
    assert server.asked == []
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    accept_preview(qtbot, window)
    assert "nine days" in window.session.text
    assert asked(window) is None
    assert [head.split(b" ")[1] for head in server.asked] == [b"/old?a=b", b"/ferry"]
    project, document = window.session.project, window.session.document
    metadata = document.metadata
    assert metadata.title == "Ferry sails again"
    assert metadata.url == server.url("/ferry")
    assert metadata.accessed.endswith("+00:00")
    assert metadata.extra["sent_sha256"] == hashlib.sha256(raw).hexdigest()
    assert metadata.extra["asked_url"] == server.url("/old?a=b")
    assert "127.0.0.1" in project.journal.undo_title()
    window.registry.run("edit.undo")
    assert document.id not in project.documents.ids()


def test_what_will_be_asked_is_shown_letter_by_letter(window):
    dialog = on(window, "http://пример.рф/мэр")
    assert plain(dialog.asked) == "http://xn--e1afmkfd.xn--p1ai/%D0%BC%D1%8D%D1%80"
    assert plain(dialog.host) == "From пример.рф (xn--e1afmkfd.xn--p1ai)"
    assert dialog.security.text().startswith("Not encrypted (http)")
    dialog.field.setText("example.org/a")
    assert plain(dialog.asked) == "https://example.org/a"
    assert plain(dialog.host) == "From example.org"
    assert dialog.security.text().startswith("Encrypted (https)")
    assert dialog.promise.text().startswith("Exactly this one page is fetched")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://u:p@example.org/", "words"])
def test_what_is_no_address_of_a_page_is_not_asked_for(window, address):
    dialog = on(window, address)
    assert "is not the address of a web page" in plain(dialog.fault)
    assert not dialog.fetch_button.isEnabled()
    dialog.fetch()
    assert not dialog.is_running


@pytest.mark.parametrize(
    ("status", "said"),
    [("404 Not Found", "is not there"), ("402 Payment Required", "is behind a pay wall")],
)
def test_a_refusal_is_told_and_the_address_can_be_mended(qtbot, window, server, status, said):
    before = window.session.project.documents.count()
    server.answers["/a"] = answer(b"", status=status)
    server.answers["/ab"] = answer(PAGE.encode())
    dialog = on(window, server.url("/a"))
    dialog.fetch_button.click()
    qtbot.waitUntil(lambda: said in plain(dialog.fault), timeout=20_000)
    assert dialog.isVisible()
    assert not dialog.is_running
    assert dialog.field.text() == server.url("/a")
    assert window.session.project.documents.count() == before
    dialog.field.setFocus()
    dialog.field.end(False)
    qtbot.keyClicks(dialog.field, "b")
    assert not dialog.fault.isVisible()
    dialog.fetch_button.click()
    accept_preview(qtbot, window)
    assert "nine days" in window.session.text


def test_a_page_for_robots_and_a_private_machine_are_told(qtbot, window, server):
    server.answers["/"] = answer(b"<title>Just a moment...</title>")
    dialog = on(window, server.url("/"))
    dialog.fetch_button.click()
    qtbot.waitUntil(lambda: "asks whether you are a robot" in plain(dialog.fault), timeout=20_000)
    dialog.rules = Rules()
    dialog.fetch_button.click()
    qtbot.waitUntil(lambda: "in a private network" in plain(dialog.fault), timeout=20_000)
    assert len(server.asked) == 1


def test_a_fetch_can_be_called_off_and_begun_again(qtbot, window, server):
    has_asked = threading.Event()

    def never_answers(line: socket.socket, _head: bytes) -> None:
        has_asked.set()
        line.settimeout(10)
        line.recv(1)

    server.answers["/"] = never_answers
    server.answers["/ferry"] = answer(PAGE.encode())
    dialog = on(window, server.url("/"))
    dialog.fetch_button.click()
    assert dialog.bar.isVisible()
    assert dialog.cancel_button.text() == "Stop"
    assert not dialog.fetch_button.isEnabled()
    qtbot.waitUntil(has_asked.is_set, timeout=10_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert plain(dialog.fault) == "It was called off: nothing was taken."
    assert not dialog.bar.isVisible()
    qtbot.waitUntil(lambda: not window.jobs, timeout=10_000)
    assert plain(dialog.fault) == "It was called off: nothing was taken."
    dialog.field.setText(server.url("/ferry"))
    dialog.fetch_button.click()
    accept_preview(qtbot, window)
    assert "nine days" in window.session.text


def test_closing_the_window_ends_a_fetch(qtbot, window, server):
    has_asked = threading.Event()

    def never_answers(line: socket.socket, _head: bytes) -> None:
        has_asked.set()
        line.settimeout(10)
        line.recv(1)

    server.answers["/"] = never_answers
    dialog = on(window, server.url("/"))
    dialog.fetch_button.click()
    qtbot.waitUntil(has_asked.is_set, timeout=10_000)
    window.close()
    assert window.jobs == []


def test_only_an_address_on_the_clipboard_is_filled_in(window):
    QGuiApplication.clipboard().setText(f" {ADDRESS}\n")
    window.registry.run("file.add_page")
    assert asked(window).field.text() == ADDRESS
    asked(window).reject()
    QGuiApplication.clipboard().setText(f"See {ADDRESS}")
    window.registry.run("file.add_page")
    assert asked(window).field.text() == ""


def test_a_pasted_or_dropped_address_is_shown_and_not_fetched(qtbot, window, server):
    before = window.session.project.documents.count()
    url = server.url("/a")
    QGuiApplication.clipboard().setText(url)
    window.registry.run("file.paste")
    assert asked(window).field.text() == url
    asked(window).reject()
    link = QMimeData()
    link.setUrls([QUrl(url)])
    link.setHtml(f"<a href='{url}'>A headline</a>")
    for data in (words(url), link):
        assert is_welcome(window, data)
        take_drop(window, data)
        assert asked(window).field.text() == url
        asked(window).reject()
    qtbot.wait(50)
    assert server.asked == []
    assert window.session.project.documents.count() == before


def test_fetching_can_be_turned_off(open_window, project_file, settings):
    window = open_window(project_file)
    registry = window.registry
    assert settings.may_fetch
    assert registry.actions["file.add_page"].isEnabled()
    registry.run("file.allow_fetching")
    assert not settings.may_fetch
    action = registry.actions["file.add_page"]
    assert not action.isEnabled()
    assert action.toolTip() == plain_tooltip("“Allow fetching of web pages” is off")
    assert "file.add_page" not in [one.id for one in registry.available()]
    registry.run("file.add_page")
    assert asked(window) is None
    take_drop(window, words(ADDRESS))
    assert asked(window) is None
    assert "“Allow fetching of web pages” is off" in window.status.message.text()
    window.close()
    again = open_window(project_file)
    assert not again.registry.actions["file.add_page"].isEnabled()
    again.registry.run("file.allow_fetching")
    assert again.registry.actions["file.add_page"].isEnabled()
    assert "Add web page…" in again.registry.actions["file.add_page"].toolTip()


def test_the_menu_says_why_a_page_cannot_be_added(window):
    menu = next(one for one in window.menuBar().actions() if "File" in one.text()).menu()
    menu.aboutToShow.emit()
    assert not menu.toolTipsVisible()
    window.registry.run("file.allow_fetching")
    menu.aboutToShow.emit()
    assert menu.toolTipsVisible()
    ticked = window.registry.actions["file.allow_fetching"]
    assert not ticked.isChecked()


def test_without_a_project_there_is_nothing_to_add_to(open_window):
    window = open_window()
    assert not window.registry.actions["file.add_page"].isEnabled()
    assert ask_address(window, ADDRESS) is None
    assert "Open a project first" in window.status.message.text()
