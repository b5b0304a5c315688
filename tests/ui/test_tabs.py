"""The tabs at the right: their panels come after the window."""

from importlib import import_module

from annotator.ui import tabs as module
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.tabs import PARTS


def test_the_first_panel_comes_a_part_at_a_turn(window, qtbot, monkeypatch):
    """So that the window goes on, whatever keeps another thread busy."""
    tabs = window.workspace.tabs
    qtbot.waitUntil(lambda: tabs.findChild(InspectorPanel) is not None)
    turns: list[str] = []
    monkeypatch.setattr(module, "import_module", turns.append)
    tabs._load()
    assert len(turns) == 1
    qtbot.waitUntil(lambda: len(turns) == len(PARTS))
    assert turns == [f"annotator.ui.panels.{part}" for part in PARTS]
    assert all(import_module(name) for name in turns)


def test_who_turns_to_another_tab_meanwhile_gets_that_one(window, qtbot, monkeypatch):
    tabs = window.workspace.tabs
    turns: list[str] = []
    monkeypatch.setattr(module, "import_module", turns.append)
    tabs._load()
    tabs.setCurrentIndex(2)
    made = tabs.currentWidget().layout().count()
    qtbot.wait(50)
    assert len(turns) == 1
    assert made == tabs.currentWidget().layout().count() == 1
