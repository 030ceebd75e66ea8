"""Is the database the one this program expects? Cheap enough to ask at every start."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Step = tuple[str, str]


def expected_migrations() -> set[Step]:
    """Return every (app, migration) this program ships, without loading any of them."""
    found: set[Step] = set()
    for config in apps.get_app_configs():
        module_name, _ = MigrationLoader.migrations_module(config.label)
        if module_name is None:
            continue
        try:
            package = import_module(module_name)
        except ModuleNotFoundError:
            continue
        names = pkgutil.iter_modules(getattr(package, "__path__", []))
        found |= {(config.label, each.name) for each in names if each.name[0] not in "_~"}
    return found


def applied_migrations() -> set[Step]:
    """Return every (app, migration) the database has seen; empty for a new database."""
    return set(MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations())


def missing_migrations() -> set[Step]:
    """Return what still has to be applied."""
    return expected_migrations() - applied_migrations()


def unknown_migrations() -> set[Step]:
    """Return what the database has seen and this program, being older, does not know.

    Only our own apps count: other packages may drop squashed steps.
    """
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("conglang.")}
    return {step for step in applied_migrations() - expected_migrations() if step[0] in own}
