"""Sets a card's words and chips: from a ``Card`` to its ``Face``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout

from annotator.model import roles
from annotator.ui.claims.face import Face, Look, Spot, Tag, Words, mirror
from annotator.ui.claims.words import (
    facts_words,
    missing_words,
    rating_word,
    said_rows,
    stance_word,
    verdict_word,
    worth_word,
)
from annotator.ui.panels import chips, lettering
from annotator.ui.panels.counting import counted
from annotator.ui.panels.twolines import few_lines, line_height
from annotator.ui.text import one_line, readable
from annotator.ui.theme import LabelColours

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from annotator.model.cards import Card, Mention, Statement, Voice
    from annotator.model.claims import Evidence

SIDE, TOP, BOTTOM = 14, 12, 14
GAP, CHIP_GAP = 10, 8
BAR, BAR_GAP = 3, 10
LONGEST, LONGEST_TIP = 600, 1_000
WORDING_LINES, ROW_LINES = 6, 2
MOST_ROWS = 12
WIDEST_CHIP = 0.4
WIDEST_VERDICT = 0.5
FILLED = 0.92  # of lines, on average: words do not break where one would like
LEFT_TO_RIGHT = "\u200e"  # what follows is the interface's, in whatever script its names are


def face_of(card: Card, width: int, look: Look) -> Face:
    """The face of ``card`` on a card of ``width`` pixels."""
    return _Maker(card, width, look).face()


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Maker:
    def __init__(self, card: Card, width: int, look: Look) -> None:
        self._card, self._width, self._look = card, width, look
        self._face = Face()
        self._y = TOP
        self._line = line_height(look.body)

    def face(self) -> Face:
        self._head()
        self._wording()
        card = self._card
        for mention in card.mentions[1:][:MOST_ROWS]:
            self._mention(mention)
        self._more(len(card.mentions) - 1)
        for voice in card.voices[:MOST_ROWS]:
            self._voice(voice)
        self._more(len(card.voices))
        for statements in (card.denials, card.supporting, card.undermining, card.context):
            self._statements(statements)
        for piece in card.evidence:
            self._evidence(piece)
        self._said()
        self._remark()
        self._missing()
        if self._look.is_editable:
            self._links()
        self._face.height = self._y - GAP + BOTTOM
        if self._look.is_mirrored:
            mirror(self._face, self._width)
        return self._face

    # From top to bottom

    def _head(self) -> None:
        look, card = self._look, self._card
        title = chips.label_of(look.scheme, card.annotation.label).title.upper()
        size = chips.chip_size(title, look.chip)
        chip = QRect(SIDE, self._y, min(size.width(), self._width // 3), size.height())
        self._face.tags.append(Tag(chip, title, look.colours(card.annotation.label)))
        right = self._verdict(size.height())
        left = chip.right() + 1 + CHIP_GAP
        layout = self._set(self._place(card), look.small, right - CHIP_GAP - left, 1)
        rect = QRect(left, self._y, int(layout.lineAt(0).naturalTextWidth()) + 2, size.height())
        tip = lettering.shortened(card.document.title, LONGEST_TIP)
        spot = Spot("mention", rect, card.annotation.id, tip)
        self._face.spots.append(spot)
        top = self._y + (size.height() - QFontMetrics(look.small).height()) / 2
        self._put(layout, left, top, look.theme.muted, spot)
        self._y += size.height() + GAP

    def _place(self, card: Card) -> str:
        document = card.document
        parts = [f"¶{lettering.number(self._look.paragraph(card.annotation))}"]
        parts += [document.metadata.publisher or document.title, worth_word(card)]
        if self._look.has_titles and document.metadata.publisher:
            parts.append(document.title)
        return LEFT_TO_RIGHT + one_line(" · ".join(part for part in parts if part)[:LONGEST])

    def _verdict(self, height: int) -> int:
        """The framed verdict at the right; where it begins."""
        look, card = self._look, self._card
        right = self._width - SIDE
        if look.roles.attribute(card.annotation.label, roles.VERDICT) is None:
            return right
        words = verdict_word(card)
        width = chips.chip_size(words, look.chip).width() + 2
        width = min(width, int(self._width * WIDEST_VERDICT))
        rect = QRect(right - width, self._y - 1, width, height + 2)
        theme = look.theme
        ink = theme.text if card.is_rated else theme.muted
        self._face.tags.append(Tag(rect, words, LabelColours(theme.border, ink), is_framed=True))
        self._face.spots.append(Spot("verdict", rect, card.holder, rating_word(card)))
        return rect.left()

    def _wording(self) -> None:
        look, card = self._look, self._card
        shown = one_line(card.wording[:LONGEST])
        room = self._width - 2 * SIDE - BAR - BAR_GAP
        layout = self._set(shown, look.reading, room, WORDING_LINES)
        height = layout.lineCount() * line_height(look.reading)
        is_leftward = lettering.is_right_to_left(shown)
        face, top = self._face, self._y
        face.bar = QRect(self._width - SIDE - BAR if is_leftward else SIDE, top, BAR, height)
        face.bar_colour = look.colours(card.annotation.label).line
        left = SIDE if is_leftward else SIDE + BAR + BAR_GAP
        if look.is_mirrored:  # words keep the side that their own direction gives them
            left = self._width - left - room
        tip = lettering.shortened(card.annotation.quote, LONGEST_TIP)
        spot = Spot("wording", QRect(left, top, room, height), card.annotation.id, tip)
        face.spots.append(spot)
        self._put(layout, left, top + 1, look.theme.text)
        self._y += height + GAP + 2
        if card.wording != card.annotation.quote:
            quote = one_line(card.annotation.quote[:LONGEST])
            layout = self._set(quote, look.small, room, ROW_LINES)
            self._put(layout, left, self._y - 6, look.theme.muted)
            self._y += layout.lineCount() * line_height(look.small) + GAP - 6

    def _mention(self, mention: Mention) -> None:
        one = mention.annotation
        where = f"¶{lettering.number(self._look.paragraph(one))}"
        if mention.document.id != self._card.document.id:
            where += f" · {one_line(mention.document.title[:80])}"
        tag = QCoreApplication.translate("Claims", "also")
        spot = ("mention", one.id, one.quote)
        self._row(tag, self._look.colours(one.label), one.quote, where, spot)

    def _voice(self, voice: Voice) -> None:
        look, one = self._look, voice.annotation
        tag = look.link_title(voice.link.type, is_inverse=False)
        answers = voice.answers or one.attributes
        facts = [look.roles.answer(one.label, answers, roles.KIND)]
        if not voice.is_named:
            facts.append(look.roles.answer(one.label, answers, roles.NAMING))
        about = ", ".join(readable(fact).lower() for fact in facts if fact)
        self._row(tag, look.colours(one.label), voice.name, about, ("voice", one.id, one.quote))

    def _statements(self, statements: Sequence[Statement]) -> None:
        for statement in statements[:MOST_ROWS]:
            one = statement.annotation
            tag = self._look.link_title(statement.link.type, is_inverse=True)
            voices = ", ".join(dict.fromkeys(voice.name for voice in statement.voices))
            spot = ("statement", one.id, one.quote)
            self._row(tag, self._look.colours(one.label), one.quote, voices, spot, slant=True)
        self._more(len(statements))

    def _evidence(self, piece: Evidence) -> None:
        theme = self._look.theme
        ink = {"supports": theme.good, "refutes": theme.danger}.get(piece.stance, theme.muted)
        words = piece.title or piece.url or piece.note
        more = piece.note if piece.note != words else ""
        tip = "\n".join(part for part in (piece.title, piece.url, piece.note) if part)
        spot = ("evidence", piece.id, tip)
        self._row(stance_word(piece.stance), LabelColours(theme.hover, ink), words, more, spot)

    def _said(self) -> None:
        """What the fact-checker says: when and where it was claimed, and why the verdict."""
        theme = self._look.theme
        for kind, tag, words in said_rows(self._card):
            about = (kind, self._card.holder, words)
            self._row(tag, LabelColours(theme.hover, theme.muted), words, "", about, most=4)

    def _remark(self) -> None:
        """What was said last about the claim, and how many comments there are."""
        remark, theme = self._card.remark, self._look.theme
        if remark is not None:
            tag = counted(remark.comments, "comment")
            ink = theme.text
            if not remark.threads:
                words = QCoreApplication.translate("Claims", "{comments}, resolved")
                tag, ink = words.format(comments=tag), theme.muted
            about = ("comments", remark.id, f"{remark.annotator}: {remark.body}")
            colours = LabelColours(theme.hover, ink)
            self._row(tag, colours, remark.body, remark.annotator, about, slant=True)

    def _missing(self) -> None:
        words = missing_words(self._card)
        if words:
            layout = self._set(words, self._look.small, self._width - 2 * SIDE, 1)
            self._put(layout, SIDE, self._y, self._look.theme.muted)
            self._y += line_height(self._look.small) + GAP

    def _more(self, count: int) -> None:
        if count > MOST_ROWS:
            words = QCoreApplication.translate("Claims", "… and {n} more")
            words = words.format(n=lettering.number(count - MOST_ROWS))
            self._put(self._set(words, self._look.small, self._width, 1), SIDE, self._y,
                      self._look.theme.muted)  # fmt: skip
            self._y += line_height(self._look.small) + GAP

    def _links(self) -> None:
        x = SIDE
        for kind, words in self._offered():
            width = QFontMetrics(self._look.body).horizontalAdvance(words) + 2
            layout = self._set(words, self._look.body, width, 1)  # no wider, to be mirrored
            if x > SIDE and x + width > self._width - SIDE:
                x, self._y = SIDE, self._y + self._line + 4
            spot = Spot(kind, QRect(x - 3, self._y - 2, width + 6, self._line + 4))
            self._face.spots.append(spot)
            self._put(layout, x, self._y, self._look.theme.muted, spot)
            x += width + 11
        self._y += self._line + GAP

    def _offered(self) -> Iterator[tuple[str, str]]:
        label, asked = self._card.annotation.label, self._look.roles.attribute
        yield "add evidence", QCoreApplication.translate("Claims", "+ evidence")
        if self._card.remark is None:
            yield "add comment", QCoreApplication.translate("Claims", "+ comment")
        if asked(label, roles.VERDICT_NOTE) and not self._card.verdict_note:
            yield "add note", QCoreApplication.translate("Claims", "+ note")
        if asked(label, roles.WORDING) and "wording" in self._card.missing:
            yield "add wording", QCoreApplication.translate("Claims", "+ wording")
        has_facts = any(asked(label, role) for role in (roles.DATE, roles.PLACE, roles.WORTH))
        if has_facts and not facts_words(self._card):
            yield "add facts", QCoreApplication.translate("Claims", "+ details")
        if asked(label, roles.VERDICT):
            yield "rate", QCoreApplication.translate("Claims", "rate…")

    # Pieces

    def _row(
        self,
        tag: str,
        colours: LabelColours,
        words: str,
        more: str,
        about: tuple[str, int, str],
        *,
        slant: bool = False,
        most: int = ROW_LINES,
    ) -> None:
        """A chip, words beside it, and after them who says so or what it is."""
        look = self._look
        size = chips.chip_size(tag, look.chip)
        chip = QRect(SIDE, self._y, min(size.width(), int(self._width * WIDEST_CHIP)),
                     size.height())  # fmt: skip
        left = chip.right() + 1 + CHIP_GAP
        room = self._width - SIDE - left
        shown = one_line(words[:240])
        formats = []
        if more:
            joint = " — " if slant else " · "
            tail = lettering.shortened(one_line(more), 120)
            if slant:
                shown = self._leaving_room(shown, joint + tail, room * (most + 1))
            formats = [self._format(shown + joint, tail, is_slanted=slant)]
            shown += joint + tail
        layout = self._set(shown, look.body, room, most + bool(slant and more), formats=formats)
        height = max(size.height(), layout.lineCount() * self._line)
        kind, id, tip = about
        whole = QRect(SIDE - 4, self._y - 3, self._width - 2 * SIDE + 8, height + 6)
        spot = Spot(kind, whole, id, lettering.shortened(tip, LONGEST_TIP))
        self._face.spots.append(spot)
        self._face.tags.append(Tag(chip, tag, colours))
        shift = max(0.0, (size.height() - self._line) / 2)
        self._put(layout, left, self._y + shift + 1, look.theme.text)
        self._y += height + GAP

    def _leaving_room(self, words: str, tail: str, room: int) -> str:
        """``words`` elided so that who says so can be read after them."""
        metrics = QFontMetrics(self._look.body)
        left = int(room * FILLED) - metrics.horizontalAdvance(tail)
        if metrics.horizontalAdvance(words) <= left:
            return words
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(left, room // 3))

    def _format(self, before: str, tail: str, *, is_slanted: bool) -> QTextLayout.FormatRange:
        form, found = QTextCharFormat(), QTextLayout.FormatRange()
        if is_slanted:
            form.setFontItalic(True)
        else:
            form.setForeground(self._look.theme.muted)
        found.start, found.length, found.format = _utf16(before), _utf16(tail), form
        return found

    def _set(
        self,
        text: str,
        font: QFont,
        width: int,
        most: int,
        formats: Sequence[QTextLayout.FormatRange] = (),
    ) -> QTextLayout:
        return few_lines(text, font, max(20, width), most, formats)

    def _put(
        self, layout: QTextLayout, x: float, y: float, colour: QColor, spot: Spot | None = None
    ) -> None:
        # A line with letters of another font is taller; its base stays where it would be.
        y += QFontMetrics(layout.font()).ascent() - layout.lineAt(0).ascent()
        self._face.words.append(Words(layout, QPointF(x, y), colour, spot))
