"""The record of acts: added to, never changed, and a change would be seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django_scopes import ScopeError

from conglang.accounts.models import User
from conglang.audit.actions import ROLE_LENGTH, record
from conglang.audit.chain import COVERED, link_hash
from conglang.audit.models import AuditRecord, ChainHead
from conglang.audit.queries import broken_link, history_of
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import every_site, within_site
from tests.accounts.factories import (
    make_person,
    make_portal,
    settle_constraints,
    undone_at_the_end,
)
from tests.templates import ROOT, copy_of_template, environment, use_postgresql_template

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TABLE = AuditRecord._meta.db_table


@pytest.fixture(scope="module")
def portals(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Agency]]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield [make_portal(), make_portal("binhson.test", "xã Bình Sơn")]


@pytest.fixture
def portal(portals: list[Agency], db: None) -> Agency:
    return portals[0]


@pytest.fixture
def neighbour(portals: list[Agency], db: None) -> Agency:
    return portals[1]


def add(portal: Agency, note: str = "", **more: Any) -> AuditRecord:
    with within_site(portal.site):
        return record(act="portal.test", on=portal, at=AT, note=note, **more)


def rows(portal: Agency) -> list[dict[str, Any]]:
    with within_site(portal.site):
        return list(AuditRecord.objects.order_by("sequence").values())


# --- what is written ----------------------------------------------------------------------------


def test_a_record_says_who_in_which_role_what_on_what_when_and_why(portal: Agency) -> None:
    person = make_person(portal, "chief", full_name="Trần Thị Trưởng")

    entry = add(
        portal, "Sai tên ấp", by=person, role="Trưởng ban", before={"state": "approved"},
        after={"state": "published"}, basis="board:workflow",
    )  # fmt: skip

    entry.refresh_from_db()
    assert {name: getattr(entry, name) for name in COVERED if name != "sequence"} == {
        "site_id": portal.site.pk,
        "at": AT,
        "act": "portal.test",
        "actor_id": person.pk,
        "actor_name": "Trần Thị Trưởng",
        "actor_role": "Trưởng ban",
        "object_kind": "tenancy.agency",
        "object_key": str(portal.pk),
        "object_label": str(portal),
        "note": "Sai tên ấp",
        "before": {"state": "approved"},
        "after": {"state": "published"},
        "basis": "board:workflow",
    }


def test_what_nobody_did_was_done_by_the_system(portal: Agency) -> None:
    entry = add(portal)

    assert (entry.actor_id, entry.actor_name) == (None, "Hệ thống")


def test_somebody_with_many_posts_is_recorded_with_as_many_as_fit(portal: Agency) -> None:
    """The column has an end, and its table is guarded: nothing may be refused for its sake."""
    roles = "Trưởng Ban Biên tập, Phó Trưởng ban, Thư ký, Biên tập viên, Cộng tác viên, Kế toán"

    several = add(portal, role=roles)
    exactly = add(portal, role="X" * ROLE_LENGTH)
    one = add(portal, role="Y" * 100)

    assert several.actor_role == (
        "Trưởng Ban Biên tập, Phó Trưởng ban, Thư ký, Biên tập viên, Cộng tác viên, …"
    )
    assert exactly.actor_role == "X" * ROLE_LENGTH
    assert one.actor_role == "Y" * (ROLE_LENGTH - 1) + "…"
    kept = [row["actor_role"] for row in rows(portal)][-3:]
    assert kept == [several.actor_role, exactly.actor_role, one.actor_role]
    column = AuditRecord._meta.get_field("actor_role").max_length
    assert column == ROLE_LENGTH
    assert max(map(len, kept)) <= column
    with within_site(portal.site):
        assert broken_link() is None


def test_every_record_carries_the_hash_of_the_one_before(portal: Agency) -> None:
    first, second = add(portal, "một"), add(portal, "hai")

    assert second.sequence == first.sequence + 1
    assert second.previous_hash == first.hash
    assert second.hash == link_hash(second)


def test_each_portal_has_a_chain_of_its_own(portal: Agency, neighbour: Agency) -> None:
    before = rows(neighbour)

    add(portal)

    assert rows(neighbour) == before
    for each in (portal, neighbour):
        numbers = [row["sequence"] for row in rows(each)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_an_act_and_its_record_are_kept_or_lost_together(portal: Agency) -> None:
    before = rows(portal)

    def half_an_act() -> None:
        with transaction.atomic():
            add(portal, "việc hỏng giữa chừng")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_an_act()

    assert rows(portal) == before
    assert add(portal).sequence == len(before) + 1


def test_nothing_is_recorded_outside_a_portal(portal: Agency) -> None:
    with pytest.raises(ScopeError):
        record(act="portal.test", on=portal, at=AT)


def test_a_record_outlives_its_object(portal: Agency) -> None:
    person = User.objects.create(username="tam-thoi", full_name="Người tạm thời")
    add_on = {"act": "person.create", "on": person, "at": AT}
    with within_site(portal.site):
        record(**add_on)
    key = person.pk

    person.delete()

    with within_site(portal.site):
        kept = history_of("accounts.user", key)
        assert [(row.act, row.object_label) for row in kept] == [
            ("person.create", "Người tạm thời")
        ]


# --- what is refused by the database itself -----------------------------------------------------

REFUSED = "audit records are never changed or deleted"
COLUMNS = [field.column for field in AuditRecord._meta.concrete_fields]
FORGED = {"id": "id + 9999", "note": "'khác'"}
STATEMENTS = {
    "change": f"UPDATE {TABLE} SET note = 'khác'",
    "change of one": f"UPDATE {TABLE} SET note = 'khác' WHERE sequence = 1",
    "removal": f"DELETE FROM {TABLE}",
    "removal of one": f"DELETE FROM {TABLE} WHERE sequence = 1",
    "emptying": f"TRUNCATE {TABLE}",
    "emptying with others": f"TRUNCATE {TABLE} CASCADE",
}
if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
    STATEMENTS = {name: sql for name, sql in STATEMENTS.items() if "TRUNCATE" not in sql} | {
        "replacement": f"REPLACE INTO {TABLE} SELECT * FROM {TABLE} WHERE sequence = 1",
        "replacement by number": f"REPLACE INTO {TABLE} ({', '.join(COLUMNS)}) "
        f"SELECT {', '.join(FORGED.get(name, name) for name in COLUMNS)} "
        f"FROM {TABLE} WHERE sequence = 1",
    }


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_the_database_refuses(statement: str, portal: Agency) -> None:
    add(portal)
    before = rows(portal)
    settle_constraints()

    with (
        pytest.raises(DatabaseError, match=REFUSED),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert rows(portal) == before


@pytest.mark.parametrize("way", ["save", "update", "delete", "delete all", "bulk update"])
def test_nor_does_our_own_code_get_through(way: str, portal: Agency) -> None:
    entry = add(portal)
    before = rows(portal)
    entry.note = "khác"
    ways = {
        "save": entry.save,
        "update": lambda: AuditRecord.objects.filter(pk=entry.pk).update(note="khác"),
        "delete": entry.delete,
        "delete all": lambda: AuditRecord.objects.all().delete(),
        "bulk update": lambda: AuditRecord.objects.bulk_update([entry], ["note"]),
    }

    with (
        pytest.raises(DatabaseError, match=REFUSED),
        transaction.atomic(),
        within_site(portal.site),
    ):
        ways[way]()

    assert rows(portal) == before


# --- what would be seen if somebody got around the database -------------------------------------


@contextmanager
def triggers_off() -> Iterator[None]:
    """What somebody with the keys of the database could do; undone with the test."""
    drop = {
        "sqlite": [
            "DROP TRIGGER audit_refuses_update",
            "DROP TRIGGER audit_refuses_delete",
        ],
        "postgresql": [f"ALTER TABLE {TABLE} DISABLE TRIGGER USER"],
    }[connection.vendor]
    settle_constraints()
    with connection.cursor() as cursor:
        for statement in drop:
            cursor.execute(statement)
    yield


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def first_broken(portal: Agency) -> int | None:
    with within_site(portal.site):
        return broken_link()


@pytest.fixture
def five(portal: Agency) -> tuple[Agency, int]:
    """A portal with five records at the end of its chain, and the number of the first of them."""
    entries = [add(portal, note, after={"số": 1}) for note in "abcde"]
    assert first_broken(portal) is None
    return portal, entries[0].sequence


FORGERIES = {
    "act": "article.approve",
    "actor_name": "Người khác",
    "actor_role": "Trưởng ban",
    "object_key": "999",
    "object_label": "Bài khác",
    "note": "Lý do khác",
    "before": '{"state": "draft"}',
    "after": '{"số": 2}',
    "basis": "board:workflow",
    "at": datetime(2026, 11, 19, tzinfo=UTC),
    "actor_id": 7,
    "previous_hash": "0" * 64,
    "hash": "0" * 64,
}


@pytest.mark.parametrize("column", FORGERIES)
def test_a_forged_column_breaks_the_chain_there(column: str, five: tuple[Agency, int]) -> None:
    portal, first = five
    where = "WHERE site_id = %s AND sequence = %s"

    with triggers_off():
        sql(
            f"UPDATE {TABLE} SET {column} = %s {where}",
            FORGERIES[column], portal.site.pk, first + 2,
        )  # fmt: skip

    assert first_broken(portal) == first + 2


def test_a_removed_record_breaks_the_chain(five: tuple[Agency, int]) -> None:
    portal, first = five

    with triggers_off():
        sql(f"DELETE FROM {TABLE} WHERE site_id = %s AND sequence = %s", portal.site.pk, first + 1)

    assert first_broken(portal) == first + 1


def test_records_removed_at_the_end_are_missed(five: tuple[Agency, int]) -> None:
    portal, first = five

    with triggers_off():
        sql(f"DELETE FROM {TABLE} WHERE site_id = %s AND sequence >= %s", portal.site.pk, first + 3)

    assert first_broken(portal) == first + 3


def test_two_records_that_change_places_break_the_chain(five: tuple[Agency, int]) -> None:
    portal, first = five
    where = "WHERE site_id = %s AND sequence = %s"

    with triggers_off():
        for old, new in ((first, 900), (first + 1, first), (900, first + 1)):
            sql(f"UPDATE {TABLE} SET sequence = %s {where}", new, portal.site.pk, old)

    assert first_broken(portal) == first


def test_a_record_of_another_portal_does_not_fit(
    five: tuple[Agency, int], neighbour: Agency
) -> None:
    portal, first = five
    foreign = add(neighbour, "của cổng khác")

    with triggers_off():
        sql(f"DELETE FROM {TABLE} WHERE site_id = %s AND sequence = %s", portal.site.pk, first + 4)
        sql(
            f"UPDATE {TABLE} SET site_id = %s, sequence = %s WHERE id = %s",
            portal.site.pk, first + 4, foreign.pk,
        )  # fmt: skip

    assert first_broken(portal) == first + 4


def test_a_change_in_one_portal_leaves_the_chains_of_others_whole(
    five: tuple[Agency, int], neighbour: Agency
) -> None:
    portal, _ = five

    with triggers_off():
        sql(f"UPDATE {TABLE} SET note = 'x' WHERE site_id = %s", portal.site.pk)

    assert first_broken(portal) == 1
    assert first_broken(neighbour) is None


def test_the_last_link_is_kept_beside_the_records(portal: Agency) -> None:
    last = add(portal)

    with every_site(reason="a test looks at the head of a chain"):
        head = ChainHead.objects.get(site=portal.site)
    assert (head.sequence, head.hash) == (last.sequence, last.hash)


# --- many at once -------------------------------------------------------------------------------

RACE = """
import os, sys, threading
os.environ["DJANGO_SETTINGS_MODULE"] = "conglang.config.settings"
import django; django.setup()
from django.db import connection, transaction
from django.utils import timezone
from conglang.audit.actions import ROLE_LENGTH, record
from conglang.audit.models import AuditRecord, ChainHead
from conglang.audit.queries import broken_link
from conglang.tenancy.actions import create_portal
from conglang.tenancy.scoping import every_site, within_site

