"""How a text was made, in words that are kept with it."""

from functools import cache


@cache
def method_of(reader: str, library: str) -> str:
    """``reader`` (with its own version) and the library that it uses, in the version that is
    installed: "pdf/1 pypdfium2 5.1.0"."""
    from importlib.metadata import version  # noqa: PLC0415  brings mail and sockets along

    return f"{reader} {library} {version(library)}"
