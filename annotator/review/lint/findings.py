"""The findings of one document, kept up to date change by change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.review.lint.finding import Finding
from annotator.review.lint.rules import RULES, rule_named
from annotator.review.lint.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from annotator.model.annotation import Annotation
    from annotator.model.checking import News
    from annotator.model.scheme import Scheme
    from annotator.review.lint.finding import Rule


class Findings:
    """What the checks find in a document. ``off`` are the rules not to apply.

    >>> findings = Findings(project.scheme, document, text, publisher=publisher)
    >>> findings.update(project.checks.news(document))
    >>> for finding in findings:
    ...     print(reason(finding))
    """

    def __init__(
        self,
        scheme: Scheme,
        document: int,
        text: str,
        *,
        publisher: str = "",
        off: Collection[str] = (),
        rules: Sequence[Rule] = RULES,
    ) -> None:
        self.document = document
        self._sight = Sight(scheme, document, text, publisher)
        self._rules = [rule for rule in rules if rule.id not in off]
        self._found: dict[int, tuple[Finding, ...]] = {}
        self._seen: set[int] = set()

    def __iter__(self) -> Iterator[Finding]:
        """By place, then in the order of the rules."""
        for id in sorted(self._found, key=self._place):
            yield from self._found[id]

    def __len__(self) -> int:
        return sum(map(len, self._found.values()))

    def of(self, annotation: int) -> tuple[Finding, ...]:
        return self._found.get(annotation, ())

    def counts(self) -> dict[str, int]:
        """How many of each rule that found anything."""
        found: dict[str, int] = {}
        for finding in self:
            found[finding.rule] = found.get(finding.rule, 0) + 1
        return found

    def _place(self, id: int) -> tuple[int, int]:
        annotation = self._sight.get(id)
        return (annotation.start, id) if annotation else (0, id)

    # What is known, for whoever reads the news

    def knows(self, annotation: int) -> bool:
        """Whether it was told of, also as one of another document, live or not."""
        return annotation in self._seen

    def knows_link(self, link: int) -> bool:
        return link in self._sight.links

    def has_quote(self, quote: str) -> bool:
        """Whether an annotation in this document has these words."""
        return self._sight.has_quote(quote)

    # Keeping up

    def update(self, news: News) -> set[int]:
        """Looks again at what the news touch; the annotations whose findings changed."""
        sight = self._sight
        old = {id: sight.get(id) for id in news.annotations}
        touched = self._touched(news, old)
        sight.echoes.update(news.echoes)
        for id, annotation in news.annotations.items():
            sight.put(id, annotation)
            if annotation is None:
                self._seen.discard(id)
            else:
                self._seen.add(id)
        for id, link in news.links.items():
            sight.put_link(id, link)
        touched |= self._touched(news, old)
        return {id for id in touched if self._look_at(id)}

    def _touched(self, news: News, old: Mapping[int, Annotation | None]) -> set[int]:
        """What the rules may see otherwise now; asked before the news are taken and after."""
        sight, found = self._sight, set[int]()
        for id, annotation in news.annotations.items():
            found |= sight.cluster(id)
            if not _is_alike(old[id], annotation):
                for partner in sight.partners(id):
                    found |= sight.cluster(partner)
            for one in filter(None, (old[id], annotation)):
                found |= self._beside(one)
        for quote in news.echoes:
            found.update(first.id for first in sight.firsts(quote).values())
        for id, new in news.links.items():
            for link in filter(None, (sight.links.get(id), new)):
                found |= sight.cluster(link.start) | sight.cluster(link.end)
        return found

    def _beside(self, annotation: Annotation) -> set[int]:
        """Those of the same place or the same words."""
        if annotation.document != self.document:
            return set()
        firsts = self._sight.firsts(annotation.quote).values()
        return {*self._sight.doubles(annotation), *(first.id for first in firsts)}

    def _look_at(self, id: int) -> bool:
        """Whether its findings are others now."""
        annotation = self._sight.get(id)
        new: tuple[Finding, ...] = ()
        if annotation and annotation.document == self.document:
            new = tuple(
                Finding(rule.id, id, *found)
                for rule in self._rules
                for found in rule.find(annotation, self._sight)
            )
        old = self._found.pop(id, ())
        if new:
            self._found[id] = new
        return new != old


def _is_alike(old: Annotation | None, new: Annotation | None) -> bool:
    """Whether those linked to it see no difference."""
    if old is None or new is None:
        return False
    return new.is_live and (old.label, old.attributes) == (new.label, new.attributes)


def reason(finding: Finding) -> str:
    """The rule's reason with the finding's words."""
    return rule_named(finding.rule).reason.format(*finding.words)
