"""XML that others made: no document type, hence no entities; not too deep; nothing fetched."""

from typing import TYPE_CHECKING
from xml.parsers import expat

from annotator.sources.problems import SourceProblem
from annotator.sources.safe_zip import SafeZip, shown

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DEEPEST = 256


class _Refused(Exception):
    """Stops the parser; ``str()`` is the end of a sentence."""


def check_xml(raw: bytes, name: str) -> None:
    """``SourceProblem`` where ``raw`` is no XML, has a document type or is nested too deep.

    With a document type come entities, which repeat text a million times or read other
    files; the parsers that leave them out leave out the text around them as well.
    """
    parser = expat.ParserCreate()
    depth = 0

    def starts(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _Refused(f"is nested more than {DEEPEST} deep")

    def ends(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def has_document_type(*_: object) -> None:
        raise _Refused("has a document type (DOCTYPE), which may hide a trap")

    parser.StartElementHandler = starts
    parser.EndElementHandler = ends
    parser.StartDoctypeDeclHandler = has_document_type
    try:
        parser.Parse(raw, True)  # noqa: FBT003 (expat's own)
    except _Refused as refusal:
        line = parser.CurrentLineNumber
        raise SourceProblem(f"{name}, line {line}: it {refusal}; it was not read.") from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        line, column = parser.ErrorLineNumber, parser.ErrorColumnNumber + 1
        raise SourceProblem(
            f"{name}, line {line}, column {column}: this is no valid XML"
            f" ({str(error).split(':')[0]}); the file is damaged."
        ) from error


def check_parts(parts: SafeZip, name: str) -> None:
    """``check_xml`` for each file in a zip file that is XML, whatever its name: a library
    may be led to any of them."""
    for part in parts.names:
        raw = parts.read(part)
        head = raw[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
        if part.lower().endswith((".xml", ".rels")) or head.startswith(b"<"):
            check_xml(raw, f"{name} ({shown(part)})")


def parsed(raw: bytes, name: str) -> "Element":
    """The root element of checked XML, without comments and processing instructions."""
    from lxml import etree  # noqa: PLC0415 (slow to import, seldom needed)

    check_xml(raw, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceProblem(f"{name} is no valid XML ({error}); the file is damaged.") from error


def local(element: "Element") -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words_of(element: "Element") -> str:
    """All text inside an element."""
    return "".join(str(piece) for piece in element.itertext())
