"""Claim maps as SVG, which no words can break out of."""

import random
import xml.etree.ElementTree as ET

import pytest
from lxml import etree

from annotator.formats.claim_map_look import in_lines, is_rightward
from annotator.formats.claim_svg import svg_of
from annotator.formats.problems import FormatProblem
from annotator.formats.svg import estimated, write
from annotator.model.annotation import Annotation
from annotator.model.claim_map import Arrow, Box, ClaimMap
from annotator.model.scheme import Colour, Label, LinkType, Scheme
from annotator.model.text import Span

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "defs", "clipPath", "rect", "g", "path", "polygon", "text"}
ALPHABET = (
    "<>&\"'/\\;:=()[]{}%#!?-]]>", "abc xyz", "\t\n\r\x00\x01\x1b\x7f\x85\x9f", "\u202e\u2066\u200f",
    "\ufffe\uffff\ud800\udfff", "عربي עברית", "日本語😀👩‍👩‍👧", "e\u0301\u0300",
    "<script>alert(1)</script>",
    "]]>", "<!--", "-->", "<?xml?>", "&#0;", "&lt;", "javascript:", "url(http://x.example)",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;", "\" onload=\"x",
)  # fmt: skip


def hostile(seed: int) -> str:
    generator = random.Random(seed)
    pieces = generator.choices(ALPHABET, k=generator.randint(1, 8))
    return "".join(
        piece if generator.random() < 0.5 else "".join(generator.choices(piece, k=5))
        for piece in pieces
    )


def box(id: int, quote: str, label: str = "claim", left: float = 20.0) -> Box:
    one = Annotation(id, "", 1, 1, label, (Span(0, 5),), quote)
    return Box((one,), 0, left, 20.0, 224.0, 74.0)


def map_with(quote: str, label: str = "claim") -> ClaimMap:
    arrow = Arrow("denies", 2, 1, ((414.0, 57.0), (320.0, 57.0), (244.0, 57.0)), (367.0, 57.0))
    return ClaimMap((box(1, quote, label), box(2, "no", label, 414.0)), (arrow,), 700.0, 120.0)


def parsed(svg: str):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(svg.encode(), parser)


def written_as(text: str) -> str:
    """What XML can hold of it: pictures of controls, and a mark for what is no character."""
    controls = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"}
    lost = dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
    return text.translate({**controls, 0x7F: "\u2421", **lost})


@pytest.mark.parametrize("seed", range(300))
def test_any_words_stay_words(scheme, seed):
    words = hostile(seed)
    root = parsed(svg_of(map_with(words), scheme, hostile(seed + 1_000)))
    assert {etree.QName(one).localname for one in root.iter()} <= KNOWN
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    titles = [one.text for one in root.iter(f"{SVG}title")]
    assert titles[0] == written_as(hostile(seed + 1_000))
    assert titles[1] == written_as(words)


@pytest.mark.parametrize("seed", range(40))
def test_any_names_of_a_scheme_stay_words(seed):
    words = hostile(seed).strip() or "x"
    bad = Colour('red" onload="x', "url(http://x.example/)")
    label = Label(words, words, light=bad, letter=words[0])
    scheme = Scheme("s", "S", labels=(label,), links=(LinkType("denies", words, "", (), ()),))
    svg = svg_of(map_with("words", words), scheme, "Title", {1: words})
    root = parsed(svg)
    assert {etree.QName(one).localname for one in root.iter()} <= KNOWN
    assert bad.tint not in svg
    assert not [one for one in root.iter() for value in one.attrib.values() if "http:" in value
                and one is not root]  # fmt: skip


def test_nothing_is_loaded_and_text_is_text(scheme):
    svg = svg_of(map_with("The mayor offered a waiver"), scheme, "Story")
    root = ET.fromstring(svg)  # the file is ours
    texts = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert "The mayor offered a waiver" in texts
    assert {"Claim", "denies", "C"} <= set(texts)
    assert "href" not in svg
    assert "<style" not in svg


def test_long_quotes_are_elided_to_two_lines_and_whole_in_the_title(scheme):
    quote = "word " * 80
    root = parsed(svg_of(map_with(quote), scheme, "Story"))
    lines = [one.text for one in root.iter(f"{SVG}text") if "word" in one.text]
    assert len(lines) == 2
    assert lines[1].endswith("word…")
    assert quote in [one.text for one in root.iter(f"{SVG}title")]


def test_words_from_the_right_stand_at_the_right(scheme):
    root = parsed(svg_of(map_with("قال رئيس البلدية"), scheme, "Story"))
    (line,) = (one for one in root.iter(f"{SVG}text") if one.text.startswith("قال"))
    assert line.get("direction") == "rtl"
    assert float(line.get("x")) > 200


def test_an_empty_map_is_a_picture_too(scheme):
    root = parsed(svg_of(ClaimMap(), scheme, ""))
    assert float(root.get("width")) > 0


def test_links_that_speak_against_something_look_so(scheme):
    svg = svg_of(map_with("words"), scheme, "Story")
    root = parsed(svg)
    heads = [one.get("fill") for one in root.iter(f"{SVG}polygon")]
    assert heads == ["#ffffff", "#ffffff"]
    dashes = {one.get("stroke-dasharray") for one in root.iter(f"{SVG}path")}
    assert len(dashes - {None}) == 1


def test_it_is_written_whole_or_not_at_all(scheme, tmp_path):
    svg = svg_of(map_with("ä"), scheme, "Story")
    write(svg, tmp_path / "map.svg")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8") == svg
    with pytest.raises(FormatProblem, match="project"):
        write(svg, tmp_path / "news.annotator")
    assert [one.name for one in tmp_path.iterdir()] == ["map.svg"]


# Words in lines


def measure(text: str) -> float:
    return estimated(text, 10.0)


@pytest.mark.parametrize("seed", range(60))
def test_lines_are_never_wider_than_their_room(seed):
    lines = in_lines(hostile(seed), 60.0, measure)
    assert len(lines) <= 2
    assert all(measure(line) <= 60.0 or len(line.rstrip("…")) == 1 for line in lines)


def test_words_longer_than_a_line_are_cut():
    assert in_lines("x" * 100, 40.0, measure)[1].endswith("…")
    assert in_lines("short", 400.0, measure) == ["short"]
    assert in_lines("  \n ", 400.0, measure) == []


def test_the_first_letter_tells_the_direction():
    assert is_rightward("“abc")
    assert not is_rightward("“שלום abc")
    assert is_rightward("12")
