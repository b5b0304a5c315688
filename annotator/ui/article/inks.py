"""The colours that annotations are drawn in: of one label, and of several that overlap."""

from collections.abc import Iterable

from PySide6.QtGui import QColor

from annotator.model.marks import IS_SUGGESTION, Mark
from annotator.model.scheme import Label, Scheme
from annotator.ui.theme import LabelColours, Theme

REJECTED_STRENGTH = 0.3
DEPTH_STRENGTH = 0.06
DEEPEST = 3


class Inks:
    """The colours of one scheme in one theme."""

    def __init__(self, theme: Theme, scheme: Scheme) -> None:
        self.take(theme, scheme)

    def take(self, theme: Theme, scheme: Scheme) -> None:
        """Draws in another theme or another scheme from now on."""
        self.theme = theme
        self.scheme = scheme
        self._colours: dict[str, LabelColours] = {}
        self._blends: dict[tuple[tuple[str, bool], ...], QColor] = {}

    def label(self, name: str) -> Label:
        """The scheme's label; a plain one of that name where the scheme has none."""
        return self.scheme.label(name) if self.scheme.has_label(name) else Label(name, name)

    def colours(self, name: str) -> LabelColours:
        if name not in self._colours:
            self._colours[name] = self.theme.label(self.label(name))
        return self._colours[name]

    def line(self, mark: Mark) -> QColor:
        """Of a mark's underline."""
        line = self.colours(mark.label).line
        return mixed(self.theme.page, line, 0.5) if is_rejected(mark) else line

    def tint(self, covering: Iterable[Mark]) -> QColor | None:
        """Behind words that all of ``covering`` lie on: the mean of their tints, a little
        nearer to their lines for each one more. None where only suggestions do."""
        solid = [mark for mark in covering if not mark.flags & IS_SUGGESTION]
        if not solid:
            return None
        key = tuple(sorted((mark.label, is_rejected(mark)) for mark in solid))
        if key not in self._blends:
            self._blends[key] = self._blend(key)
        return self._blends[key]

    def _blend(self, key: tuple[tuple[str, bool], ...]) -> QColor:
        page = self.theme.page
        tints = [
            mixed(page, self.colours(name).tint, REJECTED_STRENGTH if rejected else 1.0)
            for name, rejected in key
        ]
        lines = [self.colours(name).line for name, _ in key]
        depth = min(len(key), DEEPEST) - 1
        return mixed(mean(tints), mean(lines), depth * DEPTH_STRENGTH)


def is_rejected(mark: Mark) -> bool:
    return mark.status == "rejected"


def mean(colours: list[QColor]) -> QColor:
    """The average of opaque colours, channel by channel."""
    count = len(colours)
    return QColor(
        sum(colour.red() for colour in colours) // count,
        sum(colour.green() for colour in colours) // count,
        sum(colour.blue() for colour in colours) // count,
    )


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with a ``share`` (0 to 1) of ``other``."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def faded(colour: QColor, alpha: float) -> QColor:
    """``colour`` at an opacity of 0 to 1."""
    faint = QColor(colour)
    faint.setAlphaF(alpha)
    return faint
