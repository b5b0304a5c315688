"""A text is set as its language wants it."""

import re

import pytest
from PySide6.QtGui import QFont

from annotator.model.text import Span
from annotator.ui.article import tongues
from annotator.ui.article.geometry import bands, caret_at, position_at
from annotator.ui.article.metrics import Metrics
from annotator.ui.article.tongues import FAMILIES, TAKEN, chosen_families, in_language
from annotator.ui.article.typeset import Typeset
from annotator.ui.theme import Theme

from .conftest import Desk, Open

JAPANESE = (
    "市長は「鉄道会社に税の免除を申し出た」と報じられた。しかし、市役所は、その申し出を"
    "「まったくの作り話」だと否定した！？　コンピューター、（きゃっか）、二〇二四年……と書く。"
)
CHINESE = (
    "据《地区周报》报道，市长曾提出给予铁路运营商十年的免税待遇，以换取其搬迁车辆段。"
    "市政厅否认曾提出任何此类提议，发言人称该报道“纯属捏造”！他说：‘没有。’（完）"
)
KOREAN = "시장은 철도 회사에 세금 면제를 제안했다고 한다. 시청은 “사실이 아니다”라고 부인했다! "
THAI = "นายกเทศมนตรีได้เสนอการยกเว้นภาษีให้แก่ผู้ประกอบการรถไฟตามรายงานของหนังสือพิมพ์รายสัปดาห์ "
PERSIAN = "شهردار به گزارش هفته‌نامه پیشنهاد معافیت مالیاتی داده است (The Herald, 2024). "
# No line begins with one of these (JIS X 4051, GB/T 15834), nor ends with one of the others.
CLOSING = set("。、，．！？：；」』）】》〉〕’”…ーゃっょ々.,!?)")
OPENING = set("「『（【《〈〔‘“(")


def rows(typeset: Typeset, text: str) -> list[str]:
    return [
        text[typeset.units.to_points(row.start) : typeset.units.to_points(row.end)]
        for row in typeset.rows
    ]


@pytest.mark.parametrize("text", [JAPANESE, CHINESE, KOREAN], ids=["ja", "zh", "ko"])
@pytest.mark.parametrize("width", [110, 173, 240, 301, 417, 612])
def test_lines_keep_closing_marks_with_what_they_close(
    metrics: Metrics, text: str, width: int
) -> None:
    text *= 6
    found = rows(Typeset(text, 0, metrics.body, width, is_right_to_left=False), text)
    assert len(found) > 3
    assert "".join(found) == text
    assert [line for line in found[1:] if line[0] in CLOSING] == []
    assert [line for line in found[:-1] if line[-1] in OPENING] == []


def test_chinese_and_japanese_lines_are_full_without_blanks(metrics: Metrics) -> None:
    typeset = Typeset(JAPANESE * 5, 0, metrics.body, 400, is_right_to_left=False)
    widths = [row.line.naturalTextWidth() for row in typeset.rows[:-1]]
    assert min(widths) > 400 - 3 * 17 * 1.5


@pytest.mark.parametrize("text", [JAPANESE, CHINESE], ids=["ja", "zh"])
def test_positions_lead_to_points_and_back(metrics: Metrics, text: str) -> None:
    typeset = Typeset(text * 3, 0, metrics.body, 310, is_right_to_left=False)
    for position in range(0, len(text) * 3, 7):
        row, x = caret_at(typeset, position)
        assert position_at(typeset, x + 0.1, typeset.rows[row].baseline) == position


def test_words_are_not_hyphenated(metrics: Metrics) -> None:
    text = "Donaudampfschifffahrtsgesellschaftskapitän " * 8
    found = rows(Typeset(text, 0, metrics.body, 480, is_right_to_left=False), text)
    assert all(line.endswith(" ") for line in found)


def test_a_soft_hyphen_is_seen_only_where_a_line_ends_and_counts_as_what_it_is(
    metrics: Metrics,
) -> None:
    text = "Donau\u00addampf\u00adschiff\u00adfahrt und " * 6
    bare = text.replace("\u00ad", "")
    typeset = Typeset(text, 0, metrics.body, 300, is_right_to_left=False)
    found = rows(typeset, text)
    assert "".join(found) == text
    assert any(line.endswith("\u00ad") for line in found)
    wide = Typeset(text, 0, metrics.body, 9_000, is_right_to_left=False)
    plain = Typeset(bare, 0, metrics.body, 9_000, is_right_to_left=False)
    assert wide.rows[0].line.naturalTextWidth() == plain.rows[0].line.naturalTextWidth()
    for place in (match.start() for match in re.finditer("schiff", text)):
        (band, *more) = bands(typeset, place, place + 6)
        assert more == []
        assert band.right - band.left > 30
    for position in range(len(text)):
        row, x = caret_at(typeset, position)
        assert typeset.rows[row].start <= typeset.units.to_units(position)
        assert x <= 300 + 8


@pytest.mark.parametrize(("language", "fits"), [("ja", 36), ("zh-Hant", 36), ("ko", 36)])
def test_a_line_of_wide_characters_holds_fewer_of_them(
    open_text: Open, language: str, fits: int
) -> None:
    desk = open_text(JAPANESE * 20, size=(1_100, 700), language=language)
    assert desk.view.page.metrics.width == fits * 17
    assert desk.view.page.metrics.has_names


def test_beside_the_usual_panels_there_is_room_for_the_labels(open_text: Open) -> None:
    assert open_text(JAPANESE * 9, size=(828, 700), language="ja").view.page.metrics.has_names


