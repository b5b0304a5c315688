"""The words of the claim board that are not the project's own."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from annotator.model.cards import Card
from annotator.ui.panels.lettering import date_format
from annotator.ui.text import readable


def stance_word(stance: str) -> str:
    """What a piece of evidence does to the claim."""
    words = {
        "supports": QCoreApplication.translate("Claims", "supports it"),
        "refutes": QCoreApplication.translate("Claims", "refutes it"),
        "mentions": QCoreApplication.translate("Claims", "mentions it"),
    }
    return words.get(stance, stance)


def order_word(order: str) -> str:
    """As it stands after “By”; see ``ORDERS``."""
    words = {
        "place": QCoreApplication.translate("Claims", "place"),
        "verdict": QCoreApplication.translate("Claims", "verdict"),
        "denials": QCoreApplication.translate("Claims", "denials"),
        "updated": QCoreApplication.translate("Claims", "last change"),
    }
    return words[order]


def verdict_title(verdict: str) -> str:
    """A verdict as it is read; "" is none."""
    return readable(verdict) if verdict else QCoreApplication.translate("Claims", "Not yet rated")


def verdict_word(card: Card) -> str:
    """A card's verdict; all of them where its mentions contradict each other."""
    if len(card.verdicts) > 1:
        return " ≠ ".join(map(readable, card.verdicts))
    return verdict_title(card.verdict)


def missing_words(card: Card) -> str:
    """What a card lacks and does not show by a link to add it."""
    words = {
        "source": QCoreApplication.translate("Claims", "no source"),
        "reason": QCoreApplication.translate("Claims", "no reason for the verdict"),
        "evidence": QCoreApplication.translate("Claims", "no evidence for it"),
    }
    return " · ".join(words[name] for name in card.missing if name in words)


def facts_words(card: Card) -> str:
    """When, where and at which address it was claimed."""
    date = QDate.fromString(card.claimed_on, Qt.DateFormat.ISODate)
    day = QLocale().toString(date, date_format()) if date.isValid() else card.claimed_on
    return " · ".join(part for part in (day, card.place, card.also_at) if part)


def worth_word(card: Card) -> str:
    return QCoreApplication.translate("Claims", "check-worthy") if card.is_check_worthy else ""


def said_rows(card: Card) -> list[tuple[str, str, str]]:
    """What the fact-checker says of a claim: kind of the row, its chip and its words."""
    claimed, why = (QCoreApplication.translate("Claims", word) for word in ("claimed", "why"))
    rows = [("facts", claimed, facts_words(card)), ("why", why, card.verdict_note)]
    return [row for row in rows if row[2]]


def rating_word(card: Card) -> str:
    """The verdict's number on the project's scale, for the tooltip."""
    if card.rating is None:
        return ""
    if card.scale is None:
        words = QCoreApplication.translate("Claims", "Rating {rating}")
        return words.format(rating=f"{card.rating:g}")
    words = QCoreApplication.translate("Claims", "Rating {rating} on a scale from {low} to {high}")
    low, high = card.scale
    return words.format(rating=f"{card.rating:g}", low=f"{low:g}", high=f"{high:g}")
