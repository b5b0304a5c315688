"""What the signs of a line say: whether it begins an item of a list, or ends a sentence."""

import re

SENTENCE_END = re.compile(r"""[.!?…:;。！？؟۔।]["'”’»›)\]」』]*$""")
# Those in private use are the bullets of Symbol and Wingdings, as office programs write them.
SIGNS = "•▪▫‣◦●○■▶►➢➤✓✔❖◆◇∙⁃\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
BULLET = re.compile(rf"(?:[{SIGNS}]\s*(?=\S)|(?:[·–—*-]|\(?\d{{1,3}}[.)]|\(?[a-z]\)|[a-z]\.)\s+)\S")
BULLET_SIGN = re.compile(rf"^(?:[{SIGNS}]\s*|·\s+)")
INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")


def ends_sentence(text: str) -> bool:
    """Whether a sentence may end here; "J." of J. R. Smith does not end one."""
    return bool(SENTENCE_END.search(text)) and not INITIAL.search(text)
