"""Changing the labels of a project that has annotations: each change is one step."""

import json
from collections.abc import Sequence

from annotator.model.scheme import Colour, Label
from annotator.model.text import storable
from annotator.store.errors import Misfit
from annotator.store.label_merging import LabelMerging
from annotator.store.label_rows import listed

LONGEST = 200
ANY = "*"  # at the ends of link types
DIGITS = range(1, 10)


class LabelKeeping(LabelMerging):
    """``Misfit`` says why something cannot be; ``UnknownLabel`` where there is no such label."""

    def add(self, title: str, light: Colour, dark: Colour) -> str:
        """A new label at the end, with the first digit that no other has; its name."""
        title = self._titled(title)
        name = self._free_name(_slug(title))
        with self._journal.step(f"Add label {title}"):
            position = self._database.one("SELECT coalesce(max(position), -1) + 1 FROM label")[0]
            label = Label(name, title, digit=self._free_digit(), light=light, dark=dark)
            self._labels.add(label, int(position))
        return name

    def rename(self, name: str, title: str, new: str = "") -> str:
        """Another title, and the name that goes with it (or ``new``); the old name becomes an
        alias, so that files which have it still fit. The new name."""
        id, title = self._labels.id_of(name), self._titled(title)
        old = self._labels.scheme.label(name)
        new = self._free_name(new or _slug(title), besides=name)
        if (new, title) == (name, old.title):
            return name
        with self._journal.step(f"Rename label {old.title} to {title}"):
            aliases = self.aliases(name)
            if new != name:
                aliases = [one for one in aliases if one != new] + [name]
                self._replace_ends(name, new)
                self._replace_in_filters(name, new)
            self._set(id, name=new, title=title, aliases=listed(aliases))
        return new

    def recolour(self, name: str, light: Colour, dark: Colour) -> None:
        """In the light and in the dark theme."""
        id, title = self._labels.id_of(name), self._labels.scheme.label(name).title
        colours = {
            theme: {"tint": colour.tint, "line": colour.line}
            for theme, colour in (("light", light), ("dark", dark))
        }
        if json.loads(self._row(name, "colours")) != colours:
            with self._journal.step(f"Recolour label {title}"):
                self._set(id, colours=json.dumps(colours))

    def order(self, names: Sequence[str]) -> None:
        """All labels in another order. The digits of those in use follow it, where they did so
        before. ``Misfit`` where the names are not those of all of them."""
        if sorted(names) != sorted(self._labels.names.values()):
            raise Misfit("An order names each label once.")
        if list(names) == list(self._labels.names.values()):
            return
        scheme = self._labels.scheme
        before = [label.digit for label in scheme.offered if label.digit]
        is_following = before == sorted(before)
        offered = [name for name in names if not scheme.label(name).is_archived]
        with self._journal.step("Reorder labels"):
            for position, name in enumerate(names):
                digit = scheme.label(name).digit
                if is_following:
                    digit = offered.index(name) + 1 if name in offered else 0
                digit = digit if digit in DIGITS else 0
                self._set(self._labels.id_of(name), position=position, digit=digit)

    def archive(self, name: str, *, is_archived: bool = True) -> None:
        """Not offered any more; what has it stays as it is. Brought back, it has its digit
        again where no other has it by now, or else the first free one. ``Misfit`` for the last
        one."""
        id, label = self._labels.id_of(name), self._labels.scheme.label(name)
        if label.is_archived == is_archived:
            return
        if is_archived and len(self._labels.scheme.offered) == 1:
            raise Misfit(f"“{label.title}” is the last label in use.")
        verb = "Archive" if is_archived else "Bring back"
        taken = {one.digit for one in self._labels.scheme.offered}
        is_free = label.digit and label.digit not in taken
        digit = label.digit if is_archived or is_free else self._free_digit()
        with self._journal.step(f"{verb} label {label.title}"):
            self._set(id, is_archived=int(is_archived), digit=digit)

    def set_keys(self, name: str, digit: int, letter: str) -> None:
        """The keys that give it: a digit from 1 to 9, or 0 for none, and a letter, or "".
        ``Misfit`` where another label in use has one of them, or where it cannot be a key."""
        id, label = self._labels.id_of(name), self._labels.scheme.label(name)
        letter = storable(letter.strip())[0]
        if digit not in (0, *DIGITS):
            raise Misfit("A label's digit is one from 1 to 9.")
        if letter and (len(letter) > 1 or not letter.isalpha()):
            raise Misfit(f"“{letter}” is not a letter.")
        for other in self._labels.scheme.offered:
            if other.name == name:
                continue
            if digit and other.digit == digit:
                raise Misfit(f"“{other.title}” has the digit {digit} already.")
            if letter and other.letter.casefold() == letter.casefold():
                raise Misfit(f"“{other.title}” has the letter {letter.upper()} already.")
        if (digit, letter) != (label.digit, label.letter):
            with self._journal.step(f"Set the keys of label {label.title}"):
                self._set(id, digit=digit, letter=letter)

    # Parts

    def _titled(self, title: str) -> str:
        title = storable(" ".join(title.split()))[0]
        if not 0 < len(title) <= LONGEST:
            raise Misfit(f"A label's name has from one to {LONGEST} characters.")
        return title

    def _free_digit(self) -> int:
        """0 where there is none."""
        taken = {one.digit for one in self._labels.scheme.offered}
        return next((digit for digit in DIGITS if digit not in taken), 0)

    def _free_name(self, name: str, besides: str = "") -> str:
        """``Misfit`` where another label is called so, or was; or for what stands for any."""
        if name == ANY:
            raise Misfit(f"“{ANY}” stands for any label, and cannot be one.")
        for other in self._labels.names.values():
            if other != besides and name in (other, *self.aliases(other)):
                raise Misfit(f"There is, or was, a label “{name}” already.")
        return name


def _slug(title: str) -> str:
    return "_".join(title.casefold().split())
