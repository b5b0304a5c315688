"""The list of documents in other orders, in groups, and filtered by fields."""

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.model.arrangement import FREE, Arrangement
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.panels import document_lookup, lettering
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.session import Session

from .conftest import Show

ARABIC = "تقرير: المتحدث ينفي الادعاء"
CHINESE = "市长否认提出任何要约"
NEWS = (
    ("Part 10", "Wire", "2024-05-02", {"desk": "foreign"}),
    ("part 2", "Daily Post", "2023", {"desk": "local"}),
    (ARABIC, "Wire", "", {}),
    (CHINESE, "", "2024-07", {"desk": "foreign"}),
    ("Élan", "Daily Post", "2024-05-30", {}),
)
BY_TITLE = ["Élan", "part 2", "Part 10", ARABIC, CHINESE]


@pytest.fixture
def panel(show: Show, project: Project) -> DocumentsPanel:
    """Five documents of three publishers; those of the project fixture are gone."""
    with project.journal.step("Fill"):
        project.documents.delete(*project.documents.ids())
        for number, (title, publisher, published, extra) in enumerate(NEWS):
            metadata = Metadata(
                title=title, publisher=publisher, published=published, extra=extra
            )  # fmt: skip
            project.documents.add(SourceText(f"Text of number {number}"), metadata)
    shown = show(DocumentsPanel, 262)
    assert isinstance(shown, DocumentsPanel)
    return shown


def rows(panel: DocumentsPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def row_of(panel: DocumentsPanel, title: str) -> int:
    return rows(panel).index(title)


def click(
    qtbot: QtBot, panel: DocumentsPanel, title: str, held: Qt.KeyboardModifier | None = None
) -> None:
    at = panel.view.visualRect(panel.model.index(row_of(panel, title))).center()
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(panel.view.viewport(), button, held or Qt.KeyboardModifier.NoModifier, pos=at)


def stand_on(panel: DocumentsPanel, title: str) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(row_of(panel, title)))


def current(panel: DocumentsPanel) -> str:
    return panel.view.currentIndex().data()


GROUPED = [
    "Daily Post", "part 2", "Élan", "Wire", "Part 10", ARABIC, "None given", CHINESE,
]  # fmt: skip


def test_documents_sort_by_title_as_people_expect_and_back(panel: DocumentsPanel) -> None:
    panel.arrange(Arrangement("title"))
    assert rows(panel) == BY_TITLE
    panel.arrange(Arrangement("title", is_descending=True))
    assert rows(panel) == BY_TITLE[::-1]
    panel.arrange(Arrangement())
    assert rows(panel) == [title for title, *_ in NEWS]


def test_the_row_says_what_the_list_is_sorted_by(panel: DocumentsPanel) -> None:
    first, last = (
        QLocale().toString(QDate(2024, 5, day), lettering.date_format()) for day in (2, 30)
    )
    panel.arrange(Arrangement("published"))
    assert rows(panel) == ["part 2", "Part 10", "Élan", CHINESE, ARABIC]
    details = [panel.model.detail(panel.model.row(row)) for row in range(5)]  # type: ignore[arg-type]
    assert details == ["2023", first, last, "July 2024", ""]
    spoken = panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Part 10 · Wire · {first} · to do"
    panel.arrange(Arrangement(f"{FREE}desk"))
    assert panel.model.detail(panel.model.row(0)) == "foreign"  # type: ignore[arg-type]
    panel.arrange(Arrangement("length"))
    assert panel.model.detail(panel.model.row(0)) == "16 chars"  # type: ignore[arg-type]
    panel.arrange(Arrangement("title"))
    assert panel.model.detail(panel.model.row(0)) == ""  # type: ignore[arg-type]


def test_groups_have_headings_with_their_numbers(panel: DocumentsPanel) -> None:
    panel.arrange(Arrangement(group="publisher"))
    assert rows(panel) == GROUPED
    assert panel.heading.text() == "DOCUMENTS · 5"
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Daily Post · 2"
    panel.model.fold(0)
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Daily Post · 2 · folded"
    panel.model.unfold(0)
    assert panel.view.rowHeight(0) < panel.view.rowHeight(1)
    panel.arrange(Arrangement(group="month"))
    assert rows(panel)[0] == "July 2024"
    panel.arrange(Arrangement(group="annotated"))
    assert rows(panel)[0] == "Not annotated"


