"""Names of files made of what documents say: none leads elsewhere, hides its ending, means a
device, or is the same as another where case does not count."""

from collections.abc import Iterable
from itertools import count
from pathlib import PurePath
from unicodedata import category, normalize

LONGEST = 120  # bytes in UTF-8
LONGEST_SUFFIX = 16
NEVER = frozenset('<>:"/\\|?*')
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
AT_THE_FRONT = "-~. "
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789"}
)
UNNAMED = "unnamed"


def safe_name(name: str) -> str:
    """``name`` as a file may be called on every system; never empty."""
    seen = "".join(
        "_" if sign in NEVER else sign
        for sign in normalize("NFC", name)
        if category(sign) not in UNSEEN
    )
    safe = " ".join(seen.split()).lstrip(AT_THE_FRONT).rstrip(". ") or UNNAMED
    if safe.split(".")[0].rstrip().casefold() in DEVICES:
        safe = f"_{safe}"
    return _shortened(safe)


def _shortened(name: str, room: int = LONGEST) -> str:
    """``name`` within ``room`` bytes; its ending is kept where that is one."""
    if len(name.encode()) <= room:
        return name
    suffix = PurePath(name).suffix
    if len(suffix.encode()) > LONGEST_SUFFIX:
        suffix = ""
    stem = name.removesuffix(suffix)[:room]
    while len((stem + suffix).encode()) > room:
        stem = stem[:-1]
    return stem.rstrip(". ") + suffix


def distinct_names(names: Iterable[str]) -> Iterable[str]:
    """Safe names for ``names``, in order, with a number where one was there already."""
    taken: set[str] = set()
    for name in map(safe_name, names):
        found = next(one for one in _numbered(name) if one.casefold() not in taken)
        taken.add(found.casefold())
        yield found


def _numbered(name: str) -> Iterable[str]:
    yield name
    path = PurePath(name)
    for number in count(2):
        end = f" ({number}){path.suffix}"
        yield _shortened(path.stem, LONGEST - len(end.encode())) + end
