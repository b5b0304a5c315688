"""Which encodings a file may be in, and how it would read in each."""

import pytest

from annotator.sources.candidates import ENCODINGS, LINES, candidates, candidates_for

CZECH = "Příliš žluťoučký kůň\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Café déjà vu, « inventé »", "cp1252"),
        ("Мэр отрицает обвинения", "cp1251"),
        ("Мэр отрицает обвинения", "koi8-r"),
        ("Ο δήμαρχος διαψεύδει", "cp1253"),
        ("הדובר הכחיש", "cp1255"),
        ("نفى المتحدث", "cp1256"),
        ("市長は否認した", "cp932"),
        ("市长否认了", "gb18030"),
        (CZECH, "cp1250"),
    ],
)
def test_the_right_one_is_among_them_and_reads_right(text, encoding):
    found = {one.encoding: one for one in candidates(text.encode(encoding))}
    assert text.strip() in found[encoding].preview


def test_those_that_read_alike_are_offered_once():
    previews = [one.preview for one in candidates(b"caf\xe9")]
    assert len(previews) == len(set(previews))


def test_what_was_suggested_comes_first():
    assert candidates(CZECH.encode("cp1250"), "cp1250")[0].encoding == "cp1250"


def test_one_in_which_the_bytes_cannot_be_is_not_offered():
    assert "cp932" not in [one.encoding for one in candidates(b"\xff\xfe\xfd caf\xe9")]


def test_the_preview_shows_the_lines_that_tell_them_apart():
    raw = b"plain words\n" * 9000 + b"x" * 300 + b" caf\xe9\n" * 20
    preview = candidates(raw)[0].preview
    assert "café" in preview
    assert "plain" not in preview
    assert len(preview.splitlines()) <= LINES


def test_a_letter_cut_by_the_end_of_the_sample_does_no_harm():
    raw = ("あ" * 70_000).encode("cp932")
    assert "cp932" in [one.encoding for one in candidates(b"x" + raw)]


def test_bytes_that_no_text_has_have_none():
    assert candidates(bytes(range(256))) == []


def test_utf16_without_a_mark_is_found(tmp_path):
    file = tmp_path / "wide.txt"
    file.write_bytes("The café denies it.".encode("utf-16-le"))
    assert candidates_for(file)[0].encoding == "utf-16-le"


def test_a_legacy_file_is_asked_about(tmp_path):
    file = tmp_path / "old.txt"
    file.write_bytes("Мэр отрицает обвинения, заявил представитель мэрии.".encode("cp1251") * 5)
    assert "cp1251" in [one.encoding for one in candidates_for(file)]


def test_python_knows_all_of_them():
    assert all("x".encode(encoding) == b"x" for encoding, _ in ENCODINGS)
