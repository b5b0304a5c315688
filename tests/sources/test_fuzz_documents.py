"""Damaged and hostile files of each kind: whatever is in them, only a ``SourceProblem`` comes
out, or a text that can be stored."""

import io
import random
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

import pytest

from annotator.model.text import storable
from annotator.sources.blocks import Extracted
from annotator.sources.kinds import Kind, kind_named
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import PLAIN, reading_of
from annotator.sources.safe_zip import SafeZip
from tests.sources.made import docx_parts, epub_parts, mail, odt_parts, p, xlsx, zipped

RUNS = [pytest.param(40), pytest.param(100_000, marks=[pytest.mark.soak, pytest.mark.timeout(0)])]
TOKENS = [
    b'\x00', b'\xff', b'\xef\xbb\xbf', b'\xed\xa0\x80', b'\xf0\x9f\x98\x80', b'<', b'>', b'&',
    b'&#0;', b'&#xD800;', b'"', b"'", b'\n', b'\r\n', b'\r', b'\t', b',', b';', b'{', b'}', b'[',
    b']', b'\\', b'\\u-10179?', b'\\ud800', b"\\'83", b'\\bin9 ', b'{\\footnote ', b'{\\*',
    b'\\v', b'1e999', b'NaN', b'-->', b'00:00:01.000 --> 00:00:02.000\n', b'99:99:99,999',
    b'<v Ann>', b']]>', b'<!DOCTYPE a>', b'<w:p>', b'</w:p>', b'<w:tbl>', b'<w:ins>',
    b'<text:note>', b"<text:s text:c='99999999999'/>",
    b'Content-Type: multipart/mixed; boundary=x\n', b'--x\n', b'charset=klingon',
    b'=?utf-8?q?=ff?=', b'Date: x\n', b'---\n', b'```', b'| a |\n|---|\n', b'![',
    b'](javascript:x)', b'\xe2\x80\xa8', b'\xe2\x80\xae', b'999999999999999999999999999999',
    b'../', b'PK\x03\x04',
]  # fmt: skip


def message() -> bytes:
    found = mail()
    found.set_content("plain words")
    found.add_alternative("<p>HTML words</p>", subtype="html")
    found.add_attachment(b"x" * 50, maintype="image", subtype="png", filename="a.png")
    return found.as_bytes()


def members_of(raw: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


NOTE = "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>"
TABLE = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
DOCX = docx_parts(p("One", "Heading1") + p("Two") + TABLE, core="<c><title>T</title></c>")
ODT = odt_parts(f"<text:h>One</text:h><text:p>Two{NOTE}<text:tab/></text:p>", "", "<a/>")
EPUB = epub_parts({"one": "<h1>One</h1><p>Two</p>", "two": "<ul><li>3</li></ul>"})
RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset128 A;}}{\info{\title T}}\f0 One\par"
    rb" \'83A{\footnote\chftn n}\u8364?{\*\x y}\cell\row}"
)
VTT = (
    b"WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann>One.</v>\n\n"
    b"00:00:03.000 --> 00:00:04.000\nTwo\nlines.\n"
)
SRT = (
    b"1\r\n00:00:01,000 --> 00:00:02,000\r\n- One?\r\n- Two.\r\n\r\n"
    b"2\r\n00:00:02,000 --> 00:00:03,000\r\nThree.\r\n"
)
MARKDOWN = b"---\ntitle: T\n---\n# One\n\nTwo *three* [x](y) `z`\n\n- a\n- b\n\n> q\n\n<b>h</b>"
SEEDS: dict[str, list[bytes | dict[str, bytes | str]]] = {
    "docx": [DOCX],
    "odt": [ODT],
    "epub": [EPUB],
    "xlsx": [members_of(xlsx(("title", "text"), ("T", "words"), (1.5, None)))],
    "rtf": [RTF],
    "eml": [message()],
    "subtitles": [VTT, SRT],
    "markdown": [MARKDOWN],
    "csv": [b'title,text\nT,"two\nlines"\nU,words\n', b"a;text\n1;x\n2;y\n"],
    "json": [
        b'[{"text": "One", "n": 1.5, "m": {"a": [1]}}, {"text": "\\u00e9"}]',
        b'{"text": "One"}\n{"text": "Two", "x": null}\n',
    ],
    "text": [b"One\r\ntwo\n\xc3\xa9", "One".encode("utf-16"), b"\xe9t\xe9 d\xe9j\xe0"],
}


