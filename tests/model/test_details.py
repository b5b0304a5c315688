"""What may stand in a document's facts."""

import pytest

from annotator.model.details import MACHINE_KEYS, NAMES, tidied
from annotator.model.document import METADATA


def test_all_facts_but_those_of_the_file_can_be_edited() -> None:
    assert set(METADATA) - set(NAMES) == {"file_name", "media_type"}
    assert {"pages", "asked_url"} <= MACHINE_KEYS


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("publisher", "  Der Bote ", "Der Bote"), ("publisher", " ", ""), ("title", "A", "A"),
        ("title", "  ", None), ("language", "EN_gb", "en-GB"), ("language", "", ""),
        ("language", "Swedish", None),
    ],
)  # fmt: skip
def test_a_value_is_tidied_or_refused(field: str, value: str, kept: str | None) -> None:
    assert tidied(field, value) == kept
