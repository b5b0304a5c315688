"""What a person does with the details of a document."""

import dataclasses

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.model.document import Metadata, SourceText
from annotator.store import Project
from annotator.store.errors import DiskFull
from annotator.ui.panels.detail_fields import LanguageField, MomentField, OpenChoiceField
from annotator.ui.panels.details import DetailsPanel
from annotator.ui.panels.fields import ChoiceField, UrlField
from annotator.ui.session import Session
from annotator.ui.text import PlainLabel

from .conftest import MARKUP, PERSIAN, Show

# The offscreen platform says this of every list that drops down.
POPUPS = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def panel(show: Show, session: Session) -> DetailsPanel:
    """A panel that shows a step at once."""
    shown = show(DetailsPanel)
    assert isinstance(shown, DetailsPanel)
    session.changed.connect(shown.reload_if_stale)
    session.opened.connect(shown.reload_if_stale)
    return shown


def steps(project: Project) -> list[str]:
    return [step.title for step in project.journal.history()]


def fill(project: Project, document: int, **facts: object) -> None:
    metadata = project.documents[document].metadata
    project.documents.set_metadata(document, dataclasses.replace(metadata, **facts))


def said(panel: DetailsPanel) -> dict[str, str]:
    return {fact.title: fact.value for fact in panel.origin.facts}


def typed(qtbot: QtBot, field: object, words: str) -> None:
    """Replaces what a field says, and leaves it."""
    line = field.line if isinstance(field, UrlField | OpenChoiceField) else field
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    if isinstance(field, OpenChoiceField):
        field.completer().popup().hide()
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def test_without_a_document_it_says_what_to_do(panel: DetailsPanel, session: Session) -> None:
    session.show(None)
    panel.reload()
    assert panel.empty.isVisible()
    assert panel.empty.text == "Nothing is open Choose a document on the left."


def test_all_that_is_known_is_shown(panel: DetailsPanel, project: Project) -> None:
    fill(
        project, 1, author="I. Okafor", published="2024-05", genre="opinion", language="fa",
        direction="rtl", url="https://example.org/a", rights="Quotes only",
        modified="2024-05-12T08:30:00+02:00",
    )  # fmt: skip
    shown = {name: field.value for name, field in panel.about.fields.items()}
    assert shown["title"] == "Mayor’s offer"
    assert shown["publisher"] == "Valley Herald"
    assert (shown["published"], shown["modified"]) == ("2024-05", "2024-05-12T08:30:00+02:00")
    assert (shown["genre"], shown["language"], shown["direction"]) == ("opinion", "fa", "rtl")
    language = panel.about.fields["language"]
    assert isinstance(language, LanguageField)
    assert language.currentText() == "Persian"


