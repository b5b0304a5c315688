"""Dates, languages and choices as a person writes them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from annotator.ui.panels.detail_fields import as_iso, as_written, is_moment, language_name


@pytest.fixture(params=["C", "en_GB", "de_DE", "ko_KR", "fa_IR"])
def _locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_locale")
@pytest.mark.parametrize(
    "value",
    [
        "2024", "2024-05", "2024-05-12", "2024-05-12T08:30Z", "2024-05-12T08:30:15+02:00",
        "2024-05-12T08:30", "some time ago", "",
    ],
)  # fmt: skip
def test_a_moment_is_the_same_after_it_was_shown_in_any_language(value: str) -> None:
    assert as_iso(as_written(value)) == value


def test_a_moment_is_written_as_the_locale_does() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    assert as_written("2024-05-12T08:30:00Z") == "12.05.2024 08:30 UTC"
    assert as_iso("12.05.2024") == "2024-05-12"
    assert as_iso("12.05.2024, 8:30") == "2024-05-12T08:30"
    assert as_iso("2024-05-12") == "2024-05-12"
    QLocale.setDefault(before)


def test_what_reads_as_a_moment() -> None:
    for value in ("", "2024", "2024-05", "2024-05-12", "2024-05-12T08:30:00Z"):
        assert is_moment(value)
    assert not is_moment("soon")
    assert not is_moment("2024-05-12T25:00")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("fa", "Persian"), ("zh-Hant", "Chinese, Traditional"), ("pt-BR", "Portuguese, Brazil"),
        ("es-419", "Spanish, Latin America"), ("sr-Latn", "Serbian, Latin"), ("xx", "xx"),
        ("not a tag", "not a tag"),
    ],
)  # fmt: skip
def test_languages_are_named(tag: str, name: str) -> None:
    assert language_name(tag) == name
