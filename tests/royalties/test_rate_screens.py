"""Rate tables on screen: entered as people type, read by who scores or pays, frozen once used."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conglang.accounts.models import SignInRecord
from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.royalties import actions
from conglang.royalties.actions import LineFacts, WorkFacts
from conglang.royalties.actions.rates import is_in_use
from conglang.royalties.models import RateTable
from conglang.royalties.queries.rate_tables import Salaries, way_words
from conglang.royalties.rate_forms import MOST_EXTRAS, MOST_LINES
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_portal
from tests.newsroom.factories import shared_board
from tests.royalties.factories import (
    LATER,
    LINES,
    add_table,
    payee_of,
    published,
    score,
    table_facts,
)

RATES = "/quan-tri/nhuan-but/muc-chi/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HEAD = {
    "title": "Mức chi của xã", "decision_number": "21/QĐ-UBND", "decided_on": "2026-08-20",
    "signer": "Nguyễn Văn Ba", "starts_on": "01/09/2026", "ends_on": "", "area": "Trang của xã",
    "way": "salary", "method": "coefficient", "salary_percent": "10%", "extras_ceiling": "100%",
    "reuse_percent": "40", "cap": "5.000.000", "fee_percent": "20%",
}  # fmt: skip
TIN = {
    "dong-1-name": "Tin", "dong-1-kind": "text", "dong-1-genre": "tin", "dong-1-low": "1",
    "dong-1-high": "10", "dong-1-usual": "2,5",
}  # fmt: skip
ROWS = {
    **TIN,
    "dong-2-name": "Ảnh", "dong-2-kind": "photo", "dong-2-fixed": "100.000 đồng",
    "tang-1-name": "Thiếu nhi", "tang-1-low": "10", "tang-1-high": "20%",
}  # fmt: skip


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


def only_table(board):
    with within_site(board.site):
        return RateTable.objects.select_related("reference").get()


def refused_with(code, board, call, **values):
    with within_site(board.site), pytest.raises(Refusal) as refused:
        call(by=values.pop("by", board.secretary), at=LATER, **values)
    assert refused.value.code == code


# --- entering -------------------------------------------------------------------------------------


def test_a_table_is_entered_with_numbers_as_people_type_them(board, secretary):
    response = secretary.post(f"{RATES}moi/", {**HEAD, **ROWS}, follow=True)

    table = only_table(board)
    assert "Đã lưu bảng mức chi." in text(response)
    assert (table.salary_percent, table.cap, table.reuse_percent) == (1_000, 5_000_000, 40)
    assert table.starts_on == date(2026, 9, 1)
    with within_site(board.site):
        tin, photo = table.lines.all()
        extra = table.extras.get()
    assert (tin.low, tin.usual, tin.high) == (Decimal(1), Decimal("2.5"), Decimal(10))
    assert photo.fixed == 100_000
    assert (extra.low, extra.high) == (10, 20)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"salary_percent": "mười"}, "Viết tỷ lệ như 10%"),
        ({"salary_percent": ""}, "Ghi phần của lương cơ sở."),
        ({"way": "fixed"}, "Ghi giá trị một đơn vị."),
        ({"way": "part"}, "Chọn bảng tham chiếu."),
        ({"cap": "5.00.000"}, "Viết số đồng như 2.340.000"),
        ({"fee_percent": "120"}, "Viết số phần trăm từ 0 đến 100"),
        ({"ends_on": "2026-08-01"}, "Ngày kết thúc phải từ ngày bắt đầu trở đi."),
        ({"dong-1-usual": "2,555"}, "Thể loại, dòng 1, thường chấm: Viết số như 3 hoặc 2,5"),
        ({"dong-1-usual": "11"}, "Mức thường chấm phải nằm trong khung."),
        ({"dong-1-low": "12"}, "Mức thấp nhất phải nhỏ hơn mức cao nhất."),
        ({"dong-1-high": ""}, "Ghi mức cao nhất của khung, hoặc mức cố định."),
        ({"dong-1-fixed": "9.000"}, "Chọn khung hoặc mức cố định, không cả hai."),
        ({"dong-1-name": ""}, "Ghi tên thể loại, hoặc xóa các số của dòng này."),
        ({"tang-1-low": "30"}, "Ghi khung phần trăm"),
        ({"tang-1-name": ""}, "Ghi lý do được tăng"),
        ({"title": ""}, "Tên bảng"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(board, secretary, typed, words):
    response = secretary.post(f"{RATES}moi/", {**HEAD, **ROWS, **typed})

    assert response.status_code == 422
    assert words in text(response)
    assert 'value="21/QĐ-UBND"' in text(response)
    assert 'value="100.000 đồng"' in text(response)
    with within_site(board.site):
        assert not RateTable.objects.exists()


def test_a_table_without_genres_is_refused_in_words(secretary):
    response = secretary.post(f"{RATES}moi/", HEAD)

    assert response.status_code == 422
    assert "Bảng cần ít nhất một thể loại." in text(response)


def test_a_page_that_only_looks_like_a_pdf_is_refused(secretary):
    file = SimpleUploadedFile("qd.pdf", b"<html>")

    response = secretary.post(f"{RATES}moi/", {**HEAD, **ROWS, "file": file})

    assert response.status_code == 422


def test_a_part_of_another_table_needs_no_lines(board, secretary):
    province = add_table(board, title="Bảng của tỉnh", is_reference=True)

    secretary.post(
        f"{RATES}moi/",
        {**HEAD, "way": "part", "reference": province.pk, "reference_part": "80"},
    )  # fmt: skip

    with within_site(board.site):
        table = RateTable.objects.get(reference=province)
        words = way_words(table, Salaries(), date(2026, 11, 23))
    assert (table.part, table.salary_percent) == (8_000, None)
    assert words == (
        "80% mức của bảng “Bảng của tỉnh”: "
        "Hệ số × 10% lương cơ sở (253.000 đồng từ 01/07/2026)"
    )  # fmt: skip


def test_the_ready_made_start_fills_the_form_and_can_be_saved(board, secretary):
    page = secretary.get(f"{RATES}moi/?mau=khung-2014")
    forms = page.context["forms"]
    values = {
        form[name].html_name: form[name].value() or ""
        for form in (forms.head, *forms.lines, *forms.extras) for name in form.fields
    }  # fmt: skip

    assert "hãy sửa theo quyết định" in text(page)
    assert len(forms.lines) == MOST_LINES
    assert len(forms.extras) == MOST_EXTRAS
    secretary.post(
        f"{RATES}moi/",
        {**values, "decision_number": "21/QĐ-UBND", "decided_on": "2026-08-20", "signer": "Ba",
         "starts_on": "2026-09-01", "is_reference": ""},
    )  # fmt: skip
    table = only_table(board)
    with within_site(board.site):
        highest = {line.name: line.high for line in table.lines.all()}
    assert highest["Tin, trả lời bạn đọc"] == 10
    assert highest["Chính luận"] == 30
    assert highest["Trực tuyến, media"] == 50
    assert table.salary_percent == 1_000


def test_a_copy_begins_with_the_rates_but_not_with_the_decision(board, secretary):
    table = add_table(board)

    forms = secretary.get(f"{RATES}moi/?tu-bang={table.pk}").context["forms"]

    assert forms.head["title"].value() == table.title
    assert forms.head["salary_percent"].value() == "10%"
    assert forms.head["decision_number"].value() is None
    assert forms.head["starts_on"].value() is None
    assert forms.lines[2]["fixed"].value() == "100.000"
    assert forms.extras[0]["high"].value() == "20%"


@pytest.mark.parametrize("wanted", ["0", "mot", "999999"])
def test_a_copy_of_nothing_does_not_exist(secretary, wanted):
    assert secretary.get(f"{RATES}moi/?tu-bang={wanted}").status_code == 404


# --- reading --------------------------------------------------------------------------------------


def test_without_tables_the_list_says_how_to_begin(secretary):
    shown = text(secretary.get(RATES))

    assert "Chưa có bảng mức chi" in shown
    assert "Theo khung Nghị định 18/2014 (mẫu để sửa)" in shown


def test_tables_stand_under_now_coming_and_past(board, secretary, django_assert_max_num_queries):
    add_table(board, title="Bảng cũ", starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    add_table(board, title="Bảng nay", starts_on=date(2025, 1, 1))
    add_table(board, title="Bảng sau", starts_on=date(2035, 1, 1), salary_percent=None,
              unit_value=30_000)  # fmt: skip
    secretary.get(RATES)

    with django_assert_max_num_queries(16):
        response = secretary.get(RATES)

    piles = {pile.key: [row.table.title for row in pile.rows] for pile in response.context["piles"]}
    assert piles == {"now": ["Bảng nay"], "coming": ["Bảng sau"], "past": ["Bảng cũ"]}
    assert "Hệ số × 30.000 đồng" in text(response)


def test_a_past_table_is_shown_with_the_salary_of_its_days(board):
    table = add_table(board, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))

    with within_site(board.site):
        words = way_words(table, Salaries(), date(2026, 11, 23))

    assert words == "Hệ số × 10% lương cơ sở (234.000 đồng từ 01/07/2024)"


@pytest.mark.parametrize("role", ["secretary", "deputy_chief", "chief", "accountant"])
def test_who_scores_checks_approves_or_pays_may_read(board, role):
    table = add_table(board)
    browser = board.browser(role)

    shown = text(browser.get(f"{RATES}{table.pk}/"))

    assert browser.get(RATES).status_code == 200
    assert "15/QĐ-UBND ngày 20/08/2026, Nguyễn Văn Ba ký" in shown
    assert "không quá 5.000.000 đồng" in shown
    assert ("Sửa bảng" in shown) == (role == "secretary")


@pytest.mark.parametrize("role", ["contributor", "editor", "portal_admin"])
def test_others_are_refused_and_it_is_noted(board, role):
    table = add_table(board)
    browser = board.browser(role)

    for address in (RATES, f"{RATES}{table.pk}/", f"{RATES}{table.pk}/tep/"):
        assert browser.get(address).status_code == 403
    with within_site(board.site):
        assert SignInRecord.objects.filter(path=RATES).exists()


@pytest.mark.parametrize("way", ["moi/", "{}/sua/", "{}/ket-thuc/", "{}/bo/"])
@pytest.mark.parametrize("role", ["chief", "accountant", "contributor"])
def test_only_who_compiles_changes_tables(board, role, way):
    table = add_table(board)

    assert board.browser(role).get(RATES + way.format(table.pk)).status_code == 403


def test_staff_of_another_portal_find_nothing(board):
    table = add_table(board)
    other = make_portal("binhson.test", "xã Bình Sơn")
    browser = client_of(make_person(other, "deputy_chief"), other)

    for way in ("", "tep/"):
        assert browser.get(f"{RATES}{table.pk}/{way}").status_code in {302, 404}
    assert "15/QĐ-UBND" not in text(browser.get(RATES))


# --- the signed file ------------------------------------------------------------------------------


def test_the_signed_file_is_handed_to_readers_only_and_has_no_public_address(board, secretary):
    file = SimpleUploadedFile("qd.pdf", PDF)
    secretary.post(f"{RATES}moi/", {**HEAD, **ROWS, "file": file})
    table = only_table(board)

    response = board.browser("accountant").get(f"{RATES}{table.pk}/tep/")

    assert response.content == PDF
    assert 'filename="21-QĐ-UBND.pdf"' not in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    assert board.browser("chief").get(f"/tep/{table.file.name}").status_code == 404


def test_a_table_without_a_file_hands_out_none(board, secretary):
    assert secretary.get(f"{RATES}{add_table(board).pk}/tep/").status_code == 404


def test_saving_again_without_a_file_keeps_the_one_there_is(board, secretary):
    secretary.post(f"{RATES}moi/", {**HEAD, **ROWS, "file": SimpleUploadedFile("qd.pdf", PDF)})
    table = only_table(board)

    secretary.post(f"{RATES}{table.pk}/sua/", {**HEAD, **TIN, "title": "Tên mới"})

    changed = only_table(board)
    assert (changed.title, changed.file.name) == ("Tên mới", table.file.name)


# --- changing, ending, dropping -------------------------------------------------------------------


def test_a_table_something_was_scored_by_does_not_change(board, secretary):
    table = add_table(board)
    score(board, published(board))

    shown = text(secretary.get(f"{RATES}{table.pk}/"))
    response = secretary.post(f"{RATES}{table.pk}/sua/", {**HEAD, **ROWS})

    assert "Sửa bảng" not in shown
    assert "Lập bảng mới từ bảng này" in shown
    assert response.status_code == 422
    assert "Đã có bài chấm theo bảng này" in text(response)
    refused_with("in_use", board, actions.drop_table, table_id=table.pk)


def test_the_last_day_is_set_even_of_a_table_in_use(board, secretary):
    table = add_table(board)
    score(board, published(board))

    secretary.post(f"{RATES}{table.pk}/ket-thuc/", {"ends_on": "31/12/2026"})

    assert only_table(board).ends_on == date(2026, 12, 31)
    wrong = secretary.post(f"{RATES}{table.pk}/ket-thuc/", {"ends_on": "2026-01-01"})
    assert wrong.status_code == 422
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in text(wrong)


def test_dropping_is_asked_before_it_is_done(board, secretary):
    table = add_table(board)

    assert "Bỏ bảng mức chi?" in text(secretary.get(f"{RATES}{table.pk}/bo/"))
    response = secretary.post(f"{RATES}{table.pk}/bo/", follow=True)

    assert "Đã bỏ bảng" in text(response)
    with within_site(board.site):
        assert not RateTable.objects.exists()
        assert AuditRecord.objects.filter(act="rates.drop").count() == 1


def test_a_table_another_one_refers_to_stays(board, secretary):
    table = add_table(board, title="Bảng của tỉnh", is_reference=True)
    add_part(board, table)

    response = secretary.post(f"{RATES}{table.pk}/bo/", follow=True)

    assert "Bảng này đang được dùng nên không bỏ được." in text(response)


# --- the acts themselves --------------------------------------------------------------------------


def add_part(board, source, **more):
    values = {"salary_percent": None, "reference_part": 8_000, "lines": [], "extras": [], **more}
    return add_table(board, title="Phần của tỉnh", reference_id=source.pk, **values)


def score_by(board, article, line):
    """One text scored by a line of any table."""
    shares = [actions.ShareFacts(payee_of(board).pk, 10_000)]
    with within_site(board.site):
        return actions.score(
            article_id=article.pk, by=board.secretary, at=LATER,
            works=[WorkFacts(line.pk, Decimal(3), shares)],
        )  # fmt: skip


@pytest.mark.parametrize("role", ["chief", "accountant", "contributor"])
def test_every_act_needs_the_right_to_compile(board, role):
    table = add_table(board)
    by = getattr(board, role)

    refused_with("not_allowed", board, actions.save_table, facts=table_facts(), by=by)
    refused_with("not_allowed", board, actions.end_table, table_id=table.pk, ends_on=None, by=by)
    refused_with("not_allowed", board, actions.drop_table, table_id=table.pk, by=by)


def test_a_table_of_another_portal_is_unknown(board):
    other = make_portal("binhson.test", "xã Bình Sơn")
    with within_site(other.site):
        theirs = RateTable.objects.create(
            site=other.site, title="Bảng", decision_number="1", decided_on=date(2026, 1, 1),
            signer="Ba", starts_on=date(2026, 1, 1), unit_value=1,
        )  # fmt: skip

    for act, more in (
        (actions.save_table, {"facts": table_facts()}), (actions.drop_table, {}),
        (actions.end_table, {"ends_on": None}),
    ):  # fmt: skip
        refused_with("unknown_table", board, act, table_id=theirs.pk, **more)
    facts = table_facts(salary_percent=None, reference_id=theirs.pk, reference_part=5_000)
    refused_with("unknown_table", board, actions.save_table, facts=facts)


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("no_lines", {"lines": []}),
        ("bad_table", {"unit_value": 30_000}),
        ("bad_table", {"salary_percent": None}),
        ("bad_table", {"ends_on": date(2020, 1, 1)}),
        ("bad_table", {"lines": [LineFacts("Tin", low=Decimal(5), high=Decimal(1))]}),
        ("bad_table", {"extras": [actions.ExtraFacts("Thiếu nhi", 20, 10)]}),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(board, code, more):
    refused_with(code, board, actions.save_table, facts=table_facts(**more))


def test_a_part_is_never_paid_of_itself_or_of_a_part(board):
    source = add_table(board, is_reference=True)
    part = add_part(board, source)
    of = {"salary_percent": None, "reference_part": 5_000}

    refused_with(
        "unknown_table", board, actions.save_table, facts=table_facts(reference_id=part.pk, **of)
    )
    for wanted in (source, part):
        facts = table_facts(reference_id=wanted.pk, **of)
        refused_with("chain", board, actions.save_table, table_id=source.pk, facts=facts)


def test_a_part_of_another_table_is_in_use_once_a_work_of_its_days_was_scored(board):
    source = add_table(board, is_reference=True)
    part = add_part(board, source)
    later = add_part(board, source, starts_on=date(2035, 1, 1))
    article = published(board)
    with within_site(board.site):
        assert not is_in_use(part)
        line = source.lines.get(name="Tin")

    score_by(board, article, line)

    with within_site(board.site):
        assert is_in_use(source)
        assert is_in_use(part)
        assert not is_in_use(later)


def test_works_the_other_table_pays_itself_do_not_hold_the_part(board):
    """A work of a day before the part began was scored by the table the part refers to."""
    source = add_table(board)
    part = add_part(board, source, starts_on=date(2026, 11, 10))
    article = published(board, on=date(2026, 11, 5))
    with within_site(board.site):
        line = source.lines.get(name="Tin")

    score_by(board, article, line)

    with within_site(board.site):
        assert is_in_use(source)
        assert not is_in_use(part)


def test_an_extra_of_its_own_holds_a_part_too(board):
    source = add_table(board, is_reference=True)
    part = add_part(board, source, extras=[actions.ExtraFacts("Thiếu nhi", 10, 20)])
    article = published(board)
    with within_site(board.site):
        works = [
            WorkFacts(
                source.lines.get(name="Tin").pk, Decimal(3),
                [actions.ShareFacts(payee_of(board).pk, 10_000)],
                extras=[(part.extras.get().pk, 10)],
            )
        ]  # fmt: skip
        actions.score(article_id=article.pk, works=works, by=board.secretary, at=LATER)

        assert is_in_use(part)


def test_the_log_tells_what_a_table_said(board):
    table = add_table(board)

    with within_site(board.site):
        record = AuditRecord.objects.get(act="rates.add")
    assert record.after["lines"] == "; ".join(line.name for line in LINES)
    assert record.after["decision"] == table.decision_number
