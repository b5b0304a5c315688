"""XML: rows 69 to 74 of the bad inputs."""

import time

import pytest

from annotator.sources.problems import SourceProblem
from annotator.sources.safe_xml import check_xml, local, parsed, words_of

LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{"&" + chr(97 + n) + ";" * 1}{("&" + chr(97 + n) + ";") * 9}">'
    for n in range(9)
)


@pytest.mark.parametrize(
    "raw",
    [
        (LAUGHS + "]><l>&j;</l>").encode(),
        ('<!DOCTYPE q [<!ENTITY a "' + "a" * 50_000 + '">]><q>' + "&a;" * 50_000 + "</q>").encode(),
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        b'<!DOCTYPE r SYSTEM "http://127.0.0.1:1/evil.dtd"><r/>',
        b'<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]><r/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE r><r/>'.encode("utf-16"),
    ],
)
def test_every_document_type_is_refused_at_once(raw):
    began = time.perf_counter()
    with pytest.raises(SourceProblem, match=r"x\.xml, line 1: it has a document type"):
        parsed(raw, "x.xml")
    assert time.perf_counter() - began < 1


def test_deep_nesting_is_refused():
    raw = b"<a>" * 200_000
    with pytest.raises(SourceProblem, match="it is nested more than 256 deep; it was not read"):
        check_xml(raw, "x.xml")
    check_xml(b"<a>" * 256 + b"</a>" * 256, "x.xml")


@pytest.mark.parametrize("raw", [b"", b"<a>", b"words", b"<a>\xff</a>", b"<a b='1' b='2'/>", b"\0"])
def test_what_is_no_xml_is_told_with_its_place(raw):
    with pytest.raises(SourceProblem, match=r"x\.xml, line \d+, column \d+: this is no valid XML"):
        parsed(raw, "x.xml")


def test_what_is_xml_is_read_without_comments():
    root = parsed(b"<n:a xmlns:n='u'>one<!-- no --><?no no?><b>two</b></n:a>", "x.xml")
    assert (local(root), local(root[0]), words_of(root)) == ("a", "b", "onetwo")
