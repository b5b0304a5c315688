"""Stories as Word, OpenDocument, EPUB and RTF files: written by LibreOffice and pandoc, where
installed, and by hand; each with the paragraphs that must be read from it, all of them."""

import random
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.benchmarks.prints import OFFICE, program
from tests.benchmarks.stories import story
from tests.sources.made import docx, epub, odt, p

PANDOC = ("pandoc",)
# By pandoc: its RTF has the signs of list items as text, which cannot be told from text.
PANDOC_KINDS = ("docx", "odt", "epub")
OFFICE_KINDS = {
    "odt": "odt:writer8",
    "docx": "docx:MS Word 2007 XML",
    "rtf": "rtf:Rich Text Format",
}
LANGUAGES = ("en", "de", "ru", "ar", "ja")


@dataclass
class Written:
    """``kind``: the name of the kind of source; ``by``: the program that wrote it."""

    name: str
    kind: str
    by: str
    raw: bytes
    truth: list[str]


def document(number: int) -> tuple[list[str], str]:
    """Paragraphs and the page that they make: emphasis, links, lists, a quotation, a table,
    soft line breaks, raised figures, emoji and a paragraph from right to left."""
    told = story(700 + number, LANGUAGES[number % len(LANGUAGES)], 9)
    dice = random.Random(number)
    texts = [text for _, text in told.paragraphs]
    cells = ["Ward", "Votes", "North <&", str(dice.randint(100, 999))]
    rtl = "قال رئيس البلدية إن الجسر آمن تماما."
    kept = "Emoji 👍🏽 and 👩‍👩‍👧 stay; so do e\u0301, ﬁ and a\u00a0b."
    parts = [
        ("h1", told.headline), ("p", texts[0]), ("link", texts[1]), ("h2", "What next"), ("p", kept),
        ("ul", texts[2]), ("ol", texts[3]), ("blockquote", texts[4]),
        *(("cell", one) for one in cells), ("br", "One line and another."), ("rtl", rtl),
        ("sub", "It is H2O."), *(("p", one) for one in texts[5:]),
    ]  # fmt: skip
    body = "\n".join(_marked(kind, text) for kind, text in parts)
    page = f'<html lang="{told.language}"><head><meta charset="utf-8"></head><body>{body}</body></html>'
    return [text for _, text in parts], page


def _marked(kind: str, text: str) -> str:
    words = escape(text, quote=False)
    half = len(words.split(" ")) // 2
    first, last = " ".join(words.split(" ")[:half]), " ".join(words.split(" ")[half:])
    return {
        "link": f'<p><b>{first}</b>{" " * bool(first)}<a href="http://x.example/">{last}</a></p>',
        "ul": f"<ul><li>{words}</li></ul>",
        "ol": f"<ol><li>{words}</li></ol>",
        "blockquote": f"<blockquote><p>{words}</p></blockquote>",
        "cell": f"<table><tr><td>{words}</td></tr></table>",
        "br": "<p>One line<br>and another.</p>",
        "rtl": f'<p dir="rtl">{words}</p>',
        "sub": "<p>It is H<sub>2</sub>O.</p>",
    }.get(kind, f"<{kind}>{words}</{kind}>")


def by_hand(count: int) -> Iterator[Written]:
    for number in range(count):
        told = story(600 + number, LANGUAGES[number % len(LANGUAGES)], 12)
        truth = [told.headline, *(text for _, text in told.paragraphs)]
        words = [escape(text, quote=False) for text in truth]
        half = len(words) // 2
        chapters = {
            name: "".join(f"<p>{one}</p>" for one in some)
            for name, some in (("one", words[:half]), ("two", words[half:]))
        }
        made = {
            "docx": docx("".join(map(p, words))),
            "odt": odt("".join(f"<text:p>{one}</text:p>" for one in words)),
            "epub": epub(chapters),
        }
        for kind, raw in made.items():
            yield Written(f"hand{number}.{kind}", kind, "hand", raw, truth)


def by_programs(count: int) -> Iterator[Written]:
    """By those of the two programs that are installed."""
    pandoc, office = program(PANDOC), program(OFFICE)
    with tempfile.TemporaryDirectory() as folder:
        made = [document(number) for number in range(count)]
        pages = [Path(folder, f"{number}.html") for number in range(count)]
        for path, (_, page) in zip(pages, made, strict=True):
            path.write_text(page, encoding="utf-8")
        truths = [truth for truth, _ in made]
        if pandoc:
            yield from _by_pandoc(pandoc, pages, truths)
        if office:
            yield from _by_office(office, pages, truths)


def _by_pandoc(program: str, pages: list[Path], truths: list[list[str]]) -> Iterator[Written]:
    for path, truth in zip(pages, truths, strict=True):
        for kind in PANDOC_KINDS:
            target = path.with_name(f"pandoc-{path.stem}.{kind}")
            command = [program, "-f", "html", "-t", kind, "-s", "-o", target, path]
            subprocess.run(command, check=True, capture_output=True, timeout=100)
            yield Written(target.name, kind, "pandoc", target.read_bytes(), truth)


def _by_office(program: str, pages: list[Path], truths: list[list[str]]) -> Iterator[Written]:
    folder = pages[0].parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    sources = pages
    for kind, filter_name in OFFICE_KINDS.items():
        command = [program, profile, "--headless", "--convert-to", filter_name, "--outdir", folder]
        subprocess.run([*command, *sources], check=True, capture_output=True, timeout=300)
        found = [path.with_suffix(f".{kind}") for path in pages]
        for path, truth in zip(found, truths, strict=True):
            yield Written(f"office-{path.name}", kind, "office", path.read_bytes(), truth)
        sources = found if kind == "odt" else sources
