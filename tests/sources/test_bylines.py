"""Names out of bylines."""

import pytest

from annotator.sources.bylines import author_of, byline_among, name_of, without_reservation


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("Par : Émile Où", "Émile Où"),
        ("Von Anna Öz", "Anna Öz"),
        ("作者：温素霞", "温素霞"),
        ("記者: 王小明", "王小明"),
        ("User Admin", ""),
        ("Ann Lee <ann@x.example>", "Ann Lee"),
        ("By Site-Admin", ""),
        ("webmaster", ""),
        ("Di Maria", "Di Maria"),
        ("Von Trier", "Von Trier"),
        ("Par Lagerkvist", "Par Lagerkvist"),
        ("Von der Leyen", "Von der Leyen"),
        ("Ann Lee Tuesday, Aug. 17, 2010", "Ann Lee"),
        ("Ann Lee Tue 5 Mar 2024", "Ann Lee"),
        ("Ann Lee | Apr 19, 2013", "Ann Lee"),
        ("Ann Lee @annlee on June 26, 2014 at 9:00a", "Ann Lee"),
        ("Ann Lee (@ann-lee)", "Ann Lee"),
        ("Ann Lee, 5 March 2024", "Ann Lee"),
        ("Ana López 3 de mayo de 2019", "Ana López"),
        ("Anna Öz am 3. März 2021, 10:15 Uhr", "Anna Öz"),
        ("Ann Lee (2024-03-05)", "Ann Lee"),
        ("By Boris Johnson, 5 March 2024", "Boris Johnson"),
        ("By Serena Williams 5 March 2024", "Serena Williams"),
        ("John Smith and Ann Brown 5 March 2024", "John Smith and Ann Brown"),
        ("Lena Novak 2024-03-05 10:15", "Lena Novak"),
        ("Mikko Virtanen 5.3.2024", "Mikko Virtanen"),
        ("BBC News 5 March 2024", "BBC News"),
        ("Ann Lee in London, 5 March 2024", "Ann Lee in London"),
        ("山田太郎 2024年3月5日", "山田太郎"),
        ("March 5, 2024 By Ann Lee", "Ann Lee"),
        ("Posted on March 5, 2024 by Ann Lee", "Ann Lee"),
        ("5 March 2024 | Ann Lee", "Ann Lee"),
        ("Karl Freitag, 5 March 2024", "Karl Freitag"),
        ("Placido Domingo 5 de mayo de 2019", "Placido Domingo"),
        ("J. Sunday Mar 5, 2024", "J. Sunday"),
        ("Nguyen Le 5 March 2024", "Nguyen Le"),
        ("Bruno Mars 2024-03-05", "Bruno Mars"),
        ("AFP, Tuesday 5 March 2024", "AFP"),
        ("Sven Fredag, fredag 5 maj 2024", "Sven Fredag"),
        ("9:39AM BST 05 Oct 2011", ""),
        ("Last updated 5 March 2024", ""),
        ("Username", ""),
        ("Account You're logged", ""),
        ("", ""),
    ],
)
def test_a_name_is_told_from_what_stands_beside_it(words, name):
    assert author_of(words) == name


@pytest.mark.parametrize(
    "name",
    [
        "Email Smith", "WWW Staff",
        "Ann Lee and Bo May", "May June-Marsh", "Augusta Octavia Dec", "Bo Sun, AP", "严玉洁",
        "The user group", "John Paul 2", "50 Cent", "Theresa May", "Billy Sunday", "Ant and Dec",
        "Sammy Davis, Jr.", "J. R. R. Tolkien", "24/7 Wall St.", "37signals", "Studio 54",
        "محمد علي", "Ursula von der Leyen", "Mar Mar", "Augustus John", "webmaster@site.com",
        "Ann Lee (ann@site.com)", "P@trick", "Ann Lee, Subscribe to alerts", "Maria Magdalena 12",
        "Ann Lee 5 March 2024, Bob Ray",
        "John 3:16 Ministries", "Channel 4.30 News", "Studio 54.10", "F.C. 04.05 Schalke",
        "3 May 1998 Band", "The 5 May 2010 Group", "10:15 Ann Lee",
        "Von der Leyen", "Di Stefano", "김철수 기자 kim@chosun.com", "April Summers", "Jan Novák",
    ],
)  # fmt: skip
def test_names_are_left_whole(name):
    assert name_of(name) == name


@pytest.mark.parametrize("piece", [" ", "-", "12", "5 ", "(", "on ", "@a ", "mon, "])
def test_lines_made_to_take_long_do_not(piece):
    assert len(author_of(piece * (490 // len(piece)))) < 500
    assert len(author_of(piece * 100_000)) <= len(piece) * 100_000


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By Ann Lee March 18 at 3:57 PM Follow", "Ann Lee"),
        ("Von Ursula von der Heide, Neuenrath", "Ursula von der Heide"),
        ("Par Chloé Martin | 5 mars 2024", "Chloé Martin"),
        ("By Ann Lee and Bo May", "Ann Lee, Bo May"),
        (
            "By Ann Lee-Marsh, Bo M. May, Cy Young and Di Stone",
            "Ann Lee-Marsh, Bo M. May, Cy Young, Di Stone",
        ),
        ("Von Anna Öz und Jörg Zander, Berlin", "Anna Öz, Jörg Zander"),
        ("By Ann Lee, Staff Writer", "Ann Lee"),
        ("By Ann Lee | Satellite imagery by Bo May", ""),
        ("By Ann Lee/Getty Images", ""),
        ("By Ann Lee (Reuters)", "Ann Lee"),
        ("By Ann Lee | April 5, 2024", "Ann Lee"),
        ("By Ann Lee - Apr 5, 2024", "Ann Lee"),
        ("By Ann Lee, AP Science Writer", "Ann Lee"),
        ("By Ann Lee, Photo Editor", "Ann Lee"),
        (
            "By Donald Trump and Joe Biden (2020, 2024) the town was left divided, and it shows.",
            "",
        ),
        ("By Monday he knew", ""),
        ("By the time Ann Lee came", ""),
        ("Von hier aus", ""),
        ("Ann Lee", ""),
    ],
)
def test_a_line_that_is_a_byline_tells_a_name(line, name):
    assert byline_among(["Home", line]) == name


def test_lines_of_many_names_do_not_take_long():
    for piece in ("Aa ", "Aa, ", "Aa and ", "Aa Bb, ", "Aa Bb and ", "Aa-", "Aa Bb & "):
        line = "By " + piece * (110 // len(piece)) + "!"
        assert byline_among([line, "By Cc Dd"]) in {"Aa Bb", "Cc Dd"}


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("某某网版权所有", "某某网"),
        ("The Post. All rights reserved.", "The Post."),
        ("Copyright (c) 2019 The Post", "The Post"),
        ("© 2001-2020, The Post", "The Post"),
        ("© The Post", "The Post"),
        ("Copyright 2020 The Post", "The Post"),
        ("Copyright Clearance Center", "Copyright Clearance Center"),
        ("© 24heures", "24heures"),
        ("(C) Magazine", "(C) Magazine"),
        ("The Post", "The Post"),
    ],
)
def test_publishers_come_without_reservations(publisher, name):
    assert without_reservation(publisher) == name
