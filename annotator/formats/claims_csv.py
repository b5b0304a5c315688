"""Claims as a table: one row for each claim, with all its mentions, sources, denials, context,
evidence and its verdict. Read back and compared before it is put in place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotator.formats.atomic import replacing
from annotator.formats.csv_presets import EXCEL, Preset
from annotator.formats.csv_table import CsvTable
from annotator.formats.csv_writer import ExportReport
from annotator.formats.problems import Cancelled
from annotator.model.cards import Card, Statement, Voice

JOINT = "; "
ENOUGH = 500


@dataclass(frozen=True, slots=True)
class ClaimColumn:
    """A column by its name, and what it says of a card."""

    name: str
    cell: Callable[[Card], str]
    is_text: bool = True


def _voices(voices: Iterable[Voice]) -> str:
    return JOINT.join(dict.fromkeys(voice.name for voice in voices))


def _quotes(statements: Iterable[Statement]) -> str:
    return JOINT.join(one.annotation.quote for one in statements)


def _deniers(card: Card) -> str:
    return _voices(voice for denial in card.denials for voice in denial.voices)


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def _evidence(card: Card) -> str:
    """Each piece with its stance: ``refutes: Minutes of 4 May <https://…>``."""
    return JOINT.join(
        f"{one.stance}: {' '.join(part for part in (one.title or one.note, address) if part)}"
        for one in card.evidence
        for address in (f"<{one.url}>" if one.url else "",)
    )


def _fragments(card: Card) -> str:
    return ";".join(f"{span.start} {span.end}" for span in card.annotation.fragments)


def _verdict(card: Card) -> str:
    """All of them where mentions contradict each other."""
    return JOINT.join(card.verdicts) if len(card.verdicts) > 1 else card.verdict


def _rating(card: Card) -> str:
    """Two verdicts have no number."""
    return "" if len(card.verdicts) > 1 else _number(card.rating)


# To add a column: one line here.
COLUMNS: tuple[ClaimColumn, ...] = (
    ClaimColumn("claim_id", lambda card: card.annotation.uuid),
    ClaimColumn("document_id", lambda card: card.document.uuid),
    ClaimColumn("document", lambda card: card.document.title or card.document.metadata.file_name),
    ClaimColumn("url", lambda card: card.document.metadata.url),
    ClaimColumn("publisher", lambda card: card.document.metadata.publisher),
    ClaimColumn("published", lambda card: card.document.metadata.published),
    ClaimColumn("claim", lambda card: card.wording),
    ClaimColumn("quote", lambda card: card.annotation.quote),
    ClaimColumn("start", lambda card: str(card.annotation.start), is_text=False),
    ClaimColumn("end", lambda card: str(card.annotation.end), is_text=False),
    ClaimColumn("fragments", _fragments, is_text=False),
    ClaimColumn("mentions", lambda card: str(len(card.mentions)), is_text=False),
    ClaimColumn(
        "mention_ids", lambda card: JOINT.join(one.annotation.uuid for one in card.mentions)
    ),
    ClaimColumn("sources", lambda card: _voices(card.originators)),
    ClaimColumn("reported_by", lambda card: _voices(card.reporters)),
    ClaimColumn("denials", lambda card: _quotes(card.denials)),
    ClaimColumn("denied_by", _deniers),
    ClaimColumn("supporting", lambda card: _quotes(card.supporting)),
    ClaimColumn("undermining", lambda card: _quotes(card.undermining)),
    ClaimColumn("context", lambda card: _quotes(card.context)),
    ClaimColumn("evidence", _evidence),
    ClaimColumn("verdict", _verdict),
    ClaimColumn("verdict_note", lambda card: card.verdict_note),
    ClaimColumn("rating", _rating, is_text=False),
    ClaimColumn("claimed_on", lambda card: card.claimed_on),
    ClaimColumn("place", lambda card: card.place),
    ClaimColumn("check_worthy", lambda card: "yes" if card.is_check_worthy else ""),
    ClaimColumn("missing", lambda card: JOINT.join(card.missing)),
    ClaimColumn("note", lambda card: card.annotation.note),
    ClaimColumn("annotator", lambda card: card.annotation.annotator),
    ClaimColumn("created_at", lambda card: card.annotation.created_at),
    ClaimColumn("updated_at", lambda card: card.annotation.updated_at),
)


def write(
    cards: Iterable[Card],
    target: Path,
    preset: Preset = EXCEL,
    *,
    columns: Sequence[ClaimColumn] = COLUMNS,
    never: Iterable[Path] = (),
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportReport:
    """Writes ``target`` or, after an error or ``Cancelled``, leaves it as it was; ``progress``
    is told the rows written so far."""
    report = ExportReport(target)
    documents: set[int] = set()
    rest = iter(cards)
    with replacing(target, never=never) as part, part.path.open("rb") as again:
        table = CsvTable(columns, preset, part.stream, again)
        while some := list(islice(rest, ENOUGH)):
            table.add([[column.cell(card) for card in some] for column in columns], len(some))
            documents.update(mention.document.id for card in some for mention in card.mentions)
            if progress:
                progress(table.rows)
            if cancelled and cancelled():
                raise Cancelled(f"{target} was not written: the export was cancelled.")
    report.documents, report.rows, report.verified = len(documents), table.rows, table.verified
    report.problems += table.long_cells
    return report
