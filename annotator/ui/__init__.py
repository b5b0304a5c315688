"""The window; the only Qt in the program."""

# Once PySide6 is loaded it reads the source of every module imported after it (to look for
# its "feature" switches), a third of a millisecond each: whatever needs no Qt comes first.
import annotator.sources.plain
import annotator.store  # noqa: F401
