"""Which option of ``annotator add`` does what a sentence on a source advises: sources know
nothing of the command line."""

# What the sentences say, and how it is said here.
WAYS: tuple[tuple[str, str], ...] = (
    ("name its encoding (", "name its encoding (--encoding "),
    ("name its encoding.", "name its encoding (--encoding)."),
    ("the whole page can be taken instead", "the whole page can be taken instead (--whole-page)"),
    ("the whole page has all.", "the whole page has all (--whole-page)."),
    ("give the password that opens it.", "give the password that opens it (--password)."),
    ("Say which one (text=COLUMN)", "Say which one (--map text=COLUMN)"),
    ("out, or have it replaced.", "out, or have “\ufffd” put in its place (--replace-nul)."),
    ("was left out; add it as a file.", "was left out; --attachments adds it."),
)


def on_command_line(sentence: str) -> str:
    """``sentence`` with the options that help."""
    for said, better in WAYS:
        sentence = sentence.replace(said, better)
    return sentence
