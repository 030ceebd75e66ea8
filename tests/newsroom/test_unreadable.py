"""Text typed for TCVN3 or VNI fonts is never sent on; pasted text is converted on its way in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.rich_text import RichText

from conglang.content.completeness import texts_of, unreadable_in
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, undone_at_the_end
from tests.newsroom.factories import AT, Board, edit, make_board, start

TCVN3 = "Uû ban nh©n d©n x· Hßn §Êt ®ang häp"
VNI = "Uyû ban nhaân daân xaõ Hoøn Ñaát ñang hoïp"


@pytest.fixture(scope="module")
def boards(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Board, Board]]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board(), make_board("binhson.test")


@pytest.fixture
def board(boards: tuple[Board, Board], db: None) -> Board:
    return boards[0]


@pytest.mark.parametrize(
    "change",
    [
        {"title": TCVN3},
        {"lead": VNI},
        {"body": [("text", RichText(f"<p>Chữ đúng.</p><p>{TCVN3}</p>"))]},
        {"body": [("quote", {"text": VNI, "by": "Bà Sáu"})]},
    ],
)
def test_a_text_with_old_letters_is_not_sent(board: Board, change: dict[str, Any]) -> None:
    article = start(board)
    edit(board, article, by="contributor", **change)

    with within_site(board.site), pytest.raises(Refusal, match="bảng mã cũ") as refused:
        actions.submit(article_id=article.pk, by=board.contributor, at=AT, commitment=True)

    assert refused.value.code == "unreadable"


def test_what_is_found_is_quoted() -> None:
    body = [{"type": "text", "value": f"<p>Đúng.</p><p>{TCVN3}</p>"}]

    assert unreadable_in(texts_of(body)).startswith("Uû ban nh©n")
    assert unreadable_in(["Ủy ban nhân dân xã Hòn Đất đang họp", "Café Paris à Lyon"]) == ""


def test_pasted_text_comes_back_clean(boards: tuple[Board, Board], board: Board) -> None:
    html = f'<p style="color:red;font-family:.VnTime">{TCVN3}<script>x</script></p>'

    answer = board.browser("contributor").post("/quan-tri/tin-bai/dan/", {"html": html}).json()

    assert answer["html"] == "<p>Uỷ ban nhân dân xã Hòn Đất đang họp</p>"
    assert "TCVN3" in answer["notes"][0]


def test_pasted_text_that_cannot_be_read_or_is_too_long_is_refused(board: Board) -> None:
    browser = board.browser("contributor")
    unknown = '<font face="VPS Times">\xd5\xe3 n\xe4y \xfe</font>'

    for html, status, words in ((unknown, 422, "Unicode"), ("x" * 2_000_001, 413, "quá dài")):
        answer = browser.post("/quan-tri/tin-bai/dan/", {"html": html})
        assert answer.status_code == status
        assert words in answer.json()["error"]


def test_strangers_may_not_ask(boards: tuple[Board, Board], board: Board) -> None:
    assert board.browser("contributor").get("/quan-tri/tin-bai/dan/").status_code == 405
    for client in (client_of(boards[1].contributor, board.portal), board.browser("portal_admin")):
        answer = client.post("/quan-tri/tin-bai/dan/", {"html": "x"})
        assert answer.status_code in {302, 401, 403, 404}
