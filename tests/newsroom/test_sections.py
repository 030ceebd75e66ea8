"""The portal's administrator arranges the sections."""

import pytest
from django.utils import timezone

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.newsroom.section_actions import SectionFacts, create_section, move_section
from conglang.newsroom.section_queries import section_rows
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import (
    client_of,
    make_person,
    make_portal,
    undone_at_the_end,
    visitor,
)

LIST = "/quan-tri/chuyen-muc/"
NEW = {"title": "Nông nghiệp sạch", "parent": "", "intro": "", "kind": "news", "in_menu": "on"}


@pytest.fixture(scope="module")
def portals(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_portal().pk, make_portal("binhson.test", "xã Bình Sơn").pk


@pytest.fixture
def portal(portals, db, settings):
    settings.MFA_REQUIRED = False
    return Agency.objects.select_related("site__root_page").get(pk=portals[0])


@pytest.fixture
def neighbour(portals, db):
    return Agency.objects.select_related("site__root_page").get(pk=portals[1])


@pytest.fixture
def keeper(portal):
    return make_person(portal, "secretary")


@pytest.fixture
def desk(keeper, portal):
    return client_of(keeper, portal)


@pytest.fixture
def inside(portal):
    with within_site(portal.site):
        yield portal


def titles():
    return [(row.section.title, row.depth) for row in section_rows()]


def section(slug):
    return SectionPage.objects.get(slug=slug)


def article_in(parent, title="Ngày hội ở ấp Hòn Me", *, live=True):
    article = ArticlePage(title=title, live=live, shown_at=timezone.now())
    parent.add_child(instance=article)
    return article


def last_act():
    return AuditRecord.objects.order_by("-sequence").first()


# --- who ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["contributor", "editor", "deputy_chief"])
def test_only_who_manages_sections_comes_in(portal, role):
    browser = client_of(make_person(portal, role), portal)

    assert browser.get(LIST).status_code == 403
    assert browser.post(f"{LIST}moi/", NEW).status_code == 403


@pytest.mark.parametrize("role", ["secretary", "chief", "portal_admin"])
def test_these_come_in(portal, role):
    assert client_of(make_person(portal, role), portal).get(LIST).status_code == 200


def test_nobody_and_strangers_are_sent_to_sign_in(portal, neighbour):
    stranger = make_person(neighbour, "chief")

    assert visitor(portal).get(LIST).status_code == 302
    assert client_of(stranger, portal).get(LIST).status_code == 302


def test_a_section_of_another_portal_does_not_exist(desk, neighbour):
    with within_site(neighbour.site):
        other = section("thong-bao")

    assert desk.get(f"{LIST}{other.pk}/").status_code == 404
    answers = {desk.post(f"{LIST}{other.pk}/{act}/").status_code for act in ("an", "hien", "len")}
    refused = desk.post(f"{LIST}moi/", {**NEW, "parent": other.pk})
    assert answers == {404}
    assert refused.status_code == 422


# --- adding ---------------------------------------------------------------------------------------


def test_a_new_section_stands_last_and_in_the_record(desk, inside):
    response = desk.post(f"{LIST}moi/", NEW)
    added = section("nong-nghiep-sach")
    record = last_act()

    assert response["Location"] == LIST
    assert titles()[-1] == ("Nông nghiệp sạch", 0)
    assert added.live
    assert added.show_in_menus
    assert (record.act, record.object_label) == ("section.create", "Nông nghiệp sạch")
    assert visitor(inside).get("/nong-nghiep-sach/").status_code == 200


def test_a_new_section_may_stand_below_another(desk, inside):
    desk.post(f"{LIST}moi/", {**NEW, "parent": section("thong-bao").pk})

    assert ("Nông nghiệp sạch", 1) in titles()


def test_there_are_two_levels_and_no_third(desk, inside, keeper):
    second = section("kinh-te")

    form = desk.post(f"{LIST}moi/", {**NEW, "parent": second.pk})
    with pytest.raises(Refusal) as refused:
        create_section(
            facts=SectionFacts(title="Sâu"), parent_id=second.pk, by=keeper, at=timezone.now()
        )

    assert form.status_code == 422
    assert refused.value.code == "too_deep"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Thông báo", "thong-bao-2"),
        ("Tìm kiếm", "muc-tim-kiem"),
        ("Đền ơn, đáp nghĩa", "den-on-dap-nghia"),
    ],
)
def test_an_address_is_free_and_never_one_of_the_products_own(desk, inside, title, slug):
    desk.post(f"{LIST}moi/", {**NEW, "title": title})

    assert SectionPage.objects.filter(slug=slug, title=title).exists()


def test_a_refused_section_keeps_what_was_typed(desk):
    response = desk.post(f"{LIST}moi/", {**NEW, "title": "", "intro": "Chuyện đồng ruộng"})

    assert response.status_code == 422
    assert "Chuyện đồng ruộng" in response.content.decode()


# --- changing -------------------------------------------------------------------------------------


def edit(desk, page, **changes):
    known = {
        "title": page.title, "intro": page.intro, "kind": page.kind, "slug": page.slug,
        "in_menu": "on" if page.show_in_menus else "", "on_home": "on" if page.on_home else "",
    }  # fmt: skip
    return desk.post(
        f"{LIST}{page.pk}/", {k: v for k, v in {**known, **changes}.items() if v != ""}
    )


