"""How well articles come out of web pages, PDF files, Word, OpenDocument, EPUB and RTF files.

``python -m tests.benchmarks.extraction [--loud]``: word-level F1, and the share of paragraphs that
are exact (twice those in both, of all in either), per kind and layout. As a row of the benchmark
table it gives each of these as the share that is wrong, against what is aimed at.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass, field

from annotator.sources import html, pdf
from annotator.sources.kinds import kind_named
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from tests.benchmarks.measure import Figure
from tests.benchmarks.office import PANDOC, by_hand, by_programs
from tests.benchmarks.pages import pages
from tests.benchmarks.prints import CHROMIUM, OFFICE, chromium_prints, office_prints, program


def words(texts: list[str]) -> Counter[str]:
    """Words; characters where a script does not part words by blanks."""
    found: Counter[str] = Counter()
    for text in texts:
        for word in re.findall(r"\w+", text):
            wide = [c for c in word if "\u3040" <= c <= "\u9fff"]
            found.update(wide or [word])
    return found


def f1(truth: list[str], got: list[str]) -> float:
    a, b = words(truth), words(got)
    both = sum((a & b).values())
    return 2 * both / max(1, sum(a.values()) + sum(b.values()))


def exact(truth: list[str], got: list[str]) -> float:
    """Share of exact paragraphs: the mean of found and right."""
    a, b = Counter(map(plain, truth)), Counter(map(plain, got))
    both = sum((a & b).values())
    return 2 * both / max(1, sum(a.values()) + sum(b.values()))


def plain(text: str) -> str:
    return " ".join(text.split())


@dataclass
class Score:
    f1: list[float] = field(default_factory=list)
    exact: list[float] = field(default_factory=list)

    def add(self, truth: list[str], got: list[str]) -> None:
        self.f1.append(f1(truth, got))
        self.exact.append(exact(truth, got))

    def line(self, name: str) -> str:
        count = len(self.f1)
        return (
            f"{name:<28} {count:>4} files  F1 {sum(self.f1) / count:.3f}"
            f"  paragraphs {sum(self.exact) / count:.3f}"
        )


def measured_html(is_loud: bool = False) -> tuple[dict[str, Score], Counter[str], Counter[str]]:
    scores: dict[str, Score] = {"all": Score()}
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for page in pages():
        try:
            found = html.extract(page.html.encode(), page.name, Options())
            got = [block.text for block in found.blocks]
            metadata = found.metadata
        except SourceProblem as problem:
            print(problem)
            got, metadata = [], None
        truth = [page.story.headline, *page.truth]
        kind = page.name.split("-")[1]
        for name in ("all", kind):
            scores.setdefault(name, Score()).add(truth, got)
        for name, value in page.stated.items():
            stated[name] += 1
            is_right = str(getattr(metadata, name, ""))[: len(value)] == value
            right[name] += is_right
            if is_loud and not is_right:
                print(page.name, name, repr(value), repr(getattr(metadata, name, "")))
        if is_loud and scores["all"].exact[-1] < 1:
            _show(page.name, truth, got)
    return scores, right, stated


def measured_pdf(count: int, is_loud: bool = False) -> dict[str, Score]:
    """Prints by those of the two programs that are installed."""
    scores: dict[str, Score] = {}
    for made in (*chromium_prints(count), *office_prints(count)):
        got = [block.text for block in pdf.extract(made.raw, made.name, Options()).blocks]
        by, kind = made.name.split("-")[:2]
        for name in ("all", by, f"{by} {kind}"):
            scores.setdefault(name, Score()).add(made.truth, got)
        if is_loud:
            _show(made.name, made.truth, got)
    return scores


def measured_office(count: int, is_loud: bool = False) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    for made in (*by_hand(count), *by_programs(count)):
        found = kind_named(made.kind).extract(made.raw, made.name, Options())
        got = [text for block in found.blocks if (text := plain(block.text))]
        truth = [plain(text) for text in made.truth]
        for name in ("all", made.kind, f"{made.kind} {made.by}"):
            scores.setdefault(name, Score()).add(truth, got)
        if is_loud:
            _show(made.name, truth, got)
    return scores


def run(size: float, _runs: int) -> list[Figure]:
    """Shares in per mille that are wrong."""
    scores, right, stated = measured_html()
    found = [
        _figure("web pages: words wrong", scores["all"].f1, 30),
        _figure("web pages: paragraphs not exact", scores["all"].exact, 100),
        _figure(
            "web pages: metadata wrong",
            [right[name] / count for name, count in stated.items()],
            100,
        ),
    ]
    prints = measured_pdf(max(4, int(16 * size)))
    if prints:
        found.append(_figure("PDF: words wrong", prints["all"].f1, 30))
        found.append(_figure("PDF: paragraphs not exact", prints["all"].exact, 100))
    office = measured_office(max(2, int(10 * size)))["all"].exact
    found.append(_figure("Word, ODT, EPUB, RTF: paragraphs not exact", office, 0))
    return found


def _figure(name: str, shares: list[float], limit: float) -> Figure:
    wrong = 1000 * (1 - sum(shares) / len(shares))
    return Figure(f"{name}, of a thousand", wrong, None, limit)


def _show(name: str, truth: list[str], got: list[str]) -> None:
    if truth == got:
        return
    print("---", name)
    for text in truth:
        if text not in got:
            print("   missing:", text[:100])
    for text in got:
        if text not in truth:
            print("   extra:  ", text[:100])


def main() -> int:
    is_loud = "--loud" in sys.argv
    scores, right, stated = measured_html(is_loud=is_loud)
    for name, score in scores.items():
        print(score.line(f"HTML {name}"))
    for name, count in stated.items():
        print(f"metadata {name:<20} {right[name]} of {count}")
    for name, score in measured_pdf(16, is_loud=is_loud).items():
        print(score.line(f"PDF {name}"))
    for name, score in measured_office(10, is_loud=is_loud).items():
        print(score.line(f"documents {name}"))
    for names in (CHROMIUM, OFFICE, PANDOC):
        if not program(names):
            print(f"without {names[0]}: it is not installed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
