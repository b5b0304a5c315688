"""Web pages of many layouts around made-up stories, each with what must be read from it."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape

from tests.benchmarks.stories import Story, paragraph, sentence, story

LANGUAGES = ("en", "en", "en", "de", "fr", "es", "ru", "el", "ar", "he", "hi", "zh", "ja", "ko")


@dataclass
class Page:
    """``truth``: the paragraphs after the headline; ``stated``: metadata that the page states."""

    name: str
    html: str
    story: Story
    truth: list[str]
    stated: dict[str, str]


def e(text: str) -> str:
    return escape(text, quote=False)


def linked(text: str, dice: random.Random) -> str:
    """The text as markup, some of its words linked or emphasised, over several lines."""
    words = [e(word) for word in text.split(" ")]
    if len(words) > 8 and dice.random() < 0.5:
        at = dice.randrange(2, len(words) - 3)
        tag = dice.choice(('<a href="/topic/x">', "<em>", "<strong>", '<span class="hl">'))
        words[at] = tag + words[at]
        words[at + 1] += "</" + tag[1:].split(" ")[0].rstrip(">") + ">"
    if len(words) > 12 and dice.random() < 0.3:
        words.insert(len(words) // 2, "\n      ")
    return " ".join(words)


def menu(dice: random.Random) -> str:
    names = ("Home", "World", "Politics", "Business", "Sport", "Weather", "Opinion", "Video")
    items = "".join(f'<li><a href="/{n.lower()}">{n}</a></li>' for n in names)
    return dice.choice(
        (
            f'<header><nav class="main-nav"><ul>{items}</ul></nav></header>',
            f'<div id="top"><div class="menu"><ul>{items}</ul></div><form><input name=q>'
            "<button>Search</button></form></div>",
        )
    )


def teasers(dice: random.Random, count: int = 5, css: str = "related") -> str:
    items = "".join(
        f'<li><a href="/s/{i}"><h3>{e(sentence(dice)[:70])}</h3></a><p>{e(sentence(dice))}</p></li>'
        for i in range(count)
    )
    return f'<div class="{css}"><h2>More on this story</h2><ul>{items}</ul></div>'


def advert(dice: random.Random) -> str:
    return dice.choice(
        (
            '<div class="ad-slot"><span>Advertisement</span><iframe src="//ads.example/x"></iframe></div>',
            '<aside class="advert"><p>Advertisement</p><p>Buy two pairs and get a third free!</p></aside>',
            '<div class="newsletter-signup"><h4>Get our newsletter</h4><p>The day’s top stories in'
            ' your inbox, every morning.</p><form><input type="email"><button>Sign up</button></form></div>',
            "<script>window.ads.push({slot: 'mid', text: 'Not for readers'});</script>",
        )
    )


def comments(dice: random.Random) -> str:
    each = "".join(
        f'<div class="comment" id="comment-{i}"><span class="user">reader{i}</span><p>'
        f"{e(sentence(dice))} {e(sentence(dice))}</p><a href='#'>Reply</a></div>"
        for i in range(dice.randint(2, 8))
    )
    return f'<section id="comments" class="comments"><h2>Comments</h2>{each}</section>'


def footer(made: Story) -> str:
    return (
        "<footer><p>© 2025 " + e(made.site) + '. All rights reserved.</p><ul><li><a href="/terms">'
        'Terms of use</a></li><li><a href="/privacy">Privacy policy</a></li></ul></footer>'
    )


def figure(dice: random.Random) -> str:
    return (
        f'<figure><img src="x.jpg" alt="A picture of it"><figcaption>{e(sentence(dice)[:60])} '
        "Photograph: Agency</figcaption></figure>"
    )


def head(made: Story, dice: random.Random, style: str) -> tuple[str, dict[str, str]]:
    """The page's head in one of several styles, and what it states."""
    by, when = ", ".join(made.authors), f"{made.published}T0{dice.randint(1, 9)}:30:00+01:00"
    stated = {"title": made.headline, "published": made.published}
    tags = f"<title>{e(made.headline)} | {e(made.site)}</title><meta charset='utf-8'>"
    if style in ("ld", "graph"):
        article = {
            "@context": "https://schema.org", "@type": dice.choice(("NewsArticle", "Article")),
            "headline": made.headline, "datePublished": when, "dateModified": when,
            "author": [{"@type": "Person", "name": one} for one in made.authors],
            "publisher": {"@type": "Organization", "name": made.site},
        }  # fmt: skip
        ld: object = article
        if style == "graph":
            article["publisher"] = {"@id": "#org"}
            org = {"@type": "Organization", "@id": "#org", "name": made.site}
            ld = {"@graph": [{"@type": "WebSite", "name": made.site}, org, article]}
        tags += f'<script type="application/ld+json">{json.dumps(ld)}</script>'
        stated |= {"author": by, "publisher": made.site}
    elif style == "og":
        tags += (
            f'<meta property="og:title" content="{escape(made.headline)}">'
            f'<meta property="og:site_name" content="{escape(made.site)}">'
            f'<meta property="article:published_time" content="{when}">'
            f'<meta name="author" content="{escape(by)}">'
            '<meta property="og:image" content="https://x.example/i.jpg">'
        )
        stated |= {"author": by, "publisher": made.site}
    elif style == "micro":
        stated |= {"author": by}
    else:  # bare: only what the page shows
        stated = {"title": made.headline}
    return tags, stated


