"""What a reviewer decided on an annotation, and what its annotator said to that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# What a decision of each kind makes of an annotation's status; the other acts change content.
STATUS_OF = {
    "accept": "accepted", "reject": "rejected", "discuss": "discuss", "reopen": "draft",
}  # fmt: skip
ACTS = (*STATUS_OF, "relabel", "move", "edit", "delete")
# The acts that their annotator should hear of.
TOLD = ("reject", "discuss", "reopen", "relabel", "move", "edit", "delete")
ANSWERS = ("understood", "disputed")
# Why something was rejected or is to be discussed: code and title. Projects may have their own.
REASONS = (
    ("boundary", "Missed boundary"),
    ("label", "Wrong label"),
    ("no_claim", "Not a claim"),
    ("duplicate", "Duplicate"),
    ("other", "Other"),
)


def renamed(old: Sequence[tuple[str, str]], titles: Sequence[str]) -> list[tuple[str, str]]:
    """Code and title for each of ``titles``: a reason that is still there keeps its code, and so
    does one that another title stands for now, in its place; others get one of their own."""
    codes = {title: code for code, title in old}
    for place, title in enumerate(titles):
        if title not in codes and place < len(old) and old[place][1] not in titles:
            codes[title] = old[place][0]
    taken = set(codes.values())
    found = []
    for title in titles:
        if title not in codes:
            code = wanted = "_".join(title.casefold().split())
            number = 2
            while code in taken:
                code, number = f"{wanted}_{number}", number + 1
            taken.add(code)
            codes[title] = code
        found.append((codes[title], title))
    return found


@dataclass(frozen=True, slots=True)
class Decision:
    """``before`` and ``after`` hold what was changed: of "status", "label", "start", "end",
    "fragments", "quote", "attributes"; for what was deleted all of them, and nothing after.

    ``annotator`` made the annotation, ``reviewer`` decided; ``answer`` is one of ANSWERS or "".
    """

    id: int
    uuid: str
    document: int
    annotation: int
    act: str
    reason: str = ""
    note: str = ""
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    annotator: str = ""
    reviewer: str = ""
    answer: str = ""
    answer_note: str = ""
    answered_at: str = ""
    created_at: str = ""
