"""Originals packed and unpacked within limits, and text files made again of their texts."""

import zlib
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.sources.encodings import decoded
from annotator.sources.plain import source_text
from annotator.store import packing
from annotator.store.packing import CHUNK, is_whole, made_again, packed, unpacked
from tests.unicode_texts import texts

PAGE = b"<p>The bridge is shut.</p>" * 50


def whole(compression: str, stored: bytes, size: int) -> bytes:
    return b"".join(unpacked(compression, stored, size))


@given(st.binary(min_size=1, max_size=3000))
def test_what_is_packed_comes_out_as_it_was(raw):
    assert whole(*packed(raw), len(raw)) == raw
    assert is_whole(*packed(raw), len(raw), sha256(raw).hexdigest())


def test_what_packing_does_not_make_smaller_is_stored_as_it_is():
    assert packed(b"abc") == ("none", b"abc")
    assert packed(PAGE)[0] == "zlib"


def test_large_ones_come_in_pieces():
    raw = b"x" * (3 * CHUNK + 5)
    compression, stored = packed(raw)
    assert [len(piece) for piece in unpacked(compression, stored, len(raw))][:1] == [CHUNK]
    assert whole(compression, stored, len(raw)) == raw


@pytest.mark.parametrize(
    ("compression", "stored", "size"),
    [
        ("zlib", zlib.compress(PAGE), len(PAGE) - 1),
        ("zlib", zlib.compress(PAGE), len(PAGE) + 1),
        ("zlib", zlib.compress(PAGE)[:-5], len(PAGE)),
        ("zlib", zlib.compress(PAGE) + b"more", len(PAGE)),
        ("zlib", b"nonsense", 900),
        ("none", PAGE, len(PAGE) + 1),
        ("none", b"", 1),
        ("lzma", PAGE, len(PAGE)),
        ("none", PAGE, 1),
        ("zlib", zlib.compress(PAGE), 0),
        ("zlib", zlib.compress(PAGE), packing.LARGEST + 1),
    ],
)
def test_what_is_not_what_was_packed_is_refused(compression, stored, size):
    with pytest.raises(ValueError, match=r"bytes|Error"):
        whole(compression, stored, size)
    assert not is_whole(compression, stored, size, sha256(PAGE).hexdigest())


def test_a_bomb_stops_at_the_size_it_says():
    bomb = zlib.compress(bytes(50_000_000))
    sizes = map(len, unpacked("zlib", bomb, 3_000_000))
    assert next(sizes) + next(sizes) == 2 * CHUNK
    with pytest.raises(ValueError, match="more or fewer"):
        next(sizes)


def test_other_bytes_of_the_right_size_are_noticed():
    other = bytes(len(PAGE))
    assert not is_whole(*packed(other), len(other), sha256(PAGE).hexdigest())


@given(
    texts(min_size=1),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_unicode_text_file_is_made_again_of_what_was_read(text, encoding, has_mark, end):
    marks = packing.MARKS if has_mark or encoding != "utf-8" else {}
    words = text.replace("\r", "").replace("\0", "") + "\nthe end"
    raw = marks.get(encoding, b"") + words.replace("\n", end).encode(encoding)
    found = source_text(decoded(raw, "a.txt"), raw, "a.txt")
    if not found.repairs and not found.content.startswith("\ufeff"):
        assert made_again(found.content, found.encoding, found.newline) == raw


def test_what_nobody_can_tell_is_not_made_again():
    assert made_again("a\nb", "cp1252", "LF") is None
    assert made_again("a\nb", "utf-8", "mixed") is None
    assert made_again("a\nb", "", "") == b"a\nb"
