"""Reports and evidence packs from the window."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from annotator.ui import written
from annotator.ui.dialogs.report import ReportDialog
from tests.ui.conftest import place, wait_for_jobs


@pytest.fixture
def dialog(window):
    window.registry.run("file.report")
    return window.findChild(ReportDialog)


def text_of(path) -> str:
    document = pypdfium2.PdfDocument(path)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


def choose(group, words):
    (button,) = (one for one in group.buttons() if words in one.text())
    button.click()


def test_this_document_is_saved_as_pdf_at_first(window, dialog, qtbot, tmp_path):
    assert [one.text() for one in dialog.documents.buttons()] == [
        "This document", "All 3 documents",
    ]  # fmt: skip
    window.files.answer = [tmp_path / "offer.pdf"]
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    wait_for_jobs(qtbot, window)
    assert window.files.offered == "Mayor’s offer.pdf"
    words = text_of(tmp_path / "offer.pdf")
    assert "City hall has denied that any offer was made." in words
    assert "Harbour report" not in words
    assert "Ada" in words
    assert window.status.message.text() == "offer.pdf: 1 document, 1 claim."


def test_all_documents_are_saved_as_html(window, dialog, qtbot, tmp_path):
    choose(dialog.documents, "All 3")
    choose(dialog.kinds, "HTML")
    window.files.answer = [tmp_path / "news.html"]
    dialog.save_button.click()
    wait_for_jobs(qtbot, window)
    html = (tmp_path / "news.html").read_text(encoding="utf-8")
    assert all(title in html for title in ("Mayor’s offer", "Harbour report"))
    assert window.files.offered == "news.html"


def test_selected_documents_are_offered_where_there_are_several(window, qtbot, tmp_path):
    window.workspace.documents.view.select([2, 3])
    window.registry.run("file.report")
    dialog = window.findChild(ReportDialog)
    choose(dialog.documents, "2 selected")
    choose(dialog.kinds, "HTML")
    window.files.answer = [tmp_path / "two.html"]
    dialog.save()
    wait_for_jobs(qtbot, window)
    html = (tmp_path / "two.html").read_text(encoding="utf-8")
    assert "Harbour report" in html
    assert "Mayor’s offer" not in html


def test_the_folder_of_the_file_can_be_opened(window, dialog, qtbot, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(written.QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    window.files.answer = [tmp_path / "offer.pdf"]
    dialog.save()
    wait_for_jobs(qtbot, window)
    (button,) = window.banner.buttons
    assert button.text() == "Open folder"
    button.click()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]
    assert not written.open_folder(tmp_path / "offer.pdf")
    assert len(opened) == 1


def test_no_file_chosen_writes_nothing(window, dialog, tmp_path):
    before = set(tmp_path.iterdir())
    dialog.save()
    assert window.jobs == []
    assert set(tmp_path.iterdir()) == before


def test_a_place_that_cannot_be_written_is_told(window, dialog, qtbot, tmp_path):
    window.files.answer = [tmp_path / "missing" / "r.pdf"]
    dialog.save()
    wait_for_jobs(qtbot, window)
    assert "there is no such folder" in window.banner.text


# Evidence packs


def test_the_active_claim_is_saved_as_an_evidence_pack(window, qtbot, tmp_path):
    project = window.session.project
    claim, source = project.annotations.of(1)
    denial = project.annotations.add(1, place(window, "denied that any offer was made"), "denial")
    project.links.add("attributed_to", claim.id, source.id)
    project.links.add("denies", denial, claim.id)
    window.session.select(None, claim.id, claim.start)
    window.files.answer = [tmp_path / "claim.pdf"]
    window.registry.run("claim.report")
    wait_for_jobs(qtbot, window)
    assert window.files.offered == "offered the operator a tax waiver.pdf"
    words = text_of(tmp_path / "claim.pdf")
    assert "Only the paragraphs that the claim is about are shown." in words
    assert "City hall has denied that any offer was made." in words
    assert "The court stopped the plan" not in words


def test_only_an_active_claim_has_an_evidence_pack(window):
    claim, source = window.session.project.annotations.of(1)
    action = window.registry.actions["claim.report"]
    assert not action.isEnabled()
    window.session.select(None, source.id, source.start)
    assert not action.isEnabled()
    window.session.select(None, claim.id, claim.start)
    assert action.isEnabled()
    window.files.answer = []
    window.registry.run("claim.report")
    assert window.jobs == []


def test_the_paper_is_chosen_and_remembered(window, dialog, qtbot, tmp_path):
    assert dialog.papers.checkedButton().text() in ("A4", "Letter")
    choose(dialog.papers, "Letter")
    window.files.answer = [tmp_path / "offer.pdf"]
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    wait_for_jobs(qtbot, window)
    assert pypdfium2.PdfDocument(tmp_path / "offer.pdf")[0].get_size() == (612, 792)
    again = ReportDialog(window)
    assert again.papers.checkedButton().text() == "Letter"
    choose(again.kinds, "HTML")
    assert not any(button.isEnabled() for button in again.papers.buttons())
