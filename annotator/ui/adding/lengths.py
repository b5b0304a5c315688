"""How long a text is, in words for whoever looks at it before it is added."""

from PySide6.QtCore import QCoreApplication

from annotator.model.paragraphs import Paragraphs
from annotator.model.word_count import count_words
from annotator.ui.panels import lettering

MOST_COUNTED = 200_000  # characters; of more, it is an estimate: nobody waits for a number
EXACT = 2  # digits of an estimate


def tr(text: str) -> str:
    return QCoreApplication.translate("Lengths", text)


def lengths(content: str) -> list[str]:
    """Its paragraphs, words and characters; words only where the script shows them."""
    part = content[:MOST_COUNTED]
    share = len(part) / len(content) if content else 1
    words = count_words(part)
    lines = (part.count("\n") + 1) / (content.count("\n") + 1)
    told = [_told(len(Paragraphs(part)), lines, tr("1 paragraph"), tr("{n} paragraphs"))]
    if words is not None:
        told.append(_told(words, share, tr("1 word"), tr("{n} words")))
    return [*told, _told(len(content), 1, tr("1 character"), tr("{n} characters"))]


def _told(count: int, share: float, one: str, many: str) -> str:
    if share == 1:
        return one if count == 1 else many.format(n=lettering.number(count))
    number = int(float(f"{count / share:.{EXACT - 1}e}"))
    if number == count:
        return _told(count, 1, one, many)
    return many.format(n=tr("about {n}").format(n=lettering.number(number)))
