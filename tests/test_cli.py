"""The command line, as a person or a script uses it."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.commands import COMMANDS
from annotator.commands.terminal import Progress, counted, printable, say_table
from annotator.model.text import Span
from annotator.store import Project
from tests.formats.csv_steps import SHARED, table

ROOT = Path(__file__).parents[1]
ARTICLE = "The bridge\nAnna said “the bridge is safe”. Bo denied that."
PYTHON = [sys.executable, "-P", "-W", "error"]


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """``run("info", "news")``: status, output and errors, in a folder with an article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(list(arguments))
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def news(run, tmp_path):
    """A project with the article and two linked annotations."""
    run("new", "news", "--annotator", "Ann")
    run("add", "news", "bridge.txt", "--annotator", "Ann")
    path = tmp_path / "news.annotator"
    with Project.open(path, annotator="Ann") as project:
        claim = project.annotations.add(1, Span(22, 40), "claim")
        source = project.annotations.add(1, Span(11, 15), "source")
        project.links.add("attributed_to", claim, source)
    return path


def started(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PYTHON, "-m", "annotator", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=options.pop("cwd", ROOT),
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **options},
    )


# ---- what importing and helping cost


def test_importing_the_command_line_loads_neither_qt_nor_sqlite_nor_rich():
    code = "import sys, annotator.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [*PYTHON, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    modules = {name.split(".")[0] for name in loaded.stdout.split()}
    assert not modules & {
        "PySide6",
        "shiboken6",
        "sqlite3",
        "rich",
        "charset_normalizer",
        "platformdirs",
    }


def test_no_command_loads_qt(news):
    code = "import sys; from annotator.cli import main; main(sys.argv[1:])"
    code += "; assert 'PySide6' not in sys.modules"
    for arguments in (["info"], ["history"], ["check"], ["export", "-o", "-"]):
        subprocess.run(
            [*PYTHON, "-c", code, arguments[0], str(news), *arguments[1:]],
            check=True,
            cwd=ROOT,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )


def test_help_is_quick():
    def best(*command: str) -> float:
        times = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run([*command], check=True, capture_output=True, cwd=ROOT)
            times.append(time.perf_counter() - began)
        return min(times)

    bare = best(*PYTHON, "-c", "import argparse, json")
    assert best(*PYTHON[:2], "-m", "annotator", "--help") < 3 * bare + 0.3


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself_with_examples(run, command):
    module = import_module(f"annotator.commands.{command.module}")
    assert callable(module.run)
    assert callable(module.add_arguments)
    with pytest.raises(SystemExit) as leaving:
        run(command.name, "--help")
    assert leaving.value.code == 0
    assert f"annotator {command.name}" in module.EXAMPLES


# ---- the way through


@pytest.mark.skipif(not SHARED.exists(), reason="the seed article is not here")
def test_the_seed_article_goes_all_the_way(run):
    article, gold = str(SHARED / "seed-article.txt"), str(SHARED / "seed-gold" / "seed-article.csv")
    assert run("new", "seed.annotator")[0] == 0
    assert run("add", "seed.annotator", article)[0] == 0
    assert run("import", "seed.annotator", gold)[1] == "Imported 48 annotations and 49 links.\n"
    status, said, _ = run("export", "seed.annotator", "--format", "csv", "-o", "seed.csv")
    assert (status, said) == (0, "seed.csv: 48 of 48 rows verified.\n")
    Path("seed.db").write_bytes(Path("seed.annotator").read_bytes())
    for texts in ("seed.annotator", "seed.db", str(SHARED), article):
        status, said, _ = run("verify", "seed.csv", texts)
        assert (status, said) == (0, "48 of 48 rows verified (48 exact, 0 moved, 0 missing).\n")
    assert run("check", "seed.annotator")[0] == 0
    run("new", "again")
    run("add", "again", article)
    assert run("import", "again", "seed.csv")[1] == "Imported 48 annotations and 49 links.\n"
    run("export", "again", "-o", "again.csv")
    own = ("project", "document_id")
    assert [{k: v for k, v in row.items() if k not in own} for row in table(Path("again.csv"))] == [
        {k: v for k, v in row.items() if k not in own} for row in table(Path("seed.csv"))
    ]


def test_new_makes_a_project_once_and_adds_the_suffix(run, tmp_path):
    assert run("new", "news", "--title", "Elections")[1].startswith("Made news.annotator")
    assert (tmp_path / "news.annotator").exists()
    status, _, errors = run("new", "news")
    assert status == 1
    assert errors.startswith("annotator: ")
    assert errors.count("\n") == 1


