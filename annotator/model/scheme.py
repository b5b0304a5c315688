"""The scheme: labels, their attributes, the link types, and what the guidelines say of each."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

ATTRIBUTE_KINDS = ("choice", "text", "date", "url")
UNDERLINES = ("solid", "double", "dash", "dot", "wave", "dashdot")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
ANY = "*"
NAME_CHARACTERS = 200


class SchemeError(ValueError):
    """A scheme file that cannot be used; the message names the place and what was expected."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A label's colours in one theme, as "#rrggbb": behind the words, and of their underline."""

    tint: str
    line: str


PLAIN_LIGHT = Colour("#dddddd", "#555555")
PLAIN_DARK = Colour("#444444", "#bbbbbb")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A question about an annotation. ``values`` are the answers of a "choice"."""

    name: str
    title: str
    kind: str = "choice"
    values: tuple[str, ...] = ()
    default: str = ""
    required: bool = False
    help: str = ""

    def accepts(self, value: str) -> bool:
        """Whether ``value`` may be stored; an empty one always may (it means "no answer")."""
        return not value or self.kind != "choice" or value in self.values


@dataclass(frozen=True, slots=True)
class Label:
    """A category of annotation, with how it looks and which keys set it."""

    name: str
    title: str
    letter: str = ""
    digit: int = 0
    underline: str = "solid"
    light: Colour = PLAIN_LIGHT
    dark: Colour = PLAIN_DARK
    definition: str = ""
    guideline: str = ""
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkType:
    """A typed relation. ``ends_from`` and ``ends_to`` name labels, or "*" for any."""

    name: str
    title: str
    inverse: str
    ends_from: tuple[str, ...]
    ends_to: tuple[str, ...]
    symmetric: bool = False
    same_label: bool = False

    def fits(self, start: str, end: str) -> bool:
        """Whether a link of this type may run from a ``start`` label to an ``end`` label."""
        if self.same_label and start != end:
            return False
        return _among(start, self.ends_from) and _among(end, self.ends_to)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A project's labels in their order, attributes for any label, link types, guidelines."""

    name: str
    title: str
    guideline: str = ""
    labels: tuple[Label, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    links: tuple[LinkType, ...] = ()
    _by_name: dict[str, Label] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_name.update((label.name, label) for label in self.labels)

    def label(self, name: str) -> Label:
        """``KeyError`` where the scheme has no such label."""
        return self._by_name[name]

    def has_label(self, name: str) -> bool:
        return name in self._by_name

    def attributes_of(self, label: str) -> tuple[Attribute, ...]:
        """The label's own attributes, then those of any label."""
        own = self._by_name[label].attributes if label in self._by_name else ()
        return (*own, *self.attributes)

    def all_attributes(self) -> tuple[Attribute, ...]:
        """Every attribute once by name, in the order of the labels."""
        found: dict[str, Attribute] = {}
        for attribute in (
            *(a for label in self.labels for a in label.attributes),
            *self.attributes,
        ):
            found.setdefault(attribute.name, attribute)
        return tuple(found.values())

    def link_types(self, start: str, end: str) -> tuple[LinkType, ...]:
        """The link types that may run from ``start`` to ``end`` (label names)."""
        return tuple(link for link in self.links if link.fits(start, end))

    def misfits(self, label: str, attributes: Mapping[str, str]) -> list[str]:
        """What is wrong with ``attributes`` on ``label``: one sentence each, [] if nothing."""
        known = {attribute.name: attribute for attribute in self.attributes_of(label)}
        wrong = []
        for name, value in attributes.items():
            if name not in known:
                wrong.append(f"“{label}” has no attribute “{name}”")
            elif not known[name].accepts(value):
                wrong.append(f"“{value}” is not a value of “{name}”")
        return wrong


def _among(label: str, ends: tuple[str, ...]) -> bool:
    return label in ends or ANY in ends


def parse_scheme(toml: str) -> Scheme:
    """A scheme from the text of its TOML file; ``SchemeError`` says what is wrong and where."""
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"the scheme is not valid TOML: {error}") from error
    labels = tuple(_label(entry) for entry in _tables(table, "label", "the scheme"))
    scheme = Scheme(
        name=_name(table, "name", "the scheme"),
        title=_name(table, "title", "the scheme"),
        guideline=_word(table, "guideline", "the scheme", ""),
        labels=labels,
        attributes=_attributes(table, "the scheme"),
        links=tuple(_link(entry) for entry in _tables(table, "link", "the scheme")),
    )
    _check(scheme)
    return scheme


def _label(table: Mapping[str, Any]) -> Label:
    name = _name(table, "name", "a label")
    where = f"label “{name}”"
    colours = _table(table, "colour", where)
    underline = _word(table, "underline", where, "solid")
    if underline not in UNDERLINES:
        raise SchemeError(f"{where}: underline “{underline}” is none of {', '.join(UNDERLINES)}")
    return Label(
        name=name,
        title=_name(table, "title", where, name),
        letter=_letter(table, where),
        digit=_digit(table, where),
        underline=underline,
        light=_colour(_table(colours, "light", where), where, PLAIN_LIGHT),
        dark=_colour(_table(colours, "dark", where), where, PLAIN_DARK),
        definition=_word(table, "definition", where, ""),
        guideline=_word(table, "guideline", where, ""),
        attributes=_attributes(table, where),
    )


