"""File names made of what documents say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.names import LONGEST, distinct_names, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("page.html", "page.html"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\x.txt", "C__Windows_x.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Con .txt", "_Con .txt"),
        ("conference.txt", "conference.txt"),
        ("report\u202egpj.exe", "reportgpj.exe"),
        ("a\nb\0c", "abc"),
        ("", "unnamed"),
        ("...", "unnamed"),
        ("-rf", "rf"),
        ("~user", "user"),
        ("ends. ", "ends"),
        ("e\u0301t\u00e9.txt", "\u00e9t\u00e9.txt"),
        ("a" * 300 + ".html", "a" * 115 + ".html"),
        ("a." + "b" * 300, "a." + "b" * 118),
        ("\u4e2d" * 100 + ".txt", "\u4e2d" * 38 + ".txt"),
    ],
)
def test_a_name_is_fit_for_every_system(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_no_name_leads_elsewhere(name):
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= LONGEST + 1
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert safe[0] not in "-~. "
    assert safe[-1] not in ". "


def test_names_stay_apart_also_where_case_does_not_count():
    found = list(distinct_names(["a.txt", "A.TXT", "a.txt", "b", "b", "a (2).txt"]))
    assert found == ["a.txt", "A (2).TXT", "a (3).txt", "b", "b (2)", "a (2) (2).txt"]


def test_long_names_stay_apart_within_their_room():
    found = list(distinct_names(["x" * 300 + ".html"] * 3))
    assert len(set(found)) == 3
    assert all(len(name) <= LONGEST and name.endswith(".html") for name in found)
