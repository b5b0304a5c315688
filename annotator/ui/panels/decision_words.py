"""What a reviewer decided, in words: in the inspector, the review table, the inbox."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from annotator.model.decisions import Decision
from annotator.model.scheme import Scheme
from annotator.ui.text import readable


def tr(words: str) -> str:
    return QCoreApplication.translate("Decision", words)


def act_words(decision: Decision, titles: Mapping[str, str]) -> str:
    """As “rejected: Wrong label”; ``titles`` are those of the reasons, by code."""
    acts = {
        "reject": tr("rejected"), "discuss": tr("to discuss"), "relabel": tr("other label"),
        "move": tr("other bounds"), "edit": tr("other answers"), "delete": tr("deleted"),
        "accept": tr("accepted"), "reopen": tr("to be reviewed again"),
    }  # fmt: skip
    what = acts[decision.act]
    is_of_note = decision.act == "edit" and "attributes" not in decision.before
    if "link" in decision.before:
        what = tr("other link") if decision.after else tr("link removed")
    elif is_of_note:
        what = tr("other note") if "note" in decision.before else tr("other confidence")
    reason = reason_words(decision.reason, titles)
    return f"{what}: {reason}" if reason else what


def reason_words(reason: str, titles: Mapping[str, str]) -> str:
    """Its title; its code where nobody knows it any more."""
    return tr(titles.get(reason, reason)) if reason else ""


def why_words(decision: Decision, titles: Mapping[str, str]) -> str:
    """Reason, note and what was answered, on one line; "" where there is none of it."""
    parts = [reason_words(decision.reason, titles), decision.note, answer_words(decision)]
    return " · ".join(part for part in parts if part)


def answer_words(decision: Decision) -> str:
    """As “Ada disputes it: “It is one.””; "" where there is no answer."""
    if not decision.answer:
        return ""
    disputed, understood = tr("{name} disputes it"), tr("{name} has understood")
    words = disputed if decision.answer == "disputed" else understood
    said = words.format(name=decision.annotator)
    return f"{said}: “{decision.answer_note}”" if decision.answer_note else said


def decided_words(decision: Decision, titles: Mapping[str, str]) -> str:
    """A line for the inspector: who decided what and why, and what was answered; "" for what
    says no more than the status does."""
    is_told = decision.act in ("reject", "discuss") or decision.reason or decision.note
    if not is_told and not decision.answer:
        return ""
    line = tr("{name}: {what}").format(name=decision.reviewer, what=act_words(decision, titles))
    parts = [f"{line} · {decision.note}" if decision.note else line, answer_words(decision)]
    return "\n".join(part for part in parts if part)


def changed_words(
    facts: Mapping[str, object], scheme: Scheme, besides: Mapping[str, object]
) -> str:
    """What of an annotation was changed, as it was or is: its label, its words, those answers
    that are others ``besides`` (not those that go with a label), its note. Of the status
    nothing: the deed tells it."""
    parts = []
    if "label" in facts:
        name = str(facts["label"])
        parts.append(scheme.label(name).title if scheme.has_label(name) else name)
    if "quote" in facts:
        parts.append(f"“{facts['quote']}”")
    answers, others = facts.get("attributes"), besides.get("attributes")
    if "label" not in facts and isinstance(answers, dict) and isinstance(others, dict):
        titles = {one.name: one.title for one in scheme.all_attributes()}
        for name in {**answers, **others}:
            value = answers.get(name, "")
            if value != others.get(name, ""):
                shown = readable(str(value)) if value else tr("no answer")
                parts.append(f"{titles.get(name, name)}: {shown}")
    link = facts.get("link")
    if isinstance(link, dict):
        known = {one.name: one.title for one in scheme.links}
        type_ = str(link.get("type", ""))
        parts.append(f"{known.get(type_, type_)} → “{link.get('to', '')}”")
    kept = [name for name in ("note", "confidence") if name in facts and name in besides]
    return " · ".join([*parts, *(str(facts[name]) or tr("none") for name in kept)])
