"""How many words a text has, as word processors count them: what stands between blanks, and of
scripts that are written without blanks each ideograph and each syllable."""

import re

SYLLABLES = re.compile(
    "[\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]+"
)
# Thai, Lao, Tibetan, Burmese, Khmer: their words cannot be told apart without a dictionary.
UNTOLD = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]{8}")
CJK_MARKS = re.compile("[\u3000-\u3004\u3008-\u301f\uff00-\uff0f\uff1a-\uff20]")
HEAD = 10_000  # code points in which a script shows


def count_words(text: str) -> int | None:
    """None where the script does not show its words."""
    if text.isascii():
        return len(text.split())
    if UNTOLD.search(text, 0, HEAD):
        return None
    rest = SYLLABLES.sub(" ", text)
    blanks = len(SYLLABLES.findall(text))
    syllables = len(text) - len(rest) + blanks
    return syllables + len((CJK_MARKS.sub(" ", rest) if syllables else rest).split())
