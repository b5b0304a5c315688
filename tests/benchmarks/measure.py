"""Timing two things in turn, so that a machine that slows down slows both."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """One row of the table. ``limit`` is of the ratio to the reference measured in the same
    run or, where there is no reference, of the milliseconds."""

    name: str
    milliseconds: float
    reference: float | None
    limit: float
    note: str = ""

    @property
    def value(self) -> float:
        return self.milliseconds / self.reference if self.reference else self.milliseconds

    @property
    def is_met(self) -> bool:
        return self.value <= self.limit


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def in_turn(
    work: Callable[[], float], reference: Callable[[], float], runs: int
) -> tuple[float, float]:
    """Medians of ``runs`` of each, A B A B …; each returns its own milliseconds."""
    ours, bare = [], []
    for _ in range(runs):
        bare.append(reference())
        ours.append(work())
    return statistics.median(ours), statistics.median(bare)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
