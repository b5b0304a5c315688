"""Whether the rows of a CSV are still where they say, in texts that may have changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.csv_rows import Rows
from annotator.formats.problems import RowProblem
from annotator.formats.relocation import MISSING, Whereabouts, relocated
from annotator.formats.texts import TextIndex


@dataclass(frozen=True, slots=True)
class Located:
    """One row and where its words are; ``problem`` says why a missing one is missing."""

    line: int
    uuid: str
    quote: str
    pairs: tuple[tuple[int, int], ...]
    now: Whereabouts
    problem: str = ""


def located_rows(rows: Rows, texts: TextIndex) -> Iterator[Located]:
    """Every row, in the order of the file; one that cannot be read counts as missing."""
    for row in rows:
        if isinstance(row, RowProblem):
            yield Located(row.line, "", "", (), Whereabouts(MISSING), row.message)
            continue
        text = texts.text(row.document)
        if text is None:
            now, problem = Whereabouts(MISSING), f"there is no text of “{row.document.shown}”"
        elif not row.quote:
            now, problem = Whereabouts(MISSING), "the row has no quote to look for"
        else:
            now, problem = relocated(text, row.pairs, row.quote, row.context), ""
        yield Located(row.line, row.uuid, row.quote, row.pairs, now, problem)
