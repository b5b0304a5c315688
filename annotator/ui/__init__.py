"""The window; the only Qt in the program."""

import gc

# Tens of thousands of classes, functions and texts are made at the start, and stay: looking
# through all of them for circles again and again would be a tenth of the start.
gc.set_threshold(50_000, 20, 20)

# Once PySide6 is loaded it reads the source of every module imported after it (to look for
# its "feature" switches), a third of a millisecond each: whatever needs no Qt comes first.
import annotator.model.intervals  # noqa: E402
import annotator.model.paragraphs  # noqa: E402
import annotator.store  # noqa: E402, F401
