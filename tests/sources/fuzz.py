"""Damaged and hostile files by number: what is made of a number is always the same.

``python -m tests.sources.fuzz [KIND …] [--runs N]`` runs them for each kind and says how many
there were; the kinds that are read fastest come first.
"""

import argparse
import random
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from annotator.model.text import storable
from annotator.sources.archives import outcomes
from annotator.sources.blocks import Block, Extracted
from annotator.sources.child import Child
from annotator.sources.clipboard import copied
from annotator.sources.kinds import kind_named
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import PLAIN, Reader, reading_of
from annotator.sources.url import Rules, fetched
from tests.sources.fuzz_seeds import SEEDS, TOKENS, Seed
from tests.sources.made import zipped
from tests.sources.web import web

SLOWEST = 5.0  # seconds of processor time for one small file
BATCH = 100  # files that a child reads without word from outside


@dataclass
class Mangler:
    """Damages bytes in a way that its number decides."""

    chance: random.Random

    def damaged(self, raw: bytes) -> bytes:
        found = bytearray(raw)
        for _ in range(self.chance.choice((1, 1, 2, 4, 16))):
            at = self.chance.randrange(len(found) + 1)
            action = self.chance.randrange(6)
            if action == 0 and found:
                found[at % len(found)] = self.chance.randrange(256)
            elif action == 1:
                del found[at : at + self.chance.choice((1, 3, 20, 1000))]
            elif action == 2:
                piece = found[at : at + self.chance.randrange(1, 60)]
                found[at:at] = piece * self.chance.choice((1, 2, 30))
            else:
                found[at:at] = self.chance.choice(TOKENS)
        return bytes(found)

    def file(self, seed: Seed) -> bytes:
        if isinstance(seed, bytes):
            return self.damaged(seed)
        members = {
            name: raw.encode() if isinstance(raw, str) else raw for name, raw in seed.items()
        }
        if self.chance.random() < 0.2:
            return self.damaged(zipped(members))
        name = self.chance.choice(list(members))
        if self.chance.random() < 0.1:
            del members[name]
        else:
            members[name] = self.damaged(members[name])
        return zipped(members, zipfile.ZIP_STORED)


def damaged_file(kind: str, number: int) -> bytes:
    chance = random.Random(f"{kind} {number}")
    return Mangler(chance).file(chance.choice(SEEDS[kind]))


def fault(kind: str, raw: bytes) -> str:
    """What is wrong with how ``raw`` is read as a source of that kind: anything but texts that
    can be stored and problems that are told in a sentence. "" where nothing is."""
    start = time.process_time()
    try:
        unsound = [found for found in _read(kind, raw) if not _is_sound(found)]
    except Exception as error:  # noqa: BLE001  whatever comes out is what is looked for
        return repr(error)[:300]
    taken = time.process_time() - start
    if taken > SLOWEST:
        return f"took {taken:.1f} s"
    return f"not sound: {unsound[0]!r}"[:300] if unsound else ""


def _read(kind: str, raw: bytes) -> Iterator[str | SourceProblem]:
    """The texts and problems in ``raw``."""
    try:
        if kind == "zip":
            yield from _zipped(raw)
        elif kind == "clipboard":
            part, url = copied(raw.decode("utf-8", "replace"))
            yield from _extracted("html", part, Options(is_whole_page=True, url=url))
        else:
            yield from _extracted(kind, raw, Options())
    except SourceProblem as problem:
        yield problem


def _extracted(name: str, raw: bytes, options: Options) -> Iterator[str | SourceProblem]:
    kind = PLAIN if name == PLAIN.name else kind_named(name)
    found = kind.extract(raw, "x", options)
    for one in [found] if isinstance(found, Extracted) else found:
        if isinstance(one, SourceProblem):
            yield one
        else:
            yield reading_of(one, kind, raw, PurePath("x"), "x", {}).text.content


def _zipped(raw: bytes) -> Iterator[str | SourceProblem]:
    for outcome in outcomes(raw, Path("x.zip"), Reader(kind=PLAIN)):
        reading = outcome.reading
        yield reading.text.content if reading else SourceProblem(outcome.problem)


def _is_sound(found: str | SourceProblem) -> bool:
    if isinstance(found, SourceProblem):
        return str(found).endswith((".", "”")) and "\n" not in str(found)
    return storable(found) == (found, 0) and "\r" not in found and bool(found.strip())


def read_batch(raw: bytes, _name: str, _options: Options) -> Extracted:
    """In a child: ``raw`` names kind, first and last number; the faults that were found."""
    kind, first, last = raw.decode().split()
    numbers = range(int(first), int(last))
    faults = ((number, fault(kind, damaged_file(kind, number))) for number in numbers)
    return Extracted(tuple(Block(f"{number}: {one}") for number, one in faults if one))


def faults_in(kind: str, numbers: range, child: Child) -> Iterator[str]:
    """The faults in how the damaged files with these numbers are read."""
    if kind == "url":
        yield from _faults_of_answers(numbers)
        return
    for first in range(numbers.start, numbers.stop, BATCH):
        last = min(numbers.stop, first + BATCH)
        try:
            yield from _faults_in_batch(kind, first, last, child)
        except SourceProblem:  # the child died: of which one?
            for number in range(first, last):
                try:
                    yield from _faults_in_batch(kind, number, number + 1, child)
                except SourceProblem as problem:
                    yield f"{number}: {problem}"


def _faults_in_batch(kind: str, first: int, last: int, child: Child) -> Iterator[str]:
    raw = f"{kind} {first} {last}".encode()
    for found in child.extracted(read_batch, raw, "x", Options()):
        if isinstance(found, Extracted):
            yield from (block.text for block in found.blocks)


def _faults_of_answers(numbers: range) -> Iterator[str]:
    """Of a web server of this machine that answers with damaged bytes."""
    rules = Rules(is_allowed=lambda _address: True, deadline=3.0)
    with web() as server:
        for number in numbers:
            server.answers.clear()
            server.default = damaged_file("url", number)
            start = time.monotonic()
            try:
                fetched(server.url(), rules)
            except SourceProblem as problem:
                if not _is_sound(problem):
                    yield f"{number}: not sound: {problem}"
            except Exception as error:  # noqa: BLE001  whatever comes out is what is looked for
                yield f"{number}: {error!r}"
            if time.monotonic() - start > SLOWEST:
                yield f"{number}: took too long"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("kinds", nargs="*", choices=[*SEEDS, []])
    asked.add_argument("--runs", type=int, default=100_000)
    asked.add_argument("--first", type=int, default=0)
    options = asked.parse_args()
    count = 0
    with Child() as child:
        for kind in options.kinds or SEEDS:
            start = time.monotonic()
            numbers = range(options.first, options.first + options.runs)
            for one in faults_in(kind, numbers, child):
                count += 1
                _say(f"{kind} {one}")
            taken = time.monotonic() - start
            _say(f"{kind}: {options.runs} runs in {taken:.0f} s, {count} faults so far")
    return 1 if count else 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    # A child is not told of the main module, so what it is to do must be that of another.
    from tests.sources import fuzz

    raise SystemExit(fuzz.main())
