from typing import Any

from django.db import models


class CacheRouter:
    """Keep the shared cache table in its own database file; everything else stays in default."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        return "cache" if model._meta.app_label == "django_cache" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return (app_label == "django_cache") if db == "cache" else None
