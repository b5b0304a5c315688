"""Texts that break programs which count wrongly, for hypothesis and for tables of cases."""

from collections.abc import Sequence

from hypothesis import strategies as st

from annotator.model.text import Span

TRICKY = (
    "plain",
    "\U0001f600 smile \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 family",
    "\U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea flags",
    "e\u0301 u\u0308 n\u0303 combining \u1112\u1161\u11ab",
    "\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 (abc) 123",
    "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd world",
    "line\r\nline\rline\nend",
    "\ufeffmark \ufffe \ufdd0 \u2028\u2029\x85\x0b\x0c\x1b",
    "\u0928\u093f\u0915\u094d\u0937 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u4e2d\u6587\u3002",
    "'quote' \"double\" back\\slash % _ ; -- {json} [1] null",
)
CHARACTERS = st.one_of(
    st.sampled_from(
        "ab \n\r\t\"'\\%_{}[]:,\u00a0\u0301\u200d\u200f\u202e\u2028\ufe0f\ufeff"
        "\u0627\u0644\u05d0\u0928\u093f\u4e2d\u3002"
        "\U0001f600\U0001f468\U0001f1eb\U0001f3fd\U000e0067\U0010ffff"
    ),
    st.characters(exclude_categories=("Cs",), exclude_characters="\0"),
)


def texts(
    characters: st.SearchStrategy[str] = CHARACTERS, *, min_size: int = 0, max_size: int = 60
) -> st.SearchStrategy[str]:
    """Texts of every script, half of them made of pieces that are hard on their own."""
    pieces = st.lists(st.one_of(characters, st.sampled_from(TRICKY)), max_size=6).map("".join)
    plain = st.text(characters, min_size=min_size, max_size=max_size)
    if characters is not CHARACTERS:
        return plain
    return st.one_of(plain, pieces.filter(lambda text: len(text) >= min_size))


@st.composite
def spans_of(draw: st.DrawFn, strategy: st.SearchStrategy[str]) -> tuple[str, Span]:
    """A text and a span in it."""
    text = draw(strategy.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def within(text: str, numbers: Sequence[int]) -> tuple[Span, ...]:
    """Fragments of ``text`` from any numbers, two by two; at least one."""
    places = [number % (len(text) + 1) for number in numbers]
    pairs = (sorted(pair) for pair in zip(places[::2], places[1::2], strict=False))
    spans = tuple(Span(start, end) for start, end in pairs if start < end)
    return spans or (Span(0, len(text)),)
