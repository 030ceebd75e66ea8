"""The gate before publication: what is found, who may let it pass, and what then is published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from conglang.audit.queries import history_of
from conglang.core.errors import Refusal
from conglang.foundation.jobs import run_pending
from conglang.media.models import File
from conglang.newsroom import actions
from conglang.newsroom.choices import FINDING_ADVICE, FindingKind, ReadingState
from conglang.newsroom.gate_rules import check_commitment, commitment_on, refuse_open
from conglang.newsroom.models import FileReading, KnownDomain, Waiver
from conglang.newsroom.queries import Gate, gate_of
from conglang.newsroom.queries.gate import MOST_OF_A_KIND, gated_text
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import undone_at_the_end
from tests.isolation.forms import article_form
from tests.media.files import picture
from tests.media.test_delivery import keep_picture
from tests.newsroom.factories import (
    AT,
    ROADS,
    Board,
    act,
    edit,
    fresh,
    make_board,
    read_files,
    record_of,
    start,
    walk,
)
from tests.papers.docx import docx, p, run
from tests.papers.pdf import pdf, scan

PHONE = [{"type": "text", "value": "<p>Bà con góp công.</p><p>Gọi anh Tư 0912 345 678.</p>"}]
REASON = "Anh Tư là trưởng ấp, đồng ý nêu số"
LINES = "Danh sach ho dan duoc ho tro xay nha dai doan ket trong nam nay tai cac ap. " * 3


@pytest.fixture(scope="module")
def boards(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Board, Board]]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board(), make_board("binhson.test")


@pytest.fixture
def board(boards: tuple[Board, Board], db: None) -> Board:
    return boards[0]


@pytest.fixture
def neighbour(boards: tuple[Board, Board], db: None) -> Board:
    return boards[1]


def pending(board: Board, **fields: Any) -> Any:
    """An article that waits for a chief."""
    return walk(board, ROADS["pending_approval"], start(board, **fields))


def text(*paragraphs: str) -> list[dict[str, Any]]:
    return [{"type": "text", "value": "".join(f"<p>{each}</p>" for each in paragraphs)}]


def gate(board: Board, article: Any) -> Gate:
    with within_site(board.site):
        latest = fresh(board, article).get_latest_revision().as_object()
        return gate_of(record_of(board, article), latest, at=AT)


def found(board: Board, article: Any) -> list[tuple[str, str]]:
    return [(each.kind.value, each.place) for each in gate(board, article).open]


def refused(board: Board, name: str, article: Any, *, by: str, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(board, name, article, by=by, **more)
    return refusal.value


def waive(board: Board, article: Any, *, by: str = "chief", reason: str = REASON) -> list[Waiver]:
    keys = [each.key for each in gate(board, article).open]
    with within_site(board.site):
        return actions.waive(
            article_id=article.pk, keys=keys, by=board.people[by], at=AT, reason=reason
        )


def attach(board: Board, content: bytes, name: str = "danh-sach.pdf") -> dict[str, Any]:
    """A stored file, as the value of a block."""
    with within_site(board.site):
        file = File(title=name, file=ContentFile(content, name=name), site=board.site)
        file.save()
        file.get_file_hash()
    return {"type": "file", "value": {"file": file.pk, "title": ""}}


# --- what is searched ----------------------------------------------------------------------------


def test_every_part_of_an_article_is_searched_and_named(board: Board) -> None:
    table = {
        "caption": "Danh sách 0912345602", "table": {
            "columns": [
                {"type": "text", "heading": "Tên"}, {"type": "text", "heading": "Ngày sinh"},
            ],
            "rows": [{"values": ["Năm", "12/3/1987"]}],
        },
    }  # fmt: skip
    article = start(
        board, "Tin 0912345600", lead="Gọi 0912345601 ngay.",
        body=[
            *text("Đoạn một.", "Đoạn hai 0912345603."),
            {"type": "quote", "value": {"text": "Gọi 0912345604", "by": "Ông Tư 0912345605"}},
            {"type": "table", "value": table},
        ],
        authors=[{"name": "Tư 0912345606", "role": "tin"}],
        source_name="Báo 0912345607", source_url="https://bao.example.com/1",
        search_description="Gọi 0912345608",
    )  # fmt: skip

    assert found(board, article) == [
        ("phone", "tiêu đề"),
        ("phone", "lời dẫn"),
        ("phone", "đoạn 2"),
        ("phone", "trích dẫn 1"),
        ("phone", "trích dẫn 1"),
        ("phone", "tên bảng 1"),
        ("birth_date", "bảng 1, dòng 1"),
        ("phone", "tên tác giả"),
        ("phone", "tên nguồn"),
        ("new_domain", "địa chỉ bài gốc"),
        ("phone", "mô tả cho máy tìm kiếm"),
    ]


def test_captions_alternative_texts_and_names_of_files_too(board: Board) -> None:
    with within_site(board.site):
        image = keep_picture(board.portal, picture("JPEG"), "toi-mat.jpg")
    photo = {
        "picture": image.pk, "alt": "Ông Tư 0912345601", "caption": "CCCD 091087001234",
        "credit": "tu@gmail.com",
    }  # fmt: skip
    article = start(board, body=[*text("Chữ."), {"type": "photo", "value": photo}])

    assert found(board, article) == [
        ("citizen_id", "chú thích ảnh 1"),
        ("phone", "văn bản thay thế ảnh 1"),
        ("email", "tác giả ảnh 1"),
        ("secrecy", "tên tệp của ảnh 1"),
    ]


def test_links_of_the_text(board: Board) -> None:
    article = start(
        board,
        body=text(
            '<a href="https://la.example.net/x">Báo lạ</a>',
            '<a href="https://angiang.gov.vn/">angiang.gov.vn</a>',
            '<a href="https://xau.example.org/">hondat.angiang.gov.vn</a> và '
            '<a href="https://kubet.example.io/"> </a>',
            f'<a href="https://{board.site.hostname}/tin/">tin trước</a>',
        ),
    )

    assert sorted(found(board, article)) == [
        ("gambling", "đoạn 3"),
        ("hidden_link", "đoạn 3"),
        ("hidden_link", "đoạn 3"),
        ("new_domain", "đoạn 1"),
        ("new_domain", "đoạn 3"),
        ("new_domain", "đoạn 3"),
    ]


def test_the_portals_own_telephone_and_mail_are_no_finding(board: Board) -> None:
    agency = board.portal
    agency.phone, agency.email = "0297 3862 135", "hondat@example.vn"
    agency.save()

    article = start(board, body=text("Trực: 02973.862.135, hondat@example.vn"))

    assert found(board, article) == []


def test_one_number_in_two_places_is_one_finding(board: Board) -> None:
    article = start(board, lead="Gọi 0912.345.678", body=PHONE)
    assert found(board, article) == [("phone", "lời dẫn, đoạn 2")]


def test_every_kind_says_what_to_do() -> None:
    assert FINDING_ADVICE.keys() == set(FindingKind)


# --- it blocks -----------------------------------------------------------------------------------


def test_an_open_finding_blocks_approval_and_says_where_it_stands(board: Board) -> None:
    article = pending(board, body=PHONE)

    refusal = refused(board, "approve", article, by="chief")

    assert refusal.code == "findings_open"
    assert "số điện thoại (đoạn 2)" in refusal.message
    assert record_of(board, article).state == "pending_approval"


def test_it_is_gone_when_the_text_is_fixed(board: Board) -> None:
    article = walk(board, ROADS["in_editing"], start(board, body=PHONE))
    edit(board, article, by="editor", body=json.dumps(text("Gọi anh Tư.")))

    act(board, "propose", article, by="editor")

    assert act(board, "approve", article, by="chief").state == "approved"


def test_what_was_approved_is_searched_again_before_it_is_published(board: Board) -> None:
    article = pending(board, body=PHONE)
    waive(board, article)
    act(board, "approve", article, by="chief")
    with within_site(board.site):
        Waiver.objects.all().delete()

    for name in ("publish", "schedule"):
        assert refused(board, name, article, by="chief").code == "findings_open"


def test_what_was_taken_down_is_searched_before_it_is_shown_again(board: Board) -> None:
    article = pending(board, body=PHONE)
    waive(board, article)
    for name in ("approve", "publish", "take_down"):
        act(board, name, article, by="chief", note="Rà soát lại nội dung")
    with within_site(board.site):
        Waiver.objects.all().delete()

    assert refused(board, "put_back", article, by="chief", note=REASON).code == "findings_open"
    waive(board, article)
    assert act(board, "put_back", article, by="chief", note=REASON).state == "published"


def test_what_was_published_urgently_is_searched_before_the_later_approval(board: Board) -> None:
    article = pending(board)
    act(board, "publish_urgent", article, by="chief", note="Bão đổ bộ trong hai giờ tới")
    with within_site(board.site):
        revision = record_of(board, article).approved_revision
        revision.content["lead"] = "Gọi 0912 345 678"
        revision.save()

    assert refused(board, "approve_afterwards", article, by="deputy_chief").code == "findings_open"
    assert [each.value for each in gate_now(board, article)] == ["0912345678"]
    with pytest.raises(Refusal, match="xuất bản khẩn"):
        waive_now(board, article, by="chief")
    waive_now(board, article, by="deputy_chief")
    assert act(board, "approve_afterwards", article, by="deputy_chief").urgent_at is None


def gate_now(board: Board, article: Any) -> list[Any]:
    """What is open in the text that residents see."""
    with within_site(board.site):
        record = record_of(board, article)
        return gate_of(record, gated_text(record), at=AT).open


def waive_now(board: Board, article: Any, *, by: str) -> None:
    keys = [each.key for each in gate_now(board, article)]
    with within_site(board.site):
        actions.waive(article_id=article.pk, keys=keys, by=board.people[by], at=AT, reason=REASON)


def test_sending_and_proposing_are_not_blocked(board: Board) -> None:
    assert record_of(board, pending(board, body=PHONE)).state == "pending_approval"


def test_a_refusal_names_three_and_counts_the_rest() -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_open(["a", "b", "c", "d", "e"], [])
    assert "a; b; c và 2 điều khác" in refusal.value.message


# --- letting pass --------------------------------------------------------------------------------


def test_a_chief_lets_a_finding_pass_with_a_reason_that_is_recorded(board: Board) -> None:
    article = pending(board, body=PHONE)

    waive(board, article)

    assert act(board, "approve", article, by="chief").state == "approved"
    with within_site(board.site):
        entry = next(
            row for row in history_of("newsroom.articlepage", article.pk)
            if row.act == "article.waive"
        )  # fmt: skip
    assert entry.actor_name == str(board.chief)
    assert entry.note == f"số điện thoại (đoạn 2): {REASON}"
    assert "0912" not in f"{entry.note} {entry.before} {entry.after}"


def test_a_waiver_keeps_no_number_of_a_person(board: Board) -> None:
    article = pending(board, body=PHONE)
    made = waive(board, article)[0]
    assert "345" not in f"{made.value} {made.place} {made.reason}"


@pytest.mark.parametrize("role", ["contributor", "editor", "secretary", "portal_admin"])
def test_who_may_not_approve_may_not_let_pass(board: Board, role: str) -> None:
    article = pending(board, body=PHONE)
    with pytest.raises(Refusal) as refusal:
        waive(board, article, by=role)
    assert refusal.value.code == "not_allowed"
    assert [each.waiver for each in gate(board, article).findings] == [None]


def test_nobody_lets_pass_what_they_wrote(board: Board) -> None:
    article = walk(board, ROADS["in_editing"], start(board, body=PHONE))
    edit(board, article, by="chief", lead="Trưởng ban sửa lời dẫn.")
    act(board, "propose", article, by="editor")

    with pytest.raises(Refusal) as refusal:
        waive(board, article, by="chief")

    assert refusal.value.code == "own_text"
    assert waive(board, article, by="deputy_chief")


@pytest.mark.parametrize(("reason", "code"), [("", "reason_missing"), ("   ok ", "reason_missing")])
def test_a_reason_is_compulsory(board: Board, reason: str, code: str) -> None:
    article = pending(board, body=PHONE)
    with pytest.raises(Refusal) as refusal:
        waive(board, article, reason=reason)
    assert refusal.value.code == code


def test_a_draft_is_nobodys_to_let_pass(board: Board) -> None:
    with pytest.raises(Refusal) as refusal:
        waive(board, start(board, body=PHONE))
    assert refusal.value.code == "wrong_state"


def test_what_is_not_in_the_text_cannot_be_let_pass(board: Board) -> None:
    article = pending(board, body=PHONE)
    with within_site(board.site), pytest.raises(Refusal) as refusal:
        actions.waive(article_id=article.pk, keys=["0" * 32], by=board.chief, at=AT, reason=REASON)
    assert refusal.value.code == "no_finding"


def test_a_later_text_keeps_the_waiver_for_the_same_finding_only(board: Board) -> None:
    article = pending(board, body=PHONE)
    waive(board, article)
    act(board, "send_back", article, by="chief")
    edit(
        board, article, by="editor",
        body=json.dumps(text("Mở đầu mới.", "Và số: 0912.345.678", "Chị Bảy 0987 654 321")),
    )  # fmt: skip

    result = gate(board, article)

    assert [each.place for each in result.waived] == ["đoạn 2"]
    assert [each.place for each in result.open] == ["đoạn 3"]


def test_undoing_a_waiver_opens_the_finding_again(board: Board) -> None:
    article = pending(board, body=PHONE)
    made = waive(board, article)[0]

    with within_site(board.site):
        actions.undo_waiver(article_id=article.pk, waiver_id=made.pk, by=board.deputy_chief, at=AT)

    assert refused(board, "approve", article, by="chief").code == "findings_open"
    with within_site(board.site):
        last = list(history_of("newsroom.articlepage", article.pk))[-1]
        with pytest.raises(Refusal):
            actions.undo_waiver(article_id=article.pk, waiver_id=made.pk, by=board.chief, at=AT)
    assert (last.act, last.actor_name) == ("article.undo_waiver", str(board.deputy_chief))


def test_a_waiver_under_an_approval_stands_until_the_approval_is_revoked(board: Board) -> None:
    article = pending(board, body=PHONE)
    made = waive(board, article)[0]
    act(board, "approve", article, by="chief")

    with within_site(board.site), pytest.raises(Refusal) as refusal:
        actions.undo_waiver(article_id=article.pk, waiver_id=made.pk, by=board.chief, at=AT)

    assert refusal.value.code == "wrong_state"


def test_the_database_keeps_no_waiver_without_a_reason(board: Board) -> None:
    article = pending(board, body=PHONE)
    made = waive(board, article)[0]
    made.reason = ""
    with within_site(board.site), pytest.raises(IntegrityError), transaction.atomic():
        made.save()


# --- domains -------------------------------------------------------------------------------------

STRANGE = text('<a href="https://bao.example.com/1">Báo</a>')


def test_a_domain_let_pass_once_is_known_to_the_whole_portal(
    board: Board, neighbour: Board
) -> None:
    waive(board, pending(board, body=STRANGE))

    assert found(board, start(board, body=STRANGE)) == []
    assert found(neighbour, start(neighbour, body=STRANGE)) == [("new_domain", "đoạn 1")]


def test_a_domain_that_residents_saw_stays_known(board: Board) -> None:
    article = pending(board, body=STRANGE)
    waive(board, article)
    act(board, "approve", article, by="chief")
    act(board, "publish", article, by="chief")

    with within_site(board.site):
        Waiver.objects.all().delete()
        assert list(KnownDomain.objects.values_list("domain", flat=True)) == ["example.com"]
    assert found(board, start(board, body=STRANGE)) == []


# --- attached files ------------------------------------------------------------------------------


def test_a_file_is_read_in_the_background_and_its_findings_name_the_page(
    board: Board, django_capture_on_commit_callbacks: Any
) -> None:
    block = attach(board, pdf(LINES, f"{LINES}\nCCCD 091087001234\nxahondat@angiang.gov.vn"))
    article = start(board, body=[*text("Chữ."), block])
    with django_capture_on_commit_callbacks(execute=True):
        act(board, "submit", article, by="contributor")
    assert gate(board, article).unread == ["danh-sach.pdf"]

    run_pending()

    assert found(board, article) == [("citizen_id", "tệp danh-sach.pdf, trang 2")]


def test_a_file_that_nobody_has_read_yet_blocks_approval(board: Board) -> None:
    article = pending(board, body=[*text("Chữ."), attach(board, pdf(LINES))])
    assert refused(board, "approve", article, by="chief").code == "files_unread"

    read_files(board)

    assert act(board, "approve", article, by="chief").state == "approved"


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (scan(2), "quet.pdf", "không đọc được: bản quét, không có lớp chữ"),
        (pdf(LINES, LINES, "3"), "lan.pdf", "không đọc được chữ ở trang 3 (ảnh quét)"),
        (b"%PDF-1.7 junk", "hong.pdf", "tệp hỏng nên không đọc được"),
        (b"PK\x03\x04junk", "hong.docx", "tệp hỏng nên không đọc được"),
        (b"GIF89a", "anh.zip", "loại tệp này chưa đọc được chữ bên trong"),
    ],
)
def test_what_no_program_can_read_asks_for_a_human_look(
    board: Board, content: bytes, name: str, problem: str
) -> None:
    article = pending(board, body=[*text("Chữ."), attach(board, content, name)])
    read_files(board)

    assert [(each.kind, each.excerpt) for each in gate(board, article).open] == [
        ("unreadable", problem)
    ]
    waive(board, article, reason="Đã mở tệp và tự đọc hết")
    assert act(board, "approve", article, by="chief").state == "approved"


def test_sound_and_film_hold_no_words_to_search(board: Board) -> None:
    article = start(board, body=[*text("Chữ."), attach(board, b"ID3", "loa.mp3")])
    assert gate(board, article).passes


def test_the_same_content_is_read_once(board: Board) -> None:
    content = docx(p(run("Gọi 0912345678")))
    one = start(board, body=[*text("Chữ."), attach(board, content, "a.docx")])
    two = start(board, "Bài khác", body=[*text("Chữ."), attach(board, content, "b.docx")])
    read_files(board)

    assert found(board, one) == [("phone", "tệp a.docx, khoảng trang 1")]
    assert found(board, two) == [("phone", "tệp b.docx, khoảng trang 1")]
    with within_site(board.site):
        assert FileReading.objects.count() == 1
        text_now = one.get_latest_revision().as_object()
        assert actions.ask_to_read_files(text=text_now, at=AT) == 0


def test_a_file_that_waits_too_long_is_asked_for_again(board: Board) -> None:
    article = start(board, body=[*text("Chữ."), attach(board, pdf(LINES))])
    with within_site(board.site):
        text_now = article.get_latest_revision().as_object()
        asked = [
            actions.ask_to_read_files(text=text_now, at=AT + timedelta(minutes=minutes))
            for minutes in (0, 1, 3)
        ]
        assert FileReading.objects.get().state == ReadingState.WAITING
    assert asked == [1, 0, 1]


def test_a_long_list_of_people_is_one_decision(board: Board) -> None:
    people = "\n".join(f"0912{number:06}" for number in range(200))
    article = start(
        board, body=[*text("Chữ."), attach(board, docx(p(run(people))), "ds.docx")]
    )  # fmt: skip
    read_files(board)
    assert len(gate(board, article).open) == MOST_OF_A_KIND


def test_a_file_that_is_gone_is_told(board: Board) -> None:
    block = attach(board, pdf(LINES))
    article = start(board, body=[*text("Chữ."), block])
    with within_site(board.site):
        file = File.objects.get(pk=block["value"]["file"])
        file.file.storage.delete(file.file.name)
        assert actions.read_attached_file(file_id=0, at=AT) is None
    read_files(board)
    assert [each.excerpt for each in gate(board, article).open] == ["không còn trên máy chủ"]


# --- the declaration -----------------------------------------------------------------------------


def test_an_article_is_not_sent_without_the_declaration(board: Board) -> None:
    article = start(board)
    assert refused(board, "submit", article, by="contributor", commitment=False).code == (
        "commitment_missing"
    )
    assert record_of(board, article).state == "draft"


def test_the_words_of_the_declaration_are_recorded(board: Board) -> None:
    article = walk(board, ROADS["submitted"])
    with within_site(board.site):
        last = list(history_of("newsroom.articlepage", article.pk))[-1]
    assert (last.act, last.note, last.actor_name) == (
        "article.commitment", commitment_on(AT.date()), str(board.contributor)
    )  # fmt: skip
    check_commitment(given=True)


def test_a_missing_tick_in_the_form_loses_nothing_of_what_was_typed(board: Board) -> None:
    article = start(board)
    url = reverse("article_act", args=[article.pk, "submit"])
    client = board.browser("contributor")
    assert commitment_on(AT.date()) in client.get(url).content.decode()

    again = client.post(url, {"note": "Gửi chị thư ký xem giúp"})
    sent = client.post(url, {"note": "Gửi chị thư ký xem giúp", "commitment": "on"})

    assert again.status_code == 422
    assert "Gửi chị thư ký xem giúp" in again.content.decode()
    assert "cam kết" in again.content.decode()
    assert sent.status_code == 302
    assert record_of(board, article).state == "submitted"


def test_from_the_editor_the_text_is_kept_and_the_tick_asked_for(board: Board) -> None:
    article = start(board)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    client = board.browser("contributor")
    form = {
        **article_form(None, title="Tên đã sửa"), "slug": article.slug, "act-submit": "1",
    }  # fmt: skip

    client.post(url, form)
    assert record_of(board, article).state == "draft"
    with within_site(board.site):
        assert fresh(board, article).get_latest_revision().as_object().title == "Tên đã sửa"

    client.post(url, {**form, "commitment": "1"})
    assert record_of(board, article).state == "submitted"


# --- screens -------------------------------------------------------------------------------------


def file_screen(board: Board, article: Any, role: str) -> Any:
    return board.browser(role).get(reverse("article_file", args=[article.pk]))


def test_the_file_shows_findings_to_the_writer_and_the_board(board: Board) -> None:
    article = pending(board, body=PHONE)
    for role, may in (("contributor", False), ("editor", False), ("chief", True)):
        page = file_screen(board, article, role).content.decode()
        assert "Số điện thoại" in page
        assert "đoạn 2" in page
        assert (reverse("article_waive", args=[article.pk]) in page) == may


def test_a_clean_text_says_so(board: Board) -> None:
    assert "Không thấy số định danh" in file_screen(board, pending(board), "chief").content.decode()


def test_letting_pass_and_undoing_on_the_screen(board: Board) -> None:
    article = pending(board, body=PHONE)
    url = reverse("article_waive", args=[article.pk])
    chief = board.browser("chief")
    shown = chief.get(f"{url}?loai=phone")
    key = gate(board, article).open[0].key
    assert "checked" in shown.content.decode()

    without_reason = chief.post(url, {"keys": [key], "reason": "ừ"})
    nothing = chief.post(url, {"reason": REASON})
    done = chief.post(url, {"keys": [key], "reason": REASON})

    assert (without_reason.status_code, nothing.status_code, done.status_code) == (422, 422, 302)
    assert REASON in nothing.content.decode()
    page = file_screen(board, article, "chief").content.decode()
    assert REASON in page
    with within_site(board.site):
        waiver = Waiver.objects.get()
    chief.post(reverse("article_waiver_undo", args=[article.pk, waiver.pk]))
    assert found(board, article) == [("phone", "đoạn 2")]
    assert (
        chief.post(reverse("article_waiver_undo", args=[article.pk, waiver.pk])).status_code == 302
    )


def test_the_screen_is_closed_to_who_may_not_approve_and_to_the_neighbour(
    board: Board, neighbour: Board
) -> None:
    article = pending(board, body=PHONE)
    url = reverse("article_waive", args=[article.pk])
    data = {"keys": [gate(board, article).open[0].key], "reason": REASON}
    for stranger in (board.browser("editor"), neighbour.browser("chief")):
        assert stranger.get(url).status_code in {302, 403, 404}
        assert stranger.post(url, data).status_code in {302, 403, 404}
    assert found(board, article) == [("phone", "đoạn 2")]


def test_nothing_to_let_pass_leads_back_to_the_file(board: Board) -> None:
    article = pending(board)
    answer = board.browser("chief").get(reverse("article_waive", args=[article.pk]))
    assert answer.status_code == 302


def test_pressing_approve_asks_for_files_that_nobody_has_read(board: Board) -> None:
    article = pending(board, body=[*text("Chữ."), attach(board, pdf(LINES))])
    with within_site(board.site):
        FileReading.objects.all().delete()
        revision = article.get_latest_revision().pk

    answer = board.browser("chief").post(
        reverse("article_act", args=[article.pk, "approve"]), {"revision": revision}
    )

    assert answer.status_code == 422
    assert "đang đọc tệp đính kèm" in answer.content.decode()
    with within_site(board.site):
        assert FileReading.objects.get().state == ReadingState.WAITING


def test_the_file_asks_the_database_no_more_for_many_findings(
    board: Board, django_assert_max_num_queries: Any
) -> None:
    many = pending(board, body=text(*(f"Gọi 09123456{number:02}" for number in range(40))))
    waive(board, many)
    with within_site(board.site), django_assert_max_num_queries(16):
        latest = many.get_latest_revision().as_object()
        assert len(gate_of(record_of(board, many), latest, at=AT).waived) == 40


def test_a_writer_who_sent_a_text_is_told_to_take_it_back_first(board):
    article = start(board, body=[{"type": "text", "value": "<p>Gọi 0912 345 678 để hỏi.</p>"}])
    file = reverse("article_file", args=[article.pk])
    browser = board.browser("contributor")
    assert "Rút lại”, sửa xong" not in browser.get(file).content.decode()

    act(board, "submit", article, by="contributor")

    assert "Rút lại”, sửa xong" in browser.get(file).content.decode()
