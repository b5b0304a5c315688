"""The findings of one document, kept up to date change by change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.review.lint.finding import Finding
from annotator.review.lint.rules import RULES, rule_named
from annotator.review.lint.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from annotator.model.annotation import Annotation
    from annotator.model.checking import News
    from annotator.model.scheme import Scheme
    from annotator.review.lint.finding import Rule

LOOKED_AT = 25  # annotations in one turn, with the rules that the shipped scheme needs: 1 ms


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
        self._rules = {rule.id: rule for rule in rules if rule.id not in off}
        self._link_rules = {id: rule for id, rule in self._rules.items() if rule.is_of_links}
        self._order = {id: number for number, id in enumerate(self._rules)}
        self._found: dict[int, tuple[Finding, ...]] = {}
        self._count = 0
        self._seen: set[int] = set()

    def __iter__(self) -> Iterator[Finding]:
        """By place, then in the order of the rules."""
        for _, id in self.places():
            yield from self._found[id]

    def __len__(self) -> int:
        return self._count

    def of(self, annotation: int) -> tuple[Finding, ...]:
        return self._found.get(annotation, ())

    def annotation(self, id: int) -> Annotation | None:
        """As it was looked at; None where it is not live."""
        return self._sight.get(id)

    def counts(self) -> dict[str, int]:
        """How many of each rule that found anything."""
        found: dict[str, int] = {}
        for finding in self:
            found[finding.rule] = found.get(finding.rule, 0) + 1
        return found

    def places(self) -> list[tuple[int, int]]:
        """Start and id of each annotation that has findings, in the order of the text."""
        live = ((self._sight.get(id), id) for id in self._found)
        return sorted([(one.start, id) for one, id in live if one])

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
        old = {id: self._sight.get(id) for id in news.annotations}
        touched, linked = self._touched(news, old), self._linked(news, old)
        self._take(news)
        touched |= self._touched(news, old)
        linked |= self._linked(news, old)
        changed = {id for id in touched if self._look_at(id, self._rules)}
        return changed | {id for id in linked - touched if self._look_at(id, self._link_rules)}

    def read(self, parts: Iterable[News]) -> Iterator[None]:
        """Takes a document in parts, then looks at all of it, a little at each turn. In between
        ``update`` may tell of changes; the findings are whole when the last turn is over."""
        for news in parts:
            self._take(news)
            yield
        waiting = self._sight.here()
        for first in range(0, len(waiting), LOOKED_AT):
            for id in waiting[first : first + LOOKED_AT]:
                self._look_at(id, self._rules)
            yield

    def _take(self, news: News) -> None:
        sight = self._sight
        sight.echoes.update(news.echoes)
        for id, annotation in news.annotations.items():
            sight.put(id, annotation)
            if annotation is None:
                self._seen.discard(id)
            else:
                self._seen.add(id)
        for id, link in news.links.items():
            sight.put_link(id, link)

    # What is to be looked at again; asked before the news are taken and after

    def _touched(self, news: News, old: Mapping[int, Annotation | None]) -> set[int]:
        """What any rule may see otherwise now."""
        found = set(news.annotations)
        for id, annotation in news.annotations.items():
            for one in filter(None, (old[id], annotation)):
                found |= self._beside(one)
        for quote in news.echoes:
            found.update(self._sight.firsts(quote).values())
        return found

    def _linked(self, news: News, old: Mapping[int, Annotation | None]) -> set[int]:
        """What the rules of links may see otherwise now."""
        sight, found = self._sight, set[int]()
        for id, annotation in news.annotations.items():
            if not _is_alike(old[id], annotation):
                for one in (id, *sight.partners(id)):
                    found |= sight.cluster(one)
        for id, new in news.links.items():
            for link in filter(None, (sight.links.get(id), new)):
                found |= sight.cluster(link.start) | sight.cluster(link.end)
        return found

    def _beside(self, annotation: Annotation) -> set[int]:
        """Those of the same place or the same words."""
        if annotation.document != self.document:
            return set()
        firsts = self._sight.firsts(annotation.quote).values()
        return {*self._sight.doubles(annotation), *firsts}

    def _look_at(self, id: int, rules: Mapping[str, Rule]) -> bool:
        """Whether what ``rules`` find in an annotation, or any would in one that is gone, is
        other than it was."""
        annotation, old = self._sight.get(id), self._found.get(id, ())
        new: list[Finding] = []
        if annotation and annotation.document == self.document:
            new = [finding for finding in old if finding.rule not in rules]
            for name, rule in rules.items():
                new += [Finding(name, id, *found) for found in rule.find(annotation, self._sight)]
            if len(new) > 1:
                new.sort(key=lambda finding: self._order[finding.rule])
        if tuple(new) == old:
            return False
        self._count += len(new) - len(old)
        self._found.pop(id, None)
        if new:
            self._found[id] = tuple(new)
        return True


def _is_alike(old: Annotation | None, new: Annotation | None) -> bool:
    """Whether those linked to it see no difference."""
    if old is None or new is None:
        return False
    return new.is_live and (old.label, old.attributes) == (new.label, new.attributes)


def reason(finding: Finding) -> str:
    """The rule's reason with the finding's words."""
    return rule_named(finding.rule).reason.format(*finding.words)
