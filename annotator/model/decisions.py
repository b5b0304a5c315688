"""What a reviewer decided on an annotation, and what its annotator said to that."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What a decision of each kind makes of an annotation's status; the other acts change content.
STATUS_OF = {
    "accept": "accepted", "reject": "rejected", "discuss": "discuss", "reopen": "draft",
}  # fmt: skip
ACTS = (*STATUS_OF, "relabel", "move", "edit", "delete")
# The acts that their annotator should hear of.
TOLD = ("reject", "discuss", "relabel", "move", "edit", "delete")
ANSWERS = ("understood", "disputed")
# Why something was rejected or is to be discussed: code and title. Projects may have their own.
REASONS = (
    ("boundary", "Missed boundary"),
    ("label", "Wrong label"),
    ("no_claim", "Not a claim"),
    ("duplicate", "Duplicate"),
    ("other", "Other"),
)


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
