"""Names of authors out of the lines that pages put them in: “By Ann Lee | 5 March 2024, 10:15”."""

import re

BY = re.compile(
    r"^(?:(?:written|story|reported)\s+)?(?:by|von|par|por|di|door|av|af)\s*:?\s+", re.IGNORECASE
)
MONTH = (
    r"(?:jan|f[eé][bv]|m[aä]r|apr|avr|abr|ma[iy]|ju[nil]|aug|ao[uû]|ago|sep|set|o[ckt]t|nov|d[eéi][cz]"
    r"|ene|gen|mag|giu|lug)[a-zéû]*\.?"
)
DATE = (
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}\.?\s+(?:de\s+)?{MONTH}\s+(?:de\s+)?\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}:\d\d)"
)
WHEN = re.compile(
    r"(?:^|[\s|•·,–—(/-]+)(?:(?:on|am|le|el|il|at|published|updated|posted)\b:?\s+)*"
    rf"(?:[a-zé]{{2,9}}(?:day|tag|di|s|k|o|d|n),?\s+)??{DATE}.*$",
    re.IGNORECASE | re.DOTALL,
)
HANDLE = re.compile(r"\s*\(?@\w+\)?")
NOBODY = re.compile(
    r"(?:username|user|admin(?:istrator)?|submitted|author|none|unknown|null|undefined)"
    r"|.*\b(?:logged|log in|sign in|sign up|subscribe)\b.*",
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 1000  # characters


def author_of(words: str) -> str:
    """The name alone: without “by”, without the date, the time and the handle behind it; ""
    where it is nobody's."""
    name = BY.sub("", words)
    if len(name) <= LONGEST:  # else it is no byline, and made to take long
        name = HANDLE.sub("", WHEN.sub("", name))
    name = name.strip(" ,|•·–—-")
    return "" if NOBODY.fullmatch(name) else name
