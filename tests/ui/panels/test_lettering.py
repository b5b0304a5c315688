"""Times, directions and lengths as a person reads them."""

from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

from annotator.ui.panels import lettering


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("Hello", False),
        ("گزارش", True),
        ("“שלום”", True),
        ("12 גרם", True),
        ("12", False),
        ("", False),
    ],
)
def test_text_runs_as_its_first_letter_does(text: str, *, is_rtl: bool) -> None:
    assert lettering.is_right_to_left(text) is is_rtl


def test_today_is_a_time_of_day_and_before_a_date() -> None:
    now = datetime.now().astimezone().replace(hour=12, minute=30)
    assert "12:30" in lettering.moment(now.isoformat(), now)
    yesterday = lettering.moment((now - timedelta(days=2)).isoformat(), now)
    assert "12:30" not in yesterday
    assert str(now.year)[-2:] in yesterday


def test_other_zones_are_shown_as_local_time() -> None:
    zone = timezone(timedelta(hours=5))
    now = datetime.now(zone).replace(hour=12, minute=0, second=0, microsecond=0)
    local = now.astimezone()
    assert f"{local.minute:02}" in lettering.moment(now.isoformat(), now)
    assert str(local.year) in lettering.full_moment(now.isoformat())


def test_a_time_that_is_none_is_shown_as_it_is() -> None:
    assert lettering.moment("soon") == "soon"
    assert lettering.full_moment("") == ""


def test_numbers_follow_the_locale() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert lettering.number(12345) == "12.345"
    QLocale.setDefault(before)


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert lettering.shortened("abcdef", 4) == "abc…"
    assert lettering.shortened("abc", 4) == "abc"


def test_fonts_scale_in_the_unit_they_were_given_in() -> None:
    pixels, points = QFont(), QFont()
    pixels.setPixelSize(20)
    points.setPointSizeF(10)
    assert lettering.scaled(pixels, 0.5).pixelSize() == 10
    assert lettering.scaled(points, 0.5).pointSizeF() == 5
