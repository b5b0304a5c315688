"""Documents: adding, finding, changing, deleting."""

from hashlib import sha256

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store.errors import DuplicateDocument, Misfit
from tests.store.conftest import TEXT, everything, steps


def test_a_document_holds_its_text_metadata_and_origin(project):
    metadata = Metadata(
        title="News", url="https://a.example", author="A; B", published="2024-05",
        language="ar", direction="rtl", extra={"desk": "politics", "\U0001f600": "x"},
    )  # fmt: skip
    source = SourceText("One\nTwo \U0001f600", "utf-16", "CRLF", "ab" * 32, "plain 1")
    id = project.documents.add(source, metadata)
    made = project.documents[id]
    assert made.metadata == metadata
    assert (made.title, made.status, made.length) == ("News", "todo", 9)
    assert made.text_sha256 == sha256(source.content.encode()).hexdigest()
    assert project.documents.text(id) == source.content
    assert made.created_at == made.updated_at
    (out,) = project.exchange.read()
    assert (out.text.encoding, out.text.newline, out.text.method) == ("utf-16", "CRLF", "plain 1")


def test_the_same_text_is_added_twice_only_when_asked(project, document):
    with pytest.raises(DuplicateDocument, match="“Copy” is in the project already, as “The br"):
        project.documents.add(SourceText(TEXT), Metadata(title="Copy"))
    with pytest.raises(DuplicateDocument) as caught:
        project.documents.add(SourceText(TEXT), Metadata())
    assert caught.value.document == document
    twin = project.documents.add(SourceText(TEXT), Metadata(title="Copy"), allow_duplicate=True)
    assert project.documents.with_text(sha256(TEXT.encode()).hexdigest()) == document
    project.documents.delete(document)
    assert project.documents.with_text(sha256(TEXT.encode()).hexdigest()) == twin
    assert project.documents.with_text("ab") is None


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "a\0b", "half \ud83d"])
def test_a_text_that_cannot_be_kept_is_refused(project, text):
    before, count = everything(project), steps(project)
    with pytest.raises(Misfit, match=r"“bad\.txt” (has no text|holds NUL)"):
        project.documents.add(SourceText(text), Metadata(file_name="bad.txt"))
    assert everything(project) == before
    assert steps(project) == count


def test_metadata_that_cannot_be_kept_is_replaced(project, document):
    bad = Metadata(title="a\0\ud800", direction="odd", extra={"\0": "\ud800"})
    project.documents.set_metadata(document, bad)
    kept = project.documents[document].metadata
    assert (kept.title, kept.direction, kept.extra) == (
        "a\ufffd\ufffd",
        "auto",
        {"\ufffd": "\ufffd"},
    )
    count = steps(project)
    project.documents.set_metadata(document, bad)
    assert steps(project) == count
    assert project.documents[project.documents.add(SourceText("x"), bad)].metadata == kept
    project.documents.rename(document, "b\0")
    assert project.documents[document].title == "b\ufffd"


def test_titles_and_statuses_that_cannot_be_are_refused(project, document):
    with pytest.raises(Misfit, match="needs a title"):
        project.documents.rename(document, " \n")
    with pytest.raises(Misfit, match=r"“odd” is not a document's status. Choose one of: todo"):
        project.documents.set_status(document, "odd")


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d[9],
        lambda d: d.row(9),
        lambda d: d.text(9),
        lambda d: d.rename(9, "x"),
        lambda d: d.set_status(9, "done"),
        lambda d: d.set_metadata(9, Metadata()),
        lambda d: d.delete(1, 9),
    ],
)
def test_a_document_that_is_not_there_is_a_key_error(project, document, change):
    with pytest.raises(KeyError):
        change(project.documents)
    assert project.documents.has(document)
    assert not project.documents.has(9)


def test_documents_follow_each_other_by_id(project):
    assert project.documents.first() is None
    ids = [project.documents.add(SourceText(f"Text {n}"), Metadata()) for n in range(4)]
    project.documents.delete(ids[1])
    left = [ids[0], ids[2], ids[3]]
    assert list(project.documents.ids()) == left
    assert project.documents.first() == ids[0]
    assert project.documents.count() == 3


def test_rows_show_what_a_list_needs_in_the_order_asked(project, document):
    other = project.documents.add(
        SourceText("Other"), Metadata(title="O", publisher="P", language="de", direction="ltr")
    )
    project.annotations.add(document, Span(0, 4), "source")
    project.annotations.add(document, Span(5, 9), "source")
    rows = project.documents.rows([other, 99, document])
    assert [row.id for row in rows] == [other, document]
    assert (rows[0].title, rows[0].publisher, rows[0].language) == ("O", "P", "de")
    assert (rows[0].direction, rows[0].length, rows[0].counts) == ("ltr", 5, {})
    assert (rows[1].status, rows[1].counts) == ("doing", {"source": 2})
    assert project.documents.row(other) == rows[0]
    assert project.documents.listing() == [rows[1], rows[0]]
    assert project.documents.rows([]) == []
    assert project.documents.rows(range(10**6, 10**6 + 300_000)) == []
    assert project.documents.count_by_status() == {"doing": 1, "todo": 1}


FOUND = {
    "bridge": [1, 2],
    "BRIDGE": [1, 2],
    "brid": [1, 2],
    "safe 1990": [1],
    "safe": [1],
    "afe": [],
    "the end.": [1],
    "100%": [2],
    "%": [2],
    "_": [],
    "daily": [2],
    "done": [2],
    "Done": [2],
    "élan": [2],
    "ELAN": [2],
    '"quoted" AND (': [2],
    "nothing here": [],
    "\0": [],
    "\ud800": [],
    "***": [],
    " ": [1, 2],
    "_ _": [],
    "bridge " * 3000: [1],
}


@pytest.mark.parametrize("filter", FOUND, ids=range(len(FOUND)))
def test_documents_are_filtered_by_title_publisher_status_and_words(project, document, filter):
    other = project.documents.add(
        SourceText('Élan "quoted" and over'), Metadata(title="Bridge 100%", publisher="Daily")
    )
    project.documents.set_status(other, "done")
    assert (document, other) == (1, 2)
    assert list(project.documents.ids(filter)) == FOUND[filter]
    assert [row.id for row in project.documents.listing(filter=filter)] == FOUND[filter]


def test_texts_of_many_documents_can_be_read_again_and_again(project):
    ids = [project.documents.add(SourceText(f"Text {n}"), Metadata()) for n in range(9)]
    for _ in range(2):
        assert [project.documents.text(id) for id in ids] == [f"Text {n}" for n in range(9)]


def test_deleting_several_is_called_by_their_number(project, document):
    other = project.documents.add(SourceText("Other"), Metadata(title="Other"))
    project.documents.delete(other)
    assert project.journal.undo_title() == "Delete “Other”"
    project.journal.undo()
    project.documents.delete(other, document)
    assert project.journal.undo_title() == "Delete 2 documents"


def test_a_text_longer_than_sqlite_can_keep_is_refused(project, monkeypatch):
    monkeypatch.setattr("annotator.store.documents.MOST_CHARACTERS", 9)
    with pytest.raises(Misfit, match="“Long” is too long: 10 characters, where 9 can be kept"):
        project.documents.add(SourceText("x" * 10), Metadata(title="Long"))
    project.documents.add(SourceText("x" * 9), Metadata(title="Long"))
