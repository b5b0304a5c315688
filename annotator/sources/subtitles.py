"""Subtitles and transcripts, SubRip (.srt) and WebVTT (.vtt), as paragraphs with speaker and
time. WebVTT: https://www.w3.org/TR/webvtt1/; SubRip has no standard, only habits.

Our own reader, because libraries pass over cues that they do not understand; here whatever
stands in the file is taken over or told.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.model.document import Metadata
from annotator.sources.blocks import Block, Extracted, folded
from annotator.sources.encodings import decoded
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem

METHOD = "subtitles/3"
VTT = "WEBVTT"
SUBRIP = "application/x-subrip"  # not registered, but what servers and players say
TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
TIMES = re.compile(rf"^\s*{TIME}\s*-->\s*{TIME}(?:\s.*)?$")
VOICE = re.compile(r"<v(?:\.[^\s>]+)*\s+([^>]*)>", re.IGNORECASE)
# The tags of both formats; "<3" and "a < b" are text.
TAG = re.compile(r"</?(?:[bicuv]|ruby|rt|lang|font)\b[^<>]*>|<\d+:[\d:.]+>", re.IGNORECASE)
STYLE = re.compile(r"\{\\[^{}]*\}")  # {\an8}: where on the screen
NOT_SPOKEN = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
NEW_SPEAKER = re.compile(r"^\s*(?:>>+|-(?=\s)|[–—](?=\s))\s*")
DASH, IN_CAPITALS = r"^(?:[-–—]\s+)?", r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’' -]{1,38}"
NAMED = re.compile(rf"{DASH}({IN_CAPITALS}):\s")
# In small letters, too, where the file does so again and again.
NAME = r"[A-ZÀ-ÖØ-Þ][\w.’'-]{0,30}"
NAMES = rf"{NAME}(?:\s+(?:{NAME}|de|da|van|von|bin|al)){{0,3}}"
PERHAPS_NAMED = re.compile(rf"{DASH}({IN_CAPITALS}|{NAMES}):\s")
FEWEST_NAMED, SHARE_NAMED = 2, 0.2  # cues
SENTENCE_END = re.compile(r"""[.!?…。！？؟۔।]["'”’»›)\]」』]*$""")
PAUSE, LONG_PAUSE = 3.0, 10.0  # seconds
LONG, LONGEST = 300, 1000  # characters, after which a paragraph ends with its sentence, or anyway
ROLLING = 0.3


@dataclass(frozen=True, slots=True)
class _Cue:
    """``line`` of the file (from 1), seconds, the words as they stand there."""

    line: int
    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Speech:
    """What one voice says in one cue."""

    start: float
    end: float
    speaker: str
    words: str
    is_new: bool = False  # somebody else begins to speak, whoever it is


def extract(raw: bytes, name: str, options: Options) -> Extracted:
    found = decoded(raw, name, options.encoding, options.fallback_encoding)
    left_out: list[str] = []
    cues = list(_cues(found.content, name, left_out))
    if not cues:
        raise SourceProblem(f"{name} is no file of subtitles: no line in it gives a time (-->).")
    if _is_rolling(cues):
        cues = list(_unrolled(cues))
        left_out.append(f"{name}: lines that scroll through several cues were taken once.")
    speeches = [speech for cue in cues for speech in _speeches(cue)]
    named = _naming(speeches)
    return Extracted(
        tuple(_paragraphs(speeches, named)),
        Metadata(media_type="" if found.content.startswith(VTT) else SUBRIP),
        left_out=tuple(left_out),
        method=METHOD,
        encoding=found.encoding,
    )


def _cues(content: str, name: str, left_out: list[str]) -> Iterator[_Cue]:
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [number for number, line in enumerate(lines) if "-->" in line]
    if not starts:
        return
    _tell_before(lines[: starts[0]], name, left_out)
    for number, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        times = TIMES.match(lines[number])
        if not times:
            left_out.append(
                f"{name}, line {number + 1}: this is no time, so its cue was left out:"
                f" “{lines[number].strip()[:60]}”."
            )
            continue
        said = _said(lines, number + 1, end, is_last=end == len(lines))
        if said:
            parts = times.groups()
            yield _Cue(number + 1, _seconds(parts[:4]), _seconds(parts[4:]), said)


def _tell_before(lines: list[str], name: str, left_out: list[str]) -> None:
    """Names what stands before the first cue, apart from what belongs there."""
    for part in re.split(r"\n[ \t]*\n", "\n".join(lines).strip("\ufeff \n")):
        words = part.strip()
        is_known = NOT_SPOKEN.match(words) or words.startswith(VTT)
        if words and not words.isdigit() and not is_known and "\n" in words:
            left_out.append(f"{name}: words before the first cue were left out: “{words[:60]}”.")


