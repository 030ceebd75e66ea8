"""Residents see on a host what is that portal's; staff enter where they have a post."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from conglang.accounts.models import SignInRecord
from conglang.audit.models import AuditRecord
from conglang.newsroom import actions
from conglang.search.queries import search
from conglang.tenancy.scoping import every_site, within_site
from tests.isolation import walk
from tests.isolation.snapshot import differences, snapshot
from tests.isolation.world import AT, PASSWORD, World, add_picture, record_of

PUBLIC = (
    "/", "/so-do-cong/", "/sitemap.xml", "/robots.txt", "/rss/", "/atom/", "/hien-thoi.json",
    "/tim-kiem/?q=vam+ray", "/tim-kiem/?q=duong+lien+ap", "/tin-tuc/", "/khong-co-trang-nay/",
)  # fmt: skip


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_of_one_portal_shows_nothing_of_another(path: str, world: World) -> None:
    for own, foreign in ((world.a, world.b), (world.b, world.a)):
        response = Client(HTTP_HOST=own.host).get(path)

        assert walk.leak_in(response, foreign) == ""


def test_an_article_is_found_listed_and_fed_in_its_own_portal_only(world: World) -> None:
    """The same words stand in both portals; each finds, counts and lists its own."""
    live = world.a.articles["published"]
    client = Client(HTTP_HOST=world.a.host)

    found = client.get("/tim-kiem/?q=vam+ray").content.decode()
    feed = client.get("/rss/").content.decode()
    listed = client.get("/sitemap.xml").content.decode()

    assert found.count(f'href="{live.address}"') == 1
    assert feed.count("<item>") == 2
    assert f"{world.a.agency.base_url}{live.address}" in listed
    assert world.b.agency.base_url not in listed


def test_search_counts_the_open_portals_hits_only(world: World) -> None:
    with within_site(world.a.site):
        a = search("vàm rầy")
        assert (a.total, len(a.hits)) == (1, 1)
        assert search("CHỈ-CỦA-B").total == 0
        assert search("binh son").total == 0


@pytest.mark.parametrize("state", ["draft", "in_editing", "pending_approval", "scheduled"])
def test_what_is_not_published_has_no_address(state: str, world: World) -> None:
    for portal in (world.a, world.b):
        page = portal.articles[state]

        assert Client(HTTP_HOST=portal.host).get(page.address).status_code == 404


def test_a_page_of_another_portal_has_no_address_here(world: World) -> None:
    foreign = world.b.articles["published"]

    here = Client(HTTP_HOST=world.a.host).get(foreign.address)
    there = Client(HTTP_HOST=world.b.host).get(foreign.address)

    assert (here.status_code, there.status_code) == (404, 200)


def test_the_inner_address_of_a_page_leads_nowhere(world: World) -> None:
    """Wagtail keeps pages under one tree; its paths must not work as addresses."""
    for page in (world.b.home, world.b.section, world.b.articles["published"]):
        response = Client(HTTP_HOST=world.a.host).get(page.url_path)

        assert response.status_code == 404


def status(host: str, path: str) -> int:
    """The status of an answer, with its body read to the end so that its file is closed."""
    response = Client(HTTP_HOST=host).get(path)
    walk.text_of(response)
    return int(response.status_code)


# --- files --------------------------------------------------------------------------------------


def test_a_file_has_an_address_in_its_own_portal_only(world: World) -> None:
    for path in (f"/tep/{file.file.name}" for file in world.b.files):
        assert status(world.a.host, path) == 404
        assert status(world.b.host, path) == 200


def test_a_picture_in_any_size_has_an_address_in_its_own_portal_only(world: World) -> None:
    with within_site(world.b.site):
        picture = add_picture(world.b, "Bến đò", by=world.b.people["editor"])
        small = picture.get_rendition("max-32x32")

    assert status(world.a.host, small.url) == 404
    assert status(world.b.host, small.url) == 200
    for host in (world.a.host, world.b.host):
        assert status(host, f"/tep/{picture.file.name}") == 404


# --- redirects ----------------------------------------------------------------------------------


def test_a_redirect_acts_in_its_own_portal_only(world: World) -> None:
    a, b = Client(HTTP_HOST=world.a.host), Client(HTTP_HOST=world.b.host)

    assert b.get(f"/cu/{world.b.slug}/")["Location"].endswith(world.b.articles["published"].address)
    assert a.get(f"/cu/{world.b.slug}/").status_code == 404
    assert a.get("/cu/chung/")["Location"] == f"/{world.a.slug}/"
    assert b.get("/cu/chung/")["Location"] == f"/{world.b.slug}/"


def test_an_article_that_moves_leaves_its_redirect_in_its_own_portal(world: World) -> None:
    article = world.a.articles["correction"]
    with within_site(world.a.site):
        target = world.a.home.get_children().exclude(pk=world.a.section.pk).first()
        moved = actions.change_section(
            article_id=article.pk, section_id=target.pk, by=world.a.people["editor"], at=AT
        )

    answer = Client(HTTP_HOST=world.a.host).get(article.address)
    assert moved.address == f"/{target.slug}/{article.slug}/"
    assert (answer.status_code, answer["Location"]) == (
        301,
        world.a.agency.base_url + moved.address,
    )
    assert Client(HTTP_HOST=world.a.host).get(moved.address).status_code == 200
    assert Client(HTTP_HOST=world.b.host).get(article.address).status_code == 404
    assert Redirect.objects.filter(site=world.b.site).count() == 2


# --- who gets in --------------------------------------------------------------------------------

STAFF_DOORS = ("/quan-tri/", "/quan-tri/tin-bai/", "/quan-tri/images/", "/quan-tri/nhan-su/")


@pytest.mark.short_form(1)
@pytest.mark.parametrize("role", ["contributor", "editor", "chief", "portal_admin"])
def test_staff_of_one_portal_are_strangers_in_another(role: str, world: World) -> None:
    """A cookie of the one host carried to the other opens nothing."""
    before = snapshot(world.b)
    client = walk.client_for(world.a.people[role], world.b.host)

    for address in walk.open_addresses():
        for method, path, data in list(walk.requests_for(address, world.b))[:2]:
            response = getattr(client, method)(path, data)

            assert response.status_code in {302, 401, 403}, f"{method} {path}"
            if response.status_code == 302:
                assert response["Location"].startswith("/tai-khoan/dang-nhap/"), f"{method} {path}"
            assert walk.leak_in(response, world.a) == ""
    assert differences(before, snapshot(world.b)) == []


def test_the_right_password_on_the_wrong_host_lets_nobody_in(world: World) -> None:
    client = Client(HTTP_HOST=world.b.host)
    person = world.a.people["editor"]

    response = client.post(
        "/tai-khoan/dang-nhap/", {"login": person.username, "password": PASSWORD}
    )

    assert response.status_code == 403
    assert client.get("/quan-tri/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_person_of_two_portals_sees_each_portal_on_its_own_host(world: World) -> None:
    for own, foreign in ((world.a, world.b), (world.b, world.a)):
        client = walk.client_for(world.both, own.host)

        pages = [
            client.get(path) for path in ("/quan-tri/", "/quan-tri/tin-bai/", "/quan-tri/ho-so/")
        ]

        assert [page.status_code for page in pages] == [200, 200, 200]
        assert own.marker in pages[1].content.decode()
        assert [walk.leak_in(page, foreign) for page in pages] == ["", "", ""]


def test_a_person_of_two_portals_has_in_each_the_rights_of_each(world: World) -> None:
    """Editor in A, chief in B: approving works in B and not in A."""
    for portal, state in ((world.a, "pending_approval"), (world.b, "approved")):
        article = portal.articles["pending_approval"]
        client = walk.client_for(world.both, portal.host)

        seen = record_of(article).article.latest_revision_id
        client.post(reverse("article_act", args=[article.pk, "approve"]), {"revision": seen})

        assert record_of(article).state == state


def test_an_upload_begun_in_one_portal_is_not_finished_in_another(world: World) -> None:
    """Wagtail keeps half-done uploads per person, not per portal."""
    with every_site(reason="a test gives an upload to a person of both portals"):
        upload = world.b.uploads["image"]
        upload.uploaded_by_user = world.both
        upload.save()
    client = walk.client_for(world.both, world.a.host)

    answer = client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload.pk]),
        {f"uploaded-image-{upload.pk}-title": "Lấy về"},
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )

    assert answer.status_code == 404


# --- what is written down, and where ------------------------------------------------------------


def test_what_happens_on_a_host_is_written_in_that_portals_logs(world: World) -> None:
    with every_site(reason="a test counts"):
        before = {
            portal.marker: (
                SignInRecord.objects.filter(site=portal.site).count(),
                AuditRecord.objects.filter(site=portal.site).count(),
            )
            for portal in (world.a, world.b)
        }
    client = Client(HTTP_HOST=world.a.host)

    client.post("/tai-khoan/dang-nhap/", {"login": "ai-do", "password": "sai"})
    with within_site(world.a.site):
        actions.withdraw(
            article_id=world.a.articles["submitted"].pk, by=world.a.people["contributor"],
            at=AT,
        )  # fmt: skip

    with every_site(reason="a test counts"):
        after = {
            portal.marker: (
                SignInRecord.objects.filter(site=portal.site).count(),
                AuditRecord.objects.filter(site=portal.site).count(),
            )
            for portal in (world.a, world.b)
        }
    assert after[world.b.marker] == before[world.b.marker]
    assert after[world.a.marker] == tuple(count + 1 for count in before[world.a.marker])
