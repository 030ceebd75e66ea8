"""Older and other text files become .docx through LibreOffice, where the server has it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from conglang.core.errors import Refusal

PROGRAMS = ("soffice", "libreoffice")
TIME_LIMIT_SECONDS = 40


def as_docx(content: bytes, extension: str) -> bytes:
    """The same text as .docx. extension: doc, odt or rtf.

    Refuses: no_converter, not_converted.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise Refusal(
            "no_converter",
            f"Máy chủ chưa có chương trình chuyển tệp .{extension}. Hãy mở tệp, chọn Lưu thành, "
            "kiểu “Word Document (.docx)” rồi tải tệp mới.",
        )
    with tempfile.TemporaryDirectory(prefix="conglang-word-") as folder:
        return _converted(program, Path(folder), content, extension)


def _converted(program: str, folder: Path, content: bytes, extension: str) -> bytes:
    source, made = folder / f"vao.{extension}", folder / "ra" / "vao.docx"
    source.write_bytes(content)
    command = [
        program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
        f"-env:UserInstallation={(folder / 'ho-so').as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.parent), str(source),
    ]  # fmt: skip
    environment = {"HOME": str(folder), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    try:
        subprocess.run(  # noqa: S603 -- a program of the server's own, no shell, no word of the file
            command, env=environment, cwd=folder, timeout=TIME_LIMIT_SECONDS, check=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return made.read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise Refusal(
            "not_converted",
            f"Không chuyển được tệp .{extension} này. Hãy mở bằng Word, chọn Lưu thành, kiểu "
            "“Word Document (.docx)” rồi tải tệp mới.",
        ) from error
