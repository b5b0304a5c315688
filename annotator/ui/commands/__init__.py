"""Every command of the program, in the order of the menus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.ui.commands.annotate import ANNOTATE, label_commands
from annotator.ui.commands.arrange import ARRANGE, FOLDING, free_key_commands
from annotator.ui.commands.checks import CHECKS
from annotator.ui.commands.claims import CLAIMS, verdict_commands
from annotator.ui.commands.claims_out import CLAIM_PICTURES
from annotator.ui.commands.documents import DOCUMENTS
from annotator.ui.commands.edit import EDIT
from annotator.ui.commands.file import FILE, recent_commands
from annotator.ui.commands.go import GO
from annotator.ui.commands.help import HELP
from annotator.ui.commands.review import REVIEW, relabel_commands
from annotator.ui.commands.view import VIEW

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from annotator.model.scheme import Scheme
    from annotator.ui.actions import Registry, Table
    from annotator.ui.settings import Settings
    from annotator.ui.window import Window

__all__ = [
    "install", "is_welcome", "offer_free_keys", "offer_labels", "offer_recent",
    "offer_relabelling", "offer_verdicts", "take_drop",
]  # fmt: skip

# To add a menu's worth of commands: a module like these, and its tuple here.
TABLES: tuple[tuple[str, Table], ...] = (
    ("file", FILE),
    ("edit", EDIT),
    ("documents", DOCUMENTS),
    ("labels", ()),
    ("annotate", ANNOTATE),
    ("claims", CLAIMS),
    ("verdicts", ()),
    ("review", REVIEW),
    ("review labels", ()),
    ("go", GO),
    ("checks", CHECKS),
    ("view", VIEW),
    ("claim pictures", CLAIM_PICTURES),
    ("arrange", ARRANGE),
    ("free keys", ()),
    ("folding", FOLDING),
    ("help", HELP),
    ("recent", ()),
)


def install(registry: Registry) -> None:
    """Adds every command; ``KeyRefused`` where two of ours want the same key."""
    for name, table in TABLES:
        registry.add(name, table)


def offer_labels(registry: Registry, scheme: Scheme) -> None:
    """One command per label; a letter that another command has is left to that one."""
    registry.add("labels", ())
    registry.add("labels", label_commands(scheme, registry))


def offer_relabelling(registry: Registry, scheme: Scheme) -> None:
    """One command per label for the review view."""
    registry.add("review labels", relabel_commands(scheme))


def offer_verdicts(registry: Registry, scheme: Scheme) -> None:
    """One command per verdict of the scheme's first nine."""
    registry.add("verdicts", verdict_commands(scheme))


def offer_free_keys(registry: Registry, keys: Sequence[str]) -> None:
    """Sorting and grouping by each of the project's own fields."""
    registry.add("free keys", free_key_commands(keys))


def offer_recent(registry: Registry, settings: Settings) -> None:
    """One command per recent project."""
    registry.add("recent", recent_commands(settings.recent))


def is_welcome(window: Window, data: QMimeData) -> bool:
    """Whether what is dragged over the window can be taken."""
    from annotator.ui.commands import adding  # noqa: PLC0415  when first needed

    return adding.is_welcome(window, data)


def take_drop(window: Window, data: QMimeData) -> None:
    """Adds dropped files or words as documents; opens a dropped project."""
    from annotator.ui.commands import adding  # noqa: PLC0415  when first needed

    adding.take_drop(window, data)
