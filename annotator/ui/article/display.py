"""What is drawn for a text: one UTF-16 unit for each of the text's, whatever it holds.

Qt drops a leading U+FEFF, swaps the bytes of a string that begins with U+FFFE and cannot take
lone surrogates; control characters are invisible or boxes. Each is drawn as a stand-in of the
same length, so that positions in the layout and positions in the text stay the same.
"""

import re
import unicodedata

REPLACEMENT = 0xFFFD
UNSHOWABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ufdd0\ufdd1\ud800-\udfff]")
STAND_INS: dict[int, int] = {
    **{control: 0x2400 + control for control in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    0x85: 0x2424,
    0xFEFF: 0x2060,
    **dict.fromkeys((0xFFFE, 0xFFFF, 0xFDD0, 0xFDD1), REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
}
del STAND_INS[0x09]
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
SCANNED = 2048


def shown(text: str) -> str:
    """``text`` as it is given to Qt."""
    return text.translate(STAND_INS) if UNSHOWABLE.search(text) else text


def has_right_to_left(text: str) -> bool:
    """Whether any run of ``text`` may be laid out right to left."""
    return RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(paragraph: str) -> bool:
    """Whether the first strong character (Unicode bidi rule P2, isolates aside) is R or AL."""
    for character in paragraph[:SCANNED]:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False
