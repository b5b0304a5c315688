"""Tables of texts: a row a document. Which column is the text, which the title and so on is
said by the user or guessed from names and contents; all others are kept beside the document.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice

from annotator.model.document import METADATA, Metadata
from annotator.model.text import is_encodable, is_storable, storable
from annotator.sources.blocks import Extracted
from annotator.sources.dates import iso_date
from annotator.sources.options import Options
from annotator.sources.problems import ColumnsUnclear, SourceProblem
from annotator.sources.table_csv import read_csv
from annotator.sources.table_json import kind_of_value, read_json
from annotator.sources.table_rows import SAMPLE, Row, Table, Value, shown

METHOD = "table/1"
TEXT = "text"
FIELDS = (TEXT, *METADATA)
SEVERAL = "; "
DATES = ("published", "modified")  # in ISO 8601, where they are dates for sure
ISO = re.compile(r"\d{4}-\d\d-\d\d")
LONG_ENOUGH = 40  # characters on average, to be taken for the text whatever its name
# What people call fields; those of the program's own names need not be listed.
CALLED: Mapping[str, tuple[str, ...]] = {
    TEXT: (
        "body", "content", "article", "article_text", "full_text", "fulltext", "main_text",
        "maintext", "article_body", "articlebody", "raw_text", "transcript", "story",
    ),
    "title": ("headline", "heading", "subject", "name"),
    "url": ("link", "href", "source_url", "article_url", "permalink", "uri"),
    "published": (
        "date", "published_at", "publish_date", "published_date", "pub_date", "pubdate",
        "date_published", "datepublished", "date_publish", "publication_date", "time", "datetime",
    ),
    "author": ("authors", "byline", "creator", "writer"),
    "publisher": ("source", "site", "outlet", "newspaper", "publication", "domain", "site_name"),
    "language": ("lang",),
    "modified": ("updated", "updated_at", "date_modified", "datemodified"),
    "rights": ("license", "licence", "copyright"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preview:
    """A table before it is brought in: its columns, its first rows, and the guessed or chosen
    mapping of fields ("text", "title", …) to columns; without a text where none looks like
    it. ``delimiter``: what parts its cells, if it is CSV."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]
    mapping: Mapping[str, str]
    delimiter: str = ""


def extract_csv(raw: bytes, name: str, options: Options) -> Iterator[Extracted | SourceProblem]:
    return documents(read_csv(raw, name, options), name, options)


def extract_json(raw: bytes, name: str, options: Options) -> Iterator[Extracted | SourceProblem]:
    return documents(read_json(raw, name, options), name, options)


def extract_xlsx(raw: bytes, name: str, options: Options) -> list[Extracted | SourceProblem]:
    from annotator.sources.table_xlsx import read_xlsx  # noqa: PLC0415  only for spreadsheets

    return list(documents(read_xlsx(raw, name, options), name, options))


def preview_csv(raw: bytes, name: str, options: Options) -> Preview:
    return preview(read_csv(raw, name, options), name, options)


def preview_json(raw: bytes, name: str, options: Options) -> Preview:
    return preview(read_json(raw, name, options), name, options)


def preview_xlsx(raw: bytes, name: str, options: Options) -> Preview:
    from annotator.sources.table_xlsx import read_xlsx  # noqa: PLC0415  only for spreadsheets

    return preview(read_xlsx(raw, name, options), name, options)


def preview(table: Table, name: str, options: Options) -> Preview:
    sample = [row for row in islice(table.rows, SAMPLE) if isinstance(row, Row)]
    columns = _columns(table, sample)
    values = tuple(row.values for row in sample)
    mapping = guessed_mapping(columns, values, options.columns, name)
    return Preview(columns, values, mapping, table.delimiter)


