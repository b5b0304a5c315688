"""Made-up news stories in several languages: what a page is built of, and what must come out."""

import random
from dataclasses import dataclass, field

PEOPLE = (
    "Ann Holloway", "Tomás Rivera", "Ingrid Sørensen", "Paul O’Neill", "Maja Kovač", "Lena Groß",
    "J. R. Whitfield", "Adaeze Okafor", "Chloé Martin", "Ravi Menon",
)  # fmt: skip
SITES = (
    "The Daily Courier", "Nordkurier am Abend", "Le Fil du Jour", "Harbour Post", "Metro 24",
    "The Inland Review",
)  # fmt: skip
PLACES = ("Porto", "Leeds", "Graz", "Tromsø", "Lyon", "Kraków", "Galway", "Durban")
TOPICS = (
    "harbour",
    "school budget",
    "hospital",
    "flood barrier",
    "tram line",
    "census",
    "water levy",
)
ENGLISH = (
    "The {topic} plan will cost {n} million pounds, according to figures seen by reporters on {day}.",
    "“We were never asked,” said {who}, who has lived in {place} for {n} years.",
    "A spokesperson for the ministry denied the claim and called it “misleading at best”.",
    "Officials in {place} confirmed that {n} people had signed the petition by {day} evening.",
    "The report, published in {year}, found no evidence that the {topic} had been closed early.",
    "{who} told the committee that the numbers “do not add up” (see the table on page {n}).",
    "However, an independent audit reached a different conclusion: costs rose by {n}.{d} per cent.",
    "Nobody from the company was available for comment.",
    "It remains unclear who ordered the change; two witnesses gave differing accounts.",
    "The council voted {n} to {d} in favour, with several members abstaining.",
    "“That’s simply not true,” {who} replied when asked about the {topic}.",
    "Dr. {who} of the University of {place} said the U.S. study was widely misread.",
    "In {year} the same proposal had failed by a single vote — a fact that few remember today.",
    "Residents say the noise begins at 5.30 a.m. and does not stop before midnight.",
    "The court will hear the case on {day}.",
    "By then, {who} hopes, the {topic} will have reopened to the public.",
)
SHORT = ("Not everyone agrees.", "He was wrong.", "The answer: no.", "Why?", "“No comment.”")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
OTHERS: dict[str, tuple[str, ...]] = {
    "de": (
        "Der Stadtrat hat am {n}. März beschlossen, die Gebühren um {d} Prozent zu erhöhen.",
        "„Das stimmt einfach nicht“, sagte {who} der Zeitung und verwies auf den Bericht von {year}.",
        "Eine Sprecherin des Ministeriums wollte sich zu den Vorwürfen zunächst nicht äußern.",
        "Nach Angaben der Behörde waren {n} Menschen von der Sperrung betroffen.",
        "Für die Anwohner in {place} ändert sich vorerst nichts; größere Maßnahmen folgen später.",
    ),
    "fr": (
        "Selon le ministère, {n} personnes ont signé la pétition avant la fin de la semaine.",
        "« Nous n’avons jamais été consultés », affirme {who}, qui habite {place} depuis {n} ans.",
        "L’enquête publiée en {year} n’a trouvé aucune preuve d’une fermeture anticipée.",
        "Le conseil municipal a voté pour, par {n} voix contre {d} ; plusieurs élus se sont abstenus.",
    ),
    "es": (
        "El ayuntamiento aprobó el plan por {n} votos a favor y {d} en contra.",
        "«Eso no es cierto», respondió {who} cuando se le preguntó por las cifras de {year}.",
        "¿Quién ordenó el cambio? Nadie en {place} ha sabido dar una explicación clara.",
        "Según el informe, el coste aumentó un {n} por ciento en apenas dos años.",
    ),
    "ru": (
        "По данным министерства, петицию подписали {n} человек.",
        "«Это просто неправда», — заявила {who}, отвечая на вопрос о докладе {year} года.",
        "Представители компании от комментариев отказались, сославшись на идущее следствие.",
        "Суд рассмотрит дело в следующем месяце; решение ожидается не раньше {n} числа.",
    ),
    "el": (
        "Το δημοτικό συμβούλιο ενέκρινε το σχέδιο με {n} ψήφους υπέρ και {d} κατά.",
        "«Αυτό απλώς δεν ισχύει», απάντησε ο εκπρόσωπος του υπουργείου για την έκθεση του {year}.",
        "Οι κάτοικοι λένε ότι ο θόρυβος αρχίζει νωρίς το πρωί και δεν σταματά πριν τα μεσάνυχτα.",
    ),
    "ar": (
        "قالت الوزارة إن {n} شخصا وقعوا على العريضة قبل نهاية الأسبوع.",
        "ونفى المتحدث باسم الشركة هذه الاتهامات ووصفها بأنها «مضللة في أحسن الأحوال».",
        "وذكر التقرير الصادر عام {year} أنه لم يعثر على أي دليل يثبت ذلك.",
        "ومن المقرر أن تنظر المحكمة في القضية الشهر المقبل، بحسب مصادر مطلعة.",
    ),
    "he": (
        "לפי נתוני המשרד, {n} תושבים חתמו על העצומה עד סוף השבוע.",
        "״זה פשוט לא נכון״, השיב הדובר כשנשאל על הדוח משנת {year}.",
        "המועצה אישרה את התוכנית ברוב של {n} קולות, וכמה חברים נמנעו.",
    ),
    "hi": (
        "मंत्रालय के अनुसार सप्ताह के अंत तक {n} लोगों ने याचिका पर हस्ताक्षर किए।",
        "प्रवक्ता ने आरोपों से इनकार किया और उन्हें पूरी तरह भ्रामक बताया।",
        "वर्ष {year} में प्रकाशित रिपोर्ट में इस दावे का कोई प्रमाण नहीं मिला।",
    ),
    "zh": (
        "市议会以{n}票赞成、{d}票反对通过了这项计划，多名议员投了弃权票。",
        "发言人否认了有关指控，称其“充其量是一种误导”。",
        "{year}年发布的报告没有发现任何证据表明该设施曾提前关闭。",
        "当地居民表示，噪音从清晨开始，直到午夜才会停止。",
    ),
    "ja": (
        "市議会は賛成{n}票、反対{d}票でこの計画を可決した。",
        "広報担当者は「事実ではない」と述べ、疑惑を全面的に否定した。",
        "{year}年の報告書では、施設が早期に閉鎖されたという証拠は見つからなかった。",
        "住民によると、騒音は早朝から始まり、深夜まで続くという。",
    ),
    "ko": (
        "시의회는 찬성 {n}표, 반대 {d}표로 이 계획을 통과시켰다.",
        "대변인은 의혹을 부인하며 “사실이 아니다”라고 말했다.",
        "{year}년에 발표된 보고서는 아무런 증거도 찾지 못했다고 밝혔다.",
    ),
}
HEADLINES = {
    "de": "Streit um Gebühren: Stadt weist Vorwürfe zurück", "fr": "La mairie dément les chiffres",
    "es": "El alcalde niega las acusaciones", "ru": "Министерство опровергло сообщения о закрытии",
    "el": "Διαψεύδει ο δήμος τις καταγγελίες", "ar": "الوزارة تنفي الاتهامات",
    "he": "העירייה מכחישה את הטענות", "hi": "मंत्रालय ने आरोपों से इनकार किया",
    "zh": "市政府否认提前关闭设施", "ja": "市、早期閉鎖の疑惑を否定", "ko": "시 당국, 조기 폐쇄 의혹 부인",
}  # fmt: skip


