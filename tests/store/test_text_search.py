"""Searching a project, against looking at everything letter by letter, in many scripts."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.search_query import Matcher, Query, Way, folded, offsets_of, parse_query
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.errors import Misfit
from annotator.store.text_search import Hit, hits

TEXTS = (
    "The Bridge was safe. BRIDGES and abridged, cafe\u0301 café Café; Straße don't naïve.",
    "قال الوزيرُ إنّ الجسر آمن. كِتَاب كتاب كـتاب والكتاب.",
    "השר אמר שהגשר בטוח. שָׁלוֹם שלום לעולם.",
    "市长说桥是安全的。桥梁安全。東京タワーは橋です。",
    "สะพานปลอดภัย นายกเทศมนตรีกล่าวว่าสะพาน",
    "Мост безопасен. МОСТЫ и ёлка елка. Ελλάς ΕΛΛΑΣ. 😀 bridge👍🏽 İstanbul ở Huế e\u0323\u0302",
)
WORDS = (
    "bridge", "BRIDGE", "bridg", "ridge", "*ridge", "cafe", "café", "cafe\u0301", "كتاب",
    "كِتَاب", "שלום", "桥", "安全", "桥是安全", "タワー", "สะพาน", "мост", "МОСТЫ", "елка", "ёлка",
    "ελλας",
    "ΕΛΛΆΣ", "😀", "istanbul", "hue", "ở", "don't", "don", "was safe", "naive", "zzz",
    "e", "*", "ß",
)  # fmt: skip
WAYS = st.builds(Way, st.booleans(), st.booleans(), st.booleans())


@pytest.fixture(scope="module")
def searched(scheme, tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "p.annotator"
    with Project.create(path, scheme=scheme, annotator="A") as project:
        for text in TEXTS:
            document = project.documents.add(SourceText(text), Metadata())
            made = project.annotations.add(document, Span(0, 5), "claim", note=text[::-1])
            project.comments.add(document, text.upper(), made)
        yield project


def simply(text, way):
    """Letter by letter: what each becomes, and where it stands."""
    found = []
    for place, letter in enumerate(text):
        folded = letter if way.is_case else letter.lower().replace("ς", "σ")
        if not way.is_accents:
            bare = [
                c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c) != "Mn"
            ]
            folded = unicodedata.normalize("NFC", "".join(bare)).replace("\u0640", "")
        found += [(one, place) for one in folded]
    return found


def places_of(text, word, way):
    """Where a plain word is found in ``text``: starts, by trying each place."""
    letters, wanted = simply(text, way), "".join(one for one, _ in simply(word, way))
    if not wanted:
        return []
    flat = "".join(one for one, _ in letters)
    is_parted = all(ord(one) < 0xE00 or ord(one) > 0x1F000 or one == "ở" for one in word)
    found, at = [], 0
    while at <= len(flat) - len(wanted):
        is_here = flat.startswith(wanted, at)
        before = at > 0 and (flat[at - 1].isalnum() or flat[at - 1] == "_")
        end = at + len(wanted)
        after = end < len(flat) and (flat[end].isalnum() or flat[end] == "_")
        if is_here and is_parted and (before or (way.is_whole and after)):
            is_here = False
        if is_here:
            found.append(letters[at][1])
        at = end if is_here else at + 1
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(word=st.sampled_from([one for one in WORDS if " " not in one and "*" not in one]), way=WAYS)
def test_it_finds_what_looking_letter_by_letter_finds(searched, word, way):
    query = parse_query(word, way)
    found = list(hits(searched.annotations._database, query, places=("text",)))
    expected = [
        (number, start)
        for number, text in enumerate(TEXTS, 1)
        for start in places_of(text, word, way)
    ]
    assert [(hit.document, hit.start) for hit in found] == expected


QUERIES = st.lists(
    st.tuples(st.sampled_from(["", "", "-", "OR ", "NOT ", "AND "]), st.sampled_from(WORDS)),
    max_size=5,
).map(
    lambda parts: " ".join(
        f'{sign}"{word}"' if " " in word else sign + word for sign, word in parts
    )
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(typed=QUERIES, way=WAYS)
def test_the_index_leaves_nothing_out(searched, typed, way):
    query = parse_query(typed, way)
    expected = [
        Hit(number, "text", *span)
        for number, text in enumerate(TEXTS, 1)
        if not query.is_empty
        for span in Matcher(query).spans(text)
    ]
    assert list(hits(searched.annotations._database, query, places=("text",))) == expected


@given(st.text(), WAYS, st.text(alphabet='ab "-*ORNT\u0301مكِ桥', max_size=12))
def test_any_text_and_any_query(text, way, typed):
    shape, offsets = folded(text, way), offsets_of(text, way)
    assert offsets is None or (len(offsets), offsets[-1]) == (len(text) + 1, len(shape))
    for start, end in Matcher(parse_query(typed, way)).spans(text):
        assert 0 <= start < end <= len(text)
        assert folded(text[start:end], way) in shape


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bridge", [1, 6]), ("bridge safe", [1]), ("bridge OR мост", [1, 6]), ("bridge -safe", [6]),
        ("bridge NOT 😀", [1]), ('"was safe"', [1]), ('"safe was"', []), ("NOT bridge", []),
        ("كتاب", [2]), ("安全", [4]), ("OR OR bridge", [1, 6]), ("", []), ("-", []), ('"', []),
    ],
)  # fmt: skip
def test_what_is_typed(searched, typed, found):
    query = parse_query(typed)
    hits_ = hits(searched.annotations._database, query, places=("text",))
    assert sorted({hit.document for hit in hits_}) == found


def test_notes_and_comments_are_searched_too(searched):
    database = searched.annotations._database
    notes = list(hits(database, parse_query("мост"), places=("note",)))
    assert notes == []
    (hit, *_) = hits(database, parse_query("МОСТЫ"), places=("note", "comment"))
    assert (hit.place, hit.document, hit.annotation) == ("comment", 6, 6)
    only = list(hits(database, parse_query("bridge"), document=6))
    assert {hit.document for hit in only} == {6}


def test_it_stops_when_it_is_told_to(searched):
    found = hits(searched.annotations._database, parse_query("e"), stopped=lambda: True)
    assert list(found) == []


def test_queries_are_bounded():
    assert parse_query(" ".join("abc" for _ in range(50))).clauses[0].wanted.__len__() == 30
    assert Query().is_empty


def test_patterns(searched):
    def found(pattern, *, is_case=False):
        query = Query(way=Way(is_case=is_case), pattern=pattern)
        return list(hits(searched.annotations._database, query, places=("text",)))

    assert [hit.document for hit in found("brid(ge)+")] == [1, 1, 1, 6]
    assert [hit.document for hit in found("brid(ge)+", is_case=True)] == [1, 6]
    assert found("x*") == []
    assert [hit.document for hit in found("^市长.桥")] == [4]
    for wrong in ("(", "x" * 3_000):
        with pytest.raises(Misfit):
            found(wrong)


def test_a_pattern_that_takes_for_ever_is_ended(project):
    project.documents.add(SourceText("a" * 40 + "!"), Metadata())
    query = Query(pattern="(a|aa)+$")
    with pytest.raises(Misfit, match="too long"):
        list(hits(project.annotations._database, query))