# Fonts


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if each language had two fonts."""
    monkeypatch.setattr(tongues, "_installed", lambda forms: FAMILIES[forms][:TAKEN])


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    ("language", "families"),
    [
        ("ja", ["Noto Serif CJK JP", "Noto Serif JP", "Ours", "serif"]),
        ("zh", ["Noto Serif CJK SC", "Noto Serif SC", "Ours", "serif"]),
        ("zh-Hant-HK", ["Noto Serif CJK HK", "Noto Serif HK", "Ours", "serif"]),
        ("ko", ["Ours", "Noto Serif CJK KR", "Noto Serif KR", "serif"]),
        ("fa", ["Ours", "serif"]), ("", ["Ours", "serif"]),
    ],
)  # fmt: skip
def test_han_characters_come_from_the_fonts_of_the_language(
    language: str, families: list[str]
) -> None:
    font = QFont(["Ours", "serif"])
    font.setPixelSize(17)
    chosen = in_language(font, language)
    assert chosen.families() == families
    assert chosen.pixelSize() == 17


def test_only_fonts_that_are_there_are_asked_for() -> None:
    assert chosen_families("JP", ["Arial", "Yu Gothic", "Noto Sans CJK JP", "MS Mincho"]) == (
        "MS Mincho", "Noto Sans CJK JP",
    )  # fmt: skip
    assert chosen_families("SC", ["Arial"]) == ()


def test_where_no_font_of_the_language_is_installed_the_usual_one_stays(
    monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    monkeypatch.setattr(tongues, "_installed", lambda _forms: ())
    font = theme.reading_font(17)
    assert in_language(font, "ja") == font


# What follows when the details are corrected


def state(desk: Desk) -> tuple[Span | None, int | None, int]:
    return desk.session.selection, desk.session.active, desk.session.position


def test_another_language_is_set_at_once_and_the_place_stays(open_text: Open) -> None:
    desk = open_text((JAPANESE * 8 + "\n") * 30, size=(1_100, 700))
    view = desk.view
    marked = desk.mark("市役所")
    view.verticalScrollBar().setValue(3_000)
    top = view.page.anchor
    desk.session.select(Span(9_000, 9_010), marked, 9_010)
    view.grab()
    top, before = view.page.anchor, state(desk)
    width = view.page.metrics.width
    desk.project.details.set([1], "language", "ja")
    assert view.page.metrics.width > width
    assert view.page.anchor == top
    assert state(desk) == before
    desk.project.journal.undo()
    assert view.page.metrics.width == width
    assert view.page.anchor == top


def test_another_direction_is_set_at_once_and_the_place_stays(open_text: Open) -> None:
    desk = open_text((PERSIAN * 9 + "\n" + "Latin words again. " * 30 + "\n") * 30)
    view = desk.view
    view.verticalScrollBar().setValue(2_500)
    desk.session.select(Span(5_000, 5_010), None, 5_010)
    view.grab()
    anchor, before = (view.page.anchor, view.page.offset), state(desk)

    def sides() -> set[bool]:
        return {placed.typeset.is_right_to_left for placed in view.page.in_view()}

    assert sides() == {True, False}
    for direction, expected in (("rtl", {True}), ("ltr", {False}), ("auto", {True, False})):
        desk.project.details.set([1], "direction", direction)
        assert sides() == expected
        assert (view.page.anchor, view.page.offset) == anchor
        assert state(desk) == before


def test_a_forced_direction_is_that_of_the_title_too(open_text: Open) -> None:
    desk = open_text("Words of a text.", title="A title", direction="rtl")
    title = desk.view.page.title
    assert title
    assert title.is_right_to_left
    assert desk.view.page.is_head_right_to_left
    desk.project.details.set([1], "direction", "auto")
    assert not desk.view.page.is_head_right_to_left


def test_a_title_that_begins_the_text_gives_the_side_of_the_line_below_it(
    open_text: Open,
) -> None:
    desk = open_text(f"{PERSIAN}\n{PERSIAN * 4}", title=PERSIAN.strip())
    assert desk.view.page.head.is_in_text
    assert desk.view.page.is_head_right_to_left
    desk.project.details.set([1], "direction", "ltr")
    assert not desk.view.page.is_head_right_to_left


@pytest.mark.parametrize("language", ["ja", "zh-Hans", "ko", "th", "fa"])
def test_annotating_never_moves_the_text_in_any_language(open_text: Open, language: str) -> None:
    text = {"ja": JAPANESE, "zh-Hans": CHINESE, "ko": KOREAN, "th": THAI, "fa": PERSIAN}[language]
    desk = open_text((text * 6 + "\n") * 8, language=language)
    places = range(0, 600, 37)
    before = [desk.view.rect_of(position) for position in places]
    for start in range(0, 300, 23):
        desk.project.annotations.add(1, Span(start, start + 19), "claim")
        desk.project.annotations.add(1, Span(start, start + 7), "source")
    desk.view.grab()
    assert [desk.view.rect_of(position) for position in places] == before


def test_the_next_document_is_set_in_its_own_language(open_text: Open) -> None:
    from annotator.model.document import Metadata, SourceText

    desk = open_text(JAPANESE * 9, size=(1_100, 700), language="ja")
    width = desk.view.page.metrics.width
    desk.session.show(desk.project.documents.add(SourceText("Latin words."), Metadata(title="A")))
    assert desk.view.page.metrics.width != width
    desk.session.show(1)
    assert desk.view.page.metrics.width == width
    desk.session.show(None)
    assert desk.view.language == ""
