"""Subtitles and transcripts."""

from itertools import pairwise

import pytest

from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.subtitles import extract


def read(content: str, name: str = "x.vtt"):
    return extract(content.encode(), name, Options())


def said(content: str) -> list[tuple[str, str, float | None]]:
    return [(block.speaker, block.text, block.seconds) for block in read(content).blocks]


def cues(*words: str, gap: float = 0.0, length: float = 2.0) -> str:
    def time(seconds: float) -> str:
        return f"00:{int(seconds // 60):02}:{seconds % 60:06.3f}"

    starts = [number * (length + gap) for number in range(len(words))]
    return "WEBVTT\n\n" + "\n\n".join(
        f"{time(start)} --> {time(start + length)}\n{word}"
        for start, word in zip(starts, words, strict=True)
    )


def test_cues_become_sentences_and_paragraphs_with_their_times():
    assert said(cues("The mayor said", "the bridge is safe.", "She was wrong.")) == [
        ("", "The mayor said the bridge is safe. She was wrong.", 0.0)
    ]
    long = "word " * 70
    assert [text for _, text, _ in said(cues(f"{long}end.", "Next."))] == [f"{long}end.", "Next."]


def test_a_pause_after_a_sentence_ends_the_paragraph_and_within_one_does_not():
    assert [text for _, text, _ in said(cues("One.", "Two", "three.", gap=4))] == [
        "One.",
        "Two three.",
    ]
    assert len(said(cues("never ending", "words", gap=20))) == 2
    assert len(said(cues(*["no stops here at all"] * 100))) == 3


def test_speakers_are_kept_and_are_not_in_the_text():
    content = cues(
        "<v.loud Ann Lee>It is safe.</v>", "<v Bo>No.</v> <v Ann Lee>Yes &amp; <i>no</i></v>"
    )
    assert said(content) == [
        ("Ann Lee", "It is safe.", 0.0),
        ("Bo", "No.", 2.0),
        ("Ann Lee", "Yes & no", 2.0),
    ]


def test_named_and_marked_speakers_begin_paragraphs():
    content = cues("ANN LEE: It is", "safe.", "- Is it?\n- No.", ">> Yes.")
    assert [(speaker, text) for speaker, text, _ in said(content)] == [
        ("ANN LEE", "ANN LEE: It is safe."),
        ("", "- Is it?"),
        ("", "- No."),
        ("", "Yes."),
    ]


def test_a_speaker_behind_a_dash_is_taken_and_the_dash_is_not():
    content = cues("- SPEAKER ONE: Is it safe?\n– MR O’NEIL: No.", "- Is it?")
    assert [(speaker, text) for speaker, text, _ in said(content)] == [
        ("SPEAKER ONE", "SPEAKER ONE: Is it safe?"),
        ("MR O’NEIL", "MR O’NEIL: No."),
        ("", "- Is it?"),
    ]


def test_subrip_with_its_habits():
    content = (
        "1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<font color='red'>It was\r\n2019\r\n\r\n"
        "and <3 hot.</font>\r\n\r\n2\r\n00:01:00,000 --> 00:01:01,000\r\nEnd.\r\n"
    )
    assert said(content) == [("", "It was 2019 and <3 hot.", 1.0), ("", "End.", 60.0)]


def test_lines_that_scroll_are_taken_once_and_told():
    lines = [f"line {number}" for number in range(6)]
    content = cues(lines[0], *("\n".join(pair) for pair in pairwise(lines)))
    found = read(content)
    assert [block.text for block in found.blocks] == [" ".join(lines)]
    assert found.left_out == ("x.vtt: lines that scroll through several cues were taken once.",)
    assert said(cues("No.", "No.", "No."))[0][1] == "No. No. No."


def test_notes_and_styles_are_not_spoken():
    content = (
        "WEBVTT - title\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 00:02.000 align:start\nOne.\n\n"
        "NOTE a\nb\n\n00:03.000 --> 00:04.000\nTwo.\n"
    )
    found = read(content)
    assert [block.text for block in found.blocks] == ["One. Two."]
    assert found.left_out == ()


def test_what_is_no_time_is_told_with_its_line():
    content = cues("One.") + "\n\n00:xx --> 00:05.000\nlost words\n"
    assert read(content).left_out == (
        "x.vtt, line 6: this is no time, so its cue was left out: “00:xx --> 00:05.000”.",
    )


@pytest.mark.parametrize("content", ["", "WEBVTT\n\n", "words"])
def test_what_holds_no_cues_is_told(content):
    with pytest.raises(SourceProblem, match=r"x\.vtt is no file of subtitles: no line"):
        read(content)


def test_names_in_small_letters_are_known_where_many_speeches_begin_with_one():
    said = ("Anna Schmidt: Why?", "Peter van Lang: Nothing", "at all.", "Anna Schmidt: So.")
    found = extract(cues(*said).encode(), "x.vtt", Options()).blocks
    assert [(one.speaker, one.text) for one in found] == [
        ("Anna Schmidt", "Anna Schmidt: Why?"),
        ("Peter van Lang", "Peter van Lang: Nothing at all."),
        ("Anna Schmidt", "Anna Schmidt: So."),
    ]


def test_one_line_with_a_colon_names_nobody():
    said = cues("He said this.", "Remember: it was", "late.", *["And so on"] * 4)
    found = extract(said.encode(), "x.vtt", Options()).blocks
    assert {one.speaker for one in found} == {""}
