"""What a change of a label touches, in the words of the question before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.panels.counting import counted

if TYPE_CHECKING:
    from annotator.model.scheme import Label
    from annotator.store.label_merging import Touched


def merge_words(found: Touched, label: Label, other: Label) -> str:
    """The question before ``label`` is merged into ``other``."""
    words = tr(
        "Merge “{label}” into “{other}”? What has it becomes “{other}”: {annotations} in"
        " {documents}."
    )
    if found.answers:
        words += " " + tr("{answers} that “{other}” does not ask for will be lost.")
    return words.format(label=label.title, other=other.title, **_numbers(found))


def delete_words(found: Touched, label: Label) -> str:
    """The question before ``label`` is deleted."""
    words = tr(
        "Delete “{label}” with {annotations} in {documents}, {links}, {comments} and {evidence}?"
    )
    if not found.annotations:
        words = tr("Delete “{label}”? No annotation has it.")
    return words.format(label=label.title, **_numbers(found))


def tr(words: str) -> str:
    return QCoreApplication.translate("Labels", words)


def _numbers(found: Touched) -> dict[str, str]:
    return {
        "annotations": counted(found.annotations, "annotation"),
        "documents": counted(found.documents, "document"),
        "links": counted(found.links, "link"),
        "comments": counted(found.comments, "comment"),
        "evidence": counted(found.evidence, "evidence"),
        "answers": counted(found.answers, "answer"),
    }
