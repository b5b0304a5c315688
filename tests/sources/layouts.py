"""Layouts that news pages have, each with the texts that are its article and no others.

``[n]`` in a layout stands for the n-th sentence of the story, ``[+n]`` for a paragraph of it.
"""

# ruff: noqa: E501 (markup has long lines; other scripts look alike)

import re
from dataclasses import dataclass

SENTENCES = (
    "The council of the harbour town said on Monday that it had never seen the figures.",
    "A spokesman for the ministry denied that anyone had asked for a second opinion.",
    "Residents near the bridge say that the noise begins long before five in the morning.",
    "Three engineers looked at the pillars in March and found nothing out of order.",
    "The mayor, who took office in 2019, would not say who had ordered the report.",
    "According to the court, the hearing will go on behind closed doors until Friday.",
    "Nobody from the company that built the bridge was available for comment, its office said.",
    "The opposition wants a vote before the summer, but lacks the seats to force one.",
)
MORE = " It was the second time in a year that such a thing was heard in the town hall, she said."


def sentence(number: int) -> str:
    return SENTENCES[number % len(SENTENCES)]


def filled(layout: str) -> str:
    layout = re.sub(r"\[\+(\d)\]", lambda found: sentence(int(found[1])) + MORE, layout)
    return re.sub(r"\[(\d)\]", lambda found: sentence(int(found[1])), layout)


@dataclass(frozen=True)
class Layout:
    """``truth``: the texts after the headline, “Bridge row”, one a line."""

    name: str
    body: str
    truth: str
    head: str = ""
    headline: str = "Bridge row"

    @property
    def page(self) -> str:
        return filled(
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge row | The'
            f" Post</title>{self.head}</head><body>{self.body}</body></html>"
        )

    @property
    def texts(self) -> list[str]:
        return [self.headline, *filled(self.truth).split("\n")]


NAV = '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>'
FOOT = '<footer><p>© The Post. All rights reserved.</p><a href="/t">Terms</a></footer>'


def usual(name: str, inside: str, truth: str, after: str = "") -> Layout:
    """In an article between a menu and a footer, below its headline."""
    body = f"{NAV}<main><article><h1>Bridge row</h1>{inside}</article>{after}</main>{FOOT}"
    return Layout(name, body, truth)


START = "<p>[+0]</p><p>[+1]</p>"
END = "<p>[+2]</p><p>[+3]</p>"
PLAIN = "[+0]\n[+1]\n[+2]\n[+3]"

