"""The kinds of CSV on offer."""

from dataclasses import dataclass

from annotator.formats.problems import FormatProblem


@dataclass(frozen=True, slots=True)
class Preset:
    """How a CSV file is written. ``columns`` () means the standard ones of the scheme.

    ``has_mark`` puts the UTF-8 byte order mark in front, by which Excel knows the encoding;
    ``is_guarded`` turns the formula guard on; ``cell_limit`` is the longest cell, in
    characters, that its reader takes (0: any).
    """

    name: str
    summary: str
    has_mark: bool
    is_guarded: bool
    delimiter: str = ","
    cell_limit: int = 0
    columns: tuple[str, ...] = ()


EXCEL = Preset(
    "excel",
    "for spreadsheets: byte order mark, cells that look like formulas get an apostrophe",
    has_mark=True,
    is_guarded=True,
    cell_limit=32_767,
)
DATA = Preset(
    "data", "for programs: exact cells, no byte order mark", has_mark=False, is_guarded=False
)

# To add one: define it above and name it here.
PRESETS: tuple[Preset, ...] = (EXCEL, DATA)


def preset_named(name: str) -> Preset:
    for preset in PRESETS:
        if preset.name == name:
            return preset
    raise FormatProblem(
        f"There is no preset “{name}”; there are {', '.join(preset.name for preset in PRESETS)}."
    )
