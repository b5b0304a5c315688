"""Names of authors, and of publishers, out of the lines that pages put them in: “By Ann Lee | 5
March 2024, 10:15”, “© 2024 The Post”."""

import re
from collections.abc import Iterable

FROM = "(?:von|par|por|di|door|av|af)"
# Von Trier, Di Maria and Ursula von der Leyen are called so; a byline has a first name, too.
BY = re.compile(
    rf"^(?:(?:written|story|reported)\s+)?(?:(?:by\s*:?|{FROM}\s*:)\s+"
    rf"|{FROM}\s+(?=(?-i:[^\W\d_a-zà-ÿ])\S*\s+\S))",
    re.IGNORECASE,
)
# English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish. Only whole words: many
# names begin with those of months and days.
MONTHS = """
    jan january januar janvier enero janeiro gennaio januari feb february februar février fevrier
    febrero fevereiro febbraio februari mar march märz mars marzo março maart apr april avril abril
    aprile avr abr may mai mayo maio maggio mei maj jun june juni juin junio junho giugno jul july
    juli juillet julio julho luglio aug august août aout agosto augustus augusti sep sept september
    septembre septiembre setembro settembre oct october okt oktober octobre octubre outubro ottobre
    nov november novembre noviembre novembro dec december dez dezember déc décembre decembre
    diciembre dezembro dicembre dic"""
WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi
    jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì
    martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag"""
MONTH = rf"\b(?:{'|'.join(MONTHS.split())})\b\.?"
WEEKDAY = rf"\b(?:{'|'.join(WEEKDAYS.split())})\b[.,]*\s+"
ZONE = r"\b(?:gmt|utc|bst|ist|[ecmp][sd]t|cest|cet|eest|eet|west|wet)\b"
TIME = (
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\b\.?|uhr\b|h\b)?"
    rf"(?:\s*{ZONE})?"
)
DATE = (
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
    rf"|\b\d{{1,2}}\.?\s+(?:de\s+)?{MONTH}\s+(?:de\s+)?\d{{4}}\b"
    r"|\b\d{4}[-./]\d{1,2}[-./]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b"
    r"|\d{4}年\d{1,2}月\d{1,2}日)"
)
BEFORE = (
    r"(?:\b(?:(?:last\s+)?updated|published|posted|am|le|el|il|op|den|on|at)\b:?\s+)*"
    rf"(?:{WEEKDAY})?"
)
# What may follow a date that a name goes before: times, and more of the kind, but no names.
WORDS_BEHIND = f"{MONTHS} {WEEKDAYS} de at um à on last updated published uhr h".split()
TAIL = (
    rf"(?:[\s,|•·–—()/:.+-]|\d|\b(?:{'|'.join(WORDS_BEHIND)})\b|(?<=\d)[ap]\.?m?\b"
    rf"|\b[ap]\.?m\b|{ZONE})*"
)
WHEN = re.compile(
    rf"(?P<gap>[\s|•·,–—(/-]*)(?P<before>{BEFORE})(?P<date>{DATE}|(?<!\S)\d{{1,2}}:\d\d){TAIL}$",
    re.IGNORECASE,
)
CAPITAL = "[A-ZÀ-ÖØ-Þ]"
SEPARATOR = re.compile(r"[|•·,–—(/-]")
FIRST = re.compile(
    rf"^{BEFORE}(?:{DATE}|{TIME})(?:\s*(?:at|um|à)?\s*{TIME})?(?:\s*[|•·,–—)/-]+|\s+(?=by\s))\s*",
    re.IGNORECASE,
)
MAILBOX = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>")
HANDLE = re.compile(r"(?:(?<=\s)|(?<=\()|^)@[\w.-]+")
# Two to four names, of which the first and the last begin with a capital.
NAME = (
    rf"{CAPITAL}[\w'’.-]*(?:\s+(?:{CAPITAL}|de|da|van|von|bin|al)[\w'’.-]*){{0,2}}?"
    rf"\s+{CAPITAL}[\w'’-]+"
)
AND = r"(?:,?\s+(?:and|und|et|y|e|en|och|&)\s+)"  # without it, titles follow: “, Staff Writer”
# Who took or drew a picture did not write the article.
CREDIT = (
    r"(?!\s*(?i:(?:(?:satellite|photos?|images?|video|illustrations?|foto)(?:\s+(?:imagery|images?))?"
    r"\s*(?:[:/|]|by\b|$)|getty\b)))"
)
BYLINE = re.compile(
    rf"(?:By|Von|Par|Por|Di|Door|Av|Af):?\s+(?P<name>{NAME}(?:(?:,\s+{NAME}){{0,4}}{AND}{NAME})?)"
    rf"(?:\s*[|•·,–—(-]{CREDIT}|\s*$|\s+(?:\d|(?i:{MONTH}|{WEEKDAY})))"
)
LONGEST_LINE = 120
SHORT = 80  # code points: what is longer and ends like a sentence is one
STOP = re.compile(r"[.!?…]\s*$")
NOBODY = re.compile(
    r"username|(?:user|super|site|web)[\s_-]?admin|super[\s_-]?user|web[\s_-]?(?:master|editor)"
    r"|user|admin(?:istrator|[\s_-]user)?|submitted|posted|author|none|unknown|null|undefined"
    r"|\d+|name(?:, .*)?|e-?mail(?: com)?|e-?mail\s*[:：].*"
    r"|匿名|未知|佚名|网友|版权声明|我已授权|小编|(?:https?\W+)?www\..*|www \w+ com\b.*"
    r"|.*\byou(?:['’]| a)re logged\b.*",
    re.IGNORECASE | re.DOTALL,
)
LABEL = re.compile(r"^(?:作者|撰文|記者|记者|執筆|글|기자)\s*[:：]\s*")  # “author:”, “text:”
# What Chinese pages put behind an author: editor, source, time; a button to follow.
OTHERS = re.compile(
    r"\s*(?:责任编辑|责编|编辑|来源|时间|发布时间)\s*[:：]|\s+(?:关注|复制链接)\s*$"
)
EDGES = " ,|•·–—-"
LONGEST = 500  # characters


YEARS = r"(?:(?:19|20)\d\d\b[\s,–-]*)"
RESERVED = re.compile(
    rf"^(?:copyright\s*)?(?:©\s*{YEARS}*|\(c\)\s*{YEARS}+)|^copyright\s+{YEARS}+"
    r"|\s?(?:版权所有|all rights reserved\.?)\s*$",
    re.IGNORECASE,
)


def without_reservation(publisher: str) -> str:
    """A publisher's name without “Copyright” and “all rights reserved” around it."""
    return RESERVED.sub("", publisher)


