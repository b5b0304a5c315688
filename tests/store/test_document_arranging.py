"""Any order, grouping and filter of documents, against a plain sort and predicate."""

import random
import shutil
import sqlite3
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.arrangement import GROUPS, SORTS, Arrangement, Group, free_key
from annotator.model.document import DOCUMENT_STATUSES, Metadata, SourceText
from annotator.model.document_filter import DATES, FIELDS, NUMBERS, bounds, parse_filter
from annotator.model.natural import natural_keys
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.errors import ProjectError

DATE = ("", "2023", "2024-02", "2024-05-03", "2024-05-12T10:00:00Z", "2024-07", "May 2024")
CHOICES = {
    "title": ("Part 2", "part 10", "Élan 100%", "élan", "a_b", "back\\", "", "خبر ٢", "第10回"),
    "publisher": ("Reuters", "reuters", "Évening Post", "", "Daily_Wire"),
    "author": ("Jane Doe", "J. Doe; A. Roe", "", "Straße"),
    "published": DATE, "modified": DATE, "accessed": DATE,
    "language": ("fa", "fa-IR", "FA", "kfa", "en", ""),
    "genre": ("news", "opinion", ""), "media_type": ("text/html", "text/plain", ""),
    "file_name": ("2.txt", "10.txt", ""), "url": ("https://news.example/1", ""),
    "rights": ("", "CC"),
}  # fmt: skip
EXTRA = ({}, {"desk": "foreign", "wire id": "W2"}, {"Desk": "Élan"}, {"desk": "", "wire id": "W10"},
         {'a"b\\': "odd", "desk": "local"})  # fmt: skip
WORDS = ("bridge", "river", "über", "Mayor")
SORTED_BY = st.sampled_from([*SORTS, "extra:desk", "extra:wire id", 'extra:a"b\\', "extra:none"])
GROUPED_BY = st.sampled_from(["", *GROUPS, "extra:desk", "extra:none"])
ARRANGEMENTS = st.builds(Arrangement, SORTED_BY, st.booleans(), GROUPED_BY)
FIELD = st.sampled_from([*FIELDS, "desk", "DESK", '"wire id"', "none", "Status"])
VALUE = st.sampled_from(
    ["", "e", "reuters", '"Jane Doe"', "élan", "ÉLAN", "strasse", "straße", "%", "_", "\\", "fa",
     "en", "do", "done", "2024", "2024-05", "2024..", "..2024-05", "2024-02..2024-05", "..", "0",
     "1..", "..3", "20..40", "x..", "9" * 30, "W2", "foreign", "html", "خبر", "20"]
)  # fmt: skip
TERM = st.builds("{}{}:{}".format, st.sampled_from(["", "-"]), FIELD, VALUE)
TYPED = st.lists(st.one_of(TERM, st.sampled_from(["bridge", "part", "done", "über"])), max_size=3)


@pytest.fixture(scope="module")
def filled(tmp_path_factory, scheme):
    """A project of 60 documents with all kinds of metadata; some have annotations."""
    chance = random.Random(11)
    path = tmp_path_factory.mktemp("arranging") / "news.annotator"
    with Project.create(path, scheme=scheme, annotator="Anna") as project:
        for number in range(60):
            metadata = {name: chance.choice(values) for name, values in CHOICES.items()}
            words = " ".join(chance.choices(WORDS, k=chance.randint(1, 6)))
            document = project.documents.add(
                SourceText(f"{words} {number}"), Metadata(**metadata, extra=chance.choice(EXTRA))
            )
            for place in range(chance.choice([0, 0, 1, 4])):
                project.annotations.add(document, Span(place, place + 3), "claim")
            project.documents.set_status(document, chance.choice(DOCUMENT_STATUSES))
        for document in (3, 17, 60):
            project.documents.delete(document)
        yield project