def test_a_new_title_keeps_the_address(desk, inside):
    edit(desk, section("thong-bao"), title="Thông báo mới", intro="Tin cần biết ngay.")
    changed = section("thong-bao")
    record = last_act()

    assert (changed.title, changed.intro) == ("Thông báo mới", "Tin cần biết ngay.")
    assert record.before["title"] == "Thông báo"
    assert record.after["title"] == "Thông báo mới"


def test_saving_without_a_change_records_nothing(desk, inside):
    before = last_act().sequence

    edit(desk, section("thong-bao"))

    assert last_act().sequence == before


def test_old_addresses_lead_to_the_new_ones(desk, inside, django_capture_on_commit_callbacks):
    page = section("nong-thon-moi")
    article = article_in(page)
    with django_capture_on_commit_callbacks(execute=True):
        edit(desk, page, slug="Làng quê mới")
    browser = visitor(inside)

    moved = browser.get("/tin-tuc/nong-thon-moi/")
    moved_article = browser.get(f"/tin-tuc/nong-thon-moi/{article.slug}/")

    assert section("lang-que-moi").url_path.endswith("/tin-tuc/lang-que-moi/")
    assert moved.status_code == moved_article.status_code == 301
    assert moved["Location"].endswith("/tin-tuc/lang-que-moi/")
    assert moved_article["Location"].endswith(f"/tin-tuc/lang-que-moi/{article.slug}/")
    assert browser.get(moved_article["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("slug", "words"),
    [("thong-bao", "Đường dẫn này đã có ở cùng cấp"), ("quan-tri", "địa chỉ dành riêng")],
)
def test_an_address_that_is_taken_is_refused_in_words(desk, inside, slug, words):
    page = section("chi-dao-dieu-hanh")

    response = edit(desk, page, slug=slug, intro="Giữ lại câu này")

    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Giữ lại câu này" in response.content.decode()
    assert section("chi-dao-dieu-hanh").pk == page.pk


# --- order ----------------------------------------------------------------------------------------


def test_sections_move_among_their_siblings(desk, inside):
    first, second = section("nong-thon-moi"), section("kinh-te")
    tops = [title for title, depth in titles() if depth == 0]

    response = desk.post(f"{LIST}{second.pk}/len/")
    below = [title for title, depth in titles() if depth == 1]

    assert response["Location"] == f"{LIST}#muc-{second.pk}"
    assert below[:2] == [second.title, first.title]
    assert [title for title, depth in titles() if depth == 0] == tops
    assert last_act().note == "Lên một bậc"


@pytest.mark.parametrize(("slug", "step"), [("gioi-thieu", -1), ("dich-vu-cong", 1)])
def test_the_ends_stay_where_they_are(inside, keeper, slug, step):
    before = titles()

    moved = move_section(section_id=section(slug).pk, step=step, by=keeper, at=timezone.now())

    assert not moved
    assert titles() == before


def test_a_way_that_does_not_exist_is_404(desk, inside):
    assert desk.post(f"{LIST}{section('thong-bao').pk}/sang-ngang/").status_code == 404


# --- hiding and showing ---------------------------------------------------------------------------


def test_an_empty_section_can_be_hidden_and_shown(desk, inside):
    page = section("thong-bao")
    desk.post(f"{LIST}{page.pk}/an/")
    hidden = visitor(inside).get("/thong-bao/").status_code, last_act().act
    listed = desk.get(LIST).content.decode()
    desk.post(f"{LIST}{page.pk}/hien/")

    assert hidden == (404, "section.hide")
    assert "Đang ẩn" in listed
    assert visitor(inside).get("/thong-bao/").status_code == 200
    assert last_act().act == "section.show"


def test_a_section_with_articles_is_not_hidden(desk, inside):
    page = section("kinh-te")
    article_in(page)

    response = desk.post(f"{LIST}{page.pk}/an/", follow=True)

    assert "Chuyên mục còn 1 bài đã xuất bản" in response.content.decode()
    assert section("kinh-te").live


def test_drafts_do_not_keep_a_section_shown(desk, inside):
    page = section("kinh-te")
    article_in(page, live=False)

    desk.post(f"{LIST}{page.pk}/an/")

    assert not section("kinh-te").live


def test_sections_below_come_first_when_hiding_and_last_when_showing(desk, inside):
    top, below = section("tin-tuc"), section("kinh-te")
    refused = desk.post(f"{LIST}{top.pk}/an/", follow=True).content.decode()
    SectionPage.objects.child_of(top).update(live=False)
    desk.post(f"{LIST}{top.pk}/an/")
    shown = desk.post(f"{LIST}{below.pk}/hien/", follow=True).content.decode()

    assert "Ẩn chuyên mục con trước" in refused
    assert "“Tin tức – Sự kiện” đang ẩn" in shown
    assert not section("kinh-te").live


# --- the list -------------------------------------------------------------------------------------


def test_the_list_tells_how_many_articles_and_what_the_menu_has_no_room_for(desk, inside):
    article_in(section("kinh-te"))
    article_in(section("kinh-te"), "Bài nháp", live=False)
    before = desk.get(LIST).content.decode()

    desk.post(f"{LIST}moi/", NEW)
    after = desk.get(LIST).content.decode()

    assert "1 bài đã xuất bản" in before
    assert "Chưa có chỗ cho" not in before
    assert "Chưa có chỗ cho" in after
    assert "<strong>Nông nghiệp sạch</strong>" in after


def test_the_list_costs_the_same_with_more_sections(desk, inside, django_assert_num_queries):
    for number in range(3):
        desk.post(f"{LIST}moi/", {**NEW, "title": f"Mục thêm {number}"})

    with django_assert_num_queries(2):
        assert len(section_rows()) == 14
