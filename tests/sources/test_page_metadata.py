"""What a page says about itself, and in which order it is believed."""

import json

import pytest

from annotator.sources.dates import iso_date
from annotator.sources.markup import parsed
from annotator.sources.page_metadata import page_metadata


def metadata(head: str = "", body: str = "", url: str = "", html: str = ""):
    page = f"<html {html}><head>{head}</head><body>{body}</body></html>"
    return page_metadata(parsed(page, "x"), page, url)


def ld(**fields) -> str:
    content = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


def test_linked_data_counts_before_meta_tags():
    head = ld(
        headline="The  headline",
        author=[{"@type": "Person", "name": "Ann Smith"}, {"name": "Bob Hill"}],
        publisher={"@type": "Organization", "name": "The Post"},
        datePublished="2024-03-05T10:15:00Z",
        dateModified="2024-03-06",
        inLanguage="de",
        articleSection="News",
    )
    head += '<meta property="og:title" content="Other"><meta name="author" content="Other">'
    found = metadata(head)
    assert (found.title, found.author, found.publisher) == (
        "The headline",
        "Ann Smith, Bob Hill",
        "The Post",
    )
    assert (found.published, found.modified) == ("2024-03-05T10:15:00Z", "2024-03-06")
    assert (found.language, found.genre) == ("de", "News")


def test_linked_data_refers_to_itself():
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "Site"},
            {"@type": "Organization", "@id": "#o", "name": "The Post"},
            {"@type": "Person", "@id": "#p", "name": "Ann Smith"},
            {"@type": ["Article", "X"], "headline": "H", "publisher": {"@id": "#o"},
             "author": {"@id": "#p"}},
        ]
    }  # fmt: skip
    found = metadata(f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert (found.title, found.publisher, found.author) == ("H", "The Post", "Ann Smith")


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, '{"@type": 5, "author": {"name": []}}', "null", '"x"']
)
def test_nonsense_in_linked_data_is_no_matter(script):
    head = f'<script type="application/ld+json">{script}</script><title>Page</title>'
    assert metadata(head).title == "Page"


def test_meta_tags():
    found = metadata(
        '<meta property="og:title" content="H"><meta property="og:site_name" content="The Post">'
        '<meta property="article:published_time" content="2024-03-05 10:15:00+0100">'
        '<meta property="article:author" content="https://x.example/ann">'
        '<meta name="author" content="By Ann Smith"><meta property="og:locale" content="pt_BR">'
        '<link rel="canonical" href="/story">',
        url="https://x.example/a?b",
    )
    assert (found.title, found.publisher, found.author) == ("H", "The Post", "Ann Smith")
    assert (found.published, found.language) == ("2024-03-05T10:15:00+01:00", "pt-BR")
    assert found.canonical_url == "https://x.example/story"
    assert found.url == "https://x.example/a?b"


def test_what_the_page_shows():
    found = metadata(
        "<title>Headline of it all | The Post</title>",
        '<p>By <span itemprop="author">Ann Smith</span></p>'
        '<article><time datetime="2024-03-05">Tuesday</time></article>',
        html='lang="he" dir="rtl"',
    )
    assert (found.title, found.author) == ("Headline of it all", "Ann Smith")
    assert (found.published, found.language, found.direction) == ("2024-03-05", "he", "rtl")


def test_the_headline_counts_before_the_window_title():
    assert metadata("<title>Post: H</title>", "<h1>The headline</h1>").title == "The headline"


def test_a_saved_page_says_where_it_is_from():
    page = "<!-- saved from url=(0023)https://x.example/story --><html><p>x</p></html>"
    assert page_metadata(parsed(page, "x"), page).url == "https://x.example/story"