class Shown:
    """One document as the plain predicate sees it."""

    def __init__(self, project, id):
        self.id = id
        self.text = project.documents.text(id)
        self.document = project.documents[id]
        self.annotations = len(project.annotations.of(id))

    def value(self, field):
        document, key = self.document, free_key(field)
        if key:
            return document.metadata.extra.get(key, "")
        own = {
            "added": document.created_at, "changed": document.updated_at,
            "status": document.status, "length": document.length,
            "annotations": self.annotations, "year": document.metadata.published[:4],
            "month": document.metadata.published[:7],
            "annotated": "yes" if self.annotations else "",
        }  # fmt: skip
        return own[field] if field in own else getattr(document.metadata, field)

    def key(self, field):
        value = self.value(field)
        if field == "status":
            return DOCUMENT_STATUSES.index(value)
        return value if field in NUMBERS | DATES else natural_keys([value])[0]

    def fits(self, filter):
        has_words = not filter.words or self.has_words(filter.words)
        return has_words and all(self.meets(term) != term.is_excluded for term in filter.terms)

    def has_words(self, words):
        metadata = self.document.metadata
        if ascii_lower(words) in ascii_lower(metadata.title):
            return True
        if ascii_lower(words) in ascii_lower(metadata.publisher):
            return True
        found = [plain(word) for word in self.text.split()]
        *whole, last = [plain(word) for word in words.split()]
        has_all = set(whole) <= set(found) and any(word.startswith(last) for word in found)
        return has_all or self.document.status == words.casefold()

    def meets(self, term):
        if term.is_free:
            extra = self.document.metadata.extra
            values = [v for k, v in extra.items() if ascii_lower(k) == ascii_lower(term.field)]
            has_it = any(contains(value, term.value) for value in values)
            return has_it if term.value else not any(values)
        value = self.value(term.field)
        if term.field in NUMBERS:
            return between_numbers(value, term.value or "0")
        if not term.value or not value:
            return term.value == value
        if term.field in DATES:
            low, high = bounds(term.value)
            return value >= low and (not high or value[: len(high)] <= high)
        if term.field in ("status", "language"):
            end = "-" if term.field == "language" else ""
            return (ascii_lower(value) + end).startswith(ascii_lower(term.value) + end)
        return contains(value, term.value)


def ascii_lower(text):
    return "".join(c.lower() if c.isascii() else c for c in text)


def plain(word):
    return word.casefold().replace("ü", "u")


def contains(text, part):
    if part.isascii():
        return ascii_lower(part) in ascii_lower(text)
    return part.casefold() in text.casefold()


def between_numbers(value, wanted):
    low, high = bounds(wanted)
    if not all(end == "" or (end.isdecimal() and len(end) < 19) for end in (low, high)):
        return False
    return (not low or value >= int(low)) and (not high or value <= int(high))


def expected(shown, arrangement, filter):
    left = [one for one in shown if one.fits(filter)]
    if arrangement.sort == "added":
        left.sort(key=lambda one: one.id, reverse=arrangement.is_descending)
    else:
        left.sort(key=lambda one: one.key(arrangement.sort), reverse=arrangement.is_descending)
        left.sort(key=lambda one: one.value(arrangement.sort) == "")
    if not arrangement.group:
        return [one.id for one in left], ()
    group = arrangement.group
    left.sort(key=lambda one: str(one.value(group)))
    left.sort(key=lambda one: one.key(group), reverse=group in ("year", "month"))
    left.sort(key=lambda one: one.value(group) == "")
    runs = groupby(left, key=lambda one: one.value(group))
    return [one.id for one in left], tuple(Group(key, len(list(run))) for key, run in runs)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400)
@given(arrangement=ARRANGEMENTS, typed=TYPED, is_kept=st.booleans())
def test_every_order_and_filter_is_what_sorting_and_looking_would_give(
    filled, all_shown, arrangement, typed, is_kept
):
    filter = " ".join(typed)
    filled.documents._kept.forget()
    if is_kept:
        filled.documents.arranged("", arrangement)
    ids, groups = expected(all_shown, arrangement, parse_filter(filter))
    found = filled.documents.arranged(filter, arrangement)
    assert (list(found.ids), found.groups) == (ids, groups)


