"""What orders, groups and values are called."""

import pytest
from PySide6.QtCore import QLocale

from annotator.ui.panels.arrangement_words import detail_of, detail_words, group_words


@pytest.mark.parametrize(
    ("field", "key", "words"),
    [
        ("publisher", "Reuters", "Reuters"),
        ("publisher", "", "None given"),
        ("status", "doing", "in progress"),
        ("status", "odd", "odd"),
        ("language", "fa", "Persian (fa)"),
        ("language", "pt-BR", "Portuguese (pt-BR)"),
        ("language", "tlh", "tlh"),
        ("year", "2024", "2024"),
        ("month", "2024-05", "May 2024"),
        ("month", "2024", "2024"),
        ("month", "2024-13", "2024-13"),
        ("annotated", "yes", "Annotated"),
        ("annotated", "", "Not annotated"),
        ("extra:desk", "yes", "yes"),
    ],
)
def test_groups_are_headed_in_words(field, key, words):
    assert group_words(field, key) == words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("published", "2024", "2024"),
        ("published", "2024-05", "May 2024"),
        ("published", "in May", "in May"),
        ("published", "", ""),
        ("modified", "T", "T"),
        ("annotations", "1234", f"{QLocale().toString(1234)} annotations"),
        ("length", "7", "7 chars"),
        ("extra:length", "long", "long"),
        ("author", "A. Roe", "A. Roe"),
    ],
)
def test_details_are_said_in_words(field, value, words):
    assert detail_words(field, value) == words


@pytest.mark.parametrize(("locale", "day"), [("de_DE", "02.05.2024"), ("C", "2024-05-02")])
def test_days_are_short_as_the_locale_has_them(locale, day):
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        _assert_days_read(day)
    finally:
        QLocale.setDefault(before)


def _assert_days_read(day):
    assert detail_words("published", "2024-05-02") == day
    assert detail_words("accessed", "2024-05-02T12:00:00Z") == day


def test_what_a_row_shows_anyhow_is_not_said_twice():
    assert [detail_of(sort) for sort in ("title", "status", "published")] == ["", "", "published"]