def test_what_is_typed_is_one_step_when_the_field_is_left(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    before = len(steps(project))
    typed(qtbot, panel.about.fields["publisher"], "Der Bote")
    assert project.documents[1].metadata.publisher == "Der Bote"
    assert steps(project)[0] == "Edit publisher of “Mayor’s offer”"
    assert len(steps(project)) == before + 1
    project.journal.undo()
    assert panel.about.fields["publisher"].value == "Valley Herald"


def test_what_is_typed_is_written_after_a_pause(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    field = panel.about.fields["author"]
    field.setFocus()
    qtbot.keyClicks(field, "Ada")
    assert project.documents[1].metadata.author == ""
    qtbot.waitUntil(lambda: project.documents[1].metadata.author == "Ada", timeout=3_000)


def test_what_is_typed_is_written_before_another_document_is_shown(
    qtbot: QtBot, panel: DetailsPanel, session: Session, project: Project
) -> None:
    field = panel.about.fields["author"]
    field.setFocus()
    qtbot.keyClicks(field, "Ada")
    session.show(2)
    assert project.documents[1].metadata.author == "Ada"
    assert project.documents[2].metadata.author == ""
    assert panel.about.fields["title"].value == "Harbour report"


def test_what_is_typed_is_written_before_the_project_closes(
    qtbot: QtBot, panel: DetailsPanel, session: Session, project: Project
) -> None:
    path = project.path
    field = panel.about.fields["author"]
    field.setFocus()
    qtbot.keyClicks(field, "Ada")
    qtbot.keyClicks(panel.extra.new.name, "case")
    qtbot.keyClicks(panel.extra.new.value, "7")
    session.close_project()
    with Project.open(path, read_only=True) as again:
        assert again.documents[1].metadata.author == "Ada"
        assert again.documents[1].metadata.extra == {"case": "7"}


def test_a_foreign_change_is_shown_and_what_is_being_typed_stays(
    qtbot: QtBot, panel: DetailsPanel, session: Session, project: Project
) -> None:
    field = panel.about.fields["author"]
    field.setFocus()
    qtbot.keyClicks(field, "Ad")
    with Project.open(project.path, annotator="Bob") as other:
        other.details.set([1], "publisher", "Elsewhere")
        other.details.set([1], "author", "Bob")
    session.look_for_foreign_changes()
    assert panel.about.fields["publisher"].value == "Elsewhere"
    assert field.value == "Ad"
    qtbot.keyClicks(field, "a")
    panel.write()
    assert project.documents[1].metadata.author == "Ada"


def test_a_title_is_typed_over_several_lines_and_ends_with_enter(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    field = panel.about.fields["title"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Another title")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert project.documents[1].title == "Another title"


def test_an_empty_title_is_refused_and_can_be_discarded(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    typed(qtbot, panel.about.fields["title"], " ")
    assert "A document needs a title." in panel.notice.text
    qtbot.mouseClick(panel.notice.button, Qt.MouseButton.LeftButton)
    assert panel.about.fields["title"].value == "Mayor’s offer"
    assert project.documents[1].title == "Mayor’s offer"


@POPUPS
def test_a_language_is_chosen_by_its_name(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    field = panel.about.fields["language"]
    assert isinstance(field, LanguageField)
    typed(qtbot, field, "chinese, traditional")
    assert project.documents[1].metadata.language == "zh-Hant"
    assert field.currentText() == "Chinese, Traditional"


@POPUPS
def test_a_language_is_picked_from_those_that_fit_what_is_typed(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    field = panel.about.fields["language"]
    assert isinstance(field, LanguageField)
    field.line.setFocus()
    qtbot.keyClicks(field.line, "ersi")
    popup = field.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.currentText() == "Persian"
    assert project.documents[1].metadata.language == "fa"


@POPUPS
def test_a_language_is_typed_as_a_code(qtbot: QtBot, panel: DetailsPanel, project: Project) -> None:
    typed(qtbot, panel.about.fields["language"], "DE_ch")
    assert project.documents[1].metadata.language == "de-CH"
    field = panel.about.fields["language"]
    assert isinstance(field, LanguageField)
    assert field.currentText() == "German, Switzerland"


@POPUPS
def test_what_is_no_language_is_refused(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    typed(qtbot, panel.about.fields["language"], "double dutch")
    assert project.documents[1].metadata.language == ""
    assert "“double dutch” is not the code of a language" in panel.notice.text


def test_a_direction_is_chosen(panel: DetailsPanel, project: Project) -> None:
    field = panel.about.fields["direction"]
    assert isinstance(field, ChoiceField)
    field.setCurrentIndex(field.findData("rtl"))
    field.activated.emit(field.currentIndex())
    assert project.documents[1].metadata.direction == "rtl"
    assert steps(project)[0] == "Edit direction of the text of “Mayor’s offer”"


@POPUPS
def test_a_genre_may_be_another(qtbot: QtBot, panel: DetailsPanel, project: Project) -> None:
    typed(qtbot, panel.about.fields["genre"], "Satire")
    assert project.documents[1].metadata.genre == "Satire"
    typed(qtbot, panel.about.fields["genre"], "news")
    assert project.documents[1].metadata.genre == "news"


def test_a_date_keeps_its_precision_unless_it_is_edited(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    fill(project, 1, published="2024-05-12T08:30:00+02:00", modified="2024")
    before = len(steps(project))
    published = panel.about.fields["published"]
    assert isinstance(published, MomentField)
    assert published.text() == "2024-05-12 08:30 +02:00"
    published.setFocus()
    qtbot.keyClick(published, Qt.Key.Key_Tab)
    assert len(steps(project)) == before
    typed(qtbot, published, "2024-06-01 7:05 UTC")
    assert project.documents[1].metadata.published == "2024-06-01T07:05Z"
    typed(qtbot, panel.about.fields["modified"], "2023-04")
    assert project.documents[1].metadata.modified == "2023-04"


def test_words_that_are_no_date_are_kept_and_marked(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    field = panel.about.fields["published"]
    typed(qtbot, field, "last spring")
    assert project.documents[1].metadata.published == "last spring"
    assert "does not read as a date" in field.toolTip()


def test_an_address_opens_only_the_web(qtbot: QtBot, panel: DetailsPanel) -> None:
    field = panel.about.fields["url"]
    assert isinstance(field, UrlField)
    typed(qtbot, field, "file:///etc/passwd")
    assert not field.button.isEnabled()
    typed(qtbot, field, "https://example.org")
    assert field.button.isEnabled()


def test_free_facts_are_added_changed_renamed_and_removed(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    def extra() -> dict[str, str]:
        return dict(project.documents[1].metadata.extra)

    new = panel.extra.new
    new.name.setFocus()
    qtbot.keyClicks(new.name, "case")
    qtbot.keyClick(new.name, Qt.Key.Key_Return)
    qtbot.keyClicks(new.value, "7")
    qtbot.keyClick(new.value, Qt.Key.Key_Return)
    assert extra() == {"case": "7"}
    assert steps(project)[0] == "Edit “case” of “Mayor’s offer”"
    assert new.name.value == new.value.value == ""
    (row,) = panel.extra.rows
    typed(qtbot, row.value, "8")
    typed(qtbot, row.name, "file")
    assert extra() == {"file": "8"}
    assert panel.extra.rows == [row]
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert extra() == {}
    assert panel.extra.rows == []
    project.journal.undo()
    assert extra() == {"file": "8"}
    assert panel.extra.rows[0].value.value == "8"


def test_a_fact_is_not_written_while_its_name_is_being_typed(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    qtbot.keyClicks(panel.extra.new.name, "ca")
    panel.write()
    assert project.documents[1].metadata.extra == {}
    assert not panel.extra.new.value.value


def test_a_name_that_the_program_needs_is_refused(qtbot: QtBot, panel: DetailsPanel) -> None:
    qtbot.keyClicks(panel.extra.new.name, "pages")
    qtbot.mouseClick(panel.extra.new.button, Qt.MouseButton.LeftButton)
    assert "kept by the program itself" in panel.notice.text
    assert panel.extra.new.name.value == "pages"


def test_what_the_program_keeps_is_no_free_fact(panel: DetailsPanel, project: Project) -> None:
    extra = {"pages": "[[1,1],[2,3]]", "desk": "town", "speakers": '[[1,"Chair"],[2,"Petra"]]',
             "seconds": "[[1,0],[2,3723.5]]", "file_name_bytes": "ff fe"}  # fmt: skip
    fill(project, 1, extra=extra)
    assert [row.key for row in panel.extra.rows] == ["desk"]
    assert said(panel)["Pages"] == "1–3"
    assert said(panel)["Speakers"] == "Chair, Petra"
    assert said(panel)["Recording"] == "last words at 01:02:03.500"
    assert said(panel)["Bytes of the file’s name"] == "ff fe"


def test_runs_that_are_broken_are_not_shown(panel: DetailsPanel, project: Project) -> None:
    fill(project, 1, extra={"pages": "[[", "speakers": "7", "seconds": '[[1,"soon"]]'})
    assert not {"Pages", "Speakers", "Recording"} & said(panel).keys()


def test_many_speakers_are_not_all_named(panel: DetailsPanel, project: Project) -> None:
    runs = ",".join(f'[{n},"S{n}"]' for n in range(1, 12))
    fill(project, 1, extra={"speakers": f"[{runs}]", "pages": "[[1,4]]"})
    assert said(panel)["Speakers"].endswith("S8 and 3 more")
    assert said(panel)["Pages"] == "4"


def test_the_origin_says_where_the_text_came_from(
    panel: DetailsPanel, session: Session, project: Project
) -> None:
    source = SourceText("One two.\n\nThree.", "windows-1252", "mixed", "ab" * 32, "html 1")
    metadata = Metadata(
        title="New", file_name="a.html", media_type="text/html", url="https://example.org/final",
        accessed="2024-05-13T10:00:00Z",
        extra={"sent_sha256": "cd" * 32, "asked_url": "https://example.org/short"},
    )  # fmt: skip
    session.show(project.documents.add(source, metadata))
    facts = said(panel)
    assert facts["File"] == "a.html"
    assert (facts["Kind"], facts["Encoding"]) == ("text/html", "windows-1252")
    assert (facts["Line ends"], facts["Read by"]) == ("mixed", "html 1")
    assert facts["Text"] == "16 characters, 3 words, 2 paragraphs"
    assert facts["Retrieved from"] == "https://example.org/final"
    assert facts["Asked for"] == "https://example.org/short"
    assert facts["Original SHA-256"] == "ab" * 32
    assert facts["Sent SHA-256"] == "cd" * 32
    assert "2024" in facts["Retrieved"]
    assert "Details edited" not in facts


def test_words_are_not_counted_where_there_are_no_blanks_between_them(
    panel: DetailsPanel, project: Project
) -> None:
    fill(project, 1, language="ja")
    assert "words" not in said(panel)["Text"]
    assert said(panel)["Details edited"]


def test_a_hash_is_copied(qtbot: QtBot, panel: DetailsPanel, session: Session) -> None:
    assert session.document
    buttons = panel.origin.findChildren(QPushButton)
    copy = next(b for b in buttons if "Text SHA-256" in b.accessibleName())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == session.document.text_sha256


def test_the_original_is_asked_for(qtbot: QtBot, panel: DetailsPanel) -> None:
    with qtbot.waitSignal(panel.original_wanted):
        panel.origin.button.click()


def test_several_documents_are_edited_as_one(
    qtbot: QtBot, panel: DetailsPanel, project: Project
) -> None:
    fill(project, 1, genre="news", author="Ada", direction="rtl")
    panel.show_chosen([1, 2, 3])
    qtbot.waitUntil(lambda: panel.about.heading.text() == "3 documents")
    assert not panel.about.fields["title"].isVisible()
    assert not panel.extra.isVisible()
    assert not panel.origin.isVisible()
    author, genre = panel.about.fields["author"], panel.about.fields["genre"]
    assert author.value == genre.value == ""
    assert author.placeholderText() == "Different values"
    assert isinstance(genre, OpenChoiceField)
    assert genre.line.placeholderText() == "Different values"
    assert panel.about.fields["publisher"].value == "Valley Herald"
    before = len(steps(project))
    author.setFocus()
    qtbot.keyClick(author, Qt.Key.Key_Tab)
    assert len(steps(project)) == before
    typed(qtbot, author, "Grace")
    assert steps(project)[0] == "Edit authors of 3 documents"
    assert [project.documents[n].metadata.author for n in (1, 2, 3, 4)] == ["Grace"] * 3 + [""]
    assert project.documents[1].metadata.genre == "news"
    project.journal.undo()
    assert [project.documents[n].metadata.author for n in (1, 2)] == ["Ada", ""]


def test_choosing_one_document_again_shows_all_its_details(
    qtbot: QtBot, panel: DetailsPanel
) -> None:
    panel.show_chosen([1, 2])
    qtbot.waitUntil(lambda: panel.about.heading.text() == "2 documents")
    panel.show_chosen([1])
    qtbot.waitUntil(lambda: panel.about.heading.text() == "About")
    assert panel.about.fields["title"].isVisible()
    assert panel.origin.isVisible()
    assert panel.about.fields["author"].placeholderText() == ""
    assert "for example" in panel.about.fields["published"].placeholderText()


def test_a_deleted_document_is_no_longer_edited(
    qtbot: QtBot, panel: DetailsPanel, session: Session, project: Project
) -> None:
    field = panel.about.fields["author"]
    field.setFocus()
    qtbot.keyClicks(field, "Ada")
    project.documents.delete(1)
    assert session.document
    assert session.document.id != 1
    assert panel.about.fields["author"].value == ""


def test_a_project_that_is_only_read_shows_all_and_changes_nothing(
    show: Show, session: Session, project: Project
) -> None:
    fill(project, 1, extra={"desk": "town"})
    session.adopt(Project.open(project.path, read_only=True))
    panel = show(DetailsPanel)
    assert isinstance(panel, DetailsPanel)
    for name, field in panel.about.fields.items():
        inner = field.line if isinstance(field, UrlField) else field
        assert not inner.isEnabled() or inner.isReadOnly(), name
    assert panel.extra.rows[0].value.isReadOnly()
    assert not panel.extra.rows[0].button.isVisible()
    assert not panel.extra.new.isVisible()
    session.show(2)
    panel.reload()
    assert panel.extra.note.text() == "Nothing else is written down."


def test_a_full_disk_is_told_and_what_was_typed_stays(
    qtbot: QtBot, panel: DetailsPanel, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise DiskFull("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(project.journal, "step", fail)
        typed(qtbot, panel.about.fields["author"], "Ada")
    assert panel.notice.text == "The disk is full."
    assert panel.about.fields["author"].value == "Ada"
    panel.write()
    assert project.documents[1].metadata.author == "Ada"


def test_words_of_strangers_stay_words(
    panel: DetailsPanel, session: Session, project: Project
) -> None:
    fill(project, 4, file_name=MARKUP, rights=MARKUP, extra={MARKUP: MARKUP})
    session.show(4)
    assert said(panel)["File"] == MARKUP
    for label in panel.findChildren(PlainLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert "<img" not in label.toolTip()
    assert panel.extra.rows[0].name.value == MARKUP


def test_a_title_from_the_right_is_shown_from_the_right(
    panel: DetailsPanel, session: Session
) -> None:
    session.show(3)
    field = panel.about.fields["title"]
    assert field.value == PERSIAN
    assert field.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_the_wheel_over_a_choice_scrolls_the_panel(panel: DetailsPanel) -> None:
    field = panel.about.fields["genre"]
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    assert field.value == ""


def test_more_facts_than_fit_are_counted(panel: DetailsPanel, project: Project) -> None:
    fill(project, 1, extra={f"column {n}": str(n) for n in range(205)})
    assert len(panel.extra.rows) == 200
    assert panel.extra.note.text() == "5 more are not shown."


def test_a_document_is_commented_on(window, qtbot):
    window.registry.run("view.tab.document")
    panel = window.workspace.tabs.panel("document")
    project = window.session.project
    card = panel.comments
    qtbot.waitUntil(card.line.isVisible)
    qtbot.keyClicks(card.line, "Is this the final version?")
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(card.rows) == 1)
    (comment,) = project.comments.of_document(window.session.document.id)
    assert (comment.body, comment.annotation) == ("Is this the final version?", None)
    assert project.comments.unresolved()[0].id == comment.id
    window.session.show(2)
    qtbot.waitUntil(lambda: not card.rows)
    panel.show_chosen([1, 2])
    qtbot.waitUntil(card.isHidden)
