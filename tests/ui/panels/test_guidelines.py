"""What a person reads in the guidelines."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.model.scheme import Attribute, Label, Scheme
from annotator.store import Project
from annotator.ui.panels.guidelines import GuidelinesPanel
from annotator.ui.session import Session
from annotator.ui.text import PlainLabel
from annotator.ui.theme import load_theme

from .conftest import MARKUP, Show


@pytest.fixture
def panel(show: Show) -> GuidelinesPanel:
    shown = show(GuidelinesPanel)
    assert isinstance(shown, GuidelinesPanel)
    return shown


def words(panel: GuidelinesPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(PlainLabel))


def test_each_label_has_a_card_with_definition_keys_and_attributes(
    panel: GuidelinesPanel, scheme: Scheme
) -> None:
    said = words(panel)
    for label in scheme.labels:
        assert label.definition in said
        assert str(label.digit) in said.splitlines()
        assert all(attribute.title in said for attribute in label.attributes)
    assert "**" not in said


def test_searching_leaves_the_cards_that_match(qtbot: QtBot, panel: GuidelinesPanel) -> None:
    qtbot.keyClicks(panel.search, "spokesperson")
    qtbot.waitUntil(lambda: sum(card.isVisible() for card in panel.cards) == 1)
    panel.search.setText("xyzzy")
    qtbot.waitUntil(panel.empty.isVisible)
    panel.search.clear()
    qtbot.waitUntil(lambda: all(card.isVisible() for card in panel.cards))


def test_a_strangers_scheme_is_plain_text(
    tmp_path: Path, panel: GuidelinesPanel, session: Session
) -> None:
    label = Label("x", MARKUP, definition=MARKUP, guideline=f"**{MARKUP}**",
                  attributes=(Attribute("a", MARKUP, values=(MARKUP,), help=MARKUP),))  # fmt: skip
    scheme = Scheme("s", MARKUP, guideline=MARKUP, labels=(label,))
    session.adopt(Project.create(tmp_path / "x.annotator", scheme=scheme, annotator="Ada"))
    labels = panel.findChildren(PlainLabel)
    assert sum(shown.text() == MARKUP for shown in labels if shown.isVisible()) >= 5
    assert all(shown.textFormat() == Qt.TextFormat.PlainText for shown in labels)


def test_without_a_project_it_says_so(panel: GuidelinesPanel, session: Session) -> None:
    session.close_project()
    assert "No guidelines" in panel.empty.text


def test_it_can_be_painted_in_both_themes(panel: GuidelinesPanel) -> None:
    light = panel.grab().toImage()
    panel.set_theme(load_theme("dark"))
    assert panel.grab().toImage() != light
