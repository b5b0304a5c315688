"""What a process reads ahead is what reading here gives, whatever happens to the process."""

import json
import multiprocessing
import os
import tempfile
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.sources import ahead, ahead_process
from annotator.sources.ahead import read_many
from annotator.sources.ahead_process import Task
from annotator.sources.archives import read_sources
from annotator.sources.duplicates import keys_of
from annotator.sources.files import version_of
from annotator.sources.folders import Outcome
from annotator.sources.kinds import kind_named
from annotator.sources.options import Options
from annotator.sources.reading import PLAIN, Reader
from tests.sources.made import mail, zipped

WORDS = "It rained for a week, and the bridge stood under water until Sunday.\n"
MAIL = mail()
MAIL.set_content("words of a mail")
FILES = (
    (".txt", WORDS.encode()),  # the same again and again
    (".txt", b"Line one\r\nLine two\r\n"),
    (".txt", "Fünf „Wörter“ – und ein Zeichen".encode()),
    (".txt", "Ein Text mit Marke".encode("utf-8-sig")),
    (".txt", "Noch ein Text".encode("utf-16")),
    (".txt", "Größe und Bräuche".encode("cp1252")),  # unclear
    (".txt", b"a\0b"),
    (".txt", b""),
    (".txt", b" \n "),
    (".txt", b"%PDF-1.4 no text"),
    (".txt", b"<!doctype html><html><body><p>words of a page</p></body></html>"),
    (".txt", zipped({"a.txt": "words in a zip file", "b.png": "x"})),
    (".zip", zipped({"a.txt": "words in a zip file", "b.html": "<html><p>page</p></html>"})),
    (".html", b"<html><body><p>words of a page</p></body></html>"),
    (".eml", MAIL.as_bytes()),
    (".txt", MAIL.as_bytes()),
    (".png", b"x"),
    (".md", b"# Words\n\nof *Markdown*"),
    (".srt", b"1\n00:00:01,000 --> 00:00:02,000\nwords of a film\n"),
    (".srt", b"no film"),
    (".csv", b"title,text\nT,words of a table\nU,\nV,more words\n"),
    (".csv", b"a,b\n1,2\n"),  # which column is the text?
    (".jsonl", b'{"text": "words"}\n[1]\n{"text": 5}\n\n{"text": "more"}\n'),
    (".json", b'[{"text": "words"}, {"text": "more", "url": "u"}]'),
    (".json", b"{"),
)


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """A process for a handful of files, on a machine with two processors."""
    monkeypatch.setattr(ahead, "FIRST", 2)
    monkeypatch.setattr(ahead, "LEAD", 1)
    monkeypatch.setattr(ahead, "FEWEST", 2)
    monkeypatch.setattr(ahead, "LARGE", 1000)
    monkeypatch.setattr(ahead, "_processors", lambda: 2)


def told(outcome: Outcome) -> Outcome:
    """Without what is left where it was read, and without its keys."""
    reading = outcome.reading
    unclear = type(outcome.unclear)
    if reading is None:
        return replace(outcome, unclear=None), unclear
    raw = reading.raw or b"" if reading.size else reading.raw or reading.text.content.encode()
    return replace(outcome, reading=replace(reading, raw=raw, keys=None)), unclear


def folder_of(place: Path, files) -> Path:
    for number, (suffix, raw) in enumerate(files):
        (place / f"{number:03}{suffix}").write_bytes(raw)
    return place


def texts(place: Path, count: int = 40, words: str = WORDS) -> Path:
    return folder_of(place, [(".txt", f"Story {n}. {words}".encode()) for n in range(count)])


def contents(outcomes) -> list[str]:
    return [one.reading.text.content if one.reading else one.problem for one in outcomes]


@given(st.lists(st.sampled_from(FILES), min_size=4, max_size=40), st.booleans())
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_it_reads_what_reading_here_gives_in_the_same_order(files, is_offering):
    options = Options(attachments="offered" if is_offering else "named")
    with tempfile.TemporaryDirectory() as name, Reader(options) as reader:
        place = folder_of(Path(name), files)
        expected = list(map(told, read_sources([place], reader)))
        assert list(map(told, read_many([place], reader))) == expected


