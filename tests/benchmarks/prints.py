"""Stories as PDF files: printed by headless Chromium and by LibreOffice, where installed."""

import random
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.benchmarks.pages import e
from tests.benchmarks.stories import Story, story

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
OFFICE = ("soffice", "libreoffice")
STYLES = {
    "plain": "p{margin:0 0 1em} body{font:11pt/1.4 serif}",
    "indented": "p{margin:0;text-indent:1.5em} body{font:10.5pt/1.3 serif;text-align:justify;"
    "hyphens:auto}",
    "columns": "p{margin:0;text-indent:1.2em} .b{columns:2;column-gap:8mm;text-align:justify;"
    "hyphens:auto} body{font:10pt/1.25 serif}",
    "spaced": "p{margin:0 0 .7em} .b{columns:2;column-gap:6mm} body{font:9.5pt/1.35 sans-serif}",
    "three": "@page{size:A4} p{margin:0;text-indent:1em} .b{columns:3;column-gap:5mm;"
    "text-align:justify;hyphens:auto} body{font:9.5pt/1.25 serif}",
    "heads": "p{margin:0 0 .8em} body{font:10.5pt/1.35 serif} @page:left{@top-left{content:'The Post'}"
    "@bottom-center{content:counter(page) ' / ' counter(pages)}} @page:right{@top-right{content:"
    "'Chapter 3: Bridges'}@bottom-center{content:counter(page) ' / ' counter(pages)}}",
    "initial": "p{margin:0 0 .8em} body{font:11pt/1.4 serif} .b p:first-child::first-letter{float:left;"
    "font-size:38pt;line-height:32pt;padding-right:2mm}",
}


@dataclass
class Print:
    name: str
    raw: bytes
    truth: list[str]


def program(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def titled(made: Story, number: int) -> list[tuple[str, str]]:
    """The story's paragraphs with a few headings between them."""
    found: list[tuple[str, str]] = []
    for at, (kind, text) in enumerate(made.paragraphs):
        if at and at % 6 == 0:
            found.append(("heading", f"What {number} people saw next"))
        found.append((kind, text))
    return found


def chromium_prints(count: int) -> list[Print]:
    """Every second one with the browser's own header and footer."""
    browser = program(CHROMIUM)
    if not browser:
        return []
    made = []
    languages = ("en", "en", "de", "en", "fr", "ru")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            style = list(STYLES)[number % len(STYLES)]
            language = languages[number // len(STYLES) % len(languages)]
            told = story(500 + number, language, 14 + number % 20)
            parts = titled(told, number + 2)
            body = "".join(
                f"<h2>{e(text)}</h2>" if kind == "heading" else f"<p>{e(text)}</p>"
                for kind, text in parts
            )
            page = (
                f'<html lang="{language}"><meta charset="utf-8"><title>{escape(told.headline)}</title>'
                f"<style>@page{{size:A5 portrait;margin:18mm}}{STYLES[style]}</style>"
                f'<h1>{e(told.headline)}</h1><div class="b">{body}</div></html>'
            )
            source, target = Path(folder, f"{number}.html"), Path(folder, f"{number}.pdf")
            source.write_text(page, encoding="utf-8")
            flags = [] if number % 2 else ["--no-pdf-header-footer"]
            subprocess.run(
                [browser, "--headless", "--no-sandbox", "--disable-gpu", *flags,
                 f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()],
                check=True, capture_output=True, timeout=60,
            )  # fmt: skip
            truth = [told.headline, *(text for _, text in parts)]
            made.append(Print(f"chromium-{style}-{language}-{number}", target.read_bytes(), truth))
    return made


OFFICE_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties
 fo:text-align="justify" fo:margin-bottom="{gap}" fo:text-indent="{indent}"
 style:auto-text-indent="false"/><style:text-properties fo:font-size="10.5pt" fo:language="{language}"
 fo:country="{country}" fo:hyphenate="true" fo:hyphenation-remain-char-count="2"
 fo:hyphenation-push-char-count="2"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="3mm"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Sub" style:family="paragraph"><style:paragraph-properties
 fo:margin-top="3mm" fo:margin-bottom="1mm"/><style:text-properties fo:font-weight="bold"
 fo:font-size="11pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Cols" style:family="section"><style:section-properties
 text:dont-balance-text-columns="false"><style:columns fo:column-count="{columns}"
 fo:column-gap="7mm"/></style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="148mm"
 fo:page-height="210mm" fo:margin-left="18mm" fo:margin-right="18mm" fo:margin-top="12mm"
 fo:margin-bottom="12mm"/><style:header-style><style:header-footer-properties
 fo:min-height="8mm" fo:margin-bottom="4mm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/>
</style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>{site} – {day}</text:p></style:header>
<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="Head">{title}</text:p>
<text:section text:style-name="Cols" text:name="S">{body}</text:section>
</office:text></office:body></office:document>
"""


def office_prints(count: int) -> list[Print]:
    office = program(OFFICE)
    if not office:
        return []
    made, dice = [], random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            language = ("en", "de", "en", "es")[number // 4 % 4]
            told = story(800 + number, language, 12 + number % 16)
            parts = titled(told, number + 2)
            body = "".join(
                f'<text:p text:style-name="{"Sub" if kind == "heading" else "Standard"}">{e(text)}'
                "</text:p>"
                for kind, text in parts
            )
            is_indented = number % 4 < 2
            page = OFFICE_PAGE.format(
                title=e(told.headline), body=body, site=e(told.site), day=told.published,
                columns=number % 2 + 1, language=language, country=dice.choice(("GB",)),
                gap="0mm" if is_indented else "2.5mm", indent="4mm" if is_indented else "0mm",
            )  # fmt: skip
            Path(folder, f"{number}.fodt").write_text(page, encoding="utf-8")
            truth = [told.headline, *(text for _, text in parts)]
            kind = f"{'indented' if is_indented else 'spaced'}{number % 2 + 1}"
            made.append(Print(f"libreoffice-{kind}-{language}-{number}", b"", truth))
        subprocess.run(
            [office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "pdf", "--outdir", folder,
             *[f"{folder}/{number}.fodt" for number in range(count)]],
            check=True, capture_output=True, timeout=200,
        )  # fmt: skip
        for number, one in enumerate(made):
            one.raw = Path(folder, f"{number}.pdf").read_bytes()
    return made
