"""Every kept text of an article: listed, compared word by word, taken back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from conglang.audit.queries import history_of
from conglang.core.errors import Refusal
from conglang.newsroom.actions import restore_version
from conglang.newsroom.models import ArticlePage
from conglang.newsroom.queries.texts import paragraphs_of_html, text_parts
from conglang.newsroom.queries.versions import Version, versions_of
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_portal, undone_at_the_end, visitor
from tests.newsroom.factories import (
    AT,
    BODY,
    CORRECTIONS,
    Board,
    act,
    article_in,
    edit,
    fresh,
    make_board,
    record_of,
    start,
    walk,
)


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None, settings: Any) -> Board:
    settings.MFA_REQUIRED = False
    return whole_board


def versions(board: Board, article: Any) -> list[Version]:
    with within_site(board.site):
        page = ArticlePage.objects.get(pk=article.pk)
        return versions_of(page, history_of("newsroom.articlepage", page.pk))


def latest(board: Board, article: Any) -> Any:
    return fresh(board, article).get_latest_revision()


def restore(board: Board, article: Any, revision_id: int, *, by: str) -> Any:
    with within_site(board.site):
        return restore_version(
            article_id=article.pk, revision_id=revision_id, by=board.people[by], at=AT
        )


def compared(board: Board, article: Any, by: str = "editor", **asked: Any) -> str:
    address = reverse("article_compare", args=[article.pk])
    page = board.browser(by).get(address, asked).content.decode()
    return " ".join(page.split())


# --- the text as paragraphs ----------------------------------------------------------------------


def test_rich_text_becomes_paragraphs_and_links_tell_where_they_lead() -> None:
    html = (
        '<h2>Kinh phí</h2><p>Xem <a href="https://vi-du.test/a">bảng &amp; số</a>,'
        ' <a linktype="page" id="7">bài</a>.</p><ul><li><b>Một</b></li><li>Hai</li></ul><p> </p>'
    )

    assert paragraphs_of_html(html) == [
        "Kinh phí", "Xem bảng & số (→ https://vi-du.test/a), bài (→ trang số 7).", "– Một", "– Hai",
    ]  # fmt: skip


def test_every_word_of_every_block_is_compared() -> None:
    photo = {"picture": 5, "alt": "Con đường", "caption": "Ngày thông xe", "credit": "Đài xã"}
    table = {
        "columns": [{"type": "text", "heading": "Ấp"}, {"type": "text", "heading": "Hộ"}],
        "rows": [{"values": ["Vàm Rầy", "14"]}],
    }
    body = [
        *BODY,
        {"type": "gallery", "value": {"photos": [{"type": "item", "value": photo, "id": "x"}]}},
        {"type": "quote", "value": {"text": "Đường đẹp", "by": "Bà Sáu"}},
        {"type": "table", "value": {"caption": "Số hộ", "table": table}},
        {"type": "video", "value": {"caption": "Lễ thông xe", "transcript": "Kính thưa bà con"}},
    ]

    assert text_parts({"body": body})["Nội dung"] == [
        "Bà con góp công làm đường.", "Ảnh số: 5", "Văn bản thay thế: Con đường",
        "Chú thích: Ngày thông xe", "Tác giả ảnh: Đài xã", "Đường đẹp", "Người nói: Bà Sáu",
        "Chú thích: Số hộ", "Ấp | Hộ", "Vàm Rầy | 14", "Chú thích: Lễ thông xe", "Kính thưa bà con",
    ]  # fmt: skip


# --- the list ------------------------------------------------------------------------------------


def test_a_version_tells_who_saved_it_and_what_became_of_it(board: Board) -> None:
    article = start(board)
    act(board, "submit", article, by="contributor")
    act(board, "take", article, by="editor")
    edited = edit(board, article, by="editor", title="Ấp Vàm Rầy thông đường")
    for name, role in [("propose", "editor"), ("approve", "chief"), ("publish", "chief")]:
        act(board, name, article, by=role)

    newest, first = versions(board, article)

    assert (newest.pk, newest.number, newest.who) == (edited.pk, 2, str(board.people["editor"]))
    assert newest.marks == ["Trình duyệt", "Duyệt", "Xuất bản"]
    assert (first.number, first.who) == (1, str(board.people["contributor"]))
    assert first.marks == ["Gửi"]


def test_the_list_shows_length_and_marks(board: Board) -> None:
    article = article_in(board, "published")

    page = board.browser("editor").get(reverse("article_versions", args=[article.pk]))

    text = " ".join(page.content.decode().split())
    assert "Bản 1," in text
    for word in ("Mới nhất", "Đang công khai", "Duyệt", "Xuất bản", "14 chữ"):
        assert word in text, word


def test_many_versions_come_in_pages_without_more_questions(
    board: Board, django_assert_max_num_queries: Any
) -> None:
    article = start(board)
    for number in range(23):
        edit(board, article, by="contributor", title=f"Đường liên ấp {number}")
    address, browser = reverse("article_versions", args=[article.pk]), board.browser("editor")
    browser.get(address)

    with django_assert_max_num_queries(22):
        page = browser.get(address)

    assert page.context["total"] == 24
    assert len(page.context["rows"]) == 20
    assert len(browser.get(address, {"trang": 2}).context["rows"]) == 4


# --- comparing -----------------------------------------------------------------------------------


def test_any_two_versions_are_compared_word_by_word(board: Board) -> None:
    article = start(board)
    first = latest(board, article)
    edit(board, article, by="contributor", title="Cầu liên ấp")
    third = edit(
        board, article, by="contributor", title="Đường liên ấp Vàm Rầy",
        lead="Một câu nói điều chính.",
    )  # fmt: skip

    page = compared(board, article, cu=first.pk, moi=third.pk)

    assert 'Đường liên ấp <ins><span class="w-sr-only">[thêm: </span>Vàm Rầy' in page
    assert '<del><span class="w-sr-only">[bỏ: </span>Hai' in page
    assert '<ins><span class="w-sr-only">[thêm: </span>Một' in page
    assert "<dt>Nội dung</dt>" not in page
    assert "Cầu" not in page.split('<dl class="diff">')[1].split("</dl>")[0]


def test_authors_and_source_are_compared_too(board: Board) -> None:
    article = start(board)
    edit(
        board, article, by="contributor", source_name="Đài tỉnh", source_url="https://vi-du.test/a"
    )

    page = compared(board, article)

    assert "<dt>Nguồn</dt>" in page
    assert "Đài tỉnh" in page


def test_what_people_typed_is_shown_not_run(board: Board) -> None:
    article = start(board)
    edit(board, article, by="contributor", title="<script>alert(1)</script> đường")

    assert "<script>alert(1)" not in compared(board, article)


def test_two_equal_versions_say_so(board: Board) -> None:
    article = start(board)
    pk = latest(board, article).pk

    assert "Không có chữ nào khác" in compared(board, article, cu=pk, moi=pk)


def test_a_version_of_another_article_does_not_exist(board: Board) -> None:
    article, other = start(board), start(board, "Cầu Vàm Răng")
    foreign = latest(board, other).pk
    browser = board.browser("editor")

    for asked in ({"cu": foreign}, {"moi": foreign}, {"cu": "abc"}, {"cu": "9" * 30}):
        address = reverse("article_compare", args=[article.pk])
        answer = browser.get(address, asked)
        assert answer["Location"] == reverse("article_versions", args=[article.pk])


@pytest.mark.parametrize("name", ["article_versions", "article_compare"])
def test_versions_are_for_those_who_may_read_the_file(name: str, board: Board) -> None:
    address = reverse(name, args=[start(board).pk])
    other = make_portal("binhson.test", "xã Bình Sơn")

    assert board.browser("contributor").get(address).status_code == 200
    assert board.browser("other_contributor").get(address).status_code == 404
    assert board.browser("portal_admin").get(address).status_code == 403
    assert visitor(board.portal).get(address).status_code == 302
    assert client_of(make_person(other, "chief"), other).get(address).status_code == 404


def test_two_hundred_pages_are_compared_in_the_time_of_a_page(board: Board) -> None:
    """90,000 words in 2,000 paragraphs, a word changed in every tenth."""
    paragraphs = [
        f"<p>Đoạn {n} " + " ".join(f"chữ{(n * 7 + k) % 400}" for k in range(43)) + "</p>"
        for n in range(2000)
    ]
    article = start(board, body=[{"type": "text", "value": "".join(paragraphs)}])
    changed = [
        text.replace("Đoạn", "Phần") if n % 10 == 0 else text for n, text in enumerate(paragraphs)
    ]
    edit(board, article, by="contributor", body=[("text", "".join(changed))])
    browser, address = board.browser("editor"), reverse("article_compare", args=[article.pk])
    browser.get(address)

    begun = time.process_time()
    page = browser.get(address).content.decode()
    spent = time.process_time() - begun

    assert page.count("<ins>") == 200
    assert "1800 đoạn khác không đổi" in page
    assert spent < 10  # measured: about one second


# --- on the file of the article ------------------------------------------------------------------


def on_file(board: Board, article: Any, by: str = "editor", **asked: Any) -> Any:
    return board.browser(by).get(reverse("article_file", args=[article.pk]), asked)


def test_after_a_return_the_file_shows_what_changed_since(board: Board) -> None:
    article = start(board)
    act(board, "submit", article, by="contributor")
    act(board, "take", article, by="editor")
    edit(board, article, by="editor", title="Đường liên ấp Vàm Rầy")
    act(board, "return_to_author", article, by="editor")
    edit(board, article, by="contributor", title="Đường liên ấp Vàm Rầy", lead="Hai câu, 14 hộ.")
    act(board, "submit", article, by="contributor")

    usual = on_file(board, article).context["comparison"]
    sent = on_file(board, article, **{"so-voi": "gui"}).context["comparison"]

    assert usual["words"] == "lúc trả lại"
    assert [part.label for part in usual["parts"]] == ["Lời dẫn"]
    assert [key for key, _, _ in usual["choices"]] == ["tra-lai", "gui"]
    assert (sent["words"], sent["parts"]) == ("gửi đến", [])


def test_a_correction_is_compared_with_what_residents_read(board: Board) -> None:
    article = walk(board, CORRECTIONS["in_editing"])
    edit(board, article, by="editor", title="Đường liên ấp dài 2 km")

    shown = on_file(board, article).context["comparison"]

    assert shown["words"] == "đang công khai"
    assert [part.label for part in shown["parts"]] == ["Tiêu đề"]
    assert len(shown["choices"]) == 1


def test_a_draft_that_nobody_saw_has_nothing_to_compare(board: Board) -> None:
    assert on_file(board, start(board)).context["comparison"] is None


# --- taking an older text back -------------------------------------------------------------------


def test_an_older_text_becomes_the_newest_draft_and_is_recorded(board: Board) -> None:
    article = article_in(board, "in_editing")
    first = latest(board, article)
    edit(board, article, by="editor", title="Hỏng rồi", slug="hong-roi", body=[])

    kept = restore(board, article, first.pk, by="editor")

    with within_site(board.site):
        newest = fresh(board, article).get_latest_revision_as_object()
    assert (newest.title, newest.slug, len(newest.body)) == ("Đường liên ấp", "hong-roi", 1)
    assert [each.name for each in newest.authors.all()] == ["Tư Rạch"]
    assert kept.user == board.people["editor"]
    assert len(versions(board, article)) == 3
    with within_site(board.site):
        last = history_of("newsroom.articlepage", article.pk).last()
    assert (last.act, last.after) == ("article.restore", {"revision": kept.pk})
    assert "Lấy lại bản cũ" in on_file(board, article).content.decode()


def test_restoring_publishes_nothing(board: Board) -> None:
    article = article_in(board, "published")
    first = latest(board, article)
    act(board, "correct", article, by="editor")
    edit(board, article, by="editor", title="Bản sửa")
    address = fresh(board, article).address
    before = visitor(board.portal).get(address).content

    restore(board, article, first.pk, by="editor")

    assert visitor(board.portal).get(address).content == before
    assert record_of(board, article).state == "in_editing"


@pytest.mark.parametrize(
    ("state", "by"),
    [
        ("submitted", "contributor"),
        ("in_editing", "contributor"),
        ("draft", "editor"),
        ("pending_approval", "chief"),
        ("published", "editor"),
    ],
)
def test_only_who_holds_the_text_takes_an_older_one_back(state: str, by: str, board: Board) -> None:
    article = article_in(board, state)
    pk, before = latest(board, article).pk, len(versions(board, article))

    with pytest.raises(Refusal) as refused:
        restore(board, article, pk, by=by)

    assert refused.value.code == "not_allowed"
    assert len(versions(board, article)) == before


def test_a_text_of_another_article_or_the_newest_itself_is_not_taken_back(board: Board) -> None:
    article, other = start(board), start(board, "Cầu Vàm Răng")

    for pk, code in ((latest(board, other).pk, "unknown_version"),
                     (latest(board, article).pk, "same_version")):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            restore(board, article, pk, by="contributor")
        assert refused.value.code == code


def test_the_button_takes_back_and_opens_the_editor(board: Board) -> None:
    article = start(board)
    first = latest(board, article)
    edit(board, article, by="contributor", title="Hỏng rồi")
    browser = board.browser("contributor")

    answer = browser.post(reverse("article_restore", args=[article.pk, first.pk]))
    late = board.browser("editor").post(
        reverse("article_restore", args=[article.pk, first.pk]), follow=True
    )

    assert answer["Location"].endswith(f"/pages/{article.pk}/edit/")
    assert fresh(board, article).draft_title == "Đường liên ấp"
    assert "Chỉ khôi phục được khi bạn đang giữ bài" in late.content.decode()
    assert browser.get(reverse("article_restore", args=[article.pk, first.pk])).status_code == 405