def test_clicking_a_heading_folds_its_group_and_unfolds_it(
    qtbot: QtBot, panel: DocumentsPanel, session: Session
) -> None:
    panel.arrange(Arrangement(group="publisher"))
    opened = session.document
    click(qtbot, panel, "Daily Post")
    assert rows(panel) == ["Daily Post", *GROUPED[3:]]
    assert session.document == opened
    panel.reload()
    assert rows(panel) == ["Daily Post", *GROUPED[3:]]
    click(qtbot, panel, "Daily Post")
    assert rows(panel) == GROUPED
    assert panel.view.rowHeight(1) > panel.view.rowHeight(0)


def test_left_and_right_fold_as_in_a_tree(qtbot: QtBot, panel: DocumentsPanel) -> None:
    panel.arrange(Arrangement(group="publisher"))
    stand_on(panel, "Élan")
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert current(panel) == "Élan"
    qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    assert current(panel) == "Daily Post"
    qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    assert rows(panel) == ["Daily Post", *GROUPED[3:]]
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert rows(panel) == GROUPED
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert current(panel) == "part 2"
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert rows(panel) == ["Daily Post", *GROUPED[3:]]


def test_mirrored_the_arrows_change_places(qtbot: QtBot, panel: DocumentsPanel) -> None:
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    panel.arrange(Arrangement(group="publisher"))
    stand_on(panel, "Daily Post")
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert rows(panel) == ["Daily Post", *GROUPED[3:]]
    assert not panel.grab().isNull()


def test_without_groups_left_and_right_do_nothing(qtbot: QtBot, panel: DocumentsPanel) -> None:
    stand_on(panel, "Élan")
    qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    assert current(panel) == "Élan"


def test_all_groups_fold_and_unfold(panel: DocumentsPanel) -> None:
    panel.arrange(Arrangement(group="publisher"))
    panel.view.fold_all(is_folded=True)
    assert rows(panel) == ["Daily Post", "Wire", "None given"]
    assert panel.heading.text() == "DOCUMENTS · 5"
    panel.view.fold_all(is_folded=False)
    assert rows(panel) == GROUPED
    panel.view.fold_all(is_folded=True)
    panel.arrange(Arrangement(group=f"{FREE}desk"))
    assert len(rows(panel)) == 8


def test_delete_and_rename_leave_headings_alone(
    qtbot: QtBot, panel: DocumentsPanel, project: Project
) -> None:
    panel.arrange(Arrangement(group="publisher"))
    stand_on(panel, "Wire")
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    panel.mark_chosen("done")
    panel.rename_chosen()
    assert panel.view.findChild(QLineEdit) is None
    assert not panel.model.setData(panel.view.currentIndex(), "Other")
    assert project.documents.count_by_status() == {"todo": 5}
    panel.view.selectAll()
    assert len(panel.view.chosen()) == 5


def test_renaming_in_a_sorted_list_moves_the_row_and_keeps_it_chosen(
    qtbot: QtBot, panel: DocumentsPanel, project: Project, session: Session
) -> None:
    panel.arrange(Arrangement("title", group="publisher"))
    click(qtbot, panel, "part 2")
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "A first")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(panel)[1] == "A first")
    assert current(panel) == "A first"
    project.journal.undo()
    assert rows(panel)[1:3] == ["Élan", "part 2"]
    assert session.document
    assert session.document.title == "part 2"


def test_several_are_chosen_across_groups_and_stay_chosen(
    qtbot: QtBot, panel: DocumentsPanel, project: Project
) -> None:
    panel.arrange(Arrangement("title", group="status"))
    click(qtbot, panel, "Élan")
    click(qtbot, panel, ARABIC, Qt.KeyboardModifier.ControlModifier)
    panel.mark_chosen("done")
    assert rows(panel) == ["to do", "part 2", "Part 10", CHINESE, "done", "Élan", ARABIC]
    assert [project.documents[id].title for id in panel.view.chosen()] == ["Élan", ARABIC]
    click(qtbot, panel, "Part 10")
    click(qtbot, panel, "Élan", Qt.KeyboardModifier.ShiftModifier)
    titles = [project.documents[id].title for id in panel.view.chosen()]
    assert titles == ["Part 10", CHINESE, "Élan"]


