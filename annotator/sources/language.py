"""A guess at the language of a text and the direction of its script: a hint, to be corrected
by whoever knows better. Scripts tell most languages, frequent short words tell the others."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from struct import unpack

SAMPLE = 1000  # code points, from the beginning
FEWEST_WORDS = 8
CLEAR_SHARE = 0.12  # of the words are among a language's most frequent ones
CLEAR_LEAD = 1.25  # times the next language's share
FIRST = 300  # code points of the sample, which are enough where the lead is
GREAT_LEAD = 1.5
FEWEST, LEAST, PLAIN = (
    2,
    300,
    0.6,
)  # paragraphs more than those that tell nothing, code points and share of what is plain
DIGITS = 16  # bits, in which as many words as a sample has can be counted
OTHER_SCRIPTS = re.compile("[\u0370-\u1dff\u2c00-\u2dff\u2e80-\uffff\U00010000-\U0010ffff]")
LETTERS = string.ascii_letters.encode()
LETTER = re.compile(r"[^\W\d_]")
RIGHT_TO_LEFT = frozenset({"R", "AL"})

# Where a script is that of one language, or nearly: the beginning of a character's name.
SCRIPTS = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "HEBREW": "he",
    "GREEK": "el", "ARMENIAN": "hy", "GEORGIAN": "ka", "TAMIL": "ta", "TELUGU": "te",
    "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "ORIYA": "or",
    "SINHALA": "si", "LAO": "lo", "KHMER": "km", "MYANMAR": "my", "TIBETAN": "bo",
    "ETHIOPIC": "am", "BENGALI": "bn", "CJK": "zh", "ARABIC": "ar", "CYRILLIC": "ru",
    "DEVANAGARI": "hi", "LATIN": "",
}  # fmt: skip
# The most frequent short words, those that several languages share included.
STOP_WORDS = {
    "en": "the of and to in a is that for it was on as with are be this by at from have not but"
          " has had were they which an his their said who will would been or he she its we you",
    "de": "der die das und ist in den von zu mit sich auf für nicht ein eine dem des im auch es an"
          " als er sie wurde hat aus bei nach war dass am einen einer noch wie über haben so vor",
    "fr": "le la les de des et en un une du que est pour dans qui par sur pas plus au avec il ne se"
          " ce sont ont son elle cette été mais aux ces leur d’un c’est qu’il l’on ou être fait",
    "es": "el la los las de y en que un una del por con no se para es al lo como más su sus ha fue"
          " pero este esta entre cuando ser son también había desde todo nos muy o sobre hasta",
    "pt": "o a os as de e em que um uma do da dos das por com não se para é ao mais como foi no na"
          " nos nas ele ela são mas pelo pela sua seu também entre até isso ser já está há",
    "it": "il la i gli le di e in che un una del della dei per con non si è al da come più sono ha"
          " nel alla anche ma dal delle lo su questo essere stato loro tra era sua suo o ed",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er die als ook door maar bij om"
          " naar uit heeft werd dan nog wordt over hij ze was tot deze geen hebben meer kan",
    "sv": "och i att det som en på är av för med den till inte om ett har de var han men från vi så"
          " kan hade nu också efter vid eller sig ska blev under detta denna hon skulle mot",
    "da": "og i at det som en på er af for med den til ikke om et har de var han men fra vi så kan"
          " havde nu også efter ved eller sig skal blev under dette denne hun skulle mod der",
    "no": "og i at det som en på er av for med den til ikke om et har de var han men fra vi så kan"
          " hadde nå også etter ved eller seg skal ble under dette denne hun skulle mot ut",
    "fi": "ja on ei se että oli hän mutta ovat joka myös kun niin kuin tai sen ole vuoden mukaan"
          " jo vain ollut voi sekä jos olla nyt tämä jälkeen vielä hänen mitä ne",
    "pl": "i w na z że się nie do to jest o jak po co od za dla przez był są ale tak tym jego był"
          " oraz które który która może tego ze a być już było także czy ich przed",
    "cs": "a v na se je že z do to s o i ve k za by pro jako po ale od si jsem jsou byl podle který"
          " která které také však nebo jen už při není bylo než jeho být této",
    "sk": "a v na sa je že z do to s o i vo k za by pre ako po ale od si som sú bol podľa ktorý"
          " ktorá ktoré aj však alebo len už pri nie bolo než jeho byť tejto",
    "hu": "a az és hogy nem is egy van volt meg csak de már azt ki mint még ez el vagy sem lesz ha"
          " után szerint amely között pedig kell lehet minden mert nagyon ezt",
    "ro": "și în de la a cu pe un o nu că se este din care pentru au mai fi sunt ca al ale fost"
          " după dar sau lui prin această acest între ce le către fără va",
    "tr": "ve bir bu da de için ile çok daha olarak gibi kadar olan var en sonra ne ya o ki ise"
          " değil ama her göre olduğunu dedi tarafından sonra yeni iki oldu",
    "id": "yang dan di ini itu dengan untuk dari dalam tidak pada akan adalah ke juga oleh saya"
          " telah ada karena tersebut bisa mereka atau sebagai kami kata sudah lebih",
    "vi": "và của là các có trong cho được với một không những này người đã khi về từ đến cũng như"
          " tại theo để ra năm vào còn nhiều việc phải bị ông",
    "sw": "na ya wa kwa ni katika la za kuwa hii hiyo yake huo alisema baada watu kama pia lakini"
          " cha ambayo mwaka zaidi hao kati yao wakati si hata",
    "ru": "и в не на что с по он как это из к у за от о его то но для было был она все так же еще"
          " бы только их после или при до есть уже мы который",
    "uk": "і в не на що з та до у за як це від про але його для було був вона так ще або після при"
          " є вже ми який його їх також під через щоб якщо із",
    "bg": "и в не на че с по той как това от за да се е са но които тя така или при до има след"
          " вече ние който към със през беше още само във",
    "sr": "и у не на да се је за са од су по као али који која које или после још био би то што"
          " није ће до све само при између због само њега",
    "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان كانت ما لا بعد قبل بين كل قال وقال هو هي"
          " لم قد أو ثم حيث خلال عند غير ذلك",
    "fa": "در به از که این را با است برای آن یک می تا بر بود شد شده خود هم اما ها گفت نیز وی یا"
          " کرد کرده باید های دو پس",
    "ur": "کے میں کی ہے اور سے کا کو نے پر کہ یہ ہیں اس تھا کر بھی نہیں ان ایک گیا کہا تھی ہو لیے"
          " جو تو ہی وہ",
    "he": "של על את לא כי עם זה הוא גם או אל היא כל אבל מה אם יש רק היה בין אחרי",
    "hi": "के में की है और से का को ने पर कि यह हैं इस था कर भी नहीं एक गया कहा थी हो लिए जो तो ही",
    "mr": "आणि आहे या ते ही हे होते आहेत नाही व तर की मध्ये साठी केले करण्यात त्यांनी झाले",
    "ne": "र छ को मा ले छन् भने यो पनि गरेको हो भएको लागि गर्न उनले बताए थियो",
}  # fmt: skip
BY_SCRIPT = {
    "LATIN": (
        "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu",
        "ro", "tr", "id", "vi", "sw",
    ),
    "CYRILLIC": ("ru", "uk", "bg", "sr"),
    "ARABIC": ("ar", "fa", "ur"),
    "DEVANAGARI": ("hi", "mr", "ne"),
}  # fmt: skip
# Letters of the Arabic script that all of its three languages have, and those that the others do
# without. Urdu has the Persian ones, too.
SHARED = "ءآئابتثجحخدذرزسشصضطظعغفقلمنهوؤـ"
ARABIC, PERSIAN, URDU = "يكةىأإ", "پچژگیک", "ٹڈڑںےہھ"
LETTER_SHARE = 0.04  # of all letters
LETTER_LEAD = 10


@dataclass(frozen=True, slots=True)
class Hint:
    """``language`` after BCP 47, "" where nothing tells; ``direction`` "ltr", "rtl" or, where
    there are no letters, "auto"."""

    language: str = ""
    direction: str = "auto"


def hint_of(text: str) -> Hint:
    """What ``text`` is probably written in."""
    sample = text[:SAMPLE]
    utf8 = sample.encode("utf-8", "surrogatepass")
    first, beyond = utf8[:FIRST], len(utf8) - len(sample)  # at least as many characters as that
    # Where most of what there is are letters without marks, nothing else need be looked at.
    if len(first) - len(first.translate(None, LETTERS)) > beyond:
        script, direction = "LATIN", "ltr"
    elif not OTHER_SCRIPTS.search(sample):
        script, direction = "LATIN", "ltr" if LETTER.search(sample) else "auto"
    else:
        script, direction = _script(sample), _direction(sample)
    if script in BY_SCRIPT:
        by_words = _by_words(sample[:FIRST], script, GREAT_LEAD)
        by_words = by_words or _by_words(sample, script, CLEAR_LEAD)
        return Hint(by_words or (_by_letters(sample) if script == "ARABIC" else ""), direction)
    return Hint(SCRIPTS.get(script, ""), direction)


def corrected(stated: str, direction: str, paragraphs: Iterable[str]) -> Hint:
    """What a page states of itself, unless its text is plainly another: many templates say "en"
    and "ltr" whatever is written in them. A quotation in another language makes no other page."""
    languages, directions = Counter[str](), Counter[str]()
    count = 0
    for words in paragraphs:
        hint = hint_of(words)
        languages[hint.language] += len(words)
        directions[hint.direction] += len(words)
        count += 1 if hint.language else -1  # a mere quotation has other lines beside it
    whole, language = languages.total(), stated.partition("-")[0].lower()
    known, share = languages.most_common(1)[0] if languages else ("", 0)
    is_plain = count >= FEWEST and share >= PLAIN * whole >= PLAIN * LEAST
    is_plain = is_plain and not languages[language]
    is_other_script = language in BY_SCRIPT["LATIN"] and known not in BY_SCRIPT["LATIN"]
    if is_plain and known and known != language and (language == "en" or is_other_script):
        stated = known
    way, most = directions.most_common(1)[0] if directions else ("auto", 0)
    is_other_way = "auto" not in (direction, way) and most >= PLAIN * whole >= PLAIN * LEAST
    return Hint(stated, way if is_other_way else direction)


def _direction(sample: str) -> str:
    """That of most letters: an Arabic article with English names is right to left."""
    counts = Counter(map(unicodedata.bidirectional, sample))
    right = sum(counts[kind] for kind in RIGHT_TO_LEFT)
    if not right and not counts["L"]:
        return "auto"
    return "rtl" if right > counts["L"] else "ltr"


def _script(sample: str) -> str:
    """The script of most letters; Japanese where there is kana among the Chinese characters."""
    letters = Counter(one for one in sample if one.isalpha())
    counts: Counter[str] = Counter()
    for letter, count in letters.items():
        counts[unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]] += count
    if not counts:
        return ""
    script = counts.most_common(1)[0][0]
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    if script == "CJK" and kana > counts["CJK"] / 20:
        return "HIRAGANA"
    return script


def _by_words(sample: str, script: str, lead: float) -> str:
    """The language whose frequent words are clearly more than those of the next; or ""."""
    words = sample.lower().replace("'", "’").split()
    if len(words) < FEWEST_WORDS:
        return ""
    together = sum(filter(None, map(_speakers(script).get, words)))
    languages = BY_SCRIPT[script]
    hits = unpack(f"<{len(languages)}H", together.to_bytes(2 * len(languages), "little"))
    *_, next_best, best = sorted(hits)
    is_clear = best >= CLEAR_SHARE * len(words) and best >= lead * next_best
    return languages[hits.index(best)] if is_clear else ""


def _by_letters(sample: str) -> str:
    """The language of the Arabic script, where letters that only one has stand in what is long
    enough; "" where there are letters of yet another, such as Kurdish or Pashto."""
    if len(sample.split()) < FEWEST_WORDS:
        return ""
    letters = Counter(one for one in sample if "\u0620" <= one <= "\u06d3" and one.isalpha())
    least = LETTER_SHARE * letters.total()
    of_arabic, of_persian, of_urdu = (
        sum(letters[one] for one in own) for own in (ARABIC, PERSIAN, URDU)
    )
    if letters.keys() - {*SHARED, *ARABIC, *PERSIAN, *URDU}:
        return ""
    if of_urdu >= least and of_persian:
        return "ur"
    if of_persian >= least and of_persian >= LETTER_LEAD * of_arabic:
        return "fa" if not of_urdu else ""
    is_arabic = of_arabic >= least and of_arabic >= LETTER_LEAD * (of_persian + of_urdu)
    return "ar" if is_arabic else ""


@cache
def _speakers(script: str) -> dict[str, int]:
    """For each frequent word the languages of that script in which it is one: a number with
    ``DIGITS`` bits for each of them, so that one sum counts the words of all at once."""
    found: dict[str, int] = {}
    for place, language in enumerate(BY_SCRIPT[script]):
        for word in {*STOP_WORDS[language].split()}:
            found[word] = found.get(word, 0) + (1 << DIGITS * place)
    return found
