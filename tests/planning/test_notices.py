"""The notice of a period: tried out, issued, frozen, replaced, made into a paper and an article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom.models import ArticlePage
from conglang.notifications.models import Notice
from conglang.planning import actions
from conglang.planning.actions import NoticeFacts
from conglang.planning.models import Achievement, Quota, QuotaNotice
from conglang.planning.period_rules import ReportingPeriod
from conglang.planning.queries.notices import groups_of, hundredths
from conglang.planning.queries.rules import reporting_period
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_unit, undone_at_the_end
from tests.newsroom.factories import ROADS, Board, make_board, start, walk
from tests.planning.quota_world import deliver, give

LATER = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
ISSUED = date(2026, 12, 2)
IN_NOVEMBER = date(2026, 11, 10)
NOTICES = "/quan-tri/chi-tieu/thong-bao/"
FACTS = NoticeFacts(
    number="15", symbol="TB-BBT", place="Hòn Đất", issued_on=ISSUED, signer_name="Trần Văn Bảy",
    signer_post="Trưởng Ban Biên tập", request="Các đơn vị chưa đạt khẩn trương gửi tin, bài.",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Iterator[Board]:
    with time_machine.travel(LATER, tick=False):
        yield whole_board


@pytest.fixture
def units(board: Board) -> list[Any]:
    """One unit of each standing: exceeded, met, missed, exempt."""
    names = ("Ấp Vượt", "Ấp Đạt", "Ấp Thiếu", "Ấp Miễn")
    found = [make_unit(board.portal, name) for name in names]
    for unit, done in zip(found, (3, 2, 1, 0), strict=True):
        give(board, unit, since=IN_NOVEMBER, tin=2)
        if done:
            deliver(board, unit, day=IN_NOVEMBER, times=done)
    do(
        board, "add_exemption", unit_id=found[3].pk, reason="Sáp nhập ấp",
        days=(date(2026, 11, 1), date(2026, 11, 30)),
    )  # fmt: skip
    return found


def do(board: Board, name: str, *, by: str = "secretary", **values: Any) -> Any:
    with within_site(board.site):
        return getattr(actions, name)(by=board.people[by], at=LATER, **values)


def november(board: Board) -> ReportingPeriod:
    with within_site(board.site):
        return reporting_period("month", IN_NOVEMBER)


def issue(board: Board, **changes: Any) -> QuotaNotice:
    values = {name: getattr(FACTS, name) for name in NoticeFacts.__slots__}
    facts = NoticeFacts(**{**values, **changes})
    return do(board, "issue_notice", found=november(board), facts=facts)


def refused(board: Board, **changes: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        issue(board, **changes)
    return refusal.value.code


def form(**changes: Any) -> dict[str, Any]:
    values = {name: getattr(FACTS, name) for name in NoticeFacts.__slots__}
    return {**values, "issued_on": "2026-12-02", **changes}


# --- what it says -------------------------------------------------------------------------------


def test_it_names_who_exceeded_met_missed_and_was_exempt(board: Board, units: list[Any]) -> None:
    walk(board, ROADS["returned"], start(board, unit=units[0]))
    with within_site(board.site):
        # The board's steps of the test happened in November.
        notice = issue(board)

    groups = {
        group.standing: [unit["name"] for unit in group.units]
        for group in groups_of(notice.figures)
    }
    ranked = [
        (unit["rank"], unit["name"], hundredths(unit["points"])) for unit in notice.figures["units"]
    ]
    assert groups == {
        "exceeded": ["Ấp Vượt"], "met": ["Ấp Đạt"], "missed": ["Ấp Thiếu"], "exempt": ["Ấp Miễn"],
    }  # fmt: skip
    # 150 points less one for each of the 80 percent returned beyond a fifth.
    assert ranked == [
        (1, "Ấp Đạt", "100"), (2, "Ấp Vượt", "70"), (3, "Ấp Thiếu", "50"), (None, "Ấp Miễn", "–"),
    ]  # fmt: skip
    assert (notice.figures["submitted"], notice.figures["returned"]) == (1, 1)
    assert [(line["done"], line["due"]) for line in notice.figures["totals"]] == [(6, 6)]
    assert "÷ tổng chỉ tiêu" in notice.figures["ranking_rule"]


@pytest.mark.parametrize(
    ("value", "words"),
    [(9550, "95,5"), (10_000, "100"), (8889, "88,89"), (105, "1,05"), (0, "0"), (None, "–")],
)
def test_points_are_written_with_a_comma(value: int | None, words: str) -> None:
    assert hundredths(value) == words


def test_an_issued_notice_stays_whatever_happens_to_articles_units_and_quotas(
    board: Board, units: list[Any]
) -> None:
    notice = issue(board)
    before = client_of(board.people["secretary"], board.portal).get(f"{NOTICES}{notice.pk}/word/")

    with within_site(board.site):
        Achievement.objects.update(withdrawn=True)
        Quota.objects.all().delete()
        type(units[0]).objects.filter(pk=units[0].pk).update(name="Ấp Đã đổi tên")
        kept = QuotaNotice.objects.get(pk=notice.pk)
    browser = client_of(board.people["secretary"], board.portal)
    page = browser.get(f"{NOTICES}{notice.pk}/").content.decode()

    assert kept.figures == notice.figures
    assert "Ấp Vượt: có 3 tin; phải có 2 tin." in " ".join(page.split())
    assert "Ấp Đã đổi tên" not in page
    assert browser.get(f"{NOTICES}{notice.pk}/word/").content == before.content


# --- issuing ------------------------------------------------------------------------------------


def test_before_its_end_a_period_is_only_tried_out(board: Board, units: list[Any]) -> None:
    with time_machine.travel(datetime(2026, 11, 30, 10, 0, tzinfo=UTC), tick=False):
        browser = board.browser("secretary")
        page = browser.get(f"{NOTICES}moi/?ky=month&ngay=2026-11-10").content.decode()
        answer = browser.post(f"{NOTICES}moi/?ky=month&ngay=2026-11-10", form())

    assert "Xem thử thông báo tháng 11/2026" in page
    assert "Ban hành thông báo" not in page
    assert answer.status_code == 422
    with within_site(board.site):
        assert not QuotaNotice.objects.exists()


def test_the_secretary_issues_it_on_screen_and_units_are_told(
    board: Board, units: list[Any]
) -> None:
    writer = make_person(board.portal, "contributor", units[2])
    browser = board.browser("secretary")

    page = browser.get(f"{NOTICES}moi/?ky=month&ngay=2026-11-10").content.decode()
    answer = browser.post(f"{NOTICES}moi/?ky=month&ngay=2026-11-10", form(), follow=True)

    assert 'value="Hòn Đất"' in page
    assert "Đã ban hành thông báo số 15/TB-BBT." in answer.content.decode()
    with within_site(board.site):
        notice = QuotaNotice.objects.get()
        told = Notice.objects.get(kind="quota.notice")
        assert (told.person, told.path) == (writer, f"{NOTICES}{notice.pk}/")
        assert AuditRecord.objects.filter(act="quota_notice.issue").count() == 1
    assert "Ấp Thiếu" in client_of(writer, board.portal).get(told.path).content.decode()


def test_a_refused_form_keeps_what_was_typed(board: Board, units: list[Any]) -> None:
    issue(board)

    answer = board.browser("secretary").post(
        f"{NOTICES}moi/?ky=month&ngay=2026-11-10", form(reason="Bổ sung tin của ấp Thiếu")
    )

    assert answer.status_code == 422
    assert "đã dùng. Hãy lấy số khác." in answer.content.decode()
    assert 'value="Bổ sung tin của ấp Thiếu"' in answer.content.decode()


def test_a_mistake_is_put_right_by_a_new_notice_that_says_why(
    board: Board, units: list[Any]
) -> None:
    old = issue(board)
    deliver(board, units[2], day=IN_NOVEMBER)

    assert refused(board, number="16") == "no_reason"
    assert refused(board, reason="Bổ sung tin") == "number_taken"
    new = issue(board, number="16", reason="Bổ sung tin của ấp Thiếu")

    with within_site(board.site):
        old.refresh_from_db()
    assert (old.replaced_at, new.replaces, new.replaced_at) == (LATER, old, None)
    assert old.figures["units"][2]["standing"] == "missed"
    assert "missed" not in {unit["standing"] for unit in new.figures["units"]}
    browser = board.browser("editor")
    assert "Xem thông báo 16/TB-BBT" in browser.get(f"{NOTICES}{old.pk}/").content.decode()
    page = browser.get(f"{NOTICES}{new.pk}/").content.decode()
    assert "thay Thông báo số 15/TB-BBT ngày 02/12/2026" in " ".join(page.split())


def test_of_two_who_issue_at_the_same_moment_the_later_one_is_told(
    board: Board, units: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(board)
    # The other one's notice was not there yet when this one looked.
    monkeypatch.setattr("conglang.planning.actions.notices.notice_in_force", lambda _: None)

    with pytest.raises(Refusal, match="Người khác vừa ban hành"):
        issue(board, number="16")

    with within_site(board.site):
        assert QuotaNotice.objects.count() == 1


def test_a_period_without_quotas_has_nothing_to_notify(board: Board) -> None:
    assert refused(board) == "no_units"


@pytest.mark.parametrize("role", ["contributor", "editor", "portal_admin", "accountant"])
def test_who_does_not_plan_neither_issues_nor_publishes(
    board: Board, units: list[Any], role: str
) -> None:
    notice = issue(board)
    browser = board.browser(role)

    for name, values in (
        ("issue_notice", {"found": november(board), "facts": FACTS}),
        ("start_notice_article", {"notice_id": notice.pk, "section_id": board.section.pk}),
    ):
        with pytest.raises(Refusal) as refusal:
            do(board, name, by=role, **values)
        assert refusal.value.code == "not_allowed"
    assert browser.get(f"{NOTICES}moi/").status_code == 403
    assert browser.post(f"{NOTICES}{notice.pk}/dang/", {"section": 1}).status_code == 403
    with within_site(board.site):
        assert QuotaNotice.objects.count() == 1


# --- as a paper and as an article ---------------------------------------------------------------


def test_it_is_a_word_file_in_the_layout_of_the_decree(board: Board, units: list[Any]) -> None:
    notice = issue(board)

    answer = board.browser("secretary").get(f"{NOTICES}{notice.pk}/word/")

    assert answer["Content-Disposition"] == (
        f'attachment; filename="thong-bao-month-20261130-{notice.pk}.docx"'
    )
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        text = archive.read("word/document.xml").decode()
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "THÔNG BÁO", "Ấp Thiếu: có 1 tin; phải có 2 tin;",
        "Ấp Miễn (Sáp nhập ấp)", "Trần Văn Bảy", "khẩn trương gửi tin",
    ):  # fmt: skip
        assert words in text


def test_it_is_a_pdf_too(board: Board, units: list[Any]) -> None:
    notice = issue(board)

    answer = board.browser("secretary").get(f"{NOTICES}{notice.pk}/pdf/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-1.")


def test_one_press_makes_a_draft_article_that_goes_the_usual_way(
    board: Board, units: list[Any]
) -> None:
    notice = issue(board)
    browser = board.browser("secretary")

    answer = browser.post(f"{NOTICES}{notice.pk}/dang/", {"section": board.section.pk})

    with within_site(board.site):
        notice.refresh_from_db()
        article = ArticlePage.objects.get(pk=notice.article_id)
        text = article.get_latest_revision_as_object()
        assert answer["Location"] == f"/quan-tri/pages/{article.pk}/edit/"
        assert (article.live, article.record.state) == (False, "draft")
        assert article.get_parent().pk == board.section.pk
        assert text.title == "Kết quả tin, bài tháng 11/2026 của các đơn vị"
        table = text.body[1].value["table"]
        first = next(iter(table.rows))
        assert [cell.value for cell in first] == [
            "1", "Ấp Vượt", "2 tin", "3 tin", "–", "150",
        ]  # fmt: skip
        text.full_clean()
    again = browser.post(f"{NOTICES}{notice.pk}/dang/", {"section": board.section.pk})
    assert "Đã có bài đăng thông báo này." in again.content.decode()
    assert browser.get(answer["Location"]).status_code == 200


def test_a_replaced_notice_is_not_published(board: Board, units: list[Any]) -> None:
    old = issue(board)
    issue(board, number="16", reason="Sửa số liệu")

    with pytest.raises(Refusal) as refusal:
        do(board, "start_notice_article", notice_id=old.pk, section_id=board.section.pk)

    assert refusal.value.code == "replaced"
