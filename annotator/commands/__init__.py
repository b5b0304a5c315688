"""The commands of the command line, one module each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name. ``module`` (in this package) is imported when it is used: it has
    ``EXAMPLES``, ``add_arguments(parser)`` and ``run(options) -> exit status``."""

    name: str
    summary: str
    module: str


# To add a command: one module in this package and one line here.
COMMANDS: tuple[Command, ...] = (
    Command("new", "make an empty project", "new"),
    Command("add", "add articles of any kind, folders of them, tables, web pages", "add"),
    Command("export", "write the annotations to a file, verified", "export"),
    Command("import", "bring annotations in from a file", "importing"),
    Command("info", "count what is in a project", "info"),
    Command("documents", "list the documents with all their metadata", "documents"),
    Command("claims", "list the claims, with what each still lacks", "claims"),
    Command("search", "find words in the texts, notes and comments", "search"),
    Command("stats", "count annotations by label, answer, person, day", "stats"),
    Command("labels", "list the labels; rename, merge, archive or delete one", "labels"),
    Command("lint", "check the annotations for what is missing, and for slips", "lint"),
    Command("report", "write articles with their annotations as a page to read", "report"),
    Command("history", "list who did what, when", "history"),
    Command("check", "look for damage", "check"),
    Command("originals", "list, extract and check the files that documents came from", "originals"),
    Command("rescue", "save what is readable of a damaged project", "rescue"),
    Command("verify", "find the rows of an exported CSV again in the texts", "verify"),
)
