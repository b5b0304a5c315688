"""Texts that are nearly the same."""

import random
import time

from annotator.sources.duplicates import SimilarTexts, likeness, sketch_of

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
    assert sketch_of("A line or two.") == ()
    known = SimilarTexts()
    known.add("short", sketch_of("A line or two."))
    assert known.most_like(sketch_of("A line or two.")) is None


def test_texts_without_blanks_are_compared_by_characters():
    text = "".join(chr(0x4E00 + ord(one) * 7 % 900) for one in article(3))
    assert likeness(sketch_of(text), sketch_of(text[:1000] + "改" + text[1000:])) > 0.9
    other = "".join(chr(0x5E00 + ord(one) * 7 % 900) for one in article(4))
    assert likeness(sketch_of(text), sketch_of(other)) < 0.1


def test_the_one_among_many_is_found_and_quickly():
    known = SimilarTexts()
    for number in range(1000):
        known.add(str(number), sketch_of(article(number, 300)))
    changed = article(777, 300).replace("word7 ", "other ")
    began = time.process_time()
    for _ in range(100):
        found = known.most_like(sketch_of(changed))
    assert (time.process_time() - began) / 100 < 0.02
    assert found
    assert found[0] == "777"
    assert known.most_like(sketch_of(article(5000))) is None


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
    """Ten changes to 500 words leave 0.89 of their runs of three; two leave 0.97."""
    chance = random.Random(10)
    known = SimilarTexts()
    texts = [article(100 + number) for number in range(200)]
    for number, text in enumerate(texts):
        known.add(str(number), sketch_of(text))

    def found(changes: int) -> int:
        return sum(
            (known.most_like(sketch_of(changed(text, changes))) or ("",))[0] == str(number)
            for number, text in enumerate(texts)
        )

    def changed(text: str, changes: int) -> str:
        words = text.split()
        for at in chance.sample(range(len(words)), changes):
            words[at] = chance.choice(WORDS)
        return " ".join(words)

    assert found(2) >= 190
    assert found(40) <= 10
