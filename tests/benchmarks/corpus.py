"""News-like texts and annotations of any size, the same in every run."""

import random
from collections.abc import Iterator
from pathlib import Path

from annotator import resources
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project

NEWS = """
the council said that a report from ministry of health denied claims about water prices
according to officials who spoke on condition anonymity while residents protested against
new plan “we never agreed” mayor added however spokesperson declined comment Tuesday after
investigation found no evidence support figures published by newspaper last week
"""
WORDS = NEWS.split()
LABELS = ("claim", "source", "denial", "context")


def paragraph(chance: random.Random, words: int = 60) -> str:
    sentences = []
    while words > 0:
        length = chance.randint(8, 22)
        sentence = " ".join(chance.choices(WORDS, k=length))
        sentences.append(sentence[0].upper() + sentence[1:] + ".")
        words -= length
    return " ".join(sentences)


def article(chance: random.Random, characters: int) -> str:
    parts: list[str] = []
    size = 0
    while size < characters:
        parts.append(paragraph(chance))
        size += len(parts[-1]) + 1
    return "\n".join(parts)[:characters]


def spans(chance: random.Random, text: str, count: int) -> tuple[LooseAnnotation, ...]:
    """``count`` annotations of one to twelve words' length, evenly over ``text``."""
    step = len(text) / count
    found = []
    for number in range(count):
        start = int(number * step + chance.random() * step * 0.5)
        end = min(len(text), start + chance.randint(8, 80))
        found.append(LooseAnnotation(chance.choice(LABELS), (Span(start, max(end, start + 1)),)))
    return tuple(found)


def documents(
    count: int, annotations: int = 10, characters: int = 3000
) -> Iterator[AnnotatedDocument]:
    chance = random.Random(7)
    for number in range(count):
        text = f"Story {number}\n{article(chance, characters)}"
        yield AnnotatedDocument(
            Metadata(title=f"Story {number}", file_name=f"{number}.txt"),
            SourceText(text),
            annotations=spans(chance, text, annotations),
        )


def new_project(path: Path) -> Project:
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    return Project.create(path, scheme=scheme, annotator="Bench")


def big_project(path: Path, characters: int, annotations: int) -> Project:
    """A project with one document of that size."""
    project = new_project(path)
    project.exchange.write(documents(1, annotations, characters), title="Import")
    return project
