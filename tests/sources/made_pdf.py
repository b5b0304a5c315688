"""PDF files made by hand: text in Helvetica where a test wants it."""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass
class At:
    """A line of text at ``x``, ``y`` points from the left and bottom of the page."""

    x: float
    y: float
    text: str
    size: float = 10
    is_bold: bool = False


# The standard security handler with a key of 40 bits: ISO 32000-1, 7.6.3, algorithms 1 to 4.
PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
PERMISSIONS = (-4).to_bytes(4, "little", signed=True)


def pdf_of(
    *pages: list[At],
    encrypt: bool = False,
    password: str = "",
    owner: str = "",
    info: str = "",
    is_packed: bool = True,
    meaning: Mapping[str, str] | None = None,
) -> bytes:
    """Pages of 400 by 600 points. ``encrypt``: with a password that nobody knows; ``password``:
    with one for opening it; ``owner``: with one for changing it alone; ``meaning``: what letters
    stand for others."""
    key, owners_part = _key(password, owner)
    is_locked = bool(password or owner)
    objects: dict[int, bytes] = {
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        5: f"<<{info}>>".encode("cp1252"),
    }
    if meaning:
        objects[3] = objects[3].replace(b">>", b"/ToUnicode 6 0 R>>")
        objects[6] = _stream(_cmap(meaning))
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
        stream = _locked(stream, content, key) if is_locked else stream
        objects[content] = head + stream + b"\nendstream"
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    locked = (
        f"/ID[<{'00' * 16}><{'00' * 16}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
        f"/O<{owners_part.hex()}>/U<{rc4(key, PAD).hex() if is_locked else '22' * 32}>>>"
    )
    return _file(objects, locked if encrypt or is_locked else "")


def _stream(content: bytes) -> bytes:
    return f"<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


def _cmap(meaning: Mapping[str, str]) -> bytes:
    """ISO 32000-1, 9.10.3: which characters the codes of a font stand for."""
    lines = "\n".join(
        f"<{ord(code):02x}> <{letter.encode('utf-16-be').hex()}>"
        for code, letter in meaning.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def"
        " 1 begincodespacerange <00> <ff> endcodespacerange"
        f" {len(meaning)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def _locked(stream: bytes, number: int, key: bytes) -> bytes:
    own = key + number.to_bytes(3, "little") + bytes(2)
    return rc4(hashlib.md5(own).digest()[:10], stream)


def _key(password: str, owner: str) -> tuple[bytes, bytes]:
    """The key of the file, and the entry /O."""
    user = (password.encode("cp1252") + PAD)[:32]
    owners = ((owner or password).encode("cp1252") + PAD)[:32]
    part = rc4(hashlib.md5(owners).digest()[:5], user)
    return hashlib.md5(user + part + PERMISSIONS + bytes(16)).digest()[:5], part


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    found, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        found.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(found)


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
