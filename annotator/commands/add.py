"""``annotator add``: articles of any kind into a project, all of them or none."""

import glob
import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from getpass import getpass
from pathlib import Path

from annotator.commands.add_options import DELIMITERS, ENVIRONMENT, EXAMPLES, add_arguments
from annotator.commands.adding import Adding
from annotator.commands.arguments import annotator_name
from annotator.commands.running import FAILED, Failed, Misused
from annotator.commands.terminal import Progress, counted, say, say_json, warn
from annotator.commands.ways_out import on_command_line
from annotator.sources.ahead import read_many
from annotator.sources.archives import KNOWN_SUFFIXES, WHAT, ZIP, outcomes
from annotator.sources.files import LARGEST_TEXT
from annotator.sources.folders import Outcome, files_of, left_out
from annotator.sources.kinds import KINDS
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import PLAIN, Reader
from annotator.store import Project

__all__ = ["EXAMPLES", "add_arguments", "run"]

STDIN = "-"
SENTENCES = ("problems", "remarks", "left_out", "duplicates")  # of a report
ADDRESS = re.compile("https?://", re.IGNORECASE)
GLOB = frozenset("*?[")


def run(options: Namespace) -> int:
    annotator, choices = annotator_name(options.annotator), _choices(options)
    kind = next((one for one in (PLAIN, *KINDS) if one.name == options.kind), None)
    with (
        Project.open(
            options.project, annotator=annotator, read_only=options.dry_run, is_brief=True
        ) as project,
        Reader(choices, kind, most_kept=options.originals) as reader,
        Progress("Adding documents") as progress,
    ):
        adding = Adding(
            project,
            is_skipping=options.skip_bad,
            is_keeping_similar=options.keep_similar,
            most_kept=options.originals,
            is_dry_run=options.dry_run,
        )
        found = adding.documents(
            _fetched(options.files, reader) if options.url else _outcomes(options.files, reader)
        )
        try:
            if options.dry_run:
                for number, _ in enumerate(found, 1):
                    progress.at(number)
            else:
                title = _title(options.files)
                written = project.exchange.write(
                    found,
                    title=title,
                    progress=progress.at,
                    share=lambda: (adding.files - 1) / max(1, _count(options.files)),
                )
                adding.report.remarks += written.problems
        except Failed:
            if options.json:  # for scripts, which are to know what was wrong with which
                adding.report.take_back()
                _report(adding, options)
            raise
    _report(adding, options)
    return FAILED if adding.report.problems else 0


def _choices(options: Namespace) -> Options:
    return Options(
        fallback_encoding=options.encoding,
        password=_password() if options.password else "",
        is_whole_page=options.whole_page,
        columns=options.map,
        delimiter=DELIMITERS[options.delimiter] if options.delimiter else "",
        attachments="taken" if options.attachments else "named",
        is_nul_replaced=options.replace_nul,
        **options.keep,
    )


def _outcomes(files: Sequence[str], reader: Reader) -> Iterator[Outcome]:
    for name in files:
        if name == STDIN:
            yield from _standard_input(reader)
        elif ADDRESS.match(name):
            problem = f"{name} is the address of a web page; --url fetches it."
            yield Outcome(Path(name), problem=problem, name=name)
        elif GLOB.intersection(name) and not Path(name).exists():
            yield from _matching(name, reader)
        else:
            nothing = left_out(Path(name), "there is no source of text in it")
            found = read_many([Path(name)], reader)
            yield next(found, nothing)
            yield from found


def _count(files: Sequence[str]) -> int:
    """How many files there are, those in folders, too; a zip file counts as one."""
    paths = (Path(one) for name in files for one in (glob.glob(name, recursive=True) or [name]))  # noqa: PTH207
    return sum(isinstance(one, Path) for one in files_of(paths, KNOWN_SUFFIXES | {ZIP}, WHAT))


def _matching(pattern: str, reader: Reader) -> Iterator[Outcome]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (absolute ones, too)
    if not found:
        yield Outcome(Path(pattern), problem=f"{pattern}: no file has such a name.")
    yield from read_many((Path(name) for name in found), reader)


def _fetched(addresses: Sequence[str], reader: Reader) -> Iterator[Outcome]:
    from annotator.sources.from_web import page_outcomes  # noqa: PLC0415 (only when asked for)
    from annotator.sources.url import fetched  # noqa: PLC0415

    _ask_settings()
    for address in addresses:
        try:
            page = fetched(address)
        except SourceProblem as problem:
            yield Outcome(Path(address), problem=str(problem), name=address)
        else:
            yield from page_outcomes(page, reader)


def _ask_settings() -> None:
    """``Failed`` where the user's settings say that nothing is to be fetched."""
    from annotator.ui.settings import Settings  # noqa: PLC0415  loads QtCore
    from annotator.ui.starting import collect_as_usual  # noqa: PLC0415

    collect_as_usual()  # no window will do it
    settings = Settings()
    if not settings.may_fetch:
        raise Failed(
            "Web pages are not fetched: “Allow fetching of web pages” is off (menu File of the"
            f" window, or fetch=yes in {settings.file})."
        )


def _standard_input(reader: Reader) -> Iterator[Outcome]:
    shown = Path("standard input")
    raw = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    if len(raw) > LARGEST_TEXT:
        size = LARGEST_TEXT // 1024 // 1024
        yield Outcome(shown, problem=f"{shown} gave more than {size} MB; split it first.")
        return
    yield from outcomes(raw, shown, reader)


def _password() -> str:
    """From the environment, as for scripts, or from the person at the terminal."""
    given = os.environ.get(ENVIRONMENT)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Misused(f"There is no terminal to ask for the password: put it into ${ENVIRONMENT}.")
    return getpass("Password of the protected files: ")


def _title(files: Sequence[str]) -> str:
    names = ", ".join(f"“{Path(name).name}”" for name in files[:3])
    return f"Add {names}{' …' if len(files) > 3 else ''}"


def _report(adding: Adding, options: Namespace) -> None:
    if options.json:
        told = adding.report.as_json()
        ways = {name: list(map(on_command_line, told[name])) for name in SENTENCES}
        say_json({"dry_run": options.dry_run, **told, **ways})
        return
    report = adding.report
    count = len(report.added)
    verb = "Would add" if options.dry_run else "Added"
    what = f"“{report.added[0]}”" if count == 1 else counted(count, "document")
    fates = (
        (report.duplicates, "skipped as copies"),
        (report.problems, "failed"),
        (report.left_out, "left out"),
    )
    say("; ".join([f"{verb} {what}", *(f"{len(of)} {fate}" for of, fate in fates if of)]) + ".")
    others = [*report.duplicates, *report.remarks, *report.left_out]
    problems = [on_command_line(one) for one in report.problems]
    warn([on_command_line(one) for one in others], in_full=problems)
