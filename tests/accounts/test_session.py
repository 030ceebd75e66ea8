"""Idle lock, unlocking in place, a session that ended, signing out everywhere."""

import json
import time

import pytest
from django.test import Client
from django.urls import reverse

from conglang.accounts.middleware import LAST_ACT, LOCKED
from conglang.accounts.models import SignInRecord
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import BACKEND, PASSWORD, client_of, make_person, visitor

AJAX = {"x-requested-with": "XMLHttpRequest", "accept": "application/json"}
PROFILE = "/quan-tri/ho-so/"
TYPED = {"full_name": "Phạm Thị Biên", "pen_name": "Hòn Me", "phone": "0297 111", "email": ""}


@pytest.fixture
def person(portal):
    return make_person(portal, "editor", full_name="Phạm Biên")


@pytest.fixture
def browser(portal, person):
    return client_of(person, portal)


def leave(browser, seconds):
    session = browser.session
    session[LAST_ACT] = int(time.time()) - seconds
    session.save()


def test_a_screen_left_alone_locks_and_leads_to_the_password(browser, settings):
    leave(browser, settings.IDLE_LOCK_MINUTES * 60 + 1)

    response = browser.get(f"{PROFILE}?a=1&b=2")

    assert response["Location"] == "/quan-tri/mo-khoa/?next=%2Fquan-tri%2Fho-so%2F%3Fa%3D1%26b%3D2"
    assert browser.session[LOCKED]


def test_a_screen_in_use_stays_open(browser, settings):
    leave(browser, settings.IDLE_LOCK_MINUTES * 60 - 5)

    assert browser.get(PROFILE).status_code == 200
    assert time.time() - browser.session[LAST_ACT] < 5


def test_a_page_that_asks_on_its_own_is_told_423(browser, settings):
    leave(browser, settings.IDLE_LOCK_MINUTES * 60 + 1)

    response = browser.get(reverse("session_state"), headers=AJAX)

    assert response.status_code == 423
    assert response.json()["error_code"] == "locked"


def test_what_was_sent_to_a_locked_screen_is_kept_and_can_be_sent_again(browser, settings, person):
    leave(browser, settings.IDLE_LOCK_MINUTES * 60 + 1)

    kept = browser.post(PROFILE, {**TYPED, "password": "bí mật"})
    page = kept.content.decode()
    browser.post(reverse("unlock_screen"), {"password": PASSWORD})
    browser.post(PROFILE, TYPED)
    person.refresh_from_db()

    assert kept.status_code == 423
    assert 'name="pen_name" value="Hòn Me"' in page
    assert "bí mật" not in page
    assert "/quan-tri/mo-khoa/?next=%2Ftai-khoan%2Ftro-lai%2F" in page
    assert person.pen_name == "Hòn Me"


def test_unlocking_needs_the_same_persons_password(portal, browser):
    browser.post(reverse("lock_screen"))

    wrong = browser.post(reverse("unlock_screen"), {"password": "sai", "next": PROFILE})
    still = browser.get(PROFILE).status_code
    right = browser.post(reverse("unlock_screen"), {"password": PASSWORD, "next": PROFILE})

    assert wrong.status_code == 422
    assert "Mật khẩu không đúng." in wrong.content.decode()
    assert still == 302
    assert right["Location"] == PROFILE
    assert browser.get(PROFILE).status_code == 200
    with within_site(portal.site):
        kinds = list(SignInRecord.objects.order_by("pk").values_list("result", flat=True))
    assert kinds == ["failed", "unlocked"]


def test_unlocking_in_place_answers_as_json_with_a_token(browser):
    browser.post(reverse("lock_screen"), headers=AJAX)

    wrong = browser.post(reverse("unlock_screen"), {"password": "sai"}, headers=AJAX)
    right = browser.post(reverse("unlock_screen"), {"password": PASSWORD}, headers=AJAX)

    assert (wrong.status_code, wrong.json()["success"]) == (400, False)
    assert (right.status_code, right.json()["success"]) == (200, True)
    assert right.json()["csrf"]


@pytest.mark.parametrize("headers", [AJAX, {}])
def test_five_wrong_passwords_close_the_session(browser, headers):
    browser.post(reverse("lock_screen"))
    answers = [
        browser.post(reverse("unlock_screen"), {"password": "sai"}, headers=headers)
        for _ in range(5)
    ]

    assert "_auth_user_id" not in browser.session
    assert answers[-1].status_code == (401 if headers else 302)


@pytest.mark.parametrize("target", ["https://ke.gian/", "//ke.gian/", "javascript:alert(1)"])
def test_unlocking_never_leads_elsewhere(browser, target):
    browser.post(reverse("lock_screen"))

    response = browser.post(reverse("unlock_screen"), {"password": PASSWORD, "next": target})

    assert response["Location"] == "/quan-tri/"


