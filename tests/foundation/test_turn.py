"""Writers of one SQLite file take turns, in order, with a limit, and never for ever."""

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest
from django.db import OperationalError, transaction

from conglang.foundation.sqlite3.base import DatabaseWrapper
from conglang.foundation.sqlite3.turn import Turn


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "x.sqlite3")


def connect(path, *, timeout=0.3):
    wrapper = DatabaseWrapper(
        {
            "ENGINE": "conglang.foundation.sqlite3", "NAME": path, "ATOMIC_REQUESTS": False,
            "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None,
            "OPTIONS": {"timeout": timeout, "transaction_mode": "IMMEDIATE"},
        },
        alias="trial",
    )  # fmt: skip
    return closing(wrapper)


def test_the_second_waits_until_the_first_gives_back(path):
    first, second = Turn(path, timeout_seconds=5), Turn(path, timeout_seconds=5)
    first.take()
    first.take()
    order = []

    def later():
        second.take()
        order.append("second")
        second.close()

    thread = threading.Thread(target=later)
    thread.start()
    time.sleep(0.1)
    order.append("first")
    first.give_back()
    thread.join(5)

    assert order == ["first", "second"]
    first.close()


def test_one_that_has_just_written_cannot_slip_in_before_the_head_of_the_queue(path):
    eager = Turn(path, timeout_seconds=5)
    eager.take()
    order = []

    def wait(name):
        turn = Turn(path, timeout_seconds=5)
        turn.take()
        order.append(name)
        turn.close()

    threads = []
    for name in ("a", "b", "c"):
        threads.append(threading.Thread(target=wait, args=(name,)))
        threads[-1].start()
        time.sleep(0.1)
    eager.give_back()
    eager.take()
    order.append("eager again")
    eager.close()
    for thread in threads:
        thread.join(5)

    # Behind the head the system wakes all at once: "b", "c" and the eager one come in any order.
    assert order[0] == "a"
    assert sorted(order) == ["a", "b", "c", "eager again"]


def test_who_waits_too_long_is_told_and_does_not_keep_the_turn_later(path):
    holder, late = Turn(path, timeout_seconds=5), Turn(path, timeout_seconds=0.1)
    holder.take()

    with pytest.raises(sqlite3.OperationalError, match="database is locked"):
        late.take()
    holder.close()
    time.sleep(0.1)

    third = Turn(path, timeout_seconds=1)
    third.take()
    third.close()
    late.take()
    late.close()


def test_the_turn_of_a_killed_process_is_free(path):
    script = (
        "import sys, time; from conglang.foundation.sqlite3.turn import Turn\n"
        f"Turn({path!r}, timeout_seconds=1).take() or print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
        holder.wait()

    turn = Turn(path, timeout_seconds=1)
    turn.take()
    turn.close()


@pytest.mark.django_db
def test_a_transaction_and_a_single_write_wait_for_each_other(path):
    with connect(path) as one, connect(path) as other:
        one.cursor().execute("CREATE TABLE t (x)")
        one.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with pytest.raises(OperationalError, match="took too long"):
            other.cursor().execute("INSERT INTO t VALUES (1)")
        with pytest.raises(OperationalError, match="took too long"):
            other.cursor().executemany("INSERT INTO t VALUES (%s)", [(1,)])
        with pytest.raises(OperationalError, match="took too long"):
            other.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        assert other.cursor().execute("SELECT count(*) FROM t").fetchone() == (0,)

        one.rollback()
        one.set_autocommit(True)
        other.cursor().execute("INSERT INTO t VALUES (%s)", [1])
        other.cursor().executemany("INSERT INTO t VALUES (%s)", [(2,), (3,)])
        assert one.cursor().execute("SELECT count(*) FROM t").fetchone() == (3,)


@pytest.mark.django_db
def test_a_failing_single_write_gives_the_turn_back(path):
    with connect(path) as one, connect(path) as other:
        with pytest.raises(OperationalError, match="no such table"):
            one.cursor().execute("INSERT INTO t VALUES (1)")
        with pytest.raises(OperationalError, match="no such table"):
            one.cursor().executemany("INSERT INTO t VALUES (%s)", [(1,)])

        other.cursor().execute("CREATE TABLE t (x)")


@pytest.mark.django_db
def test_a_begin_that_fails_gives_the_turn_back(path):
    with connect(path) as one, connect(path) as other, closing(sqlite3.connect(path)) as stranger:
        stranger.isolation_level = None
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            one.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        stranger.execute("ROLLBACK")

        other.cursor().execute("CREATE TABLE t (x)")


@pytest.mark.django_db
def test_the_product_s_own_database_takes_turns(settings):
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        pytest.skip("PostgreSQL has its own way")
    wrapper = transaction.get_connection()

    assert isinstance(wrapper, DatabaseWrapper)
