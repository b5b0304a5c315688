"""Claims and links out of the window, and links in again."""

import csv
import json

import pytest
from PySide6.QtCore import Qt

from annotator.ui.dialogs.claim_reviews import ClaimReviewDialog
from annotator.ui.dialogs.question import Question
from annotator.ui.exporting.dialog import ExportDialog
from annotator.ui.exporting.form import CLAIMS
from tests.ui.conftest import wait_for_jobs


@pytest.fixture
def linked(window):
    project = window.session.project
    claim, source = (one.id for one in project.annotations.of(1))
    project.links.add("attributed_to", claim, source)
    return claim, source


@pytest.fixture
def reviews(window, qtbot):
    window.registry.run("file.claim_reviews")
    dialog = window.findChild(ClaimReviewDialog)
    wait_for_jobs(qtbot, window)
    return dialog


def rows_of(path):
    with path.open(newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def test_a_row_for_each_claim_is_exported_and_verified(window, linked, qtbot, tmp_path):
    assert linked
    dialog = ExportDialog(window)
    dialog.open()
    dialog.form.rows.setCurrentIndex(CLAIMS)
    assert not dialog.chooser.list.isVisible()
    assert not dialog.form.links.isVisible()
    dialog.chooser.none.click()
    assert dialog.export.isEnabled()
    window.files.answer = [tmp_path / "claims.csv"]
    dialog.export.click()
    qtbot.waitUntil(lambda: "verified" in dialog.outcome.text(), timeout=20_000)
    assert dialog.outcome.text() == "claims.csv: 1 of 1 rows verified."
    (row,) = rows_of(tmp_path / "claims.csv")
    assert row["sources"] == "Der Bote"
    assert window.banner.buttons[0].text() == "Open folder"
    dialog.form.rows.setCurrentIndex(0)
    assert dialog.chooser.list.isVisible()


def test_links_go_into_a_table_of_their_own_and_come_back(window, linked, qtbot, tmp_path):
    project = window.session.project
    dialog = ExportDialog(window)
    dialog.open()
    dialog.form.links.setChecked(True)
    (tmp_path / "news.links.csv").write_bytes(b"mine")
    window.files.answer = [tmp_path / "news.csv", tmp_path / "news.csv"]
    dialog.export.click()
    qtbot.waitUntil(lambda: "no table of links" in dialog.outcome.text(), timeout=20_000)
    assert not (tmp_path / "news.csv").exists()
    (tmp_path / "news.links.csv").unlink()
    dialog.export.click()
    qtbot.waitUntil(lambda: "verified" in dialog.outcome.text(), timeout=20_000)
    assert "news.links.csv: 1 of 1 rows verified." in dialog.outcome.text()
    (row,) = rows_of(tmp_path / "news.links.csv")
    assert (row["type"], row["from_quote"]) == (
        "attributed_to",
        "offered the operator a tax waiver",
    )
    dialog.accept()
    (before,) = project.links.in_document(1)
    project.links.remove(before.id)
    window.files.answer = [tmp_path / "news.links.csv"]
    window.registry.run("file.import_csv")
    wait_for_jobs(qtbot, window)
    (after,) = project.links.in_document(1)
    assert (after.uuid, after.start, after.end) == (before.uuid, *linked)
    assert window.status.message.text() == "Imported 0 annotations and 1 link."
    window.registry.run("edit.undo")
    assert project.links.in_document(1) == []


def test_a_table_of_links_is_replaced_when_asked_for(window, linked, qtbot, tmp_path):  # noqa: ARG001  there is a link
    dialog = ExportDialog(window)
    dialog.open()
    dialog.form.links.setChecked(True)
    links = tmp_path / "news.links.csv"
    window.files.answer = [tmp_path / "news.csv"] * 3
    dialog.export.click()
    qtbot.waitUntil(lambda: "verified" in dialog.outcome.text(), timeout=20_000)
    mine = links.read_bytes() + b"\n"
    links.write_bytes(mine)
    (tmp_path / "news.csv").unlink()
    dialog.export.click()
    question = dialog.findChild(Question)
    assert question.sentence.text() == (
        "news.links.csv, for the links, is there already. Replace it, too?"
    )
    question.no.click()
    qtbot.waitUntil(lambda: dialog.findChild(Question) is None)
    wait_for_jobs(qtbot, window)
    assert (links.read_bytes(), (tmp_path / "news.csv").exists()) == (mine, False)
    dialog.export.click()
    dialog.findChild(Question).yes.click()
    qtbot.waitUntil((tmp_path / "news.csv").exists, timeout=20_000)
    wait_for_jobs(qtbot, window)
    assert links.read_bytes() != mine
    dialog.accept()


def test_the_links_column_of_the_ordinary_table_restores_links(window, linked, qtbot, tmp_path):
    project = window.session.project
    dialog = ExportDialog(window)
    dialog.open()
    window.files.answer = [tmp_path / "news.csv", tmp_path / "news.csv"]
    dialog.export.click()
    qtbot.waitUntil(lambda: "verified" in dialog.outcome.text(), timeout=20_000)
    dialog.accept()
    ends = [project.annotations[id].uuid for id in linked]
    project.annotations.delete(*linked)
    window.registry.run("file.import_csv")
    wait_for_jobs(qtbot, window)
    (after,) = project.links.in_document(1)
    found = [project.annotations[id].uuid for id in (after.start, after.end)]
    assert (after.type, found) == ("attributed_to", ends)


def test_rows_of_a_table_of_links_that_do_not_fit_are_named(window, linked, qtbot, tmp_path):
    assert linked
    file = tmp_path / "bad.links.csv"
    file.write_text("type,from_id,to_id\r\ndenies,nonsense,x\r\n", encoding="utf-8")
    window.files.answer = [file]
    window.registry.run("file.import_csv")
    wait_for_jobs(qtbot, window)
    assert "line 2" in window.banner.text


# Claims for search engines


def test_what_each_claim_lacks_is_listed_before_the_export(window, reviews, qtbot):
    assert reviews.list.count() == 1
    words = reviews.list.item(0).text()
    assert words.startswith("offered the operator a tax waiver")
    assert "lacks a verdict" in words
    assert "Without who reviews, the address of the reviews" in reviews.hint.text()
    assert reviews.outcome.text() == "1 claims: 0 as ClaimReview, 1 as Claim."
    project = window.session.project
    project.annotations.set_attribute(project.annotations.of(1)[0].id, "verdict", "refuted")
    qtbot.waitUntil(lambda: "lacks" not in reviews.list.item(0).text(), timeout=20_000)


def test_enter_goes_to_the_claim(window, reviews, qtbot):
    reviews.list.setFocus()
    reviews.list.setCurrentRow(0)
    qtbot.keyClick(reviews.list, Qt.Key.Key_Return)
    assert window.session.active == window.session.project.annotations.of(1)[0].id
    assert reviews.isVisible()


def test_reviews_are_written_with_an_address_of_their_own(window, reviews, qtbot, tmp_path):
    project = window.session.project
    claim = project.annotations.of(1)[0]
    project.annotations.set_attribute(claim.id, "verdict", "refuted")
    qtbot.waitUntil(lambda: reviews._survey.complete == 1, timeout=20_000)
    for line, words in (
        (reviews.author, "The Checkers"),
        (reviews.author_url, "https://checkers.example"),
        (reviews.url, "https://checkers.example/{id}"),
    ):
        line.clear()
        qtbot.keyClicks(line, words)
    assert reviews.outcome.text() == "1 claims: 1 as ClaimReview, 0 as Claim."
    assert not reviews.hint.isVisible()
    window.files.answer = [tmp_path / "claims.json"]
    reviews.export_button.click()
    wait_for_jobs(qtbot, window)
    (node,) = json.loads((tmp_path / "claims.json").read_text(encoding="utf-8"))
    assert node["url"] == f"https://checkers.example/{claim.uuid}"
    assert node["author"]["name"] == "The Checkers"
    assert window.files.offered == "news.claims.json"
    assert "1 ClaimReview and 0 Claim" in reviews.outcome.text()
    reviews.close()
    window.registry.run("file.claim_reviews")
    again = next(one for one in window.findChildren(ClaimReviewDialog) if one.isVisible())
    assert again.author.text() == "The Checkers"
    wait_for_jobs(qtbot, window)


def test_without_claims_there_is_nothing_to_export(window, qtbot):
    project = window.session.project
    project.annotations.delete(*(one.id for one in project.annotations.of(1)))
    window.registry.run("file.claim_reviews")
    dialog = window.findChild(ClaimReviewDialog)
    wait_for_jobs(qtbot, window)
    assert not dialog.export_button.isEnabled()
    assert dialog.outcome.text().startswith("0 claims")