@pytest.fixture(scope="module")
def all_shown(filled):
    return [Shown(filled, id) for id in filled.documents.ids()]


def test_ids_and_groups_are_the_halves_of_it(filled):
    by_genre = Arrangement("title", group="genre")
    found = filled.documents.arranged("bridge", by_genre)
    assert filled.documents.ids("bridge", by_genre) == found.ids
    assert filled.documents.groups(by_genre, "bridge") == found.groups
    assert [group.key for group in found.groups] == ["news", "opinion", ""]


@pytest.fixture
def three(project):
    for number, title in enumerate(("B", "C", "A")):
        metadata = Metadata(title=title, publisher="P", extra={"desk": f"d{number % 2}"})
        project.documents.add(SourceText(f"Text {number}"), metadata)
    return project


BY_TITLE = Arrangement("title")
BY_COUNT = Arrangement("annotations", is_descending=True)


def test_a_kept_order_goes_with_the_next_change(three):
    documents = three.documents
    assert list(documents.ids("", BY_TITLE)) == [3, 1, 2]
    documents.rename(2, "0")
    assert list(documents.ids("", BY_TITLE)) == [2, 3, 1]
    three.journal.undo()
    assert list(documents.ids("", BY_TITLE)) == [3, 1, 2]
    assert list(documents.ids("", BY_COUNT)) == [1, 2, 3]
    three.annotations.add(2, Span(0, 4), "claim")
    three.annotations.add(2, Span(0, 4), "source")
    assert list(documents.ids("", BY_COUNT)) == [2, 1, 3]
    assert list(documents.ids("", Arrangement(group="annotated"))) == [2, 1, 3]


def test_an_order_by_title_stays_while_annotations_are_made(three):
    three.annotations.add(1, Span(0, 4), "claim")
    three.documents.ids("", BY_TITLE)
    changes = three.documents._kept.changes
    three.annotations.add(1, Span(0, 4), "source")
    assert three.documents._kept.changes == changes
    assert three.documents._kept.arrangement == BY_TITLE


def test_an_order_made_while_something_changed_is_not_kept(three):
    documents = three.documents
    order, changes = documents.arranged(), documents._kept.changes
    documents.rename(2, "0")
    documents._kept.keep(BY_TITLE, order, changes)
    assert list(documents.ids("", BY_TITLE)) == [2, 3, 1]


def test_the_usual_order_does_not_drive_out_the_kept_one(three):
    three.documents.ids("", BY_TITLE)
    assert list(three.documents.ids()) == [1, 2, 3]
    assert three.documents._kept.arrangement == BY_TITLE


def test_within_a_step_the_order_is_of_what_was_written_so_far(three):
    documents = three.documents
    documents.ids("", BY_TITLE)
    with three.journal.step("Rename"):
        documents.rename(2, "0")
        assert list(documents.ids("", BY_TITLE)) == [2, 3, 1]
        documents.rename(2, "C")
    assert list(documents.ids("", BY_TITLE)) == [3, 1, 2]


def test_values_of_a_field_come_with_how_many_have_them(three):
    documents = three.documents
    documents.add(SourceText("x"), Metadata(title="B", publisher="Q_", extra={"desk": "d0"}))
    assert documents.values("publisher") == [("P", 3), ("Q_", 1)]
    assert documents.values("Publisher", "_") == [("Q_", 1)]
    assert documents.values("desk") == [("d0", 3), ("d1", 1)]
    assert documents.values("desk", "1") == [("d1", 1)]
    assert documents.values("status") == [("todo", 4)]
    assert documents.values("length") == []
    assert documents.values("none") == []
    documents.add(SourceText("y"), Metadata(author="É. Roe"))
    assert documents.values("author", "é") == [("É. Roe", 1)]


