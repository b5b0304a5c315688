"""The article report as a browser shows it: Chromium, where it is installed."""

import json
import shutil
import subprocess

import lxml.html
import pytest
from PySide6.QtGui import QColor, QImage

from annotator import sample
from annotator.departures.report import report_of_documents
from annotator.formats.report_html import write
from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EVIL = (
    "<script>document.title='owned'</script><img src=http://evil.example/x.png"
    " onerror=\"document.title='owned'\"> 😀 مصدر"
)


@pytest.fixture
def page(tmp_path):
    """The report of the sample and of a hostile document."""
    sample.build(tmp_path / "p.annotator")
    with Project.open(tmp_path / "p.annotator", annotator="Ann") as project:
        made = project.documents.add(
            SourceText(EVIL), Metadata(title=EVIL, url="http://evil.example/page", publisher=EVIL)
        )
        claim = project.annotations.add(made, Span(0, len(EVIL)), "claim", note=EVIL)
        project.evidence.add(claim, url="http://evil.example/minutes", title=EVIL)
        write(report_of_documents(project, project.documents.ids()), tmp_path / "report.html")
        line = project.scheme.label("claim").light.tint
    return tmp_path / "report.html", line


def browse(page, folder, *what):
    command = [
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--no-first-run",
        f"--user-data-dir={folder / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr", *what, page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=100, check=True)
    console = [line for line in done.stderr.decode().splitlines() if ":CONSOLE" in line]
    return done.stdout.decode(), console


def asked_for(log):
    """The addresses of the hostile machine in a log of all that was asked for."""
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    urls = [str(event["params"]["url"]) for event in events if "url" in event.get("params", {})]
    return [url for url in urls if "evil.example" in url]


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.timeout(240)
def test_a_browser_shows_it_runs_nothing_and_asks_nobody(page, tmp_path):
    path, tint = page
    log = tmp_path / "net.json"
    shown, console = browse(path, tmp_path, "--dump-dom", f"--log-net-log={log}")
    assert console == []  # no error, and nothing said
    before = lxml.html.document_fromstring(path.read_bytes())
    after = lxml.html.document_fromstring(shown)
    assert after.text_content().split() == before.text_content().split()
    tags = [[one.tag for one in tree.iter() if one.tag != "tbody"] for tree in (before, after)]
    assert tags[0] == tags[1]  # a browser adds the bodies of tables
    assert "owned" not in after.findtext(".//title").replace(EVIL, "")
    assert not asked_for(log)
    (tmp_path / "control.html").write_text(
        "<img src=http://evil.example/x.png><script>nothing()</script>"
    )
    _, console = browse(tmp_path / "control.html", tmp_path, "--dump-dom", f"--log-net-log={log}")
    assert asked_for(log)  # so the log tells what is asked for
    assert any("nothing is not defined" in line for line in console)  # and the console of errors

    browse(path, tmp_path, f"--screenshot={tmp_path / 'page.png'}", "--window-size=1000,1400")
    image = QImage(str(tmp_path / "page.png"))
    wanted = QColor(tint).rgb()
    places = [
        (x, y)
        for y in range(0, image.height(), 3)
        for x in range(0, image.width(), 3)
        if image.pixel(x, y) == wanted
    ]
    assert len(places) > 200  # of highlighted words
