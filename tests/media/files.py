"""Files as people send them, good and bad, made of bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **more: Any) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "#8a1c1c").save(stream, kind, **more)
    return stream.getvalue()


#: What a telephone writes into a picture: where, with what, by whom.
SECRETS = (b"Canon EOS R5", b"Tran Van An", b"GPS-TEST-10.19N")


def picture_with_camera_data() -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Canon", "Canon EOS R5", "Tran Van An"
    exif[0x9286] = "GPS-TEST-10.19N"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (10.0, 19.0, 11.0), "E", (104.0, 55.0, 0.0)
    xmp = b"<x:xmpmeta><rdf:RDF>Tran Van An</rdf:RDF></x:xmpmeta>"
    return picture("JPEG", (1200, 900), exif=exif, xmp=xmp, comment=b"Tran Van An")


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is this large and weighs next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress(b"\x00" * ((width + 7) // 8 + 1) * height, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def archive(parts: dict[str, bytes], *, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", kind) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


TYPES = b"<Types/>"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
DOCX = archive({"[Content_Types].xml": TYPES, "word/document.xml": b"<w:document/>"})
XLSX = archive({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook/>"})
PPTX = archive({"[Content_Types].xml": TYPES, "ppt/presentation.xml": b"<p/>"})
ODT = archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<c/>"})
ODS = archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "a": b""})
ZIP = archive({"bieu-mau.txt": b"Bieu mau"})
MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x0f" + bytes(range(256)) * 8
OGG = b"OggS\x00\x02" + b"\x00" * 200
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\x00" * 200
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 200
WEBM = b"\x1a\x45\xdf\xa3" + b"\x42\x82\x84webm" + b"\x00" * 200
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600

HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SVG_WITH_HEAD = b'<?xml version="1.0"?>\n' + SVG
POLYGLOT = picture("JPEG") + b"\n<script>alert(1)</script>"
POLYGLOT_GIF = b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)"
MACRO = archive(
    {"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>", "word/vbaProject.bin": b"x"}
)
OLD_MACRO = OLE + "_VBA_PROJECT".encode("utf-16-le") + b"\x00" * 100
BOMB = archive({"mimetype": b"\x00" * (401 * 1024 * 1024)})
EXE = b"MZ" + b"\x00" * 300
ELF = b"\x7fELF" + b"\x00" * 300
BROKEN_ZIP = ODT[:60] + b"\xff" * 40 + ODT[100:]
