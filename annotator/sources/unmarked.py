"""Bytes with NUL or many control characters in them: text in UTF-16 that does not say so, or no
text at all."""

import unicodedata

SAMPLE = 64 * 1024
NUL_SHARE = 0.2
# What texts have none of in 8-bit encodings and UTF-8. Half of the bytes of UTF-16 may be any.
CONTROLS = bytes({*range(8), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
MANY_CONTROLS, TOO_MANY_CONTROLS, FEWEST_CONTROLS = 0.02, 0.05, 8
UNFIT = 0.01  # of the characters: unassigned, private, half ones or controls
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
    return best if unfit[best] < UNFIT < unfit[other] else ""


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
