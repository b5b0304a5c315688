"""Whether a place in a text is inside a word, in any script.

After the word boundaries of Unicode's Annex 29, as far as the standard library knows the
characters, with these differences, because what is marked is what people call a word: an
apostrophe or a hyphen parts words ("Anna's", "anti-war"); scripts that are written without
blanks have no places that are surely inside a word; and in Arabic, Hebrew and Syriac, where
"and", "the" and "his" are written as one with the word, only a letter that cannot be one of
those is missed.
"""

import re
from itertools import takewhile
from unicodedata import category

JOINER = "\u200d"
SKINS = re.compile("[\U0001f3fb-\U0001f3ff]")  # they colour the emoji before them
# Ideographs, kana and the scripts of South-East Asia: words follow each other without a blank.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf"
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua980-\ua9df\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
# Korean particles follow their noun without a blank.
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")
PREFIXES = {
    # و ف ب ك ل س أ and the article ال, in any sensible sequence
    "arabic": (re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]"),
               re.compile("[وفأ]?[وفبكلس]?(?:ال|لل|ل)?")),
    # ו ה ב כ ל מ ש
    "hebrew": (re.compile("[\u0590-\u05ff]"), re.compile("[ושכ]{0,2}[בכלמ]?[ה]?")),
    "syriac": (re.compile("[\u0700-\u074f]"), re.compile("[ܘܒܕܠ]{1,3}")),
}  # fmt: skip
SUFFIXES = {
    # ي ه ها هم هن هما ك كم كن كما نا ني
    "arabic": re.compile("ي|نا|ني|[هك](?:ا|م|ن|ما)?"),
    "hebrew": re.compile("[יךוהםן]|נו|כם|כן|הם|הן|יו|יה|יהם"),
    "syriac": re.compile("[ܝܟܗ]|ܢ|ܗܘܢ|ܟܘܢ"),
}
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0591-\u05c7\u0711\u0730-\u074a\u0640]")


def cuts_word(text: str, position: int) -> bool:
    """Whether ``position`` (between two code points) lies inside a word or a character."""
    if not 0 < position < len(text):
        return False
    before, after = text[position - 1], text[position]
    if category(after)[0] == "M" or after == JOINER or SKINS.match(after):
        return category(before)[0] not in "ZC"
    if before == JOINER:
        return True
    if _is_number_part(text, position):
        return True
    if not (_is_word(before) and _is_word(after)):
        return False
    for script in (UNSPACED, HANGUL):
        if script.match(before) or script.match(after):
            return False
    return not _is_clitic(text, position)


def _is_word(character: str) -> bool:
    kind = category(character)
    return kind[0] in "LN" or kind in ("Pc", "Mn", "Mc")


def _is_number_part(text: str, position: int) -> bool:
    """Whether "1,400" or "3.5" would be cut beside its comma or point."""
    around = text[max(0, position - 2) : position + 2]
    middle = 2 if position >= 2 else 1
    for at in (middle - 1, middle):
        if around[at : at + 1] in (*",.٫٬",) and 0 < at < len(around) - 1:
            return around[at - 1].isdecimal() and around[at + 1].isdecimal()
    return False


def _is_clitic(text: str, position: int) -> bool:
    """Whether what is cut off is a little word that is written as one with its neighbour."""
    for script, (letters, prefix) in PREFIXES.items():
        if not letters.match(text[position]):
            continue
        left = "".join(takewhile(_is_word, reversed(text[max(0, position - 12) : position])))[::-1]
        right = "".join(takewhile(_is_word, text[position : position + 12]))
        left, right = MARKS.sub("", left), MARKS.sub("", right)
        return bool(prefix.fullmatch(left) or SUFFIXES[script].fullmatch(right))
    return False
