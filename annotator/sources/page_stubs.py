"""Short pages that are no whole articles: what stands before a wall, questions on cookies, and
whether one is a robot."""

from __future__ import annotations

import re

SHORT = 800  # code points, some 120 words
END = 3  # passages of an article, among which its page may ask for money
WALL = re.compile(
    r"""
    \b(?:subscribe|sign\ up|register|log\ in|become\ a\ member)\b.{0,40}\b
      (?:to\ (?:continue|keep|read)|for\ (?:full|unlimited)\ access)
    | already\ a\ (?:subscriber|member)\b
    | (?:this|the\ full)\ (?:article|story|content)\ is\ (?:only\ )?(?:for|available\ to)\ .{0,20}
      \b(?:subscribers|members)
    | \bweiterlesen\b.{0,40}\babo|\babo\w*\b.{0,40}\bweiterlesen\b|\bnur\ für\ abonnenten\b
    | réservée?s?\ (?:à\ nos|aux)\ abonnés | abonnez[- ]vous\ pour\ (?:lire|continuer|poursuivre)
    | \bsuscr[ií]b\w*\b.{0,40}\b(?:seguir|continuar)\ leyendo\b
    | \b(?:solo|sólo|exclusivo)\ para\ suscriptores\b
    | \babbonati\b.{0,40}\b(?:continuare|leggere) | \briservato\ agli\ abbonati\b
    | \bassine\b.{0,40}\b(?:continuar|ler)\b | \bexclusivo\ para\ assinantes\b
    | \babonnees\b.{0,40}\blezen\b|\blees\ verder\ met\ een\ abonnement\b
    | подпишитесь.{0,20}чтобы.{0,20}читать | только\ для\ подписчиков
    | \bczytaj\ dalej\b.{0,40}\bprenumerat | \babone\ ol\w*\b.{0,40}\bokumaya\b
    | 有料会員限定 | 付费阅读 | اشترك.{0,20}لمتابعة
    """,
    re.IGNORECASE | re.VERBOSE,
)
COOKIES = re.compile(
    r"""
    \bbefore\ you\ continue\b
    | \b(?:we|our\ partners|this\ (?:site|website))\b.{0,60}\buses?\b.{0,30}\bcookies\b
    | \b(?:verwenden|nutzen|setzen)\b.{0,40}\bcookies\b | \bbevor\ (?:sie|du)\b.{0,20}fortf
    | \b(?:utilis\w+|déposons)\b.{0,30}\bcookies\b | \butiliza(?:mos)?\b.{0,30}\bcookies\b
    | \b(?:utilizziamo|utilizza)\b.{0,30}\bcookie | \busamos\b.{0,20}\bcookies\b
    | \bgebruik(?:en|t)\b.{0,30}\bcookies\b | использу\w+.{0,30}(?:cookie|куки)
    | \bużywamy\b.{0,30}\b(?:cookies|ciasteczek) | \bçerez\w*.{0,40}\bkullan
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Pages that ask whether one is a person, by their titles and by what hardly an article holds.
FOR_ROBOTS = re.compile(
    r"<title[^>]*>\s*(?:just a moment|attention required|access denied|are you (?:a robot|human)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|robot check|security check|captcha"
    r"|pardon our interruption|bot verification|please wait\.\.\.|checking your browser"
    r"|one more step)[\s.!?…]*(?:[|–—-][^<]{0,100})?</title"
    r"|enable javascript and cookies to continue|please enable js and disable any ad ?blocker"
    r"|checking if the site connection is secure|checking your browser before|_cf_chl_opt"
    r"|cf-browser-verification",
    re.IGNORECASE,
)
HEAD = 16 * 1024  # characters in which such a page shows itself


def is_for_robots(page: str) -> bool:
    """Whether the source of a page is that of one that asks whether one is a person."""
    return FOR_ROBOTS.search(page[:HEAD]) is not None


def is_before_a_wall(article: list[str], below: list[str]) -> bool:
    """Whether a short article ends with, or has ``below`` it, what asks for a subscription."""
    is_short = sum(map(len, article)) < SHORT
    return is_short and any(WALL.search(words) for words in (*article[-END:], *below))


def is_about_cookies(article: list[str]) -> bool:
    """Whether what was taken for an article is short and begins to ask about cookies."""
    is_short = sum(map(len, article)) < SHORT
    return is_short and any(COOKIES.search(words) for words in article[:END])
