"""Whether the rows of a CSV are still where they say, in texts that may have changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.csv_rows import RawAnnotation, Rows
from annotator.formats.problems import RowProblem
from annotator.formats.relocation import MISSING, Whereabouts, relocated
from annotator.formats.texts import DocumentKey, TextIndex

# Rows of one document whose words are looked for in all texts, before it counts as missing.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Located:
    """One row and where its words are; ``problem`` says why a missing one is missing.
    ``text`` is what the text is called where it was known by its words only."""

    line: int
    uuid: str
    quote: str
    pairs: tuple[tuple[int, int], ...]
    now: Whereabouts
    problem: str = ""
    text: str = ""


def located_rows(rows: Rows, texts: TextIndex) -> Iterator[Located]:
    """Every row, in the order of the file; one that cannot be read counts as missing.

    A text that is not known by its id, hash or name is known by its words, from the first row
    on that has telling ones.
    """
    tries: Counter[DocumentKey] = Counter()
    learnt: dict[DocumentKey, str] = {}
    for row in rows:
        if isinstance(row, RowProblem):
            yield Located(row.line, "", "", (), Whereabouts(MISSING), row.message)
            continue
        text = texts.text(row.document)
        if text is None and tries[row.document] < TRIES:
            tries[row.document] += 1
            learnt[row.document] = texts.learn(row.document, _samples(row)) or ""
            text = texts.text(row.document)
        if text is None:
            now, problem = Whereabouts(MISSING), f"there is no text of “{row.document.shown}”"
        elif not row.quote:
            now, problem = Whereabouts(MISSING), "the row has no quote to look for"
        else:
            now, problem = relocated(text, row.pairs, row.quote, row.context), ""
        name = learnt.get(row.document, "")
        yield Located(row.line, row.uuid, row.quote, row.pairs, now, problem, name)


def _samples(row: RawAnnotation) -> tuple[str, str, str]:
    """The row's words with what stood before them, after them, and alone."""
    before, after = row.context
    return before + row.quote, row.quote + after, row.quote
