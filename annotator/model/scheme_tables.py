"""The entries of a scheme's TOML tables, each of the type that it must be."""

from collections.abc import Mapping
from typing import Any

ANY = "*"
NAME_CHARACTERS = 200


class SchemeError(ValueError):
    """A scheme file that cannot be used; the message names the place and what was expected."""


def tables_in(table: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SchemeError(f"{where}: “{key}” must be a list of tables ([[{key}]])")
    return entries


def table_in(table: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    entry = table.get(key, {})
    if not isinstance(entry, dict):
        raise SchemeError(f"{where}: “{key}” must be a table, not {entry!r}")
    return entry


def texts_in(
    table: Mapping[str, Any], key: str, where: str, default: tuple[str, ...] = ()
) -> tuple[str, ...]:
    entries = table.get(key, default)
    if not isinstance(entries, list | tuple):
        raise SchemeError(f"{where}: “{key}” must be a list, not {entries!r}")
    return tuple(str(entry) for entry in entries)


def pairs_in(
    table: Mapping[str, Any], key: str, where: str, known: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The pairs of an inner table whose keys are among ``known``, all as texts."""
    entries = table_in(table, key, where)
    for entry in entries:
        if entry not in known:
            raise SchemeError(f"{where}: “{key}” names “{entry}”, which is not one of its values")
    return tuple((entry, str(value)) for entry, value in entries.items())


def truth_in(table: Mapping[str, Any], key: str, where: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise SchemeError(f"{where}: “{key}” must be true or false, not {value!r}")
    return value


def word_in(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise SchemeError(f"{where}: “{key}” must be a text, not {value!r}")
    if "\0" in value:
        raise SchemeError(f"{where}: “{key}” must not hold a NUL")
    return value.strip()


def name_in(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    name = word_in(table, key, where, default)
    if not 1 <= len(name) <= NAME_CHARACTERS:
        raise SchemeError(f"{where}: “{key}” must be 1 to {NAME_CHARACTERS} characters")
    if name == ANY:
        raise SchemeError(f"{where}: “{key}” must not be “{ANY}”, which means any label")
    return name
