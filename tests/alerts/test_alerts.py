"""A line over every page: at once, for one portal or a whole province, gone by its time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from conglang.alerts import actions
from conglang.alerts.actions import AlertFacts
from conglang.alerts.models import Alert
from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.tenancy.actions import create_portal
from conglang.tenancy.scoping import every_site, within_site
from tests.accounts.factories import client_of, make_person, make_portal, undone_at_the_end

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday, 09:00 in Viet Nam
HOUR = timedelta(hours=1)
STORM = AlertFacts(
    kind="disaster", text="Bão số 9 gây mưa lớn, bà con không ra khơi.", ends_at=AT + 48 * HOUR,
    link="/thong-bao/",
)  # fmt: skip


class Stage:
    """A province, one of its communes, and a portal of nobody's family."""

    def __init__(self) -> None:
        self.province = make_portal("tinh.test", "tỉnh Thử", "province")
        with every_site(reason="a test makes a component"):
            self.commune = create_portal(
                level="commune", name="xã Con", host="con.test", parent_host="tinh.test", at=AT
            )
        self.other = make_portal("khac.test", "xã Khác")
        self.officer = make_person(self.province, "duty_officer")
        Authenticator.objects.create(user=self.officer, type="totp", data={})
        self.admin = make_person(self.province, "portal_admin")
        self.clerk = make_person(self.province, "contributor")


@pytest.fixture(scope="module")
def whole_stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield Stage()


@pytest.fixture
def stage(whole_stage: Stage, db: None, time_machine: Any) -> Stage:
    time_machine.move_to(AT, tick=False)
    return whole_stage


def put_up(stage: Stage, facts: AlertFacts = STORM, by: Any = None) -> Alert:
    with within_site(stage.province.site):
        return actions.put_up(facts=facts, by=by or stage.officer, at=AT)


def shows(portal: Any, words: str, path: str = "/") -> bool:
    page = Client(headers={"host": portal.site.hostname}).get(path).content.decode()
    return words in page


def test_a_storm_stands_over_every_page_at_once_and_goes_by_its_time(
    stage: Stage, time_machine: Any
) -> None:
    put_up(stage)

    for path in ("/", "/so-do-cong/", "/tim-kiem/?q=x", "/khong-co-trang-nay/"):
        assert shows(stage.province, "Bão số 9", path), path
    assert shows(stage.province, "<strong>Thiên tai:</strong>")
    assert not shows(stage.commune, "Bão số 9")

    time_machine.move_to(AT + 48 * HOUR, tick=False)
    assert not shows(stage.province, "Bão số 9")


def test_a_province_warns_all_its_components_and_nobody_else(stage: Stage) -> None:
    put_up(stage, replace(STORM, whole_province=True))

    assert shows(stage.commune, "Bão số 9")
    assert shows(stage.commune, f'href="{stage.province.base_url}/thong-bao/"')
    assert not shows(stage.other, "Bão số 9")


def test_a_commune_has_nobody_below_to_warn(stage: Stage) -> None:
    chief = make_person(stage.commune, "chief")

    with within_site(stage.commune.site), pytest.raises(Refusal) as refusal:
        actions.put_up(facts=replace(STORM, whole_province=True), by=chief, at=AT)

    assert refusal.value.code == "no_province"


def test_a_line_is_taken_down_before_its_time_and_both_acts_are_recorded(stage: Stage) -> None:
    alert = put_up(stage)

    with within_site(stage.province.site):
        actions.take_down(alert_id=alert.pk, by=stage.officer, at=AT + HOUR)
        with pytest.raises(Refusal):
            actions.take_down(alert_id=alert.pk, by=stage.officer, at=AT + HOUR)
        acts = AuditRecord.objects.filter(act__startswith="alert.").order_by("sequence")
        assert [record.act for record in acts] == ["alert.put_up", "alert.take_down"]
    assert not shows(stage.province, "Bão số 9")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"text": "Bão"}, "bad_text"),
        ({"text": "Bão " * 60}, "bad_text"),
        ({"link": "https://xau.test/"}, "bad_link"),
        ({"link": "//xau.test/"}, "bad_link"),
        ({"link": "javascript:alert(1)"}, "bad_link"),
        ({"ends_at": AT - HOUR}, "wrong_time"),
        ({"ends_at": AT + timedelta(days=61)}, "wrong_time"),
        ({"ends_at": None}, "wrong_time"),
        ({"kind": "party"}, "wrong_kind"),
    ],
)
def test_what_cannot_be_is_refused(stage: Stage, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        put_up(stage, replace(STORM, **wrong))

    assert refusal.value.code == code
    with within_site(stage.province.site):
        assert not Alert.objects.exists()


# --- planned stops ------------------------------------------------------------------------------

STOP = AlertFacts(
    kind="outage", text="Nâng cấp máy chủ.", stops_at=AT + timedelta(days=12),
    back_at=AT + timedelta(days=12) + 4 * HOUR,
)  # fmt: skip


def test_a_planned_stop_is_told_seven_working_days_ahead(stage: Stage) -> None:
    put_up(stage, STOP, by=stage.admin)

    assert shows(stage.province, "Ngừng hệ thống:")
    assert shows(stage.province, "dự kiến hoạt động lại lúc")


def test_told_later_it_needs_a_reason_that_is_kept(stage: Stage) -> None:
    # 24 November is a holiday since 2026: Monday to Friday has four working days.
    late = replace(STOP, stops_at=AT + timedelta(days=7), back_at=AT + timedelta(days=7, hours=1))

    with pytest.raises(Refusal) as refusal:
        put_up(stage, late, by=stage.admin)
    assert refusal.value.code == "too_late"
    assert "ở đây còn 4" in refusal.value.message

    alert = put_up(stage, replace(late, late_reason="Vá lỗ hổng bảo mật"), by=stage.admin)
    assert alert.late_reason == "Vá lỗ hổng bảo mật"


# --- who ----------------------------------------------------------------------------------------


def test_an_administrator_tells_of_stops_but_raises_no_storm(stage: Stage) -> None:
    with pytest.raises(Refusal) as refusal:
        put_up(stage, by=stage.admin)

    assert refusal.value.code == "not_allowed"


def test_the_screens_are_for_those_who_may(stage: Stage) -> None:
    officer = client_of(stage.officer, stage.province)

    slip = officer.post("/quan-tri/canh-bao/moi/", {"kind": "disaster", "text": "Bão số 9 đổ bộ"})
    assert slip.status_code == 422
    assert "Bão số 9 đổ bộ" in slip.content.decode()
    done = officer.post(
        "/quan-tri/canh-bao/moi/",
        {"kind": "disaster", "text": "Bão số 9 đổ bộ đêm nay", "ends_at_0": "2026-11-21",
         "ends_at_1": "18:00", "whole_province": "on"},
    )  # fmt: skip
    assert done.status_code == 302
    assert shows(stage.commune, "Bão số 9 đổ bộ đêm nay")
    assert "Bão số 9 đổ bộ" in officer.get("/quan-tri/canh-bao/").content.decode()

    writer = client_of(stage.clerk, stage.province)
    assert writer.get("/quan-tri/canh-bao/").status_code == 404
    assert writer.post("/quan-tri/canh-bao/moi/", {}).status_code == 404


def test_another_portals_line_cannot_be_taken_down(stage: Stage) -> None:
    alert = put_up(stage)
    chief = make_person(stage.other, "chief")

    with within_site(stage.other.site), pytest.raises(Alert.DoesNotExist):
        actions.take_down(alert_id=alert.pk, by=chief, at=AT + HOUR)
    assert shows(stage.province, "Bão số 9")