def _said(lines: list[str], start: int, end: int, *, is_last: bool) -> tuple[str, ...]:
    """The lines of one cue. Before the next one stand an empty line and its number or name;
    an empty line inside a cue is a habit of SubRip's."""
    block = lines[start:end]
    if not is_last and block and block[-1].strip():
        is_name = block[-1].strip().isdigit() or (len(block) > 1 and not block[-2].strip())
        block = block[:-1] if is_name else block
    parts = re.split(r"\n(?:[ \t]*\n)+", "\n".join(block).strip("\n"))
    spoken = [part for part in parts if not NOT_SPOKEN.match(part)]
    return tuple(line for part in spoken for line in part.split("\n") if line.strip())


def _seconds(parts: Iterable[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(fraction.ljust(3, "0")) / 1000


def _is_rolling(cues: list[_Cue]) -> bool:
    """Whether many cues begin with the line that the one before ended with, and go on."""
    repeats = sum(
        len(after.lines) > 1 and before.lines[-1].strip() == after.lines[0].strip()
        for before, after in pairwise(cues)
    )
    return len(cues) > 3 and repeats >= ROLLING * len(cues)


def _unrolled(cues: list[_Cue]) -> Iterator[_Cue]:
    shown: list[str] = []
    for cue in cues:
        lines = [_bare(line) for line in cue.lines]
        known = next(
            (count for count in range(len(lines), 0, -1) if lines[:count] == shown[-count:]), 0
        )
        shown = lines
        if known < len(lines):
            yield _Cue(cue.line, cue.start, cue.end, cue.lines[known:])


def _speeches(cue: _Cue) -> Iterator[_Speech]:
    speaker, words, is_new = "", "", False
    for line in cue.lines:
        begins = NEW_SPEAKER.match(html.unescape(TAG.sub("", line)))
        for index, part in enumerate(VOICE.split(line)):
            is_voice = index % 2 == 1
            if (is_voice or (begins and index == 0)) and words.strip():
                yield _Speech(cue.start, cue.end, speaker, words, is_new)
                words = ""
            if is_voice:
                speaker = folded(html.unescape(part))
            else:
                is_new = bool(begins) if not words.strip() else is_new
                words += " " + _bare(part)
    if words.strip():
        yield _Speech(cue.start, cue.end, speaker, words, is_new)


def _bare(words: str) -> str:
    """The words alone: no tags, no places on the screen, references resolved."""
    return folded(html.unescape(STYLE.sub("", TAG.sub("", words))))


def _naming(speeches: Sequence[_Speech]) -> re.Pattern[str]:
    """What tells a name at the beginning of a speech: any words before a colon only where many
    speeches begin so, and most of them as another does: “Remember: …” is no name."""
    matches = (PERHAPS_NAMED.match(one.words.lstrip()) for one in speeches)
    times = Counter(one[1] for one in matches if one)
    again = sum(count for count in times.values() if count > 1)
    is_many = times.total() >= max(FEWEST_NAMED, SHARE_NAMED * len(speeches))
    names = [name for name, count in times.items() if count > 1]
    are_names = len(names) > 1 or any(" " in name for name in names)
    is_usual = is_many and are_names and 2 * again >= times.total()
    return PERHAPS_NAMED if is_usual else NAMED


def _paragraphs(speeches: Iterable[_Speech], named: re.Pattern[str]) -> Iterator[Block]:
    held: list[_Speech] = []
    for speech in speeches:
        if held and _parts(held, speech, named):
            yield _block(held, named)
            held = []
        held.append(speech)
    if held:
        yield _block(held, named)


def _parts(held: list[_Speech], speech: _Speech, named: re.Pattern[str]) -> bool:
    """Whether a new paragraph begins with ``speech``."""
    last = held[-1]
    if speech.is_new or speech.speaker != last.speaker or named.match(speech.words.lstrip()):
        return True
    pause = speech.start - last.end
    length = sum(len(one.words) for one in held)
    if SENTENCE_END.search(last.words.rstrip()):
        return pause > PAUSE or length > LONG
    return pause > LONG_PAUSE or length > LONGEST


def _block(held: list[_Speech], naming: re.Pattern[str]) -> Block:
    words = folded(" ".join(speech.words for speech in held))
    words = re.sub(r"^>>+\s*", "", words)
    named = naming.match(words)
    speaker = held[0].speaker or (named[1].strip() if named else "")
    if named:
        words = words[named.start(1) :]  # without the dash before it
    return Block(words, "cue", speaker=speaker, seconds=held[0].start)