def byline(made: Story, dice: random.Random, style: str) -> str:
    by = ", ".join(made.authors)
    if style == "micro":
        names = " and ".join(
            f'<span itemprop="author" itemscope><span itemprop="name">{e(one)}</span></span>'
            for one in made.authors
        )
        time = f'<time itemprop="datePublished" datetime="{made.published}T08:00">{made.published}</time>'
        return f'<div class="byline">By {names}</div>{time}'
    return dice.choice(
        (
            f'<p class="byline">By <a href="/a">{e(by)}</a></p><p class="date">{made.published}</p>',
            f'<div class="meta"><span class="author">{e(by)}</span> · '
            f'<time datetime="{made.published}">{made.published}</time></div>',
        )
    )


Body = Callable[[Story, random.Random], tuple[str, list[str]]]


def classic(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    parts = [f"<p>{linked(text, dice)}</p>" for _, text in made.paragraphs]
    for at in sorted(dice.sample(range(2, len(parts)), 3), reverse=True):
        parts.insert(at, dice.choice((advert(dice), figure(dice))))
    return "\n".join(parts), [text for _, text in made.paragraphs]


def run_together(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    """As ``classic``, without white space between the elements."""
    body = "".join(f"<p>{linked(text, dice)}</p>" for _, text in made.paragraphs)
    return body, [text for _, text in made.paragraphs]


def divisions(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    parts = [f'<div class="text">{linked(text, dice)}</div>' for _, text in made.paragraphs]
    return "\n".join(parts), [text for _, text in made.paragraphs]


def line_breaks(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    texts = [linked(text, dice) for _, text in made.paragraphs]
    return "<div>" + "<br>\n<br>".join(texts) + "</div>", [text for _, text in made.paragraphs]


def sections(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    parts, truth = [], []
    for number, (_, text) in enumerate(made.paragraphs):
        if number and number % 4 == 0:
            title = f"What {dice.choice(('happens', 'changes', 'stays'))} next"
            parts.append(f"<h2>{title}</h2>")
            truth.append(title)
        parts.append(f"<p>{linked(text, dice)}</p>")
        truth.append(text)
    return "\n".join(parts), truth


def lists(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    items = [sentence(dice, made.language) for _ in range(4)]
    texts = [text for _, text in made.paragraphs]
    half = len(texts) // 2
    listed = "<ul>" + "".join(f"\n<li>{linked(one, dice)}</li>" for one in items) + "</ul>"
    parts = [f"<p>{linked(text, dice)}</p>" for text in texts]
    return "\n".join([*parts[:half], listed, *parts[half:]]), [*texts[:half], *items, *texts[half:]]


def quotes(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    """With quotations set apart, and a sentence of the text repeated for show."""
    texts = [text for _, text in made.paragraphs]
    quote = sentence(dice, made.language)
    shown = f'<aside class="pullquote"><p>{e(texts[1].split(". ")[0])}</p></aside>'
    parts = [f"<p>{linked(text, dice)}</p>" for text in texts]
    block = f"<blockquote><p>{linked(quote, dice)}</p></blockquote>"
    return "\n".join([*parts[:3], shown, parts[3], block, *parts[4:]]), [
        *texts[:4],
        quote,
        *texts[4:],
    ]


def table(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    texts = [text for _, text in made.paragraphs]
    rows = [
        [f"Ward {n}", str(dice.randint(100, 999)), f"{dice.randint(1, 99)} %"] for n in range(4)
    ]
    cells = [["Ward", "Votes", "Share"], *rows]
    made_of = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    parts = [f"<p>{linked(text, dice)}</p>" for text in texts]
    body = "\n".join([*parts[:4], f"<table>{made_of}</table>", *parts[4:]])
    return body, [*texts[:4], *(cell for row in cells for cell in row), *texts[4:]]


def live(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    parts, truth = [], []
    for number in range(6):
        title = sentence(dice, made.language)[:50].strip()
        texts = [paragraph(dice, made.language) for _ in range(2)]
        inner = "".join(f"<p>{linked(text, dice)}</p>" for text in texts)
        parts.append(
            f'<article class="live-post" id="post-{number}"><time datetime="{made.published}T1{number}:'
            f'00">1{number}:00</time><h2>{e(title)}</h2>{inner}<div class="share"><a href="#">Share</a>'
            "</div></article>"
        )
        truth += [title, *texts]
    return "\n".join(parts), truth


def interview(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    parts, truth = [], []
    for number, (_, text) in enumerate(made.paragraphs):
        if number % 2 == 0:
            asked = f"Is {dice.choice(('it', 'that', 'this'))} true, question {number}?"
            parts.append(f"<p><strong>{asked}</strong></p>")
            truth.append(asked)
        parts.append(f"<p>{linked(text, dice)}</p>")
        truth.append(text)
    return "\n".join(parts), truth


def related_inside(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    parts = [f"<p>{linked(text, dice)}</p>" for _, text in made.paragraphs]
    parts.insert(3, teasers(dice, 2, "related-stories inline"))
    parts.insert(
        7, '<p class="read-more"><a href="/x">Read more: ' + e(sentence(dice)) + "</a></p>"
    )
    return "\n".join(parts), [text for _, text in made.paragraphs]


def lead(made: Story, dice: random.Random) -> tuple[str, list[str]]:
    """With a standfirst, dropped capitals, soft hyphens and footnote marks."""
    texts = [text for _, text in made.paragraphs]
    body = [f'<p class="standfirst"><b>{e(texts[0])}</b></p>']
    body.append(f'<p><span class="dropcap">{e(texts[1][0])}</span>{e(texts[1][1:])}</p>')
    body += [f"<p>{linked(text, dice)}</p>" for text in texts[2:]]
    return "".join(body), texts


BODIES: tuple[Body, ...] = (
    classic, run_together, divisions, line_breaks, sections, lists, quotes, table, live, interview,
    related_inside, lead,
)  # fmt: skip
STYLES = ("ld", "graph", "og", "micro", "bare")
FRAMES = (
    "{menu}<main><article><h1>{title}</h1>{byline}{body}</article>{related}</main>{comments}{footer}",
    '{menu}<div id="wrap"><div class="col-8"><h1 class="headline">{title}</h1>{byline}'
    '<div class="article-body">{body}</div>{comments}</div><div class="sidebar">{related}</div></div>'
    "{footer}",
    '{menu}<div class="container"><div class="row"><section class="story"><header><h1>{title}</h1>'
    "{byline}</header>{body}<p class='tags'>Tags: <a href='/t'>news</a>, <a href='/u'>city</a></p>"
    "</section></div></div>{related}{footer}",
    '<table width="100%"><tr><td width="20%">{menu}{related}</td><td><h1>{title}</h1>{byline}{body}'
    "</td></tr></table>{footer}",
)


def pages(count: int = 84) -> Iterator[Page]:
    """Layouts, languages and kinds of metadata, each combination once round."""
    for number in range(count):
        dice = random.Random(1000 + number)
        made = story(number, LANGUAGES[number % len(LANGUAGES)], dice.randint(6, 16))
        body_of = BODIES[number % len(BODIES)]
        style = STYLES[number % len(STYLES)]
        frame = FRAMES[number % len(FRAMES)]
        if body_of is table and "<table" in frame:
            frame = FRAMES[0]
        body, truth = body_of(made, dice)
        tags, stated = head(made, dice, style)
        inner = frame.format(
            menu=menu(dice), title=e(made.headline), byline=byline(made, dice, style), body=body,
            related=teasers(dice), comments=comments(dice), footer=footer(made),
        )  # fmt: skip
        html = (
            f'<!DOCTYPE html>\n<html lang="{made.language}" dir="{made.direction}"><head>{tags}'
            f"</head><body>{inner}</body></html>"
        )
        name = f"{number:02}-{body_of.__name__}-{style}-{made.language}"
        yield Page(name, html, replace(made), truth, stated)