@pytest.mark.parametrize(
    "address", ["/tai-khoan/hai-lop/", "/tai-khoan/phien/", "/tai-khoan/mat-khau/doi/"]
)
def test_a_locked_screen_locks_the_account_pages_too(browser, address):
    browser.post(reverse("lock_screen"))

    assert browser.get(address)["Location"].startswith("/quan-tri/mo-khoa/")


def test_a_form_with_passwords_is_never_shown_again(browser):
    browser.post(reverse("lock_screen"))

    response = browser.post("/tai-khoan/mat-khau/doi/", {"oldpassword": PASSWORD})

    assert response.status_code == 302
    assert PASSWORD not in response.content.decode()


def test_signing_out_is_possible_from_a_locked_screen(browser):
    browser.post(reverse("lock_screen"))

    browser.post("/tai-khoan/dang-xuat/")

    assert "_auth_user_id" not in browser.session


# --- the session ended ----------------------------------------------------------------------------


def test_what_was_sent_after_the_session_ended_is_kept(portal):
    response = visitor(portal).post(PROFILE, TYPED)
    page = response.content.decode()

    assert response.status_code == 401
    assert 'name="pen_name" value="Hòn Me"' in page
    assert 'action="/quan-tri/ho-so/"' in page
    assert "/tai-khoan/dang-nhap/?next=/tai-khoan/tro-lai/" in page


def test_files_that_could_not_be_kept_are_named(portal):
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    data = {"title": "Ảnh", "file": SimpleUploadedFile("ruong-lua.jpg", b"x")}

    page = visitor(portal).post("/quan-tri/images/add/", data).content.decode()

    assert "ruong-lua.jpg" in page


def test_a_page_that_asks_on_its_own_is_told_401(portal):
    response = visitor(portal).get(reverse("session_state"), headers=AJAX)

    assert response.status_code == 401
    assert response.json()["error_code"] == "signed_out"


def test_an_old_token_keeps_the_fields_and_gives_a_new_one(portal, person):
    browser = Client(headers={"host": portal.site.hostname}, enforce_csrf_checks=True)
    browser.force_login(person, backend=BACKEND)

    kept = browser.post(PROFILE, TYPED)
    page = kept.content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    browser.post(PROFILE, {**TYPED, "csrfmiddlewaretoken": token})
    person.refresh_from_db()

    assert kept.status_code == 403
    assert 'name="pen_name" value="Hòn Me"' in page
    assert person.pen_name == "Hòn Me"


def test_an_old_token_on_an_account_page_only_opens_it_anew(portal):
    browser = Client(headers={"host": portal.site.hostname}, enforce_csrf_checks=True)

    response = browser.post("/tai-khoan/dang-nhap/", {"login": "ai.do", "password": "bí mật"})
    page = response.content.decode()

    assert response.status_code == 403
    assert 'href="/tai-khoan/dang-nhap/"' in page
    assert "bí mật" not in page
    assert "ai.do" not in page


def test_the_state_says_who_is_signed_in(browser, person):
    answer = browser.get(reverse("session_state"), headers=AJAX)

    assert answer.json()["person"] == person.pk
    assert answer.json()["name"] == "Phạm Biên"
    assert answer["Cache-Control"] == "no-store, private"


def test_the_background_question_of_an_open_editor_does_not_count_as_a_person(browser):
    from conglang.accounts.middleware import ASKED_BY_PAGES  # noqa: PLC0415

    leave(browser, 300)
    before = browser.session[LAST_ACT]
    for name in ASKED_BY_PAGES:
        address = reverse(name, args=["content", "basepage", 1, 1])
        browser.post(address, headers=AJAX)

    assert browser.session[LAST_ACT] == before


# --- signing out everywhere -----------------------------------------------------------------------


def test_signing_out_everywhere_ends_every_session(portal, person):
    first, second = visitor(portal), visitor(portal)
    for browser in (first, second):
        browser.post("/tai-khoan/dang-nhap/", {"login": person.username, "password": PASSWORD})

    asked = first.get("/tai-khoan/phien/ket-thuc-het/")
    first.post("/tai-khoan/phien/ket-thuc-het/")

    assert asked.status_code == 200
    assert first.get("/quan-tri/").status_code == 302
    assert second.get("/quan-tri/").status_code == 302
    with within_site(portal.site):
        assert SignInRecord.objects.filter(result="signed_out_everywhere").count() == 1


# --- what the page carries for the script ---------------------------------------------------------


def test_every_staff_page_carries_facts_and_dialogs_but_no_inline_script(browser, settings, person):
    page = browser.get(PROFILE).content.decode()
    facts = json.loads(page.split('id="staff-session" type="application/json">')[1].split("<")[0])

    assert facts["idleMinutes"] == settings.IDLE_LOCK_MINUTES
    assert facts["person"] == person.pk
    assert 'id="staff-locked"' in page
    assert '<script type="module" src="/static/accounts/staff.js"></script>' in page
    for tag in page.split("<script")[1:]:
        head, _, body = tag.partition(">")
        inline = body.split("</script>")[0].strip()
        assert not inline or "application/json" in head
    assert " style=" not in page.split("<main")[1]
