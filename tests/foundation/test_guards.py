"""Refusals before a start: one sentence each, and nothing touched."""

import errno
import os
import shutil
import socket
from types import SimpleNamespace

import pytest
from django.db import connections

from conglang.core.errors import Refusal
from conglang.foundation import database
from conglang.foundation.database import check_database
from conglang.foundation.schema import (
    applied_migrations,
    expected_migrations,
    missing_migrations,
    unknown_migrations,
)
from conglang.foundation.serve.console import reason_of, seconds
from conglang.foundation.serve.guards import (
    DataFolderLock,
    check_port_is_free,
    open_data_folder,
)
from conglang.foundation.serve.prepare import bring_database_up_to_date


def refusal(function, *args, **kwargs):
    with pytest.raises(Refusal) as refused:
        function(*args, **kwargs)
    return refused.value


def test_a_new_data_folder_is_made_and_left_empty(tmp_path):
    open_data_folder(tmp_path / "a" / "b")

    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").touch()

    refused = refusal(open_data_folder, tmp_path / "file" / "data")

    assert refused.code == "data_not_writable"
    assert "không phải là thư mục" in refused.message


def test_a_full_disk_is_refused_with_what_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=49 * 1024**2))

    refused = refusal(open_data_folder, tmp_path)

    assert refused.code == "disk_full"
    assert "49 MB" in refused.message


def test_a_free_port_passes_and_a_taken_one_is_refused():
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        port = stranger.getsockname()[1]
        stranger.listen()
        refused = refusal(check_port_is_free, "127.0.0.1", port)

    assert refused.code == "port_taken"
    assert str(port) in refused.message
    check_port_is_free("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused():
    assert refusal(check_port_is_free, "192.0.2.1", 8000).code == "port_taken"


def test_an_address_that_is_none_is_refused(monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert refusal(check_port_is_free, "không-có", 8000).code == "bad_host"


def test_a_low_port_without_the_right_is_refused(monkeypatch):
    def forbid(self, address):
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(socket.socket, "bind", forbid)

    assert refusal(check_port_is_free, "127.0.0.1", 80).code == "port_forbidden"


def test_one_holder_per_folder_and_the_next_after_it(tmp_path):
    first, second = DataFolderLock(tmp_path), DataFolderLock(tmp_path)
    first.take()

    refused = refusal(second.take)
    first.release()
    second.take()
    second.release()

    assert refused.code == "data_in_use"
    assert f"tiến trình số {os.getpid()}" in refused.message
    assert list(tmp_path.iterdir()) == []


def test_reasons_are_vietnamese():
    assert reason_of(OSError(errno.ENOSPC, "No space left")) == "ổ đĩa đã đầy"
    assert reason_of(OSError(errno.EXDEV, "x")) == f"mã lỗi hệ thống {errno.EXDEV}"
    assert seconds(2.14) == "2,1 giây"


@pytest.mark.django_db
class TestDatabase:
    def test_the_test_database_is_reachable_and_complete(self):
        check_database()

        assert missing_migrations() == set()
        assert unknown_migrations() == set()
        assert expected_migrations() <= applied_migrations()
        assert ("foundation", "0001_the_machine_room") in expected_migrations()

    def forget(self):
        with connections["default"].cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app = 'foundation'")

    def test_a_needed_upgrade_is_refused_when_not_allowed(self, tmp_path):
        self.forget()

        refused = refusal(bring_database_up_to_date, tmp_path, may_migrate=False)

        assert refused.code == "migration_needed"
        assert f"{len(missing_migrations())} bước" in refused.message
        assert list(tmp_path.iterdir()) == []

    def test_a_newer_database_is_refused(self, tmp_path):
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied) "
                "VALUES ('foundation', '9999_from_the_future', CURRENT_TIMESTAMP)"
            )

        assert refusal(bring_database_up_to_date, tmp_path, may_migrate=True).code == (
            "database_newer"
        )


@pytest.mark.parametrize(
    ("detail", "cause"),
    [
        ('password authentication failed for user "x"', "sai tên hoặc mật khẩu"),
        ("connection refused", "máy chủ không nhận kết nối"),
        ("something new", "không rõ nguyên nhân"),
    ],
)
def test_a_database_that_cannot_be_reached_is_explained(monkeypatch, detail, cause):
    facts = {"ENGINE": "postgresql", "NAME": "cl", "HOST": "db", "PORT": 5433, "USER": "x"}
    monkeypatch.setattr(database, "connections", {"default": SimpleNamespace(settings_dict=facts)})

    sentence = database._sentence(detail)

    assert cause in sentence
    assert "cl (db:5433)" in sentence
