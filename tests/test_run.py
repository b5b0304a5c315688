"""run.py on machines other than this one, imitated; the real thing is a fresh clone in CI."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def run(monkeypatch, tmp_path):
    """run.py as a module, in a folder of its own."""
    description = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    module = importlib.util.module_from_spec(description)
    description.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "set-up.stamp")
    monkeypatch.setattr(module, "CONSTRAINTS", tmp_path / "constraints.txt")
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    return module


@pytest.fixture
def commands(run, monkeypatch):
    """What run.py would have started, instead of starting it."""
    started: list[list[str]] = []

    def start(command, **_options):
        started.append([str(word) for word in command])
        return subprocess.CompletedProcess(command, 0, stdout="", stderr="")

    monkeypatch.setattr(run.subprocess, "run", start)
    return started


def test_it_needs_only_the_standard_library():
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "run.py"), "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "run.py test" in done.stdout


def test_an_unknown_verb_shows_the_verbs(run, capsys):
    assert run.main(["dance"]) == 2
    assert "run.py check" in capsys.readouterr().out


def test_an_old_python_is_told_so(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "OLDEST_PYTHON", (99, 0))
    assert run.main(["test"]) == 1
    assert "3.11 or newer" in capsys.readouterr().out


def test_newer_ubuntu_names_are_found(run, monkeypatch):
    monkeypatch.setattr(run, "has_candidate", {"libglib2.0-0t64", "libgl1"}.__contains__)
    assert run.apt_names(["libglib2.0-0", "libgl1", "gone"]) == [
        "libglib2.0-0t64",
        "libgl1",
        "gone",
    ]


def test_lists_are_fetched_only_when_a_name_is_unknown(run, monkeypatch, commands):
    monkeypatch.setattr(run.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(run, "has_candidate", lambda _name: True)
    run.install_packages(["libegl1"])
    assert [words[-1] for words in commands] == ["libegl1"]
    monkeypatch.setattr(run, "has_candidate", lambda _name: False)
    run.install_packages(["libegl1"])
    assert [words[-1] for words in commands] == ["libegl1", "update", "libegl1"]


def test_without_root_sudo_is_used_and_its_absence_told(run, monkeypatch):
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(run.shutil, "which", lambda _name: "/usr/bin/sudo")
    assert run.as_root(["apt-get", "update"])[0] == "sudo"
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    with pytest.raises(run.SetUpFailed, match="run as root: apt-get update"):
        run.as_root(["apt-get", "update"])


def test_missing_fonts_alone_do_not_stop_it(run, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run, "missing_packages", lambda: ["fonts-noto-core"])
    monkeypatch.setattr(run, "missing_libraries", lambda _wanted: [])
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    run.prepare_system()
    assert "fonts-noto-core" in capsys.readouterr().out


def test_missing_libraries_stop_it_with_one_sentence(run, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run, "missing_packages", lambda: ["libegl1"])
    monkeypatch.setattr(run, "missing_libraries", lambda _wanted: ["libegl1"])
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    assert run.main(["test"]) == 1
    assert "libegl1" in capsys.readouterr().out


def test_a_python_without_ensurepip_borrows_the_pip_outside(run, monkeypatch):
    started: list[list[str]] = []

    def start(command, **_options):
        words = [str(word) for word in command]
        started.append(words)
        lacks = "ensurepip" in words or words[-2:] == ["pip", "--version"]
        return subprocess.CompletedProcess(command, int(lacks), stdout="", stderr="")

    monkeypatch.setattr(run.subprocess, "run", start)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda _name: object())
    run.install_with_pip()
    assert "--without-pip" in started[1]
    assert "--python" in started[-1]


def test_debian_without_pip_and_ensurepip_asks_for_the_venv_package(run, monkeypatch):
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    assert any(name.endswith("-venv") for name in run.missing_packages())


def test_a_set_up_environment_is_left_alone(run, commands):
    run.python_in_venv().parent.mkdir(parents=True)
    run.python_in_venv().touch()
    run.STAMP.write_text(run.fingerprint())
    run.prepare_environment()
    assert commands == []


def test_a_changed_pin_brings_the_environment_up_to_date(run, monkeypatch, commands):
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    run.python_in_venv().parent.mkdir(parents=True)
    run.python_in_venv().touch()
    version = sys.version_info
    settings = f"version = {version.major}.{version.minor}.0"
    (run.VENV / "pyvenv.cfg").write_text(settings)
    run.STAMP.write_text(run.fingerprint())
    (run.ROOT / "constraints.txt").write_text("new==1", encoding="utf-8")
    run.prepare_environment()
    assert "install" in commands[-1]
    assert run.is_ready()


def test_an_environment_of_another_python_is_made_anew(run):
    run.VENV.mkdir()
    (run.VENV / "pyvenv.cfg").write_text("version = 3.9.1")
    run.remove_foreign_venv()
    assert not run.VENV.exists()


def test_uv_is_used_where_there_is_one_and_pip_where_it_fails(run, monkeypatch):
    started: list[str] = []

    def start(command, **_options):
        started.append(str(command[0]))
        run.VENV.mkdir(exist_ok=True)
        failed = str(command[0]) == "uv"
        return subprocess.CompletedProcess(command, int(failed), stdout="", stderr="")

    monkeypatch.setattr(run.subprocess, "run", start)
    monkeypatch.setattr(run.shutil, "which", lambda _name: "uv")
    run.prepare_environment()
    assert started[0] == "uv"
    assert started[-1].endswith(("python", "python.exe"))


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_recognised(run, monkeypatch, platform, variables, expected):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(run.sys, "platform", platform)
    assert run.has_display() is expected


def test_without_a_display_the_same_job_is_done_headless(run, monkeypatch, commands, capsys):
    monkeypatch.setattr(run, "has_display", lambda: False)
    assert run.show([]) == 0
    assert "without a window" in capsys.readouterr().out
    assert commands[0][1:3] == ["-m", "annotator.demo"]


def test_with_a_display_the_sample_is_built_once_and_opened(run, monkeypatch, commands):
    sample = run.ROOT / "projects" / "sample.annotator"
    monkeypatch.setattr(run, "SAMPLE", sample)
    monkeypatch.setattr(run, "has_display", lambda: True)
    run.show([])
    assert [words[2] for words in commands] == ["annotator.sample", "annotator"]
    sample.parent.mkdir()
    sample.touch()
    run.show([])
    assert [words[2] for words in commands] == ["annotator.sample", "annotator", "annotator"]


def test_check_runs_every_tool_even_after_one_failed(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "python", lambda *words: int("ruff" in words))
    assert run.check([]) == 1
    assert "formatter, linter" in capsys.readouterr().out
