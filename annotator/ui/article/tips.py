"""What is said of an annotation, or of a paragraph, when the mouse rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.model.annotation import Annotation
from annotator.model.scheme import Label
from annotator.ui.article.inks import Inks
from annotator.ui.article.margin import Margin
from annotator.ui.article.marks import Marks
from annotator.ui.article.places import Places
from annotator.ui.checking import reason_of
from annotator.ui.session import Session
from annotator.ui.text import plain_tooltip
from annotator.ui.whence import Whence

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


class Tips:
    """Says it in a tooltip."""

    def __init__(
        self, session: Session, places: Places, marks: Marks, margin: Margin, inks: Inks
    ) -> None:
        self._session = session
        self._places = places
        self._marks = marks
        self._margin = margin
        self._inks = inks

    def show(self, event: QHelpEvent, viewport: QWidget) -> None:
        """Of what is at the point of ``event`` in ``viewport``."""
        words = self._words(QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), plain_tooltip(words), viewport)

    def _words(self, point: QPointF) -> str:
        number, document = self._margin.paragraph_at(point), self._session.document
        if number is not None and document is not None:
            return tip_of_paragraph(number, Whence(document.metadata.extra).of(number))
        mark, character = self._margin.mark_at(point), self._places.character(point)
        ids = [mark.id] if mark else self._marks.at(character) if character is not None else []
        project = self._session.project
        found = project.annotations.page(ids[:3]) if project else []
        findings = self._margin.findings
        return "\n\n".join(
            tip_of(one, self._inks.label(one.label), findings(one.id)) for one in found
        )
