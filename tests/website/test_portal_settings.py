"""Settings of the portal: who answers for it, emblem, colour."""

import io
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import within_site
from conglang.website.actions import clean_emblem
from tests.accounts.factories import (
    client_of,
    make_person,
    make_portal,
    undone_at_the_end,
    visitor,
)

SETTINGS = "/quan-tri/cong/"
DATA = {
    "name": "Ủy ban nhân dân xã Hòn Đất", "portal_name": "Trang thông tin điện tử xã Hòn Đất",
    "organisation_code": "H01.12", "address": "Ấp Tri Tôn", "phone": "0297 384 1234",
    "email": "ubnd@hondat.example", "responsible": "Nguyễn Văn Bình",
    "responsible_post": "Trưởng Ban Biên tập", "colour": "river",
    "morning_from": "07:00", "morning_to": "11:30", "afternoon_from": "13:30",
    "afternoon_to": "17:00",
}  # fmt: skip


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
def desk(portal):
    return client_of(make_person(portal, "portal_admin"), portal)


def picture(kind="PNG", size=(900, 600), name="huy.hieu.png", colour=(159, 29, 32, 128)):
    made = io.BytesIO()
    mode = "RGB" if kind == "JPEG" else "RGBA"
    Image.new(mode, size, colour[: len(mode)]).save(made, kind)
    return SimpleUploadedFile(name, made.getvalue())


def records(portal):
    with within_site(portal.site):
        return list(AuditRecord.objects.filter(act="portal.change").order_by("sequence"))


# --- who ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["contributor", "editor", "secretary", "deputy_chief", "chief"])
def test_only_the_portals_administrator_comes_in(portal, role):
    browser = client_of(make_person(portal, role), portal)

    assert browser.get(SETTINGS).status_code == 403
    assert browser.post(SETTINGS, DATA).status_code == 403


def test_nobody_and_strangers_are_sent_to_sign_in(portal, neighbour):
    stranger = client_of(make_person(neighbour, "portal_admin"), portal)

    assert visitor(portal).get(SETTINGS).status_code == 302
    assert stranger.get(SETTINGS).status_code == 302
    assert stranger.post(SETTINGS, DATA).status_code == 401


# --- text -----------------------------------------------------------------------------------------


def test_what_is_saved_stands_on_the_public_page_at_once_and_in_the_record(portal, desk):
    response = desk.post(SETTINGS, DATA)
    page = visitor(portal).get("/").content.decode()
    [record] = records(portal)

    assert response["Location"] == SETTINGS
    assert "Nguyễn Văn Bình" in page
    assert "colour-river" in page
    assert (record.before["colour"], record.after["colour"]) == ("lacquer", "river")
    assert record.after["responsible"] == "Nguyễn Văn Bình"


def test_saving_without_a_change_records_nothing(portal, desk):
    desk.post(SETTINGS, DATA)
    desk.post(SETTINGS, DATA)

    assert len(records(portal)) == 1


def test_a_new_name_is_also_the_sites_and_the_home_pages(portal, desk):
    desk.post(SETTINGS, {**DATA, "portal_name": "Cổng Hòn Đất"})
    portal.site.refresh_from_db()
    with within_site(portal.site):
        assert portal.site.site_name == "Cổng Hòn Đất"
        assert type(portal.site.root_page).objects.get(pk=portal.site.root_page_id).title == (
            "Cổng Hòn Đất"
        )


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"email": "khong-phai-thu"}, {"colour": "neon"}, {"portal_name": ""}]
)
def test_a_refused_form_keeps_what_was_typed(portal, desk, change):
    response = desk.post(SETTINGS, {**DATA, "address": "Ấp Hòn Me", **change})

    assert response.status_code == 422
    assert "Ấp Hòn Me" in response.content.decode()
    assert records(portal) == []


def test_neither_level_nor_hosts_can_be_changed_here(portal, desk):
    page = desk.get(SETTINGS).content.decode()

    desk.post(SETTINGS, {**DATA, "level": "province", "host": "ke.gian", "state": "archived"})
    portal.refresh_from_db()

    assert "hondat.test" in page
    assert "binhson.test" not in page
    assert (portal.level, portal.state) == ("commune", "active")


# --- emblem ---------------------------------------------------------------------------------------


def test_an_emblem_is_made_anew_and_served_from_the_portals_own_address(portal, neighbour, desk):
    upload = picture()

    desk.post(SETTINGS, {**DATA, "emblem": upload})
    portal.refresh_from_db()
    url = portal.emblem.url
    served = visitor(portal).get(url)
    shown = Image.open(io.BytesIO(b"".join(served.streaming_content)))

    assert url.startswith(f"/tep/{portal.site_id}/anh/")
    assert served["Content-Type"] == "image/webp"
    assert (shown.format, max(shown.size)) == ("WEBP", 512)
    assert url in visitor(portal).get("/").content.decode()
    assert visitor(neighbour).get(url).status_code == 404
    assert (Path(django_settings.MEDIA_ROOT) / portal.emblem.name).exists()


def test_an_emblem_can_be_dropped(portal, desk):
    desk.post(SETTINGS, {**DATA, "emblem": picture()})
    page = desk.get(SETTINGS).content.decode()
    desk.post(SETTINGS, {**DATA, "drop_emblem": "on"})
    portal.refresh_from_db()

    assert "Bỏ biểu trưng đang dùng" in page
    assert not portal.emblem
    assert records(portal)[-1].before["emblem"].endswith(".webp")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "huy-hieu.svg"),
        (b"<html><script>alert(1)</script>", "huy-hieu.png"),
        (b"\x89PNG\r\n\x1a\n" + b"rac" * 50, "hong.png"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(portal, desk, content, name):
    response = desk.post(SETTINGS, {**DATA, "emblem": SimpleUploadedFile(name, content)})
    portal.refresh_from_db()

    assert response.status_code == 422
    assert "Biểu trưng" in response.content.decode()
    assert not portal.emblem


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_three_kinds_of_pictures_are_taken(kind):
    upload = picture(kind, colour=(1, 2, 3, 4))

    assert clean_emblem(upload, size=upload.size)[8:12] == b"WEBP"


@pytest.mark.parametrize("kind", ["GIF", "AVIF"])
def test_other_kinds_are_not(kind):
    upload = picture(kind)

    with pytest.raises(Refusal) as refused:
        clean_emblem(upload, size=upload.size)

    assert refused.value.code == "not_a_picture"


def test_a_heavy_emblem_is_refused():
    with pytest.raises(Refusal) as refused:
        clean_emblem(io.BytesIO(b""), size=1024 * 1024 + 1)

    assert refused.value.code == "too_large"


def test_a_broken_picture_is_refused():
    whole = picture(size=(400, 400)).read()
    cut = io.BytesIO(whole[: len(whole) // 2])

    with pytest.raises(Refusal) as refused:
        clean_emblem(cut, size=len(whole) // 2)

    assert refused.value.code == "not_a_picture"
