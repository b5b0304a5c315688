"""Lines that web pages put between the paragraphs of their articles and that are none of them:
“Advertisement”, “Read more: …”, “Share this”, “4 min read”. Nothing in the markup tells them."""

import re

from annotator.sources.bylines import NAME
from annotator.sources.chinese_lines import is_cell_of_a_site, is_line_of_a_site, is_title_of_others
from annotator.sources.markup import Passage, named

# Whole lines, whatever signs stand around them.
ADVERTISING = r"""
ad|ads|advertisements?|advertising|advertorial|promoted content|sponsored(?: content)?
|(?:skip )?advertisement(?: continue reading the main story)?
|(?:story|article) continues (?:below|after)(?: (?:this )?(?:ad|advertisement|video|photo))?
|continue reading(?: below| the main story)?|scroll (?:down )?(?:to|for) (?:continue|more)
|anzeige|werbung|weiter nach der anzeige|publicit[éàa]|la suite après (?:cette|la) publicité
|publicidade?|continúa después de la publicidad|continua após a publicidade|pubblicità
|advertentie|annonce|annons|annonse|mainos|reklam[ay]?|reclam[ăe]|hirdetés|διαφήμιση
|реклама|рекламa|إعلان|اعلان|תוכן ממומן|פרסומת|広告|广告|廣告|광고|โฆษณา|विज्ञापन|quảng cáo
|iklan
|end of article|haberin devamı|fin de l['’]article|ende des artikels"""
BUTTONS = r"""
share(?: (?:this|on|via|to))?(?: (?:article|story|post|page|facebook|twitter|x|whatsapp|linkedin
|email))?|copy(?: the)? link|link copied|print(?: this)?(?: (?:page|article))?|e-?mail(?: this)?
|save(?: article)?|bookmark|follow us(?: on [\w ]+)?|like this|loading
|(?:listen to|play) (?:this )?(?:article|story|audio)|(?:listen|watch) now|(?:watch|play) video
|\d{1,2} ?[-–]? ?min(?:ute)?s?(?: read| lesezeit| de lecture| de lectura)?
|lesezeit:? \d{1,2} min(?:uten)?|leave a (?:comment|reply)|post a comment|\d* ?comments?
|subscribe(?: now)?|sign (?:up|in)(?: now)?|log in|view (?:all|more|gallery)|show more
|see more (?:photos|pictures|images)|more photos|back to top|teilen|artikel teilen|drucken
|partager|compartir|condividi|compartilhar|delen|поделиться|شارك|שתפו|シェア(?:する)?|分享"""
WHOLE = re.compile(rf"[\W_]*(?:{ADVERTISING}|{BUTTONS})[\W_]*".replace("\n", ""), re.IGNORECASE)
RIGHTS = re.compile(
    r"(?:.{0,40}©|\W*(?:copyright\b|\(c\))).*\ball rights reserved\W*", re.IGNORECASE
)
# “No reproduction”, as Korean and Japanese pages end.
NO_COPIES = re.compile(
    r"(?:.{0,60}(?:[ⓒ©]|저작권|copyright).{0,60})?\W*무단\s?전재"
    r"(?:\s?(?:및|[-·,/&])\s?[^\s.]+){0,3}\s?(?:금지|불허)\W*"
    r"|[^。、はが]{0,60}無断転載(?:・?(?:複製|転用))?(?:を|は|等を)?(?:禁(?:止|じます|ず)|お断り(?:します)?)\W*"
)
PICTURES = (
    "photos?|fotos?|фото|images?|imagen(?:es)?|image[mn]s?|bild(?:er)?|pictures?|illustrations?"
    "|grafik|zdj[eę]cie|写真|图片|圖片|사진"
)
# Whose picture it is: “Photo: Ann Lee/AP”, “Image credit: AP”, “Foto von Ann Lee”.
CREDIT = re.compile(
    rf"\W*(?i:{PICTURES})(?i:[ /](?:credits?|courtesy|source))*"
    rf"(?:\s*[:：©]\s*(?P<whose>\S.{{,69}})"
    rf"|\s(?i:by|von)\s{NAME}(?P<more>\s?[/|,(].{{,40}})?)|(?i:fot)\.\s(?P<other>\S.{{,69}})",
)
# What a picture shows, and then whose it is: “The bridge on Sunday — Photo: Ann Lee/AP”.
CREDITED = re.compile(
    rf"(?P<shown>.{{10,}}?)(?:\s[—–-]+\s|[(\[|]\s?)(?i:{PICTURES})(?i: credits?| courtesy)?"
    r"\s*[:：]\s*(?P<whose>[^.!?]{2,60})[)\]]?\s*",
)
# “Ann Lee/Getty Images”, “Ann Lee via Reuters”.
AGENCIES = (
    "(?i:getty images|associated press|reuters|shutterstock|istock(?:photo)?|alamy|picture alliance"
    "|unsplash|pexels|pixabay|flickr)|AP(?: Photo)?|AFP|EPA|dpa|imago|PA(?: Wire| Images)"
)
AGENCY = re.compile(rf"{NAME}(?:\s?/\s?|\svia\s)(?:{AGENCIES})(?:\s?/\s?[\w ]{{2,30}})?")
OF_AGENCY = re.compile(rf"/\s?(?:{AGENCIES})\W*$")
JOINING = frozenset(
    """a al and bin courtesy da de del der den di do e el en et for from la le of photo by the to u
    und van via von y""".split()  # noqa: SIM905  words are read more easily than a list
)
ENDING = tuple(":：,;")
# What a box to sign up says, where it has no form.
SIGN_UP = re.compile(
    r"you['’]ll receive (?:[\w-]+ ){0,2}e-?mail (?:news|alerts?|updates?|newsletters?)\b"
    r"[^.,!?:”\"]{0,60}[.!]?"
    r"|sign up (?:for|to receive|to get) our [^.,!?:”\"]{0,60}"
    r"\b(?:newsletters?|e-?mails?|alerts|updates|briefing)\b[^,!?:”\"]{0,60}[.!]?",
    re.IGNORECASE,
)
AGENCY_END = re.compile(r"[\w.+-]+@[\w.-]+\s*\(end\)", re.IGNORECASE)
# Who edited it, in brackets of its own: 责编 and 记者, as Chinese pages end.
MADE_BY = re.compile(r"[（(]\s*(?:责编|责任编辑|編輯|编辑|记者|記者)[：: ].{1,30}[）)]")
OF_THE_HOUSE = (SIGN_UP, RIGHTS, NO_COPIES, AGENCY_END, MADE_BY)
NUMBERS = re.compile(r"\d{1,6}(?: \d{1,6})+")
TURNING = re.compile("previous|prev|next", re.IGNORECASE)  # from picture to picture
# How a line begins that leads to something else, where most of it is a link or nothing follows.
LEADS_ON = r"""
read (?:more|also|next|the full story)|also read|see (?:also|more)|more (?:on|about) this
|related (?:articles?|stories|story|content|coverage|topics?|links?|news)|don['’]t miss
|you (?:may|might) also like|filed under|posted in
|lesen sie (?:auch|mehr)|lies auch|mehr (?:zum thema|dazu)|siehe auch|auch interessant
|(?:[àa] )?lire (?:aussi|également|plus)|voir aussi|sur le même sujet
|le[ae] (?:también|más)|ver también|te puede interesar|leia (?:também|mais)
|veja (?:também|mais)|saiba mais|leggi (?:anche|pure)|guarda anche|lees (?:ook|meer)|bekijk ook
|läs (?:också|mer)|les også|læs også|lue myös|czytaj (?:też|również|także|więcej)
|zobacz (?:też|także|również)|přečtěte si(?: také)?|čtěte také|citi[țţ]i? [șş]i|vezi [șş]i
|читайте (?:также|ещё|еще)|читать также|смотрите также
|читайте також|дивіться також|διαβάστε (?:επίσης|ακόμη?)|δείτε επίσης
|اقرأ(?:وا)? (?:أيضا?ً?|المزيد)|إقرأ أيضا?ً?|شاهد أيضا?ً?|קראו (?:גם|עוד)|עוד בנושא
|(?:यह|ये) भी पढ़ें|延伸[阅閱][读讀]|相[关關](?:阅读|閱讀|新闻|新聞|报道|報導)|関連(?:記事|リンク)
|あわせて読みたい|관련 ?기사|(?:เรื่อง|ข่าว)ที่เกี่ยวข้อง|อ่าน(?:เพิ่มเติม|ข่าว)
|xem thêm|baca juga|ayrıca (?:okuyun|bakınız)"""
# Words that also begin sentences: only before a colon and the like.
LABELS = r"""
more|related|watch|video|listen|photos?|gallery|in pictures|must read|recommended|topics?|tags?
|categor(?:y|ies)|keywords|sources?|via|à lire|más información|zum thema|по теме|читайте|διαβάστε
|olvasd? (?:el|tovább)"""
LEADING = re.compile(
    rf"[\W_]*(?:(?:{LEADS_ON})(?=[\W_]|$|(?-i:[A-ZÀ-Þ]))|(?:{LABELS})\s*[:：|»›>])".replace(
        "\n", ""
    ),
    re.IGNORECASE,
)
# Titles of what stands below an article.
BELOW = r"""
(?:more|other|latest|top|popular|trending|recommended|related|similar|suggested)
(?: [\w'’]+){0,2} (?:stories|articles|news|posts|columns|headlines|reading|videos|coverage)
|(?:the )?most (?:read|popular|viewed|shared|commented|recent)(?: (?:stories|articles|news|posts))?
|more from [\w'’ ]{2,30}|(?:read|up|watch) next
|you (?:may|might) (?:also )?(?:like|enjoy|have missed)
|from (?:the|our) (?:web|partners)|around the web|sponsored (?:stories|links)
|à la une(?: (?:de|du|sur) [\w.’' ]{2,30})?|(?:les )?plus lus|sur le même (?:sujet|thème)
|(?:articles|contenus) (?:liés|associés|similaires)|vous aimerez aussi|ailleurs sur le web
|mehr zum thema|meistgelesen|das könnte (?:sie|dich) auch interessieren|weitere (?:artikel|themen)
|lo más (?:leído|visto)|te puede interesar|noticias relacionadas|últimas noticias|mais lidas
|(?:artigos|matérias|notícias) relacionad[ao]s|i più letti|articoli correlati|potrebbe interessarti
|meest gelezen|lees ook|mest lästa?|mest læst|mest lest|luetuimmat|najczęściej czytane
|(?:самое )?(?:читаемое|популярное)|(?:другие|похожие|последние) (?:новости|материалы|статьи)
|الأكثر (?:قراءة|مشاهدة)|مواضيع ذات صلة|הנקראות ביותר|おすすめ記事|人気記事|関連記事
|(?:アクセス)?ランキング|热门(?:新闻|文章|推荐)|推荐阅读|相关(?:新闻|文章|阅读)
|많이 본 (?:기사|뉴스)"""
TITLE_BELOW = re.compile(rf"[\W_]*(?:{BELOW})[^\w?？؟]*".replace("\n", ""), re.IGNORECASE)
STOPS = re.compile(r"[、。！？]|[!?] |[a-zß-ÿ]{3}\. ")
LINE = 8  # code points of an item that is no single word
FEW = 4  # code points
CLOSING = tuple('”’"»」』')
# Perhaps with the mark of a note behind it.
SENTENCE_END = re.compile(r"""[.!?…。！？؟۔।]["'”’“‘»«›‹」』)\]]*(?:\[?\d{1,3}\]?)?\s*$""")
LINKED = 0.5
ALL_LINKS = 0.9
LONGEST = 200  # code points