with every_site(reason="race"):
    agency = create_portal(level="commune", name="xã Đua", host="dua.test", at=timezone.now())
with within_site(agency.site):
    began = AuditRecord.objects.count()
    try:
        record(act="portal.test", on=agency)
    except transaction.TransactionManagementError as error:
        print(type(error).__name__)
failures = []

def write(who):
    try:
        for number in range(25):
            with within_site(agency.site), transaction.atomic():
                record(act="portal.test", on=agency, note=f"{who}.{number}")
    except Exception as error:
        failures.append(repr(error))
    finally:
        connection.close()

threads = [threading.Thread(target=write, args=(who,)) for who in range(6)]
[each.start() for each in threads]
[each.join() for each in threads]
with within_site(agency.site):
    numbers = list(AuditRecord.objects.order_by("sequence").values_list("sequence", flat=True))
    notes = set(AuditRecord.objects.filter(act="portal.test").values_list("note", flat=True))
    print(failures, numbers == list(range(1, began + 151)), len(notes), broken_link())
from conglang.foundation.database import close_connections
close_connections()
"""


@pytest.fixture(scope="module")
def race(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a process of its own, on a database of its own, says of its records."""
    folder = tmp_path_factory.mktemp("race")
    database = settings.DATABASES["default"]
    variables = environment(copy_of_template(folder / "data"))
    if database["ENGINE"].endswith("postgresql"):
        name = use_postgresql_template(database, f"race_{os.getpid()}")
        server = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}".format(**database)
        variables["DATABASE_URL"] = f"{server}/{name}"
    done = subprocess.run(
        [sys.executable, "-c", RACE], check=False, capture_output=True, text=True, cwd=ROOT,
        env=variables,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


def test_nothing_is_recorded_outside_a_transaction(race: list[str]) -> None:
    assert race[0] == "TransactionManagementError"


def test_many_at_once_keep_one_unbroken_sequence(race: list[str]) -> None:
    """Six threads with connections of their own add 25 records each."""
    assert race[1] == "[] True 150 None"
