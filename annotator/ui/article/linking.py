"""Making links: from the annotation that linking began at to another one.

That a link is being made is the session's to say (``session.linking``); who would be its other
end is kept here.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint

from annotator.model.annotation import Annotation
from annotator.model.links import Fit, fitting, partners
from annotator.store import Project
from annotator.ui.article.marking import Marking
from annotator.ui.session import Session
from annotator.ui.text import one_line

LONGEST_QUOTE = 40

Choose = Callable[[list[Fit], set[int], Callable[[int], None], QPoint | None, int], None]


class Linking:
    """Links ``session.linking`` to what is picked.

    ``say`` tells the user; ``choose(fits, taken, take, at, annotation)`` offers the links of
    ``fits`` but for those numbers in ``taken``, at a global point or else at the annotation,
    and calls ``take`` with a number; ``show`` brings an annotation into view.
    """

    def __init__(
        self, marking: Marking, say: Callable[[str], None], choose: Choose,
        show: Callable[[int | None], None],
    ) -> None:  # fmt: skip
        self.candidate: int | None = None
        self._marking = marking
        self._session: Session = marking.session
        self._say = say
        self._choose = choose
        self._show = show
        self._began: int | None = None
        self._before: int | None = None
        self._active: int | None = None

    # Beginning and ending

    @property
    def is_on(self) -> bool:
        return self._session.linking is not None

    @property
    def can_link(self) -> bool:
        return self._marking.project is not None

    def toggle(self) -> None:
        """Begins at the active annotation; ends where linking was on."""
        session = self._session
        if self.is_on:
            session.link_from(None)
        elif self.can_link and session.active is not None:
            session.link_from(session.active)

    def cancel(self) -> bool:
        """Ends it; whether it was on."""
        was_on = self.is_on
        self._session.link_from(None)
        return was_on

    def follow(self) -> bool:
        """After the session moved: whether linking began just now."""
        session = self._session
        if session.active != self._active:
            self._before, self._active = self._active, session.active
        began = session.linking is not None and session.linking != self._began
        if session.linking != self._began:
            self._began = session.linking
            self._aim(None)
        return began

    # Who is the other end

    def aim(self, annotation: int | None, *, reveals: bool = False) -> None:
        """Takes an annotation as the other end that is meant; None for none."""
        is_start = annotation is not None and annotation == self._session.linking
        if annotation == self.candidate or is_start:
            return
        self._aim(annotation)
        if annotation is not None and reveals:
            self._show(annotation)
            words = QCoreApplication.translate(
                "Linking", "Link to {what}? Enter does it, Esc ends."
            )
            self._say(words.format(what=self.words_of(annotation)))

    def step(self, direction: int) -> None:
        """Aims at the next (1) or previous (-1) annotation in the text."""
        marks, start = self._marking.marks, self._session.linking
        at = start if self.candidate is None else self.candidate
        found = marks.neighbour(at, self._session.position, direction)
        if found is not None and found.id == start:
            found = marks.neighbour(start, self._session.position, direction)
        if found is not None:
            self.aim(found.id, reveals=True)

    def best(self, annotations: Sequence[int], start: int | None = None) -> int | None:
        """Of those that lie on each other, innermost first, the one that is meant: the first
        to which a link fits, or else the first that is another one."""
        start = self._session.linking if start is None else start
        project = self._session.project
        others = [id for id in annotations if id != start]
        if project is None or start is None or not others:
            return None
        here = self._marking.marks.by_id
        if start not in here and not project.annotations.has(start):
            return None
        label = here[start].label if start in here else project.annotations[start].label
        fits = (id for id in others if fitting(project.scheme, label, here[id].label))
        return next(fits, others[0])

    def _aim(self, annotation: int | None) -> None:
        self.candidate = annotation
        self._show(None)

    # Linking

    def accept(self, number: int | None = None) -> None:
        """Links to the candidate; ``number`` (from 1) chooses where several links fit."""
        if self.candidate is None:
            self._say(QCoreApplication.translate("Linking", "Choose the other annotation first."))
        elif self._session.linking is not None:
            self.link(self._session.linking, self.candidate, number=number)

    def link_to(self, last: int, at: QPoint | None = None) -> None:
        """Links what linking began at to ``last``, which was picked at a global point."""
        if self._session.linking is not None:
            self.link(self._session.linking, last, at)

    def link_back(self) -> None:
        """Links the active annotation and the one that was active before it."""
        active, before = self._session.active, self._before
        project = self._marking.project
        if project is None or active is None:
            return
        if before is None or not project.annotations.has(before):
            words = QCoreApplication.translate("Linking", "No other annotation was active before.")
            self._say(words)
            return
        self.link(active, before)

    def link(
        self, first: int, last: int, at: QPoint | None = None, number: int | None = None
    ) -> None:
        """Links two annotations in the direction that fits, whichever was picked first. Asks,
        at a global point or at the second annotation, where several links fit; says why where
        none does."""
        project = self._marking.project
        if project is None or not all(map(project.annotations.has, (first, last))):
            return
        one, other = project.annotations[first], project.annotations[last]
        fits = fitting(project.scheme, one.label, other.label)
        taken = {n for n, fit in enumerate(fits) if _is_made(project, fit, first, last)}
        if not fits:
            self._say(self._reason(one, other))
        elif number is not None and not 1 <= number <= len(fits):
            pass
        elif len(taken) == len(fits) or (number is not None and number - 1 in taken):
            self._say(self._is_there(fits[0 if number is None else number - 1]))
        elif len(fits) > 1 and number is None:
            self._choose(fits, taken, lambda n: self._make(fits[n], first, last), at, last)
        else:
            self._make(fits[(number or 1) - 1], first, last)

    def _make(self, fit: Fit, first: int, last: int) -> None:
        project = self._marking.project
        if project is None:
            return
        self._session.link_from(None)
        if not all(map(project.annotations.has, (first, last))):
            self._say(QCoreApplication.translate("Linking", "It was deleted meanwhile."))
            return
        project.links.add_either(fit, first, last)
        words = QCoreApplication.translate("Linking", "Linked: {title} {what}")
        self._say(words.format(title=fit.title, what=self.words_of(last)))

    # What is said

    def words_of(self, annotation: int) -> str:
        """As “source “Der Bote””."""
        project = self._session.project
        if project is None or not project.annotations.has(annotation):
            return ""
        found = project.annotations[annotation]
        quote = one_line(found.quote[: 4 * LONGEST_QUOTE])
        short = quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1]}…"
        return f"{self._title(found.label).lower()} “{short}”"

    def _title(self, label: str) -> str:
        scheme = self._session.scheme
        return scheme.label(label).title if scheme.has_label(label) else label

    def _reason(self, one: Annotation, other: Annotation) -> str:
        scheme = self._session.scheme
        allowed = [self._title(name) for name in partners(scheme, one.label)]
        translate = QCoreApplication.translate
        words = translate("Linking", "The scheme has no link between {first} and {last}.")
        sentence = words.format(first=self._title(one.label), last=self._title(other.label))
        if allowed:
            more = translate("Linking", "{first} can be linked with: {labels}.")
            first = self._title(one.label)
            sentence += " " + more.format(first=first, labels=", ".join(allowed))
        return sentence

    def _is_there(self, fit: Fit) -> str:
        words = QCoreApplication.translate("Linking", "They are linked already: {title}.")
        return words.format(title=fit.title)


def hint() -> str:
    """What to do after linking has begun."""
    return QCoreApplication.translate(
        "Linking",
        "Link to: click the other annotation, or go there with Space or the arrows and press"
        " Enter. Esc ends it.",
    )


def _is_made(project: Project, fit: Fit, first: int, last: int) -> bool:
    start, end = (last, first) if fit.is_reversed else (first, last)
    return project.links.like(fit.type.name, start, end) is not None
