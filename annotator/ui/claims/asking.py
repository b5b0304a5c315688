"""Which claims a board shows, and in which order; written down between two runs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace

from annotator.model.claims import ORDERS, ClaimFilter


@dataclass(frozen=True, slots=True)
class Asked:
    """``is_here``: only those of the document that is shown. The rest is as in ClaimFilter."""

    is_here: bool = False
    verdict: str | None = None
    source: str = ""
    words: str = ""
    is_sourceless: bool = False
    is_denied: bool = False
    is_check_worthy: bool = False
    order: str = "place"
    is_descending: bool = False

    def with_(self, **change: object) -> Asked:
        return replace(self, **change)  # type: ignore[arg-type]  # as the fields have them

    def wanted(self, document: int | None, *, is_beside: bool) -> ClaimFilter:
        """As the project is asked while ``document`` is shown."""
        return ClaimFilter(
            document=document if self.is_here or is_beside else None,
            verdict=self.verdict,
            source=self.source,
            words=self.words,
            is_sourceless=self.is_sourceless,
            is_denied=self.is_denied,
            is_check_worthy=self.is_check_worthy,
        )

    @property
    def is_all(self) -> bool:
        """Whether no condition is set but the document."""
        return self.wanted(None, is_beside=False) == ClaimFilter()

    def written(self) -> str:
        """As one line of the settings; "" where all is as at first."""
        return "" if self == Asked() else json.dumps(asdict(self), ensure_ascii=True)


def read(line: str) -> Asked:
    """What ``written`` wrote; anything else counts as absent."""
    try:
        found = json.loads(line) if line else {}
    except ValueError:
        return Asked()
    if not isinstance(found, dict):
        return Asked()
    plain = Asked()
    kept = {}
    for one in fields(Asked):
        value, usual = found.get(one.name), getattr(plain, one.name)
        is_text = isinstance(value, str) and (usual is None or isinstance(usual, str))
        if is_text or (isinstance(value, bool) and isinstance(usual, bool)):
            kept[one.name] = value
    asked = plain.with_(**kept)
    return asked if asked.order in ORDERS else asked.with_(order="place")


def key(project: str, *, is_beside: bool) -> str:
    """Where the settings keep it, for the project of that UUID."""
    return f"last/{project}/{'claims-beside' if is_beside else 'claims'}"