def test_every_kind_of_file_is_read_as_here(tmp_path):
    place = folder_of(tmp_path, [*FILES, *FILES])
    own = {place / "030.txt": Options(encoding="cp1252")}
    for kind in (None, PLAIN, kind_named("markdown")):
        with Reader(Options(encoding="guess"), kind, own) as reader:
            expected = list(map(told, read_sources([place], reader)))
            assert list(map(told, read_many([place], reader))) == expected


def test_what_is_named_twice_is_read_twice(tmp_path):
    files = sorted(texts(tmp_path).iterdir())
    for paths in ([*files, *files], [tmp_path, *files], [*files, tmp_path]):
        with Reader() as reader:
            expected = contents(read_sources(paths, reader))
            assert len(expected) == 80
            assert contents(read_many(paths, reader)) == expected


@pytest.mark.parametrize("is_awaited", [True, False])
def test_keys_come_along_unless_somebody_waits(tmp_path, is_awaited):
    names = sorted(map(str, texts(tmp_path).iterdir()))
    with Reader() as reader:
        answers = [
            one
            for _, one in ahead_process.answers(Task(names, {}), reader, lambda: is_awaited)
            if one
        ]
    assert len(answers) == 40
    found = [(one.keys, None if is_awaited else keys_of(one.content)) for one in answers]
    assert all(keys == expected for keys, expected in found)


def test_what_is_told_ahead_of_time_has_keys(tmp_path):
    """Whoever takes a long time over each finds that the other process went ahead."""
    made: list[object] = []
    words = WORDS * 40  # more, in all, than the line between them ever holds
    with Reader() as reader:
        for outcome in read_many([texts(tmp_path, 2000, words)], reader):
            if len(made) % 64 == 0 and not any(keys is not None for keys in made):
                sleep(0.5)
            made.append(outcome.reading.keys)
    assert any(keys is not None for keys in made)
    assert all(keys in (None, keys_of(f"Story {n}. {words}")) for n, keys in enumerate(made))


def test_what_is_left_when_the_process_is_killed_is_read_here(tmp_path):
    place = texts(tmp_path, 300)
    with Reader() as reader:
        expected = contents(read_sources([place], reader))
        found = read_many([place], reader)
        first = list(islice(found, 6))
        [process] = multiprocessing.active_children()
        process.kill()
        assert contents([*first, *found]) == expected


def test_a_table_whose_process_is_killed_goes_on_where_it_was(tmp_path):
    table = rows_of(tmp_path / "t.jsonl", 3000)
    with Reader() as reader:
        expected = contents(read_sources([table], reader))
        found = read_many([table], reader)
        first = list(islice(found, 10))
        [process] = multiprocessing.active_children()
        process.kill()
        assert contents([*first, *found]) == expected


def test_leaving_half_way_leaves_no_process_behind(tmp_path):
    place = texts(tmp_path)
    with Reader() as reader, closing(read_many([place], reader)) as found:
        list(islice(found, 6))
        assert multiprocessing.active_children()
    assert multiprocessing.active_children() == []
    with Reader() as reader:
        found = read_many([place], reader)
        list(islice(found, 6))
    assert multiprocessing.active_children() == []


def test_what_is_chosen_meanwhile_holds_for_what_comes_after(tmp_path):
    files = [(".txt", "Größe und Bräuche, viele".encode("cp1252"))] * 10
    with Reader() as reader:
        found = read_many([folder_of(tmp_path, files)], reader)
        first = list(islice(found, 5))
        reader.options = Options(encoding="cp1252")
        assert all(one.question == "encoding" for one in first)
        assert contents(found) == ["Größe und Bräuche, viele"] * 5


def test_where_no_process_can_be_started_all_is_read_here(tmp_path, monkeypatch):
    def start(_process):
        raise OSError("no memory")

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", start)
    with Reader() as reader:
        place = texts(tmp_path)
        assert contents(read_many([place], reader)) == contents(read_sources([place], reader))


def test_with_one_processor_no_process_is_started(tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "_processors", lambda: 1)
    with Reader() as reader:
        found = read_many([texts(tmp_path)], reader)
        assert len(list(islice(found, 30))) == 30
        assert multiprocessing.active_children() == []


