"""People in office are shown from the first to the last day of their term, by date."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from conglang.core.errors import Refusal
from conglang.media.models import Picture
from conglang.media.renditions import renditions_of
from conglang.organisation import actions
from conglang.organisation.actions import LeaderFacts, ProfileFacts
from conglang.organisation.models import Leader
from conglang.organisation.tasks import settle_terms
from conglang.search.queries import search
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import (
    client_of,
    make_person,
    make_portal,
    make_unit,
    undone_at_the_end,
)

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
FACTS = LeaderFacts(
    full_name="Trần Quốc Đông", title="Chủ tịch", body="Ủy ban nhân dân xã",
    starts_on=date(2025, 7, 1), duties="Phụ trách chung\nQuốc phòng, an ninh",
    biography="Cử nhân Luật.", phone="0297 000 0001", email="dong@vi-du.test",
    is_spokesperson=True,
)  # fmt: skip


@pytest.fixture(scope="module")
def whole_office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    with django_db_blocker.unblock(), undone_at_the_end():
        portal = make_portal()
        yield portal, make_person(portal, "records_clerk")


@pytest.fixture
def portal(whole_office: Any, db: None, time_machine: Any) -> Any:
    time_machine.move_to(AT, tick=False)
    return whole_office[0]


@pytest.fixture
def clerk(whole_office: Any) -> Any:
    return whole_office[1]


def save(portal: Any, clerk: Any, facts: LeaderFacts = FACTS, **more: Any) -> Leader:
    with within_site(portal.site):
        return actions.save_leader(facts=facts, by=clerk, at=AT, **more)


def page(portal: Any, path: str) -> str:
    response = Client(headers={"host": portal.site.hostname}).get(path)
    assert response.status_code == 200, path
    return " ".join(response.content.decode().split())


def status(portal: Any, path: str) -> int:
    response = Client(headers={"host": portal.site.hostname}).get(path)
    if response.streaming:
        b"".join(response.streaming_content)  # a file is closed at its end
    return int(response.status_code)


def portrait() -> SimpleUploadedFile:
    stream = io.BytesIO()
    Image.new("RGB", (600, 800), "#456").save(stream, "JPEG")
    return SimpleUploadedFile("IMG_0001.JPG", stream.getvalue(), "image/jpeg")


def test_a_leader_is_shown_with_duties_life_and_ways_to_reach_them(portal: Any, clerk: Any) -> None:
    leader = save(portal, clerk)

    assert leader.path == "/lanh-dao/tran-quoc-dong/"
    listed, own = page(portal, "/lanh-dao/"), page(portal, leader.path)
    assert "Trần Quốc Đông" in listed
    assert "Người phát ngôn" in listed
    assert "<li>Quốc phòng, an ninh</li>" in own
    assert 'href="tel:02970000001"' in own
    assert "từ 01/07/2025" in own


def test_who_left_office_disappears_by_date_with_portrait_and_search(
    portal: Any, clerk: Any, time_machine: Any
) -> None:
    facts = replace(FACTS, ends_on=date(2026, 11, 30), portrait=portrait())
    leader = save(portal, clerk, facts)
    with within_site(portal.site):
        picture = Picture.objects.get(pk=leader.portrait_id)
        assert picture.shown_publicly
        url = renditions_of(picture, "portrait").webp[0].url
        assert search("Trần Quốc Đông", kinds=["leader"]).total == 1
    assert status(portal, url) == 200

    time_machine.move_to(datetime(2026, 11, 30, 17, 3, tzinfo=UTC), tick=False)
    # Pages ask by date: nobody has to remember, not even the night's work.
    assert status(portal, leader.path) == 404
    assert "qua các thời kỳ" in page(portal, "/lanh-dao/")
    assert settle_terms() == 1
    assert settle_terms() == 0

    with within_site(portal.site):
        assert search("Trần Quốc Đông", kinds=["leader"]).total == 0
    assert status(portal, url) == 404
    assert status(portal, f"{leader.path}danh-thiep.vcf") == 404


def test_who_comes_is_shown_from_the_first_day(portal: Any, clerk: Any, time_machine: Any) -> None:
    leader = save(portal, clerk, replace(FACTS, starts_on=date(2026, 12, 1)))
    assert status(portal, leader.path) == 404

    time_machine.move_to(datetime(2026, 11, 30, 17, 3, tzinfo=UTC), tick=False)
    assert settle_terms() == 1
    assert status(portal, leader.path) == 200


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"full_name": " "}, "no_name"),
        ({"title": ""}, "no_title"),
        ({"ends_on": date(2025, 6, 30)}, "wrong_days"),
        ({"starts_on": date(1025, 7, 1)}, "wrong_days"),
        ({"unit_id": 0}, "wrong_unit"),
        ({"portrait": SimpleUploadedFile("a.jpg", b"<html>")}, "not_a_picture"),
    ],
)
def test_what_cannot_be_is_refused(
    portal: Any, clerk: Any, wrong: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        save(portal, clerk, replace(FACTS, **wrong))

    assert refusal.value.code == code
    with within_site(portal.site):
        assert not Leader.objects.exists()


def test_two_of_the_same_name_have_two_addresses(portal: Any, clerk: Any) -> None:
    assert save(portal, clerk).key == "tran-quoc-dong"
    assert save(portal, clerk).key == "tran-quoc-dong-2"


def test_a_card_entered_by_mistake_leaves_nothing_public(portal: Any, clerk: Any) -> None:
    leader = save(portal, clerk, replace(FACTS, portrait=portrait()))
    picture_id = leader.portrait_id

    with within_site(portal.site):
        actions.drop_leader(leader_id=leader.pk, by=clerk, at=AT)
        assert not Picture.objects.get(pk=picture_id).shown_publicly
        assert search("Trần Quốc Đông", kinds=["leader"]).total == 0
    assert status(portal, "/lanh-dao/tran-quoc-dong/") == 404


def test_units_stand_under_each_other_with_their_leaders_and_days(portal: Any, clerk: Any) -> None:
    office = make_unit(portal, "Văn phòng")
    part = make_unit(portal, "Bộ phận Một cửa", parent=office)
    save(portal, clerk, replace(FACTS, full_name="Lê Thị Hoa", title="Chánh Văn phòng",
                                unit_id=office.pk))  # fmt: skip
    with within_site(portal.site):
        actions.save_profile(
            unit_id=part.pk, by=clerk, at=AT,
            facts=ProfileFacts(
                functions="Nhận và trả hồ sơ", phone="0297 111 222", hours="7:00 – 17:00",
                latitude=10.1875, longitude=104.92361,
            ),
        )  # fmt: skip

    chart, unit = page(portal, "/to-chuc-bo-may/"), page(portal, f"/to-chuc-bo-may/{part.key}/")

    assert chart.index("Văn phòng") < chart.index("Bộ phận Một cửa")
    assert "Lê Thị Hoa" in chart
    assert "geo:10.18750,104.92361" in unit
    assert "Từ 01/07/2025" in unit


def test_the_directory_is_searched_without_accents(portal: Any, clerk: Any) -> None:
    save(portal, clerk)
    save(portal, clerk, replace(FACTS, full_name="Lê Thị Hoa", title="Phó Chủ tịch"))

    found = page(portal, "/danh-ba/?q=le+thi+hoa")

    assert "Lê Thị Hoa" in found
    assert "Trần Quốc Đông" not in found
    assert "Không có ai hay đơn vị nào như vậy" in page(portal, "/danh-ba/?q=khongcoai")


def test_a_card_is_taken_to_the_telephone(portal: Any, clerk: Any) -> None:
    save(portal, clerk)

    answer = Client(headers={"host": portal.site.hostname}).get(
        "/lanh-dao/tran-quoc-dong/danh-thiep.vcf"
    )

    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert "FN:Trần Quốc Đông" in answer.content.decode()
    assert "tran-quoc-dong.vcf" in answer["Content-Disposition"]


def test_questions_do_not_grow_with_people(
    portal: Any, clerk: Any, django_assert_max_num_queries: Any
) -> None:
    unit = make_unit(portal, "Văn phòng")
    save(portal, clerk, replace(FACTS, unit_id=unit.pk))
    for path in ("/lanh-dao/", "/to-chuc-bo-may/", "/danh-ba/"):
        with django_assert_max_num_queries(40) as one:
            page(portal, path)
        for number in range(3):
            save(portal, clerk, replace(FACTS, full_name=f"Lê Thị Hoa {number}", unit_id=unit.pk))
        with django_assert_max_num_queries(len(one)):
            page(portal, path)


# --- the screens --------------------------------------------------------------------------------


def test_a_clerk_enters_somebody_and_loses_nothing_on_a_slip(portal: Any, clerk: Any) -> None:
    browser = client_of(clerk, portal)
    data = {
        "full_name": "Trần Quốc Đông", "title": "Chủ tịch", "body": "Ủy ban nhân dân xã",
        "position": "1", "starts_on": "2026-07-01", "ends_on": "2025-07-01", "phone": "0297",
    }  # fmt: skip

    slip = browser.post("/quan-tri/to-chuc/lanh-dao/moi/", data)
    assert slip.status_code == 422
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in slip.content.decode()
    assert 'value="Trần Quốc Đông"' in slip.content.decode()

    done = browser.post("/quan-tri/to-chuc/lanh-dao/moi/", {**data, "ends_on": ""})
    assert done.status_code == 302
    listed = browser.get("/quan-tri/to-chuc/lanh-dao/").content.decode()
    assert "còn thiếu: tiểu sử, lĩnh vực phụ trách, ảnh" in listed


def test_a_unit_is_told_of_with_a_vietnamese_comma(portal: Any, clerk: Any) -> None:
    unit = make_unit(portal, "Văn phòng")
    browser = client_of(clerk, portal)

    done = browser.post(
        f"/quan-tri/to-chuc/don-vi/{unit.pk}/",
        {"latitude": "10,1875", "longitude": "104,92361", "shown": "on"},
    )

    assert done.status_code == 302, done.content.decode()
    assert "10.18750,104.92361" in page(portal, f"/to-chuc-bo-may/{unit.key}/")


@pytest.mark.parametrize("role", ["contributor", "editor", "accountant"])
def test_other_roles_do_not_keep_it(portal: Any, role: str) -> None:
    browser = client_of(make_person(portal, role), portal)

    assert browser.get("/quan-tri/to-chuc/lanh-dao/").status_code in {302, 403, 404}


def test_another_portals_leader_does_not_exist(portal: Any, clerk: Any) -> None:
    other = make_portal("khac.test", "xã Khác")
    stranger = make_person(other, "records_clerk")
    leader = save(portal, clerk)

    with within_site(other.site), pytest.raises(Leader.DoesNotExist):
        actions.save_leader(facts=FACTS, by=stranger, at=AT, leader_id=leader.pk)
    assert status(other, leader.path) == 404
