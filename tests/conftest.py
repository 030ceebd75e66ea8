"""The stage of every test: a data folder of its own, UTC, no setting of the developer's."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from pathlib import Path

# Before any setting is read: pytest-django would load them too early if it knew the module.
KEPT = {"CONGLANG_LONG", "CONGLANG_DATABASE_ONLY"}
for name in [each for each in os.environ if each.startswith("CONGLANG_")]:
    if name not in KEPT:
        del os.environ[name]
DATA = Path(tempfile.mkdtemp(prefix="conglang-test-"))
(DATA / "static").mkdir()
os.environ.update(
    DJANGO_SETTINGS_MODULE="conglang.config.settings",
    CONGLANG_DATA=str(DATA),
    CACHE_URL="locmemcache://",
    TZ="UTC",
)
time.tzset()

import django  # noqa: E402 -- the environment above comes first
import pytest  # noqa: E402 -- same
from django.conf import settings  # noqa: E402 -- same
from django.test.signals import setting_changed  # noqa: E402 -- same
from hypothesis import HealthCheck  # noqa: E402 -- same
from hypothesis import settings as trials  # noqa: E402 -- same

from tests.templates import (  # noqa: E402 -- same
    copy_of_template,
    template_database,
    use_postgresql_template,
)

# How long a trial takes says more about a busy machine than about the code.
trials.register_profile("machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
trials.load_profile("machine")


def pytest_configure(config: pytest.Config) -> None:
    django.setup()
    if getattr(config.option, "numprocesses", None):
        # A worker that inherits the name reads the settings before its own stage is set, and all
        # would share this process's folder.
        del os.environ["DJANGO_SETTINGS_MODULE"]
    # Only cost differs: argon2 takes 0.2 s per password on purpose, and pages need no hashes
    # in the names of static files.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    # Models named a storage while apps were made ready; what was read then is read again.
    setting_changed.send(sender=None, setting="STORAGES", value=settings.STORAGES, enter=True)


#: A test that asks for none of these says nothing about an engine.
TOUCHES_DATABASE = {"db", "transactional_db", "django_db_setup", "data_folder"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the long form tries, and on PostgreSQL what touches no database."""
    kept = items
    asked_by_name = config.option.keyword or any("::" in word for word in config.args)
    if not os.environ.get("CONGLANG_LONG") and not asked_by_name:
        kept = _some_of_each_table(kept)
    if os.environ.get("CONGLANG_DATABASE_ONLY"):
        kept = [item for item in kept if _touches_database(item)]
    chosen = set(kept)
    left_out = [item for item in items if item not in chosen]
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def _touches_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & TOUCHES_DATABASE or item.get_closest_marker("slow_process"))


def _some_of_each_table(items: list[pytest.Item]) -> list[pytest.Item]:
    """Of a test marked ``short_form(n)`` n cases, spread over its table; all other tests."""
    tables: dict[tuple[Path, str], list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("short_form"):
            tables.setdefault((item.path, item.name.partition("[")[0]), []).append(item)
    left_out: set[pytest.Item] = set()
    for cases in tables.values():
        marker = cases[0].get_closest_marker("short_form")
        assert marker
        wanted = min(marker.args[0], len(cases))
        picked = {cases[place * len(cases) // wanted] for place in range(wanted)}
        left_out |= set(cases) - picked
    return [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: to look through them again and again is lost time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def pytest_unconfigure() -> None:
    shutil.rmtree(DATA, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The test database starts as a copy of a migrated one; migrating again finds it ready."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, worker_id: str
) -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        target = DATA / "test.sqlite3"
        shutil.copy(template_database(), target)
        database["TEST"]["NAME"] = str(target)
    else:
        database["TEST"]["NAME"] = use_postgresql_template(database, f"test_{worker_id}")


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A prepared data folder (migrated, static files collected) that belongs to the test."""
    return copy_of_template(tmp_path / "data")
