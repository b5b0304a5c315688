"""Where in its source a paragraph stood, in a few words: page, speaker, time."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from annotator.model.origins import PAGES, SECONDS, SPEAKERS, clock, runs

LONGEST_NAME = 40


class Whence:
    """Of one document; what ``Metadata.extra`` says is read once."""

    def __init__(self, extra: Mapping[str, str]) -> None:
        self.extra = extra
        self._pages = runs(extra, PAGES)
        self._speakers, self._times = runs(extra, SPEAKERS), runs(extra, SECONDS)

    def __bool__(self) -> bool:
        return bool(self._pages or self._speakers or self._times)

    def of(self, paragraph: int) -> str:
        """As “p. 3”, or “Petra Lang · 00:01:02”; "" where nothing is known of that paragraph
        (from 1)."""
        page, speaker = self._pages.value_at(paragraph), self._speakers.value_at(paragraph)
        seconds = self._times.value_at(paragraph)
        parts = []
        if isinstance(page, int) and page >= 1:
            parts.append(_tr("p. {page}").format(page=page))
        if isinstance(speaker, str) and speaker:
            name = " ".join(speaker.split())
            parts.append(name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…")
        if isinstance(seconds, int | float) and 0 <= seconds < 1e9:
            parts.append(clock(int(seconds)))
        return " · ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Whence", text)
