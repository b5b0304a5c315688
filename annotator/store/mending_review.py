"""Mending what a rescue found of reviewing: decisions, saved filters, documents signed off."""

import json
from collections.abc import Callable

from annotator.store.salvage import Row

Rows = dict[str, dict[int, Row]]
Say = Callable[[str], None]


def mend_review(rows: Rows, say: Say) -> None:
    """Leaves out what belongs to no document that is left, and what is there twice; the
    people that it names are looked after with those of the other tables."""
    _mend_decisions(rows, say)
    for id_, row in list(rows["saved_filter"].items()):
        if not _is_object(row["conditions"]):
            say(f"The saved filter “{row['name']}” is unreadable.")
            del rows["saved_filter"][id_]
    _once(rows["saved_filter"], ("place", "name"))
    for id_, row in list(rows["sign_off"].items()):
        if row["document"] not in rows["document"]:
            say(f"Who signed off document {row['document']} is known, but not the document.")
            del rows["sign_off"][id_]
    _once(rows["sign_off"], ("document",))


def people_of(rows: Rows) -> set[int]:
    """The annotators that decisions and signatures name."""
    decisions = rows["decision"].values()
    named = {row[column] for row in decisions for column in ("annotator", "reviewer")}
    return named | {row["annotator"] for row in rows["sign_off"].values()}


def _mend_decisions(rows: Rows, say: Say) -> None:
    for id_, row in list(rows["decision"].items()):
        if row["document"] not in rows["document"]:
            say(f"Decision {id_} on annotation {row['annotation']} has lost its document.")
            del rows["decision"][id_]
            continue
        for column in ("before", "after"):
            if not _is_object(row[column]):
                say(f"What decision {id_} changed is unreadable.")
                row[column] = "{}"


def _once(table: dict[int, Row], columns: tuple[str, ...]) -> None:
    """Of rows that are equal in ``columns`` the newest stays."""
    seen = set[tuple[object, ...]]()
    for id_, row in sorted(table.items(), reverse=True):
        key = tuple(row[column] for column in columns)
        if key in seen:
            del table[id_]
        seen.add(key)


def _is_object(text: object) -> bool:
    try:
        return isinstance(text, str) and isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