def is_no_part(passage: Passage) -> bool:
    """Whether this is a line of the kind described above, wherever it stands."""
    text, kind = passage.block.text, passage.block.kind
    if passage.element.tag == "pre" and _are_line_numbers(text):
        return True
    if kind == "cell":
        return is_cell_of_a_site(text)
    if kind == "quote":
        return False
    is_line = kind == "paragraph" or (kind == "item" and len(text) >= LINE)
    if is_line and _is_of_the_house(text):
        return True
    return len(text) <= LONGEST and (_is_label(passage) or _leads_on(passage))


def _is_of_the_house(text: str) -> bool:
    is_short = len(text) <= LONGEST
    return is_line_of_a_site(text) or (
        is_short and any(one.fullmatch(text) for one in OF_THE_HOUSE)
    )


def _is_label(passage: Passage) -> bool:
    """Whether it is a button, a line of advertising, a line of a picture."""
    text = passage.block.text
    if WHOLE.fullmatch(text) and not ends_sentence(text):
        return True
    is_turning = TURNING.fullmatch(text) and TURNING.search(named(passage.element))
    return bool(is_turning) or is_of_a_picture(passage)


def _leads_on(passage: Passage) -> bool:
    text, kind = passage.block.text, passage.block.kind
    leading = LEADING.match(text)
    if leading and (kind != "heading" or passage.linked >= LINKED):
        return passage.linked >= LINKED or not re.search(r"\w", text[leading.end() :])
    # The title of something else, which it links to.
    return kind == "paragraph" and passage.linked >= ALL_LINKS and not ends_sentence(text)


