"""What would slow the start down, put off or left out. Imported before anything else of ui."""

import builtins
import gc
from functools import cache

import PySide6.QtCore  # noqa: F401  brings what is left out here

# Tens of thousands of classes, functions and texts are made at the start, and stay: looking
# through all of them for circles again and again would be a tenth of the start.
OBJECTS_AT_START, OBJECTS_LATER = 200_000, 50_000


def put_off_collecting() -> None:
    """Until ``collect_as_usual``: no circles are looked for."""
    gc.set_threshold(OBJECTS_AT_START, 20, 20)


@cache
def collect_as_usual() -> None:
    """Once the first window is painted: what is there by then stays, and is not looked through
    again. It must not be missed: with many objects let go at once, each key takes longer."""
    gc.freeze()
    gc.set_threshold(OBJECTS_LATER, 20, 20)


def leave_features_out() -> None:
    """PySide6 puts a function in place of Python's import, which reads the source of every
    module, a third of a millisecond each, to learn whether it may ever switch to snake_case
    names or true properties. None of ours does: what was there before is put back."""
    vars(builtins)["__import__"] = getattr(builtins, "__orig_import__", builtins.__import__)
