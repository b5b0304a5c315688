"""Editing the facts of documents."""

import pytest

from annotator.model.document import METADATA, Metadata, SourceText
from annotator.store.errors import Misfit

from .conftest import steps


@pytest.fixture
def documents(project):
    """Three documents; two are of the same publisher."""
    return [
        project.documents.add(
            SourceText(f"Text {number}", "utf-8", "LF", "ab" * 32, "plain 1"),
            Metadata(title=f"Article {number}", publisher=publisher, extra={"desk": "town"}),
        )
        for number, publisher in enumerate(("Der Bote", "Der Bote", "Herald"))
    ]


def last(project):
    return project.journal.history()[0].title


def test_where_a_text_came_from_is_read_without_the_text(project, documents):
    facts = project.details.facts(documents[0])
    assert (facts.encoding, facts.newline, facts.method) == ("utf-8", "LF", "plain 1")
    assert facts.raw_sha256 == "ab" * 32
    assert facts.created_at
    with pytest.raises(KeyError):
        project.details.facts(99)


def test_what_documents_have_in_common_is_read_at_once(project, documents):
    shared = project.details.shared(documents)
    assert shared["publisher"] is None
    assert shared["url"] == ""
    assert project.details.shared(documents[:2])["publisher"] == "Der Bote"


@pytest.mark.parametrize("field", [name for name in METADATA if name not in (
    "file_name", "media_type", "language", "direction")])  # fmt: skip
def test_each_field_is_one_step_that_can_be_undone(project, documents, field):
    before = getattr(project.documents[documents[0]].metadata, field)
    project.details.set(documents[:1], field, "  New\x00 ")
    assert getattr(project.documents[documents[0]].metadata, field) == "New\ufffd"
    assert last(project).startswith("Edit ")
    assert "“Article 0”" in last(project) or field == "title"
    project.journal.undo()
    assert getattr(project.documents[documents[0]].metadata, field) == before


def test_a_title_names_field_and_document(project, documents):
    project.details.set(documents[:1], "publisher", "Weekly")
    assert last(project) == "Edit publisher of “Article 0”"


def test_many_documents_are_edited_in_one_step(project, documents):
    count = steps(project)
    project.details.set(documents, "publisher", "Herald")
    assert steps(project) == count + 1
    assert last(project) == "Edit publisher of 3 documents"
    assert project.details.shared(documents)["publisher"] == "Herald"
    project.journal.undo()
    assert project.details.shared(documents[:2])["publisher"] == "Der Bote"


def test_what_changes_nothing_is_no_step(project, documents):
    count = steps(project)
    project.details.set(documents[:2], "publisher", " Der Bote")
    project.details.set([99], "publisher", "Nobody")
    project.details.set_extra([99], "desk", "nowhere")
    project.details.set_extra(documents, "desk", "town")
    project.details.rename_extra(documents, "desk", "desk")
    project.details.rename_extra(documents, "none", "any")
    project.details.remove_extra(documents, "none")
    assert steps(project) == count


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "  ", "needs a title"), ("language", "Swedish", "“Swedish” is not the code"),
        ("direction", "up", "Choose one of: auto, ltr, rtl"),
    ],
)  # fmt: skip
def test_values_that_cannot_be_are_refused(project, documents, field, value, said):
    count = steps(project)
    with pytest.raises(Misfit, match=said):
        project.details.set(documents[:1], field, value)
    assert steps(project) == count


def test_a_language_is_kept_in_its_usual_letters(project, documents):
    project.details.set(documents, "language", "zh_hant")
    project.details.set(documents[:1], "direction", "rtl")
    assert project.documents[documents[0]].metadata.language == "zh-Hant"
    assert project.documents[documents[0]].metadata.direction == "rtl"


def test_free_facts_are_added_changed_renamed_and_removed(project, documents):
    def extra():
        return list(project.documents[documents[0]].metadata.extra.items())

    one = documents[:1]
    project.details.set_extra(one, " case\n number ", " 7 ")
    assert extra() == [("desk", "town"), ("case number", "7")]
    assert last(project) == "Edit “case number” of “Article 0”"
    project.details.set_extra(one, "desk", "region")
    project.details.rename_extra(one, "desk", "office")
    assert last(project) == "Rename “desk” to “office” in “Article 0”"
    assert extra() == [("office", "region"), ("case number", "7")]
    project.details.remove_extra(one, "office")
    assert last(project) == "Remove “office” from “Article 0”"
    assert extra() == [("case number", "7")]
    project.journal.undo()
    assert extra() == [("office", "region"), ("case number", "7")]


def test_a_fact_of_an_odd_name_is_the_one_that_is_changed(project, document):
    project.documents.set_metadata(document, Metadata(title="A", extra={" odd  name": "1"}))
    project.details.set_extra([document], " odd  name", "2")
    assert project.documents[document].metadata.extra == {" odd  name": "2"}


def test_names_that_a_fact_cannot_have_are_refused(project, documents):
    details, one = project.details, documents[:1]
    details.set_extra(one, "case", "7")
    for change in (
        lambda: details.set_extra(one, " \n", "x"),
        lambda: details.set_extra(one, "pages", "x"),
        lambda: details.rename_extra(one, "desk", "pages"),
        lambda: details.rename_extra(one, "pages", "desk"),
        lambda: details.remove_extra(one, "sent_sha256"),
        lambda: details.rename_extra(one, "desk", "case"),
    ):
        with pytest.raises(Misfit):
            change()
    assert project.documents[documents[0]].metadata.extra == {"desk": "town", "case": "7"}
