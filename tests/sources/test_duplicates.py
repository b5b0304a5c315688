"""Texts that are nearly the same."""

import random

import pytest

from annotator.sources import duplicates
from annotator.sources.duplicates import SimilarTexts, keys_of, likeness, sketch_of

WORDS = [f"word{number}" for number in range(3000)]


def article(seed: int, count: int = 500) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def test_a_corrected_article_is_like_itself_and_another_one_is_not():
    text = article(1)
    words = text.split()
    corrected = " ".join([*words[:200], "not", *words[200:], "Corrected:", "it", "was", "Bo."])
    assert likeness(sketch_of(text), sketch_of(text)) == 1
    assert likeness(sketch_of(text), sketch_of(corrected)) > 0.9
    assert likeness(sketch_of(text), sketch_of(article(2))) < 0.1


def test_short_texts_are_like_none():
    short = "A line or two, each of them about a boat and the people who board it."
    assert sketch_of(short) == ()
    assert keys_of(short) == ()
    known = SimilarTexts[str](sketch_of)
    known.add("short", keys_of(short), short)
    assert known.most_like(short, keys_of(short)) is None


def test_texts_without_blanks_are_compared_by_characters():
    text = "".join(chr(0x4E00 + ord(one) * 7 % 900) for one in article(3))
    assert likeness(sketch_of(text), sketch_of(text[:1000] + "改" + text[1000:])) > 0.9
    other = "".join(chr(0x5E00 + ord(one) * 7 % 900) for one in article(4))
    assert likeness(sketch_of(text), sketch_of(other)) < 0.1


def known_of(texts: list[str]) -> SimilarTexts[int]:
    """``texts``, each called by its number."""
    known = SimilarTexts[int](lambda number: sketch_of(texts[number]))
    for number, text in enumerate(texts):
        known.add(str(number), keys_of(text), number)
    return known


def test_the_one_among_many_is_found_and_few_are_looked_at():
    texts = [article(number, 300) for number in range(1000)]
    asked = []
    known = SimilarTexts[int](lambda number: asked.append(number) or sketch_of(texts[number]))
    for number, text in enumerate(texts):
        known.add(str(number), keys_of(text), number)
    changed = article(777, 300).replace("word7 ", "other ")
    found = known.most_like(changed, keys_of(changed))
    assert found
    assert found[0] == "777"
    another = article(5000)
    assert known.most_like(another, keys_of(another)) is None
    assert len(asked) < 5


def test_a_text_that_is_gone_is_like_none():
    text = article(5)
    known = SimilarTexts[int](lambda _number: ())
    known.add("gone", keys_of(text), 1)
    assert known.most_like(text, keys_of(text)) is None


def test_of_many_alike_the_newest_are_compared(monkeypatch):
    monkeypatch.setattr(duplicates, "MOST_PLACES", 3)
    monkeypatch.setattr(duplicates, "MOST_SKETCHES", 2)
    text = article(5)
    asked: list[int] = []
    known = SimilarTexts[int](lambda number: asked.append(number) or sketch_of(text))
    for number in range(10):
        known.add(str(number), keys_of(text), number)
    assert known.most_like(text, keys_of(text)) == ("7", 1.0)
    assert asked == [7, 8, 9]
    known.most_like(text, keys_of(text))
    assert asked == [7, 8, 9, 7, 8, 9]  # two sketches are kept, and the oldest goes first


def test_copies_are_found_whatever_the_script_and_the_length():
    for shift in (0, 0x3B0, 0x5D0 - 0x61, 0x620 - 0x61, 0x910 - 0x61):
        for count in (60, 90, 120, 200, 500, 30_000):
            words = article(count, count)
            text = "".join(chr(ord(one) + shift) if one.isalpha() else one for one in words)
            changed = f"New {text}"
            known = known_of([article(1), text])
            assert known.most_like(changed, keys_of(changed)), (shift, count)


@pytest.mark.parametrize("paragraphs", [20, 6000])
def test_copies_are_found_where_rare_letters_stand_in_one_phrase_only(paragraphs):
    chance = random.Random(4)
    words = [f"sana{n}" for n in range(3000)]
    parts = [" ".join(chance.choices(words, k=60)) for _ in range(paragraphs)]
    text = "\nBertil Ahlqvist, tutkija: ".join(parts)
    known = known_of([text])
    changed = f"Uusi {text}"
    assert known.most_like(changed, keys_of(changed))


def test_whether_there_are_blanks_is_asked_of_the_beginning(monkeypatch):
    monkeypatch.setattr(duplicates, "PIECE", 1000)
    chance = random.Random(5)
    chinese = "".join(chr(chance.randint(0x4E00, 0x9FFF)) for _ in range(1000))
    text = chinese + article(2, 600)
    changed = chinese[:500] + "改" + chinese[501:] + article(2, 600)
    assert likeness(sketch_of(text), sketch_of(changed)) > 0.95
    assert likeness(sketch_of(text), sketch_of(chinese[::-1] + article(2, 600))) < 0.9


def test_copies_are_found_in_texts_without_blanks():
    chance = random.Random(3)
    for count in (60, 100, 400, 2000):
        text = "".join(chr(chance.randint(0x4E00, 0x9FFF)) for _ in range(count))
        changed = text[: count // 2] + "改" + text[count // 2 :]
        known = known_of([text])
        assert (known.most_like(changed, keys_of(changed)) or ("", 0))[1] > 0.9, count


def test_how_lines_are_wrapped_does_not_count():
    words = article(6).split()
    wrapped = "\n".join(" ".join(words[i : i + 9]) for i in range(0, len(words), 9))
    assert likeness(sketch_of(" ".join(words)), sketch_of(wrapped)) == 1


def test_copies_are_found_in_other_scripts_and_in_long_texts():
    cyrillic = "".join(chr(ord(one) + 0x3D0) if one.isalpha() else one for one in article(7))
    changed = cyrillic.replace(cyrillic[1000:1030], "", 1)
    assert likeness(sketch_of(cyrillic), sketch_of(changed)) > 0.9
    long = article(8, 60_000)
    assert likeness(sketch_of(long), sketch_of("New. " + long)) > 0.9
    assert likeness(sketch_of(long), sketch_of(article(9, 60_000))) < 0.5


def test_most_near_copies_are_found_and_few_others():
    """Of 500 words' runs of three, two changes leave 0.98, five 0.94, ten 0.89, twenty 0.79."""
    chance = random.Random(10)
    texts = [article(100 + number) for number in range(200)]
    known = known_of(texts)

    def found(changes: int) -> int:
        copies = [changed(text, changes) for text in texts]
        likes = [known.most_like(copy, keys_of(copy)) or ("", 0.0) for copy in copies]
        return sum(like[0] == str(number) for number, like in enumerate(likes))

    def changed(text: str, changes: int) -> str:
        words = text.split()
        for at in chance.sample(range(len(words)), changes):
            words[at] = chance.choice(WORDS)
        return " ".join(words)

    assert found(2) >= 198
    assert found(5) >= 195
    assert found(20) <= 5
    assert found(40) == 0
