"""Payees on screen: found, entered, salaried; account numbers only for those who pay."""

from datetime import date

import pytest

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.royalties import actions
from conglang.royalties.actions import PayeeFacts
from conglang.royalties.models import Payee
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_person, make_portal
from tests.newsroom.factories import shared_board
from tests.royalties.factories import LATER, payee_of

PAYEES = "/quan-tri/nhuan-but/nguoi-huong/"
ACCOUNT = "0071000881234"
NEW = {"name": "Trần Thị Sáu", "tax_code": "8012345678", "bank_account": "0071 0008 81234",
       "bank_name": "Vietcombank", "norm": "", "salaried_from": ""}  # fmt: skip


@pytest.fixture(scope="module")
def _board(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), shared_board() as board:
        yield board


@pytest.fixture
def board(_board, db):
    return _board


@pytest.fixture
def secretary(board):
    return board.browser("secretary")


def text(response):
    return " ".join(response.content.decode().split())


def add(board, **more):
    values = {"name": "Trần Thị Sáu", "bank_account": ACCOUNT, **more}
    with within_site(board.site):
        return actions.save_payee(facts=PayeeFacts(**values), by=board.secretary, at=LATER)


def terms(board, payee):
    with within_site(board.site):
        return list(payee.terms.values_list("norm", "starts_on", "ends_on"))


def test_the_empty_list_offers_the_people_of_the_board(board, secretary):
    shown = text(secretary.get(PAYEES))

    assert "Chưa có người hưởng" in shown
    assert "Thêm từ người của cổng" in shown


def test_somebody_of_the_board_is_entered_once_and_logged(board, secretary):
    response = secretary.post(f"{PAYEES}tu-cong/", {"person": board.editor.pk}, follow=True)
    again = secretary.post(f"{PAYEES}tu-cong/", {"person": board.editor.pk}, follow=True)

    assert "Hãy ghi tài khoản và định mức nếu có." in text(response)
    assert "chưa có trong sổ" in text(again)
    with within_site(board.site):
        assert Payee.objects.get(person=board.editor).name == board.editor.full_name
        assert AuditRecord.objects.filter(act="payee.add").count() == 1


def test_an_author_without_an_account_is_entered(board, secretary):
    secretary.post(f"{PAYEES}moi/", {**NEW, "norm": "4", "salaried_from": "01/09/2026"})

    with within_site(board.site):
        payee = Payee.objects.get()
        record = AuditRecord.objects.get(act="payee.add")
    assert (payee.bank_account, payee.person) == (ACCOUNT, None)
    assert terms(board, payee) == [(4, date(2026, 9, 1), None)]
    assert ACCOUNT not in str(record.after)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Họ và tên"),
        ({"norm": "4"}, "Ghi ngày bắt đầu của định mức."),
        ({"salaried_from": "2026-09-01"}, "Ghi định mức, hoặc xóa ngày áp dụng."),
        ({"bank_account": "số 12"}, "Xem lại số tài khoản"),
    ],
)
def test_what_is_wrong_is_told_and_kept(secretary, typed, words):
    response = secretary.post(f"{PAYEES}moi/", {**NEW, **typed})

    assert response.status_code == 422
    assert words in text(response)
    assert "Vietcombank" in text(response)


@pytest.mark.parametrize("search", ["tran sau", "Sáu", "80123"])
def test_people_are_found_without_marks(board, secretary, search):
    add(board, tax_code="8012345678")
    add(board, name="Lê Văn Bảy")

    shown = secretary.get(PAYEES, {"q": search})

    assert [row.payee.name for row in shown.context["rows"]] == ["Trần Thị Sáu"]
    assert "Không có ai khớp" in text(secretary.get(PAYEES, {"q": "không ai"}))


def test_who_may_not_see_tax_codes_finds_nobody_by_them(board):
    add(board, tax_code="8012345678")

    shown = board.browser("chief").get(PAYEES, {"q": "80123"})

    assert shown.context["rows"] == []
    assert "mã số thuế" not in text(shown)


