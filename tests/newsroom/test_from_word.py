"""Drafts out of Word files: what is kept, who may, and that one bad file harms no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.foundation.jobs import run_pending
from conglang.media.models import Picture
from conglang.newsroom import actions
from conglang.newsroom.actions import from_word, word_files
from conglang.newsroom.choices import UploadState
from conglang.newsroom.models import ArticlePage, EditorialRecord, Original, WordUpload
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, undone_at_the_end, visitor
from tests.media.files import PDF, png_of
from tests.newsroom.factories import AT, ROADS, Board, edit, fresh, make_board, record_of, walk
from tests.papers.docx import ARTICLE, docx, image, item, p, row, table

SCREEN = "/quan-tri/tin-bai/tu-word/"
NO_ALT = "văn bản thay thế của ảnh"


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


def draft(board: Board, content: bytes = ARTICLE, **more: Any) -> actions.Draft:
    values = {
        "section_id": board.section.pk, "by": board.contributor, "at": AT, "name": "Đường.docx",
        "content": content, **more,
    }  # fmt: skip
    with within_site(board.site):
        return actions.draft_from_word(**values)


def upload(name: str, content: bytes = ARTICLE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(board: Board, *files: Any, role: str = "contributor", **more: Any) -> Any:
    data = {"section": board.section.pk, "uploads": list(files), **more}
    return board.browser(role).post(SCREEN, data)


def article_count(board: Board) -> int:
    with within_site(board.site):
        return ArticlePage.objects.count()


def text_of(board: Board, article: ArticlePage) -> Any:
    """The article as its newest revision has it, with what its form will ask for."""
    with within_site(board.site):
        return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def stored_files(board: Board) -> set[Path]:
    folder = Path(settings.MEDIA_ROOT) / str(board.site.pk)
    return {path for path in folder.rglob("*") if path.is_file()}


# --- the act -------------------------------------------------------------------------------------


def test_a_draft_has_what_the_file_says(board: Board) -> None:
    made = draft(board)

    article = text_of(board, made.article)
    assert article.title == "Hòn Đất thông xe đường liên ấp"
    assert article.lead.startswith("Sáng 20-11")
    with within_site(board.site):
        blocks = [(block.block_type, block.value) for block in article.body]
        photo, grid = blocks[1][1], blocks[3][1]["table"]
        assert photo["picture"].description == ""
    assert [kind for kind, _ in blocks] == ["text", "photo", "text", "table", "text"]
    assert photo["alt"] == ""
    assert (photo["caption"], photo["credit"]) == ("Bà con dự lễ thông xe", "Tư Rạch")
    assert "<h2>Việc còn lại</h2><ul>" in blocks[2][1].source
    assert [column["heading"] for column in grid.columns] == ["Nguồn", "Triệu đồng"]


def test_the_draft_belongs_to_its_writer(board: Board) -> None:
    article = fresh(board, draft(board).article)

    writer = board.contributor
    assert not article.live
    assert record_of(board, article).author == writer
    assert article.authors.get().name == (writer.pen_name or writer.full_name)
    assert article.owner == writer


def test_names_at_the_end_of_the_file_are_the_byline(board: Board) -> None:
    own = "Thanh Hà"
    type(board.contributor).objects.filter(pk=board.contributor.pk).update(pen_name=own)
    board.contributor.refresh_from_db()
    content = docx(p("Tên bài", style="Title"), p("Chữ."), p("Bài: Thanh Hà. Ảnh: Tư Rạch"))

    made = draft(board, content)

    authors = [
        (each.name, each.role, each.person) for each in fresh(board, made.article).authors.all()
    ]
    assert authors == [(own, "bai", board.contributor), ("Tư Rạch", "anh", None)]


def test_the_file_stays_with_the_article_as_it_was_sent(board: Board) -> None:
    made = draft(board)

    with within_site(board.site):
        original = Original.objects.get(record__article=made.article)
    assert original.title == "Đường.docx"
    assert original.file.name.split("/")[1] == "ban-goc"
    assert original.notes.splitlines() == made.notes
    with original.file.open() as file:
        assert file.read() == ARTICLE


def test_it_stands_in_the_log(board: Board) -> None:
    made = draft(board)

    with within_site(board.site):
        entries = AuditRecord.objects.filter(
            object_key=str(made.article.pk), object_kind="newsroom.articlepage"
        ).order_by("pk")
        assert [each.act for each in entries] == ["article.start", "article.from_word"]
        assert entries[1].note == "Đường.docx"


def test_photos_without_words_keep_the_draft_from_being_sent(board: Board) -> None:
    made = draft(board)

    with within_site(board.site), pytest.raises(Refusal, match=NO_ALT):
        actions.submit(article_id=made.article.pk, by=board.contributor, at=AT, commitment=True)


def test_the_draft_can_be_finished_and_sent(board: Board) -> None:
    made = draft(board)
    with within_site(board.site):
        body = text_of(board, made.article).body
        body[1].value["alt"] = "Hàng trăm người đứng dọc con đường mới"
    edit(board, made.article, by="contributor", body=body)

    assert walk(board, [("submit", "contributor")], made.article).pk == made.article.pk
    assert record_of(board, made.article).state == "submitted"


def test_a_picture_that_is_not_safe_is_left_out_and_told(board: Board) -> None:
    content = docx(
        p("Tên bài", style="Title"), p(image("to")), p("Chú thích <b>", style="Caption"),
        p(image("gia")),
        links={"to": ("image", "media/to.png"), "gia": ("image", "media/gia.jpeg")},
        parts={
            "word/media/to.png": png_of(9000, 9000), "word/media/gia.jpeg": b"\xff\xd8\xff<b>",
        },
    )  # fmt: skip
    with within_site(board.site):
        before = Picture.objects.count()

    made = draft(board, content)

    with within_site(board.site):
        assert Picture.objects.count() == before
    assert sum("không lấy được" in note for note in made.notes) == 2
    article = text_of(board, made.article)
    assert [block.value.source for block in article.body] == ["<p>Chú thích &lt;b&gt;</p>"]


def test_one_picture_used_twice_is_stored_once(board: Board) -> None:
    with within_site(board.site):
        before = Picture.objects.count()

    draft(board, docx(p("Tên"), p(image()), p(image())))

    with within_site(board.site):
        assert Picture.objects.count() == before + 1


def test_nothing_is_kept_of_a_draft_that_fails(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, files = article_count(board), stored_files(board)

    def fail(**kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("conglang.newsroom.actions.from_word.audit", fail)
    with pytest.raises(RuntimeError):
        draft(board)

    assert article_count(board) == articles
    assert stored_files(board) == files


def test_who_may_not_write_and_sections_of_others_are_refused(
    board: Board, neighbour: Board
) -> None:
    for more, code in (
        ({"by": board.portal_admin}, "not_allowed"),
        ({"by": neighbour.contributor}, "not_allowed"),
        ({"section_id": neighbour.section.pk}, "no_section"),
        ({"content": PDF}, "not_word"),
    ):
        with pytest.raises(Refusal) as refused:
            draft(board, **more)
        assert refused.value.code == code


def test_a_long_file_becomes_a_draft_that_the_editor_opens(board: Board) -> None:
    content = docx(
        p("Tên bài", style="Title"), *(p(f"Đoạn {n}. " * 30) for n in range(600)),
        *(item(f"Việc {n}") for n in range(50)),
        table(*(row(*(f"{n}.{m}" for m in range(5))) for n in range(100))),
    )  # fmt: skip

    made = draft(board, content)

    shown = board.browser("contributor").get(
        reverse("wagtailadmin_pages:edit", args=[made.article.pk])
    )
    assert shown.status_code == 200
    assert " 599." in shown.content.decode()


# --- the screen ----------------------------------------------------------------------------------


def test_the_way_there(board: Board) -> None:
    page = board.browser("contributor").get("/quan-tri/tin-bai/viet/").content.decode()

    assert f'href="{SCREEN}"' in page


def test_the_form_says_what_it_takes(board: Board) -> None:
    page = board.browser("contributor").get(SCREEN).content.decode()

    assert 'enctype="multipart/form-data"' in page
    assert "multiple" in page
    assert "30 MB" in page
    assert board.section.title in page


def test_files_are_taken_at_once_and_read_later(board: Board) -> None:
    before = article_count(board)

    answer = send(board, upload("Đường mới.docx"), upload("hong.docx", ARTICLE[:900]))

    assert answer.status_code == 302
    page = board.browser("contributor").get(SCREEN).content.decode()
    assert "Các tệp đang đọc: còn 2" in page
    assert "Đường mới.docx" in page
    assert article_count(board) == before

    run_pending()

    page = board.browser("contributor").get(SCREEN).content.decode()
    assert article_count(board) == before + 1
    assert "Các tệp đã đọc" in page
    assert "Hòn Đất thông xe đường liên ấp" in page
    assert "Mỗi ảnh cần văn bản thay thế" in page
    assert "Tệp Word bị hỏng" in page
    with within_site(board.site):
        newest = EditorialRecord.objects.order_by("-pk").first()
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[newest.article_id])}"' in page


def test_a_bad_file_does_not_take_the_good_ones_with_it(board: Board) -> None:
    before = article_count(board)

    send(
        board, upload("hong.docx", ARTICLE[:900]), upload("tot.docx"), upload("rong.docx", b""),
        upload("that-ra-la-pdf.docx", PDF), upload("cung-tot.docx", docx(p("Tin hai"), p("Chữ."))),
    )  # fmt: skip
    run_pending()

    page = board.browser("contributor").get(f"{SCREEN}dang-doc/").content.decode()
    assert article_count(board) == before + 2
    assert page.count("Không lấy được") == 3
    assert "Tệp Word bị hỏng" in page
    assert "không phải văn bản Word" in page


def test_a_script_sends_files_one_by_one_and_is_answered_briefly(board: Board) -> None:
    answer = board.browser("contributor").post(
        SCREEN, {"section": board.section.pk, "uploads": [upload("a.docx")]},
        headers={"accept": "application/json"},
    )  # fmt: skip
    wrong = board.browser("contributor").post(
        SCREEN, {"section": board.section.pk}, headers={"accept": "application/json"}
    )

    assert (answer.status_code, answer.json()) == (200, {"error": ""})
    assert (wrong.status_code, wrong.json()) == (422, {"error": "Hãy chọn ít nhất một tệp."})


def test_the_list_is_for_its_sender_alone(board: Board, neighbour: Board) -> None:
    send(board, upload("cua-rieng-toi.docx"))

    mine = board.browser("contributor").get(f"{SCREEN}dang-doc/").content.decode()
    assert "cua-rieng-toi.docx" in mine
    for client in (board.browser("editor"), neighbour.browser("contributor")):
        assert "cua-rieng-toi.docx" not in client.get(f"{SCREEN}dang-doc/").content.decode()


def test_the_list_costs_the_same_for_one_file_and_for_five(
    board: Board, django_assert_max_num_queries: Any
) -> None:
    browser = board.browser("contributor")
    send(board, *(upload(f"{n}.docx", docx(p("Tin"), p("Chữ."))) for n in range(5)))
    run_pending()
    browser.get(f"{SCREEN}dang-doc/")

    with django_assert_max_num_queries(14):
        browser.get(f"{SCREEN}dang-doc/")


def test_more_than_twenty_files_do_not_wait(board: Board) -> None:
    send(board, *(upload(f"{n}.docx", b"x") for n in range(20)))

    page = board.browser("contributor").post(
        SCREEN, {"section": board.section.pk, "uploads": [upload("them.docx")]}, follow=True
    )  # fmt: skip

    assert "Đang có 20 tệp chờ đọc" in page.content.decode()
    with within_site(board.site):
        assert WordUpload.objects.count() == 20


# --- reading in the background -------------------------------------------------------------------


def taken(board: Board, content: bytes = ARTICLE, name: str = "Đường.docx") -> WordUpload:
    with within_site(board.site):
        return actions.take_word_file(
            section_id=board.section.pk, by=board.contributor, at=AT, name=name, content=content
        )


def read_upload(board: Board, upload: WordUpload) -> WordUpload:
    with within_site(board.site):
        return actions.read_word_upload(upload_id=upload.pk, at=AT)


def test_a_file_read_twice_makes_one_draft(board: Board) -> None:
    upload, before = taken(board), article_count(board)

    first, second = read_upload(board, upload), read_upload(board, upload)

    assert first.article_id == second.article_id
    assert article_count(board) == before + 1


def test_two_workers_with_one_file_make_one_draft(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload, before = taken(board), article_count(board)
    real = from_word.read_word

    def slow(content: bytes, *, name: str) -> Any:
        # While this worker reads, another one that began later is done.
        monkeypatch.setattr(from_word, "read_word", real)
        read_upload(board, upload)
        return real(content, name=name)

    monkeypatch.setattr(from_word, "read_word", slow)

    assert read_upload(board, upload).state == UploadState.DONE
    assert article_count(board) == before + 1


def test_a_worker_that_dies_loses_nothing(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    upload, before = taken(board), article_count(board)

    def die(**kwargs: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(word_files, "draft_from_word", die)
        with pytest.raises(SystemExit):
            read_upload(board, upload)

    assert article_count(board) == before
    assert read_upload(board, upload).state == UploadState.DONE
    assert article_count(board) == before + 1


def test_a_file_that_kills_its_reader_each_time_is_given_up(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = taken(board)

    def die(**kwargs: Any) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(word_files, "draft_from_word", die)
        for _ in range(word_files.MOST_ATTEMPTS):
            with pytest.raises(RuntimeError):
                read_upload(board, upload)

    given_up = read_upload(board, upload)
    assert given_up.state == UploadState.REFUSED
    assert "Hãy lưu thành một tệp .docx mới" in given_up.message


def test_rights_are_asked_again_when_the_file_is_read(board: Board) -> None:
    upload = taken(board)
    with within_site(board.site):
        type(board.contributor.posts.first()).objects.filter(person=board.contributor).update(
            ends_on=AT.date() - timedelta(days=300), starts_on=AT.date() - timedelta(days=400)
        )

    assert read_upload(board, upload).state == UploadState.REFUSED


def test_a_file_that_was_read_is_kept_once_and_forgotten_after_two_weeks(
    board: Board, django_capture_on_commit_callbacks: Any
) -> None:
    upload = taken(board)
    with django_capture_on_commit_callbacks(execute=True):
        read_upload(board, upload)

    assert not Path(settings.MEDIA_ROOT, upload.file.name).exists()
    with within_site(board.site):
        assert actions.forget_word_uploads(now=AT + timedelta(days=13)) == 0
        assert actions.forget_word_uploads(now=AT + timedelta(days=15)) == 1
        assert Original.objects.count() == 1


def test_a_file_too_heavy_or_of_a_stranger_is_not_taken(board: Board, neighbour: Board) -> None:
    with within_site(board.site):
        for more, code in (
            ({"by": neighbour.contributor}, "not_allowed"),
            ({"section_id": neighbour.section.pk}, "no_section"),
            ({"content": b"0" * (30 * 1024 * 1024 + 1)}, "too_large"),
        ):
            values = {
                "section_id": board.section.pk, "by": board.contributor, "at": AT, "name": "a",
                "content": ARTICLE, **more,
            }  # fmt: skip
            with pytest.raises(Refusal) as refused:
                actions.take_word_file(**values)
            assert refused.value.code == code


def test_what_is_missing_is_said(board: Board, neighbour: Board) -> None:
    for data in (
        {"section": board.section.pk},
        {"section": neighbour.section.pk, "uploads": [upload("a.docx")]},
        {"section": board.section.pk, "uploads": [upload(f"{n}.docx", b"x") for n in range(21)]},
    ):
        answer = board.browser("contributor").post(SCREEN, data)
        assert answer.status_code == 422
        assert "Chưa lấy được tệp nào" in answer.content.decode()


@pytest.mark.parametrize("role", ["editor", "secretary", "chief", "portal_admin"])
def test_who_may_enter(board: Board, role: str) -> None:
    may = board.browser(role).get("/quan-tri/tin-bai/viet/").status_code == 200

    assert (board.browser(role).get(SCREEN).status_code == 200) is may
    assert may is (role != "portal_admin")


def test_strangers_may_not(board: Board, neighbour: Board) -> None:
    before = article_count(board)
    for client in (client_of(neighbour.contributor, board.portal), visitor(board.portal)):
        assert client.get(SCREEN).status_code in {302, 401, 403, 404}
        answer = client.post(SCREEN, {"section": board.section.pk, "uploads": [upload("a.docx")]})
        assert answer.status_code in {302, 401, 403, 404}
    assert article_count(board) == before


# --- the original --------------------------------------------------------------------------------


@pytest.fixture
def original(board: Board) -> Original:
    made = draft(board)
    with within_site(board.site):
        return Original.objects.select_related("record").get(record__article=made.article)


def address(original: Original) -> str:
    return reverse("article_original", args=[original.record.article_id, original.pk])


def test_the_board_and_the_writer_get_the_original(board: Board, original: Original) -> None:
    for role in ("contributor", "editor", "chief"):
        answer = board.browser(role).get(address(original))
        assert answer.status_code == 200
        assert answer.content == ARTICLE
        assert answer["Content-Disposition"].startswith("attachment")
        assert set(answer["Cache-Control"].split(", ")) >= {"private", "no-store"}


def test_nobody_else_does(board: Board, neighbour: Board, original: Original) -> None:
    assert board.browser("other_contributor").get(address(original)).status_code == 404
    assert board.browser("portal_admin").get(address(original)).status_code in {302, 401, 403, 404}
    assert neighbour.browser("chief").get(address(original)).status_code == 404
    assert visitor(board.portal).get(address(original)).status_code in {302, 401, 403, 404}


def test_other_writers_do_not_get_it_when_the_article_is_public(board: Board) -> None:
    made = draft(board, docx(p("Tên bài", style="Title"), p("Dẫn", style="Subtitle"), p("Chữ.")))
    article = walk(board, ROADS["published"], made.article)
    with within_site(board.site):
        original = Original.objects.select_related("record").get(record__article=article)
    other = board.browser("other_contributor")

    page = other.get(reverse("article_file", args=[article.pk]))

    assert page.status_code == 200
    assert "Tệp gốc" not in page.content.decode()
    assert other.get(address(original)).status_code == 404
    assert board.browser("editor").get(address(original)).status_code == 200


def test_the_original_has_no_public_address(board: Board, original: Original) -> None:
    assert visitor(board.portal).get(f"/tep/{original.file.name}").status_code == 404


def test_an_original_of_another_article_or_one_that_is_lost_is_not_found(
    board: Board, original: Original
) -> None:
    other = draft(board).article
    browser = board.browser("editor")
    wrong = reverse("article_original", args=[other.pk, original.pk])
    assert browser.get(wrong).status_code == 404

    original.file.storage.delete(original.file.name)
    assert browser.get(address(original)).status_code == 404


def test_the_file_of_the_article_shows_it(board: Board, original: Original) -> None:
    page = board.browser("contributor").get(
        reverse("article_file", args=[original.record.article_id])
    ).content.decode()  # fmt: skip

    assert address(original) in page
    assert "Đường.docx" in page
    assert "Lấy từ tệp Word" in page
