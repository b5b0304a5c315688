"""``annotator check``: whether a project is sound."""

from argparse import ArgumentParser, Namespace

from annotator.commands.arguments import add_json, add_project
from annotator.commands.terminal import counted, say, say_json, warn
from annotator.store.check import check_project

EXAMPLES = """examples:
  annotator check news.annotator && echo sound

Looks at the file's structure, at every text's hash, at every quote against its text, and for
rows that belong to nothing. Changes nothing. The exit status is 1 where something is wrong."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    problems = list(check_project(options.project).problems)
    if options.json:
        say_json({"file": str(options.project), "is_sound": not problems, "problems": problems})
        return int(bool(problems))
    if not problems:
        say(f"{options.project} is sound.")
        return 0
    say(f"{options.project} is damaged: {counted(len(problems), 'problem')}. Try: annotator rescue")
    warn(problems)
    return 1