def test_harmful_addresses_are_not_kept():
    found = metadata('<link rel="canonical" href="javascript:alert(1)">')
    assert (found.url, found.canonical_url) == ("", "")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2024-03-05T10:15:00.123Z", "2024-03-05T10:15:00Z"),
        ("2024-03-05T10:15+0100", "2024-03-05T10:15:00+01:00"),
        ("2024-03-05 10:15", "2024-03-05T10:15:00"),
        ("2024-3-5", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("20240305", "2024-03-05"),
        ("20240305101500Z", "2024-03-05T10:15:00Z"),
        ("2024/03/05", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:15:00 GMT", "2024-03-05T10:15:00+00:00"),
        ("March 5, 2024", "2024-03-05"),
        ("5th March 2024", "2024-03-05"),
        ("05.03.2024", ""),
        ("03/05/2024", ""),
        ("2024-13-45", ""),
        ("5 March 99999999999999999999", ""),
        ("Tue, 5 Mar 2024 99999999999999999999:00:00", "2024-03-05"),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_are_taken_only_where_they_are_sure(words, date):
    assert iso_date(words) == date


def test_the_name_counts_where_the_page_shows_it_as_its_headline():
    head = ld(headline="artificial lake", name="Lake Sellick")
    assert metadata(head, "<h1>Lake Sellick</h1>").title == "Lake Sellick"
    assert metadata(head, "<h1>artificial lake</h1>").title == "artificial lake"
    assert metadata(head, "<h1>Something else</h1>").title == "artificial lake"


def test_who_reviews_a_claim_is_the_publisher_unless_it_is_a_person():
    review = {"@type": "ClaimReview", "claimReviewed": "It rained."}
    found = metadata(ld(**review, author={"@type": "Organization", "name": "The Checkers"}))
    assert (found.author, found.publisher) == ("", "The Checkers")
    found = metadata(ld(**review, author={"@type": "Person", "name": "Ann Lee"}))
    assert (found.author, found.publisher) == ("Ann Lee", "")
    article = ld(headline="It did not rain", author="Bo Ek")
    found = metadata(ld(**review, author={"@type": "Organization", "name": "Checkers"}) + article)
    assert (found.title, found.author) == ("It did not rain", "Bo Ek")


def test_a_name_in_a_social_network_is_no_publisher():
    assert metadata('<meta property="og:site_name" content="@thepost">').publisher == ""


def test_what_stands_in_front_of_the_title_in_its_headline_is_no_part_of_it():
    title, headline = (
        "<title>Bridge row | The Post</title>",
        "<h1><i>Harbour</i><b>Bridge row</b></h1>",
    )
    assert metadata(title, headline).title == "Bridge row"
    assert metadata("<title>Row</title>", "<h1>Arrow</h1>").title == "Arrow"


def test_what_is_escaped_twice_is_words_all_the_same():
    """In JSON-LD nothing need be escaped, and most systems do it all the same."""
    head = ld(
        headline="Fish &amp; Chips&#8217;s &quot;rule&quot;",
        author={"@type": "Person", "name": "By Ann O&#039;Lee"},
        publisher={"@type": "Organization", "name": "Bread &amp; Butter"},
    )
    found = metadata(head)
    assert found.title == 'Fish & Chips’s "rule"'
    assert (found.author, found.publisher) == ("Ann O'Lee", "Bread & Butter")
    assert metadata('<meta property="og:title" content="A&amp;#58; b">').title == "A: b"
    assert metadata("<title>Bread &amp;amp; butter</title>").title == "Bread & butter"
    assert metadata("<title>Bread &amp; butter</title>").title == "Bread & butter"


def test_addresses_are_no_names():
    assert (
        metadata('<meta name="author" content="Ann Lee, https://x.example/">').author == "Ann Lee"
    )
    assert metadata('<meta name="author" content="https://x.example/ann">').author == ""
    publisher = {"@type": "Organization", "name": "The Post"}
    assert metadata(ld(headline="H", publisher=publisher)).publisher == "The Post"
    head = '<meta property="og:site_name" content="https://social.example/post">'
    assert metadata(head).publisher == ""
    assert metadata(ld(headline="H", author="User Admin")).author == ""


def test_what_only_looks_like_a_reference_is_left():
    """“&copy” without a semicolon is part of an address, or of a name."""
    address = "https://x.example/a?id=1&section=3&region=2&copy=1"
    url = address.replace("&", "&amp;")
    assert metadata(f'<meta property="og:url" content="{url}">').canonical_url == address
    assert metadata(ld(headline="Cut&copy and rock&reggae")).title == "Cut&copy and rock&reggae"
    endless = "1" * 5000
    assert metadata(f'<meta name="keywords" content="&amp;#{endless};">').title == ""
    assert metadata(ld(headline=f"x &#{endless}; y"[:190])).title.startswith("x &#111")


def test_brackets_of_authors_stay():
    assert (
        metadata('<meta name="author" content="Ann Lee (Reuters)">').author == "Ann Lee (Reuters)"
    )
    found = metadata('<meta name="author" content="Ann Lee (https://x.example/)">').author
    assert found == "Ann Lee"
    assert metadata(ld(headline="H", author="By the Numbers Desk")).author == "By the Numbers Desk"
    assert metadata(ld(headline="H", author="Von Trier")).author == "Von Trier"
