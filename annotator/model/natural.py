"""Sorting text as people expect: without regard to case and accents, "Part 2" before "Part 10"."""

import re
import unicodedata
from collections.abc import Iterable

DIGITS = re.compile("[0-9]+")
FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
ACCENTS = re.compile("[\u0300-\u036f]+")
NO_DIGITS = bytes(byte for byte in range(256) if not 0x30 <= byte <= 0x39)
# The bytes of ASCII and of U+2000 to U+2FFF, dashes, quotes and signs, in UTF-8: most English
# titles beyond ASCII have nothing else, and nothing of theirs has to be looked at.
TYPOGRAPHY = bytes([*range(0xC0), 0xE2])
# A number is preceded by how many digits it has, so that it sorts by its value and still
# among the digits.
LENGTHS: tuple[str, ...] = ("", *"12345678")
LONGEST_NUMBER = 0x10000 - 0x30


def natural_keys(texts: Iterable[str]) -> list[str]:
    """A key to sort each of ``texts`` by. Almost all time goes into the few that need more
    than ``casefold``: those with numbers, and those with letters beyond ASCII."""
    return [
        # Only digits are left by this: much faster than a search for one.
        _numbered(text) if text.encode("utf-8", "replace").translate(None, NO_DIGITS) else text
        for text in map(_folded, texts)
    ]


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    if not text.encode("utf-8", "replace").translate(None, TYPOGRAPHY):
        return text.casefold()
    plain = ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return FOREIGN_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), plain)


def _numbered(text: str) -> str:
    return DIGITS.sub(_number, text)


def _number(match: re.Match[str]) -> str:
    digits = str(match[0]).lstrip("0") or "0"
    length = len(digits)
    if length < len(LENGTHS):
        return LENGTHS[length] + digits
    return "9" + chr(0x30 + min(length, LONGEST_NUMBER)) + digits
