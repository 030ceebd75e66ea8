"""What may be uploaded: recognised by content, never by name; nothing a browser would run."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, Any

import filetype
from PIL import Image, UnidentifiedImageError

from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.core.webvtt import check_captions

PICTURE_LIMIT_BYTES = 20 * 1024 * 1024
PICTURE_LIMIT_PIXELS = 50_000_000
FILE_LIMIT_BYTES = 50 * 1024 * 1024
PICTURE_FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}

#: How a HEIC file of a telephone begins, behind its first four bytes.
HEIC_BRANDS = frozenset(b"ftyp" + brand for brand in (b"heic", b"heix", b"heim", b"heis", b"hevc"))
HEIC_WORDS = (
    "Ảnh HEIC của iPhone chưa đọc được ở đây. Hãy chọn ảnh JPEG: trên iPhone vào Cài đặt, Camera, "
    "Định dạng, chọn “Tương thích nhất” rồi chụp lại, hoặc gửi ảnh qua ứng dụng đổi sang JPEG."
)

OFFICE_PARTS = {
    "word/document.xml": ("docx", "Văn bản Word"),
    "xl/workbook.xml": ("xlsx", "Bảng tính Excel"),
    "ppt/presentation.xml": ("pptx", "Trình chiếu PowerPoint"),
}
OPEN_DOCUMENT_TYPES = {
    "application/vnd.oasis.opendocument.text": ("odt", "Văn bản ODT"),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods", "Bảng tính ODS"),
}
SIMPLE_TYPES = {
    "application/pdf": ("pdf", "PDF"),
    "audio/mpeg": ("mp3", "Âm thanh MP3"),
    "audio/ogg": ("ogg", "Âm thanh OGG"),
    "audio/mp4": ("m4a", "Âm thanh M4A"),
    "audio/x-wav": ("wav", "Âm thanh WAV"),
    "video/mp4": ("mp4", "Video MP4"),
    "video/webm": ("webm", "Video WebM"),
    "image/jpeg": ("jpg", "Ảnh JPEG"),
    "image/png": ("png", "Ảnh PNG"),
    "image/webp": ("webp", "Ảnh WebP"),
}
OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_TYPES = {"doc": "Văn bản Word cũ", "xls": "Bảng tính Excel cũ", "ppt": "Trình chiếu cũ"}
CAPTIONS = "Phụ đề WebVTT"
FILE_HINT = (
    "PDF, Word, Excel, PowerPoint, ODT, ODS, ZIP, ảnh, âm thanh (MP3…), video (MP4, WebM) và "
    "phụ đề (VTT)"
)
UNZIPPED_LIMIT_BYTES = 400 * 1024 * 1024
UNREADABLE_ZIP = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError,
)  # fmt: skip
#: Name of the stream in which an old Office file keeps its macros.
MACROS_IN_OLE = "_VBA_PROJECT".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class FoundType:
    extension: str
    label: str


def check_picture(upload: IO[bytes], *, size: int) -> FoundType:
    """Recognise a picture by its content.

    size: bytes. Refuses: too_large (over 20 MB or 50 megapixels), heic, not_a_picture (also SVG).
    """
    if size > PICTURE_LIMIT_BYTES:
        raise Refusal(
            "too_large",
            f"Ảnh nặng {format_bytes(size)}, quá {format_bytes(PICTURE_LIMIT_BYTES)}. "
            "Hãy thu nhỏ rồi tải lại.",
        )
    upload.seek(0)
    try:
        with Image.open(upload) as picture:
            kind, (width, height) = picture.format or "", picture.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refusal("too_large", "Ảnh quá 50 triệu điểm. Hãy thu nhỏ rồi tải lại.") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        upload.seek(0)
        if upload.read(12)[4:] in HEIC_BRANDS:
            raise Refusal("heic", HEIC_WORDS) from error
        raise Refusal(
            "not_a_picture", "Tệp này không phải ảnh JPEG, PNG, WebP, AVIF hay GIF đọc được."
        ) from error
    finally:
        upload.seek(0)
    if kind not in PICTURE_FORMATS:
        raise Refusal("not_a_picture", "Chỉ nhận ảnh JPEG, PNG, WebP, AVIF hoặc GIF.")
    if width * height > PICTURE_LIMIT_PIXELS:
        raise Refusal(
            "too_large", f"Ảnh {width}×{height} điểm, quá 50 triệu điểm. Hãy thu nhỏ rồi tải lại."
        )
    return FoundType(PICTURE_FORMATS[kind], f"Ảnh {kind}")


def check_whole_picture(upload: IO[bytes]) -> None:
    """Read a picture to its last pixel; what broke off on its way is found now, not by residents.

    Refuses: damaged.
    """
    upload.seek(0)
    try:
        with Image.open(upload) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refusal(
            "damaged", "Ảnh bị hỏng hoặc tải lên chưa đủ. Hãy mở lại ảnh trong máy rồi chọn lại."
        ) from error
    finally:
        upload.seek(0)


def check_file(upload: IO[bytes], *, name: str, size: int) -> FoundType:
    """Recognise a file by its content; its extension must agree.

    size: bytes. Refuses: too_large (over 50 MB), bad_type, wrong_name, not_captions.
    """
    if size > FILE_LIMIT_BYTES:
        raise Refusal(
            "too_large", f"Tệp nặng {format_bytes(size)}, quá {format_bytes(FILE_LIMIT_BYTES)}."
        )
    upload.seek(0)
    head = upload.read(8192)
    upload.seek(0)
    found = _recognise(upload, head, name)
    upload.seek(0)
    if found is None:
        raise Refusal("bad_type", f"Loại tệp này không được nhận. Các loại được nhận: {FILE_HINT}.")
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if {extension, found.extension} not in ({found.extension}, {"jpeg", "jpg"}):
        raise Refusal(
            "wrong_name",
            f"Tên tệp có đuôi “.{extension}” nhưng nội dung là {found.label}. "
            "Hãy kiểm tra lại tệp.",
        )
    return found


def _recognise(upload: IO[bytes], head: bytes, name: str) -> FoundType | None:
    if head.startswith(b"PK\x03\x04"):
        return _inside_zip(upload)
    if head.startswith(OLE_HEADER):
        extension = name.rsplit(".", 1)[-1].lower()
        if extension not in OLE_TYPES or MACROS_IN_OLE in upload.read():
            return None
        return FoundType(extension, OLE_TYPES[extension])
    if head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        check_captions(upload.read())
        return FoundType("vtt", CAPTIONS)
    guess: Any = filetype.guess(head)
    known = SIMPLE_TYPES.get(guess.mime) if guess else None
    return FoundType(*known) if known else None


def _first_bytes(archive: zipfile.ZipFile, name: str) -> str:
    # A part may unpack to far more than it weighs: only as much is read as is looked at.
    with archive.open(name) as part:
        return part.read(80).decode("ascii", "replace")


def _inside_zip(upload: IO[bytes]) -> FoundType | None:
    try:
        with zipfile.ZipFile(upload) as archive:
            names = set(archive.namelist())
            if sum(entry.file_size for entry in archive.infolist()) > UNZIPPED_LIMIT_BYTES:
                return None
            mimetype = _first_bytes(archive, "mimetype") if "mimetype" in names else ""
    except UNREADABLE_ZIP:
        return None
    if any("vbaproject.bin" in each.lower() for each in names):
        return None
    for part, found in OFFICE_PARTS.items():
        if part in names and "[Content_Types].xml" in names:
            return FoundType(*found)
    if mimetype in OPEN_DOCUMENT_TYPES:
        return FoundType(*OPEN_DOCUMENT_TYPES[mimetype])
    return FoundType("zip", "Tệp nén ZIP")
