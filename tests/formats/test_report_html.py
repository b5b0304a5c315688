"""The article report: whatever a project holds, the page holds it as words."""

import random

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.markup import CONTROLS, link, tag
from annotator.formats.problems import FormatProblem
from annotator.formats.report_html import POLICY, Article, Report, html_of, write
from annotator.formats.report_text import paragraphs, segments
from annotator.model.annotation import Annotation, Link
from annotator.model.cards import Card, Mention, Statement, Voice
from annotator.model.claims import Evidence
from annotator.model.document import Document, Metadata, SourceText
from annotator.model.scheme import Attribute, Colour, Label, LinkType, Scheme
from annotator.model.text import Span

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "ul", "li", "section", "table",
    "tr", "th", "td", "a", "code", "div", "p", "span", "strong", "em", "article", "header",
    "blockquote", "footer",
}  # fmt: skip
ATTRIBUTES = {
    "class", "dir", "lang", "data-n", "href", "rel", "charset", "http-equiv", "content", "name",
}  # fmt: skip
PIECES = (
    "<script>alert(1)</script>", "</style><script>", "<img src=x onerror=alert(1)>", '"', "'", "&",
    "&lt;", "&amp;lt;", "<!--", "-->", "]]>", "<![CDATA[", "</title>", "</p></div>", "{{7*7}}",
    "javascript:alert(1)", "data:text/html,<b>", "\u202e", "\u2066", "\x00", "\x1b[31m", "\r",
    "é", "مصدر", "😀", "\u00a0", "\ufeff", " ", "<", ">", "=", "`", "\\", "expression(", "url(//x)",
    "@import", "}", "body{display:none}", "<a href=//evil>", "style=x", " onclick=", "\ud7ff",
)  # fmt: skip


def hostile(dice):
    return "".join(dice.choices(PIECES, k=dice.randint(1, 6)))


def shown(text):
    return text.translate(CONTROLS)


def annotation(id, spans, label="claim", text="", **details):
    spans = tuple(Span(*span) for span in spans)
    quote = " ".join(text[span.start : span.end] for span in spans)
    return Annotation(id, f"uuid-{id}", 1, 1, label, spans, quote, **details)


def parsed(html):
    return lxml.html.document_fromstring(html)


def words_of(tree, path):
    return ["".join(found.itertext()) for found in tree.xpath(path)]


def hostile_report(dice):
    """A report in which everything that a project may hold is hostile."""
    bad = lambda: hostile(dice).replace("\0", "")  # noqa: E731  no text may hold NUL
    line = "".join(hostile(dice) for _ in range(6)).replace("\0", "").replace("\n", "") + "x"
    text = f"{line}\n\n{line[::-1]}"
    names = [bad() + str(number) for number in range(2)]
    scheme = Scheme(
        "s", bad(),
        labels=tuple(
            Label(name, bad(), letter=dice.choice("<&\"c"), underline=bad(),
                  light=Colour("red;}</style>", bad()), attributes=(Attribute("a", bad()),))
            for name in names
        ),
        links=(LinkType("l", bad(), bad(), ("*",), ("*",)),),
    )  # fmt: skip
    metadata = Metadata(
        **{name: bad() for name in ("title", "url", "canonical_url", "publisher", "author",
                                    "published", "accessed", "language", "archive_url", "rights")},
        extra={bad(): bad()},
    )  # fmt: skip
    document = Document(1, "u", metadata, "todo", 1, len(text), "h" * 64)
    ends = sorted(dice.sample(range(1, len(text)), 4))
    first = annotation(1, [(0, ends[2])], names[0], text, note=bad(), annotator=bad(),
                       attributes={"a": bad(), bad(): bad()})  # fmt: skip
    second = annotation(2, [(ends[0], ends[1]), (ends[2], ends[3])], names[1], text)
    joint = Link(1, "u", "l", 1, 2)
    voice = Voice(second, joint, bad())
    evidence = Evidence(1, "u", 1, bad(), bad(), bad(), "refutes")
    card = Card(
        1, bad(), (Mention(first, document),), voices=(voice,), evidence=(evidence,), holder=1,
        denials=(Statement(second, joint, (voice,)),), verdict=bad(), verdict_note=bad(),
        is_rated=True,
    )  # fmt: skip
    article = Article(document, SourceText(text), (first, second), (joint,))
    return Report(bad(), scheme, [article], [card], "now", bad()), text


@pytest.mark.parametrize("seed", range(500))
def test_nothing_that_a_project_holds_is_markup(seed):
    report, text = hostile_report(random.Random(seed))
    html = html_of(report)
    tree = parsed(html)
    elements = [one for one in tree.iter() if isinstance(one.tag, str)]
    assert {one.tag for one in elements} <= ELEMENTS
    assert not [one for one in tree.iter() if not isinstance(one.tag, str)]  # comments and the like
    assert {name for one in elements for name in one.attrib} <= ATTRIBUTES
    assert all(one.get("href").startswith(("http://", "https://")) for one in tree.iter("a"))
    assert len(list(tree.iter("style"))) == 1
    assert html.count("</style>") == 1
    lines = [line for line in shown(text).split("\n") if line.strip()]
    assert words_of(tree, "//section[@class='text']/div/p") == lines
    assert words_of(tree, "//h1") == [shown(report.title)]
    assert shown(report.cards[0].verdict_note) in words_of(tree, "//article")[0]
    assert shown(report.cards[0].evidence[0].url) in words_of(tree, "//article")[0]
    assert shown(report.articles[0].annotations[0].note) in "".join(tree.itertext())


