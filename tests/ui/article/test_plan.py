"""What marks look like, before it is drawn."""

import pytest
from PySide6.QtGui import QColor

from annotator import resources
from annotator.model.marks import IS_SUGGESTION, Mark
from annotator.model.scheme import parse_scheme
from annotator.ui.article.inks import Inks
from annotator.ui.article.metrics import Metrics
from annotator.ui.article.plan import BETWEEN, CROWDED, STRUCK, SUGGESTED, Plan, plan_for
from annotator.ui.article.typeset import Typeset
from annotator.ui.theme import Theme

TEXT = "The mayor reportedly offered the rail operator a ten-year tax waiver, says Der Bote."


@pytest.fixture
def inks(theme: Theme) -> Inks:
    return Inks(theme, parse_scheme(resources.read_text("schemes", "fact-check.toml")))


def plan(inks: Inks, metrics: Metrics, *marks: Mark) -> Plan:
    typeset = Typeset(TEXT, 0, metrics.body, 2000, is_right_to_left=False)
    return plan_for(typeset, list(marks), metrics, inks)


def patterns(made: Plan) -> list[str]:
    return [stroke.pattern for stroke in made.strokes]


def test_one_mark_is_its_tint_and_its_underline(inks: Inks, metrics: Metrics) -> None:
    made = plan(inks, metrics, Mark(4, 9, 1, "claim"))
    ((rect, colour),) = made.tints
    assert colour == QColor(inks.scheme.label("claim").light.tint)
    assert patterns(made) == [inks.scheme.label("claim").underline]
    assert (made.strokes[0].left, made.strokes[0].right) == (rect.left(), rect.right())


def test_where_two_overlap_the_tints_blend_and_the_underlines_stack(
    inks: Inks, metrics: Metrics
) -> None:
    made = plan(inks, metrics, Mark(4, 20, 1, "claim"), Mark(10, 30, 2, "source"))
    assert len({colour.name() for _, colour in made.tints}) == 3
    assert made.strokes[1].y - made.strokes[0].y == metrics.underline_pitch


def test_a_suggestion_is_dashed_and_has_no_tint(inks: Inks, metrics: Metrics) -> None:
    made = plan(inks, metrics, Mark(4, 9, 1, "claim", flags=IS_SUGGESTION))
    assert made.tints == []
    assert patterns(made) == [SUGGESTED]


def test_what_was_rejected_is_struck_and_pale(inks: Inks, metrics: Metrics) -> None:
    made = plan(inks, metrics, Mark(4, 9, 1, "denial", status="rejected"))
    assert [stroke.pattern for stroke in made.strikes] == [STRUCK]
    assert made.tints[0][1].lightnessF() > inks.colours("denial").tint.lightnessF()


def test_fragments_are_joined_by_a_faint_line(inks: Inks, metrics: Metrics) -> None:
    made = plan(inks, metrics, Mark(4, 30, 1, "claim", fragments=((4, 9), (20, 30))))
    assert patterns(made) == ["solid", BETWEEN, "solid"]
    assert len(made.tints) == 2


def test_too_many_are_one_stripe_with_their_number(inks: Inks, metrics: Metrics) -> None:
    made = plan(inks, metrics, *(Mark(4, 30, number, "claim") for number in range(1, 8)))
    (crowd,) = [stroke for stroke in made.strokes if stroke.pattern == CROWDED]
    assert crowd.text == "+5"


def test_a_label_that_the_scheme_lacks_is_drawn_all_the_same(inks: Inks, metrics: Metrics) -> None:
    assert len(plan(inks, metrics, Mark(4, 9, 1, "gone")).tints) == 1


def test_underlines_stay_above_the_next_row(metrics: Metrics) -> None:
    """Invariant 5: what is drawn never asks for room that the text does not leave."""
    lowest = metrics.body.baseline + metrics.body.fall + 3 * metrics.underline_pitch
    next_letters = metrics.body.pitch + metrics.body.baseline - 0.75 * 17
    assert lowest <= next_letters
