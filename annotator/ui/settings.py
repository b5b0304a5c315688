"""What the program remembers of its user between runs, in one ini file. Needs nothing of Qt but
QtCore, so that commands can ask, too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

if TYPE_CHECKING:
    from annotator.ui.article.snapping import Unit

RECENT = 12
SNAPS: tuple[Unit, ...] = ("character", "word", "sentence")


def settings_file() -> Path:
    """Where the user's settings lie on this system."""
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "annotator" / "annotator.ini"


class Settings:
    """Typed access to the ini file; each property is one line of it.

    A line that somebody spoilt counts as absent.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or settings_file()
        self._ini = QSettings(str(self.file), QSettings.Format.IniFormat)

    def words(self, key: str, default: str = "") -> str:
        """The text under ``key``."""
        value = self._ini.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int) -> int:
        """The whole number under ``key``."""
        try:
            return int(self.words(key, str(default)))
        except ValueError:
            return default

    def flag(self, key: str, *, default: bool) -> bool:
        """The yes (1) or no (0) under ``key``."""
        return self.number(key, int(default)) != 0

    def remember(self, key: str, value: str | int) -> None:
        self._ini.setValue(key, str(value))

    def forget(self, key: str) -> None:
        """Drops ``key`` and everything below it."""
        self._ini.remove(key)

    def state(self, key: str) -> QByteArray:
        """A window's geometry or a splitter's sizes; empty where none was kept."""
        value = self._ini.value(f"window/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, key: str, state: QByteArray) -> None:
        self._ini.setValue(f"window/{key}", state)

    @property
    def annotator(self) -> str:
        return self.words("annotator")

    @property
    def theme(self) -> str:
        """One of ``MODES``."""
        from annotator.ui.theme import MODES  # noqa: PLC0415  for windows only

        mode = self.words("theme", "system")
        return mode if mode in MODES else "system"

    @property
    def zoom(self) -> int:
        """Of the article, in percent."""
        return min(400, max(50, self.number("zoom", 100)))

    @property
    def may_fetch(self) -> bool:
        """Whether pages may be fetched from the web, each on request only."""
        # Whatever else somebody wrote there by hand is no yes.
        return self.words("fetch", "yes").strip().casefold() in {"yes", "true", "on", "1"}

    @property
    def snap(self) -> Unit:
        """What selections with the mouse are widened to."""
        kept = self.words("snap")
        return next((unit for unit in SNAPS if unit == kept), "word")

    @property
    def recent(self) -> list[Path]:
        """Projects opened last, newest first; also those that are gone by now."""
        count = self._ini.beginReadArray("recent")
        found = []
        for number in range(count):
            self._ini.setArrayIndex(number)
            found.append(self.words("path"))
        self._ini.endArray()
        return [Path(path) for path in found if path]

    def add_recent(self, path: Path) -> None:
        """Puts ``path`` on top of the recent projects."""
        self._write_recent([path, *(other for other in self.recent if other != path)][:RECENT])

    def forget_recent(self, path: Path) -> None:
        self._write_recent([other for other in self.recent if other != path])

    def changed_keys(self) -> dict[str, list[str]]:
        """The shortcuts that the user changed, by command; an empty list takes them away."""
        self._ini.beginGroup("shortcuts")
        found = {name: self.words(name).split(" ") for name in self._ini.childKeys()}
        self._ini.endGroup()
        return {name: [key for key in keys if key] for name, keys in found.items()}

    def keep_keys(self, command: str, keys: list[str]) -> None:
        """Keeps a command's shortcuts ("Ctrl+K"); none contains a blank."""
        self.remember(f"shortcuts/{command}", " ".join(keys))

    def forget_keys(self, command: str) -> None:
        self.forget(f"shortcuts/{command}")

    def save(self) -> None:
        """Writes the file now; Qt would do so a moment later."""
        self._ini.sync()

    def _write_recent(self, paths: list[Path]) -> None:
        self._ini.remove("recent")
        self._ini.beginWriteArray("recent", len(paths))
        for number, path in enumerate(paths):
            self._ini.setArrayIndex(number)
            self._ini.setValue("path", str(path))
        self._ini.endArray()


def place_in(settings: Settings, project: str) -> tuple[int, int]:
    """The document shown last in the project of that UUID, 0 for none, and where in it."""
    document = max(0, settings.number(f"last/{project}/document", 0))
    return document, max(0, settings.number(f"last/{project}/position", 0))


def keep_place(settings: Settings, project: str, document: int, position: int) -> None:
    settings.remember(f"last/{project}/document", document)
    settings.remember(f"last/{project}/position", position)
