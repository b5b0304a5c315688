"""Which machines a page may come from."""

import pytest

from annotator.sources.addresses import checked_addresses, is_public
from annotator.sources.problems import SourceProblem
from annotator.sources.web_addresses import absolute, is_web_address


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111"])
def test_public_machines_may_be_asked(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::",
        "fe80::1%eth0", "fc00::1", "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "::7f00:1",
        "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_private_machines_and_hidden_ones_may_not(address):
    assert not is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1"])
def test_other_spellings_of_this_machine_are_told(host):
    with pytest.raises(SourceProblem, match=r"private network|was not found"):
        checked_addresses(host, 80)


def test_a_name_that_nobody_has_is_told():
    with pytest.raises(SourceProblem, match=r"no-such-name\.invalid was not found"):
        checked_addresses("no-such-name.invalid", 80)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://x.example/a", "data:text/html,x", "javascript:alert(1)",
        "http://", "http:///x", "//x.example", "x.example", "http://a:b@x.example/",
        "http://a@x.example", "http://x.example:99999/", "http://x.example/a b",
        "http://x.example/\u202eabc", "http://[::1", "",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_web_page(address):
    assert not is_web_address(address)


def test_relative_addresses_are_completed():
    assert absolute("/b?c", "https://x.example/a") == "https://x.example/b?c"
    assert absolute("javascript:x", "https://x.example/a") == ""
    assert absolute("", "https://x.example/a") == ""
    assert absolute("http://[bad", "https://x.example/a") == ""
