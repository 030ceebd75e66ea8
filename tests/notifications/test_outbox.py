"""Letters over real SMTP: handed over once, tried again with growing pauses, given up aloud."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from conglang.foundation.choices import BeatRole
from conglang.foundation.jobs import run_pending
from conglang.foundation.jobs.beats import Heartbeat
from conglang.foundation.jobs.pending import is_queued
from conglang.notifications import mail_actions, tasks
from conglang.notifications.choices import AttemptOutcome, MailState
from conglang.notifications.delivery import deliver_due
from conglang.notifications.models import Attempt, Bounce, Mail
from conglang.notifications.outbox import claim_next, settle, take_back_cut_off
from conglang.notifications.queries import mail_figures
from conglang.notifications.rules import MOST_ATTEMPTS, OLD_AFTER, WAITS
from conglang.tenancy.scoping import every_site
from tests.accounts.factories import make_person
from tests.foundation.processes import free_port
from tests.notifications.factories import mails, notices_of, only_mail, tell

pytestmark = pytest.mark.django_db


def now_told(office, *people, **more):
    return tell(office, *people, at=timezone.now(), **more)


def attempts_of(mail):
    with every_site(reason="a test looks at every attempt"):
        return list(Attempt.objects.filter(mail=mail))


def make_due(**more):
    """As if every pause were over."""
    with every_site(reason="a test moves time on"):
        Mail.objects.filter(state=MailState.WAITING).update(next_attempt_at=timezone.now(), **more)


# --- handing over -------------------------------------------------------------------------------


def test_a_letter_arrives_as_text_and_html_with_its_message_id(office, sink):
    now_told(office, office.editor, text="Lý do: <b>thiếu</b> nguồn.")
    written = only_mail(office)

    assert deliver_due() == 1

    (letter,) = sink.letters
    assert sink.envelopes[0].recipients == [office.editor.email]
    assert letter["Message-ID"] == written.message_id
    assert letter["Subject"].strip() == "Bài “Đường liên ấp” chờ duyệt"
    assert letter["From"].addresses[0].display_name == office.portal.portal_name
    assert letter["Auto-Submitted"] == "auto-generated"
    text = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    assert "Lý do: <b>thiếu</b> nguồn." in text
    assert "&lt;b&gt;thiếu&lt;/b&gt;" in html
    assert 'href="http://hondat.test/quan-tri/tin-bai/1/"' in html
    mail = only_mail(office)
    assert (mail.state, mail.attempts) == (MailState.SENT, 1)
    assert [each.outcome for each in attempts_of(mail)] == [AttemptOutcome.ACCEPTED]


def test_a_letter_that_was_sent_is_not_sent_again(office, sink):
    now_told(office, office.editor)

    assert [deliver_due(), deliver_due()] == [1, 0]
    assert len(sink.letters) == 1


def test_letters_of_all_portals_leave_each_in_its_own_name(office, other, sink):
    now_told(office, office.editor)
    now_told(other, other.editor)
    with other.inside():
        mail_actions.change_sender(
            name='Ban "Biên tập"', address="bbt@binhson.test", reply_to="vp@binhson.test",
            by=other.admin, at=timezone.now(),
        )  # fmt: skip

    assert deliver_due() == 2

    first, second = sink.letters
    assert first["From"].addresses[0].addr_spec == "khong-tra-loi@localhost"
    assert second["From"].addresses[0].display_name == "Ban ”Biên tập”"
    assert second["From"].addresses[0].addr_spec == "bbt@binhson.test"
    assert second["Reply-To"] == "vp@binhson.test"
    assert first["Reply-To"] is None


def test_the_timetable_queues_one_delivery_and_the_worker_makes_it(office, sink):
    tasks.deliver_waiting()
    assert not is_queued(tasks.deliver)
    now_told(office, office.editor)

    tasks.deliver_waiting()
    tasks.deliver_waiting()

    assert is_queued(tasks.deliver)
    assert run_pending() == 1
    assert len(sink.letters) == 1
    assert not is_queued(tasks.deliver)


# --- trouble ------------------------------------------------------------------------------------


def test_a_server_that_is_away_costs_one_letter_one_attempt(office, sink, settings):
    settings.EMAIL_PORT = free_port()
    now_told(office, office.editor, office.contributor)

    assert deliver_due() == 0

    first, second = mails(office)
    assert (first.state, first.attempts) == (MailState.WAITING, 1)
    assert first.last_error == "Không kết nối được máy chủ thư."
    assert first.next_attempt_at - timezone.now() > timedelta(seconds=50)
    assert (second.state, second.attempts) == (MailState.WAITING, 0)
    with office.inside():
        assert mail_figures(now=timezone.now()).last_error == "Không kết nối được máy chủ thư."


def test_pauses_grow_and_at_last_the_letter_is_given_up_and_people_are_told(office, sink):
    sink.answers[office.editor.email] = (451, "Mailbox busy")
    now_told(office, office.editor)
    pauses = []
    for _ in range(MOST_ATTEMPTS + 2):
        before = timezone.now()
        deliver_due()
        mail = only_mail(office)
        pauses.append(mail.next_attempt_at - before)
        make_due()

    rounded = [timedelta(minutes=round(each / timedelta(minutes=1))) for each in pauses]
    assert rounded[: len(WAITS)] == list(WAITS)
    assert (mail.state, mail.attempts) == (MailState.FAILED, MOST_ATTEMPTS)
    tries = attempts_of(mail)
    assert [each.number for each in tries] == list(range(1, MOST_ATTEMPTS + 1))
    assert {(each.outcome, each.code, each.answer) for each in tries} == {
        (AttemptOutcome.DEFERRED, 451, "Mailbox busy")
    }
    assert sink.letters == []
    page = office.browser(office.admin).get("/quan-tri/thu/").content.decode()
    assert "Không gửi được" in page
    assert "đã thử 9 lần" in page


def test_all_pauses_together_end_before_a_letter_is_old():
    assert sum(WAITS, timedelta()) < OLD_AFTER
    assert sorted(WAITS) == list(WAITS)


def test_a_refused_address_is_noted_told_once_and_left_alone(office, sink):
    sink.answers[office.editor.email] = (550, "No such user")
    now_told(office, office.editor, subject="Một")
    now_told(office, office.editor, subject="Hai")

    deliver_due()
    now_told(office, office.editor, subject="Ba")
    deliver_due()

    states = [(mail.state, mail.attempts) for mail in mails(office)][:2]
    assert states == [(MailState.BOUNCED, 1), (MailState.BOUNCED, 0)]
    (told,) = notices_of(office, office.admin)
    assert told.subject == f"Không gửi được thư cho {office.editor.display_name}"
    assert len(notices_of(office, office.editor)) == 3
    assert [each.recipients for each in sink.envelopes] == [[office.admin.email]]
    with office.inside():
        assert Bounce.objects.get().answer == "No such user"


def test_a_new_address_or_the_administrators_word_ends_a_bounce(office, sink):
    sink.answers[office.editor.email] = (550, "No such user")
    now_told(office, office.editor)
    deliver_due()
    (mail, _) = mails(office)
    browser = office.browser(office.admin)
    with office.inside():
        bounce = Bounce.objects.get()

    refused = browser.post(f"/quan-tri/thu/{mail.pk}/gui-lai/", follow=True)
    assert "đang bị đánh dấu từ chối" in refused.content.decode()
    browser.post(f"/quan-tri/thu/dia-chi/{bounce.pk}/")
    sink.answers.clear()
    browser.post(f"/quan-tri/thu/{mail.pk}/gui-lai/")
    deliver_due()

    (again,) = [each for each in sink.letters if each["Message-ID"] == mail.message_id]
    assert again["To"] == office.editor.email
    assert mails(office)[0].state == MailState.SENT


def test_a_refused_text_is_given_up_but_the_address_stays(office, sink):
    sink.letter_answer = (554, "Looks like spam")
    now_told(office, office.editor)

    deliver_due()

    mail = only_mail(office)
    assert (mail.state, mail.last_error) == (MailState.FAILED, "Máy chủ thư từ chối nội dung thư.")
    with office.inside():
        assert not Bounce.objects.exists()


def test_a_busy_server_is_tried_again(office, sink):
    sink.letter_answer = (452, "Try later")
    now_told(office, office.editor)
    deliver_due()
    sink.letter_answer = (250, "OK")
    make_due()

    assert deliver_due() == 1
    assert only_mail(office).attempts == 2


def test_one_bad_letter_does_not_hold_up_the_others(office, sink):
    bad = make_person(office.portal, "editor", email="xau@hondat.test")
    now_told(office, bad)
    with office.inside():
        Mail.objects.update(to_address="hai\ndong@hondat.test")
    now_told(office, office.editor)

    assert deliver_due() == 1
    assert [mail.state for mail in mails(office)] == [MailState.FAILED, MailState.SENT]


# --- without a mail server ----------------------------------------------------------------------


def test_without_a_mail_server_letters_are_kept_and_people_are_told(office, settings):
    settings.MAIL_CONFIGURED = False
    now_told(office, office.editor)

    assert deliver_due() == 0
    tasks.deliver_waiting()

    assert (only_mail(office).state, only_mail(office).attempts) == (MailState.WAITING, 0)
    page = office.browser(office.admin).get("/quan-tri/thu/").content.decode()
    assert "Chưa có máy chủ thư" in page
    assert "1 thư đang được giữ lại" in page
    desk = office.browser(office.admin).get("/quan-tri/").content.decode()
    assert "Chưa có máy chủ thư" in desk
    others = office.browser(office.editor).get("/quan-tri/").content.decode()
    assert "Chưa có máy chủ thư" not in others


def test_a_server_that_comes_late_gets_the_new_letters_not_the_old(office, sink):
    tell(office, office.editor, at=timezone.now() - OLD_AFTER - timedelta(minutes=1))
    now_told(office, office.editor, subject="Mới")

    assert deliver_due() == 1

    assert [mail.state for mail in mails(office)] == [MailState.EXPIRED, MailState.SENT]
    assert [letter["Subject"].strip() for letter in sink.letters] == ["Mới"]


# --- workers that die ---------------------------------------------------------------------------


def test_a_letter_is_claimed_by_one_worker_only(office):
    now_told(office, office.editor)

    first = claim_next(by="a", at=timezone.now())

    assert first is not None
    assert claim_next(by="b", at=timezone.now()) is None


def test_a_letter_of_a_dead_worker_goes_out_again_under_the_same_id_and_is_counted(office, sink):
    now_told(office, office.editor)
    mail, _ = claim_next(by="dead-worker", at=timezone.now())

    assert deliver_due() == 1

    assert [letter["Message-ID"] for letter in sink.letters] == [mail.message_id]
    assert [each.outcome for each in attempts_of(mail)] == [
        AttemptOutcome.LOST,
        AttemptOutcome.ACCEPTED,
    ]
    with office.inside():
        assert mail_figures(now=timezone.now()).duplicates == 1


def test_a_letter_of_a_living_worker_is_left_to_it_for_ten_minutes(office):
    now_told(office, office.editor)
    with Heartbeat(BeatRole.WORKER) as beat:
        claim_next(by=beat.worker_id, at=timezone.now())

        assert take_back_cut_off(timezone.now()) == 0
        assert take_back_cut_off(timezone.now() + timedelta(minutes=11)) == 1


def test_who_was_taken_for_dead_cannot_settle_the_letter(office):
    now_told(office, office.editor)
    mail, attempt = claim_next(by="slow", at=timezone.now())
    take_back_cut_off(timezone.now())
    claim_next(by="quick", at=timezone.now())

    kept = settle(
        mail, attempt, state=MailState.SENT, outcome=AttemptOutcome.ACCEPTED, at=timezone.now()
    )

    assert not kept
    assert only_mail(office).state == MailState.SENDING


# --- tidying ------------------------------------------------------------------------------------


def test_letters_that_are_done_go_after_three_months_notices_that_were_read_after_a_year(office):
    long_ago = timezone.now() - timedelta(days=400)
    tell(office, office.editor, office.contributor, at=long_ago)
    with office.inside():
        Mail.objects.update(state=MailState.SENT, settled_at=long_ago)
        notices_of(office, office.editor)[0].__class__.objects.filter(person=office.editor).update(
            read_at=long_ago
        )
    now_told(office, office.editor)

    tasks.prune_old_post()

    assert len(mails(office)) == 1
    assert len(notices_of(office, office.editor)) == 1
    assert len(notices_of(office, office.contributor)) == 1


# --- letters that other code sends --------------------------------------------------------------


def test_what_django_sends_waits_in_the_outbox_and_its_link_is_forgotten(office, sink, settings):
    settings.EMAIL_BACKEND = "conglang.notifications.backend.OutboxBackend"
    with office.inside():
        message = EmailMessage(
            "Thư mời", "Mở: http://hondat.test/thu-moi/abc/", to=["an@vi-du.test"]
        )
        assert message.send() == 1

    assert sink.letters == []
    assert deliver_due() == 1

    assert "thu-moi/abc" in sink.letters[0].get_body(("plain",)).get_content()
    kept = only_mail(office)
    assert (kept.state, kept.text) == (MailState.SENT, "")


def test_such_a_letter_is_not_written_to_an_address_that_was_refused_for_good(office, settings):
    settings.EMAIL_BACKEND = "conglang.notifications.backend.OutboxBackend"
    with office.inside():
        Bounce.objects.create(site=office.portal.site, address="an@vi-du.test", at=timezone.now())

        assert EmailMessage("Thư mời", "Mở", to=["an@vi-du.test"]).send() == 0