def test_free_keys_are_found_and_put_in_order(three):
    documents = three.documents
    documents.add(SourceText("x"), Metadata(extra={"Part 10": "", "part 2": "", "desk": ""}))
    assert documents.free_keys() == ["desk", "part 2", "Part 10"]
    documents.delete(*documents.ids())
    assert documents.free_keys() == []


def test_rows_show_the_field_that_was_asked_for(three):
    (row,) = three.documents.rows([2], "extra:desk")
    assert (row.title, row.detail, row.counts) == ("C", "d1", {})
    assert three.documents.rows([2], "length")[0].detail == "6"
    assert three.documents.rows([2], "published")[0].detail == ""
    assert three.documents.rows([2])[0].detail == ""


def test_a_reader_finds_the_same_and_can_be_interrupted(three):
    reader = three.documents.reader()
    assert reader
    assert reader.ids("", BY_TITLE) == three.documents.ids("", BY_TITLE)
    reader._database.connection.set_progress_handler(reader.interrupt, 1)
    with pytest.raises(ProjectError) as caught:
        reader.ids("title:a", BY_COUNT)
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    reader.close()
    three.documents.rename(1, "0")
    assert list(three.documents.ids("", BY_TITLE)) == [1, 3, 2]


def test_there_is_no_reader_of_a_file_that_is_gone_or_another(three, tmp_path):
    moved = tmp_path / "moved.annotator"
    three.path.rename(moved)
    assert three.documents.reader() is None
    shutil.copy(moved, three.path)
    assert three.documents.reader() is None


def test_there_is_no_reader_of_a_project_in_memory(three):
    three._database._inode = None
    assert three.documents.reader() is None


def test_a_file_that_others_wrote_may_hold_other_values(three):
    with sqlite3.connect(three.path) as other:
        other.execute("""UPDATE document SET extra = '{"desk": 10, "b": null}' WHERE id = 2""")
        other.execute("""UPDATE document SET extra = '{"desk": ["x"]}' WHERE id = 3""")
    other.close()
    by_desk = Arrangement("extra:desk", group="extra:b")
    assert three.documents.arranged("", by_desk).groups == (Group("", 3),)
    assert three.documents.rows([2, 3], "extra:desk")[1].detail == '["x"]'
    with sqlite3.connect(three.path) as other:
        other.execute("UPDATE document SET extra = 'not JSON' WHERE id = 2")
    other.close()
    three.documents._kept.forget()
    with pytest.raises(ProjectError, match=r"“news\.annotator” is damaged"):
        three.documents.ids("desk:x")


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("desk:", [4]),
        ("-desk:", [1, 2, 3]),
        ("desk:d1 title:c", [2]),
        ("text publisher:p", [1, 2, 3]),
        ("author:", [1, 2, 3, 4]),
        ("published:2024-05..", [4]),
        ("published:..2024-05", [4]),
        ("-published:2024", [1, 2, 3]),
        ("length:..5", [4]),
        ("length:many", []),
        ("annotations:", [1, 2, 3, 4]),
        ("status:to", [1, 2, 3, 4]),
        ("language:en", [4]),
        ("publisher:évening", [4]),
    ],
)
def test_terms_are_met_by_documents(three, typed, ids):
    metadata = Metadata(publisher="ÉVENING", published="2024-05-02", language="en-GB")
    three.documents.add(SourceText("other"), metadata)
    assert list(three.documents.ids(typed)) == ids


def test_documents_stand_in_their_order_whatever_order_their_texts_have(three):
    with sqlite3.connect(three.path) as other:
        other.execute("UPDATE document SET text = 4 - text")
    other.close()
    assert list(three.documents.ids()) == [1, 2, 3]
    assert list(three.documents.ids("text")) == [1, 2, 3]
    assert list(three.documents.ids("", Arrangement(is_descending=True))) == [3, 2, 1]