def is_of_a_picture(passage: Passage) -> bool:
    """Whether the line says whose a picture is, with or without what it shows."""
    text = passage.block.text
    if passage.block.kind != "paragraph" or len(text) > LONGEST or text.endswith(ENDING):
        return False
    if ends_sentence(text):
        return False
    credited = CREDITED.fullmatch(text)
    if credited:
        shown = credited["shown"].rstrip()
        is_said = ends_sentence(shown) or shown.endswith(CLOSING) or shown[0].isdecimal()
        return not is_said and _is_whose(credited["whose"])
    found = CREDIT.fullmatch(text)
    if found:
        return _is_whose(found["whose"] or found["other"] or found["more"] or "")
    return AGENCY.fullmatch(text) is not None


def _is_whose(words: str) -> bool:
    """Whether these are names: no word begins with a small letter, and in scripts without such
    they are few."""
    if STOPS.search(words):
        return False
    if OF_AGENCY.search(words):
        return True
    names = [one for one in re.split(r"[\s/|(),&©–—-]+", words) if one]
    is_cased = any(one.upper() != one.lower() for one in words)
    return (is_cased or len(words) <= FEW) and not any(
        one[0].islower() and one not in JOINING for one in names
    )


def _are_line_numbers(text: str) -> bool:
    """Those beside a listing, in a listing of their own."""
    if not NUMBERS.fullmatch(text):
        return False
    numbers = [int(one) for one in text.split()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def is_title_below(passage: Passage) -> bool:
    """Whether this is the title of what often stands below an article and is no part of it."""
    text = passage.block.text[:LONGEST]
    is_line = passage.block.kind in ("heading", "paragraph")
    return is_line and (TITLE_BELOW.fullmatch(text) is not None or is_title_of_others(text))


def ends_sentence(text: str) -> bool:
    return bool(SENTENCE_END.search(text))
