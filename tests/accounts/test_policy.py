"""What the installation does to accounts by night."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conglang.accounts import policy_actions, tasks
from conglang.accounts.actions import issue_ticket, note_sign_in, set_active
from conglang.accounts.models import SignInRecord, User
from conglang.audit.models import AuditRecord
from conglang.foundation.timetable import entries
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_post

NOW = timezone.now()


def acts(portal, act):
    with within_site(portal.site):
        return AuditRecord.objects.filter(act=act).count()


def old(person, days=60, **more):
    then = NOW - timedelta(days=days)
    User.objects.filter(pk=person.pk).update(date_joined=then, **{"last_login": then, **more})


def lock_unused():
    return policy_actions.lock_unused_accounts(at=NOW)


def is_open(person):
    return User.objects.get(pk=person.pk).is_active


def test_an_account_unused_for_long_is_locked_and_recorded_where_it_serves(portal, neighbour):
    person, fresh = make_person(portal, "editor"), make_person(portal, "editor")
    make_post(neighbour, person, "editor")
    browser = client_of(person, portal)
    old(person)

    assert lock_unused() == 1
    assert (is_open(person), is_open(fresh)) == (False, True)
    assert browser.get("/quan-tri/").status_code == 302
    assert (acts(portal, "person.lock_unused"), acts(neighbour, "person.lock_unused")) == (1, 1)
    assert lock_unused() == 0


def test_an_account_that_never_signed_in_counts_from_its_beginning(portal):
    person = make_person(portal, "editor")
    old(person, last_login=None)

    assert lock_unused() == 1


@pytest.mark.parametrize("sign", ["signed in", "new post", "ticket", "unlocked"])
def test_a_sign_of_life_keeps_an_account_open(portal, admin, sign):
    person = make_person(portal, "editor")
    old(person)
    recent = NOW - timedelta(days=3)
    with within_site(portal.site):
        if sign == "signed in":
            User.objects.filter(pk=person.pk).update(last_login=recent)
        elif sign == "new post":
            make_post(portal, person, "secretary", starts_on=recent.date())
        elif sign == "ticket":
            issue_ticket(person=person, kind="slip", by=None, at=recent)
        else:
            set_active(person=person, active=False, by=admin, at=recent, reason="Thử")
            set_active(person=person, active=True, by=admin, at=recent, reason="Thử")

    assert lock_unused() == 0
    assert is_open(person)


def test_the_platforms_administrator_and_the_demonstration_stay_open(portal, settings):
    root, person = make_person(portal), make_person(portal, "editor")
    old(root, is_platform_admin=True)

    assert lock_unused() == 0
    old(person)
    settings.DEMO = True
    assert lock_unused() == 0
    assert policy_actions.require_new_passwords(at=NOW) == 0


def test_administrators_are_asked_for_a_new_password_in_time(portal, admin):
    editor, young = make_person(portal, "editor"), make_person(portal, "portal_admin")
    long_ago = NOW - timedelta(days=61)
    User.objects.filter(pk__in=[admin.pk, editor.pk]).update(password_changed_at=long_ago)

    assert policy_actions.require_new_passwords(at=NOW) == 1

    asked = [User.objects.get(pk=each.pk).must_change_password for each in (admin, editor, young)]
    assert asked == [True, False, False]
    assert acts(portal, "person.require_new_password") == 1
    assert client_of(admin, portal).get("/quan-tri/")["Location"] == "/tai-khoan/mat-khau/doi/"
    assert policy_actions.require_new_passwords(at=NOW) == 0


@pytest.mark.parametrize(("days", "left"), [(400, [399, 10]), (30, [10]), (365, [10])])
def test_the_sign_in_log_is_kept_for_a_year_whatever_the_setting(portal, settings, days, left):
    settings.LOG_RETENTION_DAYS = days
    with within_site(portal.site):
        for age in (401, 399, 10):
            note_sign_in(result="failed", at=NOW - timedelta(days=age), name_tried=str(age))

    policy_actions.prune_sign_in_log(at=NOW)

    with within_site(portal.site):
        kept = list(SignInRecord.objects.order_by("at").values_list("name_tried", flat=True))
    assert kept == [str(age) for age in left]


def test_the_rules_stand_in_the_timetable(db):
    names = {entry.name for entry in entries()}

    assert {"accounts.keep_password_rules", "accounts.prune_sign_in_log"} <= names
    tasks.keep_password_rules()
    tasks.prune_sign_in_log()
