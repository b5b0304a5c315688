"""Schemes: what a file may say, and what a scheme answers."""

import pytest

from annotator import resources
from annotator.model.scheme import (
    PLAIN_DARK,
    PLAIN_LIGHT,
    Attribute,
    Colour,
    LinkType,
    parse_scheme,
)
from annotator.model.scheme_tables import SchemeError

HEAD = 'name = "n"\ntitle = "T"\n'
LABEL = '[[label]]\nname = "claim"\n'


def parsed(body: str):
    return parse_scheme(HEAD + body)


def test_a_small_scheme_gets_plain_defaults():
    scheme = parsed(LABEL)
    (label,) = scheme.labels
    assert (label.title, label.underline, label.letter, label.digit) == ("claim", "solid", "", 0)
    assert (label.light, label.dark) == (PLAIN_LIGHT, PLAIN_DARK)
    assert scheme.guideline == ""
    assert scheme.links == ()


def test_everything_a_scheme_can_say_is_read():
    scheme = parsed(
        """
        guideline = " Mark. "
        [[label]]
        name = "claim"
        title = "Claim"
        letter = "c"
        digit = 9
        underline = "wave"
        definition = "What is said."
        guideline = "Shortest words."
        colour.light = { tint = "#FFEEdd", line = "#112233" }
        [[label.attribute]]
        name = "kind"
        values = ["a", 2]
        default = "a"
        required = true
        help = "Why."
        [[attribute]]
        name = "when"
        title = "When"
        kind = "date"
        [[link]]
        name = "says"
        title = "says that"
        inverse = "said by"
        from = ["claim"]
        to = ["*"]
        symmetric = true
        same_label = true
        """
    )
    label = scheme.label("claim")
    assert scheme.guideline == "Mark."
    assert (label.letter, label.digit, label.underline) == ("c", 9, "wave")
    assert label.light == Colour("#FFEEdd", "#112233")
    assert label.dark == PLAIN_DARK
    assert label.attributes == (
        Attribute("kind", "kind", "choice", ("a", "2"), "a", required=True, help="Why."),
    )
    assert scheme.attributes == (Attribute("when", "When", "date"),)
    assert scheme.links == (
        LinkType("says", "says that", "said by", ("claim",), ("*",), True, True),
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("label = 1", "“label” must be a list of tables"),
        ("label = [1]", "“label” must be a list of tables"),
        ("x = ", "not valid TOML"),
        ("[[label]]\n", "a label: “name” must be a text"),
        ('[[label]]\nname = ""', "a label: “name” must be 1 to 200 characters"),
        ('[[label]]\nname = "*"', "a label: “name” must not be “\\*”"),
        (f'[[label]]\nname = "{"x" * 201}"', "a label: “name” must be 1 to 200 characters"),
        (LABEL + 'title = "  "', "label “claim”: “title” must be 1 to 200 characters"),
        (LABEL + 'title = "a\\u0000"', "label “claim”: “title” must not hold a NUL"),
        (LABEL + "title = 3", "label “claim”: “title” must be a text, not 3"),
        (LABEL + 'letter = "cl"', "label “claim”: “letter” must be one character"),
        (LABEL + "digit = 10", "label “claim”: “digit” must be a number from 1 to 9"),
        (LABEL + 'digit = "1"', "label “claim”: “digit” must be a number from 1 to 9"),
        (LABEL + "digit = true", "label “claim”: “digit” must be a number from 1 to 9"),
        (LABEL + 'underline = "zigzag"', "underline “zigzag” is none of solid, double"),
        (LABEL + 'colour = "red"', "label “claim”: “colour” must be a table"),
        (LABEL + 'colour.light = "red"', "label “claim”: “light” must be a table"),
        (LABEL + 'colour.light = { tint = "red" }', "colour tint must be “#rrggbb”, not 'red'"),
        (LABEL + 'colour.dark = { tint = "#112233" }', "colour line must be “#rrggbb”, not None"),
        (LABEL + "[[label.attribute]]", "an attribute of label “claim”: “name” must be a text"),
        (
            LABEL + '[[label.attribute]]\nname = "a"\nkind = "number"',
            "attribute “a” of label “claim”: kind “number” is none of choice, text, date, url",
        ),
        (LABEL + '[[label.attribute]]\nname = "a"', "a choice needs values"),
        (LABEL + '[[label.attribute]]\nname = "a"\nvalues = "b"', "“values” must be a list"),
        (
            LABEL + '[[label.attribute]]\nname = "a"\nvalues = ["b"]\ndefault = "c"',
            "default “c” is not one of its values",
        ),
        (
            LABEL + '[[label.attribute]]\nname = "a"\nvalues = ["b"]\nrequired = "no"',
            "“required” must be true or false",
        ),
        (LABEL + LABEL, "label “claim” stands twice"),
        (
            '[[label]]\nname = "a"\nletter = "x"\n[[label]]\nname = "b"\nletter = "X"',
            "letter “x” stands twice",
        ),
        (
            '[[label]]\nname = "a"\ndigit = 1\n[[label]]\nname = "b"\ndigit = 1',
            "digit “1” stands twice",
        ),
        ('[[link]]\nname = "l"\n[[link]]\nname = "l"', "link type “l” stands twice"),
        (
            LABEL + '[[label.attribute]]\nname = "a"\nkind = "text"\n'
            '[[attribute]]\nname = "a"\nkind = "text"',
            "attribute of “claim” “a” stands twice",
        ),
        ("[[link]]", "a link type: “name” must be a text"),
        ('[[link]]\nname = "l"\nfrom = ["x"]', "link type “l” names an unknown label “x”"),
        ('[[link]]\nname = "l"\nto = "*"', "link type “l”: “to” must be a list"),
        ('[[link]]\nname = "l"\nsymmetric = 1', "“symmetric” must be true or false"),
    ],
)
def test_a_scheme_that_cannot_be_used_is_refused_with_its_place(body, message):
    with pytest.raises(SchemeError, match=message):
        parsed(body)


