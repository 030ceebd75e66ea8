"""``conglang portal …``, ``check`` and ``flows`` on a database of several portals."""

import os

import pytest
from django.db import connection

from conglang.config import cli
from conglang.search.models import SearchEntry
from conglang.search.queries import search
from conglang.tenancy.scoping import every_site, within_site
from tests.accounts.factories import make_portal
from tests.newsroom.factories import ROADS, make_board, start, walk

pytestmark = pytest.mark.django_db

#: What stands behind the articles of a portal that has no other kind of thing.
NONE = ", văn bản 0, lãnh đạo 0"
CREATE = ("portal", "create", "--level", "commune", "--name", "xã Hòn Đất", "--host")


@pytest.fixture
def conglang(capsys, monkeypatch, tmp_path):
    """Run a command in this process; return its exit code, output and error output."""
    monkeypatch.setattr(os, "environ", os.environ.copy())

    def run(*words):
        code = cli.main([*words, "--data", str(tmp_path)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_a_portal_is_made_listed_and_shown(conglang):
    code, out, err = conglang(*CREATE, "hd.vn", "--admin-email", "quan-tri@hd.vn")
    assert (code, err) == (0, "")
    assert "Đã tạo “Trang thông tin điện tử xã Hòn Đất” tại http://hd.vn" in out
    assert "/tai-khoan/thu-moi/" in out

    _, listed, _ = conglang("portal", "list")
    assert listed.splitlines()[0].startswith("TÊN MIỀN")
    assert "hd.vn" in listed

    code, shown, _ = conglang("portal", "show", "hd.vn")
    assert code == 0
    assert "Ủy ban nhân dân xã Hòn Đất" in shown


def test_an_empty_installation_says_how_to_begin(conglang):
    assert conglang("portal", "list") == (
        0,
        "Chưa có cổng nào. Tạo cổng đầu tiên: conglang portal create --help\n",
        "",
    )


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((*CREATE, "hd.vn"), "hd.vn"),
        ((*CREATE, "b.vn", "--parent", "no.vn"), "no.vn"),
        (("portal", "show", "no.vn"), "no.vn"),
        (("portal", "rename-host", "no.vn", "x.vn"), "no.vn"),
        (("portal", "alias", "no.vn", "x.vn"), "no.vn"),
        (("portal", "suspend", "no.vn"), "no.vn"),
        (("portal", "resume", "hd.vn"), ""),
    ],
    ids=["host taken", "unknown parent", "show", "rename", "alias", "suspend", "already open"],
)
def test_a_refused_act_is_one_sentence_and_changes_nothing(conglang, words, named):
    conglang(*CREATE, "hd.vn")
    _, before, _ = conglang("portal", "list")

    code, out, err = conglang(*words)

    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert named in err
    assert conglang("portal", "list")[1] == before


def test_hosts_and_states_change(conglang):
    conglang(*CREATE, "hd.vn")

    assert conglang("portal", "rename-host", "hd.vn", "hondat.vn")[0] == 0
    assert conglang("portal", "alias", "hondat.vn", "www.hondat.vn")[0] == 0
    for act in ("suspend", "resume", "archive"):
        code, out, err = conglang("portal", act, "hondat.vn")
        assert (code, err) == (0, "")
        assert "Hòn Đất" in out

    _, shown, _ = conglang("portal", "show", "hondat.vn")
    assert "www.hondat.vn" in shown
    assert "hd.vn" in shown


def test_check_reports_an_installation(conglang, settings):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.console.EmailBackend"

    code, out, _ = conglang("check")

    assert code == 0
    assert "✓ Cơ sở dữ liệu đúng phiên bản." in out
    assert "! Chưa có bản sao lưu nào" in out
    assert "✓ Tạo được tệp PDF." in out
    assert "✗" not in out


def test_check_tells_of_a_machine_that_cannot_set_a_pdf(conglang, monkeypatch):
    def missing(*names: object, **more: object) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("conglang.papers.administrative.pdf._weasyprint_itself", missing)

    _, out, _ = conglang("check")

    assert "! Chưa tạo được tệp PDF: cài libpango-1.0-0" in out


def test_check_knows_a_backup_and_a_mail_server_that_does_not_answer(conglang, settings, tmp_path):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "hang-dem-1.tar.gz").touch()

    _, out, _ = conglang("check")

    assert "✓ Bản sao lưu mới nhất: hang-dem-1.tar.gz, 0 giờ trước." in out
    assert "! Máy chủ thư 127.0.0.1:9 không trả lời" in out


def test_check_fails_on_a_missing_upgrade_and_on_work_that_keeps_failing(conglang):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'foundation'")

    code, out, _ = conglang("check")

    assert code == 1
    assert "✗ Cơ sở dữ liệu còn thiếu" in out


def test_the_search_index_is_made_again(conglang):
    board = make_board("hd.vn")
    walk(board, ROADS["published"], start(board, "Đường liên ấp"))
    make_portal("bs.vn", "xã Bình Sơn")
    with every_site(reason="a broken index"):
        SearchEntry.objects.all().delete()

    code, out, _ = conglang("index")

    assert (code, out.splitlines()) == (0, [f"bs.vn: tin bài 0{NONE}", f"hd.vn: tin bài 1{NONE}"])
    with within_site(board.site):
        assert search("duong lien ap").total == 1
    assert conglang("index", "--host", "hd.vn")[1] == f"hd.vn: tin bài 1{NONE}\n"
    assert conglang("index", "--host", "la.vn")[0] == 1


def test_the_workflows_are_printed_as_diagrams(conglang):
    code, out, _ = conglang("flows")

    assert code == 0
    assert out.startswith("%% Tin, bài\nstateDiagram-v2\n")
