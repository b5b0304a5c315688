"""Pages that web archives keep."""

import pytest

from annotator.sources import html
from annotator.sources.options import Options
from annotator.sources.web_archives import kept_page

PAGE = "https://news.example/bridge?a=1"


@pytest.mark.parametrize(
    "address",
    [
        f"https://web.archive.org/web/20200102030405/{PAGE}",
        f"http://web.archive.org/web/20200102030405id_/{PAGE}",
        f"https://archive.ph/2020.01.02-030405/{PAGE}",
        f"https://archive.is/20200102030405/{PAGE}",
        "https://web.archive.org/web/20200102030405/https:/news.example/bridge?a=1",
    ],
)
def test_the_address_of_a_kept_page_says_which_and_when(address):
    assert kept_page(address) == (PAGE, "2020-01-02T03:04:05Z")


@pytest.mark.parametrize(
    "address",
    [
        "",
        PAGE,
        "https://web.archive.org/web/2020/x",
        "https://archive.ph/AbCdE",
        "https://archive.org/",
        "https://web.archive.org/web/20200102030405/http:" + "/" * 40_000 + " x",
    ],
)
def test_other_addresses_are_none(address):
    assert kept_page(address) is None


def test_a_kept_page_is_known_by_its_own_address():
    body = "".join(f"<p>The council said on Monday that it saw {n} figures.</p>" for n in range(9))
    page = f"<html><body><article><h1>Figures seen</h1>{body}</article></body></html>"
    address = f"https://web.archive.org/web/20200102030405/{PAGE}"
    found = html.extract(page.encode(), "x.html", Options(url=address)).metadata
    stated = (found.url, found.archive_url, found.archived_at)
    assert stated == (PAGE, address, "2020-01-02T03:04:05Z")
    kept = page.replace("<body>", f'<head><link rel="canonical" href="{address}"></head><body>')
    found = html.extract(kept.encode(), "x.html", Options()).metadata
    assert (found.url, found.publisher) == (PAGE, "news.example")  # not the archive
