"""``annotator new``: an empty project."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from annotator import resources
from annotator.commands.arguments import (
    SUFFIX_ADDED,
    add_annotator,
    annotator_name,
    new_project_path,
)
from annotator.commands.terminal import say
from annotator.model.scheme import Scheme, parse_scheme
from annotator.sources.encodings import decoded
from annotator.sources.files import printable_name, read_bytes
from annotator.store import Project

DEFAULT_SCHEME = "fact-check"
LARGEST_SCHEME = 1024 * 1024
EXAMPLES = """examples:
  annotator new news.annotator
  annotator new news.annotator --title "Elections" --scheme my-scheme.toml"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "project",
        metavar="PROJECT",
        type=Path,
        help=f"the file to make; {SUFFIX_ADDED}",
    )
    parser.add_argument("--title", default="", help="what the project is called")
    parser.add_argument(
        "--scheme",
        metavar="FILE.toml",
        type=Path,
        help=f"labels, attributes and links (default: {DEFAULT_SCHEME})",
    )
    add_annotator(parser)


def run(options: Namespace) -> int:
    path = new_project_path(options.project)
    annotator = annotator_name(options.annotator)
    scheme = _scheme(options.scheme)
    with Project.create(path, scheme=scheme, annotator=annotator, title=options.title) as project:
        labels = ", ".join(label.name for label in project.scheme.labels)
        say(f"Made {path} with the labels {labels}.")
    return 0


def _scheme(path: Path | None) -> Scheme:
    if path is None:
        return parse_scheme(resources.read_text("schemes", f"{DEFAULT_SCHEME}.toml"))
    return parse_scheme(decoded(read_bytes(path, LARGEST_SCHEME), printable_name(path)).content)
