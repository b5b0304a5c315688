"""The few rules that a palette cannot say: flat chrome, thin borders, round corners.

A widget asks for a look with ``theme.set_look(widget, "card")``.
"""

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.ui.theme import Theme

COLOURS = (
    "window", "page", "panel", "card", "field", "border", "text", "muted", "accent",
    "accent_text", "selection", "selection_text", "hover", "danger", "good", "focus", "shadow",
)  # fmt: skip

STYLE = Template("""
QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 1px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $card; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
QMenu::icon { padding-left: 6px; }
QToolTip { background: $card; color: $text; border: 1px solid $border; padding: 3px 6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $field; color: $text; border: 1px solid $border; border-radius: 5px;
  padding: 4px 8px; selection-background-color: $selection; selection-color: $selection_text;
}
QPlainTextEdit, QTextEdit { padding: 3px 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus { border-color: $focus; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $window; }
QLineEdit[look="doubtful"] { border-color: $danger; }
QLineEdit[look="code"] { border: 0; border-radius: 0; background: transparent; padding: 0; }
QLineEdit[look="plain"] { border: 0; border-radius: 0; background: transparent; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $border; outline: 0;
  padding: 3px; selection-background-color: $selection; selection-color: $selection_text; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }

QPushButton, QToolButton { background: $card; color: $text; border: 1px solid $border;
  border-radius: 5px; padding: 5px 12px; }
QToolButton { padding: 4px 7px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:focus, QToolButton:focus { border-color: $focus; }
QToolButton:checked { background: $selection; border-color: $accent; color: $selection_text; }
QPushButton:disabled, QToolButton:disabled { color: $muted; }
QPushButton[look="primary"] { background: $accent; border-color: $accent; color: $accent_text;
  font-weight: 600; }
QPushButton[look="primary"]:disabled { background: $border; border-color: $border;
  color: $muted; }
QPushButton[look="primary"]:focus { border-color: $text; }
QPushButton[look="flat"], QToolButton[look="flat"] { background: transparent;
  border-color: transparent; }
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover { background: $hover; }
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus { border-color: $focus; }
QPushButton[look="mini"] { background: transparent; border-color: transparent; color: $muted;
  padding: 4px 0; min-width: 24px; max-width: 24px; }
QPushButton[look="mini"]:hover { background: $hover; color: $text; }
QPushButton[look="mini"]:focus { border-color: $focus; }
QPushButton[look="mini"]:disabled { color: $border; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent;
  color: $accent; padding: 2px 4px; text-align: left; }
QPushButton[look="link"]:focus { border-color: $focus; }

QToolButton[look="chip"] { background: $selection; border: 1px solid $border;
  border-radius: 9px; padding: 2px 9px; font-size: 12px; }
QToolButton[look="chip"]:hover { border-color: $accent; }
QToolButton[look="chip"]:focus { border-color: $focus; }

QToolButton[look~="view"] { padding: 4px 13px; border-radius: 0; border-left-width: 0; }
QToolButton[look="first view"] { border-left-width: 1px; border-top-left-radius: 5px;
  border-bottom-left-radius: 5px; }
QToolButton[look="last view"] { border-top-right-radius: 5px; border-bottom-right-radius: 5px; }
QToolButton[look~="view"]:checked { background: $accent; border-color: $accent;
  color: $accent_text; }
QToolButton[look~="view"]:focus { border-color: $focus; }

QPushButton[look="status"] { background: transparent; border: 1px solid transparent;
  color: $muted; font-size: 12px; padding: 1px 4px; border-radius: 3px; }
QPushButton[look="status"]:hover { background: $hover; color: $text; }
QPushButton[look="status"]:focus { border-color: $focus; }

QPushButton[look="keys"] { background: $field; color: $text; font-size: 12px; padding: 1px 7px;
  border-radius: 3px; min-width: 34px; }
QPushButton[look="keys"]:hover { border-color: $accent; }
QPushButton[look="keys"]:focus { border-color: $focus; background: $selection; }
QLabel[look="brand"] { font-weight: 600; padding: 5px 8px 5px 12px; background: transparent; }

QFrame[look="card"] { background: $card; border: 1px solid $border; border-radius: 6px; }
QFrame[look="popup"] { background: $card; border: 1px solid $shadow; border-radius: 8px; }
QFrame[look="popup"] QAbstractItemView { background: $card; }
QFrame[look="panel"], QWidget[look="panel"] { background: $panel; }
QFrame[look="toolbar"] { background: $window; border: 0; border-bottom: 1px solid $border; }
QFrame[look="foot"] { background: $window; border: 0; border-top: 1px solid $border; }
QFrame[look="statusbar"] { background: $window; border: 0; border-top: 1px solid $border; }
QFrame[look="banner"] { background: $selection; border: 0; border-bottom: 1px solid $border; }
QLabel[look="heading"] { color: $muted; font-weight: 600; font-size: 11px; }
QLabel[look="title"] { font-weight: 600; }
QLabel[look="headline"] { font-weight: 600; font-size: 22px; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: 12px; }
QLabel[look="danger"] { color: $danger; }
QLabel[look="good"] { color: $good; }
QLabel[look="key"] { color: $muted; border: 1px solid $border; border-radius: 3px;
  padding: 0 4px; font-size: 11px; }

QTabWidget::pane { border: 0; border-top: 1px solid $border; top: 0; }
QTabWidget::tab-bar { left: 6px; }
QTabBar { background: $window; }
QTabBar::tab { background: transparent; color: $muted; border: 0;
  border-bottom: 2px solid transparent; padding: 9px 5px 8px 5px; font-size: 12px;
  font-weight: 600; }
QTabBar::tear { width: 0; }
QTabBar::scroller { width: 0; }
QTabBar QToolButton { background: $window; border: 0; border-radius: 0; padding: 0; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }

QCheckBox::indicator, QRadioButton::indicator, QListView::indicator,
QTableView::indicator { width: 13px; height: 13px;
  background: $field; border: 1px solid $muted; border-radius: 3px; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {
  border-color: $accent;  background: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 7px; height: 7px;
  background: $accent_text; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QAbstractItemView { background: $panel; border: 0; outline: 0;
  selection-background-color: $selection; selection-color: $selection_text; }
QListWidget { background: $field; border: 1px solid $border; border-radius: 5px; padding: 3px; }
QListWidget:focus { border-color: $focus; }
QListWidget::item { padding: 2px; }
QListWidget::item:selected { background: $selection; color: $selection_text; }
QListView[look="completion"] { background: $card; border: 1px solid $border; padding: 0; }
QListView[look="completion"]::item { padding: 4px 6px; border-radius: 4px; }
QListView[look="completion"]::item:selected { background: $selection; color: $selection_text; }
QListView[look="framed"] { background: $field; border: 1px solid $border; border-radius: 5px;
  padding: 3px; }
QListView[look="framed"]:focus { border-color: $focus; }
QTableView { gridline-color: $border; }
QHeaderView { background: $panel; }
QHeaderView::section { background: $panel; color: $muted; border: 0;
  border-bottom: 1px solid $border; padding: 5px 8px; font-weight: 600; }
QScrollArea { border: 0; background: transparent; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $border; border: 0; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QDialog { background: $window; }
""")


def style_sheet(theme: "Theme", pictures: str) -> str:
    """The program's style sheet in ``theme``'s colours; ``pictures`` is the icons' folder."""
    colours = {name: getattr(theme, name).name() for name in COLOURS}
    return STYLE.substitute(
        colours,
        arrow=f"{pictures}/combo-arrow.svg",
        tick=f"{pictures}/tick-{theme.name}.svg",
    )