def documents(
    table: Table, name: str, options: Options, skipped: int = 0
) -> Iterator[Extracted | SourceProblem]:
    """A document or a problem for each row after the first ``skipped``; ``SourceProblem`` is
    raised where the table as a whole cannot be used. The very first document carries the
    remarks on the table."""
    first = list(islice(table.rows, SAMPLE))
    if not first:
        raise SourceProblem(f"{name} holds no rows.")
    while not any(isinstance(row, Row) for row in first):
        yield from islice((row for row in first if isinstance(row, SourceProblem)), skipped, None)
        skipped = max(0, skipped - len(first))
        first = list(islice(table.rows, SAMPLE))
        if not first:
            return
    sample = [row for row in first if isinstance(row, Row)]
    columns = _columns(table, sample)
    try:
        mapping = mapping_of(columns, [row.values for row in sample], options.columns, name)
    except ColumnsUnclear as problem:
        problem.delimiter = table.delimiter
        raise
    remarks = [*table.remarks, _told(name, columns, mapping)]
    read = partial(_read, mapping=mapping, name=name, encoding=table.encoding)
    yield from _after(skipped, chain(first, table.rows), read, remarks)


def _after(
    skipped: int,
    rows: Iterable[Row | SourceProblem],
    read: Callable[[Row | SourceProblem], Extracted | SourceProblem],
    remarks: list[str],
) -> Iterator[Extracted | SourceProblem]:
    """What ``read`` makes of those after the first ``skipped``."""
    for number, row in enumerate(rows):
        if number < skipped and not remarks:
            continue
        found = read(row)
        if remarks and isinstance(found, Extracted):
            found = replace(found, left_out=(*remarks, *found.left_out))
            remarks = []
        if number >= skipped:
            yield found


def _read(
    row: Row | SourceProblem, mapping: Mapping[str, str], name: str, encoding: str
) -> Extracted | SourceProblem:
    if isinstance(row, SourceProblem):
        return row
    try:
        return _document(row, mapping, name, encoding)
    except SourceProblem as problem:
        return problem


def chosen_columns(words: str) -> dict[str, str]:
    """``text=body,title=headline`` as a mapping; ``SourceProblem`` where it is none."""
    chosen: dict[str, str] = {}
    for pair in words.split(","):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise SourceProblem(f"“{pair}” does not say FIELD=COLUMN, as “text=body” does.")
        chosen[known_field(field)] = column
    return chosen


def is_text_column(name: str) -> bool:
    """Whether a column of this name is taken for the text."""
    return _folded(name) in (TEXT, *CALLED[TEXT])


def known_field(name: str) -> str:
    """The field that people call ``name``; ``SourceProblem`` where there is none."""
    folded = _folded(name)
    for field in FIELDS:
        if folded == field or folded in CALLED.get(field, ()):
            return field
    raise SourceProblem(f"There is no field “{name}”. There are: {', '.join(FIELDS)}.")


def mapping_of(
    columns: Iterable[str],
    rows: Iterable[Mapping[str, Value]],
    chosen: Mapping[str, str],
    name: str,
) -> dict[str, str]:
    """As ``guessed_mapping``; ``ColumnsUnclear`` where no column is the text."""
    columns, rows = tuple(columns), tuple(rows)
    if not columns:
        raise SourceProblem(f"{name} holds no texts: its rows are empty.")
    mapping = guessed_mapping(columns, rows, chosen, name)
    if TEXT not in mapping:
        raise ColumnsUnclear(
            f"{name} does not tell which column is the text. Its columns are:"
            f" {_listed(columns)}. Say which one (text=COLUMN).",
            columns,
            rows,
        )
    return mapping


def guessed_mapping(
    columns: tuple[str, ...],
    rows: tuple[Mapping[str, Value], ...],
    chosen: Mapping[str, str],
    name: str,
) -> dict[str, str]:
    """Which column each field comes from: as chosen ("" for none), else by their names, the
    text also by its length. ``SourceProblem`` where a chosen column is missing."""
    by_name = {_folded(column): column for column in reversed(columns)}
    mapping: dict[str, str] = {}
    for field, wanted in chosen.items():
        if not wanted:
            continue
        column = wanted if wanted in columns else by_name.get(_folded(wanted))
        if column is None:
            raise SourceProblem(
                f"{name} has no column “{wanted}”. Its columns are: {_listed(columns)}."
            )
        mapping[field] = column
    for field in FIELDS:
        names = (by_name.get(called) for called in (field, *CALLED.get(field, ())))
        found = next((one for one in names if one and one not in mapping.values()), None)
        if field not in chosen and found:
            mapping[field] = found
    if TEXT not in mapping and (longest := _longest(columns, rows, set(mapping.values()))):
        mapping[TEXT] = longest
    return {field: mapping[field] for field in FIELDS if field in mapping}


