"""What the parts of a scheme are for. The checks, the claim board and the exports go by these
roles; the names of labels, link types and attributes are the scheme's own affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from annotator.model.scheme import Attribute, Scheme

CLAIM, SOURCE, DENIAL, CONTEXT = LABELS = ("claim", "source", "denial", "context")

# Of link types. A claim or denial comes from its source by ATTRIBUTION, or by REPORT from whoever
# passed it on; DENIES, SUPPORT and UNDERMINING lead to the statement that they are about.
ATTRIBUTION, REPORT, DENIES, SUPPORT, UNDERMINING, BACKGROUND, SAME = LINKS = (
    "attribution", "report", "denial", "support", "undermining", "context", "same",
)  # fmt: skip

VERDICT, VERDICT_NOTE, QUOTATION, WORTH, WORDING = (
    "verdict", "verdict_note", "quotation", "worth", "wording",
)  # fmt: skip
DATE, PLACE, APPEARANCE, KIND, NAMING, ENTITY = (
    "date", "place", "appearance", "kind", "naming", "entity",
)  # fmt: skip
OPEN, MARKED, UNMARKED, WORTHY, OUTLET, UNNAMED = (
    "open", "marked", "unmarked", "worthy", "outlet", "unnamed",
)  # fmt: skip
PERSON, ORGANISATION, AUTHOR = "person", "organisation", "author"

# Of attributes, with what their answers may mean. OPEN: no verdict yet. MARKED: words in
# quotation marks. OUTLET: a news outlet. UNNAMED: whose words do not tell a name.
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    VERDICT: (OPEN,),
    VERDICT_NOTE: (),
    QUOTATION: (MARKED, UNMARKED),
    WORTH: (WORTHY,),
    WORDING: (),
    DATE: (),
    PLACE: (),
    APPEARANCE: (),
    KIND: (PERSON, ORGANISATION, OUTLET, AUTHOR),
    NAMING: (UNNAMED,),
    ENTITY: (),
}


def is_number(text: str) -> bool:
    """Whether ``text`` is a finite number, as ratings are."""
    try:
        return abs(float(text)) < float("inf")
    except ValueError:
        return False


class Roles:
    """A scheme by its roles."""

    def __init__(self, scheme: Scheme) -> None:
        self.labels = {label.name: label.role for label in scheme.labels}
        self.links = {link.name: link.role for link in scheme.links}
        self._attributes: dict[tuple[str, str], Attribute] = {}
        for label in scheme.labels:
            for attribute in scheme.attributes_of(label.name):
                if attribute.role:
                    self._attributes.setdefault((label.name, attribute.role), attribute)

    def labels_as(self, *wanted: str) -> frozenset[str]:
        """The names of the labels that have one of the roles ``wanted``."""
        return frozenset(name for name, role in self.labels.items() if role in wanted)

    def links_as(self, *wanted: str) -> frozenset[str]:
        """The names of the link types that have one of the roles ``wanted``."""
        return frozenset(name for name, role in self.links.items() if role in wanted)

    def attribute(self, label: str, role: str) -> Attribute | None:
        return self._attributes.get((label, role))

    def attributes(self, role: str) -> Iterator[tuple[str, Attribute]]:
        """Every label whose attributes have one of ``role``, with it."""
        return ((label, one) for (label, of), one in self._attributes.items() if of == role)

    def answer(self, label: str, answers: Mapping[str, str], role: str) -> str:
        """What ``answers`` say to the attribute of ``label`` that has the role; "" if nothing."""
        attribute = self._attributes.get((label, role))
        return answers.get(attribute.name, "") if attribute else ""

    def meaning(self, label: str, answers: Mapping[str, str], role: str) -> str:
        """What that answer means; "" where it means nothing special."""
        attribute = self._attributes.get((label, role))
        return attribute.meaning(answers.get(attribute.name, "")) if attribute else ""
