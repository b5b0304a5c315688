"""``annotator check``: whether a project is sound."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from annotator.commands.arguments import add_json, add_project
from annotator.commands.terminal import Progress, counted, say, say_json, warn
from annotator.store.check import check_project

EXAMPLES = """examples:
  annotator check news.annotator && echo sound

Looks at the file's structure, at every text's hash, at every quote against its text, and for
rows that belong to nothing. Changes nothing. The exit status is 1 where something is wrong."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    with Progress("Checking") as progress:
        report = check_project(options.project, lambda done, _all: progress.at(done))
    if options.json:
        say_json({"file": str(options.project), "is_sound": report.is_sound, **asdict(report)})
    elif report.is_sound:
        documents = counted(report.documents, "document")
        annotations = counted(report.annotations, "annotation")
        say(f"{options.project} is sound: {documents}, {annotations}.")
    else:
        problems = counted(len(report.problems), "problem")
        say(f"{options.project} is damaged: {problems}. Try: annotator rescue")
        warn(report.problems)
    return int(not report.is_sound)
