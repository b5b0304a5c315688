"""Supplies: what is read at once, what later, what again."""

import json
import multiprocessing
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from annotator.sources import ahead
from annotator.sources.folders import Outcome
from annotator.sources.plain import pasted
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader
from annotator.ui.adding.incoming import Incoming
from annotator.ui.adding.offering import offer
from annotator.ui.adding.supplies import Files, Markup, Words, narrowed
from annotator.ui.jobs import Progress
from tests.ui.conftest import accept_preview


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.txt", "One")
        made.writestr("b.txt", "Two".encode("utf-16-le"))
        made.writestr("picture.png", b"")
    return path


def shown(outcomes):
    return [one.reading.text.content if one.reading else one.problem for one in outcomes]


def test_the_rest_goes_on_where_the_first_ones_ended(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Story {number}")
    incoming = Incoming(Files([tmp_path]), most_documents=2)
    progress = Progress()
    assert shown(incoming.first(progress)) == ["Story 0", "Story 1"]
    assert (incoming.count, progress.done, progress.total) == (5, 2, 2)
    assert progress.name.endswith("1.txt")
    assert not incoming.is_complete
    assert shown(incoming.rest(Progress())) == ["Story 2", "Story 3", "Story 4"]
    assert incoming.files_read == 5
    incoming.close()
    assert list(incoming.rest(Progress())) == []


def test_what_another_process_reads_counts_and_ends_with_the_rest(tmp_path, monkeypatch):
    for name, number in {"FIRST": 2, "LEAD": 1, "FEWEST": 2}.items():
        monkeypatch.setattr(ahead, name, number)
    monkeypatch.setattr(ahead, "_processors", lambda: 2)
    for number in range(9):
        encoding = "cp1252" if number == 7 else "utf-8"
        (tmp_path / f"{number}.txt").write_text(f"Größe {number}", encoding=encoding)
    incoming, progress = Incoming(Files([tmp_path]), most_documents=2), Progress()
    assert shown(incoming.first(Progress())) == ["Größe 0", "Größe 1"]
    assert multiprocessing.active_children() == []
    incoming.fall_back_on("cp1252")
    rest = incoming.rest(progress)
    assert shown(islice(rest, 3)) == ["Größe 2", "Größe 3", "Größe 4"]
    assert len(multiprocessing.active_children()) == 1
    assert (progress.done, progress.name) == (5, str(tmp_path / "4.txt"))
    assert shown(islice(rest, 3)) == ["Größe 5", "Größe 6", "Größe 7"]
    incoming.close()
    assert multiprocessing.active_children() == []
    assert incoming.files_read == 8


def test_what_is_left_out_takes_little_room_in_the_preview(tmp_path):
    for number in range(50):
        (tmp_path / f"{number:02}.png").touch()
    (tmp_path / "z1.txt").write_text("One")
    (tmp_path / "z2.txt").write_text("Two")
    (tmp_path / "z3.txt").write_text("Three")
    incoming = Incoming(Files([tmp_path]), most_documents=3)
    assert len(incoming.first(Progress())) == 53
    assert len(Incoming(Files([tmp_path]), most_documents=2).first(Progress())) == 40


def test_one_file_of_a_zip_is_read_again_alone(archive):
    incoming = Incoming(Files([archive]))
    found = incoming.first(Progress())
    assert incoming.is_complete
    assert found[1].is_unclear
    incoming.choose([found[1].path], partial(replace, encoding="utf-16-le"))
    assert shown(incoming.again({found[1].path}, Progress())) == ["Two"]
    assert incoming.options_of(found[0].path).encoding == ""
    assert incoming.raw(found[1].path, Progress()) == "Two".encode("utf-16-le")


def test_bytes_that_are_gone_are_told_of(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("One")
    incoming = Incoming(Files([path]))
    incoming.first(Progress())
    path.unlink()
    with pytest.raises(SourceProblem, match="there is no such file"):
        incoming.raw(path, Progress())


def test_only_files_can_be_read_alone(archive):
    words = Words("Some words")
    assert narrowed(words, [Path()]) is words
    assert narrowed(Files([archive.parent]), [archive / "a.txt"]) == Files([archive])
    assert narrowed(Files([archive.parent]), [Path("gone")]) == Files([Path("gone")])


def test_a_supply_of_another_kind_is_offered_like_files(qtbot, window):
    class Wire:
        title = "Add from the wire"

        def outcomes(self, reader):  # noqa: ARG002
            for number in range(2):
                yield Outcome(Path("wire"), pasted(f"Report {number}"), place=f"item {number}")

    offer(window, Wire())
    accept_preview(qtbot, window)
    assert window.session.project.documents.count() == 5
    assert window.session.project.journal.undo_title() == "Add from the wire"


def test_words_that_are_none_are_told_of():
    found = next(Words(" ").outcomes(None))
    assert found.problem == "What was copied holds no text."


def test_markup_without_words_gives_way_to_the_words():
    with Reader() as reader:
        found = next(Markup("<img src=x>", "Some words").outcomes(reader))
    assert found.reading.text.content == "Some words"


@pytest.fixture
def table(tmp_path):
    """Rows whose text can be one of two columns."""

    def make(count, name="table.jsonl"):
        path = tmp_path / name
        rows = [{"summary": f"Sum {n}", "body": f"Body {n}"} for n in range(count)]
        path.write_text("\n".join(map(json.dumps, rows)))
        return path

    return make


def as_columns(options, text):
    return replace(options, columns={"text": text})


def read_by(incoming, path, column):
    """What is shown once this column is the text, and what follows."""
    incoming.choose([path], partial(as_columns, text=column))
    first = shown(incoming.again({path}, Progress()))
    return first, shown(incoming.rest(Progress()))


def test_rows_beyond_the_preview_are_read_as_those_within(table):
    path = table(8)
    incoming = Incoming(Files([path]), most_documents=3)
    assert shown(incoming.first(Progress())) == ["Body 0", "Body 1", "Body 2"]
    first, rest = read_by(incoming, path, "summary")
    assert first == ["Sum 0", "Sum 1", "Sum 2"]
    assert rest == [f"Sum {n}" for n in range(3, 8)]


def test_columns_can_be_chosen_twice(table, tmp_path):
    path = table(8)
    (tmp_path / "z.txt").write_text("After it")
    incoming = Incoming(Files([tmp_path]), most_documents=3)
    incoming.first(Progress())
    incoming.choose([path], partial(as_columns, text="summary"))
    incoming.again({path}, Progress())
    first, rest = read_by(incoming, path, "body")
    assert first == ["Body 0", "Body 1", "Body 2"]
    assert rest == [*(f"Body {n}" for n in range(3, 8)), "After it"]


def test_a_table_that_was_read_to_its_end_has_no_rest(table):
    path = table(3)
    incoming = Incoming(Files([path]), most_documents=4)
    incoming.first(Progress())
    assert incoming.is_complete
    incoming.choose([path], partial(as_columns, text="summary"))
    assert len(incoming.again({path}, Progress())) == 3
    assert incoming.is_complete


def test_as_many_rows_as_are_shown_leave_no_rest(table):
    path = table(3)
    incoming = Incoming(Files([path, table(1, "z.jsonl")]), most_documents=3)
    incoming.first(Progress())
    assert read_by(incoming, path, "summary") == (["Sum 0", "Sum 1", "Sum 2"], ["Body 0"])


def test_a_table_in_a_zip_is_cut_like_any_other(table, tmp_path):
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.write(table(8), "table.jsonl")
        made.writestr("z.txt", "After it")
    incoming = Incoming(Files([path]), most_documents=3)
    member = incoming.first(Progress())[0].path
    first, rest = read_by(incoming, member, "summary")
    assert first + rest == [*(f"Sum {n}" for n in range(8)), "After it"]


def test_attachments_beyond_the_preview_follow_though_their_mail_is_read_again(tmp_path):
    mail = EmailMessage()
    mail["Subject"] = "Minutes"
    mail.set_content("See the files.")
    for number in range(3):
        mail.add_attachment(f"Attached {number}", filename=f"{number}.txt")
    path = tmp_path / "m.eml"
    path.write_bytes(bytes(mail))
    incoming = Incoming(Files([path]), most_documents=2)
    assert len(incoming.first(Progress())) == 2
    assert len(incoming.again({path}, Progress())) == 1
    assert [one.strip() for one in shown(incoming.rest(Progress()))] == ["Attached 1", "Attached 2"]


def test_what_was_not_looked_at_comes_once_more_after_rewinding(table, tmp_path):
    path = table(5)
    (tmp_path / "y.txt").touch()
    (tmp_path / "z.txt").write_text("After it")
    incoming = Incoming(Files([tmp_path]), most_documents=3)
    incoming.first(Progress())
    _, rest = read_by(incoming, path, "summary")
    assert rest[:2] + rest[3:] == ["Sum 3", "Sum 4", "After it"]
    incoming.rewind()
    failures = [one for one in incoming.rest(Progress()) if not one.reading]
    assert shown(failures) == rest[2:3]
    incoming.rewind()
    incoming.look_at(failures)
    assert shown(incoming.rest(Progress())) == ["Sum 3", "Sum 4", "After it"]
