"""JSON and JSON Lines, after RFC 8259, as rows. What Python's parser takes although it is no
JSON, or takes silently for something else, is refused here."""

import json
import math
import re
from collections.abc import Iterable, Iterator

from annotator.sources.encodings import decoded
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.table_rows import Row, Table, Value, shown

# A string, or what outside of strings is no JSON or too much for a number.
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|(?P<wrong>-?(?:NaN|Infinity)\b|-?\d[\d.eE+-]*)', re.DOTALL)
NO_BLANK = re.compile("[^\ufeff \t\r\n]")
MOST_DIGITS = 4300
SHOWN = 40
WHOLE_PROJECT = '{"format":"annotator"'  # how our own exports of all of a project begin
TEXT = "text"


class _Unfit(ValueError):
    """JSON that must not be taken as it is; ``str()`` is the end of a sentence."""


def read_json(raw: bytes, name: str, options: Options) -> Table:
    """The rows of a list, or of the one list in an object, or of lines with an object each.

    A list has to be right as a whole (``SourceProblem``); of lines each one for itself.
    """
    found = decoded(raw, name, options.encoding, options.fallback_encoding)
    content = found.content
    if content.startswith(WHOLE_PROJECT):
        raise SourceProblem(
            f"{name} is no table of texts: it holds a whole project. Make a project of it with"
            f" “annotator import NEW.annotator {name}”, or by File > Restore a project."
        )
    is_called_lines = name.lower().endswith((".jsonl", ".ndjson"))
    is_lines = _is_lines(content, is_called_lines=is_called_lines)
    remarks: tuple[str, ...] = ()
    what = "lines of JSON" if is_lines else "one JSON list"
    if not is_called_lines and not name.lower().endswith(".json"):
        remarks = (f"{name} was read as what it looks like, {what}: a document for each row.",)
    elif is_lines != is_called_lines:
        remarks = (f"{name} was read as what it is, {what}, whatever its name says.",)
    if is_lines:
        return Table(_lines(_split(content), name), remarks=remarks, encoding=found.encoding)
    rows, beside = _found_rows(_value(content.strip("\ufeff"), name, 1), name)
    return Table(_numbered(rows, name), remarks=(*remarks, *beside), encoding=found.encoding)


def _is_lines(content: str, *, is_called_lines: bool) -> bool:
    """What it is, told by its first line where that is whole."""
    beginning = NO_BLANK.search(content)
    start = beginning.start() if beginning else 0
    if content.startswith("[", start):
        return False
    end = _line_end(content, start)
    try:
        is_whole = isinstance(json.loads(content[start:end]), dict | str)
    except (ValueError, RecursionError):
        return is_called_lines
    return is_whole and (is_called_lines or bool(NO_BLANK.search(content, end)))


def _split(content: str) -> Iterator[str]:
    """Its lines, one after the other; not as str.splitlines: other line ends may stand in
    strings."""
    start = 0
    while start <= len(content):
        end = _line_end(content, start)
        yield content[start:end]
        start = end + 1


def _line_end(content: str, start: int) -> int:
    end = content.find("\n", start)
    return len(content) if end < 0 else end


def lines_table(lines: Iterable[str], name: str) -> Table:
    """The rows of a file in UTF-8 that is called lines of JSON and is that."""
    return Table(_lines(lines, name), encoding="utf-8")


def begins_as_lines(content: str) -> bool:
    """Whether this, the beginning of a file that is called lines of JSON, is that."""
    return _is_lines(content, is_called_lines=True)


def _lines(lines: Iterable[str], name: str) -> Iterator[Row | SourceProblem]:
    for number, line in enumerate(lines, 1):
        if not line.strip(" \t\r\ufeff"):
            continue
        try:
            yield _row(_value(line.strip(" \t\r\ufeff"), name, number), f"line {number}", name)
        except SourceProblem as problem:
            yield problem


def _numbered(rows: list[Value], name: str) -> Iterator[Row | SourceProblem]:
    for number, value in enumerate(rows, 1):
        try:
            yield _row(value, f"row {number}", name)
        except SourceProblem as problem:
            yield problem


def _found_rows(whole: Value, name: str) -> tuple[list[Value], tuple[str, ...]]:
    """The rows, and what was left out beside them."""
    if isinstance(whole, list):
        return whole, ()
    if not isinstance(whole, dict):
        raise SourceProblem(
            f"{name} holds {kind_of_value(whole)} where a list of objects was expected, an object a"
            " document."
        )
    lists = {
        key: value
        for key, value in whole.items()
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
    }
    if len(lists) > 1:
        raise SourceProblem(
            f"{name} holds {len(lists)} lists of objects, and only one can be the documents;"
            " save that one as a file of its own."
        )
    if not lists or TEXT in whole:
        return [whole], ()
    [rows] = lists.values()
    others = ", ".join(shown(key) for key in whole if key not in lists)
    return rows, ((f"{name}: {others} beside the documents was left out.",) if others else ())


def _row(value: Value, place: str, name: str) -> Row:
    if isinstance(value, str):
        value = {TEXT: value}
    if not isinstance(value, dict):
        raise SourceProblem(
            f"{name}, {place}: here is {kind_of_value(value)} where an object was expected, such as"
            ' {"text": "…"}.'
        )
    return Row(place, {key: one for key, one in value.items() if one is not None and one != ""})


def _value(source: str, name: str, line: int) -> Value:
    """What ``source`` says; ``line`` is that of its beginning in the file."""
    try:
        found: Value = DECODER.decode(source)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno + line - 1}, column {error.colno}"
        raise SourceProblem(f"{name}, {place}: this is no valid JSON ({_said(error)}).") from error
    except _Unfit as error:
        raise SourceProblem(f"{name}, {_place(source, line, str(error))}.") from None
    except RecursionError:
        raise SourceProblem(
            f"{name}, line {line}: its objects are nested too deep for a table of documents."
        ) from None
    return found


def _object(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Unfit(f"{shown(twice)} stands twice in one object; only one can hold")
    return found


def _refused(literal: str) -> Value:
    raise _Unfit(f"{literal} is no number of JSON")


def _number(literal: str) -> float:
    value = float(literal)
    if math.isinf(value):
        raise _Unfit(f"{literal[:SHOWN]} is too large a number")
    return value


def _whole(literal: str) -> int:
    if len(literal) > MOST_DIGITS:
        raise _Unfit(f"a number of {len(literal):,} digits is too large")
    return int(literal)


DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_refused, parse_float=_number, parse_int=_whole
)


def _place(source: str, line: int, fault: str) -> str:
    """``fault`` with line and column where a number is the fault, else with the line."""
    at = next((match.start() for match in TOKEN.finditer(source) if _is_wrong(match)), None)
    if at is None or "stands twice" in fault:
        return f"line {line}: {fault}" if "\n" not in source.strip() else fault
    column = at - source.rfind("\n", 0, at)
    return f"line {line + source.count(chr(10), 0, at)}, column {column}: {fault}"


def _is_wrong(match: re.Match[str]) -> bool:
    literal = match["wrong"]
    if not literal:
        return False
    if literal.lstrip("-") in {"NaN", "Infinity"} or len(literal) > MOST_DIGITS:
        return True
    try:
        return math.isinf(float(literal))
    except ValueError:
        return False


def _said(error: json.JSONDecodeError) -> str:
    return error.msg[:1].lower() + error.msg[1:]


KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "a text"),
    (list, "a list"),
    (dict, "an object"),
    (type(None), "null"),
)


def kind_of_value(value: Value) -> str:
    return next((words for kind, words in KINDS if isinstance(value, kind)), "something else")