def test_the_page_may_load_and_run_nothing():
    report, _ = hostile_report(random.Random(1))
    tree = parsed(html_of(report))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == POLICY
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert tree.xpath("//head/*[1]/@charset") == ["utf-8"]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ('https://paper.example/a?b=1&c="2"', True),
        ("http://paper.example", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        (" https://paper.example", False),
        ("https://user:secret@paper.example", False),
        ("https://paper.example@evil.example/", False),
        ("//paper.example", False),
        ("https:\\\\paper.example", False),
        ("https://", False),
        ("https://[", False),
        ("file:///etc/passwd", False),
        ("https://paper.example/\u202egpj.exe", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url, is_link):
    made = parsed(tag("p", link(url, "here")))
    found = list(made.iter("a"))
    assert [one.get("href") for one in found] == ([url] if is_link else [])
    assert [one.get("rel") for one in found] == (["noreferrer noopener"] if is_link else [])
    assert "".join(made.itertext()) == "here"


spans = st.lists(
    st.tuples(st.integers(0, 38), st.integers(1, 12)).map(lambda s: (s[0], min(40, sum(s)))),
    max_size=12,
)
TEXT = "abcdefghi\njklmnopqr\n\nstuvwxyz0123456789!"


@given(spans)
def test_segments_cover_a_text_once_whatever_overlaps(places):
    annotations = [annotation(id, [place]) for id, place in enumerate(places)]
    found = list(segments(0, 40, annotations))
    assert [one.start for one in found[1:]] == [one.end for one in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, 40)
    for one in found:
        over = {id for id, (start, end) in enumerate(places) if start <= one.start < end}
        assert set(one.over) == over
        assert set(one.first) == {id for id in over if places[id][0] == one.start}


@given(spans)
def test_highlights_nest_and_leave_the_text_as_it_is(places):
    annotations = [annotation(id, [place], text=TEXT) for id, place in enumerate(places)]
    signs = {id: f"C{id}" for id in range(len(places))}
    made = list(paragraphs(TEXT, annotations, {"claim": "l0"}, signs))
    html = "".join(f"<p>{one.html}</p>" for one in made)
    assert words_of(parsed(f"<div>{html}</div>"), "//p") == [
        line for line in TEXT.split("\n") if line
    ]
    marked = parsed(f"<div>{html}</div>").xpath("//span/@data-n")
    begun = {f"C{id}" for id, (start, _) in enumerate(places) if TEXT[start] != "\n"}
    assert set(marked) == begun


def simple_report(**details):
    text = "Ann said the bridge is safe.\nNobody else did.\nIt is red."
    document = Document(1, "u", Metadata(title="Bridge"), "todo", 1, len(text), "h" * 64)
    annotations = (
        annotation(1, [(9, 27)], "claim", text),
        annotation(2, [(0, 3)], "source", text),
        annotation(3, [(29, 35)], "claim", text, status="rejected"),
    )
    scheme = Scheme(
        "s", "S",
        labels=(Label("claim", "Claim", letter="c"), Label("source", "Source", letter="w")),
        links=(LinkType("by", "said by", "says", ("claim",), ("source",)),),
    )  # fmt: skip
    links = (Link(1, "u", "by", 1, 2), Link(2, "v", "by", 3, 2))
    article = Article(document, SourceText(text), annotations, links, **details)
    return Report("Bridge", scheme, [article])


def test_margin_notes_say_what_is_linked_by_letter_and_number():
    tree = parsed(html_of(simple_report()))
    assert words_of(tree, "//div[@class='row']/ul/li") == ["W1 says C1", "C1 said by W1"]
    assert tree.xpath("//span/@data-n") == ["W1", "C1"]


def test_an_excerpt_has_only_the_paragraphs_with_marks():
    tree = parsed(html_of(simple_report(is_excerpt=True)))
    assert words_of(tree, "//div[@class='row']/p") == ["Ann said the bridge is safe."]


def test_a_report_without_marks_and_claims_has_the_text(tmp_path):
    report = simple_report()
    bare = Article(report.articles[0].document, report.articles[0].text, ())
    write(Report("Bridge", report.scheme, [bare]), tmp_path / "r.html")
    tree = parsed((tmp_path / "r.html").read_bytes().decode())
    assert len(tree.xpath("//div[@class='row']")) == 3
    assert words_of(tree, "//h2") == ["The article"]


def test_a_report_never_takes_the_place_of_a_project(tmp_path):
    with pytest.raises(FormatProblem, match="name of a project"):
        write(simple_report(), tmp_path / "news.annotator")
