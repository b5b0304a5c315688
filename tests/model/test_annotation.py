"""Annotations and documents as values."""

from annotator.model.annotation import Annotation
from annotator.model.document import METADATA, Document, Metadata
from annotator.model.text import Span


def test_an_annotation_reaches_from_its_first_fragment_to_its_last():
    one = Annotation(1, "u", 1, 1, "claim", (Span(3, 5), Span(8, 12)), "ab cdef")
    assert (one.start, one.end, one.span) == (3, 12, Span(3, 12))


def test_a_document_is_called_by_its_metadata():
    document = Document(1, "u", Metadata(title="News"), "todo", 1, 10, "h")
    assert document.title == "News"


def test_the_list_of_metadata_names_every_field_but_the_free_ones():
    assert [*METADATA, "extra"] == list(Metadata.__slots__)
