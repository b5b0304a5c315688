"""PDF files made by hand: text in Helvetica where a test wants it."""

import zlib
from dataclasses import dataclass


@dataclass
class At:
    """A line of text at ``x``, ``y`` points from the left and bottom of the page."""

    x: float
    y: float
    text: str
    size: float = 10
    is_bold: bool = False


def pdf_of(
    *pages: list[At], encrypt: bool = False, info: str = "", is_packed: bool = True
) -> bytes:
    """Pages of 400 by 600 points."""
    objects: dict[int, bytes] = {
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        5: f"<<{info}>>".encode("cp1252"),
    }
    kids = []
    for number, lines in enumerate(pages):
        page, content = 10 + 2 * number, 11 + 2 * number
        kids.append(f"{page} 0 R")
        objects[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents {content} 0 R"
            "/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>"
        ).encode()
        stream = b"\n".join(_drawn(line) for line in lines)
        stream = zlib.compress(stream) if is_packed else stream
        packed = "/Filter/FlateDecode" if is_packed else ""
        head = f"<</Length {len(stream)}{packed}>>stream\n".encode()
        objects[content] = head + stream + b"\nendstream"
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    locked = (
        f"/ID[<{'00' * 16}><{'00' * 16}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
        f"/O<{'11' * 32}>/U<{'22' * 32}>>>"
    )
    return _file(objects, locked if encrypt else "")


def _drawn(line: At) -> bytes:
    text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    font = "B" if line.is_bold else "F"
    return f"BT /{font} {line.size} Tf {line.x} {line.y} Td ({text}) Tj ET".encode("cp1252")


def _file(objects: dict[int, bytes], more: str) -> bytes:
    raw = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(raw)
        raw += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(raw)
    raw += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        raw += f"{number} 1\n{place:010} 00000 n \n".encode()
    size = max(objects) + 1
    raw += (
        f"trailer<</Size {size}/Root 1 0 R/Info 5 0 R{more}>>\nstartxref\n{start}\n%%EOF".encode()
    )
    return bytes(raw)
