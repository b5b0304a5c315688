"""Web pages: what is taken from them and what is not."""

# ruff: noqa: E501 (markup has long lines)

import json

import pytest

from annotator.sources import html, mhtml
from annotator.sources.beside import told_much
from annotator.sources.main_text import article_passages
from annotator.sources.markup import parsed, passages
from annotator.sources.options import Options
from annotator.sources.problems import EncodingUnclear, SourceProblem

LONG = "The council of the town said on Monday that it had seen no such figures, nor had anyone."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Council denies it | The Post</title></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Council denies it</h1>
<p class="byline">By Ann Smith</p><p>First. {LONG}</p><p>Short one.</p>
<div class="ad">Advertisement: buy this now</div><script>var words = "not for readers";</script>
<blockquote><p>“No,” said the mayor, who had been asked about the figures on Monday.</p></blockquote>
<ul><li>One thing that follows</li><li>Another thing</li></ul><h2>What next</h2>
<p>Second.<br><br>Third. {LONG}</p><aside><p>Read also: another story of the day</p></aside>
<p hidden>Hidden words</p><p style="display: none">More hidden words</p><p>Last. {LONG}</p></article>
<div class="comments"><p>I do not believe a word of what they say, honestly, not one.</p></div>
<footer>© The Post</footer></body></html>"""


def read(page: str | bytes, **options) -> list[str]:
    raw = page.encode() if isinstance(page, str) else page
    return [block.text for block in html.extract(raw, "x.html", Options(**options)).blocks]


def test_the_article_is_taken_paragraph_by_paragraph():
    assert read(PAGE) == [
        "Council denies it",
        f"First. {LONG}",
        "Short one.",
        "“No,” said the mayor, who had been asked about the figures on Monday.",
        "One thing that follows",
        "Another thing",
        "What next",
        "Second.",
        f"Third. {LONG}",
        f"Last. {LONG}",
    ]


def test_kinds_of_paragraphs_are_known():
    kinds = [one.kind for one in html.extract(PAGE.encode(), "x", Options()).blocks]
    assert kinds[:6] == ["heading", "paragraph", "paragraph", "quote", "item", "item"]


def test_the_whole_page_can_be_taken():
    found = read(PAGE, is_whole_page=True)
    assert "Home" in found
    assert "© The Post" in found
    assert not any("words =" in text or "Hidden" in text or "hidden" in text for text in found)


def test_links_after_the_end_are_left_out():
    more = "".join(
        f"<li>\n   <a href='/{n}'>Another story of the day, number {n}</a></li>" for n in range(5)
    )
    assert (
        read(PAGE.replace("</article>", f"<h3>More</h3><ul>{more}</ul></article>"))[-1]
        == f"Last. {LONG}"
    )


def test_a_class_that_misleads_does_not_cost_the_article():
    page = PAGE.replace("<article>", '<article><div class="paywall">').replace(
        "</article>", "</div></article>"
    )
    assert f"Last. {LONG}" in read(page)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="http://10.0.0.1/x.png" onerror="x()">',
        '<iframe src="file:///etc/passwd"></iframe>',
        '<link rel="stylesheet" href="http://10.0.0.1/x.css">',
        '<meta http-equiv="refresh" content="0; url=http://10.0.0.1/">',
        "<style>@import url(http://10.0.0.1/x.css);</style>",
        '<a href="javascript:alert(1)">link</a>',
        '<object data="http://10.0.0.1/x"></object>',
    ],
)
def test_nothing_is_loaded_or_run(markup):
    assert f"Last. {LONG}" in read(PAGE.replace("<p>Last.", f"{markup}<p>Last."))


def test_characters_that_cannot_be_are_replaced():
    found = read(PAGE.replace("Last.", "a&#0;b&#xD800;c&#x110000;d\0e Last."))
    assert any("a\ufffdb\ufffdc\ufffdd\ufffde Last." in text for text in found)


def test_soft_hyphens_are_dropped():
    assert f"Last. {LONG}" in read(PAGE.replace("Last.", "La\xadst."))


def test_elements_within_elements_for_ever_are_told():
    deep = "<div>" * 300 + LONG + "</div>" * 300
    with pytest.raises(SourceProblem, match=r"x\.html, line \d+: .* nested more than 250 deep"):
        read(f"<html><body>{deep}</body></html>")


def test_an_open_bracket_for_ever_is_no_matter():
    with pytest.raises(SourceProblem, match=r"x\.html"):
        read("<a " * 8000)


@pytest.mark.parametrize("page", ["", "   ", "<!-- x -->", "<html></html>"])
def test_a_page_without_text_is_told(page):
    with pytest.raises(SourceProblem, match=r"x\.html: no article|x\.html holds no text"):
        read(page)


def test_a_page_that_is_not_free_is_told():
    wall = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    found = html.extract(PAGE.replace("</head>", wall + "</head>").encode(), "x", Options())
    assert "not free to read" in found.left_out[0]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"<meta charset=iso-8859-1><p>caf\xe9 \x93x\x94</p>", "café “x”"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xc4\xe0</p>',
            "Да",
        ),
        (b'<meta charset="shift_jis"><p>\x93\xfa\x96{</p>', "日本"),
        ("<meta charset=iso-8859-1><p>naïve</p>".encode(), "naïve"),  # says it wrongly
        ("\ufeff<meta charset=iso-8859-1><p>é</p>".encode(), "é"),
        ("\ufeff<p>é</p>".encode("utf-16-le"), "é"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>é</p></html>'.encode(), "é"),
        (b"<meta charset=nonsense><p>\xc3\xa9</p>", "é"),
    ],
)
def test_encodings_that_pages_state(raw, text):
    assert read(raw, is_whole_page=True) == [text]


def test_the_servers_word_counts_before_the_pages():
    raw = b"<meta charset=utf-8><p>caf\xe9</p>"
    assert read(raw, is_whole_page=True, encoding="iso-8859-1") == ["café"]


def test_an_unclear_encoding_is_asked_for():
    with pytest.raises(EncodingUnclear, match=r"x\.html is not UTF-8"):
        read(b"<p>caf\xe9 au lait, garcon, s'il vous pla\xeet</p>", is_whole_page=True)


def test_a_few_broken_places_are_told():
    raw = b"<meta charset=utf-8><p>" + b"word " * 100 + b"\xff</p>"
    found = html.extract(raw, "x.html", Options(is_whole_page=True))
    assert found.left_out == ("x.html: a place that UTF-8 does not allow became “\ufffd”.",)
    with pytest.raises(SourceProblem, match="name its encoding"):
        read(b"<meta charset=utf-8><p>" + b"\xff\xfe " * 30 + b"</p>")


def saved(page: str) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/story\r\n"
        "Subject: x\r\nDate: Tue, 5 Mar 2024 10:15:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        "Content-Location: https://x.example/story\r\n\r\n"
    )
    return f"{head}{page}\r\n--B\r\nContent-Type: image/png\r\n\r\nxx\r\n--B--\r\n".encode()


def test_a_saved_page_knows_where_it_is_from():
    raw = saved(PAGE)
    found = mhtml.extract(raw, "x.mhtml", Options())
    assert found.blocks[-1].text == f"Last. {LONG}"
    assert found.metadata.url == "https://x.example/story"
    assert found.metadata.accessed.startswith("2024-03-05T10:15")


def test_a_page_that_is_nothing_but_a_byline_is_kept():
    by = "By Ann Smith and others, who saw the bridge in 2019 and in 2020"
    assert read(f"<html><title>T</title><body><article><p>{by}</p></article>") == [by]


def test_the_name_of_the_site_behind_the_title_is_no_part_of_it():
    page = PAGE.replace("<title>Council denies it | The Post", "<title>Council denies it-The Post")
    assert html.extract(page.encode(), "x", Options()).metadata.title == "Council denies it"
    og = '<meta property="og:title" content="Council denies it, twice"></head>'
    page = PAGE.replace("</head>", og)
    assert html.extract(page.encode(), "x", Options()).metadata.title == "Council denies it, twice"


def test_a_date_that_cannot_be_does_not_cost_the_saved_page():
    raw = saved(PAGE).replace(b"5 Mar 2024", b"5 Mar 99999999999999999999")
    found = mhtml.extract(raw, "x.mhtml", Options())
    assert found.blocks[-1].text == f"Last. {LONG}"
    assert found.metadata.accessed == ""


def test_text_that_only_search_engines_are_given_is_taken_and_told():
    body = "\\n".join(f"{number}. {LONG}" for number in range(5))
    data = f'{{"@type": "NewsArticle", "headline": "Council denies it", "articleBody": "{body}"}}'
    page = (
        f'<html><script type="application/ld+json">{data}</script><h1>Council denies it</h1></html>'
    )
    found = html.extract(page.encode(), "x.html", Options())
    assert [one.text for one in found.blocks][1:] == [f"{number}. {LONG}" for number in range(5)]
    assert found.left_out == (
        "x.html: the page itself shows little; the text is the one that it gives search engines.",
    )
    marked = page.replace(body, "".join(f"<p>{number}. {LONG}</p>" for number in range(5)))
    found = html.extract(marked.encode(), "x.html", Options())
    assert found.blocks[-1].text == f"4. {LONG}"


def test_a_saved_page_without_a_page_is_told():
    with pytest.raises(SourceProblem, match="there is no page in it"):
        mhtml.extract(b"Content-Type: multipart/related\r\n\r\nxx", "x.mhtml", Options())


STUB = (
    "<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1><p>{}</p>"
    "<p>{}</p></article><div><p>{}</p></div></body></html>"
)


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to continue reading.",
        "Already a subscriber? Log in",
        "Jetzt weiterlesen mit dem Digital-Abo.",
        "La suite est réservée aux abonnés.",
        "Suscríbete para seguir leyendo",
        "Abbonati per continuare a leggere",
        "Assine para continuar lendo",
        "Подпишитесь, чтобы читать дальше",
    ],
)
def test_a_short_page_that_asks_for_a_subscription_is_told_to_be_a_beginning(words):
    page = STUB.format(LONG, f"More. {LONG}", words)
    found = html.extract(page.encode(), "x", Options())
    assert found.left_out == (
        "x says that it is not free to read: probably only its beginning is here.",
    )


def test_a_long_article_about_subscriptions_is_not_suspected():
    page = STUB.format(f"{LONG} " * 9, f"More. {LONG} " * 9, "Subscribe to continue reading.")
    assert html.extract(page.encode(), "x", Options()).left_out == ()
    page = STUB.format(LONG, f"More. {LONG}", "The council meets again on Tuesday.")
    assert html.extract(page.encode(), "x", Options()).left_out == ()


@pytest.mark.parametrize(
    "words",
    [
        "Before you continue to the site, please read how data are used by us and our partners.",
        "We use cookies and similar technologies to give you the best experience on this site.",
        "Wir verwenden Cookies, um Inhalte und Anzeigen für Sie auf dieser Seite anzupassen.",
        "Nous utilisons des cookies pour mesurer l’audience de ce site et vous montrer de la pub.",
    ],
)
def test_a_page_that_only_asks_about_cookies_is_told_to_be_no_article(words):
    page = STUB.format(words, "You can change your mind at any time in the settings.", "Accept all")
    (remark,) = html.extract(page.encode(), "x", Options()).left_out
    assert remark.startswith("x seems to ask about cookies only")


def page_of(body: str) -> bytes:
    return f"<html><body><main><h1>Council denies it</h1>{body}</main></body></html>".encode()


def test_a_dateline_is_not_its_paragraph():
    body = (
        f'<p><span class="dateline">TUNIS — </span>First. {LONG}</p><p>Second. {LONG}</p>'
        f"<p>Third. {LONG}</p>"
    )
    assert f"TUNIS — First. {LONG}" in read(page_of(body))


def test_line_ends_within_a_paragraph_mean_nothing():
    long = LONG.replace(" ", "\n   ")
    body = "".join(f"<p>Part {number}. {long}</p>" for number in range(4))
    assert [f"Part {number}. {LONG}" for number in range(4)] == read(page_of(body))[-4:]


def test_listings_stay_whatever_their_frame():
    body = (
        f"<div><p>First. {LONG}</p><p>Second. {LONG}</p>"
        '<div class="code"><table><tr><td><pre>fetch("/data")</pre></td></tr></table></div>'
        f"<p>Third. {LONG}</p></div>"
    )
    assert 'fetch("/data")' in read(page_of(body))


def test_sections_whose_titles_have_addresses_are_no_teasers():
    sections = "".join(
        f'<h2 id="s{number}"><a href="#s{number}">Section {number}</a></h2><p>{number}. {LONG}</p>'
        for number in range(4)
    )
    found = read(page_of(f"<p>First. {LONG}</p>{sections}"))
    assert found[-2:] == ["Section 3", f"3. {LONG}"]
    assert len(found) == 10


def paragraphs(count: int) -> list[str]:
    return [f"Part {number}. {LONG}" for number in range(count)]


def story(count: int = 9) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs(count))


def teasers(count: int) -> str:
    return "".join(
        f'<h3><a href="/{n}">Story {n}</a></h3><p>It says. {LONG}</p>' for n in range(count)
    )


@pytest.mark.parametrize("title", ["Most popular", "Other opinion columns", "À la une du Monde"])
def test_what_stands_below_the_article_goes_with_its_title(title):
    found = read(page_of(f"{story()}<h2>{title}</h2>{teasers(2)}"))
    assert found == ["Council denies it", *paragraphs(9)]


def test_what_follows_what_stands_below_stays():
    found = read(page_of(f"{story()}<h2>Most read</h2>{teasers(2)}<h2>Later</h2><p>He. {LONG}</p>"))
    assert found == ["Council denies it", *paragraphs(9), "Later", f"He. {LONG}"]


@pytest.mark.parametrize("last", ["", "<p><b>What happens next</b></p>"])
def test_the_last_paragraphs_stay_behind_a_box_of_links(last):
    box = "".join(f'<li><a href="/{n}">Story number {n}</a></li>' for n in range(4))
    found = read(page_of(f"{story()}<h3>Most read</h3><ul>{box}</ul>{last}<p>So. {LONG}</p>"))
    assert found[-1] == f"So. {LONG}"


@pytest.mark.parametrize("link", ["/s/{}", "javascript:void({})", "https://post.example/a#s{}"])
def test_sections_whose_titles_are_links_stay(link):
    sections = "".join(
        f'<h2><a href="{link.format(n)}">Story {n}</a></h2><p>{n}. {LONG}</p>' for n in range(6)
    )
    for intro in ("", f"<p>{LONG}</p>"):
        found = read(page_of(intro + sections))
        assert [one for one in found if one.startswith("Story")] == [f"Story {n}" for n in range(6)]
        assert [f"{n}. {LONG}" for n in range(6)] == [one for one in found if one[1:3] == ". "]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Careers</h2><p>He was a teacher.</p><p>Then a nurse.</p><h3>Later</h3><p>He died.</p>",
        "<p><b>Newsletters?</b></p><p>No.</p><p><b>Most popular?</b></p><p>None of them.</p>",
        "<h2>Most popular</h2><ul><li>Vanilla</li><li>Lemon</li></ul><h2>Least</h2><p>Beer.</p>",
        "<h2>Further reading</h2><ul><li>A. Lee, A book, 1999.</li></ul><h2>Notes</h2><p>None.</p>",
        "<h2>Next</h2><p>They meet again.</p>",
        '<p class="slide-up">They slid up.</p><p>And on.</p>',
        '<h2 class="slide-title">Reason one</h2><p>It rains.</p>',
        "<p>Write to us:</p><ul><li>ann@example.org</li><li>bob@example.org</li></ul>",
        "<p>The leaflet said Copyright 1999 and all rights reserved.</p>",
    ],
)
def test_sections_of_the_article_that_are_called_so_stay(body):
    whole = read(page_of(f"{story()}{body}"))
    assert len(whole) == 1 + 9 + body.count("<p") + body.count("<h") + body.count("<li")


def test_the_numbers_of_lines_are_no_listing():
    numbers = '<td class="gutter"><pre>1\n2\n3</pre></td>'
    body = (
        f"<div><p>First. {LONG}</p><p>Second. {LONG}</p><div class='code'><table><tr>{numbers}"
        f"<td><pre>fetch(1)</pre></td></tr></table></div><p>Third. {LONG}</p></div>"
    )
    found = read(page_of(body))
    assert "fetch(1)" in found
    assert not any(one.startswith("1 2") for one in found)


def test_a_paragraph_with_a_line_break_in_it_is_one():
    listing = '<div class="code"><pre>fetch(1)</pre></div>'
    body = f"{story()}{listing}<p>The same can be had<br>by way of an object:</p>{listing}"
    assert "The same can be had by way of an object:" in read(page_of(f"<div>{body}</div>"))


def test_a_poem_in_lines_is_read():
    stanza = (
        "Roses are red in the garden,<br>violets are blue by the wall,<br>and so are you all<br>"
    )
    found = read(page_of("".join(f"<p>{stanza}the {n}th time</p>" for n in range(6))))
    assert len(found) == 7


def test_captions_and_promotions_in_several_pieces_go():
    caption = (
        '<div><span class="caption">The bridge at night.</span>'
        ' <span class="credit">Photo: Ann Lee</span></div>'
    )
    promo = (
        '<p><strong class="newsletter-promo">Morning mail:</strong> our editors pick the best.</p>'
    )
    bio = '<p><span class="author">Ann Lee</span> covers harbours.</p>'
    found = read(page_of(f"{story(4)}{caption}{promo}{bio}<p>Last. {LONG}</p>"))
    assert found == ["Council denies it", *paragraphs(4), f"Last. {LONG}"]


def test_text_straight_in_what_is_no_block_takes_no_time():
    """A quadratic walk would take minutes."""
    page = "<font>" + "<h3>Part</h3>text of it" * 20_000 + "</font>"
    assert len(html.extract(page.encode(), "x", Options(is_whole_page=True)).blocks) == 40_000


def test_a_review_keeps_its_other_news():
    text = "".join(f"<p>Part {number}. {LONG}</p>" for number in range(9))
    found = read(page_of(f"{text}<h2>Other news</h2><p>First. {LONG}</p><p>Second. {LONG}</p>"))
    assert found[-3:] == ["Other news", f"First. {LONG}", f"Second. {LONG}"]


FIRST = ["article", "main", "section", "header", "nav", "figure", "aside", "my-app"]


@pytest.mark.parametrize("tag", FIRST)
def test_a_page_that_leaves_out_head_and_body_loses_nothing(tag):
    """libxml2 takes what begins with these for a part of the head."""
    page = (
        f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Bridge</title><{tag}><h1>Head</h1>"
        f"<p>First. {LONG}</p></{tag}>tail<div><p>Second. {LONG}</p></div>"
    )
    whole = ["Head", f"First. {LONG}", "tail", f"Second. {LONG}"]
    assert read(page.encode(), is_whole_page=True) == whole
    if tag in ("article", "main", "section", "my-app"):
        assert f"First. {LONG}" in read(page.encode())


@pytest.mark.parametrize("rest", ["", "<p>tail</p>", "tail", "<b>tail</b>"])
def test_a_selection_may_begin_with_what_describes_it(rest):
    part = f"<meta charset='utf-8'><section><p>a b c</p></section>{rest}"
    assert read(part.encode(), is_whole_page=True) == ["a b c", *(["tail"] if rest else [])]


def test_no_date_is_made_of_a_mere_year():
    page = f"<body><article><h1>H</h1>{story(3)}</article><footer>© 2018 Site</footer></body>"
    assert html.extract(page.encode(), "x", Options()).metadata.published == ""


def test_captions_and_boxes_among_the_paragraphs_are_told():
    figure = "<figure><img src=a><figcaption>The bridge</figcaption></figure>"
    body = f"{story(2)}{figure}<aside><p>A box. {LONG}</p><p>More.</p></aside>{figure}{story(3)}"
    found = html.extract(page_of(body), "x.html", Options())
    assert found.left_out == (
        "x.html was taken without 2 captions and a box beside the text; the whole page has all.",
    )


def test_a_quotation_set_apart_that_is_none_of_the_text_is_told():
    apart = '<aside class="pullquote"><blockquote>“{}”</blockquote></aside>'
    other = apart.format("Nobody asked the people who live beside the bridge at all.")
    same = apart.format(f"2. {LONG[:60]}")
    found = html.extract(page_of(f"{story(3)}{other}{same}{story(3)}"), "x.html", Options())
    assert found.left_out == (
        "x.html was taken without a quotation set apart; the whole page has all.",
    )


def test_a_box_without_a_name_among_the_paragraphs_is_told():
    box = f'<div class="c1"><div class="c2">Good to know. {LONG}</div><div class="c3">More.</div></div>'
    found = html.extract(page_of(f"{story(3)}{box}{story(3)}"), "x.html", Options())
    assert not any("Good to know" in one.text for one in found.blocks)
    assert found.left_out == (
        "x.html was taken without a box beside the text; the whole page has all.",
    )


def test_names_with_control_characters_are_no_harm():
    parts = "".join(f'<div class="x\x01y bar-text \ufffe">{story(2)}</div>' for _ in range(3))
    found = html.extract(page_of(f"<article>{parts}</article>"), "x.html", Options())
    assert len(found.blocks) == 7


def test_control_characters_between_head_and_body_are_no_harm():
    page = f"<head><p>First. {LONG}</p>a\x01b</head><body>c\x02d<p>Second. {LONG}</p></body>"
    found = html.extract(page.encode(), "x.html", Options(is_whole_page=True))
    assert f"First. {LONG}" in [one.text for one in found.blocks]


def test_a_page_of_which_little_is_taken_says_so():
    found = passages(parsed(page_of(story(9)).decode(), "x.html"))
    assert told_much(found[:3], found, "x.html") == (
        "x.html shows much more text than what was taken for its article; the whole page has all.",
    )
    assert told_much(found[:6], found, "x.html") == ()


def test_who_is_quoted_stays_below_the_quotation():
    quote = f"<blockquote><p>It is safe. {LONG}</p><footer>Joe Ek, mayor</footer></blockquote>"
    assert "Joe Ek, mayor" in read(page_of(f"{story(3)}{quote}<p>Last. {LONG}</p>"))


def test_a_page_in_another_language_than_it_says_is_corrected_and_that_is_kept():
    words = "El alcalde dijo que no se puede cruzar el puente hasta el domingo por la lluvia. " * 4
    page = f'<html lang="en" dir="ltr"><body><article><p>{words}</p><p>{words}</p></article></body></html>'
    found = html.extract(page.encode(), "x", Options()).metadata
    assert (found.language, found.direction, found.extra["stated_language"]) == ("es", "ltr", "en")


def article(*lines: str) -> list[str]:
    """What is taken of a page whose article has these lines between two long paragraphs."""
    within = "".join(lines)
    page = (
        f"<article><h1>Bridge row</h1>{within}<p>First. {LONG}</p><p>Second. {LONG}</p></article>"
    )
    return [one for one in read(f"<html><body>{page}</body></html>") if LONG not in one]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ann Lee/AP",
        "Image credit : REUTERS/Ann Lee",
        "Foto von Ann Lee",
        "Фото: Фото: Анна Ли © Почта",
        "The bridge on Sunday — Foto: Ann Lee/TV",
        "The bridge on Sunday (Photo: Ann Lee/Agency)",
        "写真：山田",
        "Ann Lee/Getty Images",
        "Ann Lee via Reuters",
        "Fot. alpha/iStockphoto",
        "You’ll receive free e-mail news updates each time a story is published.",
        "Sign up for our daily newsletter and never miss a bridge.",
        "[김철수 기자 a@b.example] [ⓒ 신문 & b.example, 무단전재 및 재배포 금지]",
    ],
)
def test_lines_of_pictures_and_of_the_house_are_no_paragraphs(line):
    between = f"<p>Zero. {LONG}</p><p>{line}</p>"
    assert article(between) == ["Bridge row"]


@pytest.mark.parametrize(
    "line",
    [
        "Photos of the bridge were shown to the council, and nobody denied it.",
        "The image of the town suffered: nobody came.",
        "Photo: the mayor saw it and said nothing.",
        "Bilder von gestern zeigen etwas anderes.",
        "“Whose picture is this?” — the mayor asked",
        "He flew to the town via Reutlingen",
        "The mayor cut the ribbon on Sunday and called it a great day. (Photo: Ann Lee/AP)",
        "“We saw it all,” the driver said [photo: a burnt car]",
        "He posted a message with two words — photo: a burnt tank",
        "Images of the attack spread quickly online, and as one resident put it:",
        "Photos of the crash site, seen by this newspaper, show three things:",
        "Bilder von der Unfallstelle zeigen nach Angaben der Polizei Folgendes:",
        "Photos by Ann Lee show the bridge on the day before it fell, with cracks",
        "Pictures of you, pictures of me",
        "Picture of the day: a heron",
        "Images : ce que montrent les vidéos de la ville",
        "写真：昔の川の姿を伝える一枚が、市の倉庫で見つかった",
        "Vijayawada/AP",
        "Foto von Johannes Vermeer (1632–1675) war damals nicht möglich",
        "Bilder von Max Ernst, die im Krieg zerstört wurden",
        "Imagenes de Santa Teresa, una obra del siglo XVI",
        "“I want to see it again” - photo: Ann",
        "写真：首相が辞任",
        "图片：总统宣布辞职",
        "Sign up to get alerts about missile strikes, the government told residents on Monday.",
        "“Sign up for our newsletter,” the fraudsters wrote, and thousands lost their savings.",
        "Sign up for a briefing with the doctor and bring your documents. Visits last an hour.",
        "You’re all set!",
        "同社は記事の無断転載を禁止した。",
        "裁判所は、無断転載は禁止だ。",
        "한국신문협회는 월요일 성명을 내고 기사 무단전재를 전면 금지",
        "She sent the story of the coup from Lagos via Reuters",
        "Sign up for the army, his father told him, and you will see the world.",
        "Sign up for free health insurance before the deadline, the ministry urged on Monday.",
        "You'll receive a polite email from your boss, and that is when you know it.",
        "Be the first to know the results, they told us, but the site to sign up was down.",
        "경찰은 드라마를 무단전재한 혐의로 웹사이트 운영자 3명을 구속했다.",
        "出版社は、漫画の無断転載を繰り返すサイトの運営者を提訴したと発表した。",
        "Sign up was what he told the clerk to do",
    ],
)
def test_sentences_about_pictures_stay(line):
    assert article(f"<p>Zero. {LONG}</p><p>{line}</p>") == ["Bridge row", line]


def test_lines_of_pictures_are_told_as_captions():
    lines = f"<p>Zero. {LONG}</p><p>Photo: Ann Lee/AP</p><p>First. {LONG}</p><p>Second. {LONG}</p>"
    page = f"<html><body><article><h1>Bridge row</h1>{lines}</article></body></html>"
    found = html.extract(page.encode(), "x.html", Options())
    assert "x.html was taken without a caption; the whole page has all." in found.left_out


@pytest.mark.parametrize(
    ("point", "is_left_out"),
    [
        ("입력 : 2020.07.07 10:42:42   수정 : 2020.07.07 12:20:27", True),
        ("Updated: 2020-07-07 10:42:42, first: 2020-07-06 09:00", True),
        ("The bridge was closed in 2019 and again in 2020 by the town", False),
        ("2020-01-05: the bridge was closed, 2021-03-04: open, 14:30", False),
        ("12.05.2024, 18:00 Uhr, Berlin, Haus der Brücken und Wege", False),
        ("Saturday 18/05/2024 10:00–17:00 and Sunday 19/05/2024 10:00", False),
    ],
)
def test_points_above_the_text_that_are_dates_are_none(point, is_left_out):
    points = f"<div class='top'><ul><li>{point}</li></ul></div>"
    assert (point not in " ".join(article(points))) == is_left_out


def test_a_standfirst_that_stands_there_twice_is_taken_once():
    line = "<p class='standfirst'>Who knew of the bridge that was to be closed, and when.</p>"
    found = article(f"<header>{line}</header><header>{line}</header>")
    assert found == ["Bridge row", "Who knew of the bridge that was to be closed, and when."]


def test_a_saved_page_that_asks_whether_one_is_a_robot_is_told():
    page = "<html><head><title>Just a moment...</title></head><body>{}</body></html>"
    said = "x.html asks whether one is a robot: the article itself is missing."
    with pytest.raises(SourceProblem, match=said):
        read(page.format(""))
    words = (
        f"<article><p>{LONG}</p><p>Please complete the check below to go on to it.</p></article>"
    )
    found = html.extract(page.format(words).encode(), "x.html", Options())
    assert found.left_out[0].startswith(said)
    whole = html.extract(page.format(f"<p>{LONG}</p>" * 20).encode(), "x.html", Options())
    assert not any(said in one for one in whole.left_out)


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ('<sup><a href="#fn1">1</a></sup>', "[1]"),
        ('<a href="#fn1"><sup>12</sup></a>', "[12]"),
        ('<sup id="r"><a href="#cite_note-3">[3]</a></sup>', "[3]"),
        ('<sup><a href="#fn4">*</a></sup>', "[*]"),
        ('<a role="doc-noteref" href="#fn5">5</a>', "[5]"),
        ('<a epub:type="noteref" href="notes.xhtml#fn5">5</a>', "[5]"),
        ("m<sup>2</sup>", "m2"),
        ('<sup><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>', "[1]"),
        ('<sup>[<a href="#fn1">1</a>]</sup>', "[1]"),
        ('<sup>(<a href="#fn1">1</a>)</sup>', "(1)"),
        ('[<sup><a href="#fn1">1</a></sup>]', "[1]"),
        ('<a href="/units#sq"><sup>2</sup></a>', "2"),
        ('<sup><a href="https://x.example/page#_ftn1">1</a></sup>', "[1]"),
        ('<a href="#top">1</a>', "1"),
        ('<sup><a href="/en/5">5</a></sup>', "5"),
        ('<sup><a href="#x">th</a></sup>', "th"),
    ],
)
def test_marks_of_notes_run_into_no_figure(mark, text):
    """“It cost 30 million1” is another number."""
    [paragraph] = read(f"<p>It cost 30 million{mark} {LONG}</p>", is_whole_page=True)
    assert paragraph == f"It cost 30 million{text} {LONG}"


def named_alike(first: str) -> list[str]:
    """What is made of a page of which all but the paragraph ``first`` is known to be text."""
    rest = [f"{words} {LONG}" for words in ("Second.", "Third.", "Fourth.")]
    within = "".join(f"<div class='body__paragraph'>{one}</div>" for one in rest)
    page = (
        f"<html><body><section class='page'><div class='part'>{first}</div>"
        f"<div class='rest'>{within}</div></section></body></html>"
    )
    found = passages(parsed(page, "x"))
    return [one.block.text for one in article_passages(found, rest)][: -len(rest)]


def test_a_paragraph_named_as_the_others_is_one_wherever_it_stands():
    first = f"First. {LONG}"
    assert named_alike(f"<p class='body__paragraph'><cite>First.</cite> {LONG}</p>") == [first]
    assert named_alike(f"<p class='teaser'>{first}</p>") == []
    assert named_alike(f"<p>{first}</p>") == []
    assert named_alike("<p class='body__paragraph'>Watch</p>") == []
    assert named_alike(f"<p class='body__paragraph'><a href='/x'>{first}</a></p>") == []
    assert named_alike(f"<aside><p class='body__paragraph'>{first}</p></aside>") == []


def test_a_digest_below_a_title_of_other_stories_stays():
    story = f'<h3><a href="/x">A headline of the day</a></h3><p>{LONG}</p>'
    page = f"<h1>The weekly digest</h1><p>Welcome. {LONG}</p><h2>Top stories</h2>{story * 8}"
    found = read(f"<html><body><article>{page}</article></body></html>")
    assert sum(one == LONG for one in found) == 8


def test_a_list_of_dates_stays():
    dates = ("12.05.2024, 18:00 Uhr, Berlin", "14.05.2024, 19:30 Uhr, Hamburg", "16.05.2024, Köln")
    items = "".join(f"<li>{one}</li>" for one in dates)
    found = read(
        f"<article><h1>Termine</h1><ul>{items}</ul><p>{LONG}</p><p>{LONG} Ja.</p></article>"
    )
    assert found[1:4] == list(dates)


def test_what_search_engines_are_given_is_read_as_it_is_written():
    words = ["Use &lt;br&gt; for a break, the clerk of the town said on Monday.", f"Second. {LONG}"]
    data = json.dumps(
        {"@type": "NewsArticle", "headline": "H", "articleBody": "\n".join(words * 3)}
    )
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body><p>Hi.</p></body></html>'
    found = read(page)
    assert (
        found[-6:] == ["Use <br> for a break, the clerk of the town said on Monday.", words[1]] * 3
    )


@pytest.mark.parametrize(
    "title", ["One more step to peace in Colombia", "Security check at airport slow"]
)
def test_news_about_checks_is_no_page_for_robots(title):
    page = f"<html><head><title>{title}</title></head><body><article><p>{LONG}</p><p>{LONG} No.</p></article>"
    found = html.extract(page.encode(), "x.html", Options())
    assert not any("robot" in one for one in found.left_out)


def test_titles_without_links_below_them_take_no_sentence_away():
    lines = (
        "<p>Nobody came to the feast, and the mayor himself said so.</p><p>Last words of it.</p>"
    )
    titles = "<h2>Most read</h2><h2>Top stories</h2>"
    found = read(f"<article><h1>Feast</h1><p>{LONG}</p><p>{LONG} So.</p>{titles}{lines}</article>")
    assert found[-2:] == [
        "Nobody came to the feast, and the mayor himself said so.",
        "Last words of it.",
    ]


def test_a_short_answer_at_the_end_is_no_title():
    found = read(
        f"<article><p>{LONG}</p><p>{LONG} Which is it?</p><p>The most popular</p></article>"
    )
    assert found[-1] == "The most popular"