def _longest(
    columns: tuple[str, ...], rows: tuple[Mapping[str, Value], ...], taken: set[str]
) -> str:
    """The column of the longest words, "" where none has many."""

    def length(column: str) -> float:
        return sum(len(str(row.get(column, ""))) for row in rows) / max(1, len(rows))

    free = [column for column in columns if column not in taken]
    best = max(free, key=length, default="")
    return best if best and length(best) >= LONG_ENOUGH else ""


def _document(row: Row, mapping: Mapping[str, str], name: str, encoding: str) -> Extracted:
    place = f"{name}, {row.place}"
    text = row.values.get(mapping[TEXT], "")
    if not isinstance(text, str):
        raise SourceProblem(
            f"{place}: {shown(mapping[TEXT])} is {kind_of_value(text)} where the text was expected."
        )
    if not text.strip():
        raise SourceProblem(_without_text(row, mapping[TEXT], place))
    told = [
        f"{place}: the formula in {cell} has no stored value." for cell in row.unstored.values()
    ]
    words = {column: _words(value) for column, value in row.values.items()}
    if not all(map(is_storable, chain(words, words.values()))):
        words = _clean(words, mapping[TEXT], place, told)
    used = {field: words.pop(column, "") for field, column in mapping.items()}
    del used[TEXT]
    for field, column in mapping.items():
        if field in used and _are_words(row.values.get(column)):
            used[field] = SEVERAL.join(json.loads(used[field]))  # authors, mostly
    for field in DATES:
        if used.get(field) and not ISO.fullmatch(used[field]):
            used[field] = iso_date(used[field]) or used[field]
    metadata = Metadata(**used, extra=words)
    return Extracted((), metadata, tuple(told), METHOD, encoding, text, row.place)


def _clean(words: dict[str, str], text: str, place: str, told: list[str]) -> dict[str, str]:
    """What can be stored of the words of a row by column, of which ``text`` has its text, with
    a sentence for each repair; ``SourceProblem`` where there is half a character."""
    for column, value in (*words.items(), *((key, key) for key in words)):
        if not is_encodable(value):
            raise SourceProblem(
                f"{place}: {shown(storable(column)[0])} holds half a character (a lone surrogate);"
                " write the whole one."
            )
        if column != text and "\0" in value:
            told.append(f"{place}: a NUL character in {shown(column)} became “\ufffd”.")
    return {storable(key)[0]: storable(value)[0] for key, value in words.items()}


def _without_text(row: Row, column: str, place: str) -> str:
    cell = row.unstored.get(column)
    if not cell:
        return f"{place}: {shown(column)} holds no text."
    return (
        f"{place}: the text is the formula in {cell}, which has no stored value; open the table in"
        " a spreadsheet program and save it."
    )


def _are_words(value: Value) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _words(value: Value) -> str:
    """A value as it is kept: a text as it is, everything else as JSON says it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _columns(table: Table, sample: list[Row]) -> tuple[str, ...]:
    return table.columns or tuple(dict.fromkeys(key for row in sample for key in row.values))


def _told(name: str, columns: tuple[str, ...], mapping: Mapping[str, str]) -> str:
    used = ", ".join(f"{field} from {shown(column)}" for field, column in mapping.items())
    others = [column for column in columns if column not in mapping.values()]
    kept = f"; kept beside it: {_listed(others)}" if others else ""
    return f"{name} was read as a table, a row a document: {used}{kept}."


def _listed(columns: Iterable[str]) -> str:
    names = [shown(column) for column in columns]
    return ", ".join(names[:20]) + (" …" if len(names) > 20 else "")


def _folded(name: str) -> str:
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