LAYOUTS: tuple[Layout, ...] = (
    usual(
        "advertising lines",
        f"{START}<p>Advertisement</p><p>Story continues below advertisement</p>{END}",
        PLAIN,
    ),
    usual(
        "advertising lines of other languages",
        f"{START}<p>Anzeige</p><p>Publicité</p><div>Реклама</div><div>إعلان</div><p>広告</p>{END}",
        PLAIN,
    ),
    usual(
        "read more, as paragraphs of links",
        f'{START}<p><strong>READ MORE: <a href="/x">Bridge closed for the third time</a></strong></p>'
        f'<p><a href="/y">Watch: what the drone saw above the bridge</a></p><p>[4]</p>'
        f'<p><em>Lesen Sie auch: <a href="/z">Die Brücke bleibt gesperrt</a></em></p>{END}',
        "[+0]\n[+1]\n[4]\n[+2]\n[+3]",
    ),
    usual(
        "a paragraph of one link",
        f'{START}<p><a href="/x">Bridge closed for the third time since spring</a></p>{END}',
        PLAIN,
    ),
    usual(
        "a sentence that is a link stays",
        f'{START}<p><a href="/x">[5]</a></p>{END}',
        "[+0]\n[+1]\n[5]\n[+2]\n[+3]",
    ),
    usual(
        "related box without a telling class",
        f'{START}<div class="c-card-x1"><h3>More on this</h3><ul><li><a href="/x">Bridge closed'
        f' for the third time</a></li><li><a href="/y">Who pays for the bridge</a></li></ul></div>{END}',
        PLAIN,
    ),
    usual(
        "newsletter box without a form",
        f'{START}<div class="inline-newsletter-x"><h4>The Morning Post</h4><p>Get the day’s top stories'
        f' in your inbox every morning. <a href="/s">Sign up now</a></p></div>{END}',
        PLAIN,
    ),
    usual(
        "standfirst in the header",
        f'<header><p class="standfirst">[4]</p><p class="byline">By <a href="/a">Ann Lee</a></p>'
        f'<time datetime="2024-03-05">5 March 2024</time></header><div class="body">{START}{END}</div>',
        "[4]\n[+0]\n[+1]\n[+2]\n[+3]",
    ),
    usual(
        "deck as a heading",
        f'<h2 class="deck">[5]</h2><div class="meta"><span>By Ann Lee</span> <span>3 min read</span>'
        f"</div>{START}{END}",
        "[5]\n[+0]\n[+1]\n[+2]\n[+3]",
    ),
    usual(
        "headline repeated",
        f'<p class="title">Bridge row</p><h2>Bridge row</h2>{START}{END}',
        PLAIN,
    ),
    usual(
        "pull quotes that repeat the text",
        f'{START}<blockquote class="pullquote">[2]</blockquote><div class="pull_quote"><p>[1]</p></div>'
        f'<figure class="quote"><blockquote>[3]</blockquote></figure>{END}',
        PLAIN,
    ),
    usual(
        "titles in wrappers, and in the contents above",
        '<div class="toc"><ul><li><a href="#a">What the court says</a></li></ul></div>'
        f'{START}<div class="mw-heading"><h2 id="a">What the court says</h2></div><p>[4]</p>{END}',
        "[+0]\n[+1]\nWhat the court says\n[4]\n[+2]\n[+3]",
    ),
    usual(
        "a box whose title links elsewhere",
        f'{START}<div class="x1"><h3><a href="/b">Ten bridges to see</a></h3></div>{END}',
        PLAIN,
    ),
    Layout(
        "text in widgets of a page builder",
        f'{NAV}<div class="elementor-widget"><div class="elementor-widget-container"><h1>Bridge row</h1>'
        "</div></div>"
        + "".join(
            f'<div class="elementor-widget"><div class="elementor-widget-container"><p>[+{n}]</p></div></div>'
            for n in range(4)
        )
        + FOOT,
        PLAIN,
    ),
    usual(
        "boxes to sign up that only their form tells",
        f'{START}<div class="css-1x2y"><h3>The Morning Post</h3><p>The best of the day, every morning.</p>'
        '<form action="/s"><input type="email"><button>Go</button></form></div><div class="css-9z" data-qa='
        f'"newsletter-inline"><p>Get it every Tuesday and Thursday before you have breakfast.</p></div>{END}',
        PLAIN,
    ),
    Layout(
        "a form around the whole page",
        f'{NAV}<form id="aspnetForm" action="/x"><main><article><h1>Bridge row</h1>{START}{END}</article>'
        f"</main></form>{FOOT}",
        PLAIN,
    ),
    Layout(
        "a standfirst that nothing names, in the header of the article",
        f'{NAV}<main><article><header class="a1"><h1>Bridge row</h1><div class="a2"><p class="a3">Residents want the council to'
        f' show its figures</p></div><span>By Ann Lee</span></header><div class="a4">{START}{END}</div></article>'
        f"</main>{FOOT}",
        "Residents want the council to show its figures\n[+0]\n[+1]\n[+2]\n[+3]",
    ),
    usual(
        "points above the text",
        f'<ul class="b1"><li>[4]</li><li>[5]</li></ul><p class="byline">By Ann Lee</p><div>{START}{END}</div>',
        "[4]\n[5]\n[+0]\n[+1]\n[+2]\n[+3]",
    ),
    usual(
        "a notice below the headline",
        f'<div class="alert-message"><p>To read this again, choose My account and then Saved stories.</p></div>'
        f'<div class="a4">{START}{END}</div>',
        PLAIN,
    ),
    Layout(
        "a kicker in the headline",
        f'{NAV}<main><article><h1><span class="k">Harbour</span><span class="t">Bridge row</span></h1>{START}'
        f"{END}</article></main>{FOOT}",
        PLAIN,
    ),
    usual(
        "the one who is quoted, named as an author",
        f'{START}<blockquote class="q"><p>[4]</p><div class="quote__author">Lou Adair, engineer</div></blockquote>{END}',
        "[+0]\n[+1]\n[4]\nLou Adair, engineer\n[+2]\n[+3]",
    ),
    usual(
        "short items at the beginning",
        f"<ul><li>Two bridges to close</li><li>Repairs cost four million</li></ul><div>{START}{END}</div>",
        "Two bridges to close\nRepairs cost four million\n[+0]\n[+1]\n[+2]\n[+3]",
    ),
    usual(
        "sentences that begin like bylines",
        f"<p>By March 2020, sales had fallen by half.</p><p>Von Anfang an war 1989 das Jahr.</p>{START}{END}",
        "By March 2020, sales had fallen by half.\nVon Anfang an war 1989 das Jahr.\n[+0]\n[+1]\n[+2]\n[+3]",
    ),
    usual(
        "questions with a button below each answer",
        f"{START}<div class=q><h3>What now?</h3><p>[4]</p><form><button>Helpful</button></form></div>{END}",
        "[+0]\n[+1]\nWhat now?\n[4]\n[+2]\n[+3]",
    ),
    usual(
        "a section that ends with a form",
        f"{START}{END}<section><h2>How to take part</h2><p>The hearing is on 5 June in the town hall.</p><p>"
        "Letters must arrive by the first of May.</p><form><input type=text></form></section>",
        "[+0]\n[+1]\n[+2]\n[+3]\nHow to take part\nThe hearing is on 5 June in the town hall.\nLetters must"
        " arrive by the first of May.",
    ),
    usual(
        "lines of the house below the headline",
        "<header><p>Listen to this story, read by its author, for seven minutes</p></header><div>"
        f"{START}{END}</div>",
        PLAIN,
    ),
    usual(
        "pictures with text beside them, and names for tests",
        f'{START}<section class="photo-text"><p>[4]</p></section><div data-testid="subscriber-content"><p>[5]'
        f"</p></div>{END}",
        "[+0]\n[+1]\n[4]\n[5]\n[+2]\n[+3]",
    ),
    Layout(
        "a headline of which the title is a part",
        f"{NAV}<main><article><h1>Why the <em>Bridge row</em></h1>{START}{END}</article></main>{FOOT}",
        "[+0]\n[+1]\n[+2]\n[+3]",
        head='<meta property="og:title" content="Bridge row">',
        headline="Why the Bridge row",
    ),
    usual(
        "titles that lead on, with no blank behind the words",
        f'{START}<h4><a href="/n">Lire aussi | Pourquoi la pluie remonte vers le nord</a></h4><p><a href="/m">À '
        f"lire aussi<span>Ces communes qui coupent l’eau</span></a></p><p>（记者 马海伦）</p>{END}",
        PLAIN,
    ),
    Layout(
        "a text whose class says icon",
        f'{NAV}<main><article><h1>Bridge row</h1><section class="RichText RichText--iconLinks"><p>[+0]</p><p>[+1]'
        f'</p></section><div class="ad">Advertisement</div><section class="RichText RichText--iconLinks"><p>[+2]'
        f"</p><p>[+3]</p></section></article></main>{FOOT}",
        PLAIN,
    ),
    usual(
        "notes above an article of an encyclopaedia",
        f'<div class="hatnote">For the river of this name, see the article on the river.</div>{START}{END}',
        PLAIN,
    ),
    usual(
        "quotation marks as German has them, and line breaks",
        f"{START}<p>Er sagte: „Das stimmt so nicht, und jeder hier weiß das.“<br>Danach ging er, ohne ein Wort zu"
        f" sagen.</p>{END}",
        "[+0]\n[+1]\nEr sagte: „Das stimmt so nicht, und jeder hier weiß das.“\nDanach ging er, ohne ein Wort zu"
        " sagen.\n[+2]\n[+3]",
    ),
    Layout(
        "a part of the page in a shown template",
        f'{NAV}<main><news-article><template shadowrootmode="open"><article><h1>Bridge row</h1>{START}{END}'
        f"</article></template></news-article></main>{FOOT}",
        PLAIN,
    ),
    usual(
        "quotations named pull quotes that say something of their own",
        f'{START}<blockquote class="graf--pullquote pullquote">[4]</blockquote><figure class='
        f'"wp-block-pullquote"><blockquote><p>[5]</p><cite>The mayor</cite></blockquote></figure>{END}',
        "[+0]\n[+1]\n[4]\n[5]\nThe mayor\n[+2]\n[+3]",
    ),
    usual(
        "pull quotes with words left out, and who said them",
        f'{START}<figure class="wp-block-pullquote"><blockquote><p>“[2]</p><cite>The mayor</cite>'
        f"</blockquote></figure>{END}",
        PLAIN,
    ),
    usual(
        "quotations, tables and listings in figures",
        f"{START}<figure><blockquote><p>[4]</p></blockquote><figcaption>— Ann Lee, <cite>The bridge"
        '</cite></figcaption></figure><figure class="wp-block-table"><table><tr><th>Year</th><th>Shut'
        "</th></tr><tr><td>2024</td><td>12 days</td></tr></table><figcaption>Source: the council"
        f"</figcaption></figure><figure><pre><code>print(total)</code></pre></figure>{END}",
        "[+0]\n[+1]\n[4]\n— Ann Lee, The bridge\nYear\nShut\n2024\n12 days\nprint(total)\n[+2]\n[+3]",
    ),
    usual(
        "posts of social networks in frames",
        f'{START}<figure class="wp-block-embed"><div class="wp-block-embed__wrapper"><blockquote class='
        '"twitter-tweet"><p>[4]</p>— Mayor (@mayor) <a href="https://t.example/1">May 3, 2024</a>'
        f'</blockquote></div></figure><div class="embed"><blockquote><p>[5]</p></blockquote></div>{END}',
        "[+0]\n[+1]\n[4]\n— Mayor (@mayor) May 3, 2024\n[5]\n[+2]\n[+3]",
    ),
    usual(
        "quotations inside quotations",
        f"{START}<blockquote><p>[4]</p><blockquote><p>[5]</p></blockquote><p>[6]</p></blockquote>{END}",
        "[+0]\n[+1]\n[4]\n[5]\n[6]\n[+2]\n[+3]",
    ),
    usual(
        "paragraphs in list items",
        f"{START}<ul><li><p>[4]</p><p>[5]</p></li><li><p>[6]</p></li></ul>{END}",
        "[+0]\n[+1]\n[4]\n[5]\n[6]\n[+2]\n[+3]",
    ),
    usual(
        "captions and credits",
        f'{START}<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">The old bridge in'
        f' 1950, seen from the mill.</p></div><div class="image"><img src="b.jpg"><span class='
        f'"photo-credit">Photo: Agency</span></div><figure><img src="c.jpg"><figcaption>A pillar.'
        f"</figcaption></figure>{END}",
        PLAIN,
    ),
    usual(
        "share buttons, reading time, audio",
        '<div class="share-tools"><ul><li><a href="#">Share on Facebook</a></li><li><a href="#">Copy'
        ' link</a></li></ul></div><p class="read-time">4 min read</p><div class="audio-player"><span>'
        f"Listen to this article</span></div>{START}{END}<p>Share this:</p>",
        PLAIN,
    ),
    usual(
        "who wrote it, at the end",
        f'{START}{END}<div class="author-bio"><img src="a.jpg"><h4>Ann Lee</h4><p>Ann Lee is a reporter'
        " at The Post, where she has covered harbours and bridges since 2011.</p></div>",
        PLAIN,
    ),
    usual(
        "a correction belongs to the article",
        f"{START}{END}<p><em>This article was amended on 6 March 2024 to correct the mayor’s name."
        "</em></p>",
        f"{PLAIN}\nThis article was amended on 6 March 2024 to correct the mayor’s name.",
    ),
    usual(
        "comments and what follows",
        f"{START}{END}",
        PLAIN,
        '<section class="discussion" id="respond"><h3>2 comments</h3><div class="c"><p>Not a word of'
        " this is true, if you ask me, and I have lived here for a long time.</p></div></section>",
    ),
    usual(
        "another article below",
        f"{START}{END}",
        PLAIN,
        "<article><h2>Festival draws crowds</h2><p>Thousands came to the park at the weekend to hear"
        ' the bands.</p><a href="/f">Read on</a></article>',
    ),
    Layout(
        "line breaks for paragraphs",
        f'{NAV}<div id="text"><h1>Bridge row</h1>[+0]<br><br>[+1]<br/>&nbsp;<br/>[+2]<p></p>[+3]</div>{FOOT}',
        PLAIN,
    ),
    Layout(
        "divisions and nothing else",
        '<div class="a1"><div><a href="/">Home</a></div></div><div class="b2"><div class="h">Bridge row'
        '</div><div class="x"><div><span>[+0]</span></div><div><span>[+1]</span></div><div><span>[+2]'
        "</span></div><div><span>[+3]</span></div></div></div>",
        PLAIN,
    ),
    usual(
        "dropped capital, notes, abbreviations, inline links",
        '<p><span class="drop-cap">T</span>he council met<sup><a href="#n1">*</a></sup> at <abbr title='
        '"x">H.Q.</abbr> and heard <a href="/r">the report</a>, which nobody had asked for, it said.</p>'
        f"{START}{END}",
        "The council met[*] at H.Q. and heard the report, which nobody had asked for, it said.\n"
        + PLAIN,
    ),
    usual(
        "questions and answers",
        "<p><b>Who ordered the report?</b></p><p>[+4]</p><p><b>And why now?</b></p><p>[+5]</p>"
        "<p><strong>Will it open again?</strong><br>[6]</p>",
        "Who ordered the report?\n[+4]\nAnd why now?\n[+5]\nWill it open again?\n[6]",
    ),
    usual(
        "a table of figures",
        f"{START}<table><tr><th>Ward</th><th>Votes</th></tr><tr><td>North</td><td>120</td></tr></table>{END}",
        "[+0]\n[+1]\nWard\nVotes\nNorth\n120\n[+2]\n[+3]",
    ),
    usual("short", "<p>[0]</p><p>[1]</p>", "[0]\n[1]"),
    usual(
        "encyclopedia",
        '<table class="infobox"><tr><th>Opened</th><td>1931</td></tr></table><p>[+0]<sup class="reference">'
        '<a href="#r1">[a]</a></sup></p><h2>History<span class="mw-editsection">[<a href="/e">edit</a>]'
        f"</span></h2>{END}",
        "[+0][a]\nHistory\n[+2]\n[+3]",
    ),
    usual(
        "blog with what its software adds",
        f'<div class="entry-content">{START}{END}<div class="sharedaddy"><h3>Share this:</h3><ul><li><a'
        ' href="#">Twitter</a></li></ul></div><div id="jp-relatedposts"><h3>Related</h3></div></div>'
        '<p class="post-meta">Posted in <a href="/c">Town</a></p><nav class="post-navigation"><a href="/p">'
        "Previous post</a></nav>",
        PLAIN,
    ),
    usual(
        "mail of a writer, with buttons",
        f'{START}<p class="button-wrapper"><a class="button primary" href="/s"><span>Subscribe now</span>'
        f'</a></p>{END}<div class="subscription-widget-wrap"><p>Thanks for reading The Bridge! Subscribe'
        " for free to receive new posts.</p></div>",
        PLAIN,
    ),
    usual(
        "custom elements",
        f"<gu-island>{START}</gu-island><amp-ad type=x>Advertisement</amp-ad><story-part>{END}"
        "</story-part><amp-social-share>Share</amp-social-share>",
        PLAIN,
    ),
    usual(
        "cookie banner",
        f"{START}{END}",
        PLAIN,
        '<div id="onetrust-consent-sdk" role="dialog"><h2>We value your privacy</h2><p>We and our partners'
        " store and access information on a device, such as cookies, and process personal data.</p>"
        "<button>Accept all</button></div>",
    ),
    usual(
        "a post of someone else, set in",
        f'{START}<blockquote class="twitter-tweet"><p lang="en">[4]</p>&mdash; Ann Lee (@annlee) <a href='
        f'"https://x.example/1">March 5, 2024</a></blockquote><script async src="x.js"></script>{END}',
        "[+0]\n[+1]\n[4]\n— Ann Lee (@annlee) March 5, 2024\n[+2]\n[+3]",
    ),
    usual(
        "asterisks and rules between parts",
        f"{START}<p>***</p>{END}<p>___</p><p>[4]</p>",
        "[+0]\n[+1]\n***\n[+2]\n[+3]\n___\n[4]",
    ),
    Layout(
        "text beside paragraphs",
        f"{NAV}<div class='c1'><h1>Bridge row</h1><div class='bd'><div class='media'><a href='/v'>Video</a>"
        f"</div>[+4]<p>[+0]</p><p>[+1]</p>{END}</div></div>{FOOT}",
        f"[+4]\n{PLAIN}",
    ),
    Layout(
        "the site's name in h1, the headline in h2",
        f'<header><div class="logo"><h1><a href="/">The Post</a></h1></div></header>{NAV}<div class="m">'
        f"<h2>Bridge row</h2>{START}{END}</div>{FOOT}",
        PLAIN,
        '<meta property="og:title" content="Bridge row">',
    ),
    Layout(
        "teasers above the headline",
        f'{NAV}<div class="top"><ul><li><a href="/x"><h3>[6]</h3></a><p>[7]</p></li></ul></div><div><h1>'
        f"Bridge row</h1>{START}{END}</div>{FOOT}",
        PLAIN,
    ),
    Layout(
        "a standfirst that only the page's description tells",
        f'{NAV}<div class="hd"><h1>Bridge row</h1><p class="x7">[7]</p></div><div class="meta-x">By Ann'
        f' Lee</div><div class="x8">{START}{END}</div>{FOOT}',
        f"[7]\n{PLAIN}",
        '<meta name="description" content="[7]">',
    ),
    Layout(
        "names of classes in humps",
        f'{NAV}<div class="storyBody"><h1>Bridge row</h1><p><span class="photoCredit">Courtesy of the mill'
        f'</span></p><div class="relatedLinks"><p>[6]</p></div>{START}{END}</div>{FOOT}',
        PLAIN,
    ),
    Layout(
        "text for machines only",
        '<div id="root"><h1>Bridge row</h1><p>You need to enable JavaScript to run this app.</p></div>',
        "[+0]\n[+1]\n[+2]\n[+3]",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge row","articleBody":'
        '"[+0]\\n\\n[+1]\\n[+2]\\n[+3]"}</script>',
    ),
    usual(
        "sentences that begin like leads",
        f'{START}<p>More <a href="/x">than 200 people from all parts of the harbour town</a> came.</p>'
        f'<p>“Listen.”</p><p>Watch <a href="/y">what the council of the town does, he said</a>!</p>{END}',
        "[+0]\n[+1]\nMore than 200 people from all parts of the harbour town came.\n“Listen.”\nWatch what"
        " the council of the town does, he said!\n[+2]\n[+3]",
    ),
    usual(
        "a live blog",
        "".join(
            f'<div class="block"><time>1{n}.00</time><h2>Update {n}</h2><div class="elements"><p>[+{n}]</p><p>[{n}]'
            '</p></div><p><a href="#">Share</a></p></div>'
            for n in range(5)
        ),
        "\n".join(f"Update {n}\n[+{n}]\n[{n}]" for n in range(5)),
    ),
    usual("a year and the mark of a note", f"<p>[4]<sup>1</sup></p>{START}", "[4]1\n[+0]\n[+1]"),
    usual("wide blanks before paragraphs", f"<p>\u3000\u3000[+0]</p><p>\u3000[+1]</p>{END}", PLAIN),
    usual(
        "notes below",
        f'{START}{END}<div class="footnotes"><ol><li id="n1"><p>[5] <a href="#r1">↩</a></p></li></ol></div>',
        f"{PLAIN}\n[5]",
    ),
)
