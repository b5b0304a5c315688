"""What was chosen in the export window, as it is remembered from one time to the next."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from annotator.departures.tables import KINDS, WHOLE, kind_named
from annotator.formats.csv_file import DELIMITERS
from annotator.formats.csv_presets import EXCEL, PRESETS, Preset
from annotator.model.annotation_filter import AnnotationFilter

KEY = "export"  # in the settings
OFFSETS = {
    "points": ("start", "end"),
    "utf16": ("start_utf16", "end_utf16"),
    "bytes": ("start_byte", "end_byte"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """What the review table has, to be exported: what it shows, of those ``among`` only, and the
    rows that are ``selected``."""

    filter: AnnotationFilter
    among: Sequence[int] | None = None
    selected: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """``ticked`` and ``order`` are names of columns; those of another project's scheme may be
    among them. None: as the preset has them."""

    kind: str = KINDS[0].name
    preset: str = EXCEL.name
    delimiter: str = EXCEL.delimiter
    has_mark: bool = EXCEL.has_mark
    is_guarded: bool = EXCEL.is_guarded
    has_links: bool = False
    is_as_excel: bool = False
    order: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()

    def as_preset(self) -> Preset:
        """The preset with what was chosen otherwise."""
        chosen = next((one for one in PRESETS if one.name == self.preset), EXCEL)
        return replace(
            chosen,
            delimiter=kind_named(self.kind).delimiter or self.delimiter,
            has_mark=self.has_mark,
            is_guarded=self.is_guarded and kind_named(self.kind).is_text,
        )

    def as_text(self) -> str:
        return json.dumps(asdict(self))


def choice_from(text: str) -> Choice:
    """What ``as_text`` gave; what is spoilt or missing of it is as at first."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Choice()
    if not isinstance(found, dict):
        return Choice()
    usual = Choice()
    values: dict[str, Any] = {}
    for field in fields(Choice):
        value, first = found.get(field.name), getattr(usual, field.name)
        if isinstance(first, tuple):
            if isinstance(value, list) and all(isinstance(one, str) for one in value):
                values[field.name] = tuple(value)
        elif isinstance(value, type(first)):
            values[field.name] = value
    choice = replace(usual, **values)
    is_known = choice.delimiter in tuple(DELIMITERS)
    is_preset = any(one.name == choice.preset for one in PRESETS)
    is_kind = any(one.name == choice.kind for one in (*KINDS, WHOLE))
    return choice if is_known and is_preset and is_kind else usual
