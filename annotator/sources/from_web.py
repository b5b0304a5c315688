"""A page that was fetched, to the documents in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from annotator.sources.archives import outcomes
from annotator.sources.folders import Outcome
from annotator.sources.reading import Reader
from annotator.sources.url import Fetched, with_origin


def page_outcomes(page: Fetched, reader: Reader) -> Iterator[Outcome]:
    """As of a file; with address, time and hash of the page in the metadata."""
    name = PurePosixPath(unquote(urlsplit(page.url).path)).name or "page.html"
    own = reader.varied(
        lambda options: replace(options, url=page.url, encoding=options.encoding or page.encoding)
    )
    for outcome in outcomes(page.raw, Path(name), own, page.url):
        reading = outcome.reading
        if reading:
            known = replace(reading, metadata=with_origin(reading.metadata, page))
            yield replace(outcome, reading=known)
        else:
            yield outcome