def rows_of(path: Path, count: int) -> Path:
    rows = [json.dumps({"text": f"Story {n}. {WORDS}", "title": str(n)}) for n in range(count)]
    rows[5:5] = ["", "[1]", "{", '{"title": "no text"}', '{"text": "half \\ud800"}']
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("most_kept", [100, 10_000_000])
@pytest.mark.parametrize("suffix", ["jsonl", "csv", "json"])
def test_the_bytes_of_a_table_come_once_or_are_only_counted(tmp_path, suffix, most_kept):
    table = tmp_path / f"t.{suffix}"
    if suffix == "csv":
        table.write_text("title,text\n" + "T,words of a table\n" * 500)
    elif suffix == "json":
        table.write_text(json.dumps([{"text": f"{n} {WORDS}"} for n in range(500)]))
    else:
        rows_of(table, 500)
    with Reader(most_kept=most_kept) as reader:
        found = list(read_many([table], reader))
    with Reader() as whole:
        assert contents(found) == contents(read_sources([table], whole))
    readings = [one.reading for one in found if one.reading]
    size = table.stat().st_size
    if most_kept < size:
        assert {(one.raw, one.size) for one in readings} == {(b"", size)}
    else:
        assert len({id(one.raw) for one in readings}) == 1
        assert readings[0].raw == table.read_bytes()


@pytest.mark.parametrize("lead", [1, 50, 5000])
@pytest.mark.parametrize("is_killed", [False, True])
@pytest.mark.parametrize("bad", [0, 30, 130])
def test_the_first_rows_of_a_table_are_read_while_the_process_starts(
    tmp_path, monkeypatch, lead, is_killed, bad
):
    """None is missing and none comes twice, bad ones included; the first document carries what
    there is to be said of the table."""
    monkeypatch.setattr(ahead, "LEAD_ROWS", lead)
    table = rows_of(tmp_path / "t.jsonl", 1000)
    lines = table.read_text().splitlines()
    lines[10], lines[49], lines[50], lines[51], lines[900] = "{", "3", "{}", "", '{"text": 3}'
    lines[:bad] = ["{"] * bad
    table.write_text("\n".join(lines))
    with Reader(most_kept=100) as reader:
        expected = list(map(told, read_sources([table], reader)))
        found = read_many([table], reader)
        first = list(islice(found, 60))
        if is_killed:
            [process] = multiprocessing.active_children()
            process.kill()
        assert list(map(told, [*first, *found])) == expected
    assert len(expected) == sum(map(bool, lines))
    assert sum(one.reading is None for one, _ in expected) >= 4


def test_a_process_that_nobody_fetches_from_finds_the_keys():
    """It is not awaited while what it sends is not fetched, nor while more waits."""
    near, far = multiprocessing.Pipe()
    sender = ahead_process._Sender(far)
    assert sender.is_awaited()
    sender.send([(0, "x" * 10_000_000)], 10_000_000)
    sleep(0.2)
    assert not sender.is_awaited()
    sender.send([(1, "y")], 1)
    assert not sender.is_awaited()
    assert [len(near.recv()[0][1]), near.recv()] == [10_000_000, [(1, "y")]]
    sender.finish()
    assert sender.is_awaited()


def test_what_is_large_waits_alone():
    """So that memory stays flat: not eight files of 60 MB."""
    near, far = multiprocessing.Pipe()
    sender = ahead_process._Sender(far)
    half = ahead_process.MOST_WAITING // 2 + 1
    done = []

    def send():
        for number in range(4):
            sender.send([(number, "x" * half * 2)], half)
            done.append(number)

    thread = Thread(target=send)
    thread.start()
    sleep(0.3)
    assert done == [0, 1]  # the one that is being sent, and one that waits
    assert [near.recv()[0][0] for _ in range(4)] == [0, 1, 2, 3]
    thread.join()
    sender.finish()


def rewritten(table: Path) -> None:
    content = table.read_bytes().replace(b"Story", b"Other")
    table.write_bytes(content)
    os.utime(table, ns=(1, 1))


def good_rows(path: Path, count: int) -> Path:
    rows = (json.dumps({"text": f"Story {number}. {WORDS}"}) for number in range(count))
    path.write_text("\n".join(rows))
    return path


