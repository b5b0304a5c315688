"""Addresses as they are shown before anything is asked."""

import pytest

from annotator.sources.problems import SourceProblem
from annotator.sources.web_addresses import checked_address, completed


def test_an_address_is_shown_as_it_will_be_asked():
    found = checked_address(" https://Example.org:8080/a b?c=ä#part".replace(" b", "%20b"))
    assert found.asked == "https://example.org:8080/a%20b?c=%C3%A4"
    assert (found.host, found.readable_host) == ("example.org", "example.org")
    assert found.is_encrypted
    assert not checked_address("http://example.org").is_encrypted


@pytest.mark.parametrize("host", ["пример.рф", "xn--e1afmkfd.xn--p1ai"])
def test_a_host_is_shown_as_people_and_as_machines_write_it(host):
    found = checked_address(f"http://{host}/")
    assert found.asked == "http://xn--e1afmkfd.xn--p1ai/"
    assert found.readable_host == "пример.рф"


def test_an_address_of_numbers_is_kept():
    assert checked_address("http://[::1]:80/").asked == "http://[::1]:80/"
    assert checked_address("http://127.0.0.1").asked == "http://127.0.0.1"


@pytest.mark.parametrize("url", ["", "x", "javascript:alert(1)", "http://u:p@x.org/", "file:///a"])
def test_what_is_no_address_is_told(url):
    with pytest.raises(SourceProblem, match="is not the address of a web page"):
        checked_address(url)


@pytest.mark.parametrize("host", ["a" * 70 + ".org", "a..org", "xn--\u0430.org"])
def test_a_host_that_cannot_be_is_told(host):
    with pytest.raises(SourceProblem, match="has a host name that cannot be"):
        checked_address(f"http://{host}/")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("example.org/news?a=b", "https://example.org/news?a=b"),
        (" example.org:8080 ", "https://example.org:8080"),
        ("http://example.org", "http://example.org"),
        ("a sentence. And more", "a sentence. And more"),
        ("word", "word"),
        ("javascript:x.y", "javascript:x.y"),
    ],
)
def test_an_address_without_its_beginning_is_completed(words, address):
    assert completed(words) == address
