"""Names out of bylines."""

import pytest

from annotator.sources.bylines import author_of


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("Par : Émile Où", "Émile Où"),
        ("Ann Lee Tuesday, Aug. 17, 2010", "Ann Lee"),
        ("Ann Lee | Apr 19, 2013", "Ann Lee"),
        ("Ann Lee @annlee on June 26, 2014 at 9:00a", "Ann Lee"),
        ("Ann Lee, 5 March 2024", "Ann Lee"),
        ("Ana López 3 de mayo de 2019", "Ana López"),
        ("Anna Öz am 3. März 2021, 10:15 Uhr", "Anna Öz"),
        ("Ann Lee (2024-03-05)", "Ann Lee"),
        ("9:39AM BST 05 Oct 2011", ""),
        ("Username", ""),
        ("Account You're logged", ""),
        ("Ann Lee and Bo May", "Ann Lee and Bo May"),
        ("May June-Marsh", "May June-Marsh"),
        ("Augusta Octavia Dec", "Augusta Octavia Dec"),
        ("Bo Sun, AP", "Bo Sun, AP"),
        ("严玉洁", "严玉洁"),
        ("The user group", "The user group"),
        ("", ""),
    ],
)
def test_a_name_is_told_from_what_stands_beside_it(words, name):
    assert author_of(words) == name
