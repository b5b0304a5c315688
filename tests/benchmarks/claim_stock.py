"""Claims with their sources, denials and context, linked as fact-checkers link them."""

import random
from collections.abc import Iterator
from uuid import UUID

from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation, LooseLink
from annotator.model.text import Span
from tests.benchmarks.corpus import article

VERDICTS = ("unchecked", "in_progress", "supported", "refuted", "conflicting")
OF_FIVE = ("claim", "source", "claim", "denial", "context")


def claim_documents(
    documents: int, annotations: int, size: int = 6000
) -> Iterator[AnnotatedDocument]:
    """Each document has ``annotations``, two fifths of them claims; most claims have a source,
    every fifth a denial, every tenth is the same as the one before."""
    chance = random.Random(11)
    for number in range(documents):
        text = f"Story {number}\n{article(chance, size)}"
        uuids = [str(UUID(int=chance.getrandbits(128), version=4)) for _ in range(annotations)]
        yield AnnotatedDocument(
            Metadata(title=f"Story {number}", file_name=f"{number}.txt", publisher="The Paper"),
            SourceText(text),
            annotations=tuple(_annotations(chance, text, uuids)),
        )


def _annotations(chance: random.Random, text: str, uuids: list[str]) -> Iterator[LooseAnnotation]:
    step = len(text) / len(uuids)
    for number, uuid in enumerate(uuids):
        start = int(number * step)
        end = min(len(text), start + chance.randint(8, max(9, int(2 * step))))
        label = OF_FIVE[number % 5]
        yield LooseAnnotation(
            label, (Span(start, end),), uuid=uuid,
            attributes=_answers(chance, label, number),
            links=tuple(_links(chance, number, uuids)),
        )  # fmt: skip


def _answers(chance: random.Random, label: str, number: int) -> dict[str, str]:
    if label == "source":
        return {
            "source_type": chance.choice(("person", "media_outlet")),
            "entity": f"P{number % 97}",
        }
    if label != "claim":
        return {}
    answers = {"verdict": chance.choice(VERDICTS), "check_worthiness": "check_worthy"}
    if chance.random() < 0.3:
        answers["normalised"] = f"Claim number {number} of {chance.randint(1, 9999)}."
    return answers


def _links(chance: random.Random, number: int, uuids: list[str]) -> Iterator[LooseLink]:
    block, place = number - number % 5, number % 5
    if block + 4 >= len(uuids):
        return
    if place in (0, 2) and chance.random() < 0.9:
        yield LooseLink("attributed_to", uuids[block + 1])
    if place == 2 and chance.random() < 0.2:
        yield LooseLink("same_as", uuids[block])
    if place == 3:
        yield LooseLink("denies", uuids[block])
        yield LooseLink("attributed_to", uuids[block + 1])
    if place == 4:
        yield LooseLink("contextualises", uuids[block + 2])
