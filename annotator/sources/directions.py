"""Which way a text runs."""

import re

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u058f\u0900-\u1fff\u3040-\ud7ff]")


def is_right_to_left(text: str) -> bool:
    """Whether more of its letters run from right to left than the other way."""
    found = len(RIGHT_TO_LEFT.findall(text))
    return found > 0 and found > len(LEFT_TO_RIGHT.findall(text))
