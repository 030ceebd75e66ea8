"""What is refused, with a sentence that says what to do; and nothing a file does gets far."""

from __future__ import annotations

import json
import stat
import sys
import time
import zipfile
from pathlib import Path

import pytest

from conglang.core.errors import Refusal
from conglang.papers.word import Photo, Text, limited, read_word
from conglang.papers.word.child import REFUSAL, answer
from conglang.papers.word.paper import Paper, Picture, Table, pack, unpack
from tests.media.files import BOMB, OLE, PDF, XLSX
from tests.media.files import archive as plain_archive
from tests.papers.docx import ARTICLE, SPACES, archive, docx, font, p, run, types

LAUGHS = '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;">]>'
ODT = plain_archive(
    {"mimetype": b"application/vnd.oasis.opendocument.text"}, kind=zipfile.ZIP_STORED
)
OLD_WORD = OLE + "WordDocument".encode("utf-16-le")


def with_document(xml: str | bytes) -> bytes:
    return archive({"[Content_Types].xml": types(), "word/document.xml": xml})


def body(inner: str) -> str:
    return f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>"


def locked() -> bytes:
    """A zip whose entries say that they are encrypted."""
    content = bytearray(ARTICLE)
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    return bytes(content)


REFUSED = {
    "nothing": (b"", "empty"),
    "a document without a word": (docx(), "empty"),
    "only blanks": (docx(p(" "), p("\u200b")), "empty"),
    "a PDF with another name": (PDF, "not_word"),
    "a page of the web": (b"<html><body>x</body></html>", "not_word"),
    "a spreadsheet": (XLSX, "not_word"),
    "a zip of something": (archive({"a.txt": "x"}), "not_word"),
    "a part that is not there": (archive({"[Content_Types].xml": types()}), "not_word"),
    "an old file of another program": (OLE, "not_word"),
    "cut in half": (ARTICLE[: len(ARTICLE) // 2], "damaged"),
    "a zip with a hole": (ARTICLE[:200] + b"\xff" * 200 + ARTICLE[400:], "damaged"),
    "no XML": (with_document("<w:document"), "damaged"),
    "XML of something else": (with_document("<a/>"), "damaged"),
    "entities": (with_document(LAUGHS + "<a>&z;</a>"), "damaged"),
    "entities in the styles": (docx(p("x"), parts={"word/styles.xml": LAUGHS + "<a/>"}), "damaged"),
    "an outside entity": (
        with_document('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "damaged"
    ),
    "nested deep": (with_document(body("<w:sdt>" * 999 + "</w:sdt>" * 999)), "damaged"),
    "a password in the zip": (locked(), "encrypted"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "a macro": (docx(p("x"), parts={"word/vbaProject.bin": b"x"}), "macros"),
    "a macro by its type": (
        docx(p("x"), main="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"
    ),
    "an old file with a macro": (OLD_WORD + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
    "too heavy": (b"PK\x03\x04" + b"\0" * (30 * 1024 * 1024), "too_large"),
    "a bomb": (BOMB.replace(b"mimetype", b"mime-typ"), "too_large"),
    "a bomb of text": (with_document(body(p("a" * 45_000_000))), "too_large"),
    "more than a thousand pages": (docx(p("Tên"), p("dài " * 800_000)), "too_large"),
    "thousands of parts": (archive({f"{n}": "" for n in range(5001)}), "too_large"),
    "an encoding nobody knows": (
        docx(p("Tên"), p(run("\xd5\xe3 n\xe4y \xfe", font("VPS Times")))), "unknown_encoding"
    ),
}  # fmt: skip


@pytest.mark.short_form(14)
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_refused(name: str) -> None:
    content, code = REFUSED[name]

    with pytest.raises(Refusal) as refused:
        read_word(content, name=f"{name}.docx")

    assert refused.value.code == code
    assert "Hãy " in refused.value.message


def test_old_files_need_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    for content, extension in ((OLD_WORD, "doc"), (ODT, "odt"), (b"{\\rtf1 x}", "rtf")):
        with pytest.raises(Refusal) as refused:
            read_word(content, name=f"bai.{extension}")
        assert refused.value.code == "no_converter"
        assert f".{extension}" in refused.value.message


def fake_program(folder: Path, lines: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport sys, shutil, pathlib\n{lines}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)


def test_old_files_are_converted_where_the_program_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.docx").write_bytes(ARTICLE)
    fake_program(
        tmp_path,
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
        f"shutil.copy({str(tmp_path / 'made.docx')!r}, out / 'vao.docx')",
    )
    monkeypatch.setenv("PATH", str(tmp_path))

    assert read_word(OLD_WORD, name="cu.doc").title == "Hòn Đất thông xe đường liên ấp"


def test_a_conversion_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_program(tmp_path, "sys.exit(1)")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Refusal, match="Không chuyển được") as refused:
        read_word(ODT, name="a.odt")

    assert refused.value.code == "not_converted"


def test_files_cut_anywhere_are_refused_or_read() -> None:
    for end in range(0, len(ARTICLE), 97):
        said = answer(ARTICLE[:end], "x.docx")
        assert said[:1] in {b"P", b"R"}


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "TIME_LIMIT_SECONDS", 0.5)
    monkeypatch.setattr(limited, "_START", "import time; time.sleep(60)")
    began = time.monotonic()

    with pytest.raises(Refusal) as refused:
        read_word(ARTICLE, name="x.docx")

    assert refused.value.code == "too_slow"
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("open('tep-moi', 'wb', 0).write(b'x')", "damaged"),
        ("[open('/dev/null') for _ in range(99)]", "damaged"),
        ("bytearray(3 * 1024 ** 3)", "damaged"),
        ("import django", "damaged"),
        ("import os; sys.exit(len(os.environ) > 1)", "damaged"),
    ],
)
def test_the_child_can_do_little(
    deed: str, code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    first = f"from conglang.papers.word.child import limit; limit(); {deed}"
    start = limited._START.replace("main()", first)
    monkeypatch.setattr(limited, "_START", start)
    monkeypatch.setenv("CONGLANG_SECRET_KEY", "khong-ai-duoc-biet")

    with pytest.raises(Refusal) as refused:
        read_word(ARTICLE, name="x.docx")

    assert refused.value.code == code
    assert [each.stat().st_size for each in tmp_path.iterdir()] in ([], [0])


def test_a_file_that_fills_the_memory_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*args: object) -> Paper:
        raise MemoryError

    monkeypatch.setattr("conglang.papers.word.child.read", fill)

    said = answer(ARTICLE, "x.docx")

    assert said[:1] == REFUSAL
    assert json.loads(said[1:])[0] == "too_large"


def test_a_paper_is_packed_and_unpacked() -> None:
    paper = Paper(
        "Tên", "Dẫn", [Text("<p>a</p>"), Photo(0, "c"), Table("b", ["x"], [["y"]])],
        [Picture("a.png", b"\n\0x"), Picture("b.png", b"")], ["n"],
    )  # fmt: skip

    assert unpack(pack(paper)) == paper
    with pytest.raises(ValueError, match="cut off"):
        unpack(pack(paper) + b"x")


def test_a_name_of_any_kind_gives_a_title() -> None:
    content = docx(p("Một câu văn dài, kết thúc bằng dấu chấm."), p("Hai."))

    assert read_word(content, name="thu-muc/tin_ấp 3.docx").title == "tin ấp 3"
    assert read_word(content, name="-c\0.docx").title == "c"
    assert read_word(content, name="").title == "Bài từ tệp Word"
