"""Conditions of the review table in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model.annotation_filter import ATTRIBUTE, Term
from annotator.model.document_filter import bounds
from annotator.ui.panels import lettering
from annotator.ui.text import readable

if TYPE_CHECKING:
    from annotator.model.decisions import Decision
    from annotator.model.scheme import Scheme

STATUS_WORDS = {
    "draft": "to review", "discuss": "discuss", "accepted": "accepted", "rejected": "rejected",
}  # fmt: skip
ORIGINS = {
    "manual": "made by hand", "import": "imported", "suggestion": "suggested", "merge": "merged",
}  # fmt: skip
FIELDS = {
    "label": "Label", "status": "Status", "annotator": "Annotator", "reviewer": "Reviewed by",
    "origin": "Origin", "confidence": "Confidence", "created": "Made", "changed": "Changed",
    "reviewed": "Reviewed", "document": "Document", "comments": "Comments", "links": "Links",
    "note": "Note", "check": "Check", "reason": "Reason", "answer": "Answer",
}  # fmt: skip


def tr(words: str) -> str:
    return QCoreApplication.translate("Review", words)


def term_words(term: Term, scheme: Scheme) -> str:
    """As “Label: Claim, Denial” or “not Status: accepted”."""
    values = ", ".join(_value_words(term.field, value, scheme) for value in term.values)
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
    if field == "origin":
        return tr(ORIGINS.get(value, value))
    if field in ("comments", "links", "note"):
        return tr({"any": "some", "none": "none", "open": "unresolved"}.get(value, value))
    return readable(value) if field.startswith(ATTRIBUTE) else value


def decision_words(
    decision: Decision, reasons: Mapping[str, str], scheme: Scheme
) -> tuple[str, str, str]:
    """What was done, and what it was before and after; "" where only the status changed."""
    acts = {
        "reject": tr("rejected"), "discuss": tr("to discuss"), "relabel": tr("other label"),
        "move": tr("other bounds"), "edit": tr("other answers"), "delete": tr("deleted"),
        "accept": tr("accepted"), "reopen": tr("to be reviewed again"),
    }  # fmt: skip
    what = acts[decision.act]
    if decision.reason:
        what += f": {tr(reasons.get(decision.reason, decision.reason))}"
    return what, _content(decision.before, scheme), _content(decision.after, scheme)


def _content(facts: Mapping[str, object], scheme: Scheme) -> str:
    parts = []
    if "label" in facts:
        parts.append(_value_words("label", str(facts["label"]), scheme))
    if "quote" in facts:
        parts.append(f"“{facts['quote']}”")
    answers = facts.get("attributes")
    if isinstance(answers, dict) and "quote" not in facts:
        parts += [f"{name}: {readable(str(value))}" for name, value in answers.items()]
    return " ".join(parts)


def _time_words(value: str) -> str:
    low, high = (lettering.moment(f"{one}:00+00:00") if len(one) == 16 else one
                 for one in bounds(value))  # fmt: skip
    if low == high:
        return low
    if not high:
        return tr("since {time}").format(time=low)
    return tr("until {time}").format(time=high) if not low else f"{low} – {high}"