def test_an_undone_delete_returns_to_its_place(
    qtbot: QtBot, panel: DocumentsPanel, session: Session
) -> None:
    panel.arrange(Arrangement("title", group="publisher"))
    before = rows(panel)
    click(qtbot, panel, "Part 10")
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert session.document
    assert session.document.title == ARABIC
    qtbot.mouseClick(panel.notice.button, Qt.MouseButton.LeftButton)
    assert rows(panel) == before
    assert current(panel) == "Part 10"


def test_deleting_goes_to_the_neighbour_in_the_list_even_over_folded_ones(
    panel: DocumentsPanel, session: Session
) -> None:
    panel.arrange(Arrangement("title", group="publisher"))
    panel.open(panel.model.ids[-1])
    panel.view.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    panel.delete_chosen()
    assert session.document
    assert session.document.title == ARABIC


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("publisher:wire", ["Part 10", ARABIC]),
        ("desk:foreign", ["Part 10", CHINESE]),
        ("-publisher:wire desk:", ["Élan"]),
        ('title:"part 2"', ["part 2"]),
        ("published:2024-06..", [CHINESE]),
        ("title:否认", [CHINESE]),
        (f"title:{ARABIC.split()[1]}", [ARABIC]),
        ("publisher:wire number", ["Part 10", ARABIC]),
        ("publisher:wir desk:forei", ["Part 10"]),
    ],
)
def test_fields_can_be_typed_into_the_filter(
    qtbot: QtBot, panel: DocumentsPanel, typed: str, left: list[str]
) -> None:
    panel.filter.setText(typed)
    qtbot.waitUntil(lambda: rows(panel) == left)
    assert panel.heading.text() == f"DOCUMENTS · {len(left)} of 5"


def test_a_filter_leaves_out_empty_groups_and_says_where_nothing_is_left(
    qtbot: QtBot, panel: DocumentsPanel
) -> None:
    panel.arrange(Arrangement("title", group="publisher"))
    panel.filter.setText("desk:foreign")
    qtbot.waitUntil(lambda: rows(panel) == ["Wire", "Part 10", "None given", CHINESE])
    panel.filter.setText("desk:none")
    qtbot.waitUntil(panel.empty.isVisible)
    assert "Nothing matches" in panel.empty.text


def test_what_no_longer_matches_leaves_the_list_and_the_next_is_still_the_next(
    qtbot: QtBot, panel: DocumentsPanel, project: Project, session: Session
) -> None:
    panel.arrange(Arrangement("title"))
    panel.filter.setText("status:todo")
    qtbot.waitUntil(lambda: panel.heading.text() == "DOCUMENTS · 5 of 5")
    click(qtbot, panel, "part 2")
    panel.mark_chosen("done")
    assert rows(panel) == ["Élan", "Part 10", ARABIC, CHINESE]
    assert session.document
    shown = session.document.id
    following, before = (panel.model.neighbour(shown, step) for step in (1, -1))
    assert following
    assert before
    assert project.documents[following].title == "Part 10"
    assert project.documents[before].title == "Élan"
    unknown = 10**6
    assert panel.model.neighbour(unknown, 1) == panel.model.ids[0]
    assert panel.model.neighbour(unknown, -1) == panel.model.ids[-1]
    assert panel.model.neighbour(panel.model.ids[-1], 1) is None


def test_what_others_change_moves_in_the_list(
    panel: DocumentsPanel, project: Project, session: Session
) -> None:
    panel.arrange(Arrangement("title", group="publisher"))
    with Project.open(project.path, annotator="Bo") as other:
        found = other.documents.ids("title:part 2")
        other.documents.set_metadata(found[0], Metadata(title="Zebra", publisher="Wire"))
    session.look_for_foreign_changes()
    assert rows(panel)[:5] == ["Daily Post", "Élan", "Wire", "Part 10", "Zebra"]


