"""``annotator claims``: the cards of the claim board, with what each still lacks."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from annotator.commands.arguments import add_json, add_project
from annotator.commands.choosing import (
    add_claim_filters,
    add_claim_order,
    chosen_documents,
    claim_filter,
)
from annotator.commands.running import Misused
from annotator.commands.terminal import Cell, counted, say, say_json, say_table
from annotator.departures.claim_map import map_of, svg_of_map
from annotator.formats.svg import write
from annotator.model.cards import MISSING, Card, Statement, Voice
from annotator.model.roles import Roles
from annotator.review.claims import cards
from annotator.store import Project

SHOWN = 60
EXAMPLES = """examples:
  annotator claims news.annotator
  annotator claims news.annotator --no-source
  annotator claims news.annotator --denied --verdict unchecked --order denials --descending
  annotator claims news.annotator --json | jq '.claims[] | select(.missing == [])'
  annotator claims news.annotator --map "Night ferry" -o ferry.svg

Claims that “same” links join are one; what speaks for and against them, and what is missing, is
told of all their mentions together."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    add_claim_filters(parser)
    add_claim_order(parser)
    parser.add_argument(
        "--map", metavar="DOC", default="", help="draw the claim map of a document instead"
    )
    parser.add_argument("-o", "--output", metavar="FILE.svg", type=Path, help="where the map goes")
    add_json(parser)


def run(options: Namespace) -> int:
    if bool(options.map) != bool(options.output):
        raise Misused("A claim map needs a document and a file: --map DOC -o FILE.svg.")
    if options.map:
        return _draw(options)
    with Project.open(options.project, read_only=True) as project:
        wanted = claim_filter(project, options)
        ids = project.claims.ids(wanted, order=options.order, descending=options.descending)
        found = cards(project.claims.materials, ids, Roles(project.scheme))
        if options.json:
            counts = project.claims.counts(wanted)
            say_json({"verdicts": counts, "claims": [_as_json(card) for card in found]})
            return 0
        rows = [_row(card) for card in found]
    if rows:
        say_table(["document", "claim", "said by", "denials", "verdict", "missing"], rows)
    say(f"{counted(len(rows), 'claim')}.")
    return 0


def _draw(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        (document,) = chosen_documents(project, [options.map])
        made = map_of(project, document)
        svg = svg_of_map(project, document, made)
        write(svg, options.output, never=[project.path])
    count, arrows = len(made.boxes), len(made.arrows)
    if options.json:
        say_json({"file": str(options.output), "cards": count, "arrows": arrows})
    else:
        say(f"{options.output}: {counted(count, 'card')}, {counted(arrows, 'arrow')}.")
    return 0


def _row(card: Card) -> list[Cell]:
    words = " ".join(card.wording.split())
    return [
        card.document.title,
        words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…",
        ", ".join(voice.name for voice in card.voices),
        len(card.denials),
        " / ".join(card.verdicts) if len(card.verdicts) > 1 else card.verdict,
        ", ".join(MISSING[name] for name in card.missing),
    ]


def _as_json(card: Card) -> dict[str, object]:
    return {
        "id": card.annotation.uuid,
        "claim": card.wording,
        "mentions": [
            {
                "id": mention.annotation.uuid,
                "document": mention.document.title,
                "quote": mention.annotation.quote,
                "start": mention.annotation.start,
                "end": mention.annotation.end,
            }
            for mention in card.mentions
        ],
        "sources": _voices(card.voices),
        "denials": _statements(card.denials),
        "supporting": _statements(card.supporting),
        "undermining": _statements(card.undermining),
        "context": _statements(card.context),
        "evidence": [
            {"url": one.url, "title": one.title, "note": one.note, "stance": one.stance}
            for one in card.evidence
        ],
        "verdict": card.verdict,
        "verdicts": list(card.verdicts),
        "verdict_note": card.verdict_note,
        "rating": card.rating,
        "check_worthy": card.is_check_worthy,
        "missing": list(card.missing),
    }


def _voices(voices: Iterable[Voice]) -> list[dict[str, object]]:
    return [
        {"name": voice.name, "quote": voice.annotation.quote, "is_report": voice.is_report}
        for voice in voices
    ]


def _statements(statements: Iterable[Statement]) -> list[dict[str, object]]:
    return [{"quote": one.annotation.quote, "sources": _voices(one.voices)} for one in statements]
