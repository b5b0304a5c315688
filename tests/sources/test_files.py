"""Names that others gave their files."""

import pytest

from annotator.sources.files import numbered_name, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\evil.exe", "evil.exe"),
        ("C:\\x\\a.txt", "a.txt"),
        ("..", ""),
        ("", ""),
        ("a\nb\u202e.txt ", "ab.txt"),
        ('a<b>:"|?*.txt.', "ab.txt"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("console.txt", "console.txt"),
        ("Bürgermeister.docx", "Bürgermeister.docx"),
    ],
)
def test_a_name_that_somebody_gave_is_made_fit(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_suffix():
    assert safe_name("x" * 300 + ".pdf") == "x" * 116 + ".pdf"
    assert safe_name("x" * 300) == "x" * 120
    assert len(safe_name("a." + "x" * 300)) == 120


def test_equal_names_are_told_apart_by_a_number():
    assert numbered_name("a.pdf", set()) == "a.pdf"
    assert numbered_name("a.pdf", {"a.pdf", "a (2).pdf"}) == "a (3).pdf"
    assert numbered_name("letter", {"letter"}) == "letter (2)"