def _letter(table: Mapping[str, Any], where: str) -> str:
    letter = _word(table, "letter", where, "")
    if len(letter) > 1:
        raise SchemeError(f"{where}: “letter” must be one character, not “{letter}”")
    return letter


def _digit(table: Mapping[str, Any], where: str) -> int:
    digit = table.get("digit", 0)
    if type(digit) is not int or not 0 <= digit <= 9:
        raise SchemeError(f"{where}: “digit” must be a number from 1 to 9, not {digit!r}")
    return digit


def _colour(table: Mapping[str, Any], where: str, default: Colour) -> Colour:
    if not table:
        return default
    for part in ("tint", "line"):
        if not COLOUR.fullmatch(str(table.get(part))):
            raise SchemeError(f"{where}: colour {part} must be “#rrggbb”, not {table.get(part)!r}")
    return Colour(table["tint"], table["line"])


def _attributes(table: Mapping[str, Any], where: str) -> tuple[Attribute, ...]:
    return tuple(_attribute(entry, where) for entry in _tables(table, "attribute", where))


def _attribute(table: Mapping[str, Any], owner: str) -> Attribute:
    name = _name(table, "name", f"an attribute of {owner}")
    where = f"attribute “{name}” of {owner}"
    kind = _word(table, "kind", where, "choice")
    if kind not in ATTRIBUTE_KINDS:
        raise SchemeError(f"{where}: kind “{kind}” is none of {', '.join(ATTRIBUTE_KINDS)}")
    values = _list(table, "values", where)
    if kind == "choice" and not values:
        raise SchemeError(f"{where}: a choice needs values")
    attribute = Attribute(
        name=name,
        title=_name(table, "title", where, name),
        kind=kind,
        values=values,
        default=_word(table, "default", where, ""),
        required=_claim(table, "required", where),
        help=_word(table, "help", where, ""),
    )
    if not attribute.accepts(attribute.default):
        raise SchemeError(f"{where}: default “{attribute.default}” is not one of its values")
    return attribute


def _link(table: Mapping[str, Any]) -> LinkType:
    name = _name(table, "name", "a link type")
    where = f"link type “{name}”"
    return LinkType(
        name=name,
        title=_name(table, "title", where, name),
        inverse=_name(table, "inverse", where, name),
        ends_from=_list(table, "from", where, (ANY,)),
        ends_to=_list(table, "to", where, (ANY,)),
        symmetric=_claim(table, "symmetric", where),
        same_label=_claim(table, "same_label", where),
    )


def _tables(table: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SchemeError(f"{where}: “{key}” must be a list of tables ([[{key}]])")
    return entries


def _table(table: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    entry = table.get(key, {})
    if not isinstance(entry, dict):
        raise SchemeError(f"{where}: “{key}” must be a table, not {entry!r}")
    return entry


def _list(
    table: Mapping[str, Any], key: str, where: str, default: tuple[str, ...] = ()
) -> tuple[str, ...]:
    entries = table.get(key, default)
    if not isinstance(entries, list | tuple):
        raise SchemeError(f"{where}: “{key}” must be a list, not {entries!r}")
    return tuple(str(entry) for entry in entries)


def _claim(table: Mapping[str, Any], key: str, where: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise SchemeError(f"{where}: “{key}” must be true or false, not {value!r}")
    return value


def _word(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise SchemeError(f"{where}: “{key}” must be a text, not {value!r}")
    if "\0" in value:
        raise SchemeError(f"{where}: “{key}” must not hold a NUL")
    return value.strip()


def _name(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    name = _word(table, key, where, default)
    if not 1 <= len(name) <= NAME_CHARACTERS:
        raise SchemeError(f"{where}: “{key}” must be 1 to {NAME_CHARACTERS} characters")
    if name == ANY:
        raise SchemeError(f"{where}: “{key}” must not be “{ANY}”, which means any label")
    return name


def _check(scheme: Scheme) -> None:
    names = [label.name for label in scheme.labels]
    _unique(names, "label")
    _unique([label.letter.casefold() for label in scheme.labels if label.letter], "letter")
    _unique([label.digit for label in scheme.labels if label.digit], "digit")
    _unique([link.name for link in scheme.links], "link type")
    for label in scheme.labels:
        _unique([a.name for a in scheme.attributes_of(label.name)], f"attribute of “{label.name}”")
    for link in scheme.links:
        for end in (*link.ends_from, *link.ends_to):
            if end != ANY and end not in names:
                raise SchemeError(f"link type “{link.name}” names an unknown label “{end}”")


def _unique(names: Iterable[object], what: str) -> None:
    seen: set[object] = set()
    for name in names:
        if name in seen:
            raise SchemeError(f"{what} “{name}” stands twice")
        seen.add(name)
