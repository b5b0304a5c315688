"""How a text was made is told with the versions that made it."""

from importlib.metadata import version

from annotator.sources.methods import method_of


def test_reader_library_and_version_are_told():
    assert method_of("pdf/1", "pypdfium2") == f"pdf/1 pypdfium2 {version('pypdfium2')}"
