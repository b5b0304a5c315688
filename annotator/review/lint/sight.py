"""What a check sees of a document: its live annotations, how they hang together, its text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from annotator.model import roles
from annotator.model.checking import Echo
from annotator.model.roles import Roles
from annotator.review.lint.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model.annotation import Annotation, Link
    from annotator.model.scheme import Scheme

Key = TypeVar("Key")
Place = tuple[str, str, tuple[object, ...]]


class Sight:
    """One document's annotations and links, with what they lead to in other documents.

    ``publisher`` is the document's own outlet. Annotations that are not live are not seen.
    """

    def __init__(self, scheme: Scheme, document: int, text: str, publisher: str = "") -> None:
        self.scheme = scheme
        self.roles = Roles(scheme)
        self.document = document
        self.text = text
        self.publisher = publisher
        self.links: dict[int, Link] = {}
        self.echoes: dict[str, tuple[Echo, ...]] = {}
        self._annotations: dict[int, Annotation] = {}
        self._of: defaultdict[int, set[int]] = defaultdict(set)
        self._alike: defaultdict[int, set[int]] = defaultdict(set)  # of "same" links only
        self._by_place: defaultdict[Place, set[int]] = defaultdict(set)
        # By quote and label, in the order of the text: (start, id).
        self._by_quote: dict[str, dict[str, list[tuple[int, int]]]] = {}
        self._same = self.roles.links_as(roles.SAME)

    @cached_property
    def marks(self) -> Marks:
        """The quotation marks of the text."""
        return Marks(self.text)

    # Reading

    def get(self, id: int) -> Annotation | None:
        return self._annotations.get(id)

    def here(self) -> list[int]:
        """The live annotations of the document itself."""
        return [one.id for one in self._annotations.values() if one.document == self.document]

    def role(self, annotation: Annotation) -> str:
        return self.roles.labels.get(annotation.label, "")

    def title(self, label: str) -> str:
        return self.scheme.label(label).title.lower() if self.scheme.has_label(label) else label

    def links_of(self, id: int) -> Iterator[tuple[str, Link, Annotation]]:
        """An annotation's links whose other end is live: the link's role, it, the other end."""
        for number in sorted(self._of.get(id, ())):
            link = self.links[number]
            other = self._annotations.get(link.end if link.start == id else link.start)
            if other:
                yield self.roles.links.get(link.type, ""), link, other

    def partners(self, id: int) -> set[int]:
        """Whatever is linked to an annotation, live or not."""
        found = (self.links[number] for number in self._of.get(id, ()))
        return {link.end if link.start == id else link.start for link in found}

    def cluster(self, id: int) -> set[int]:
        """The annotation with all that "same" links join to it, over live ones."""
        found, waiting = {id}, [id]
        while waiting:
            present = waiting.pop()
            for number in self._alike.get(present, ()):
                link = self.links[number]
                other = link.end if link.start == present else link.start
                if other not in found and other in self._annotations:
                    found.add(other)
                    waiting.append(other)
        return found

    def doubles(self, annotation: Annotation) -> list[int]:
        """Annotations that say the same of the same place, by the same annotator."""
        return sorted(self._by_place.get(_place(annotation), set()) - {annotation.id})

    def firsts(self, quote: str) -> dict[str, int]:
        """The first annotation of each label in this document that has these words."""
        return {label: places[0][1] for label, places in self._by_quote.get(quote, {}).items()}

    def others_alike(self, annotation: Annotation) -> list[Echo]:
        """Where the same words have other labels at other places: the first of each label."""
        found: dict[str, Echo] = {
            echo.label: echo
            for echo in self.echoes.get(annotation.quote, ())
            if echo.label != annotation.label
        }
        for label, places in self._by_quote.get(annotation.quote, {}).items():
            if label == annotation.label:
                continue
            for _, id in places:
                if self._annotations[id].fragments != annotation.fragments:
                    found[label] = Echo(id, self.document, label)
                    break
        return [found[label] for label in sorted(found)]

    # Being told

    def put(self, id: int, annotation: Annotation | None) -> None:
        """Takes an annotation as it is now, or its end (None)."""
        old = self._annotations.pop(id, None)
        if old and old.document == self.document:
            _drop(self._by_place, _place(old), id)
            self._forget_quote(old)
        if annotation is None or not annotation.is_live:
            return
        self._annotations[id] = annotation
        if annotation.document == self.document:
            self._by_place[_place(annotation)].add(id)
            labels = self._by_quote.setdefault(annotation.quote, {})
            insort(labels.setdefault(annotation.label, []), (annotation.start, id))

    def _forget_quote(self, old: Annotation) -> None:
        labels = self._by_quote[old.quote]
        places = labels[old.label]
        del places[bisect_left(places, (old.start, old.id))]
        if not places:
            del labels[old.label]
        if not labels:
            del self._by_quote[old.quote]

    def put_link(self, id: int, link: Link | None) -> None:
        old = self.links.pop(id, None)
        if old:
            for index in self._indexes(old):
                _drop(index, old.start, id)
                _drop(index, old.end, id)
        if link:
            self.links[id] = link
            for index in self._indexes(link):
                index[link.start].add(id)
                index[link.end].add(id)

    def _indexes(self, link: Link) -> tuple[defaultdict[int, set[int]], ...]:
        return (self._of, self._alike) if link.type in self._same else (self._of,)

    def has_quote(self, quote: str) -> bool:
        return quote in self._by_quote


def _place(annotation: Annotation) -> Place:
    return annotation.label, annotation.annotator, annotation.fragments


def _drop(index: dict[Key, set[int]], key: Key, id: int) -> None:
    index[key].discard(id)
    if not index[key]:
        del index[key]
