"""Texts corrected before they are added."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arrivals.editing import changes, corrected, remapped, rewritten
from annotator.model.document import Metadata, SourceText
from annotator.sources.plain import Reading

ODD = "ab é\u00a0\u2028\ufeff😀م"
LINES = st.lists(st.text(alphabet=ODD, max_size=6), min_size=1, max_size=8)
STAND_INS = str.maketrans({"\ufeff": "_", "\u00a0": " ", "\u2028": "/"})


def shown(content):
    return content.translate(STAND_INS)


@given(LINES, LINES)
def test_what_was_typed_is_what_is_kept(before, after):
    content, typed = "\n".join(before), shown("\n".join(after))
    assert shown(rewritten(content, shown(content), typed)) == typed


@given(LINES, st.data())
def test_untouched_paragraphs_keep_their_very_characters(lines, data):
    place = data.draw(st.integers(0, len(lines)))
    typed = [*map(shown, lines[:place]), "NEW", *map(shown, lines[place:])]
    content = "\n".join(lines)
    assert rewritten(content, shown(content), "\n".join(typed)).split("\n") == [
        *lines[:place],
        "NEW",
        *lines[place:],
    ]


def test_within_a_changed_paragraph_the_rest_stays_as_it_was():
    content = "one\u00a0two\ufeff three\nnext\u00a0one"
    typed = shown(content).replace("two", "2")
    assert rewritten(content, shown(content), typed) == "one\u00a02\ufeff three\nnext\u00a0one"


def test_between_two_edits_of_one_line_nothing_changes():
    content = "start A\x07\u2028B\u2029C end"
    seen = content.translate(str.maketrans("\x07\u2028\u2029", "\u2407/\u2424"))
    assert rewritten(content, seen, f"X{seen}Y") == f"X{content}Y"


@given(LINES, st.data())
def test_whatever_is_typed_into_lines_their_own_characters_stay(lines, data):
    content = "\n".join(lines)
    places = data.draw(st.lists(st.integers(0, len(content)), max_size=8))
    typed = list(shown(content))
    for place in sorted(places, reverse=True):
        typed.insert(place, "X")
    assert rewritten(content, shown(content), "".join(typed)).replace("X", "") == content


@given(LINES, st.data())
def test_whatever_is_deleted_nothing_else_is_put_in_its_place(lines, data):
    content = "\n".join(lines)
    gone = data.draw(st.sets(st.integers(0, len(content))))
    typed = "".join(one for n, one in enumerate(shown(content)) if n not in gone)
    found = rewritten(content, shown(content), typed)
    assert shown(found) == typed
    rest = iter(content)
    assert all(one in rest for one in found)


def test_lines_that_stay_keep_their_characters_however_much_is_pasted_between():
    line = "one\u00a0two\ufeff three"
    content = f"{line}\n{line}\nlast"
    much = "much " * 9000
    typed = f"{much}\n{shown(content)}".replace("last", much)
    assert rewritten(content, shown(content), typed).split("\n") == [much, line, line, much]


def test_a_text_that_nobody_typed_in_stays_as_it_is():
    assert rewritten("a\u00a0b", "a b", "a b") == "a\u00a0b"


def test_everything_can_be_deleted():
    assert rewritten("a\nb", "a\nb", "") == ""


def test_a_view_with_other_lines_is_refused():
    with pytest.raises(ValueError, match="other lines"):
        rewritten("a\u2029b", "a\nb", "a\nb!")


@given(LINES, LINES)
def test_changes_say_how_one_text_becomes_the_other(before, after):
    made, reached = [], 0
    for one in changes(before, after):
        made += before[reached : one.start] + after[one.new_start : one.new_end]
        reached = one.end
    assert made + before[reached:] == after


def pages(*runs):
    return {"pages": json.dumps([list(run) for run in runs])}


def page_of(extra, paragraph):
    runs = json.loads(extra["pages"]) if "pages" in extra else []
    return next((value for number, value in reversed(runs) if number <= paragraph), None)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12), st.data())
def test_paragraphs_that_stay_keep_their_page(numbers, data):
    """Each paragraph has words of its own, so it is known where it went."""
    old = [f"paragraph {n}" for n in range(len(numbers))]
    kept = data.draw(st.sets(st.sampled_from(old)))
    new = [line for line in old if line in kept]
    place = data.draw(st.integers(0, len(new)))
    new.insert(place, "something new")
    extra = pages(*enumerate(sorted(numbers), 1))
    moved = remapped(extra, "\n".join(old), "\n\n".join(new))
    for number, line in enumerate(new, 1):
        if line in old:
            assert page_of(moved, number) == sorted(numbers)[old.index(line)]


def test_a_split_paragraph_keeps_its_page_and_speaker():
    extra = {"pages": "[[1,1],[2,2]]", "speakers": '[[1,"Ada"],[2,"Bo"]]'}
    moved = remapped(extra, "one two\nthree", "one\ntwo\nthree")
    assert moved == {"pages": "[[1,1],[3,2]]", "speakers": '[[1,"Ada"],[3,"Bo"]]'}


def test_a_new_paragraph_under_a_heading_is_no_heading():
    extra = {"kinds": '[[1,"heading"],[2,"paragraph"]]'}
    moved = remapped(extra, "Head\nbody", "Head\nnew\nbody")
    assert moved == extra


def test_nobody_is_said_to_speak_a_new_line():
    extra = {"speakers": '[[1,"Ada"],[2,"Bo"]]', "seconds": "[[1,0],[2,4]]"}
    moved = remapped(extra, "one\ntwo", "one\ntwo\nthree")
    assert moved == {"speakers": '[[1,"Ada"],[2,"Bo"],[3,null]]', "seconds": "[[1,0],[2,4]]"}


def test_lists_that_say_nothing_any_longer_go():
    extra = {"kinds": '[[1,"heading"],[2,"paragraph"]]'}
    assert remapped(extra, "Head\nbody", "body") == {}


def test_a_first_paragraph_that_is_new_is_on_the_page_below_it():
    assert remapped(pages((1, 3)), "one", "zero\n\none") == {"pages": "[[1,3]]"}
    assert remapped(pages((1, 3)), "", "zero") == {}


@pytest.mark.parametrize("words", ["300", "not JSON", "[1,2]", '[["a",1]]', "{}"])
def test_a_column_that_only_has_the_name_is_left_alone(words):
    assert remapped({"pages": words}, "one", "two\nthree") == {"pages": words}


def reading(content, **extra):
    return Reading(SourceText(content, method="pdf 1"), Metadata(title="T", extra=extra))


def test_an_edited_text_says_so_once_and_can_be_stored():
    first = corrected(reading("one\ntwo"), Metadata(title="New"), "one\r\n2\0")
    assert first.text.content == "one\n2\ufffd"
    assert first.text.method == "pdf 1 + edited"
    assert first.metadata.title == "New"
    assert corrected(first, first.metadata, "else").text.method == "pdf 1 + edited"


def test_metadata_alone_leave_the_text_as_it_is():
    before = reading("one\ntwo", pages="[[1,1],[2,2]]")
    after = corrected(before, Metadata(title="New", extra=before.metadata.extra), "one\ntwo")
    assert after.text == before.text
    assert corrected(before, before.metadata) == before


def test_an_edited_text_takes_its_pages_along():
    before = reading("one\ntwo", pages="[[1,1],[2,2]]")
    after = corrected(before, before.metadata, "one\nmore\ntwo")
    assert after.metadata.extra == {"pages": "[[1,1],[3,2]]"}


def test_another_text_has_no_keys_yet():
    found = Reading(SourceText("One\nTwo"), Metadata(), keys=((1, 2, 3),))
    assert corrected(found, Metadata(title="T")).keys == ((1, 2, 3),)
    assert corrected(found, Metadata(), "One\nThree").keys is None
