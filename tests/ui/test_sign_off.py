"""A document that is signed off says so, and is unlocked from there."""

from PySide6.QtCore import Qt

from annotator.model.text import Span


def test_signing_off_locks_and_says_so(window, qtbot):
    project = window.session.project
    window.registry.run("document.sign_off")
    assert project.sign_offs.of(1).annotator == "Ada"
    assert window.banner.text.startswith("Signed off by Ada, ")
    window.session.select(Span(0, 3))
    window.registry.run("annotate.label.claim")
    assert len(project.annotations.of(1)) == 2
    assert not window.registry.actions["document.sign_off"].isEnabled()
    window.session.show(2)
    assert "Signed off" not in window.banner.text
    window.session.show(1)
    unlock = next(one for one in window.banner.buttons if one.text() == "Unlock")
    qtbot.mouseClick(unlock, Qt.MouseButton.LeftButton)
    assert project.sign_offs.of(1) is None
    assert "Signed off" not in window.banner.text
