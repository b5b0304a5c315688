"""Texts that hurt: astral characters, joined emoji, flags, accents, both directions."""

from hypothesis import strategies as st

PIECES = (
    "The mayor ", "won’t ", "6,000.50 ", "al-Qaeda ", "e\u0301", "👩‍👩‍👧‍👦", "🇩🇪🇫🇷", "👍🏽", "𝔘𝔫𝔦",
    "שלום ", "العمدة ", "می‌رود ", " ", "(2024) ", "\t", "\u00a0", "\u200b", "\ufeff", "\x07",
    "\ufffe", "ﬁ", "漢字かな", "\n", "\n\n", "한국어 ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
ANY_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1
)
