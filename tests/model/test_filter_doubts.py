"""What of a typed filter means nothing is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.filter_doubts import doubts

KNOWN = {
    "label": ("claim", "denial"),
    "check": ("cut-word",),
    "attr.quote": ("direct", "indirect"),
    "attr.free": (),
}


@pytest.mark.parametrize(
    "typed",
    ["", "words", "label:claim,DENIAL", "-status:draft", 'label:""', "status:", "since:2026-11",
     "created:2026-05-01..", "changed:..2026-05-01T10:00:00.000Z", "by:whoever", "in:whatever",
     "lint:cut-word", "attr.quote:direct", 'attr.quote:""', "attr.free:anything",
     "https://x.example/a:b", "Trump: “no”", "comments:open", "note:none", "answer:disputed",
     "reviewed:2026-05-01T10", "reason:anything", "confidence:high", "10:30"],
)  # fmt: skip
def test_what_means_something(typed):
    assert doubts(typed, KNOWN) == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("lable:claim", "“lable:” is no condition. There are: annotator, answer, attr.NAME, by"),
        ("-lable:claim", "“lable:” is no condition"),
        ("label:clam", "“clam” is no label. There are: claim, denial."),
        ("label:claim,clam", "“clam” is no label"),
        ("-status:done", "“done” is no status. There are: draft, "),
        ("check:nonsense", "“nonsense” is no check. There are: cut-word."),
        ("lint:nonsense", "“nonsense” is no check"),
        ("since:yesterday", "“yesterday” is no time"),
        ("created:2026-05..x", "“2026-05..x” is no time"),
        ("comments:some", "“some” is no comments. There are: any, open, none."),
        ("attr.quote:wrong", "“wrong” is no attr.quote. There are: direct, indirect."),
        ("attr.quoted:direct", "“attr.quoted:” is no condition. There are: attr.free, attr.quote"),
        ("colour:red words", "“colour:” is no condition"),
    ],
)
def test_what_means_nothing(typed, sentence):
    (told,) = doubts(typed, KNOWN)
    assert told.startswith(sentence)


@given(st.text() | st.text(alphabet='abel:,"- \u0661.'))
def test_any_text_can_be_doubted(typed):
    assert all(doubts(typed, KNOWN))
