"""Files made to keep a reader busy for ever, or to fill its memory."""

import time
import zlib

import pytest

from annotator.sources import html, pdf
from annotator.sources.child import Child
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from tests.sources.made_pdf import At, pdf_of

LIMIT = 60


def told(extract, raw: bytes) -> str:
    start = time.monotonic()
    with Child(seconds=2) as child:
        try:
            found = child.extracted(extract, raw, "x", Options())
            said = f"read {len(list(found))}"
        except SourceProblem as problem:
            said = str(problem)
    assert time.monotonic() - start < LIMIT
    return said


@pytest.mark.parametrize(
    "page",
    [
        b"<a " * 200_000,
        b"<p>" * 100_000,
        b"<html><body>" + b"<b><i>" * 100_000 + b"x",
        b"<html><body><p>" + b"x" * 20_000_000,
        b"<html><!--" + b"-" * 5_000_000,
        b"<html><body>" + b"<li><a href=x>word word word word word</a>" * 20_000,
        b"&" * 3_000_000,
    ],
    ids=["open", "paragraphs", "inline", "long", "comment", "links", "entities"],
)
def test_pages_end(page):
    said = told(html.extract, page)
    assert said.startswith(("read", "x"))


def test_a_flate_bomb_in_a_pdf_ends():
    raw = pdf_of([At(50, 500, "x")])
    stream = zlib.compress(b"BT /F 10 Tf (xxxxxxxxxxxxxxxx) Tj ET\n" * 6_000_000, 1)
    start, end = raw.index(b"<</Length"), raw.index(b"\nendstream")
    bomb = raw[:start] + f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode()
    said = told(pdf.extract, bomb + stream + raw[end:])
    assert said.startswith("x cannot be read"), said


def test_a_pdf_with_pages_in_a_circle_ends():
    raw = pdf_of([At(50, 500, "Some words")])
    assert told(pdf.extract, raw.replace(b"/Kids[10 0 R]", b"/Kids[ 2 0 R]"))
    many = raw.replace(b"/Count 1/", b"/Count 9999999/")
    assert told(pdf.extract, many)
