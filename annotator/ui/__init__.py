"""The window; the only Qt in the program."""

# Before PySide6, whose own way to import takes its time even where nothing is looked for.
import annotator.model.intervals
import annotator.model.language
import annotator.model.paragraphs
import annotator.store  # noqa: F401
from annotator.ui.starting import leave_features_out, put_off_collecting

put_off_collecting()
leave_features_out()
