"""A portal is created whole or not at all; hosts lead where they should, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.models import Site

from conglang.accounts.models import Post, User
from conglang.audit.models import AuditRecord
from conglang.content.addresses import RESERVED, page_slug
from conglang.content.models import BasePage
from conglang.core.errors import Refusal
from conglang.newsroom.models import SectionPage
from conglang.newsroom.section_actions import SectionFacts, create_section
from conglang.newsroom.tasks import publish_due
from conglang.tenancy import actions
from conglang.tenancy.hosts import clean_host
from conglang.tenancy.models import Agency, PortalHost
from conglang.tenancy.queries import portal_details, portals_for_listing
from conglang.tenancy.scoping import every_site, within_site
from conglang.website.provisioning import make_site
from conglang.website.sections import STANDARD_SECTIONS
from tests.accounts.factories import client_of, make_person, undone_at_the_end
from tests.newsroom import factories as newsroom

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PASSWORD = "một câu dài để vào cổng"


def create(host: str, name: str = "xã Hòn Đất", level: str = "commune", **more: Any) -> Agency:
    with every_site(reason="an operator creates a portal"):
        return actions.create_portal(level=level, name=name, host=host, at=AT, **more)


@pytest.fixture(scope="module")
def portals(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Agency]]:
    with django_db_blocker.unblock(), undone_at_the_end():
        province = create("angiang.test", "tỉnh An Giang", "province")
        commune = create("hondat.test", parent_host="angiang.test", admin_email="qt@hondat.test")
        yield {"province": province, "commune": commune}


@pytest.fixture
def commune(portals: dict[str, Agency], db: None) -> Agency:
    return Agency.objects.select_related("site__root_page", "parent").get(pk=portals["commune"].pk)


@pytest.fixture
def province(portals: dict[str, Agency], db: None) -> Agency:
    return Agency.objects.select_related("site__root_page").get(pk=portals["province"].pk)


def visit(host: str, path: str = "/", **more: Any) -> Any:
    return Client(HTTP_HOST=host).get(path, **more)


def everything() -> Any:
    """What creating a portal could leave behind."""
    with every_site(reason="a test counts"):
        tables = (Agency, PortalHost, Site, BasePage, User, Post, AuditRecord)
        return [table.objects.count() for table in tables]


# --- a portal is created whole -------------------------------------------------------------------


def test_a_portal_answers_at_once_under_its_host(commune: Agency) -> None:
    home = visit("hondat.test")

    text = home.content.decode()
    assert home.status_code == 200
    assert "Trang thông tin điện tử xã Hòn Đất" in text
    assert "Ủy ban nhân dân xã Hòn Đất" in text


@pytest.mark.parametrize("level", STANDARD_SECTIONS)
def test_each_level_begins_with_its_standard_sections(level: str, db: None) -> None:
    portal = create(f"{level}.test", "Sở Thử" if level == "department" else "xã Thử", level)

    with within_site(portal.site):
        made = list(
            SectionPage.objects.order_by("path").values_list("slug", "title", "kind", "live")
        )
    wanted = []
    for section in STANDARD_SECTIONS[level]:
        for each in (section, *section.children):
            wanted += [(each.key, each.title, str(each.kind), True)]
    assert made == wanted
    for slug, title, *_ in made:
        assert title in visit(f"{level}.test", "/so-do-cong/").content.decode(), slug


@pytest.mark.parametrize(
    ("level", "name", "owner", "portal_name"),
    [
        ("commune", "xã Thử", "Ủy ban nhân dân xã Thử", "Trang thông tin điện tử xã Thử"),
        ("commune", "Xã Thử", "Ủy ban nhân dân xã Thử", "Trang thông tin điện tử xã Thử"),
        ("province", "tỉnh Thử", "Ủy ban nhân dân tỉnh Thử", "Cổng thông tin điện tử tỉnh Thử"),
        ("district", "huyện Thử", "Ủy ban nhân dân huyện Thử", "Trang thông tin điện tử huyện Thử"),
        ("department", "Sở Y tế", "Sở Y tế", "Trang thông tin điện tử sở Y tế"),
        (
            "commune", "Ủy ban nhân dân xã Thử", "Ủy ban nhân dân xã Thử",
            "Trang thông tin điện tử xã Thử",
        ),
    ],
)  # fmt: skip
def test_the_names_follow_from_the_level(
    level: str, name: str, owner: str, portal_name: str, db: None
) -> None:
    portal = create("thu.test", name, level)

    assert (portal.name, portal.portal_name) == (owner, portal_name)


def test_every_step_is_recorded_in_the_portals_own_chain(commune: Agency) -> None:
    with within_site(commune.site):
        acts = list(AuditRecord.objects.order_by("sequence").values_list("act", flat=True))

    assert acts[0] == "portal.create"
    assert [act for act in acts if act.startswith("portal.provision.")] == [
        "portal.provision.sections", "portal.provision.return-reasons",
        "portal.provision.administrator", "portal.provision.documents",
    ]  # fmt: skip


def test_a_portal_knows_the_one_above_it_and_is_listed_there(
    commune: Agency, province: Agency
) -> None:
    assert commune.parent == province
    assert "Trang thông tin điện tử xã Hòn Đất" in visit("angiang.test").content.decode()
    assert "Cổng thông tin điện tử tỉnh An Giang" in visit("hondat.test").content.decode()


def test_an_operator_sees_every_portal_and_its_details(commune: Agency) -> None:
    with every_site(reason="an operator lists the portals"):
        listed = {(row.host, row.level, row.state, row.parent) for row in portals_for_listing()}
        details = dict(portal_details("hondat.test") or [])

    assert listed == {
        ("angiang.test", "Tỉnh, thành phố", "Đang hoạt động", ""),
        (
            "hondat.test", "Xã, phường, đặc khu", "Đang hoạt động",
            "Ủy ban nhân dân tỉnh An Giang",
        ),
    }  # fmt: skip
    assert details["Địa chỉ"] == "http://hondat.test"
    with every_site(reason="as above"):
        assert portal_details("khong-co.test") is None


@time_machine.travel(AT, tick=False)
def test_the_first_administrator_comes_in_through_a_link_that_works_once(db: None) -> None:
    portal = create("moi.test", admin_email="qt@moi.test")
    path = portal.invitation_url.removeprefix("http://moi.test")
    client = Client(HTTP_HOST="moi.test")
    data = {"password1": PASSWORD, "password2": PASSWORD}

    shown, used = client.get(path), client.post(path, data)
    again = [client.get(path).status_code, client.post(path, data).status_code]

    with within_site(portal.site):
        person = Post.objects.get(role="portal_admin").person
    assert (shown.status_code, used.status_code, again) == (200, 302, [410, 410])
    assert person.check_password(PASSWORD)
    assert (person.username, person.email) == ("quantri.moi-test", "qt@moi.test")


def test_the_link_expires_after_seven_days(db: None) -> None:
    portal = create("moi.test")
    path = portal.invitation_url.removeprefix("http://moi.test")

    with time_machine.travel(AT + timedelta(days=7), tick=False):
        assert visit("moi.test", path).status_code == 200
    with time_machine.travel(AT + timedelta(days=7, seconds=1), tick=False):
        assert visit("moi.test", path).status_code == 410


@time_machine.travel(AT, tick=False)
def test_the_link_of_one_portal_opens_nothing_on_another(commune: Agency) -> None:
    portal = create("moi.test")
    path = portal.invitation_url.removeprefix("http://moi.test")

    assert visit("hondat.test", path).status_code == 410
    assert visit("moi.test", path).status_code == 200


def test_hosts_that_differ_in_a_dot_are_two_portals(db: None) -> None:
    """Their pages and their first administrators must not collide."""
    first, second = create("hon-dat.test"), create("hon.dat.test")

    assert (visit("hon-dat.test").status_code, visit("hon.dat.test").status_code) == (200, 200)
    assert first.invitation_url != second.invitation_url


def test_long_hosts_that_begin_alike_are_two_portals(db: None) -> None:
    common = "trang-thong-tin-dien-tu-cua-uy-ban-nhan-dan-xa-co-ten-rat-dai"
    for number in "12":
        create(f"{common}.{number}.test")

        assert visit(f"{common}.{number}.test").status_code == 200


# --- or not at all -------------------------------------------------------------------------------

BAD_HOSTS = [
    "", " ", "http://thu.test", "thu.test:8000", "thu.test/duong", "thử.test", "thu..test",
    "-thu.test", "thu-.test", "thu_1.test", "*.test", "thu test", "a" * 64 + ".test",
    ".".join(["a" * 60] * 5), "thu.test\n", "[::1]",
]  # fmt: skip


@pytest.mark.parametrize("host", BAD_HOSTS)
def test_what_is_no_plain_host_name_is_refused(host: str, db: None) -> None:
    if host == "thu.test\n":
        assert clean_host(host) == "thu.test"
        return
    before = everything()

    with pytest.raises(Refusal) as refusal:
        create(host)

    assert refusal.value.code == "bad_host"
    assert everything() == before


@pytest.mark.parametrize(
    ("typed", "kept"), [("HonDat.Test", "hondat.test"), ("a.vn.", "a.vn"), (" a.vn ", "a.vn")]
)
def test_a_host_is_kept_in_small_letters_without_a_final_dot(typed: str, kept: str) -> None:
    assert clean_host(typed) == kept


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"host": "hondat.test"}, "host_taken"),
        ({"host": "HONDAT.test."}, "host_taken"),
        ({"parent_host": "khong-co.test"}, "unknown_parent"),
        ({"parent_host": "http://angiang.test"}, "bad_host"),
        ({"level": "village"}, "bad_level"),
        ({"level": ""}, "bad_level"),
        ({"name": "  "}, "bad_name"),
        ({"admin_email": "khong phai thu"}, "bad_person"),
    ],
)
def test_a_portal_that_cannot_be_created_leaves_nothing_behind(
    changed: dict[str, str], code: str, commune: Agency
) -> None:
    before = everything()

    with pytest.raises(Refusal) as refusal:
        create(**{"host": "thu.test", **changed})

    assert refusal.value.code == code
    assert everything() == before


def test_an_administrators_address_may_already_be_somebodys(commune: Agency) -> None:
    before = everything()

    with pytest.raises(Refusal) as refusal:
        create("thu.test", admin_email="QT@hondat.test")

    assert refusal.value.code == "bad_person"
    assert everything() == before


# --- hosts ---------------------------------------------------------------------------------------


def operate(act: str, **values: Any) -> Agency:
    with every_site(reason="an operator changes a portal"):
        return getattr(actions, act)(at=AT, **values)


def test_a_renamed_portal_answers_at_its_new_host_and_the_old_one_leads_there(
    commune: Agency,
) -> None:
    operate("rename_host", old="hondat.test", new="hondat.angiang.test")

    old = visit("hondat.test", "/tin-tuc/?trang=2&q=l%C3%BAa")
    assert (old.status_code, old["Location"]) == (
        301, "http://hondat.angiang.test/tin-tuc/?trang=2&q=l%C3%BAa",
    )  # fmt: skip
    assert visit("hondat.angiang.test").status_code == 200
    assert "http://hondat.angiang.test/" in visit("hondat.angiang.test").content.decode()
    assert "hondat.test" not in visit("hondat.angiang.test", "/sitemap.xml").content.decode()


def test_staff_addresses_of_the_old_host_lead_to_the_new_one_too(commune: Agency) -> None:
    operate("rename_host", old="hondat.test", new="moi.test")

    assert visit("hondat.test", "/quan-tri/")["Location"] == "http://moi.test/quan-tri/"


def test_a_portal_may_go_back_to_its_former_host(commune: Agency) -> None:
    operate("rename_host", old="hondat.test", new="moi.test")
    operate("rename_host", old="moi.test", new="hondat.test")

    assert visit("hondat.test").status_code == 200
    assert visit("moi.test")["Location"] == "http://hondat.test/"


def test_a_former_host_stays_the_portals_own(commune: Agency) -> None:
    operate("rename_host", old="hondat.test", new="moi.test")

    with pytest.raises(Refusal) as refusal:
        create("hondat.test")
    assert refusal.value.code == "host_taken"


def test_an_alias_leads_to_the_portal(commune: Agency) -> None:
    operate("add_alias", host="hondat.test", alias="www.hondat.test")

    answer = visit("www.hondat.test", "/tin-tuc/?trang=2")
    assert (answer.status_code, answer["Location"]) == (301, "http://hondat.test/tin-tuc/?trang=2")


@pytest.mark.parametrize(
    ("act", "values", "code"),
    [
        ("rename_host", {"old": "khong-co.test", "new": "moi.test"}, "unknown_host"),
        ("rename_host", {"old": "hondat.test", "new": "angiang.test"}, "host_taken"),
        ("rename_host", {"old": "hondat.test", "new": "http://moi"}, "bad_host"),
        ("add_alias", {"host": "khong-co.test", "alias": "moi.test"}, "unknown_host"),
        ("add_alias", {"host": "hondat.test", "alias": "angiang.test"}, "host_taken"),
        ("add_alias", {"host": "hondat.test", "alias": "hondat.test"}, "host_taken"),
        ("suspend_portal", {"host": "khong-co.test"}, "unknown_host"),
        ("resume_portal", {"host": "hondat.test"}, "wrong_state"),
    ],
)
def test_what_cannot_be_done_to_a_host_changes_nothing(
    act: str, values: dict[str, str], code: str, commune: Agency
) -> None:
    before = [everything(), list(PortalHost.objects.order_by("pk").values())]

    with pytest.raises(Refusal) as refusal:
        operate(act, **values)

    assert refusal.value.code == code
    assert [everything(), list(PortalHost.objects.order_by("pk").values())] == before


UNKNOWN = [
    "khong-co.test", "127.0.0.1", "localhost", "hondat.test.khac.vn", "xhondat.test",
    "hon_dat.test", "a..b", "-", "hondat.test:abc", "[::1", "hondat.test/x",
    "hòn-đất.test", "a" * 300, "%00", "",
]  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/quan-tri/", "/tai-khoan/dang-nhap/", "/tep/1/tep/a.pdf"])
@pytest.mark.parametrize("host", UNKNOWN)
def test_an_unknown_or_malformed_host_is_a_page_that_does_not_exist(
    host: str, path: str, commune: Agency
) -> None:
    answer = Client().get(path, headers={"host": host} if host else None, SERVER_NAME=host or "-")

    assert answer.status_code == 404


@pytest.mark.parametrize("host", ["hondat.test", "khong-co.test", "127.0.0.1:8000", "a..b"])
def test_health_answers_on_any_host(host: str, commune: Agency) -> None:
    answer = Client(HTTP_HOST=host).get("/healthz")

    assert answer["Content-Type"].startswith("application/json")
    assert answer.status_code in {200, 503}


@pytest.mark.parametrize("host", ["HONDAT.test", "hondat.test.", "hondat.test:8000"])
def test_the_host_of_a_portal_may_be_written_in_other_ways(host: str, commune: Agency) -> None:
    assert visit(host).status_code == 200


def test_links_carry_the_port_and_scheme_of_the_installation(
    commune: Agency, settings: Any
) -> None:
    """Nothing of it is stored: a changed port leaves no dead link."""
    pages = ("/", "/sitemap.xml", "/rss/", "/atom/", "/robots.txt")
    for https, port, base in (
        (False, 80, "http://hondat.test"),
        (False, 8000, "http://hondat.test:8000"),
        (True, 443, "https://hondat.test"),
        (True, 8443, "https://hondat.test:8443"),
    ):
        settings.HTTPS, settings.PUBLIC_PORT = https, port
        for path in pages:
            text = visit("hondat.test", path).content.decode()
            assert f"{base}/" in text, path
            others = {"http://hondat.test/", "http://hondat.test:8000/", "https://hondat.test/"}
            assert not any(other in text for other in others - {f"{base}/"}), path


# --- suspended, archived -------------------------------------------------------------------------


@pytest.fixture
def board(db: None) -> newsroom.Board:
    return newsroom.make_board("ban.test")


def test_a_suspended_portal_tells_residents_and_lets_staff_work(board: newsroom.Board) -> None:
    host = board.portal.site.hostname
    operate("suspend_portal", host=host)

    for path in ("/", "/tin-tuc/", "/tim-kiem/?q=lua", "/rss/", "/sitemap.xml", "/khong-co/"):
        answer = visit(host, path)
        assert (answer.status_code, answer["Retry-After"]) == (503, "3600"), path
    desk = client_of(board.people["editor"], board.portal).get("/quan-tri/")
    article = newsroom.article_in(board, "submitted")
    assert desk.status_code == 200
    assert newsroom.act(board, "take", article, by="editor").state == "in_editing"

    operate("resume_portal", host=host)
    assert visit(host).status_code == 200


def test_an_archived_portal_stays_readable_and_changes_no_more(board: newsroom.Board) -> None:
    host = board.portal.site.hostname
    live, draft = newsroom.article_in(board, "published"), newsroom.start(board)
    before = visit(host, live.address).content
    operate("archive_portal", host=host)
    board.portal.site.agency.refresh_from_db()
    board.people = {role: User.objects.get(pk=each.pk) for role, each in board.people.items()}

    assert visit(host, live.address).content == before
    for act, article, role in (
        ("submit", draft, "contributor"), ("correct", live, "editor"), ("take_down", live, "chief"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refusal:
            newsroom.act(board, act, article, by=role)
        assert refusal.value.code == "not_allowed"
    assert (
        client_of(board.people["editor"], board.portal).get("/quan-tri/tin-bai/").status_code == 302
    )
    chief = client_of(board.people["chief"], board.portal)
    assert chief.get("/quan-tri/nhat-ky/").status_code == 200
    assert chief.get("/quan-tri/tin-bai/").status_code == 403

    operate("resume_portal", host=host)
    board.portal.site.agency.refresh_from_db()
    board.people = {role: User.objects.get(pk=each.pk) for role, each in board.people.items()}
    assert newsroom.act(board, "submit", draft, by="contributor").state == "submitted"


def test_an_archived_portal_publishes_nothing_by_the_clock(board: newsroom.Board) -> None:
    article = newsroom.article_in(board, "scheduled")
    operate("archive_portal", host=board.portal.site.hostname)

    with time_machine.travel(newsroom.PUBLISH_AT + timedelta(days=1), tick=False):
        assert publish_due() == 0

    assert newsroom.record_of(board, article).state == "scheduled"


@pytest.mark.parametrize("act", ["suspend_portal", "archive_portal"])
def test_what_an_operator_does_to_a_portal_is_recorded(act: str, commune: Agency) -> None:
    operate(act, host="hondat.test")

    with within_site(commune.site):
        last = AuditRecord.objects.order_by("sequence").last()
    assert (last.act, last.actor_name) == (
        act.replace("_portal", "").join(["portal.", ""]),
        "Hệ thống",
    )
    with pytest.raises(Refusal) as refusal:
        operate(act, host="hondat.test")
    assert refusal.value.code == "wrong_state"


# --- addresses of the product --------------------------------------------------------------------


def first_words() -> set[str]:
    """The first path word of every address of the product."""
    words = set()
    for entry in get_resolver().url_patterns:
        route = str(entry.pattern)
        if not route.startswith("^"):
            words.add(route.split("/", 1)[0])
    return words - {""}


def test_every_first_word_of_the_product_is_reserved() -> None:
    served = {"healthz", "static", "favicon.ico", "nguon-tin", "_", "_util", "quan-tri"}

    assert first_words() - RESERVED == set()
    assert {word for word in RESERVED if "." not in word} - first_words() <= served


@pytest.mark.parametrize("word", sorted(word for word in RESERVED if word.isascii()))
def test_a_reserved_word_is_no_address_of_a_section(word: str) -> None:
    assert page_slug(word.replace("-", " "), set(), top_level=True) not in RESERVED


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Tìm kiếm", "muc-tim-kiem"), ("Quản trị", "muc-quan-tri"), ("Tài khoản", "muc-tai-khoan")],
)
def test_a_section_named_like_an_address_of_the_product_gets_another(
    title: str, slug: str, commune: Agency
) -> None:
    admin = make_person(commune, "portal_admin")
    with within_site(commune.site):
        section = create_section(facts=SectionFacts(title=title), parent_id=None, by=admin, at=AT)

    assert (section.title, section.slug) == (title, slug)
    assert visit("hondat.test", f"/{slug}/").status_code == 200
    assert title in visit("hondat.test", f"/{slug}/").content.decode()
    assert visit("hondat.test", reverse("search")).status_code == 200


def test_below_the_first_level_such_a_word_is_free(commune: Agency) -> None:
    admin = make_person(commune, "portal_admin")
    with within_site(commune.site):
        parent = SectionPage.objects.get(slug="tin-tuc")
        section = create_section(
            facts=SectionFacts(title="Tìm kiếm"), parent_id=parent.pk, by=admin, at=AT
        )

    assert section.address == "/tin-tuc/tim-kiem/"
    assert visit("hondat.test", section.address).status_code == 200


# --- a hundred portals cost no more than one -----------------------------------------------------


def queries(act: Any) -> int:
    """How many questions an act puts to the database."""
    asked = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        act()
    return len(asked)


def create_bare(host: str) -> None:
    """A portal without its sections and people, which cost most of a second."""
    with every_site(reason="a test makes many portals"):
        site = make_site(host, f"Cổng {host}")
        agency = Agency.objects.create(site=site, level="commune", name=host, portal_name=host)
        PortalHost.objects.create(host=host, site=site)
    assert agency.pk


def test_a_page_costs_the_same_among_many_portals(board: newsroom.Board) -> None:
    host = board.portal.site.hostname
    article = newsroom.article_in(board, "published")
    staff = client_of(board.people["editor"], board.portal)
    pages = {
        "home": lambda: visit(host),
        "section": lambda: visit(host, board.section.address),
        "article": lambda: visit(host, article.address),
        "search": lambda: visit(host, "/tim-kiem/?q=duong"),
        "site map": lambda: visit(host, "/sitemap.xml"),
        "unknown": lambda: visit(host, "/khong-co/"),
        "desk": lambda: staff.get("/quan-tri/"),
        "articles": lambda: staff.get("/quan-tri/tin-bai/"),
        "picture chooser": lambda: staff.get("/quan-tri/images/chooser/"),
    }
    for page in pages.values():
        page()
    alone = {name: queries(page) for name, page in pages.items()}

    create("xa-0.test", "xã Số Không")
    for number in range(1, 30):
        create_bare(f"xa-{number}.test")
    for page in pages.values():
        page()

    assert {name: queries(page) for name, page in pages.items()} == alone


def test_the_thirtieth_portal_costs_as_much_as_the_second(db: None) -> None:
    create("xa-1.test")
    second = queries(lambda: create("xa-2.test"))
    for number in range(3, 30):
        create_bare(f"xa-{number}.test")

    assert queries(lambda: create("xa-30.test")) == second
