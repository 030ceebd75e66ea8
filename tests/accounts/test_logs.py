import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from conglang.accounts.actions import note_sign_in
from conglang.accounts.admin.sheets import safe_cell
from conglang.accounts.models import SignInRecord
from conglang.audit.acts import act_label, fact_words
from conglang.audit.models import AuditRecord
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_unit, settle_constraints

LOG, SIGN_INS = "/quan-tri/nhat-ky/", "/quan-tri/nhat-ky/dang-nhap/"


def rows_of(response):
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_acts_stand_in_words_with_what_changed(portal, desk):
    person = make_person(portal, "editor", full_name="Phạm Thị Biên")
    desk.post(f"/quan-tri/nhan-su/{person.pk}/khoa/", {"reason": "Nghỉ việc"})

    page = desk.get(LOG).content.decode()

    assert "Khóa tài khoản" in page
    assert "Nghỉ việc" in page
    assert "Giao vai trò" in page
    assert "Biên tập viên" in page
    assert "01/07/2025" in page


def test_the_log_of_another_portal_is_not_there(neighbour, desk):
    make_unit(neighbour, "Ấp Bình Sơn")

    assert "Ấp Bình Sơn" not in desk.get(LOG).content.decode()


def test_the_log_is_narrowed_by_words_kind_and_days(portal, desk, admin):
    make_unit(portal, "Ấp Hòn Me")
    person = make_person(portal, "editor", full_name="Đặng Thị Phó")
    client_of(admin, portal).post(f"/quan-tri/nhan-su/{person.pk}/khoa/", {"reason": "Nghỉ"})
    tomorrow = timezone.localdate() + timedelta(days=1)

    by_kind = desk.get(LOG, {"kind": "unit"}).content.decode()
    by_actor_without_accents = desk.get(LOG, {"q": "le thi quan"}).content.decode()
    later = desk.get(LOG, {"since": tomorrow.isoformat()}).content.decode()
    senseless = desk.get(LOG, {"since": "hôm qua"})

    assert "Thêm đơn vị" in by_kind
    assert "Giao vai trò" not in by_kind
    assert "Khóa tài khoản" in by_actor_without_accents
    assert "Không có việc nào khớp" in later
    assert senseless.status_code == 200


def test_fifty_lines_stand_on_a_page(portal, desk):
    with within_site(portal.site):
        for number in range(60):
            note_sign_in(result="failed", at=timezone.now(), name_tried=f"ai.{number}")

    first = desk.get(SIGN_INS).content.decode()
    second = desk.get(f"{SIGN_INS}?trang=2&kind=failed").content.decode()

    assert first.count('data-label="Thiết bị"') == 50
    assert second.count('data-label="Thiết bị"') == 10
    assert "Trang 2 / 2" in second
    assert "?kind=failed&amp;trang=1" in second


def test_a_whole_chain_is_told_so_on_press(desk):
    quiet = desk.get(LOG).content.decode()
    pressed = desk.post(LOG).content.decode()

    assert "Chuỗi nhật ký" not in quiet
    assert "Chuỗi nhật ký nguyên vẹn" in pressed


def test_a_broken_chain_names_the_number(portal, desk):
    make_unit(portal, "Ấp Hòn Me")
    with within_site(portal.site):
        broken = AuditRecord.objects.order_by("-sequence").first()
    _change_past_the_triggers(broken.pk)

    page = desk.post(LOG).content.decode()

    assert f"Chuỗi nhật ký bị đứt ở số {broken.sequence}" in page


def _change_past_the_triggers(pk):
    settle_constraints()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_refuses_update")
        else:
            cursor.execute("ALTER TABLE audit_auditrecord DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_auditrecord SET note = 'khác' WHERE id = %s", [pk])


def test_the_log_can_be_taken_away_as_narrowed(portal, desk):
    make_unit(portal, "=HYPERLINK(0)")

    response = desk.get(f"{LOG}tai/?kind=unit")
    rows = rows_of(response)

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment; filename=" in response["Content-Disposition"]
    assert [row["Việc"] for row in rows] == ["Thêm đơn vị"]
    assert rows[0]["Đối tượng"] == "'=HYPERLINK(0)"
    assert len(rows[0]["Mã băm"]) == 64


@pytest.mark.parametrize(
    ("path", "act"),
    [("tai/?kind=unit&q=", "log.export"), ("dang-nhap/tai/?kind=unit", "log.export_sign_ins")],
)
def test_who_takes_a_log_away_stands_in_it(path, act, portal, desk):
    desk.get(f"{LOG}{path}")

    with within_site(portal.site):
        entry = AuditRecord.objects.order_by("-sequence").first()
    assert (entry.act, entry.note) == (act, "kind=unit")
    assert entry.actor_id is not None


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", " ="])
def test_no_cell_can_run_in_a_spreadsheet(sign):
    assert safe_cell(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("value", ["Ấp Hòn Me", "2026-01-05", 12, None])
def test_other_cells_stay_as_they_are(value):
    assert safe_cell(value) == ("" if value is None else str(value))


def test_the_sign_in_log_shows_names_results_and_closed_doors(portal, desk):
    person = make_person(portal, "editor", full_name="Phạm Thị Biên")
    client_of(person, portal).get("/quan-tri/nhan-su/")

    page = desk.get(SIGN_INS, {"q": "pham thi"}).content.decode()
    [row] = rows_of(desk.get(f"{SIGN_INS}tai/", {"kind": "page_refused"}))

    assert "Mở trang không được phép" in page
    assert "/quan-tri/nhan-su/" in page
    assert row["Người"] == "Phạm Thị Biên"


def test_the_sign_in_log_is_found_by_address(portal, desk):
    with within_site(portal.site):
        note_sign_in(result="failed", at=timezone.now(), name_tried="ai.do", address="203.0.113.9")

    assert "ai.do" in desk.get(SIGN_INS, {"q": "203.0"}).content.decode()
    assert "ai.do" not in desk.get(SIGN_INS, {"q": "198.51"}).content.decode()
    assert SignInRecord._base_manager.count() == 1


def test_every_act_in_the_code_has_words():
    import re  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    source = Path(__file__).resolve().parents[2] / "src/conglang"
    texts = [path.read_text(encoding="utf-8") for path in source.rglob("*.py")]
    found = {name for text in texts for name in re.findall(r'act="([a-z]+\.[a-z_.]+)"', text)}
    found |= {f"portal.{name}" for name in ("create", "suspend", "resume", "archive")}

    assert len(found) > 10
    assert [
        name for name in sorted(found) if act_label(name) in {name, name.partition(".")[0]}
    ] == []


def test_an_act_of_nobody_is_shown_as_it_is():
    assert act_label("khac.viec") == "khac.viec"
    assert act_label("unit.khac") == "Đơn vị"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("role", "editor", "Biên tập viên"),
        ("starts_on", "2026-01-05", "05/01/2026"),
        ("in_menu", True, "có"),
        ("in_menu", False, "không"),
        ("position", 3, "3"),
        ("ends_on", None, ""),
        ("khac", "abc", "abc"),
    ],
)
def test_kept_values_stand_in_words(name, value, words):
    assert fact_words(name, value) == words
