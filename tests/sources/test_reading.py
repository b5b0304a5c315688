"""Reading sources of any kind, with options for all or for one of them."""

from pathlib import PurePath

from annotator.sources.options import Options
from annotator.sources.reading import Reader


def test_one_source_may_have_options_of_its_own():
    raw = "Café".encode("cp1252") + b" and more words than one."
    own = {PurePath("old.txt"): Options(encoding="cp1252")}
    with Reader(Options(encoding="cp437"), own=own) as reader:
        (mine,) = reader.readings(raw, PurePath("old.txt"), "old.txt")
        (other,) = reader.readings(raw, PurePath("other.txt"), "other.txt")
    assert mine.text.content.startswith("Café")
    assert not other.text.content.startswith("Café")


def test_a_reading_carries_the_bytes_of_its_source():
    with Reader() as reader:
        (found,) = reader.readings(b"A text.\r\n", PurePath("a.txt"), "a.txt")
    assert (found.raw, found.text.content) == (b"A text.\r\n", "A text.\n")