@pytest.mark.parametrize(
    ("role", "seen"),
    [("secretary", True), ("accountant", True), ("chief", False), ("deputy_chief", False)],
)
def test_the_account_is_masked_for_who_neither_compiles_nor_pays(board, role, seen):
    add(board)

    shown = text(board.browser(role).get(PAYEES))

    assert (ACCOUNT in shown) == seen
    assert ("…1234" in shown) == (not seen)


def test_the_list_asks_as_much_for_one_as_for_many(board, secretary, django_assert_max_num_queries):
    for number in range(6):
        add(board, name=f"Tác giả {number}", norm=2, salaried_from=date(2026, 1, 1))
    secretary.get(PAYEES)

    with django_assert_max_num_queries(18):
        secretary.get(PAYEES)


def test_a_new_norm_ends_the_one_before_and_the_salaried_time_ends(board, secretary):
    payee = add(board, norm=4, salaried_from=date(2026, 1, 1))
    page = f"{PAYEES}{payee.pk}/"

    secretary.post(page, {**NEW, "norm": "6", "salaried_from": "2026-09-01"})
    early = secretary.post(f"{page}thoi-huong-luong/", {"ends_on": "2026-08-01"})
    secretary.post(f"{page}thoi-huong-luong/", {"ends_on": "2026-11-30"})

    assert early.status_code == 422
    assert terms(board, payee) == [
        (4, date(2026, 1, 1), date(2026, 8, 31)), (6, date(2026, 9, 1), date(2026, 11, 30))
    ]  # fmt: skip
    assert "Định mức 6 tác phẩm một tháng, từ 01/09/2026 đến hết 30/11/2026" in text(
        secretary.get(page)
    )


@pytest.mark.parametrize("role", ["chief", "accountant", "contributor"])
def test_only_who_compiles_changes_payees(board, role):
    payee, browser = add(board), board.browser(role)

    for way in ("moi/", f"{payee.pk}/", f"{payee.pk}/thoi-huong-luong/"):
        assert browser.get(PAYEES + way).status_code == 403
    assert browser.post(f"{PAYEES}tu-cong/", {"person": board.editor.pk}).status_code == 403


@pytest.mark.parametrize("role", ["contributor", "editor", "portal_admin"])
def test_others_do_not_see_the_list(board, role):
    assert board.browser(role).get(PAYEES).status_code == 403


def test_payees_and_people_of_another_portal_are_unknown(board, secretary):
    other = make_portal("binhson.test", "xã Bình Sơn")
    stranger = make_person(other, "contributor")
    with within_site(other.site):
        theirs = actions.payee_for(person_id=stranger.pk)

    assert secretary.get(f"{PAYEES}{theirs.pk}/").status_code == 404
    secretary.post(f"{PAYEES}tu-cong/", {"person": stranger.pk})
    with within_site(board.site):
        assert not Payee.objects.exists()
        for call in (
            lambda: actions.add_person(person_id=stranger.pk, by=board.secretary, at=LATER),
            lambda: actions.save_payee(
                payee_id=theirs.pk, facts=PayeeFacts("Ba"), by=board.secretary, at=LATER
            ),
        ):
            with pytest.raises(Refusal) as refused:
                call()
            assert refused.value.code == "unknown_payee"


@pytest.mark.parametrize("role", ["chief", "contributor"])
def test_every_act_needs_the_right_to_compile(board, role):
    payee, by = payee_of(board), getattr(board, role)
    with within_site(board.site):
        for call in (
            lambda: actions.save_payee(facts=PayeeFacts("Ba"), by=by, at=LATER),
            lambda: actions.add_person(person_id=board.editor.pk, by=by, at=LATER),
            lambda: actions.end_salaried(
                payee_id=payee.pk, ends_on=date(2026, 11, 1), by=by, at=LATER
            ),
        ):
            with pytest.raises(Refusal) as refused:
                call()
            assert refused.value.code == "not_allowed"
