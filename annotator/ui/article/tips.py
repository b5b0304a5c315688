"""What is said of an annotation when the mouse rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.annotation import Annotation
from annotator.model.scheme import Label
from annotator.ui.checking import reason_of

if TYPE_CHECKING:
    from annotator.review.lint.finding import Finding

LONGEST_NOTE = 400


def tip_of_paragraph(number: int, whence: str) -> str:
    """As “Paragraph 3 · p. 2”; "" where there is nothing to say but its number."""
    words = QCoreApplication.translate("ArticleTips", "Paragraph {number}")
    return f"{words.format(number=number)} · {whence}" if whence else ""


def tip_of(annotation: Annotation, label: Label, findings: Sequence[Finding] = ()) -> str:
    """A few plain lines: label, who, answers, note, what the checks find."""
    lines = [" · ".join(part for part in (label.title, annotation.annotator) if part)]
    if annotation.status != "draft":
        lines.append(QCoreApplication.translate("Status", annotation.status))
    lines += [f"{name.replace('_', ' ')}: {value}" for name, value in annotation.attributes.items()]
    if annotation.note:
        note = annotation.note
        lines.append(note if len(note) <= LONGEST_NOTE else note[: LONGEST_NOTE - 1] + "…")
    lines += [f"△ {reason_of(finding)}" for finding in findings]
    return "\n".join(lines)
