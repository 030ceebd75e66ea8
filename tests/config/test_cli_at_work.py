"""Commands on a real data folder, as an operator gives them."""

import re

import pytest

from tests.foundation.processes import conglang, free_port

pytestmark = pytest.mark.slow_process

CREATE = ("portal", "create", "--level", "commune", "--name", "xã Hòn Đất", "--host", "hd.vn")


def test_backup_restore_and_the_installation_goes_on(data_folder, tmp_path):
    made = conglang(*CREATE, "--admin-email", "quan-tri@hd.vn", data=data_folder)
    archive, folder = tmp_path / "a.tar.gz", tmp_path / "restored"

    saved = conglang("backup", "--to", str(archive), data=data_folder)
    restored = conglang("restore", str(archive), "--data", str(folder), data=data_folder)
    listed = conglang("portal", "list", data=folder)

    assert (made.returncode, made.stderr) == (0, "")
    assert re.search(r"http://hd\.vn:8000/tai-khoan/thu-moi/\S+", made.stdout)
    assert (saved.returncode, restored.returncode, listed.returncode) == (0, 0, 0)
    assert "Đã sao lưu" in saved.stdout
    assert "hd.vn" in listed.stdout
    key = "keys/secret_key"
    assert (folder / key).read_text() == (data_folder / key).read_text()
    refused = conglang("restore", str(archive), "--data", str(folder), data=data_folder)
    assert refused.returncode == 1
    assert "không phải là thư mục trống" in refused.stderr


def test_an_older_folder_is_backed_up_before_it_is_upgraded(data_folder):
    undone = conglang("manage", "migrate", "foundation", "zero", data=data_folder)
    assert undone.returncode == 0, undone.stderr
    refused = conglang("serve", "--no-migrate", "--port", str(free_port()), data=data_folder)

    upgraded = conglang("migrate", data=data_folder)
    second = conglang("migrate", data=data_folder)

    assert refused.returncode == 1
    assert "cần nâng cấp" in refused.stderr
    assert upgraded.returncode == 0
    assert "Sao lưu trước khi nâng cấp" in upgraded.stdout
    assert "Đã nâng cấp cơ sở dữ liệu." in upgraded.stdout
    backups = list((data_folder / "backups").iterdir())
    assert [path.name.startswith("truoc-nang-cap-0.1.0-") for path in backups] == [True]
    assert second.stdout == "Cơ sở dữ liệu đã đúng phiên bản.\n"
    assert len(list((data_folder / "backups").iterdir())) == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgres://u:p@127.0.0.1:9/nothing", "PostgreSQL nothing (127.0.0.1:9)"),
        ("sqlite:////proc/none/x.sqlite3", "Không mở được cơ sở dữ liệu"),
    ],
)
def test_a_database_out_of_reach_is_one_sentence(tmp_path, address, said):
    refused = conglang("portal", "list", data=tmp_path / "data", DATABASE_URL=address)

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert said in refused.stderr


def test_a_wrong_setting_is_named(tmp_path):
    refused = conglang("check", data=tmp_path / "data", DATABASE_URL="nonsense://x")

    assert refused.returncode == 1
    assert refused.stderr.startswith("Cấu hình chưa đúng")
