"""The screens of the plan, of assignments, and the page that residents read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client

from conglang.newsroom.choices import State
from conglang.newsroom.models import Orientation, Topic
from conglang.planning.actions import Decision
from conglang.planning.choices import PlanState
from conglang.planning.models import Evidence, PlanChange, PlanPart, PlanTask, YearPlan
from conglang.planning.queries import plan_document
from conglang.planning.queries.quotas import YearLine
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_unit, undone_at_the_end, visitor
from tests.newsroom.factories import AT, ROADS, Board, act, make_board, start, walk
from tests.planning.factories import DECISION, do, fresh, make_plan, task_facts

PLANS = "/quan-tri/ke-hoach/"
PLAN = f"{PLANS}2026/"
PUBLIC = "/ke-hoach-hoat-dong/2026/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Iterator[Board]:
    with time_machine.travel(AT, tick=False):
        yield whole_board


@pytest.fixture
def unit(board: Board) -> Any:
    return make_unit(board.portal, "Ấp Vàm Rầy")


def text(client: Client, address: str, **query: Any) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def said(response: Any) -> str:
    assert response.status_code == 200
    return str(response.content.decode())


# --- the list and beginning a plan --------------------------------------------------------------


def test_without_a_plan_the_list_says_how_to_begin(board: Board) -> None:
    shown = text(board.browser("secretary"), PLANS)

    assert "Chưa có kế hoạch năm 2026" in shown
    assert "Lập kế hoạch năm 2026" in shown


def test_next_years_plan_is_begun_from_this_years(board: Board, unit: Any) -> None:
    make_plan(board, unit, PlanState.RUNNING)
    client = board.browser("secretary")
    assert "Lập từ kế hoạch năm 2026" in text(client, PLANS)

    shown = said(client.post(f"{PLANS}2027/lap/", {"tu": "2026"}, follow=True))

    assert "Kế hoạch hoạt động năm 2027" in shown
    assert "01/01/2027 – 31/12/2027" in shown
    assert "Đang soạn" in shown


def test_a_contributor_reads_and_is_offered_nothing_to_change(board: Board, unit: Any) -> None:
    make_plan(board, unit, PlanState.RUNNING)
    client = board.browser("other_contributor")

    shown = text(client, PLAN)

    assert "Tuyên truyền vụ lúa trên đất tôm" in shown
    for words in ("Sửa", "Thêm nhiệm vụ", "Tổng kết</a>", "Công khai trên cổng", "Điều chỉnh theo"):
        assert words not in shown
    assert client.get(f"{PLAN}nhiem-vu/moi/").status_code == 403


@pytest.mark.parametrize("place", ["", "noi-dung/", "nhiem-vu/moi/", "van-ban/", "pdf/"])
def test_a_year_without_a_plan_has_no_screens(board: Board, place: str) -> None:
    assert board.browser("secretary").get(f"{PLANS}2031/{place}").status_code == 404


# --- writing ------------------------------------------------------------------------------------


def task_form(unit: Any, **more: Any) -> dict[str, Any]:
    values = {
        "title": "Mở lớp tập huấn", "unit": unit.pk, "since": "2026-03-01", "until": "2026-06-30",
        "measure": "hand", "target": "2", "evidence_wanted": "Ảnh lớp học",
    }  # fmt: skip
    return {**values, **more}


def test_the_secretary_writes_text_tasks_and_parts(board: Board, unit: Any) -> None:
    plan = do(board, "start_plan", year=2026)
    client = board.browser("secretary")

    client.post(f"{PLAN}noi-dung/", {"basis": "Nghị định 224/2026/NĐ-CP", "purpose": "Đưa tin kịp"})
    client.post(f"{PLAN}nhiem-vu/moi/", task_form(unit))
    client.post(f"{PLAN}muc/moi/", {"kind": "money", "text": "Nhuận bút", "amount": "120.000.000"})

    shown = text(client, PLAN)
    with within_site(board.site):
        task, part = PlanTask.objects.get(plan=plan), PlanPart.objects.get(plan=plan)
    assert "Nghị định 224/2026/NĐ-CP" in shown
    assert (task.target, task.since) == (2, date(2026, 3, 1))
    assert part.amount == 120_000_000
    assert "Cộng: 120.000.000 đồng" in shown


def test_what_was_typed_is_kept_when_it_is_refused(board: Board, unit: Any) -> None:
    do(board, "start_plan", year=2026)

    response = board.browser("secretary").post(
        f"{PLAN}nhiem-vu/moi/", task_form(unit, until="2026-01-01")
    )

    assert response.status_code == 422
    shown = response.content.decode()
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in shown
    assert "Mở lớp tập huấn" in shown


@pytest.mark.parametrize("amount", ["12,5", "-5", "abc"])
def test_money_is_whole_dong(board: Board, amount: str) -> None:
    do(board, "start_plan", year=2026)
    given = {"kind": "money", "text": "Nhuận bút", "amount": amount}

    response = board.browser("secretary").post(f"{PLAN}muc/moi/", given)

    assert "Hãy ghi số tiền bằng số nguyên đồng" in response.content.decode()


def test_a_task_is_removed_and_brought_back(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit)
    with within_site(board.site):
        task = PlanTask.objects.get(plan=plan)
    client, address = board.browser("secretary"), f"{PLANS}nhiem-vu/{task.pk}/"

    shown = said(client.post(f"{address}bo/", follow=True))
    assert "Đã bỏ 1 nhiệm vụ" in shown
    shown = said(client.post(f"{address}lay-lai/", follow=True))

    assert "Đã bỏ 1 nhiệm vụ" not in shown
    assert client.post(f"{address}quay/").status_code == 404


# --- its way ------------------------------------------------------------------------------------


def test_the_chief_approves_with_the_signed_paper(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.SUBMITTED)
    given = {
        "number": "12/KH-UBND", "decided_on": "2026-01-15", "signer": "Nguyễn Văn An",
        "signer_post": "Chủ tịch", "file": ContentFile(PDF, name="ban-ky.pdf"),
    }  # fmt: skip

    shown = said(board.browser("chief").post(f"{PLAN}viec/approve/", given, follow=True))

    assert fresh(board, plan).state == PlanState.APPROVED
    assert "Số 12/KH-UBND ngày 15/01/2026, Nguyễn Văn An – Chủ tịch" in shown
    signed = board.browser("other_contributor").get(f"{PLAN}ban-da-ky/")
    assert signed.content == PDF
    assert "no-store" in signed["Cache-Control"]


def test_a_signed_file_must_be_what_its_name_says(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.SUBMITTED)
    given = {
        "number": "1", "decided_on": "2026-01-15", "signer": "Nguyễn Văn An",
        "file": ContentFile(b"<script>", name="ban-ky.pdf"),
    }  # fmt: skip

    response = board.browser("chief").post(f"{PLAN}viec/approve/", given)

    assert response.status_code == 422
    assert fresh(board, plan).state == PlanState.SUBMITTED


def test_a_step_that_is_not_the_persons_changes_nothing(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.SUBMITTED)
    given = {"number": "1", "decided_on": "2026-01-15", "signer": "Nguyễn Văn An"}

    board.browser("secretary").post(f"{PLAN}viec/approve/", given)

    assert fresh(board, plan).state == PlanState.SUBMITTED
    assert board.browser("secretary").get(f"{PLAN}viec/xoa/").status_code == 404
    assert board.browser("editor").post(f"{PLAN}viec/approve/", given).status_code == 403


def test_an_approved_plan_is_changed_by_a_decision_and_tells_of_it(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING)
    client = board.browser("secretary")
    assert "Thêm nhiệm vụ" not in text(client, PLAN)
    given = {"number": "45/QĐ-UBND", "decided_on": "2026-06-01", "reason": "Thêm việc mới"}

    shown = said(client.post(f"{PLAN}dieu-chinh/", given, follow=True))
    assert "Đang điều chỉnh theo 45/QĐ-UBND" in shown
    assert "Thêm nhiệm vụ" in shown
    client.post(f"{PLAN}nhiem-vu/moi/", task_form(unit))
    shown = said(client.post(f"{PLAN}dieu-chinh/chot/", follow=True))

    assert "1 chỗ thay đổi" in shown
    assert "Nhiệm vụ thêm: Mở lớp tập huấn" in shown
    with within_site(board.site):
        assert PlanChange.objects.get(plan=plan).closed_at == AT


# --- progress and evidence ----------------------------------------------------------------------


def test_progress_stands_on_the_plan_in_words(
    board: Board, unit: Any, django_capture_on_commit_callbacks: Any
) -> None:
    make_plan(board, unit, PlanState.RUNNING)

    with django_capture_on_commit_callbacks(execute=True):
        walk(board, ROADS[State.PUBLISHED], start(board))

    assert "1/2 (50 %)" in text(board.browser("editor"), PLAN)


def test_evidence_with_an_article_and_a_private_file(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING)
    article = walk(board, ROADS[State.PUBLISHED], start(board))
    with within_site(board.site):
        task = PlanTask.objects.get(plan=plan)
        address = article.address
    given = {
        "text": "Đã họp giao ban", "day": "2026-11-02", "amount": "1",
        "article": f"http://hondat.test{address}", "file": ContentFile(PDF, name="bien-ban.pdf"),
    }  # fmt: skip
    client = board.browser("secretary")

    shown = said(
        client.post(f"{PLANS}nhiem-vu/{task.pk}/minh-chung/", given, follow=True)
    )  # fmt: skip

    with within_site(board.site):
        evidence = Evidence.objects.get()
    file = f"{PLANS}minh-chung/{evidence.pk}/tep/"
    assert evidence.article_id == article.pk
    assert "bien-ban.pdf" in shown
    assert client.get(file).content == PDF
    assert visitor(board.portal).get(file).status_code == 302
    assert visitor(board.portal).get(f"/tep/{evidence.file.name}").status_code == 404


def test_an_address_that_is_no_article_of_the_portal_is_refused(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING)
    with within_site(board.site):
        task = PlanTask.objects.get(plan=plan)
    given = {"text": "Đã họp", "day": "2026-11-02", "amount": "1", "article": "/khong/co/"}

    response = board.browser("secretary").post(f"{PLANS}nhiem-vu/{task.pk}/minh-chung/", given)

    assert "Không có bài đang xuất bản nào của cổng ở địa chỉ này." in response.content.decode()


def test_the_plan_asks_the_same_few_questions_for_any_number_of_tasks(
    board: Board, unit: Any, django_assert_max_num_queries: Any
) -> None:
    plan = make_plan(board, unit)
    for number in range(6):
        do(board, "add_task", plan_id=plan.pk,
           facts=task_facts(unit, title=f"Nhiệm vụ {number}", joining_ids=(unit.pk,)))  # fmt: skip
    client = board.browser("secretary")
    client.get(PLAN)

    with django_assert_max_num_queries(45):
        client.get(PLAN)


# --- assignments --------------------------------------------------------------------------------


def give_topics(board: Board, unit: Any) -> None:
    other = make_unit(board.portal, "Hội Nông dân")
    in_time = walk(board, ROADS[State.SUBMITTED], start(board, "Nộp kịp"))
    late = walk(board, ROADS[State.SUBMITTED], start(board, "Nộp sau hạn"))
    with within_site(board.site):
        week = Orientation.objects.create(site=board.site, week_starts_on=date(2026, 11, 16))
        for title, day, whose, article in (
            ("Nước về ruộng", 20, unit, in_time), ("Trạm bơm", 19, unit, late),
            ("Đê biển", 18, other, None), ("Chợ quê", 25, other, None),
        ):  # fmt: skip
            Topic.objects.create(
                site=board.site, orientation=week, title=title, section=board.section, unit=whose,
                due_on=date(2026, 11, day), article=article,
            )  # fmt: skip


def test_assignments_tell_who_delivered_in_time(board: Board, unit: Any) -> None:
    give_topics(board, unit)

    response = board.browser("secretary").get(f"{PLANS}giao-de-tai/")

    tallies = {each.unit.name: each for each in response.context["units"]}
    ours, other = tallies["Ấp Vàm Rầy"], tallies["Hội Nông dân"]
    assert (ours.given, ours.in_time, ours.late, ours.overdue, ours.open) == (2, 1, 1, 0, 0)
    assert (other.given, other.in_time, other.late, other.overdue, other.open) == (2, 0, 0, 1, 1)


def test_assignments_are_narrowed_to_a_unit_and_a_result(board: Board, unit: Any) -> None:
    give_topics(board, unit)
    client = board.browser("secretary")

    by_unit = client.get(f"{PLANS}giao-de-tai/", {"unit": unit.pk}).context["rows"]
    by_state = client.get(f"{PLANS}giao-de-tai/", {"state": "overdue"}).context["rows"]
    before = client.get(
        f"{PLANS}giao-de-tai/", {"since": "2026-10-01", "until": "2026-10-31"}
    ).context  # fmt: skip

    assert [row["topic"].title for row in by_unit] == ["Trạm bơm", "Nước về ruộng"]
    assert [row["topic"].title for row in by_state] == ["Đê biển"]
    assert (before["total"], before["period"].label) == (0, "tháng 10/2026")


# --- on paper -----------------------------------------------------------------------------------


def test_the_plan_is_an_administrative_document(board: Board, unit: Any) -> None:
    make_plan(board, unit, PlanState.APPROVED)
    client = board.browser("editor")

    word, pdf = client.get(f"{PLAN}van-ban/"), client.get(f"{PLAN}pdf/")

    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        inside = archive.read("word/document.xml").decode()
    for words in ("12/KH-UBND", "Tuyên truyền vụ lúa trên đất tôm", "120.000.000", "Nguyễn Văn An"):
        assert words in inside
    assert pdf.content.startswith(b"%PDF-")


def test_quotas_of_the_year_stand_in_the_plan(
    board: Board, unit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(board, unit, PlanState.APPROVED)
    line = YearLine(unit, "month", "tin", "Nông thôn mới", target=2, weight=1, whole_year=24)
    monkeypatch.setattr(plan_document, "quota_lines_of_year", lambda year: [line])

    word = board.browser("editor").get(f"{PLAN}van-ban/")
    do(board, "publish_plan", by="chief", plan_id=plan.pk)

    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        assert "2 mỗi tháng" in archive.read("word/document.xml").decode()
    shown = text(visitor(board.portal), PUBLIC)
    assert "Ấp Vàm Rầy: Tin (Nông thôn mới), 2 mỗi tháng, cả năm 24" in shown


# --- residents ----------------------------------------------------------------------------------


@pytest.fixture
def public(board: Board, unit: Any) -> YearPlan:
    plan = make_plan(board, unit, PlanState.SUBMITTED)
    decision = Decision(
        number=DECISION.number, decided_on=DECISION.decided_on, signer=DECISION.signer,
        file=ContentFile(PDF, name="ban-ky.pdf"),
    )  # fmt: skip
    do(board, "approve_plan", by="chief", plan_id=plan.pk, decision=decision)
    do(board, "publish_plan", by="chief", plan_id=plan.pk)
    return fresh(board, plan)


def test_residents_read_the_published_plan_and_its_file(board: Board, public: YearPlan) -> None:
    client = visitor(board.portal)

    shown = text(client, PUBLIC)
    file = client.get(f"{PUBLIC}van-ban/")

    for words in ("Số 12/KH-UBND ngày 15/01/2026", "Tuyên truyền vụ lúa", "Đã đạt: 0/2 (0 %)"):
        assert words in shown
    assert file.content == PDF
    assert "attachment" in file["Content-Disposition"]
    assert PUBLIC in text(client, "/ke-hoach-hoat-dong/")


def test_the_site_map_leads_residents_to_the_plan(board: Board, public: YearPlan) -> None:
    address = f"/ke-hoach-hoat-dong/{public.year}/"
    client, pages = visitor(board.portal), ("/so-do-cong/", "/sitemap.xml")
    found = [text(client, page) for page in pages]
    do(board, "unpublish_plan", by="chief", plan_id=public.pk)

    later = [text(client, page) for page in pages]

    assert all(address in page for page in found)
    assert not any(address in page for page in later)


def test_what_is_not_public_has_no_address(board: Board, public: YearPlan) -> None:
    client = visitor(board.portal)
    do(board, "unpublish_plan", by="chief", plan_id=public.pk)

    assert [client.get(address).status_code for address in (PUBLIC, f"{PUBLIC}van-ban/")] == [
        404, 404,
    ]  # fmt: skip
    assert "Chưa có kế hoạch nào được công khai" in text(client, "/ke-hoach-hoat-dong/")


def test_the_page_is_the_same_bytes_for_everybody_and_every_day(
    board: Board, public: YearPlan
) -> None:
    seen = [
        client.get(PUBLIC).content for client in (visitor(board.portal), board.browser("chief"))
    ]
    with time_machine.travel("2027-02-01", tick=False):
        seen.append(visitor(board.portal).get(PUBLIC).content)

    assert len(set(seen)) == 1


def test_the_page_follows_what_is_published(
    board: Board, public: YearPlan, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article = walk(board, ROADS[State.PUBLISHED], start(board))
    assert "Đã đạt: 1/2 (50 %)" in text(visitor(board.portal), PUBLIC)

    with django_capture_on_commit_callbacks(execute=True):
        act(board, "take_down", article, by="chief")
    assert "Đã đạt: 0/2 (0 %)" in text(visitor(board.portal), PUBLIC)


def test_the_page_asks_few_questions(
    board: Board, public: YearPlan, django_assert_max_num_queries: Any
) -> None:
    client = visitor(board.portal)
    client.get(PUBLIC)

    with django_assert_max_num_queries(10):
        client.get(PUBLIC)
