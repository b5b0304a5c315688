"""In which order a list of documents stands, and by what it is grouped."""

from array import array
from dataclasses import dataclass

from annotator.model.document import DOCUMENT_STATUSES

FREE = "extra:"  # before a free key, where a field's name is asked for
SORTS = (
    "added", "title", "publisher", "author", "published", "modified", "accessed", "changed",
    "language", "genre", "status", "media_type", "file_name", "length", "annotations",
)  # fmt: skip
GROUPS = (
    "publisher", "author", "language", "genre", "status", "year", "month", "media_type",
    "annotated",
)  # fmt: skip
NEWEST_FIRST = ("year", "month")
ANNOTATED = "yes"  # the key of the group of documents that have annotations


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``sort`` is one of SORTS, ``group`` one of GROUPS or "" for none; either may be a free
    key with FREE before it. What else an old settings file holds counts as the default."""

    sort: str = SORTS[0]
    is_descending: bool = False
    group: str = ""

    def __post_init__(self) -> None:
        if self.sort not in SORTS and not free_key(self.sort):
            object.__setattr__(self, "sort", SORTS[0])
        if self.group not in GROUPS and not free_key(self.group):
            object.__setattr__(self, "group", "")


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that stand together; ``key`` is "" where they have none."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Arranged:
    """Ids of documents in order. ``groups`` are the runs that they fall into, one after the
    other; none where they are not grouped."""

    ids: "array[int]"
    groups: tuple[Group, ...] = ()


NOTHING = Arranged(array("q"))


def free_key(field: str) -> str:
    """The free key that ``field`` names; "" where it names a column."""
    return field[len(FREE) :] if field.startswith(FREE) else ""


def rank(status: str) -> int:
    """Where a status stands among the statuses."""
    return DOCUMENT_STATUSES.index(status) if status in DOCUMENT_STATUSES else -1
