"""Bytes that are text in UTF-16 without saying so, or no text at all."""

import random

import pytest

from annotator.sources.unmarked import (
    is_no_text,
    unmarked_utf16,
    unmarked_utf16_of_many_letters,
)

FEW_NULS = (
    "市长否认他知道桥梁的状况。\n2020年的报告是真的。",
    "市長は知っていたことを否定した。\n報告書は本物だ。",
    "시장은 알고 있었다는 것을 부인했다.\n보고서는 2020년의 것이다.",
    "ผู้ว่าฯ ปฏิเสธว่ารู้เรื่อง\nรายงานเป็นของจริง",
)
MANY_NULS = ("The mayor denies it.\n", "Мэр отрицает это.\n", "ראש העיר מכחיש\n")
ALL = (*MANY_NULS, *FEW_NULS)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
def test_text_of_any_script_is_told(text, encoding):
    raw = text.encode(encoding)
    assert (unmarked_utf16(raw) or unmarked_utf16_of_many_letters(raw)) == encoding


def test_chinese_is_told_by_what_its_halves_make():
    raw = ("市长否认他知道桥梁的状况。" * 3).encode("utf-16-le")
    assert (unmarked_utf16(raw), unmarked_utf16_of_many_letters(raw)) == ("", "utf-16-le")


@pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_no_other_encoding_is_taken_for_it(text, encoding):
    raw = (text + "." * (len(text.encode(encoding)) % 2)).encode(encoding)
    assert unmarked_utf16(raw) == unmarked_utf16_of_many_letters(raw) == ""
    assert not is_no_text(raw)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["中文漢字 " * 40, "你好世界\n" * 3, "市长否认\n" * 50])
def test_words_that_come_again_and_again_are_told(text, encoding):
    raw = text.encode(encoding)
    assert (unmarked_utf16(raw) or unmarked_utf16_of_many_letters(raw)) == encoding


@pytest.mark.parametrize("seed", range(5))
def test_any_bytes_are_no_text(seed):
    raw = random.Random(seed).randbytes(4000)
    assert is_no_text(raw)
    assert unmarked_utf16(raw) == unmarked_utf16_of_many_letters(raw) == ""


@pytest.mark.parametrize("raw", [b"", b"a\0b", b"words" * 100 + b"\0" * 9, b"\x1b[31m" * 100])
def test_a_few_control_characters_leave_a_text_one(raw):
    assert not is_no_text(raw)
