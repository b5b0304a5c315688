"""How a text is set for its language.

Qt (6.8 to 6.12) takes no language for shaping or line breaking: what a document's language
can decide is which fonts its characters come from, and how many of them a line holds.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from annotator.model.language import han_forms

# The Han characters of Chinese, Japanese and Korean have the same code points and other shapes:
# the font decides. By Linux, macOS and Windows; serifs first, as the reading font is one.
FAMILIES = {
    "JP": (
        "Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif", "Hiragino Mincho ProN",
        "Yu Mincho", "MS Mincho", "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans",
        "Yu Gothic", "IPAexMincho", "IPAMincho",
    ),
    "SC": (
        "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun",
        "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei",
        "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    ),
    "TC": (
        "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", "PMingLiU",
        "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei",
    ),
    "HK": (
        "Noto Serif CJK HK", "Noto Serif HK", "Source Han Serif HC", "MingLiU_HKSCS",
        "Noto Sans CJK HK", "Noto Sans HK", "PingFang HK", "Noto Serif CJK TC", "PMingLiU",
        "Microsoft JhengHei",
    ),
    "KR": (
        "Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "Nanum Myeongjo",
        "NanumMyeongjo", "Batang", "Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo",
        "Malgun Gothic", "NanumGothic",
    ),
}  # fmt: skip
TAKEN = 2
# Chinese and Japanese share quotation marks, dashes and dots with Latin letters, and set them
# as wide as their own characters: their fonts go before ours. Korean takes them as we do.
OWN_MARKS = ("JP", "SC", "TC", "HK")


def in_language(font: QFont, language: str) -> QFont:
    """``font`` with the installed fonts of that language, if it needs any."""
    forms = han_forms(language)
    own = _installed(forms) if forms else ()
    if not own:
        return font
    chosen = QFont(font)
    ours = font.families()
    before = own if forms in OWN_MARKS else ()
    chosen.setFamilies(list(dict.fromkeys((*before, *ours[:1], *own, *ours[1:]))))
    return chosen


@cache
def _installed(forms: str) -> tuple[str, ...]:
    """Asked once: the list of families is long."""
    return chosen_families(forms, QFontDatabase.families())


def chosen_families(forms: str, installed: list[str]) -> tuple[str, ...]:
    """The first few of a language's families that are there."""
    there = set(installed)
    return tuple(family for family in FAMILIES[forms] if family in there)[:TAKEN]