def test_a_title_being_typed_stays_while_others_change_documents(
    qtbot: QtBot, panel: DocumentsPanel, project: Project, session: Session
) -> None:
    panel.arrange(Arrangement("title"))
    click(qtbot, panel, "part 2")
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    editor.setText("part 3")
    editor.setModified(True)
    with Project.open(project.path, annotator="Bo") as other:
        other.documents.set_status(other.documents.ids("title:élan")[0], "done")
    session.look_for_foreign_changes()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(panel)[1] == "part 3")


def test_many_changes_at_once_are_all_shown(panel: DocumentsPanel, project: Project) -> None:
    panel.arrange(Arrangement("published"))
    panel.grab()
    with project.journal.step("Rename all"):
        for number in range(1_100):
            for document in panel.model.ids:
                project.documents.rename(document, f"New {document} {number}")
    assert rows(panel) == [f"New {document} 1099" for document in panel.model.ids]
    assert panel.model.index(0).data() == f"New {panel.model.ids[0]} 1099"


def test_marking_moves_a_document_among_the_annotated(
    qtbot: QtBot, panel: DocumentsPanel, project: Project
) -> None:
    panel.arrange(Arrangement(group="annotated"))
    project.annotations.add(panel.model.ids[2], Span(0, 4), "claim")
    qtbot.waitUntil(lambda: rows(panel)[:3] == ["Annotated", ARABIC, "Not annotated"])


def test_going_to_a_folded_document_unfolds_its_group(
    panel: DocumentsPanel, session: Session
) -> None:
    panel.arrange(Arrangement(group="publisher"))
    panel.view.fold_all(is_folded=True)
    session.show(panel.model.ids[2])
    assert rows(panel) == ["Daily Post", *GROUPED[3:6], "None given"]
    assert current(panel) == "Part 10"


def test_another_project_is_arranged_as_that_one_was(
    panel: DocumentsPanel, session: Session, project: Project
) -> None:
    panel.arrange(Arrangement("title", group="publisher"))
    panel.view.fold_all(is_folded=True)
    panel.arrangement_of = lambda _uuid: Arrangement("title", is_descending=True)
    path = project.path
    session.close_project()
    assert rows(panel) == []
    session.open_project(path, "Ada")
    assert rows(panel) == BY_TITLE[::-1]


# Completion


def test_a_field_and_a_colon_offer_the_values_by_their_number(
    qtbot: QtBot, panel: DocumentsPanel
) -> None:
    panel.filter.setFocus()
    qtbot.keyClicks(panel.filter, "text publisher:")
    popup = panel.line.completion.completer.popup()
    assert popup
    qtbot.waitUntil(popup.isVisible)
    shown = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert shown == ["Daily Post  ·  2", "Wire  ·  2"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert panel.filter.text() == 'text publisher:"Daily Post" '
    qtbot.waitUntil(lambda: rows(panel) == ["part 2", "Élan"])


def test_what_was_begun_narrows_the_values_and_is_completed_in_place(
    qtbot: QtBot, panel: DocumentsPanel
) -> None:
    panel.filter.setFocus()
    panel.filter.setText("😀 -publisher:w x")
    panel.filter.setCursorPosition(len("😀 -publisher:w") + 1)
    qtbot.keyClicks(panel.filter, "i")
    popup = panel.line.completion.completer.popup()
    assert popup
    qtbot.waitUntil(popup.isVisible)
    qtbot.mouseClick(
        popup.viewport(), Qt.MouseButton.LeftButton,
        pos=popup.visualRect(popup.model().index(0, 0)).center(),
    )  # fmt: skip
    assert panel.filter.text() == "😀 -publisher:Wire x"
    assert panel.filter.cursorPosition() == len("😀 -publisher:Wire ") + 1


def test_nothing_is_offered_for_words_numbers_and_what_is_typed_out(
    qtbot: QtBot, panel: DocumentsPanel
) -> None:
    panel.filter.setFocus()
    popup = panel.line.completion.completer.popup()
    assert popup
    for typed in ("publisher", "length:", "desk:local", "publisher:nobody"):
        panel.filter.clear()
        qtbot.keyClicks(panel.filter, typed)
        qtbot.wait(250)
        assert not popup.isVisible()
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "desk:")
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not popup.isVisible())


