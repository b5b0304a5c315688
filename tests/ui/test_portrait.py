"""The window can be drawn where nobody looks."""

import pytest
from PySide6.QtGui import QColor, QImage

from annotator import sample
from annotator.ui import portrait

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(("theme", "page"), [("light", "#ffffff"), ("dark", "#202327")])
def test_the_window_is_drawn_in_either_theme(tmp_path, theme, page):
    project, picture = tmp_path / "sample.annotator", tmp_path / f"{theme}.png"
    sample.build(project)
    portrait.draw(project, picture, theme=theme)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (portrait.WIDTH, portrait.HEIGHT)
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert QColor(page).name() in colours


def test_a_project_that_is_none_is_named(tmp_path):
    with pytest.raises(OSError, match=r"none\.annotator"):
        portrait.draw(tmp_path / "none.annotator", tmp_path / "picture.png")


def test_a_folder_that_is_none_is_named(tmp_path):
    sample.build(tmp_path / "sample.annotator")
    with pytest.raises(OSError, match="cannot be written"):
        portrait.draw(tmp_path / "sample.annotator", tmp_path / "no" / "picture.png")