def test_new_takes_another_scheme(run, tmp_path):
    scheme = tmp_path / "s.toml"
    scheme.write_text('name = "s"\ntitle = "S"\n[[label]]\nname = "person"\n', encoding="utf-8")
    assert "person" in run("new", "people", "--scheme", "s.toml")[1]
    scheme.write_text("name = 1", encoding="utf-8")
    assert run("new", "others", "--scheme", "s.toml")[0] == 1
    scheme.write_bytes(b"name = '\xff'")
    assert run("new", "others", "--scheme", "s.toml")[0] == 1
    assert not (tmp_path / "others.annotator").exists()


def test_info_counts_per_label_document_annotator_and_status(run, news):
    said = run("info", str(news))[1]
    for line in (
        "claim\t1",
        "source\t1",
        "denial\t0",
        "Ann\t2",
        "draft\t2",
        "The bridge\tdoing\t58\t1\t1\t0\t0",
    ):
        assert line in said
    found = json.loads(run("info", "news", "--json")[1])
    assert found["labels"] == {"claim": 1, "source": 1, "denial": 0, "context": 0}
    assert found["annotators"] == {"Ann": 2}
    assert found["documents"][0]["title"] == "The bridge"


@pytest.mark.usefixtures("news")
def test_history_says_who_did_what(run):
    lines = run("history", "news")[1].splitlines()
    assert lines[0].startswith("step\twhen\twho\twhat")
    assert "Ann\tAdd “bridge.txt”" in "\n".join(lines)
    assert len(run("history", "news", "--limit", "1")[1].splitlines()) == 2
    everything = json.loads(run("history", "news", "--limit", "0", "--json")[1])["steps"]
    assert len(everything) == len(lines) - 1


# ---- adding


def test_add_takes_folders_and_says_what_it_left_out(run, tmp_path):
    folder = tmp_path / "articles" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Same title\nfirst", encoding="utf-8")
    (folder / "b.txt").write_text("Same title\nsecond", encoding="utf-8")
    (folder / "c.txt").write_text("Same title\nfirst", encoding="utf-8")
    (folder / "d.png").write_bytes(b"\x89PNG")
    run("new", "news")
    status, said, errors = run("add", "news", "articles", "bridge.txt")
    assert (status, said) == (0, "Added 3 documents; 1 skipped as copies; 1 left out.\n")
    assert "c.txt is the same as “Same title”, which comes before it." in errors
    assert "d.png was left out" in errors
    titles = {one["title"] for one in json.loads(run("info", "news", "--json")[1])["documents"]}
    assert titles == {"Same title", "Same title (2)", "The bridge"}
    found = json.loads(run("add", "news", "bridge.txt", "--json")[1])
    assert (found["added"], len(found["duplicates"])) == ([], 1)


def test_add_adds_nothing_if_one_file_is_bad_unless_told_to_skip_it(run, tmp_path):
    (tmp_path / "old.txt").write_bytes("déjà vu à Orléans, l’été".encode("cp1252"))
    run("new", "news")
    status, _, errors = run("add", "news", "bridge.txt", "old.txt")
    assert status == 1
    assert "old.txt is not UTF-8" in errors
    assert "Nothing was added (--skip-bad adds the others)" in errors
    assert json.loads(run("info", "news", "--json")[1])["documents"] == []
    assert len(run("history", "news")[1].splitlines()) == 2
    status, said, errors = run("add", "news", "bridge.txt", "old.txt", "gone.txt", "--skip-bad")
    assert (status, said) == (1, "Added “The bridge”; 2 failed.\n")
    assert "gone.txt cannot be read" in errors
    status, _, errors = run("add", "news", "old.txt", "--encoding", "cp1252")
    assert (status, "old.txt was read as cp1252." in errors) == (0, True)
    assert run("add", "news", "old.txt", "gone.txt", "no.txt")[2].count("\n") == 4
    assert run("add", "news", "old.txt", "--encoding", "klingon")[0] == 1


# ---- import and export


