"""The demonstration's mailbox: letters come in over SMTP and lie with their portal."""

import smtplib
from datetime import timedelta

import pytest
from django.core.mail import get_connection
from django.utils import timezone

from conglang.foundation.serve.companions import companions
from conglang.notifications.delivery import deliver_due
from conglang.notifications.mailbox import PORT_FILE, CaughtBackend, Keeper
from conglang.notifications.models import CaughtMail
from conglang.notifications.smtpd import Envelope
from tests.notifications.factories import only_mail, tell
from tests.notifications.sink import Sink, serving

pytestmark = pytest.mark.django_db

RAW = (
    "From: Cổng <a@b.test>\r\nTo: {to}\r\nSubject: =?utf-8?q?Th=C6=B0?=\r\n"
    "X-Cong-Lang-Portal: {host}\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/alternative; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nXem <script>alert(1)</script>\r\n"
    "--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Xem</p>\r\n--x--\r\n"
)


@pytest.fixture(autouse=True)
def demonstration(settings, tmp_path):
    settings.CATCH_MAIL = True
    settings.DATA = tmp_path


def catch(host, to="ai-do@hondat.test"):
    data = RAW.format(host=host, to=to).encode()
    return Keeper().letter(Envelope("a@b.test", [to], data))


def caught(office):
    with office.inside():
        return CaughtMail.objects.get()


def test_a_letter_is_kept_with_its_portal_and_shown_to_its_administrator(office, other):
    assert catch("hondat.test")[0] == 250
    letter = caught(office)
    browser = office.browser(office.admin)

    listed = browser.get("/quan-tri/hop-thu-thu-nghiem/").content.decode()
    page = browser.get(f"/quan-tri/hop-thu-thu-nghiem/{letter.pk}/").content.decode()

    assert (letter.subject, letter.to_address) == ("Thư", "ai-do@hondat.test")
    assert "ai-do@hondat.test" in listed
    assert "Xem &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;p&gt;Xem&lt;/p&gt;" in page
    foreign = other.browser(other.admin)
    assert foreign.get(f"/quan-tri/hop-thu-thu-nghiem/{letter.pk}/").status_code == 404


def test_others_see_their_own_letters_only(office):
    catch("hondat.test", to=office.editor.email)
    letter = caught(office)
    path = f"/quan-tri/hop-thu-thu-nghiem/{letter.pk}/"

    assert office.browser(office.editor).get(path).status_code == 200
    contributor = office.browser(office.contributor)
    assert contributor.get(path).status_code == 404
    assert "Chưa có thư nào" in contributor.get("/quan-tri/hop-thu-thu-nghiem/").content.decode()


def test_a_letter_of_no_portal_is_refused(db):
    assert catch("la.test")[0] == 550
    assert catch("")[0] == 550


def test_in_production_there_is_no_mailbox(office, settings):
    catch("hondat.test")
    settings.CATCH_MAIL = False
    browser = office.browser(office.admin)

    assert browser.get("/quan-tri/hop-thu-thu-nghiem/").status_code == 404
    letter = caught(office)
    assert browser.get(f"/quan-tri/hop-thu-thu-nghiem/{letter.pk}/").status_code == 404
    assert "Hộp thư thử nghiệm" not in browser.get("/quan-tri/").content.decode()
    assert companions() == []


def test_a_letter_of_the_outbox_finds_the_mailbox_by_its_port(
    office, sink, settings, tmp_path, time_machine
):
    settings.MAIL_TRANSPORT = "conglang.notifications.mailbox.CaughtBackend"
    tell(office, office.editor, at=timezone.now())
    assert deliver_due() == 0, "the mailbox does not run yet"
    assert only_mail(office).last_error == "Không kết nối được máy chủ thư."

    (tmp_path / PORT_FILE).write_text(str(sink.port))
    assert isinstance(get_connection(settings.MAIL_TRANSPORT), CaughtBackend)
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    assert deliver_due() == 1

    assert sink.letters[0]["X-Cong-Lang-Portal"] == "hondat.test"


# --- the small server itself --------------------------------------------------------------------


@pytest.fixture
def client():
    sink = Sink()
    sink.answers["khong@co.test"] = (550, "No such user")
    with serving(sink) as port, smtplib.SMTP("127.0.0.1", port) as found:
        found.sink = sink
        yield found


def test_the_server_takes_dots_and_several_letters_in_one_visit(client):
    for text in ("một\r\n.\r\n..hai", "ba"):
        client.sendmail("a@b.test", ["c@d.test", "e@f.test"], f"Subject: x\r\n\r\n{text}".encode())

    first, second = client.sink.envelopes
    assert first.data.decode() == "Subject: x\r\n\r\nmột\r\n.\r\n..hai\r\n"
    assert (first.sender, first.recipients) == ("a@b.test", ["c@d.test", "e@f.test"])
    assert second.data.endswith(b"ba\r\n")


def test_the_server_says_what_it_does_not_do(client):
    assert client.docmd("VRFY", "x")[0] == 502
    assert client.docmd("DATA")[0] == 503
    assert client.noop()[0] == 250
    assert client.rset()[0] == 250
    client.mail("a@b.test")
    assert client.rcpt("khong@co.test")[0] == 550
    assert client.quit()[0] == 221
