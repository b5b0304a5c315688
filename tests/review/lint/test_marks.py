"""Quotation marks of several languages."""

import pytest

from annotator.review.lint.marks import Marks

LONE = [
    ("He said “it is [safe”] today.", "a closing one"),
    ("He said [it is “]safe” today.", "an opening one at the end"),
    ("Er sagte: „es ist [sicher“].", "German"),
    ("Il dit « c’est [sûr »].", "French"),
    ("Han sagde »det er [sikkert«].", "Danish"),
    ("Hon sade ”det är [säkert”].", "Swedish"),
    ('He said "it is [safe"] today.', "plain"),
    ("彼は「安全[だ」]と言った。", "Japanese"),
]
WHOLE = [
    ("He said [“it is safe”] today.", "both"),
    ("He said “it [is] safe” today.", "none"),
    ("He said “it [is “very” safe] indeed”.", "inner pair"),
    ("Er sagte: [„es ist sicher“].", "German"),
    ("Il dit [« c’est sûr »].", "French"),
    ("Han sagde [»det er sikkert«].", "Danish"),
    ("Hon sade [”det är säkert”].", "Swedish"),
    ('He said ["it is safe"] today.', "plain"),
    ('A pipe of [5" width].', "an inch"),
    ("[“One paragraph\n“and another”]", "a quote over paragraphs"),
    ("彼は[「安全だ」]と言った。", "Japanese"),
]


def parts(text):
    start = text.index("[")
    end = text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("text", [text for text, _ in LONE], ids=[name for _, name in LONE])
def test_a_mark_whose_partner_is_outside_is_lone(text):
    text, start, end = parts(text)
    assert Marks(text).has_lone(start, end)


@pytest.mark.parametrize("text", [text for text, _ in WHOLE], ids=[name for _, name in WHOLE])
def test_marks_that_have_their_partners_are_not(text):
    text, start, end = parts(text)
    assert not Marks(text).has_lone(start, end)
