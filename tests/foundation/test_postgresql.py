"""What only the other engine shows: backup, restore, the process tree on the pool."""

import shutil

import psycopg
import pytest
from django.conf import settings

from conglang.core.errors import Refusal
from conglang.foundation.backup import make_backup, restore_backup
from conglang.foundation.backup.databases import DatabaseAddress
from tests.foundation.processes import Server, conglang, wait_until
from tests.templates import PG_TEMPLATE, template_static

pytestmark = [
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="needs PostgreSQL"
    ),
    pytest.mark.usefixtures("django_db_setup"),
]

NAME = "conglang_trial"


def server_address():
    config = settings.DATABASES["default"]
    return f"postgres://{config['USER']}:{config['PASSWORD']}@{config['HOST']}:{config['PORT']}"


def administer(*statements):
    with psycopg.connect(f"{server_address()}/postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def database(worker_id):
    """A copy of the migrated template, and an empty database beside it."""
    name = f"{NAME}_{worker_id}"
    gone = [f"DROP DATABASE IF EXISTS {each} WITH (FORCE)" for each in (name, f"{name}_empty")]
    administer(
        *gone, f"CREATE DATABASE {name} TEMPLATE {PG_TEMPLATE}", f"CREATE DATABASE {name}_empty"
    )
    yield name
    administer(*gone)


def address_of(name):
    return DatabaseAddress.from_settings(settings.DATABASES["default"] | {"NAME": name})


def contents(name):
    """Every table with its rows, as text."""
    with psycopg.connect(f"{server_address()}/{name}") as connection:
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        ).fetchall()
        return {
            table: sorted(connection.execute(f'SELECT t::text FROM "{table}" t').fetchall())
            for (table,) in tables
        }


def test_a_database_comes_back_whole_in_an_empty_one(database, tmp_path):
    data = tmp_path / "data"
    (data / "media").mkdir(parents=True)
    (data / "media" / "a.jpg").write_bytes(b"picture")
    archive = make_backup(data, tmp_path / "a.tar.gz", database=address_of(database))

    restore_backup(archive, tmp_path / "new", database=address_of(f"{database}_empty"))

    assert contents(f"{database}_empty") == contents(database)
    assert len(contents(database)) > 50
    assert (tmp_path / "new" / "media" / "a.jpg").read_bytes() == b"picture"


def test_a_database_with_tables_is_never_restored_into(database, tmp_path):
    (tmp_path / "data").mkdir()
    archive = make_backup(
        tmp_path / "data", tmp_path / "a.tar.gz", database=address_of(f"{database}_empty")
    )

    with pytest.raises(Refusal) as refused:
        restore_backup(archive, tmp_path / "new", database=address_of(database))

    assert refused.value.code == "database_not_empty"
    assert list((tmp_path / "new").iterdir()) == []


def test_a_database_that_is_not_there_is_told_in_words(tmp_path):
    with pytest.raises(Refusal) as refused:
        make_backup(tmp_path, tmp_path / "a.tar.gz", database=address_of("nothing_here"))

    assert "pg_dump" in refused.value.message


@pytest.mark.slow_process
@pytest.mark.on_postgresql
def test_the_process_tree_runs_on_postgresql(database, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    shutil.copytree(template_static(), data / "static")
    address = f"{server_address()}/{database}"

    with Server(data, DATABASE_URL=address) as server:
        victim = server.named("conglang:jobs")[0]
        assert server.answers()
        assert conglang("portal", "list", data=data, DATABASE_URL=address).returncode == 0
        assert victim in server.tree()

        assert server.stop() == 0

    assert wait_until(lambda: not server.tree(), seconds=5)
