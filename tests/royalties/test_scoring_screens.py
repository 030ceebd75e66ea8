"""Scoring on the screen: the list, the form, the panel on the file, “duyệt và chấm”."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from conglang.newsroom.models import ArticlePage
from conglang.royalties.models import NotPaid, Payee, RateLine, Share, Work
from conglang.tenancy.scoping import within_site
from tests.newsroom.factories import (
    ROADS,
    article_in,
    edit,
    make_board,
    record_of,
    shared_board,
    start,
    walk,
)
from tests.royalties.factories import (
    LATER,
    add_table,
    approved,
    november,
    payee_of,
    published,
    score,
)

SCORES = "/quan-tri/nhuan-but/cham/"


@pytest.fixture(scope="module")
def _board(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), shared_board() as board:
        yield board


@pytest.fixture
def board(_board, db):
    with time_machine.travel(LATER, tick=False):
        add_table(_board)
        yield _board


def line_of(board, name):
    with within_site(board.site):
        return RateLine.objects.filter(name=name).order_by("-table__starts_on").first()


def form(board, **more):
    """A news item at its usual score, all of it for the contributor."""
    payee = payee_of(board)
    return {
        "tp-1-line": line_of(board, "Tin").pk, "tp-1-score": "3", "tp-1-payee-1": payee.pk,
        "tp-1-role-1": "tin", "cham": "1", **more,
    }  # fmt: skip


def post(board, article, role="secretary", **data):
    return board.browser(role).post(reverse("royalty_score", args=[article.pk]), data)


def page_of(board, article, role="secretary"):
    return board.browser(role).get(reverse("royalty_score", args=[article.pk])).content.decode()


def works(board):
    with within_site(board.site):
        return list(Work.objects.order_by("pk"))


def test_what_waits_is_listed_and_leaves_the_list_when_scored(board):
    article = published(board)
    browser = board.browser("secretary")
    assert "Đường liên ấp" in browser.get(SCORES).content.decode()

    post(board, article, **form(board))

    assert "Không còn bài nào chờ chấm" in browser.get(SCORES).content.decode()
    scored = browser.get(SCORES, {"trang-thai": "da-cham"}).content.decode()
    assert "Đường liên ấp" in scored
    assert "759.000 đ" in scored


def test_what_was_published_before_the_first_table_is_not_asked_for(board):
    published(board, "Tin cũ", on=date(2026, 8, 1))

    assert "Tin cũ" not in board.browser("secretary").get(SCORES).content.decode()


def test_questions_of_the_list_do_not_grow(board, django_assert_max_num_queries):
    browser = board.browser("secretary")
    for number in range(3):
        score(board, published(board, f"Tin số {number}"))
    browser.get(SCORES)

    with django_assert_max_num_queries(40):
        browser.get(SCORES, {"trang-thai": "da-cham"})


def test_the_form_comes_filled_with_the_suggestion_and_the_author(board):
    page = page_of(board, published(board))

    assert "Tin (khung 1–10, gợi ý 3)" in page
    assert "Ảnh (cố định 100.000 đồng)" in page
    assert 'value="3"' in page
    assert 'value="100"' in page
    assert f'value="u{board.contributor.pk}" selected' in page


def test_after_scoring_the_amounts_and_the_next_article_are_shown(board):
    article = published(board)
    following = published(board, "Cầu ấp Bảy")

    answer = post(board, article, **form(board))
    page = page_of(board, article)

    assert answer.url == reverse("royalty_score", args=[article.pk])
    assert "759.000 đồng" in page
    assert reverse("royalty_score", args=[following.pk]) in page


def test_text_and_photos_are_two_works_with_their_own_authors(board):
    article = published(board)
    writer, photographer = payee_of(board), payee_of(board, "other_contributor")

    post(
        board, article,
        **form(
            board, **{
                "tp-1-part-1": "66,67", "tp-1-payee-2": photographer.pk, "tp-1-role-2": "bai",
                "tp-1-part-2": "33,33", "tp-2-line": line_of(board, "Ảnh").pk,
                "tp-2-payee-1": photographer.pk, "tp-2-role-1": "anh", "tp-2-part-1": "100",
            },
        ),
    )  # fmt: skip

    assert [work.amount for work in works(board)] == [759_000, 100_000]
    with within_site(board.site):
        parts = list(Share.objects.order_by("pk").values_list("payee", "part", "role"))
    assert parts == [
        (writer.pk, 6_667, "tin"),
        (photographer.pk, 3_333, "bai"),
        (photographer.pk, 10_000, "anh"),
    ]


def test_an_extra_counts_within_its_frame(board):
    with within_site(board.site):
        extra = line_of(board, "Tin").table.extras.get()
    article = published(board)

    outside = post(board, article, **form(board, **{f"tp-1-extra-{extra.pk}": "50"}))
    post(board, article, **form(board, **{f"tp-1-extra-{extra.pk}": "20"}))

    assert outside.status_code == 422
    assert [work.amount for work in works(board)] == [910_800]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"tp-1-score": "11"}, "Chọn trong khung từ 1 đến 10."),
        ({"tp-1-score": "3,555"}, "nhiều nhất hai chữ số sau dấu phẩy"),
        ({"tp-1-score": "5,5"}, "Ghi lý do khi chấm khác mức thường"),
        ({"tp-1-part-1": "90,5"}, "nay là 90,5%"),
        ({"tp-1-payee-1": "", "tp-1-part-1": "100"}, "Chọn ít nhất một người hưởng."),
        ({"tp-1-line": ""}, "Chấm ít nhất một tác phẩm"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(board, typed, said):
    answer = post(
        board, published(board), **form(board, **{"tp-2-reason": "Lời đang viết dở", **typed})
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "Lời đang viết dở" in page
    assert all(value in page for value in typed.values())
    assert works(board) == []


def test_a_reason_lets_another_score_pass(board):
    post(board, published(board), **form(board, **{"tp-1-score": "5,5", "tp-1-reason": "Công phu"}))

    assert [str(work.score) for work in works(board)] == ["5.50"]


def test_an_article_ordered_before_the_decree_asks_for_a_line_of_the_old_table(board):
    new_line = line_of(board, "Tin")
    old = add_table(
        board, decision_number="02/QĐ-UBND", starts_on=date(2025, 1, 1),
        ends_on=date(2026, 8, 31), salary_percent=800,
    )  # fmt: skip
    article = published(board)
    typed = form(board, ordered_on="2026-08-20", **{"tp-1-line": new_line.pk})

    first = post(board, article, **typed)
    with within_site(board.site):
        old_line = old.lines.get(name="Tin")
    post(board, article, **{**typed, "tp-1-line": old_line.pk})

    assert first.status_code == 422
    assert "02/QĐ-UBND" in first.content.decode()
    # 3 × 8 % of 2.530.000 đồng.
    assert [work.amount for work in works(board)] == [607_200]


def test_an_article_may_be_left_unpaid_with_a_reason(board):
    article = published(board)

    refused = post(board, article, **{"khong-tra": "1", "reason": "no"})
    post(board, article, **{"khong-tra": "1", "reason": "Bài của báo khác"})

    assert refused.status_code == 422
    with within_site(board.site):
        assert NotPaid.objects.get().reason == "Bài của báo khác"
    assert "Bài của báo khác" in page_of(board, article)


def test_nobody_scores_their_own_article(board):
    road = [("submit", "secretary"), *ROADS["published"][1:]]
    walk(board, road, start(board, "Bài của thư ký", by=board.secretary))
    with within_site(board.site):
        article = ArticlePage.objects.get(title="Bài của thư ký")

    page = board.browser("secretary").get(SCORES).content.decode()
    answer = post(board, article, **form(board))

    assert "Bài của bạn, người khác chấm" in page
    assert answer.url == SCORES
    assert works(board) == []


def test_what_a_closed_month_holds_is_shown_but_not_asked(board):
    article = published(board)
    score(board, article)
    approved(board, november(board))

    page = page_of(board, article)
    answer = post(board, article, **form(board))

    assert "trong bảng tháng 11/2026" in page
    assert "Chấm bài này" not in page
    assert answer.status_code == 422


@pytest.mark.parametrize("role", ["contributor", "editor", "portal_admin", "accountant"])
def test_a_wrong_role_does_not_score(board, role):
    article = published(board)

    for address in (SCORES, reverse("royalty_score", args=[article.pk])):
        assert board.browser(role).get(address).status_code in {302, 403, 404}
    post(board, article, role, **form(board))
    assert works(board) == []


def test_staff_of_another_portal_find_nothing(board):
    article = published(board)
    other = make_board("binhson.test")

    address = reverse("royalty_score", args=[article.pk])
    assert other.browser("secretary").get(address).status_code == 404
    assert "Đường liên ấp" not in other.browser("secretary").get(SCORES).content.decode()


def test_a_draft_is_nothing_to_score(board):
    address = reverse("royalty_score", args=[article_in(board, "draft").pk])

    assert board.browser("secretary").get(address).status_code == 404


# --- on the newsroom's screens ------------------------------------------------------------------


def file_of(board, article, role):
    answer = board.browser(role).get(reverse("article_file", args=[article.pk]))
    return answer.content.decode()


def test_the_file_shows_the_score_to_those_who_score_and_not_to_the_author(board):
    article = published(board)
    assert "Chấm nhuận bút" in file_of(board, article, "chief")
    score(board, article)

    assert "759.000 đồng" in file_of(board, article, "chief")
    assert "759.000" not in file_of(board, article, "contributor")
    assert "759.000" not in file_of(board, article, "editor")


def approve(board, article, **data):
    revision = article.latest_revision_id
    return board.browser("chief").post(
        reverse("article_act", args=[article.pk, "approve"]), {"revision": revision, **data}
    )


def test_one_press_approves_and_scores_nothing(board):
    article = article_in(board, "pending_approval")

    approve(board, article)

    assert record_of(board, article).state == "approved"
    assert works(board) == []


def test_the_chief_approves_and_scores_at_once(board):
    article = article_in(board, "pending_approval")
    address = reverse("article_act", args=[article.pk, "approve"])
    link = f"{address}?ban={article.latest_revision_id}"
    assert link in file_of(board, article, "chief")
    page = board.browser("chief").get(link).content.decode()
    assert "Chấm sau" in page

    approve(board, article, royalty_line=line_of(board, "Tin").pk, royalty_score="3")

    assert record_of(board, article).state == "approved"
    assert [(work.amount, work.scored_by) for work in works(board)] == [(759_000, board.chief)]
    with within_site(board.site):
        assert Payee.objects.get().person == board.contributor


def test_an_empty_score_at_approval_is_the_suggested_one(board):
    approve(
        board, article_in(board, "pending_approval"), royalty_line=line_of(board, "Bài").pk,
        royalty_score="",
    )  # fmt: skip

    assert [str(work.score) for work in works(board)] == ["10.00"]


def test_a_refused_score_undoes_the_approval_too(board):
    article = article_in(board, "pending_approval")

    answer = approve(
        board, article, royalty_line=line_of(board, "Tin").pk, royalty_score="5", note="Đồng ý"
    )

    assert answer.status_code == 422
    assert "Ghi lý do khi chấm khác mức thường" in answer.content.decode()
    assert record_of(board, article).state == "pending_approval"
    assert works(board) == []


def test_who_changed_the_text_is_not_offered_to_approve(board):
    article = walk(board, [("submit", "contributor"), ("take", "chief")])
    edit(board, article, by="chief", lead="Câu khác.")
    walk(board, [("propose", "chief")], article)

    page = file_of(board, article, "chief")

    assert "Duyệt và chấm nhuận bút" not in page
