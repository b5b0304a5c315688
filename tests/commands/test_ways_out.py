"""What the command line says is to be done is an option of it."""

from pathlib import Path

import pytest

from annotator.cli import main
from annotator.commands.ways_out import WAYS
from tests.sources.made import mail


def legacy() -> bytes:
    return "Le maire dément avoir connu le rapport.".encode("cp1252")


def bare_page() -> bytes:
    return b"<html><body><a href=x>Home</a></body></html>"


def with_attachment() -> bytes:
    message = mail()
    message.set_content("Words of a mail.")
    message.add_attachment(b"Words.", maintype="text", subtype="plain", filename="a.txt")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("x.txt", legacy, "name its encoding (--encoding)."),
        ("x.txt", lambda: "Le maire".encode("utf-16-le"), "its encoding (--encoding utf-16-le)."),
        ("x.html", bare_page, "the whole page can be taken instead (--whole-page), or"),
        ("x.json", lambda: b'[{"q": "a"}]', "Say which one (--map text=COLUMN)."),
        ("x.eml", with_attachment, "KB) was left out; --attachments adds it."),
    ],
)
def test_what_helps_is_named(tmp_path, monkeypatch, capsys, name, raw, said):
    monkeypatch.chdir(tmp_path)
    main(["new", "news"])
    Path(name).write_bytes(raw())
    main(["add", "news", name])
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("said", "_better"), WAYS)
def test_the_sentences_are_those_of_the_sources(said, _better):
    sources = Path(__file__).parents[2] / "annotator" / "sources"
    texts = "".join(file.read_text(encoding="utf-8") for file in sources.glob("*.py"))
    assert said in texts
