"""Small sound files of every kind, and pieces that harm, from which damaged ones are made."""

import io
import zipfile

from tests.sources.made import docx_parts, epub_parts, mail, odt_parts, p, xlsx, zipped
from tests.sources.made_pdf import At, pdf_of

# A file, or the members of a zip file, which are damaged before they are packed.
Seed = bytes | dict[str, bytes | str]

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
    b'../', b'PK\x03\x04', b'<p>', b'</p>', b'<div>', b'<table><tr><td>', b'<br><br>', b'<h1>',
    b'<!--', b'<script>', b'<template>', b'<li>', b'</article>', b'charset=utf-16',
    b'Content-Length: 99999999\r\n', b'Transfer-Encoding: chunked\r\n', b'Location: //[::\r\n',
    b'Content-Encoding: gzip\r\n', b'obj', b'endobj', b'stream\n', b'<<', b'>>', b'/Kids[2 0 R]',
    b'/Filter/FlateDecode', b'1 0 R', b' Tf ', b' Td ', b'BT ', b'ET', b'0 0 0 0 0 0 Tm ',
    b'StartFragment-->', b'<!--EndFragment', b'SourceURL:http://[', b'-1', b'"@graph":[',
    b'itemprop="author"', b'hidden', b'&nbsp;',
]  # fmt: skip
WORDS = "The council of the town said on Monday that it had seen no such figures."
NOTE = "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>"
TABLE = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
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
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T | S</title>'
    '<meta property="og:title" content="T"><script type="application/ld+json">{"@type":'
    '"NewsArticle","headline":"T","author":{"name":"Ann"},"datePublished":"2024-03-05"}</script>'
    '<link rel="canonical" href="/a"></head><body><nav><ul><li><a href="/">Home</a></ul></nav>'
    f'<article><h1>T</h1><p class="byline">By Ann</p><p>{WORDS}</p><ul><li>{WORDS}</li></ul>'
    f"<blockquote>{WORDS}</blockquote><table><tr><td>1<td>2</table>{WORDS}<br><br>{WORDS}"
    '</article><aside><a href="/b">More</a></aside></body></html>'
).encode()
SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/story\r\n"
    b"Subject: x\r\nDate: Tue, 5 Mar 2024 10:15:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    b"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
    b"Content-Location: https://x.example/story\r\n\r\n" + PAGE + b"\r\n--B--\r\n"
)
COPIED = (
    b"Version:0.9\r\nStartHTML:1\r\nSourceURL:https://x.example/a\r\n<html><body>"
    b"<!--StartFragment--><h2>One</h2><p>Two <b>three</b><br>four<!--EndFragment--></body></html>"
)
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 12\r\n\r\n"
    b"<p>Words.</p>"
)
MOVED = b"HTTP/1.1 302 Found\r\nLocation: /answer\r\nContent-Length: 0\r\n\r\n"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"5\r\nwords\r\n0\r\n\r\n"
)


def message() -> bytes:
    found = mail()
    found.set_content("plain words")
    found.add_alternative("<p>HTML words</p>", subtype="html")
    found.add_attachment(b"x" * 50, maintype="image", subtype="png", filename="a.png")
    return found.as_bytes()


def members_of(raw: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def printed(*, is_packed: bool) -> bytes:
    columns = [At(x, 500 - 12 * line, WORDS[:36]) for line in range(6) for x in (40, 220)]
    head, foot = At(40, 580, "The Courier"), At(200, 20, "1")
    return pdf_of([head, *columns, foot], [head, At(40, 500, WORDS)], is_packed=is_packed)


SEEDS: dict[str, list[Seed]] = {
    "json": [
        b'[{"text": "One", "n": 1.5, "m": {"a": [1]}}, {"text": "\\u00e9"}]',
        b'{"text": "One"}\n{"text": "Two", "x": null}\n',
    ],
    "csv": [b'title,text\nT,"two\nlines"\nU,words\n', b"a;text\n1;x\n2;y\n", b"text\tn\nx\t1\n"],
    "text": [
        b"One\r\ntwo\n\xc3\xa9", "One".encode("utf-16"), b"\xe9t\xe9 d\xe9j\xe0",
        "Москва".encode("cp1251"), "東京都".encode("cp932"),
    ],
    "subtitles": [VTT, SRT],
    "rtf": [RTF],
    "zip": [zipped({"a.txt": "words " * 20, "b/c.md": "more"})],
    "markdown": [MARKDOWN],
    "clipboard": [COPIED, COPIED[COPIED.index(b"<html>") :], b"<p>One</p><p>Two"],
    "eml": [message()],
    "odt": [
        odt_parts(f"<text:h>One</text:h><text:p>Two{NOTE}<text:tab/></text:p>", "", "<a/>"),
    ],
    "epub": [epub_parts({"one": "<h1>One</h1><p>Two</p>", "two": "<ul><li>3</li></ul>"})],
    "docx": [
        docx_parts(p("One", "Heading1") + p("Two") + TABLE, core="<c><title>T</title></c>"),
    ],
    "pdf": [printed(is_packed=False), printed(is_packed=True)],
    "xlsx": [members_of(xlsx(("title", "text"), ("T", "words"), (1.5, None)))],
    "mhtml": [SAVED],
    "html": [PAGE],
    "url": [ANSWER, MOVED, CHUNKED],
}  # fmt: skip