@dataclass
class Mangler:
    """Damages bytes in a way that its number decides."""

    chance: random.Random

    def damaged(self, raw: bytes) -> bytes:
        found = bytearray(raw)
        for _ in range(self.chance.choice((1, 1, 2, 4, 16))):
            at = self.chance.randrange(len(found) + 1)
            action = self.chance.randrange(6)
            if action == 0 and found:
                found[at % len(found)] = self.chance.randrange(256)
            elif action == 1:
                del found[at : at + self.chance.choice((1, 3, 20, 1000))]
            elif action == 2:
                piece = found[at : at + self.chance.randrange(1, 60)]
                found[at:at] = piece * self.chance.choice((1, 2, 30))
            else:
                found[at:at] = self.chance.choice(TOKENS)
        return bytes(found)

    def file(self, seed: bytes | dict[str, bytes | str]) -> bytes:
        if isinstance(seed, bytes):
            return self.damaged(seed)
        members = {
            name: raw.encode() if isinstance(raw, str) else raw for name, raw in seed.items()
        }
        if self.chance.random() < 0.2:
            return self.damaged(zipped(members))
        name = self.chance.choice(list(members))
        if self.chance.random() < 0.1:
            del members[name]
        else:
            members[name] = self.damaged(members[name])
        return zipped(members, zipfile.ZIP_STORED)


def is_sentence(problem: SourceProblem) -> bool:
    return str(problem).endswith((".", "”")) and "\n" not in str(problem)


def is_sound(kind_name: str, raw: bytes) -> bool:
    """Whether ``raw`` becomes texts that can be stored, or a problem told in a sentence."""
    kind = PLAIN if kind_name == PLAIN.name else kind_named(kind_name)
    try:
        found = kind.extract(raw, "x", Options())
        return all(
            is_sentence(one) if isinstance(one, SourceProblem) else is_storable(one, kind, raw)
            for one in ([found] if isinstance(found, Extracted) else found)
        )
    except SourceProblem as problem:
        return is_sentence(problem)


def is_storable(found: Extracted, kind: Kind, raw: bytes) -> bool:
    content = reading_of(found, kind, raw, PurePath("x"), "x").text.content
    return storable(content) == (content, 0) and "\r" not in content and bool(content.strip())


@pytest.mark.parametrize("runs", RUNS)
@pytest.mark.parametrize("kind", SEEDS)
def test_nothing_but_a_problem_comes_out_of_a_damaged_file(kind, runs):
    for number in range(runs):
        chance = random.Random(f"{kind} {number}")
        raw = Mangler(chance).file(chance.choice(SEEDS[kind]))
        try:
            sound = is_sound(kind, raw)
        except Exception as error:
            raise AssertionError(f"{kind}, number {number}: {error!r}") from error
        assert sound, number


@pytest.mark.parametrize("runs", RUNS)
def test_nothing_but_a_problem_comes_out_of_a_damaged_zip_file(runs):
    seed = zipped({"a.txt": "words " * 20, "b/c.md": "more"})
    for number in range(runs * 5):
        raw = Mangler(random.Random(number)).damaged(seed)
        try:
            with SafeZip(raw, "x") as archive:
                archive.check_all()
        except SourceProblem as problem:
            sound = is_sentence(problem)
        except Exception as error:
            raise AssertionError(f"number {number}: {error!r}") from error
        else:
            sound = True
        assert sound, number
