"""Rules of the house that no linter knows."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import __version__

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "annotator").rglob("*.py"))
OURS = [*SOURCES, ROOT / "run.py", *sorted((ROOT / "tests").rglob("*.py"))]
MODULES = pytest.mark.parametrize(
    "file", SOURCES, ids=lambda file: file.relative_to(ROOT).as_posix()
)
# What reads a file as a program, loses data silently, or takes data for markup.
FORBIDDEN_NAMES = {
    "eval": "runs data as code",
    "exec": "runs data as code",
    "executescript": "commits what was open and runs any statement",
    "setHtml": "fetches what the markup names: use plain text",
    "insertHtml": "fetches what the markup names: use plain text",
    "QSqlDatabase": "brings a second SQLite, whose closing drops the first one's locks",
    "load_extension": "runs a library that a file could name",
}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill", "PySide6.QtSql", "xml.sax"}
LONGEST_MODULE = 330
LONGEST_FUNCTION = 45
MOST_METHODS = 22


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(module: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            name = node.func
            if isinstance(name, ast.Attribute):
                yield name.attr, node
            elif isinstance(name, ast.Name):
                yield name.id, node


@MODULES
def test_nothing_runs_data_or_fetches_what_it_names(file):
    module = tree(file)
    used = {
        name
        for name, call in called(module)
        # Qt names the event loop of an application, a dialog and a menu "exec".
        if name in FORBIDDEN_NAMES and not (name == "exec" and isinstance(call.func, ast.Attribute))
    }
    assert not {name: FORBIDDEN_NAMES[name] for name in used}
    assert not FORBIDDEN_MODULES & set(imported(module))


@MODULES
def test_no_decoding_drops_what_it_cannot_read(file):
    lossy = [
        keyword.lineno if hasattr(keyword, "lineno") else call.lineno
        for _, call in called(tree(file))
        for keyword in call.keywords
        if keyword.arg == "errors"
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value == "ignore"
    ]
    assert lossy == []


@MODULES
def test_modules_functions_and_classes_stay_small(file):
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= LONGEST_FUNCTION, f"{node.name} has {lines} lines"
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef) for part in node.body)
            assert methods <= MOST_METHODS, f"{node.name} has {methods} methods"


@MODULES
def test_dunder_all_names_what_exists(file):
    module = tree(file)
    for node in module.body:
        names = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(name, ast.Name) and name.id == "__all__" for name in names):
            listed = ast.literal_eval(node.value)
            assert len(listed) == len(set(listed))
            text = file.read_text(encoding="utf-8")
            assert [name for name in listed if not re.search(rf"\b{name}\b(?!\")", text)] == []


@MODULES
def test_every_module_says_what_it_is(file):
    module = tree(file)
    assert ast.get_docstring(module) or not module.body


@pytest.mark.parametrize("package", ["store", "ui"])
def test_only_the_store_writes_sql_and_only_the_interface_draws(package):
    outside = {"store": "sqlite3", "ui": "PySide6"}[package]
    wrong = [
        str(file.relative_to(ROOT))
        for file in SOURCES
        if (ROOT / "annotator" / package) not in file.parents
        and any(name.split(".")[0] == outside for name in imported(tree(file)))
    ]
    assert wrong == []


def test_lint_exceptions_have_a_rule_and_stay_few():
    notes = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in OURS
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"#\s*(noqa|type:\s*ignore)(?![:\[])", line) and "re.search" not in line
    ]
    assert notes == []


def test_the_version_is_in_the_changelog():
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    pinned = {pin.split("==")[0].lower().replace("_", "-") for pin in pins}
    names = {re.split(r"[<>=!~\[ ]", need)[0].lower() for need in wanted}
    assert names - pinned == set()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)


def test_no_file_names_an_index_of_packages():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    text += (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "://" not in text
    assert not (ROOT / "uv.lock").exists()