@pytest.mark.usefixtures("news")
def test_import_refuses_bad_rows_and_tells_them(run, tmp_path):
    run("export", "news", "--preset", "data", "-o", "out.csv")
    rows = (tmp_path / "out.csv").read_text(encoding="utf-8").replace(",claim,", ",rumour,", 1)
    (tmp_path / "bad.csv").write_text(rows, encoding="utf-8")
    before = (tmp_path / "news.annotator").read_bytes()
    status, _, errors = run("import", "news", "bad.csv", "--annotator", "Somebody new")
    assert status == 1
    assert (tmp_path / "news.annotator").read_bytes() == before
    assert "bad.csv: 1 row cannot be imported: line" in errors
    assert run("import", "news", "bad.csv", "--dry-run")[:2] == (
        1,
        "1 of 2 rows can be imported.\n",
    )
    assert run("import", "news", "bad.csv", "--map", "rumour=claim")[0] == 0
    status, _, errors = run("import", "news", "bad.csv", "--skip-bad")
    assert (status, "there is no label “rumour”" in errors) == (0, True)
    found = json.loads(run("import", "news", "out.csv", "--json")[1])
    assert (found["rows"], found["imported"], found["skipped"]) == (2, 0, 2)
    with pytest.raises(SystemExit) as leaving:
        run("import", "news", "out.csv", "--map", "x")
    assert leaving.value.code == 2


