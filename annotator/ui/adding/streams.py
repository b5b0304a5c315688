"""Outcomes of a supply, of which the first are looked at and the others come later."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from itertools import chain
from pathlib import PurePath

from annotator.sources.folders import Outcome
from annotator.sources.reading import Reader
from annotator.ui.adding.supplies import Supply


class Stream:
    """Of ``supply``, what is at the paths ``only``, None for all of it. Used by one thread at a
    time; closing it closes ``reader``."""

    def __init__(
        self, supply: Supply, reader: Reader, *, only: Set[PurePath] | None = None
    ) -> None:
        self._supply, self._reader, self._only = supply, reader, only
        self._given_up: set[PurePath] = set()
        # Told by their path, not by their number in all: one that is given up may be read
        # otherwise by now, and give more or fewer.
        self._looked_at: Counter[PurePath] = Counter()
        self._still_known: Counter[PurePath] = Counter()
        self._failures: set[tuple[PurePath, str]] = set()
        self._outcomes: Iterator[Outcome] | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether it is less than all that was to be added."""
        return self._only is not None

    def looked_at(self) -> Iterator[Outcome]:
        """What comes next, to be shown to somebody: none of it comes again."""
        for outcome in self.rest():
            self._looked_at[outcome.path] += 1
            yield outcome

    def rest(self) -> Iterator[Outcome]:
        """What comes next; it can be left and taken up again."""
        if self._outcomes is None:
            self._outcomes = self._supply.outcomes(self._reader)
        # Not “yield from”, which ends the supply's generator when this one is left.
        for outcome in self._outcomes:
            if self._is_wanted(outcome):
                yield outcome

    def has_more(self) -> bool:
        """Whether anything comes yet; it is read to see that."""
        following = next(self.rest(), None)
        if following is None:
            return False
        self._outcomes = chain([following], self._outcomes or ())
        return True

    def give_up(self, paths: Set[PurePath]) -> None:
        """Nothing more is to come of these paths."""
        self._given_up.update(paths)

    def look_at(self, failures: Iterable[Outcome]) -> None:
        """These are shown by now: they come no more."""
        self._failures.update((one.path, one.problem) for one in failures)

    def rewind(self) -> None:
        """Has all come once more that nobody looked at."""
        self._outcomes = None
        self._still_known = Counter(self._looked_at)

    def close(self) -> None:
        """Lets go of what is read."""
        self._outcomes = None
        self._reader.__exit__(None, None, None)

    def _is_wanted(self, outcome: Outcome) -> bool:
        path = outcome.path
        if path in self._given_up or (self._only is not None and path not in self._only):
            return False
        if self._still_known[path]:
            self._still_known[path] -= 1
            return False
        return outcome.reading is not None or (path, outcome.problem) not in self._failures
