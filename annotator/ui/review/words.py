"""Conditions of the review table in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.annotation_filter import ATTRIBUTE, Term
from annotator.model.document_filter import bounds
from annotator.ui.panels import lettering
from annotator.ui.panels.decision_words import reason_words
from annotator.ui.text import readable

if TYPE_CHECKING:
    from annotator.model.scheme import Scheme
    from annotator.store import Project

LONGEST = 40  # characters of a title
STATUS_WORDS = {
    "draft": "to review", "discuss": "discuss", "accepted": "accepted", "rejected": "rejected",
}  # fmt: skip
ORIGINS = {
    "manual": "made by hand", "import": "imported", "suggestion": "suggested", "merge": "merged",
}  # fmt: skip
ANSWERS = {"disputed": "disputed", "understood": "understood"}
FIELDS = {
    "label": "Label", "status": "Status", "annotator": "Annotator", "reviewer": "Reviewed by",
    "origin": "Origin", "confidence": "Confidence", "created": "Made", "changed": "Changed",
    "reviewed": "Reviewed", "document": "Document", "comments": "Comments", "links": "Links",
    "note": "Note", "check": "Check", "reason": "Reason", "answer": "Answer",
}  # fmt: skip


def tr(words: str) -> str:
    return QCoreApplication.translate("Review", words)


def term_words(term: Term, project: Project) -> str:
    """As “Label: Claim, Denial” or “not Status: accepted”."""
    scheme = project.scheme
    if term.field == "reason":
        titles = project.decisions.titles
        shown = [reason_words(value, titles) or tr("none") for value in term.values]
    elif term.field == "document":
        titles = project.review.titles_of(term.values)
        shown = [lettering.shortened(titles.get(one, one), LONGEST) for one in term.values]
    else:
        shown = [_value_words(term.field, value, scheme) for value in term.values]
    values = ", ".join(shown)
    words = f"{_field_words(term.field, scheme)}: {values}"
    return tr("not {condition}").format(condition=words) if term.is_excluded else words


def _field_words(field: str, scheme: Scheme) -> str:
    if not field.startswith(ATTRIBUTE):
        return tr(FIELDS[field])
    name = field.removeprefix(ATTRIBUTE)
    return next((one.title for one in scheme.all_attributes() if one.name == name), name)


def _value_words(field: str, value: str, scheme: Scheme) -> str:
    if not value:
        return tr("none")
    if field == "label":
        return scheme.label(value).title if scheme.has_label(value) else value
    if field in ("created", "changed", "reviewed"):
        return _time_words(value)
    if field == "status":
        return tr(STATUS_WORDS.get(value, value))
    if field in ("origin", "answer"):
        return tr({**ORIGINS, **ANSWERS}.get(value, value))
    if field in ("comments", "links", "note"):
        return tr({"any": "some", "none": "none", "open": "unresolved"}.get(value, value))
    return readable(value) if field.startswith(ATTRIBUTE) else value


def _time_words(value: str) -> str:
    low, high = (lettering.moment(f"{one}:00+00:00") if len(one) == 16 else one
                 for one in bounds(value))  # fmt: skip
    if low == high:
        return low
    if not high:
        return tr("since {time}").format(time=low)
    return tr("until {time}").format(time=high) if not low else f"{low} – {high}"