@pytest.mark.parametrize("key", ["name", "title"])
def test_a_scheme_needs_a_name_and_a_title(key):
    with pytest.raises(SchemeError, match=f"the scheme: “{key}” must be a text"):
        parse_scheme("\n".join(line for line in HEAD.splitlines() if not line.startswith(key)))


def test_a_link_fits_labels_that_its_ends_name():
    plain = LinkType("l", "l", "l", ("a", "b"), ("*",))
    assert plain.fits("a", "c")
    assert not plain.fits("c", "a")
    same = LinkType("s", "s", "s", ("*",), ("*",), same_label=True)
    assert same.fits("a", "a")
    assert not same.fits("a", "b")


def test_misfits_names_unknown_attributes_and_values():
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    assert scheme.misfits("claim", {"verdict": "refuted", "normalised": "any words"}) == []
    assert scheme.misfits("claim", {"verdict": ""}) == []
    assert scheme.misfits("claim", {"verdict": "maybe", "mood": "x"}) == [
        "“maybe” is not a value of “verdict”",
        "“claim” has no attribute “mood”",
    ]


def test_the_default_scheme_says_what_links_run_between_two_labels():
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    assert [link.name for link in scheme.link_types("claim", "source")] == [
        "attributed_to", "reported_by",
    ]  # fmt: skip
    assert [link.name for link in scheme.link_types("source", "source")] == ["same_as"]


def test_attributes_of_a_label_are_its_own_and_those_of_any_label():
    scheme = parsed(
        LABEL + '[[label.attribute]]\nname = "a"\nkind = "text"\n'
        '[[label]]\nname = "other"\n[[label.attribute]]\nname = "a"\nkind = "url"\n'
        '[[attribute]]\nname = "z"\nkind = "text"'
    )
    assert [a.name for a in scheme.attributes_of("claim")] == ["a", "z"]
    assert [a.name for a in scheme.attributes_of("unknown")] == ["z"]
    assert [(a.name, a.kind) for a in scheme.all_attributes()] == [("a", "text"), ("z", "text")]


def test_a_label_is_found_by_name():
    scheme = parsed(LABEL)
    assert scheme.has_label("claim")
    assert not scheme.has_label("Claim")
    with pytest.raises(KeyError):
        scheme.label("Claim")