@dataclass
class Story:
    """``paragraphs``: (kind, text), without the headline."""

    headline: str
    authors: list[str]
    site: str
    published: str
    language: str
    paragraphs: list[tuple[str, str]] = field(default_factory=list)

    @property
    def direction(self) -> str:
        return "rtl" if self.language in ("ar", "he") else "ltr"


def sentence(dice: random.Random, language: str = "en") -> str:
    template = dice.choice(OTHERS.get(language, ENGLISH))
    return template.format(
        topic=dice.choice(TOPICS), n=dice.randint(11, 98), d=dice.randint(2, 9),
        who=dice.choice(PEOPLE), place=dice.choice(PLACES), day=dice.choice(DAYS),
        year=dice.randint(2009, 2024),
    )  # fmt: skip


def paragraph(dice: random.Random, language: str = "en", most: int = 4) -> str:
    if language == "en" and dice.random() < 0.08:
        return dice.choice(SHORT)
    blank = "" if language in ("zh", "ja") else " "
    return blank.join(sentence(dice, language) for _ in range(dice.randint(1, most)))


def story(seed: int, language: str = "en", length: int = 12) -> Story:
    dice = random.Random(seed)
    topic, place = dice.choice(TOPICS), dice.choice(PLACES)
    headline = HEADLINES.get(language) or f"{place} council denies hiding {topic} costs"
    day = f"{dice.randint(2012, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    made = Story(
        headline, dice.sample(PEOPLE, dice.choice((1, 1, 2))), dice.choice(SITES), day, language
    )
    made.paragraphs = [("paragraph", paragraph(dice, language)) for _ in range(length)]
    return made