# Large projects


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, panel: DocumentsPanel) -> DocumentsPanel:
    """As if five documents were many: the list is read on a thread."""
    monkeypatch.setattr(document_lookup, "SMALL", 0)
    return panel


def test_a_large_list_is_read_on_a_thread(qtbot: QtBot, large: DocumentsPanel) -> None:
    large.arrange(Arrangement("title"))
    assert large.lookup.is_busy
    assert rows(large) != BY_TITLE
    qtbot.waitUntil(lambda: rows(large) == BY_TITLE)
    large.filter.setText("title:part")
    qtbot.waitUntil(lambda: rows(large) == ["part 2", "Part 10"])
    large.filter.setText("")
    qtbot.waitUntil(lambda: rows(large) == BY_TITLE)


def test_only_the_last_of_several_questions_is_answered(
    qtbot: QtBot, large: DocumentsPanel
) -> None:
    seen = []
    for number in range(20):
        large.lookup.ask(
            lambda documents, n=number: (n, len(documents.ids(f"title:part {n}"))), seen.append
        )
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(50)
    assert seen[-1][0] == 19
    assert len(seen) < 20
    assert not large.lookup.is_busy


def test_enter_does_not_wait_for_the_thread(
    qtbot: QtBot, large: DocumentsPanel, session: Session
) -> None:
    qtbot.keyClicks(large.filter, "title:part")
    qtbot.keyClick(large.filter, Qt.Key.Key_Return)
    assert rows(large) == ["Part 10", "part 2"]
    assert session.document
    assert session.document.title == "Part 10"


def test_closing_the_project_ends_the_thread(large: DocumentsPanel, session: Session) -> None:
    large.arrange(Arrangement("title"))
    assert large.lookup.is_busy
    session.close_project()
    assert not large.lookup.is_busy
    QTest.qWait(50)
    assert rows(large) == []


def test_what_the_thread_cannot_read_is_read_here(qtbot: QtBot, large: DocumentsPanel) -> None:
    large.arrange(Arrangement("title"))
    qtbot.waitUntil(lambda: not large.lookup.is_busy)
    reader = large.lookup._reader
    assert reader
    reader.close()
    large.arrange(Arrangement("title", is_descending=True))
    qtbot.waitUntil(lambda: rows(large) == BY_TITLE[::-1])
    large.lookup._reader = None
    large.arrange(Arrangement("title"))
    assert rows(large) == BY_TITLE


def test_a_change_while_it_is_read_is_shown_in_the_end(
    qtbot: QtBot, large: DocumentsPanel, project: Project
) -> None:
    large.arrange(Arrangement("title"))
    project.documents.rename(large.model.ids[0], "A new title")
    qtbot.waitUntil(lambda: rows(large)[0] == "A new title")


@pytest.mark.parametrize("many", [6_000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_many_thousand_documents_in_groups_are_chosen_folded_and_found(
    qtbot: QtBot, panel: DocumentsPanel, project: Project, session: Session, many: int
) -> None:
    documents = (
        AnnotatedDocument(
            Metadata(title=f"Report {many - n}", publisher=f"Publisher {n % 90}"),
            SourceText(f"Words of report {n}."),
        )
        for n in range(many)
    )
    project.exchange.write(documents, title="Import")
    panel.arrange(Arrangement("title", group="publisher"))
    qtbot.waitUntil(lambda: panel.model.rowCount() == many + 5 + 93)
    publisher_2 = row_of(panel, "Publisher 2")
    assert rows(panel)[publisher_2 - 1] == f"Report {many - 1}"
    assert panel.view.rowHeight(publisher_2) < panel.view.rowHeight(publisher_2 + 1)
    last = panel.model.ids[-7]
    session.show(last)
    assert current(panel) == project.documents[last].title
    panel.view.fold_all(is_folded=True)
    assert panel.model.rowCount() == 93
    panel.view.fold_all(is_folded=False)
    panel.view.selectAll()
    assert len(panel.view.chosen()) == many + 5