def replaced(table: Path, count: int = 1000) -> None:
    other = good_rows(table.with_name("other.jsonl"), count)
    other.write_bytes(other.read_bytes().replace(b"Story", b"Other"))
    os.utime(other, ns=(1, 1))
    other.replace(table)


CHANGES = {
    "deleted": Path.unlink,
    "rewritten": rewritten,
    "replaced": replaced,
    "replaced by a shorter one": lambda table: replaced(table, 20),
    "cut": lambda table: os.truncate(table, 5000),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("after", [1, 49, 50, 51])
@pytest.mark.parametrize("is_killed", [False, True])
def test_a_table_that_changes_meanwhile_is_told(tmp_path, monkeypatch, change, after, is_killed):
    """Never a part of it without a word, nor parts of two."""
    monkeypatch.setattr(ahead, "LEAD_ROWS", 50)
    table = good_rows(tmp_path / "t.jsonl", 1000)
    with Reader(most_kept=100) as reader:
        expected = contents(read_sources([table], reader))
        outcomes = read_many([table], reader)
        found = list(islice(outcomes, after))
        if is_killed:
            [process] = multiprocessing.active_children()
            process.kill()
        change(table)
        found += outcomes
    texts = [one.reading.text.content for one in found if one.reading]
    problems = [one.problem for one in found if one.reading is None]
    assert texts == expected or problems
    assert not problems or "changed while it was being read" in problems[-1]


def test_a_table_that_is_gone_before_the_process_opens_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "LEAD_ROWS", 50)
    table = good_rows(tmp_path / "t.jsonl", 1000)
    version = version_of(table.stat())
    table.unlink()
    with Reader(most_kept=100) as reader:
        task = Task([str(table)], {}, 50, version)
        [(_, problem), (_, end)] = ahead_process.answers(task, reader, lambda: False)
    assert problem.endswith("t.jsonl cannot be read: there is no such file.")
    assert end == ""


def test_of_long_rows_few_are_read_while_the_process_starts(tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "LEAD_SIZE", 1000)
    table = good_rows(tmp_path / "t.jsonl", 100)
    with Reader(most_kept=100) as reader:
        process = ahead.Ahead(reader)
        process.begin([table])
        assert 0 < process._lead < 20
        process.close()
        expected = list(map(told, read_sources([table], reader)))
        assert list(map(told, read_many([table], reader))) == expected


@pytest.mark.parametrize("told_before", [1, 5])
def test_a_source_that_is_gone_when_the_process_dies_is_told(tmp_path, told_before):
    """Though that is one outcome, and as many were told already."""
    table = good_rows(tmp_path / "t.jsonl", 1000)
    with Reader() as reader:
        process = ahead.Ahead(reader)
        process.begin([table])
        outcomes = process.outcomes(table)
        assert all(one.reading for one in islice(outcomes, told_before))
        table.unlink()
        process._answers = iter(())
        process.close()
        [problem] = [one.problem for one in outcomes]
    assert "cannot be read: there is no such file" in problem or "changed while" in problem


@pytest.mark.parametrize("change", [rewritten, replaced])
@pytest.mark.parametrize("beside", [0, 60])
@pytest.mark.parametrize("is_closed", [False, True])
def test_a_table_read_whole_that_changes_before_the_process_dies_is_told(
    tmp_path, change, beside, is_closed
):
    """No parts of two without a word, also where it stands among small files."""
    place = texts(tmp_path, beside) if beside else tmp_path / "texts"
    place.mkdir(exist_ok=True)
    table = good_rows(place / "t.jsonl", 1000)
    with Reader() as reader:
        outcomes = read_many([place if beside else table], reader)
        found = list(islice(outcomes, beside + 70))
        if is_closed:
            reader.at_end.close()
        else:
            [process] = multiprocessing.active_children()
            process.kill()
        change(table)
        found += outcomes
    rows = [one for one in found if one.path == table]
    words = {one.reading.text.content.split()[0] for one in rows if one.reading}
    assert len(words) == 1 or "changed while it was being read" in rows[-1].problem
    assert sum(one.reading is not None for one in rows) == 1000 or rows[-1].problem
