"""The Vietnamese of the installed packages is whole, and ours is sound."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]


def load_tool() -> ModuleType:
    """Return tools/locale/catalogue.py, which belongs to no package."""
    path = ROOT / "tools" / "locale" / "catalogue.py"
    spec = importlib.util.spec_from_file_location("conglang_catalogue_tool", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool()


def message(msgid: str, msgid_plural: str = "") -> Any:
    return tool.Message("django", None, msgid, msgid_plural=msgid_plural)


def problems(msgid: str, text: str, msgid_plural: str = "") -> list[str]:
    return list(tool.text_problems(message(msgid, msgid_plural), text))


def test_every_wagtail_package_is_read() -> None:
    names = [name for name, _folder in tool.source_packages()]
    assert names[:2] == ["wagtail.admin", "wagtail"]
    for name in ("wagtail.images", "wagtail.contrib.forms", "allauth", "taggit", "django.conf"):
        assert name in names
    for name in ("django.contrib.admin", "django.contrib.gis", "django.contrib.flatpages"):
        assert name not in names


def test_no_message_is_left_in_english() -> None:
    assert tool.check_missing() == []


def test_every_text_keeps_its_placeholders_tags_and_spelling() -> None:
    assert tool.check_texts() == []


def test_compiled_files_are_up_to_date() -> None:
    assert tool.check_compiled() == []


@pytest.mark.parametrize("domain", tool.DOMAINS)
def test_catalogue_header_and_order(domain: str) -> None:
    catalogue = polib.pofile(str(tool.overlay_path(domain)))
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    ids = [(entry.msgid.casefold(), entry.msgid, entry.msgctxt or "") for entry in catalogue]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids))
    assert not [entry.msgid for entry in catalogue if not entry.tcomment]


@pytest.mark.parametrize("domain", tool.DOMAINS)
def test_catalogue_holds_no_message_the_packages_dropped(domain: str) -> None:
    known = tool.read_messages()
    keys = [key for key in tool.read_overlay() if key[0] == domain]
    assert keys
    assert [key for key in keys if key not in known] == []


@pytest.mark.parametrize(
    ("msgid", "text"),
    [
        ("Publish", "Xuất bản"),
        ("Unpublish", "Gỡ xuống"),
        ("Locale", "Ngôn ngữ"),
        ("Alias", "Bản dẫn"),
        ("%(label)s and Publish", "%(label)s và xuất bản"),
        ("Request changes", "Yêu cầu sửa"),
        ("Dashboard", "Bàn làm việc"),
        ("Sign in", "Đăng nhập"),
    ],
)
def test_administrative_terms(msgid: str, text: str) -> None:
    known = tool.read_messages()[("django", None, msgid)]
    assert tool.message_text(known, tool.read_overlay()) == text


@pytest.mark.parametrize(
    ("msgid", "text", "problem"),
    [
        ("Hello %(name)s", "Xin chào", "placeholders"),
        ("Hello {name}", "Xin chào {ten}", "placeholders"),
        ("%s of %s", "%s trong", "placeholders"),
        ("<b>Note</b>", "<i>Lưu ý</i>", "HTML"),
        ("Locale: ", "Ngôn ngữ:", "white space"),
        ("%(label)s and go", "%(label)svà đi", "stuck"),
        ("Home", "Trang chu\u0309", "NFC"),
        ("Delete", "Xoá", "tone"),
        ("Save", "Save lại", "English"),
    ],
)
def test_a_faulty_text_is_told(msgid: str, text: str, problem: str) -> None:
    assert any(problem in told for told in problems(msgid, text))


def test_a_sound_text_passes() -> None:
    assert problems("Page %(n)s", "Trang %(n)s") == []
    assert problems("1 page", "%(n)s trang", "%(n)s pages") == []
    assert problems("%(link)ssign up", "%(link)sđăng ký") == []
    assert problems("Hash value", "Giá trị băm, quý IV, toán, hoàn tác") == []


def test_a_plural_may_not_lose_its_count() -> None:
    assert problems("1 page", "1 trang", "%(n)s pages") != []
