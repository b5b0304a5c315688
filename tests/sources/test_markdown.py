"""Markdown."""

from annotator.sources.markdown import extract
from annotator.sources.options import Options


def read(content: str):
    return extract(content.encode(), "x.md", Options())


def pairs(content: str) -> list[tuple[str, str]]:
    return [(" ".join(block.text.split()), block.kind) for block in read(content).blocks]


def test_marks_are_dropped_and_words_kept():
    head = "# The *headline*\n\n"
    body = 'It is **not** `safe`,\nsays [Ann](http://x.org "t").\n\n1 < 2 &amp; 3\\*'
    assert pairs(head + body) == [
        ("The headline", "heading"),
        ("It is not safe, says Ann.", "paragraph"),
        ("1 < 2 & 3*", "paragraph"),
    ]


def test_items_quotes_cells_and_code_are_paragraphs():
    content = (
        "- one\n- two\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nx = 1\ny = 2\n```\n"
    )
    assert [pair for pair in pairs(content) if pair[0]] == [
        ("one", "item"),
        ("two", "item"),
        ("said", "quote"),
        ("a", "cell"),
        ("b", "cell"),
        ("c", "cell"),
        ("d", "cell"),
        ("x = 1", "paragraph"),
        ("y = 2", "paragraph"),
    ]


def test_notes_stay_where_they_stand():
    content = (
        "Denied[^1] and *confirmed*[^the-letter].\n\n[^1]: https://x.example/report\n[^the-letter]:"
        " A letter[^1]\n    of May.\n\n`[^1]` is [code][1].\n\n[1]: https://x.example\n"
    )
    assert pairs(content) == [
        ("Denied[1] and confirmed[the-letter].", "paragraph"),
        ("[1]: https://x.example/report", "paragraph"),
        ("[the-letter]: A letter[1] of May.", "paragraph"),
        ("[^1] is code.", "paragraph"),
    ]


def test_a_link_is_defined_directly_below_a_note():
    content = "[^1]: word\n[ref]: http://a.example\n\nsee [x][ref] a[^1]\n"
    assert pairs(content) == [("[1]: word", "paragraph"), ("see x a[1]", "paragraph")]


def test_what_is_no_note_stays_as_it_is():
    assert pairs("Match a[^abc]d and [^ab]+.\n") == [("Match a[^abc]d and [^ab]+.", "paragraph")]
    assert pairs("Denied[^1]  \n[^1]: See *there*.") == [
        ("Denied[1]", "paragraph"),
        ("[1]: See there.", "paragraph"),
    ]


def test_markup_inside_is_read_and_not_run():
    assert pairs(
        "<div><script>x()</script><p>in a div</p></div>\n\na <b>bold</b><br>word\n\n<!-- no -->"
    ) == [
        ("in a div", "paragraph"),
        ("a bold word", "paragraph"),
    ]


def test_pictures_leave_their_words_and_are_told():
    found = read("see ![the bridge](b.png)")
    assert [block.text for block in found.blocks] == ["see the bridge"]
    assert found.left_out == ("x.md: pictures were left out, but for what stands for them.",)


def test_what_stands_before_the_text_becomes_metadata():
    found = read(
        '---\ntitle: "On bridges"\nauthor: Ann\ndate: 2020-03-01\ntags: [a, b]\n---\nWords.\n'
    )
    assert [block.text for block in found.blocks] == ["Words."]
    assert (found.metadata.title, found.metadata.author) == ("On bridges", "Ann")
    assert (found.metadata.published, found.metadata.extra) == ("2020-03-01", {"tags": "[a, b]"})


def test_dates_of_the_head_are_iso_where_they_are_sure():
    assert read("---\ndate: May 3, 2024\n---\n\nWords.").metadata.published == "2024-05-03"
    assert read("---\ndate: soon\n---\n\nWords.").metadata.published == "soon"
