"""Bytes to text: rows 1 to 8 of the bad inputs."""

import pytest

from annotator.sources.encodings import decoded, known_encoding, suggested
from annotator.sources.problems import EncodingUnclear, SourceProblem

WORDS = "Déjà vu – “naïve” 😀"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_goes(encoding):
    raw = "\ufeff".encode(encoding) + WORDS.encode(encoding)
    found = decoded(raw, "x.txt")
    assert (found.content, found.encoding) == (WORDS, f"{encoding}-sig")


def test_plain_utf8_needs_no_mark():
    assert decoded(WORDS.encode(), "x.txt").encoding == "utf-8"


def test_a_mark_in_the_middle_stays():
    assert decoded("a\ufeffb".encode(), "x.txt").content == "a\ufeffb"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_asked_about(encoding):
    raw = "The mayor said no.".encode(encoding)
    with pytest.raises(
        EncodingUnclear, match=f"looks like {encoding.upper()}.*name its encoding"
    ) as unclear:
        decoded(raw, "x.txt")
    assert unclear.value.suggestion
    assert unclear.value.suggestion.encoding == encoding
    assert decoded(raw, "x.txt", encoding).content == "The mayor said no."
    assert decoded(raw, "x.txt", "guess").content == "The mayor said no."


def test_half_a_unit_of_utf16_is_an_error_with_its_byte():
    with pytest.raises(
        SourceProblem, match=r"not valid UTF-16-LE: line 1, byte 5 of the file is 0x62"
    ):
        decoded(b"\xff\xfea\0b", "x.txt")


def test_a_lone_surrogate_in_utf16_is_an_error():
    with pytest.raises(SourceProblem, match="not valid UTF-16-LE"):
        decoded(b"\xff\xfe\x00\xd8a\0", "x.txt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zürich, caf\xe9", "cp1252"),
        ("café", "cp1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy", "cp1250"),
        ("Zażółć gęślą jaźń, powiedział burmistrz wczoraj", "cp1250"),
        ("İstanbul’da köprü güvenli dedi bakan, şöyle", "cp1254"),
        ("قال الوزير إن الجسر آمن تماما", "cp1256"),
        ("橋は安全だと大臣が述べた。", "cp932"),
    ],
)
def test_the_suggestion_reads_what_was_written(text, encoding):
    found = suggested(text.encode(encoding))
    assert found
    assert text.encode(encoding).decode(found.encoding) == text


def test_a_legacy_file_is_asked_about_with_a_suggestion():
    raw = "Le maire a dit : « C’est déjà réglé », selon l’été dernier à Orléans.".encode("cp1252")
    with pytest.raises(
        EncodingUnclear, match=r"x\.txt is not UTF-8: line 1, byte .* it may be"
    ) as unclear:
        decoded(raw, "x.txt")
    suggestion = unclear.value.suggestion
    assert suggestion
    assert suggestion.encoding == "cp1252"
    assert suggestion.preview
    assert decoded(raw, "x.txt", "cp1252").content.startswith("Le maire a dit : «")
    assert decoded(raw, "x.txt", "guess").encoding == suggestion.encoding


def test_bytes_that_an_encoding_does_not_have_are_told():
    with pytest.raises(
        SourceProblem,
        match=r"x.txt is not valid CP1252: line 2, byte 4 of the file is 0x81.*latin-1",
    ):
        decoded(b"ab\n\x81", "x.txt", "cp1252")


@pytest.mark.parametrize("raw", [b"ok\xc0\xaf", b"\xed\xa0\xbd\xed\xb8\x80 cesu", b"cut \xe2\x82"])
def test_invalid_utf8_is_never_read_as_if_it_were(raw):
    with pytest.raises(SourceProblem, match="is not UTF-8: line 1, byte"):
        decoded(raw, "x.txt")


def test_utf7_is_plain_ascii_and_never_offered():
    assert decoded(b"+ADw-script", "x.txt").content == "+ADw-script"
    for name in ("utf-7", "UTF7", "rot13", "hex", "idna", "unicode_escape", "undefined"):
        with pytest.raises(SourceProblem, match="not an encoding of text"):
            known_encoding(name)
    with pytest.raises(SourceProblem, match="no encoding"):
        known_encoding("klingon")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_a_long_file_is_decoded_in_pieces_and_a_fault_told_in_its_place(encoding, monkeypatch):
    monkeypatch.setattr("annotator.model.text.PIECE", 3)
    monkeypatch.setattr("annotator.sources.encodings.PIECE", 3)
    raw = WORDS.encode(encoding)
    assert decoded(raw, "x.txt", encoding).content == WORDS
    with pytest.raises(SourceProblem, match="line 2, byte"):
        decoded("one\n".encode(encoding) + raw[:-1], "x.txt", encoding)


@pytest.mark.parametrize(
    ("written", "fallback", "found"),
    [
        ("utf-8", "cp1252", "utf-8"),
        ("utf-8-sig", "cp1252", "utf-8-sig"),
        ("cp1252", "cp1252", "cp1252"),
        ("utf-16-le", "utf-16-le", "utf-16-le"),
        ("utf-8", "utf-16-le", "utf-8"),
        ("utf-8", "guess", "utf-8"),
        ("cp1252", "guess", "cp1252"),
    ],
)
def test_a_fallback_is_for_what_is_not_utf8_already(written, fallback, found):
    text = "« Déjà vu », dit le préfet à Orléans."
    result = decoded(text.encode(written), "x.txt", fallback=fallback)
    assert (result.content, result.encoding) == (text, found)


def test_an_encoding_that_was_chosen_goes_before_utf8_and_any_fallback():
    assert decoded("é".encode(), "x.txt", "cp1252", "cp1251").content == "Ã©"


def test_plain_letters_without_nul_are_no_utf16_whatever_the_fallback():
    assert decoded(b"No more.", "x.txt", fallback="utf-16-le").content == "No more."


def test_a_fallback_that_is_no_encoding_is_told_even_where_it_is_not_needed():
    with pytest.raises(SourceProblem, match="no encoding"):
        decoded("é".encode(), "x.txt", fallback="klingon")


@pytest.mark.parametrize("broken", [b"\xb5\xe4", b"\x98\x81", b"\xc1\xe3"])
def test_two_broken_bytes_in_latin_letters_are_not_taken_for_a_far_script(broken):
    for rest in (b"", b" the bridge was shut, and so on. " * 9):
        found = suggested(b"ok" + broken + rest)
        assert found is None or found.encoding in {"cp1250", "cp1252", "cp1254", "cp1257", "cp1258"}
