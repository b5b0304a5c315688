"""Guesses at languages."""

import pytest

from annotator.sources.language import Hint, corrected, hint_of

SENTENCES = {
    "en": "The mayor said on Tuesday that the bridge is not safe and that it will be closed.",
    "de": (
        "Der Bürgermeister sagte am Dienstag, dass die Brücke nicht sicher ist und auch nicht wird."
    ),
    "fr": "Le maire a dit mardi que le pont n’est pas sûr et qu’il sera fermé dans la ville.",
    "es": "El alcalde dijo el martes que el puente no es seguro y que se cierra para los coches.",
    "pt": (
        "O prefeito disse na terça-feira que a ponte não é segura e que ela foi fechada"
        " para os carros."
    ),
    "it": (
        "Il sindaco ha detto martedì che il ponte non è sicuro e che la strada della"
        " città è chiusa."
    ),
    "nl": (
        "De burgemeester zei dinsdag dat de brug niet veilig is en dat het niet meer"
        " open is voor auto’s."
    ),
    "sv": "Borgmästaren sade på tisdagen att bron inte är säker och att den ska stängas för bilar.",
    "pl": (
        "Burmistrz powiedział we wtorek, że most nie jest bezpieczny i że zostanie"
        " zamknięty dla aut."
    ),
    "tr": (
        "Belediye başkanı salı günü köprü güvenli değil dedi ve bir yıl için kapalı olarak kalacak."
    ),
    "fi": (
        "Pormestari sanoi tiistaina, että silta ei ole turvallinen ja että se on kiinni myös nyt."
    ),
    "hu": (
        "A polgármester azt mondta kedden, hogy a híd nem biztonságos, és hogy már csak egy út van."
    ),
    "ru": "Мэр сказал во вторник, что мост не безопасен и что он будет закрыт для машин на год.",
    "uk": (
        "Мер сказав у вівторок, що міст не безпечний і що його закриють для машин на"
        " рік, але це не все."
    ),
    "ar": (
        "قال رئيس البلدية يوم الثلاثاء إن الجسر غير آمن وإن السلطات قد تغلق هذا الطريق في المدينة."
    ),
    "fa": (
        "شهردار روز سه‌شنبه گفت که این پل امن نیست و برای خودروها بسته است و باید از راه دیگر رفت."
    ),
    "he": "ראש העיר אמר ביום שלישי כי הגשר לא בטוח וכי הוא ייסגר.",
    "hi": "महापौर ने मंगलवार को कहा कि यह पुल सुरक्षित नहीं है और इस को बंद किया गया है।",
    "zh": "市长星期二说，这座桥不安全，将对汽车关闭。",
    "ja": "市長は火曜日、この橋は安全ではないと述べた。",
    "ko": "시장은 화요일 그 다리가 안전하지 않다고 말했다.",
    "th": "นายกเทศมนตรีกล่าวเมื่อวันอังคารว่าสะพานนี้ไม่ปลอดภัย",
    "el": "Ο δήμαρχος είπε την Τρίτη ότι η γέφυρα δεν είναι ασφαλής.",
    "bn": "মেয়র মঙ্গলবার বলেছেন যে সেতুটি নিরাপদ নয়।",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language_and_direction(language):
    hint = hint_of(SENTENCES[language])
    assert hint.language == language
    assert hint.direction == ("rtl" if language in {"ar", "fa", "he"} else "ltr")


@pytest.mark.parametrize("text", ["", "12345 – 678", "Xyzzy plugh", "   \n", "😀😀😀"])
def test_nothing_is_claimed_where_nothing_tells(text):
    assert hint_of(text).language == ""


def test_direction_is_that_of_most_letters():
    assert hint_of("قال BBC إن الجسر غير آمن في المدينة").direction == "rtl"
    assert hint_of("The word جسر means bridge, said the mayor of it").direction == "ltr"
    assert hint_of("123 !").direction == "auto"


NEWS = {
    "ar": "أعلنت وزارة الصحة المصرية تسجيل إصابات جديدة بفيروس كورونا، مؤكدة استمرار رفع حالة"
    " الاستعداد القصوى بمستشفيات محافظات الجمهورية ومتابعة تطورات الوضع الوبائي واتخاذ الإجراءات"
    " الوقائية اللازمة لحماية المواطنين",
    "fa": "وزارت بهداشت ایران شناسایی بیماران جدید کرونا پیرامون پایتخت اعلام نمود؛ پزشکان"
    " چندین بیمارستان گزارش دادند ظرفیت تخت‌های ویژه تکمیل گردیده",
    "ur": "وزیراعظم پاکستان نے اسلام آباد میں ٹیلی فون پر گفتگو کرتے ہوئے بڑے منصوبوں پر زور دیا",
}


@pytest.mark.parametrize("language", NEWS)
def test_letters_tell_languages_of_the_arabic_script_where_words_do_not(language):
    assert hint_of(NEWS[language]).language == language


def test_a_few_words_in_the_arabic_script_tell_nothing():
    assert hint_of("قال الوزير").language == ""


def page(*parts: tuple[str, int]) -> list[str]:
    return [
        f"{SENTENCES[language]} {SENTENCES[language]}" for language, n in parts for _ in range(n)
    ]


@pytest.mark.parametrize(
    ("stated", "words", "language", "direction"),
    [
        (("en", "ltr"), page(("es", 4)), "es", "ltr"),
        (("en-US", "auto"), page(("de", 4)), "de", "auto"),
        (("en-GB", "ltr"), page(("en", 4)), "en-GB", "ltr"),
        (("fr", "ltr"), page(("ru", 4)), "ru", "ltr"),
        (("en", "ltr"), page(("ar", 4)), "ar", "rtl"),
        (("de", "ltr"), page(("es", 4)), "de", "ltr"),
        (("sr-Latn", "auto"), page(("ru", 4)), "sr-Latn", "auto"),
        (("en", "ltr"), ["12345"], "en", "ltr"),
        (("en", "ltr"), [], "en", "ltr"),
        (("", "auto"), page(("es", 4)), "", "auto"),
        # A quotation, one paragraph and a few words make no other page.
        (("en", "ltr"), page(("fr", 2), ("en", 6)), "en", "ltr"),
        (("en", "ltr"), page(("el", 4), ("en", 1)), "en", "ltr"),
        (("tr", "ltr"), page(("ar", 1), ("tr", 7)), "tr", "ltr"),
        (("en", "ltr"), [SENTENCES["nl"] * 5], "en", "ltr"),
        (("en", "ltr"), [SENTENCES["es"][:40]] * 2, "en", "ltr"),
    ],
)
def test_a_page_that_says_en_whatever_it_holds_is_corrected(stated, words, language, direction):
    assert corrected(*stated, words) == Hint(language, direction)
