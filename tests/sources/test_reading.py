"""Reading sources of any kind, with options for all or for one of them."""

from pathlib import PurePath

from annotator.sources.options import Options, chosen, unusual
from annotator.sources.reading import PLAIN, Reader


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


def test_a_reading_carries_how_it_was_read_but_no_password():
    options = Options(encoding="guess", url="https://example.org/", password="secret")
    with Reader(options, PLAIN) as reader:
        (found,) = reader.readings("Café au lait".encode("cp1252"), PurePath("a"), "a")
    assert found.options == {"kind": "text", "encoding": "cp1252", "url": "https://example.org/"}


def test_what_was_read_in_an_unusual_way_is_read_again_in_that_way():
    raw = "Café".encode("cp1252") + b" and more words than one."
    with Reader() as reader:
        kept = {"kind": "text", "encoding": "cp1252"}
        (found,) = reader.again(raw, PurePath("a.html"), "a", kept)
    assert found.text.content.startswith("Café")
    assert found.options == kept


def test_options_that_nobody_knows_any_more_are_overlooked():
    kept = {"kind": "gone", "colour": "red", "password": "x", "is_reflowed": "no", "columns": True}
    with Reader() as reader:
        (found,) = reader.again(b"A text.", PurePath("a.txt"), "a.txt", kept)
    assert found.text.content == "A text."
    assert chosen(kept) == Options()


def test_options_come_back_as_they_were_kept():
    options = Options(is_reflowed=False, has_page_numbers=True, columns={"text": "body"})
    kept = unusual(options)
    assert kept == {"is_reflowed": False, "has_page_numbers": True, "columns": {"text": "body"}}
    assert chosen(kept) == options
