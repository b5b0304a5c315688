"""Zip files: rows 75 to 79 of the bad inputs."""

import io
import stat
import struct
import time
import zipfile

import pytest

from annotator.sources import safe_zip
from annotator.sources.problems import SourceProblem
from annotator.sources.safe_zip import SafeZip
from tests.sources.made import zipped


def refused(raw: bytes) -> str:
    with pytest.raises(SourceProblem) as problem, SafeZip(raw, "a.zip") as archive:
        archive.check_all()
    return str(problem.value)


def with_member(name: str, content: bytes = b"x", **attributes: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        member = zipfile.ZipInfo(name)
        for attribute, value in attributes.items():
            setattr(member, attribute, value)
        file.writestr(member, content)
    return stream.getvalue()


def test_members_are_read_by_name_and_folders_are_none():
    with SafeZip(zipped({"a/": "", "a/b.txt": "words", "ü.txt": "x"}), "a.zip") as archive:
        assert archive.names == ("a/b.txt", "ü.txt")
        assert archive.read("a/b.txt") == b"words"
        archive.check_all()
        with pytest.raises(SourceProblem, match=r"a\.zip is incomplete: it has no “gone”"):
            archive.read("gone")


@pytest.mark.parametrize(
    "name",
    ["../../evil", "/etc/evil", "C:\\evil", "c:evil", "a/../../evil", "\\\\host\\evil", "a\\..\\b"],
)
def test_names_that_lead_out_are_refused(name):
    assert "would be unpacked outside of it; this is a trap" in refused(with_member(name))


def test_a_bomb_is_refused_before_anything_is_unpacked():
    bomb = zipped({"bomb.txt": bytes(20_000_000)})
    began = time.perf_counter()
    assert "unpacks to more than 200 times its size; this is a trap" in refused(bomb)
    assert time.perf_counter() - began < 0.5


def test_large_members_and_large_wholes_are_refused(monkeypatch):
    monkeypatch.setattr(safe_zip, "LARGEST_MEMBER", 10)
    assert "is larger than 0 MB; split it first" in refused(zipped({"a": "x" * 11}))
    monkeypatch.setattr(safe_zip, "LARGEST_WHOLE", 15)
    assert "it unpacks to more than" in refused(zipped({"a": "x" * 9, "b": "y" * 9}))


def test_what_a_member_really_unpacks_to_is_counted():
    raw = bytearray(zipped({"a.txt": "words " * 1000}))
    central = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<I", raw, central + 24, 100)
    said = refused(bytes(raw))
    assert "“a.txt” is not as large as the file says" in said or "is damaged" in said


def test_a_wrong_checksum_is_told():
    raw = bytearray(zipped({"a.txt": "words words"}, zipfile.ZIP_STORED))
    raw[raw.index(b"words")] ^= 1
    assert "“a.txt” is damaged (Bad CRC-32" in refused(bytes(raw))


def test_names_with_line_ends_stay_on_the_line_of_the_message():
    raw = bytearray(zipped({"b/c.txt": "words words"}, zipfile.ZIP_STORED))
    at = raw.rindex(b"b/c.txt")
    raw[at : at + 2] = b"\n/"
    assert "“\\n/c.txt” is damaged (File name" in refused(bytes(raw))


def test_very_many_members_are_refused():
    raw = zipped({f"{number}": "" for number in range(20_000)}, zipfile.ZIP_STORED)
    assert refused(raw) == (
        "a.zip was not opened: it holds 20,000 files, more than 15,000; split it first."
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("a.txt", "one")
        file.writestr("A.TXT", "two")
    assert "“a.txt” stands in it 2 times" in refused(stream.getvalue())


def test_links_encryption_and_odd_compression_are_refused():
    link = with_member("a", b"/etc/passwd", external_attr=(stat.S_IFLNK | 0o777) << 16)
    assert "is a link, not a file" in refused(link)
    locked = bytearray(zipped({"a": "x"}))
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    assert "is encrypted; unpack it with its password first" in refused(bytes(locked))
    odd = zipped({"a": "x" * 100}, zipfile.ZIP_LZMA)
    assert "is compressed in an unusual way" in refused(odd)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(10), b"words"])
def test_what_is_no_zip_file_is_told(raw):
    assert "a.zip is not a zip file, or is damaged" in refused(raw)


def test_names_are_shown_without_controls():
    assert safe_zip.shown("a\x1b[2J\u202egpj") == r"a\x1b[2J\u202egpj"
    assert len(safe_zip.shown("x" * 5000)) == 121
