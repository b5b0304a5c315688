"""Searching a project, against looking at everything letter by letter, in many scripts."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.search_folding import Way, folded, offsets_of
from annotator.model.search_query import Matcher, Query, parse_query
from annotator.model.text import Span
from annotator.store import Project, text_search
from annotator.store.errors import Misfit
from annotator.store.text_search import Hit, hits

TEXTS = (
    "The Bridge was safe. BRIDGES and abridged, cafe\u0301 café Café; Straße don't naïve.",
    "قال الوزيرُ إنّ الجسر آمن. كِتَاب كتاب كـتاب والكتاب. ٱلكتاب کتاب",
    "השר אמר שהגשר בטוח. שָׁלוֹם שלום לעולם.",
    "市长说桥是安全的。桥梁安全。東京タワーは橋です。这是IT部门。か が か\u3099 ガ ｶﾞ ＡＢＣ１２",
    "สะพานปลอดภัย นายกเทศมนตรีกล่าวว่าสะพาน กิน กา कि कल किताब",
    "Мост безопасен. МОСТЫ и ёлка елка. Ελλάς ΕΛΛΑΣ. 😀 bridge👍🏽 İstanbul ở Huế e\u0323\u0302",
    "ﬁn fin 𝗚𝗼𝗿𝗴𝗲 Łódź Æble ıssız so\u00adft re\u0301sume\u0301 a_gorge",
    "y\u0483gorge 한국어 gorge—it 👨\u200d👩\u200d👧 \ue000gorge",
)
WORDS = (
    "bridge", "BRIDGE", "bridg", "ridge", "*ridge", "cafe", "café", "cafe\u0301", "كتاب",
    "كِتَاب", "שלום", "桥", "安全", "桥是安全", "タワー", "สะพาน", "мост", "МОСТЫ", "елка", "ёлка",
    "ελλας", "ΕΛΛΆΣ", "😀", "istanbul", "hue", "ở", "don't", "don", "was safe", "naive", "zzz",
    "e", "*", "ß", "strasse", "straße", "it", "IT", "か", "が", "ガ", "abc", "12", "กิ", "ก", "क",
    "कि", "fin", "lodz", "aeble", "issiz", "soft", "resume", "résumé", "sume", "한국", "👍",
    "👩", "gorge",
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


UNPARTED = ("CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "THAI")
LEFT_OUT = ("COMBINING", "ARABIC", "HEBREW", "VARIATION")
VOICED = ("COMBINING KATAKANA-HIRAGANA",)
TYPED = dict(
    zip("ßæıłـیکٱ\u00ad\u200d", ("ss", "ae", "i", "l", "", "ي", "ك", "ا", "", ""), strict=True)
)


def is_of(letter, names):
    return unicodedata.name(letter, "").startswith(names)


def is_accent(letter):
    is_mark = unicodedata.category(letter) == "Mn"
    return is_mark and is_of(letter, LEFT_OUT) and not is_of(letter, VOICED)


def simply(text, way):
    """Letter by letter: what each becomes, and where it stands."""
    found = []
    for place, letter in enumerate(text):
        folded = letter if way.is_case else letter.lower().replace("ς", "σ")
        if not is_of(letter, "HANGUL SYLLABLE") and letter.isalnum():
            folded = unicodedata.normalize("NFD" if way.is_accents else "NFKD", folded)
        if not way.is_accents:
            folded = folded if way.is_case else folded.lower()
            folded = "".join(TYPED.get(one, one) for one in folded if not is_accent(one))
        found += [(one, place) for one in folded]
    return found


def is_of_words(letter):
    is_within = letter.isalnum() or letter == "_" or unicodedata.category(letter)[0] == "M"
    return (is_within or letter == "\ue000") and not is_of(letter, UNPARTED)


def places_of(text, word, way):
    """Where a plain word is found in ``text``: starts, by trying each place."""
    letters, wanted = simply(text, way), "".join(one for one, _ in simply(word, way))
    if not wanted:
        return []
    flat = "".join(one for one, _ in letters) + "\0"
    found, at = [], 0
    while at <= len(flat) - len(wanted):
        end = at + len(wanted)
        is_here = flat.startswith(wanted, at)
        if is_of_words(wanted[0]) and at > 0 and is_of_words(flat[at - 1]):
            is_here = False
        if way.is_whole and is_of_words(wanted[-1]) and is_of_words(flat[end : end + 1] or "\0"):
            is_here = False
        after = flat[end : end + 1] or "\0"
        if is_of(after, VOICED) or (way.is_accents and is_accent(after)):
            is_here = False
        if is_here:
            found.append(letters[at][1])
        at = end if is_here else at + 1
    return list(dict.fromkeys(found))


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
def test_it_tells_what_is_in_each_text(searched, typed, way):
    query = parse_query(typed, way)
    expected = [
        Hit(number, "text", *span)
        for number, text in enumerate(TEXTS, 1)
        if not query.is_empty
        for span in Matcher(query).spans(text)
    ]
    assert list(hits(searched.annotations._database, query, places=("text",))) == expected


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(typed=QUERIES, way=WAYS, first=st.integers(1, 5), few=st.integers(0, 3))
def test_what_the_index_names_comes_before_the_rest(searched, typed, way, first, few):
    query, database = parse_query(typed, way), searched.annotations._database
    expected = list(hits(database, query))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("FIRST", first), ("FEW", few), ("AT_ONCE", 1)):
            patch.setattr(text_search, name, value)
        found = list(hits(database, query))
        only = list(hits(database, query, document=4))
    assert sorted(found) == sorted(expected)
    of_first = [hit for hit in expected if hit.place == "text" and hit.document <= first]
    assert found[: len(of_first)] == of_first
    assert only == [hit for hit in expected if hit.document == 4]


def test_a_word_far_away_is_told_first(searched, monkeypatch):
    monkeypatch.setattr(text_search, "FIRST", 1)
    database = searched.annotations._database
    found = hits(database, parse_query("lodz OR gorge OR soft"), places=("text",))
    assert [hit.document for hit in found] == [7, 7, 7, 8]
    # The index takes the Chinese line for one word, and keeps ế: those come last.
    found = list(hits(database, parse_query("IT OR hue"), places=("text",)))
    assert [hit.document for hit in found] == [8, 4, 6]


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
