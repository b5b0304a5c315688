"""What the parts of a scheme are for."""

import pytest

from annotator import resources
from annotator.model import roles
from annotator.model.roles import Roles, is_number
from annotator.model.scheme import parse_scheme
from annotator.model.scheme_tables import SchemeError

OWN = """
name = "mine"
title = "Mine"
[[label]]
name = "assertion"
role = "claim"
[[label.attribute]]
name = "rating"
role = "verdict"
values = ["open", "true", "false"]
meanings = { open = "open" }
ratings = { true = 5, false = 1.5 }
[[link]]
name = "by"
role = "attribution"
"""


@pytest.fixture
def fact_check():
    return Roles(parse_scheme(resources.read_text("schemes", "fact-check.toml")))


def test_the_shipped_scheme_has_every_role(fact_check):
    assert set(fact_check.labels.values()) == set(roles.LABELS)
    assert set(fact_check.links.values()) == set(roles.LINKS)
    for role in roles.ATTRIBUTES:
        assert list(fact_check.attributes(role)), role


def test_a_scheme_of_ones_own_has_other_names_for_them():
    found = Roles(parse_scheme(OWN))
    assert found.labels_as(roles.CLAIM) == {"assertion"}
    assert found.links_as(roles.ATTRIBUTION, roles.REPORT) == {"by"}
    assert found.links_as(roles.SAME) == frozenset()
    asked = found.attribute("assertion", roles.VERDICT)
    assert [asked.rating(value) for value in asked.values] == [None, 5.0, 1.5]
    assert found.answer("assertion", {"rating": "true"}, roles.VERDICT) == "true"
    assert found.answer("assertion", {}, roles.VERDICT) == ""
    assert found.answer("assertion", {"rating": "true"}, roles.WORDING) == ""
    assert found.meaning("assertion", {"rating": "open"}, roles.VERDICT) == roles.OPEN
    assert found.meaning("assertion", {"rating": "true"}, roles.VERDICT) == ""
    assert found.meaning("other", {"rating": "true"}, roles.VERDICT) == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('role = "claim"', 'role = "clam"', "label “assertion”: role “clam” is none of claim,"),
        ('role = "attribution"', 'role = "by"', "link type “by”: role “by” is none of"),
        ('role = "verdict"', 'role = "verdikt"', "attribute “rating”"),
        ('{ open = "open" }', '{ open = "shut" }', "“open” cannot mean “shut”"),
        ('{ open = "open" }', '{ opem = "open" }', "“meanings” names “opem”"),
        ("true = 5", 'true = "five"', "the rating of “true” must be a number, not “five”"),
        ('role = "verdict"\n', "", "“open” cannot mean “open”"),
        ("{ true = 5, false = 1.5 }", "[5]", "“ratings” must be a table"),
    ],
)
def test_a_role_or_meaning_that_there_is_not_is_told_with_its_place(old, new, told):
    with pytest.raises(SchemeError, match=told):
        parse_scheme(OWN.replace(old, new))


def test_numbers_are_finite():
    assert [is_number(text) for text in ("5", "-1.5", "inf", "nan", "", "x")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