def test_export_to_standard_output_is_the_file(run, news, tmp_path):
    run("export", "news", "--preset", "data", "-o", "out.csv")
    piped = subprocess.run(
        [*PYTHON, "-m", "annotator", "export", str(news), "--preset", "data", "-o", "-"],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert piped.stdout == (tmp_path / "out.csv").read_bytes()
    assert b"2 of 2 rows verified" in piped.stderr


@pytest.mark.usefixtures("news")
def test_export_takes_columns_and_delimiters(run, tmp_path):
    columns = "label,quote"
    run(
        "export",
        "news",
        "--preset",
        "data",
        "--columns",
        columns,
        "--delimiter",
        "semicolon",
        "-o",
        "x.csv",
    )
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines() == [
        "label;quote",
        "source;Anna",
        "claim;the bridge is safe",
    ]
    assert "attribute_quote" in run("export", "news", "--list-columns")[1].split()
    status, _, errors = run("export", "news", "--columns", "lable", "-o", "x.csv")
    assert (status, "did you mean “label”?" in errors) == (1, True)
    found = json.loads(run("export", "news", "-o", "x.csv", "--json")[1])
    assert (found["rows"], found["verified"], found["problems"]) == (2, 2, [])


@pytest.mark.usefixtures("news")
def test_a_preset_is_departed_from(run, tmp_path):
    run("export", "news", "--preset", "data", "--bom", "-o", "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    run("export", "news", "--no-bom", "--no-guard", "-o", "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"project,")


@pytest.mark.usefixtures("news")
def test_other_kinds_of_tables_and_a_filter(run, tmp_path):
    assert "2 of 2 rows verified" in run("export", "news", "--format", "tsv", "-o", "x.tsv")[1]
    assert b"\tlabel\tquote\t" in (tmp_path / "x.tsv").read_bytes()
    said = run("export", "news", "--format", "xlsx", "--filter", "label:claim", "-o", "x.xlsx")[1]
    assert "1 of 1 rows verified" in said
    assert (tmp_path / "x.xlsx").read_bytes().startswith(b"PK")
    assert run("export", "news", "--format", "xlsx", "--links", "-o", "x.xlsx")[0] == 2
    assert run("export", "news", "--format", "claimreview", "--filter", "x", "-o", "x")[0] == 2
    for wrong in ("lable:claim", "label:clam", "status:done", "check:nonsense", "since:yesterday"):
        status, _, told = run("export", "news", "--filter", wrong, "-o", "wrong.csv")
        assert status == 2
        assert wrong.partition(":")[2] in told or wrong.partition(":")[0] in told
        assert not Path("wrong.csv").exists()


@pytest.mark.usefixtures("news")
def test_a_whole_project_goes_out_and_comes_back(run, tmp_path):
    said = run("export", "news", "--format", "jsonl", "-o", "news.jsonl")[1]
    assert "2 of 2 rows verified" in said
    assert run("import", "new.annotator", "news.jsonl")[1].startswith("Restored 1 document to ")
    first = json.loads(run("info", "news", "--json")[1])
    second = json.loads(run("info", "new", "--json")[1])
    assert first["documents"] == second["documents"]
    assert run("import", "news.annotator", "news.jsonl")[0] == 2
    assert run("import", "newer.annotator", "news.jsonl", "--dry-run")[0] == 2
    (tmp_path / "news.jsonl").write_bytes((tmp_path / "news.jsonl").read_bytes()[:-9])
    status, _, errors = run("import", "newer.annotator", "news.jsonl")
    assert (status, "news.jsonl, line 3" in errors) == (1, True)
    assert not (tmp_path / "newer.annotator").exists()


def test_only_what_is_new_is_exported(run, news, tmp_path):
    since = ("export", "news", "--since-last-export", "-o", "new.csv")
    status, said, told = run(*since)
    assert (status, "2 of 2 rows verified" in said, "first export" in told) == (0, True, True)
    assert "0 of 0 rows verified" in run(*since)[1]
    with Project.open(news) as project:
        (first, second) = (one.id for one in project.annotations.of(1))
        project.annotations.set_note(first, "new")
        project.annotations.delete(second)
    _, said, told = run(*since, "--links")
    assert "1 of 1 rows verified" in said
    assert "deleted since the last export, and so not in the file: 1" in told
    assert "new" in (tmp_path / "new.csv").read_text(encoding="utf-8-sig")
    run("export", "news", "-o", "all.csv")  # marks nothing
    with Project.open(news) as project:
        project.annotations.set_note(first, "newer")
    run("export", "news", "-o", "all.csv")
    assert "1 of 1 rows verified" in run(*since)[1]
    assert run(*since, "--format", "claims-csv")[0] == 2


def test_export_never_harms_the_project(run, news):
    before = news.read_bytes()
    assert run("export", "news", "-o", str(news))[0] == 1
    (news.parent / "link.csv").symlink_to(news)
    assert run("export", "news", "-o", "link.csv")[0] == 1
    assert run("export", "news", "-o", "gone/x.csv")[0] == 1
    assert run("export", "news")[0] == 2
    assert news.read_bytes() == before


@pytest.mark.usefixtures("news")
def test_verify_tells_what_moved_and_what_is_missing(run, tmp_path):
    run("export", "news", "-o", "out.csv")
    texts = tmp_path / "texts"
    texts.mkdir()
    changed = ARTICLE.replace("Anna", "Yesterday Anne")
    (texts / "bridge.txt").write_text(changed, encoding="utf-8")
    status, said, errors = run("verify", "out.csv", "texts")
    assert (status, said) == (1, "0 of 2 rows verified (0 exact, 1 moved, 1 missing).\n")
    assert "moved: “the bridge is safe” was at 22–40, is at 32–50" in errors
    assert "line 2: missing: “Anna”" in errors
    found = json.loads(run("verify", "out.csv", "texts", "--json")[1])
    assert (found["rows"], found["exact"], found["moved"], found["missing"]) == (2, 0, 1, 1)
    assert found["not_exact"][1]["is"] == [[32, 50]]
    (texts / "bridge.txt").rename(texts / "other.txt")
    (texts / "other.txt").write_text("Quite different", encoding="utf-8")
    assert "there is no text of “The bridge”" in run("verify", "out.csv", "texts")[2]
    (texts / "other.txt").unlink()
    assert run("verify", "out.csv", "texts")[0] == 1


# ---- check and rescue


def test_verify_knows_a_text_by_its_words_when_name_and_content_changed(run, tmp_path):
    (tmp_path / "texts").mkdir()
    report = "The old bridge over the river was closed on Monday, said the mayor of the town."
    (tmp_path / "texts" / "a.txt").write_text(report, encoding="utf-8")
    (tmp_path / "texts" / "b.txt").write_text("Quite another text about a ferry.")
    run("new", "news")
    run("add", "news", "texts")
    with Project.open(tmp_path / "news.annotator") as project:
        project.annotations.add(1, Span(0, 50), "claim")
        project.annotations.add(1, Span(52, 78), "source")
    run("export", "news", "-o", "news.csv")
    (tmp_path / "texts" / "a.txt").rename(tmp_path / "texts" / "renamed.txt")
    (tmp_path / "texts" / "renamed.txt").write_text(f"Corrected.\n{report}", encoding="utf-8")
    status, said, told = run("verify", "news.csv", "texts")
    assert (status, said) == (1, "0 of 2 rows verified (0 exact, 2 moved, 0 missing).\n")
    assert "was at 0–50, is at 11–61 of “renamed.txt”" in told
    (tmp_path / "texts" / "renamed.txt").unlink()
    status, _, told = run("verify", "news.csv", "texts")
    assert told == (
        "  lines 2 to 3: 2 missing: there is no text of"
        " “The old bridge over the river was closed on Monday, said the mayor of the town.”\n"
    )


def test_export_says_which_fragments_its_columns_leave_out(run, news):
    with Project.open(news) as project:
        project.annotations.add(1, [Span(11, 15), Span(22, 40)], "context")
    _, _, told = run("export", "news", "--columns", "quote,start,end", "-o", "x.csv")
    assert told == (
        "  annotations of several fragments have their outer ends only in the file: 1"
        " (add the column “fragments” to export all)\n"
    )
    assert run("export", "news", "--columns", "quote,fragments", "-o", "x.csv")[2] == ""


def test_check_and_rescue(run, news):
    status, said, _ = run("check", "news")
    assert (status, said) == (
        0,
        "news.annotator is sound: 1 document, 2 annotations.\n",
    )
    assert json.loads(run("check", "news", "--json")[1])["is_sound"] is True
    status, said, _ = run("rescue", "news", "-o", "saved.annotator")
    assert (status, said) == (0, "Rescued 1 document and 2 annotations into saved.annotator.\n")
    raw = bytearray(news.read_bytes())
    raw[raw.index(b"the bridge is safe") : raw.index(b"the bridge is safe") + 3] = b"THE"
    news.write_bytes(raw)
    status, said, errors = run("check", "news")
    assert (status, "is damaged" in said) == (1, True)
    assert errors


# ---- errors, terminals, interruptions


@pytest.mark.parametrize(
    "arguments",
    [
        ("info", "gone"),
        ("history", "bridge.txt"),
        ("export", "gone", "-o", "x.csv"),
        ("import", "gone", "x.csv"),
        ("check", "gone"),
        ("verify", "gone.csv", "bridge.txt"),
        ("gone.annotator",),
    ],
)
def test_an_error_is_one_sentence_on_stderr(run, arguments):
    status, said, errors = run(*arguments)
    assert (status, said) == (1, "")
    assert errors.startswith("annotator: ")
    assert errors.count("\n") == 1
    assert "Traceback" not in errors


@pytest.mark.parametrize("arguments", [("--wrong",), ("info",), ("export", "x", "--format", "xml")])
def test_misuse_has_status_two(run, arguments):
    with pytest.raises(SystemExit) as leaving:
        run(*arguments)
    assert leaving.value.code == 2


def test_a_misspelt_command_is_guessed(run):
    status, _, errors = run("exprot", "news")
    assert status == 2
    assert "there is no command “exprot”; did you mean “annotator export”?" in errors


def test_the_window_opens_on_the_project_that_is_named(run, news, monkeypatch):
    app = import_module("annotator.ui.app")
    opened: list[Path | None] = []
    monkeypatch.setattr(app, "run", lambda path: opened.append(path) or 7)
    assert run(str(news))[0] == 7
    assert run("news")[0] == 7
    assert run()[0] == 7
    assert opened == [news, Path("news.annotator"), None]


def test_without_qt_the_window_says_so(run, news, monkeypatch):
    monkeypatch.setitem(sys.modules, "annotator.ui.app", None)
    status, _, errors = run(str(news))
    assert status == 1
    assert "the window cannot be opened" in errors


def test_texts_cannot_take_over_the_terminal(run, tmp_path):
    (tmp_path / "evil.txt").write_text(
        "\x1b]0;owned\x07 title \u202egpj\nbody \x1b[2J", encoding="utf-8"
    )
    run("new", "evil", "--title", "\x1b[31mred")
    assert "\x1b" not in run("add", "evil", "evil.txt")[1]
    said = run("info", "evil")[1]
    assert "\x1b" not in said
    assert r"\x1b[31mred" in said
    assert "\x1b" not in run("history", "evil")[1]


def test_what_is_printed_keeps_scripts_and_loses_controls():
    kept = "été «\u00a0x\u202f» \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 👨\u200d👩\u200d👧"
    assert printable(kept) == kept
    assert printable("a\x1b\u202e\n\udcff\x9b") == r"a\x1b\u202e\n\udcff\x9b"


def test_tables_and_progress_on_a_terminal(capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("annotator.commands.terminal.PATIENCE", 0)
    monkeypatch.setenv("NO_COLOR", "1")
    say_table(["what", "count"], [["[bold]markup[/bold]", 1], ["\x1b[31m", 200]])
    with Progress("Working", 10) as progress:
        progress.at(1)
        progress.at(10)
        said, shown, patience = *capsys.readouterr(), time.monotonic() + 20
        while "Working" not in shown and time.monotonic() < patience:
            shown += capsys.readouterr().err
            time.sleep(0.01)
    assert "Working" in shown
    assert "[bold]markup[/bold]      1" in said
    assert "\x1b" not in said
    assert (counted(1, "row"), counted(2, "row")) == ("1 row", "2 rows")


def test_a_reader_that_leaves_is_no_error(news):
    command = [*PYTHON, "-m", "annotator", "export", str(news), "--list-columns"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait()


def test_a_full_disk_behind_standard_output_is_one_sentence(news):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full to write to")
    for command in (["info", str(news)], ["export", str(news), "-o", "-"]):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [*PYTHON, "-m", "annotator", *command],
                stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT,
            )  # fmt: skip
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == "annotator: No space left on device."
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="streams are closed in other ways on Windows")
def test_closed_streams_are_no_error(news):
    words = f"{sys.executable} -P -W error -m annotator info {news}"
    for closing in (">&-", "2>&-", ">&- 2>&-"):
        done = subprocess.run(
            ["sh", "-c", f"{words} {closing}"], capture_output=True, check=False, cwd=ROOT
        )
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_without_our_characters_is_no_error(news):
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = started("info", str(news), **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert r"\u201cnews\u201d" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_an_interrupted_import_leaves_nothing_half_done(news, tmp_path):
    rows = ["document,label,start,end", *["bridge.txt,claim,0,10"] * 200_000]
    (tmp_path / "big.csv").write_text("\n".join(rows), encoding="utf-8")
    command = [*PYTHON, "-m", "annotator", "import", str(news), str(tmp_path / "big.csv")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    time.sleep(4)  # long after the start, long before the end
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, b"annotator: stopped.\n")
    with Project.open(news, read_only=True) as project:
        assert sum(project.annotations.counts().values()) == 2
    assert started("check", str(news)).returncode == 0


@pytest.mark.usefixtures("news")
def test_labels_are_listed_and_changed(run):
    assert "claim" in run("labels", "news")[1]
    said = run("labels", "news", "--merge", "claim", "context", "--dry-run")[1]
    assert said.startswith("Would touch 1 annotation")
    told = json.loads(
        run("labels", "news", "--merge", "claim", "context", "--dry-run", "--json")[1]
    )
    assert (told["touched"]["annotations"], "labels" in told) == (1, False)
    assert run("labels", "news", "--keys", "claim", "7", "k")[0] == 0
    assert "7 k" in run("labels", "news")[1]
    assert run("labels", "news", "--keys", "claim", "-")[0] == 0
    assert run("labels", "news", "--keys", "claim", "2")[0] == 1
    assert run("labels", "news", "--keys", "claim", "2", "3")[0] == 2
    assert run("labels", "news", "--rename", "claim", "Put forward")[0] == 0
    found = json.loads(run("labels", "news", "--json")[1])["labels"]
    assert (found[0]["name"], found[0]["aliases"]) == ("put_forward", ["claim"])
    assert run("labels", "news", "--archive", "denial")[0] == 0
    assert run("labels", "news", "--bring-back", "denial")[0] == 0
    assert "Touched 1 annotation" in run("labels", "news", "--delete", "put_forward")[1]
    told = json.loads(run("labels", "news", "--merge", "source", "context", "--json")[1])
    assert told["touched"]["annotations"] == 1
    assert [one["name"] for one in told["labels"]] == ["denial", "context"]
    assert run("labels", "news", "--delete", "rumour")[0] == 1
    assert run("labels", "news", "--dry-run")[0] == 2


@pytest.mark.usefixtures("news")
def test_words_are_searched(run):
    status, said, _ = run("search", "news", "BRIDGE", "--in", "text")
    assert (status, "bridge" in said) == (0, True)
    assert run("search", "news", "BRIDGE", "--case", "--in", "text,note")[0] == 1
    assert run("search", "news", "br.dge", "--regex", "--in", "text")[0] == 0
    assert "no regular expression" in run("search", "news", "(", "--regex")[2]
    found = json.loads(run("search", "news", "bridge", "--json", "--limit", "1")[1])["hits"]
    assert (len(found), found[0]["found"], found[0]["in"]) == (1, "bridge", "text")


@pytest.mark.usefixtures("news")
def test_numbers(run, tmp_path):
    assert run("stats", "news")[1].startswith("2 annotations in 1 document")
    found = json.loads(run("stats", "news", "--json")[1])
    assert (found["by_label"]["claim"], found["annotations"]) == (1, 2)
    run("stats", "news", "--csv", "numbers.csv")
    assert run("stats", "news", "--chart", "numbers.svg")[1].startswith("numbers.svg: ")
    assert "Claim" in Path("numbers.svg").read_text(encoding="utf-8")
    assert b"label,Claim,1" in (tmp_path / "numbers.csv").read_bytes()
