"""One command, one process tree: it starts, mends itself, and leaves nothing behind."""

import json
import os
import signal
import socket
import sqlite3

import pytest

from tests.foundation.processes import (
    Server,
    ask,
    conglang,
    descendants,
    free_port,
    is_alive,
    kill,
    wait_until,
)
from tests.templates import copy_of_template

pytestmark = pytest.mark.slow_process


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with Server(copy_of_template(tmp_path_factory.mktemp("serve") / "data")) as running:
        yield running


def test_health_is_answered_on_any_host_and_names_its_checks(server):
    status, body = ask(server.port, host="nobody.example")

    assert status == 200
    answer = json.loads(body)
    assert answer["status"] == "ok"
    assert answer["checks"] == {"database": "ok", "migrations": "ok", "worker": "ok"}
    assert answer["reasons"] == []


def test_the_tree_holds_web_worker_and_scheduler(server):
    names = sorted(server.tree().values())

    assert names == [
        "conglang:jobs", "conglang:page", "conglang:page", "conglang:timer", "conglang:web",
    ]  # fmt: skip


def test_the_operator_is_told_when_it_is_ready(server):
    assert wait_until(lambda: "Sẵn sàng sau" in server.said())
    assert f"http://localhost:{server.port}" in server.said()


@pytest.mark.parametrize(
    "name", ["conglang:page", "conglang:jobs", "conglang:timer", "conglang:web"]
)
def test_a_killed_child_is_replaced(server, name):
    whole = sorted(server.tree().values())
    victim = server.named(name)[0]

    kill(victim)

    assert wait_until(lambda: not is_alive(victim))
    assert wait_until(lambda: sorted(server.tree().values()) == whole)
    assert victim not in server.tree()
    assert wait_until(server.answers)
    assert "dừng đột ngột" in server.said()


def test_a_second_server_on_the_same_data_is_refused(server):
    refused = conglang("serve", "--port", str(free_port()), data=server.data)

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert f"tiến trình số {server.process.pid}" in refused.stderr
    assert server.answers()


def test_a_taken_port_is_refused_before_anything_starts(server, tmp_path):
    fresh = tmp_path / "data"

    refused = conglang("serve", "--port", str(server.port), data=fresh)

    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert f"cổng mạng {server.port}" in refused.stderr
    assert list(fresh.iterdir()) == []


@pytest.mark.parametrize(("taken", "wanted"), [("0.0.0.0", "127.0.0.1"), ("127.0.0.1", "0.0.0.0")])
def test_a_port_taken_on_another_address_is_noticed(tmp_path, taken, wanted):
    with socket.socket() as stranger:
        stranger.bind((taken, 0))
        stranger.listen()
        port = stranger.getsockname()[1]

        refused = conglang("serve", "--host", wanted, "--port", str(port), data=tmp_path / "data")

    assert refused.returncode == 1
    assert f"cổng mạng {port}" in refused.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_signal_ends_the_whole_tree_with_code_zero(data_folder, number):
    with Server(data_folder) as server:
        tree = server.tree()
        os.kill(server.process.pid, number)

        assert server.process.wait(10) == 0

    assert len(tree) == 5
    assert not any(is_alive(pid) for pid in tree)
    assert "Đã dừng." in server.said()
    assert not (data_folder / "serve.pid").exists()
    with sqlite3.connect(data_folder / "conglang.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM foundation_workerbeat").fetchone() == (0,)


def test_nothing_outlives_a_killed_parent_and_the_folder_can_be_used_again(data_folder):
    with Server(data_folder) as server:
        tree = server.tree()
        kill(server.process.pid)
        server.process.wait()

        assert wait_until(lambda: not any(is_alive(pid) for pid in tree), seconds=5)

    with Server(data_folder) as again:
        assert again.answers()


def test_web_alone_runs_without_worker_and_scheduler(data_folder):
    with Server(data_folder, "--no-worker", "--workers", "1") as server:
        names = sorted(descendants(server.process.pid).values())

        assert names == ["conglang:page", "conglang:web"]
        assert json.loads(ask(server.port)[1])["checks"] == {"database": "ok", "migrations": "ok"}
