"""What administrators are told of silence: the right people, once a day; and the system page."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from conglang.accounts.choices import Role
from conglang.foundation import queries as machine
from conglang.foundation.models import PeriodicRun
from conglang.foundation.rules import Signs
from conglang.notifications.alarms import tell_alarms
from conglang.notifications.choices import MailState
from conglang.notifications.models import Mail
from conglang.notifications.rules import LETTER_OLD_AFTER
from tests.accounts.factories import make_person
from tests.notifications.factories import notices_of, tell

pytestmark = pytest.mark.django_db

PATH = "/quan-tri/he-thong/"
NOW = timezone.now()
DAY = timedelta(days=1)
ROOM = 50 * 1024**3
WELL = Signs(
    entries=[], scheduler_since=NOW - DAY, workers=1, oldest_job_at=None,
    disk_free_bytes=ROOM, disk_total_bytes=2 * ROOM, backup=None, installed_at=NOW,
)  # fmt: skip
MACHINE_WORDS = ("Máy chủ", "Việc định kỳ", "Việc nền", "Cơ sở dữ liệu", "Bộ hẹn giờ", "Ổ đĩa")


@pytest.fixture(autouse=True)
def machine_room(monkeypatch, settings):
    """A machine in which all is well, until a test says otherwise; and a mail server."""
    settings.MAIL_CONFIGURED = True
    state = {"signs": WELL}
    monkeypatch.setattr(machine, "signs", lambda *, now: state["signs"])
    return state


@pytest.fixture
def silent(machine_room):
    machine_room["signs"] = replace(WELL, workers=0, disk_free_bytes=5)


@pytest.fixture
def operator(office):
    person = make_person(office.portal, full_name="Lê Nền Tảng")
    person.is_platform_admin = True
    person.save(update_fields=["is_platform_admin"])
    return person


def old_letter(office, *, age):
    tell(office, office.editor, at=NOW - age)
    with office.inside():
        Mail.objects.update(created_at=NOW - age)


def subjects(office, person):
    """What a person was told, oldest first."""
    return [notice.subject for notice in reversed(notices_of(office, person))]


def page_of(office, person, path=PATH):
    answer = office.browser(person).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nobody_is_told_while_all_is_well(office, operator):
    old_letter(office, age=LETTER_OLD_AFTER - timedelta(minutes=1))

    assert tell_alarms(at=NOW) == 0


def test_the_platforms_administrator_hears_of_the_machine_once_a_day(office, operator, silent):
    assert tell_alarms(at=NOW) == 2
    assert tell_alarms(at=NOW) == 0
    told = ["Tiến trình việc nền không chạy", "Ổ đĩa sắp đầy"]
    assert subjects(office, operator) == told

    assert tell_alarms(at=NOW + DAY) == 2
    assert subjects(office, operator) == told * 2
    assert subjects(office, office.admin) == []


def test_with_nobody_to_tell_the_log_says_it(office, silent, caplog):
    assert tell_alarms(at=NOW) == 0
    assert "alarm disk: nobody to tell" in caplog.text


def test_a_new_trouble_of_the_same_day_is_told_too(office, operator, silent, machine_room):
    tell_alarms(at=NOW)
    old_letter(office, age=2 * LETTER_OLD_AFTER)

    tell_alarms(at=NOW)

    assert subjects(office, operator)[2:] == ["Thư của 1 cổng chờ gửi quá lâu"]


def test_a_portals_administrator_hears_of_its_own_letters_once_a_day(office, other):
    old_letter(office, age=2 * LETTER_OLD_AFTER)

    # The portal's first administrator hears of it too.
    assert [tell_alarms(at=NOW), tell_alarms(at=NOW)] == [2, 0]

    (notice,) = notices_of(office, office.admin)
    assert (notice.subject, notice.path, notice.kind) == (
        "Thư chờ gửi quá lâu", PATH, "system.alarm",
    )  # fmt: skip
    assert "đã chờ 2 giờ; 1 thư đang chờ" in notice.text
    assert subjects(other, other.admin) == []
    assert subjects(office, office.contributor) == []


def test_letters_that_wait_for_a_mail_server_or_left_are_no_alarm(office, operator, settings):
    old_letter(office, age=2 * LETTER_OLD_AFTER)
    settings.MAIL_CONFIGURED = False
    assert tell_alarms(at=NOW) == 0

    settings.MAIL_CONFIGURED = True
    with office.inside():
        Mail.objects.update(state=MailState.SENT, settled_at=NOW)
    assert tell_alarms(at=NOW) == 0


@pytest.mark.parametrize("role", [role for role in Role.values if role != "portal_admin"])
def test_the_page_is_closed_to_every_other_role(office, role):
    person = make_person(office.portal, role)

    assert office.browser(person).get(PATH).status_code in {403, 404}


def test_an_administrator_of_another_portal_finds_nothing(office, other):
    assert office.browser(other.admin).get(PATH).status_code in {302, 403, 404}


def test_a_portals_administrator_sees_the_post_and_nothing_of_the_installation(
    office, other, silent
):
    old_letter(other, age=2 * LETTER_OLD_AFTER)

    page = page_of(office, office.admin)
    content = page.split('<div class="desk">')[1]

    assert "Thư của cổng này" in content
    assert "Không có thư nào chờ quá một giờ." in content
    assert [word for word in MACHINE_WORDS if f">{word}" in content] == []
    assert "Ổ đĩa sắp đầy" not in content
    assert "quá lâu" not in content


def test_the_platforms_administrator_sees_every_alarm_and_every_figure(
    office, other, operator, silent
):
    old_letter(office, age=3 * LETTER_OLD_AFTER)
    old_letter(other, age=3 * LETTER_OLD_AFTER)

    page = page_of(office, operator)

    for words in (
        "Tiến trình việc nền không chạy", "Ổ đĩa sắp đầy", "Thư chờ gửi quá lâu",
        "Thư của 1 cổng khác chờ gửi quá lâu", "không có tiến trình nào chạy", "Gửi thư đi",
    ):  # fmt: skip
        assert words in page
    assert "Không có cảnh báo" not in page


def test_the_page_says_that_all_is_well(office, operator):
    page = page_of(office, operator)

    assert "Không có cảnh báo" in page
    assert "Không việc nào ngừng chạy" in page


def test_after_a_start_the_page_says_that_it_is_too_early(office, operator, machine_room):
    machine_room["signs"] = replace(WELL, scheduler_since=timezone.now())

    assert "Bộ hẹn giờ vừa khởi động" in page_of(office, operator)


def test_a_dead_scheduler_stands_on_the_page_and_is_told_by_nobody(office, operator, machine_room):
    machine_room["signs"] = replace(WELL, scheduler_since=None)

    assert tell_alarms(at=NOW) == 0
    assert "Bộ hẹn giờ không chạy" in page_of(office, operator)


def test_the_timetable_stands_in_vietnamese_words(office, operator, monkeypatch):
    monkeypatch.undo()
    PeriodicRun.objects.create(
        name="foundation.nightly_backup", timing="daily 02:30", next_due_at=NOW + DAY,
        last_finished_at=NOW, last_error="ValueError: no luck", failures_in_a_row=3,
    )  # fmt: skip

    page = page_of(office, operator)

    assert "Việc định kỳ bị lỗi: Sao lưu hằng đêm" in page
    assert "hằng ngày lúc 02:30" in page
    assert "no luck" not in page
    assert "nightly_backup" not in page


@pytest.mark.parametrize("whose", ["operator", "admin"])
def test_the_desk_shows_the_alarms_of_each_administrator(office, operator, silent, whose):
    old_letter(office, age=2 * LETTER_OLD_AFTER)
    person = operator if whose == "operator" else office.admin

    page = page_of(office, person, "/quan-tri/")

    assert "Thư chờ gửi quá lâu" in page
    assert f'href="{PATH}">Xem mục Hệ thống' in page
    assert ("Ổ đĩa sắp đầy" in page) == (whose == "operator")


def test_the_desk_of_others_says_nothing_of_it(office, silent):
    old_letter(office, age=2 * LETTER_OLD_AFTER)

    assert "quá lâu" not in page_of(office, office.editor, "/quan-tri/")
