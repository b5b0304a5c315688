"""Names of languages as RFC 5646 (BCP 47) writes them: "fa", "pt-BR", "zh-Hant"."""

import re
from functools import cache

TAG = r"""(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3})
    (?:-(?P<script>[a-z]{4}))?
    (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
    (?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*      # variants
             (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*           # extensions
             (?:-x(?:-[a-z0-9]{1,8})+)?)                   # private use
"""
DENSE = ("zh", "yue", "ja", "ko")  # a character says about as much as half a word elsewhere
TRADITIONAL_REGIONS = ("TW", "HK", "MO")


def language_tag(words: str) -> str | None:
    """``words`` as a tag in its usual letters ("PT_br" is "pt-BR"); None where they are none.

    Well-formed tags only: whether such a language exists is not looked up.
    """
    found = _tag().fullmatch(words.strip().replace("_", "-"))
    if found is None:
        return None
    parts = [found["language"].lower()]
    if found["script"]:
        parts.append(found["script"].title())
    if found["region"]:
        parts.append(found["region"].upper())
    return "-".join(parts) + found["rest"].lower()


@cache
def _tag() -> re.Pattern[str]:
    """Compiled when the first tag is read: it takes longer than loading this module."""
    return re.compile(TAG, re.VERBOSE | re.IGNORECASE)


def primary(tag: str) -> str:
    """The language itself: "zh" of "zh-Hant-TW", "" of ""."""
    return tag.strip().replace("_", "-").partition("-")[0].lower()


def is_dense(tag: str) -> bool:
    """Whether the language is written in characters that say much: Chinese, Japanese, Korean."""
    return primary(tag) in DENSE


def han_forms(tag: str) -> str:
    """Which forms of the Han characters, that all of East Asia shares in Unicode, a language
    is read in: "JP", "KR", "TC", "HK", "SC"; "" where it has none."""
    if not is_dense(tag):
        return ""
    parts = (language_tag(tag) or "").split("-")
    language = parts[0]
    if language in ("ja", "ko"):
        return {"ja": "JP", "ko": "KR"}[language]
    if language not in ("zh", "yue"):
        return ""
    if "HK" in parts or "MO" in parts or (language == "yue" and "Hans" not in parts):
        return "HK"
    is_traditional = "Hant" in parts or any(region in parts for region in TRADITIONAL_REGIONS)
    return "TC" if is_traditional and "Hans" not in parts else "SC"