def author_of(words: str) -> str:
    """The name alone: without “by”, and as ``name_of``."""
    return name_of(BY.sub("", words))


def byline_among(lines: Iterable[str]) -> str:
    """The name in the first line that is a byline: “By Ann Lee”, with a date behind it."""
    short = (line for line in lines if len(line) <= LONGEST_LINE)
    found = (BYLINE.match(one) for one in short if len(one) <= SHORT or not STOP.search(one))
    sure = (one for one in found if one and (len(one.string) <= SHORT or "," in one["name"]))
    names = (re.sub(AND, ", ", one["name"]) for one in sure)
    return next((name for one in names if (name := name_of(one))), "")


def name_of(words: str) -> str:
    """A name without the date, the time and the handle beside it; "" where it is nobody's."""
    name = LABEL.sub("", words.strip(EDGES))
    if len(name) <= LONGEST:  # else it is no byline, and made to take long
        name = OTHERS.split(name, maxsplit=1)[0]
        rest = FIRST.sub("", name)
        name = _without_date(BY.sub("", rest) if rest != name else name)
        name = MAILBOX.sub("", name)
        name = HANDLE.sub("", name).replace("()", "").strip(EDGES)
    return "" if NOBODY.fullmatch(name) else name


def _without_date(name: str) -> str:
    found = WHEN.search(name)
    if found is None:
        return name
    before = name[: found.start()]
    # Freitag, Domingo and Le are surnames, too: somebody has more than one name.
    is_sure = SEPARATOR.search(found["gap"]) or len(before.split()) != 1
    return before if is_sure or not found["before"] else name[: found.start("date")].strip(EDGES)
