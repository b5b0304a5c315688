"""What the preview offers to add: each document as it was read, and as the user corrected it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from PySide6.QtCore import QCoreApplication

from annotator.arrivals.arrival import Arrival, Standing
from annotator.arrivals.batch import Chosen
from annotator.arrivals.editing import corrected
from annotator.model.document import Metadata
from annotator.sources.files import printable_name
from annotator.sources.plain import Reading
from annotator.ui.article.display import shown as displayable

Key = tuple[PurePath, str, str]
ADDABLE: frozenset[Standing] = frozenset({"new", "similar"})


def tr(text: str) -> str:
    return QCoreApplication.translate("Offered", text)


@dataclass(slots=True)
class Offered:
    """One row. ``fields`` of the metadata and ``content`` are what the user made of them; None
    where the text was not changed."""

    arrival: Arrival
    is_ticked: bool
    fields: dict[str, str] = field(default_factory=dict)
    content: str | None = None

    @property
    def path(self) -> PurePath:
        return self.arrival.outcome.path

    @property
    def key(self) -> Key:
        """What it is told by when its source is read again."""
        outcome = self.arrival.outcome
        return outcome.path, outcome.place, outcome.name

    @property
    def reading(self) -> Reading | None:
        """As it is now, corrections included; None where nothing could be read."""
        found = self.arrival.reading
        if found is None or (not self.fields and self.content is None):
            return found
        return corrected(found, self.metadata, self.content)

    @property
    def metadata(self) -> Metadata:
        """As the fields show them; the title with its number, where there is one like it."""
        found = self.arrival.reading
        read = found.metadata if found else Metadata()
        values = {"title": self.arrival.title or read.title, **self.fields}
        if found and not values["title"].strip():
            values["title"] = self.usual_title
        return replace(read, **values)  # type: ignore[arg-type]  # names of the metadata's fields

    @property
    def usual_title(self) -> str:
        """What it is called where somebody left its title empty: the name of its file."""
        return displayable(printable_name(Path(self.path.stem))) if self.path.stem else self._name

    @property
    def title(self) -> str:
        return displayable(self.metadata.title or self._name)

    @property
    def place(self) -> str:
        """The file's name and where in it; its folder, where that is the title."""
        if self.metadata.title:
            return displayable(self._name)
        return displayable(printable_name(Path(self.path.parent))) if self.path.name else ""

    def in_short(self, sentence: str) -> str:
        """A sentence that names the source, with its name in place of its whole path."""
        outcome = self.arrival.outcome
        words = sentence.replace(outcome.shown, self._name)
        whole = outcome.name or printable_name(Path(self.path))  # of a table, as that names no row
        return displayable(words.replace(whole, printable_name(Path(PurePath(whole).name))))

    @property
    def _name(self) -> str:
        outcome = self.arrival.outcome
        name = printable_name(Path(self.path.name)) if self.path.name else outcome.name
        return f"{name}, {outcome.place}" if outcome.place else name

    @property
    def is_edited(self) -> bool:
        """Whether its text was changed."""
        return self.content is not None

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is not as it came: its text, its metadata, its tick."""
        asked = self.is_edited or self.is_ticked != _is_usual(self.arrival)
        return asked or any(
            value != displayable(self._as_read(name)) for name, value in self.fields.items()
        )

    def _as_read(self, name: str) -> str:
        found = self.arrival.reading
        if name == "title" and self.arrival.title:
            return self.arrival.title
        return str(getattr(found.metadata, name)) if found else ""

    @property
    def can_be_added(self) -> bool:
        if self.content is not None:
            return bool(self.content.strip())
        return self.arrival.standing in ADDABLE

    def chosen(self) -> Chosen:
        """The user's decision, for whoever writes."""
        outcome = replace(self.arrival.outcome, reading=self.reading)
        return Chosen(replace(self.arrival, outcome=outcome), self.is_ticked and self.can_be_added)


def offered(arrivals: Iterable[Arrival], before: Sequence[Offered] = ()) -> list[Offered]:
    """A row for each arrival; what the user decided ``before`` is kept."""
    known = {one.key: one for one in before}
    return [_row(arrival, known) for arrival in arrivals]


def _row(arrival: Arrival, known: dict[Key, Offered]) -> Offered:
    row = Offered(arrival, is_ticked=_is_usual(arrival))
    old = known.get(row.key)
    if old and old.arrival.standing in ADDABLE:
        row.is_ticked = old.is_ticked
    if old and arrival.reading:
        row.fields = old.fields
        is_same = old.arrival.reading and old.arrival.reading.text == arrival.reading.text
        row.content = old.content if is_same else None
    return row


def _is_usual(arrival: Arrival) -> bool:
    """Whether it is added unless somebody says otherwise."""
    return arrival.standing == "new" and not arrival.outcome.is_offered


def words_on(row: Offered) -> str:
    """What the list says of it, beside its title."""
    arrival = row.arrival
    if row.content is not None:
        return tr("edited") if row.can_be_added else tr("no text is left")
    words: dict[Standing, Callable[[], str]] = {
        "new": lambda: tr("attachment") if arrival.outcome.is_offered else "",
        "same": lambda: tr("already there, as “{title}”").format(title=displayable(arrival.known)),
        "similar": lambda: tr("{percent} % like “{title}”").format(
            percent=arrival.percent, title=displayable(arrival.known)
        ),
        "failed": lambda: tr("cannot be read"),
        "unclear": lambda: _question(arrival.outcome.question),
        "left_out": lambda: tr("left out"),
    }
    return words[arrival.standing]()


def _question(what: str) -> str:
    return {
        "columns": tr("its columns must be chosen"),
        "password": tr("needs its password"),
    }.get(what, tr("needs an encoding"))
