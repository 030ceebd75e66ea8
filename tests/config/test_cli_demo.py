"""``conglang demo`` loads once; afterwards it returns without waking the product."""

import json
import os
import socket
import sys
from types import SimpleNamespace

import pytest

from conglang.config import cli
from conglang.config.cli import demo
from conglang.foundation.version import VERSION

ACCOUNTS = "Tài khoản minh họa\n\nHòn Đất: http://localhost:8000/quan-tri/"


@pytest.fixture
def conglang(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(os, "environ", os.environ.copy())
    loads = []

    def load(data):
        loads.append(data)
        (data / "conglang.sqlite3").touch()
        return ACCOUNTS

    # Loading the real demonstration is shown elsewhere; here only when it is loaded.
    monkeypatch.setitem(sys.modules, "conglang.config.cli.demo_loading", SimpleNamespace(load=load))

    def run(*words):
        code = cli.main(["demo", *words, "--data", str(tmp_path)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    run.data, run.loads = tmp_path, loads
    return run


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return str(trial.getsockname()[1])


def test_the_first_call_loads_and_tells_addresses_and_accounts(conglang):
    port = free_port()

    code, out, err = conglang("--port", port)

    assert (code, err) == (0, "")
    assert conglang.loads == [conglang.data]
    for host in ("localhost", "angiang.localhost", "binhson.localhost"):
        assert f"  http://{host}:{port}\n" in out
    assert "Tài khoản minh họa" in out
    assert (conglang.data / "conglang.env").read_text() == "CONGLANG_DEMO=1\n"
    assert not (conglang.data / "serve.pid").exists()


def test_the_second_call_loads_nothing_and_follows_the_port(conglang):
    conglang("--port", free_port())
    loads = list(conglang.loads)
    mark = json.loads((conglang.data / "demo.json").read_text())
    (conglang.data / "demo.json").write_text(json.dumps(mark | {"port": 8000}))

    code, out, _ = conglang("--port", "9000")

    assert code == 0
    assert conglang.loads == loads
    assert "Hòn Đất: http://localhost:9000/quan-tri/" in out
    assert ":8000" not in out


@pytest.mark.parametrize("loss", ["database", "mark", "version", "broken"])
def test_what_is_lost_or_old_is_loaded_again(conglang, loss):
    conglang("--port", free_port())
    mark = conglang.data / "demo.json"
    if loss == "database":
        (conglang.data / "conglang.sqlite3").unlink()
    elif loss == "mark":
        mark.unlink()
    elif loss == "version":
        mark.write_text(json.dumps({"version": f"{VERSION}.old", "port": 1, "accounts": ""}))
    else:
        mark.write_text("{")

    conglang("--port", free_port())

    assert len(conglang.loads) == 2


def test_a_taken_port_is_told_before_the_long_load(conglang):
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()

        code, _, err = conglang("--port", str(stranger.getsockname()[1]))

    assert code == 1
    assert "cổng mạng" in err
    assert conglang.loads == []


def test_the_hosts_are_those_of_the_demonstration():
    assert demo.HOSTS == ("localhost", "angiang.localhost", "binhson.localhost")
