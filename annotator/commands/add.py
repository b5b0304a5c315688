"""``annotator add``: text files into a project, all of them or none."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from annotator.commands.arguments import add_annotator, add_json, add_project, annotator_name
from annotator.commands.running import Failed
from annotator.commands.terminal import Progress, counted, say, say_json, warn
from annotator.model.exchange import AnnotatedDocument
from annotator.sources.folders import Outcome, read_all
from annotator.sources.plain import Reading, numbered_title
from annotator.store import Project

EXAMPLES = """examples:
  annotator add news.annotator article.txt
  annotator add news.annotator articles/ --skip-bad
  annotator add news.annotator old.txt --encoding cp1252

A file must be UTF-8, or begin with a byte order mark, unless --encoding says what it is in;
“--encoding guess” takes what is most likely, and says so. Folders are searched for .txt files
and the like, links are not followed. The whole is one step that can be undone."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="text files, or folders of them"
    )
    parser.add_argument(
        "--encoding", default="", help="of files that do not say it, such as cp1252, or “guess”"
    )
    parser.add_argument(
        "--skip-bad", action="store_true", help="add the good files although others are bad"
    )
    add_annotator(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    annotator = annotator_name(options.annotator)
    with (
        Project.open(options.project, annotator=annotator) as project,
        Progress("Adding documents") as progress,
    ):
        adding = _Adding(project, is_skipping=options.skip_bad)
        found = adding.documents(read_all(options.files, options.encoding))
        project.exchange.write(found, title=_title(options.files), progress=progress.at)
    if options.json:
        say_json(
            {
                "added": adding.added,
                "duplicates": adding.duplicates,
                "left_out": adding.left_out,
                "problems": adding.problems,
                "remarks": adding.remarks,
            }
        )
        return 0
    say(_summary(adding))
    warn([*adding.duplicates, *adding.remarks, *adding.left_out, *adding.problems])
    return 0


@dataclass
class _Adding:
    """What becomes of each file, while the documents go in."""

    project: Project
    is_skipping: bool
    added: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _texts: set[str] = field(default_factory=set)

    def documents(self, outcomes: Iterator[Outcome]) -> Iterator[AnnotatedDocument]:
        """Those to add. ``Failed``, after the last file, where one was bad: that undoes all."""
        documents = self.project.documents
        titles = {documents[one].title for one in documents.ids()}
        for outcome in outcomes:
            reading = outcome.reading
            if reading is None:
                (self.left_out if outcome.is_left_out else self.problems).append(outcome.problem)
            elif not self._is_known(outcome, reading) and self._may_go_on:
                title = numbered_title(reading.metadata.title, titles)
                titles.add(title)
                self.added.append(title)
                self.remarks += [*reading.text.repairs, *outcome.remarks]
                yield AnnotatedDocument(replace(reading.metadata, title=title), reading.text)
        if not self._may_go_on:
            advice = " (--skip-bad adds the others)" if self.added or len(self.problems) > 1 else ""
            if len(self.problems) == 1:
                raise Failed(f"{self.problems[0]} Nothing was added{advice}.")
            raise Failed(
                f"Nothing was added: {len(self.problems)} files are bad{advice}.",
                tuple(self.problems),
            )

    @property
    def _may_go_on(self) -> bool:
        return self.is_skipping or not self.problems

    def _is_known(self, outcome: Outcome, reading: Reading) -> bool:
        digest = sha256(reading.text.content.encode()).hexdigest()
        known = self.project.documents.with_text(digest)
        if known is None and digest not in self._texts:
            self._texts.add(digest)
            return False
        title = self.project.documents[known].title if known else reading.metadata.title
        self.duplicates.append(f"{outcome.shown} is in the project already, as “{title}”.")
        return True


def _title(files: list[Path]) -> str:
    names = ", ".join(f"“{path.name}”" for path in files[:3])
    return f"Add {names}{' …' if len(files) > 3 else ''}"


def _summary(adding: _Adding) -> str:
    count = len(adding.added)
    if count == 1:
        return f"Added “{adding.added[0]}”."
    return f"Added {counted(count, 'document')}."
