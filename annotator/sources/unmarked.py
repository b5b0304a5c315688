"""Bytes with NUL or many control characters in them: text in UTF-16 that does not say so, or no
text at all."""

import re
import unicodedata

SAMPLE = 64 * 1024
NUL_SHARE = 0.2
FEWEST_NULS, FEW_NULS = 3, 0.05
# What texts have none of in 8-bit encodings and UTF-8. Half of the bytes of UTF-16 may be any.
CONTROLS = bytes({*range(8), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
MANY_CONTROLS, TOO_MANY_CONTROLS, FEWEST_CONTROLS = 0.02, 0.05, 8
UNFIT = 0.01  # of the characters: unassigned, private, half ones or controls
# Kana, Chinese, Hangul, and signs as wide as they are.
IDEOGRAPHS = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
COMMON, APART = 0.9, 0.2
BLANKS = frozenset("\t\n\r\f")


def unmarked_utf16(raw: bytes) -> str:
    """The name of the encoding where bytes without a mark look like UTF-16, "" otherwise. To be
    asked about, never to be taken for granted."""
    sample = raw[:SAMPLE]
    if len(sample) < 4 or len(raw) % 2:
        return ""
    if b"\0" in sample:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        half = len(sample) / 2
        if odd > NUL_SHARE * half and even < odd / 4:
            return "utf-16-le"
        if even > NUL_SHARE * half and odd < even / 4:
            return "utf-16-be"
        # Where the other half has none at all, fewer tell.
        if min(even, odd) == 0 and max(even, odd) >= max(FEWEST_NULS, FEW_NULS * half):
            return "utf-16-le" if odd else "utf-16-be"
    return ""


def unmarked_utf16_of_many_letters(raw: bytes) -> str:
    """As ``unmarked_utf16``, for bytes that are no UTF-8 and where NULs are few, as in Chinese:
    the encoding in which there is hardly a character that no text has. In the other one, two
    halves of different ones meet."""
    sample = raw[:SAMPLE]
    if len(raw) % 2 or _share_of_controls(sample) < MANY_CONTROLS:
        return ""
    unfit = {one: _share_of_unfit(sample, one) for one in ("utf-16-le", "utf-16-be")}
    best, other = sorted(unfit, key=lambda one: unfit[one])
    if unfit[other] < UNFIT:  # both are possible: of words, most are of a common script
        known = {one: _share_of_common(sample, one) for one in unfit}
        best, other = sorted(unfit, key=lambda one: -known[one])
        return best if known[best] > COMMON > known[other] + APART else ""
    return best if unfit[best] < UNFIT else ""


def is_no_text(raw: bytes) -> bool:
    """Whether these bytes, which are not in UTF-16, are those of something else than text."""
    sample = raw[:SAMPLE]
    if b"\0" not in sample:
        return False
    share = _share_of_controls(sample)
    return share > TOO_MANY_CONTROLS and share * len(sample) > FEWEST_CONTROLS


def _share_of_controls(sample: bytes) -> float:
    return 1 - len(sample.translate(None, CONTROLS)) / max(1, len(sample))


def _share_of_unfit(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")[:-1]  # which may be cut
    unfit = sum(
        (unicodedata.category(sign) in {"Cn", "Co", "Cs", "Cc"} and sign not in BLANKS)
        or sign == "\ufffd"
        for sign in text
    )
    return unfit / max(1, len(text))


def _share_of_common(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    return len(IDEOGRAPHS.findall(text)) / max(1, sum(not one.isspace() for one in text))
