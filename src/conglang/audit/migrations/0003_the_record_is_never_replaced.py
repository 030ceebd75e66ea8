"""SQLite's REPLACE removes a row without asking the triggers of 0002: it is refused here."""

from django.db import migrations

TABLE = "audit_auditrecord"
CREATE = f"""
    CREATE TRIGGER audit_refuses_replace BEFORE INSERT ON {TABLE}
    WHEN EXISTS (
        SELECT 1 FROM {TABLE} WHERE id = NEW.id
        UNION ALL
        SELECT 1 FROM {TABLE} WHERE site_id = NEW.site_id AND sequence = NEW.sequence
    )
    BEGIN SELECT RAISE(ABORT, 'audit records are never changed or deleted'); END
"""


def refuse_replacement(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(CREATE)


def allow_replacement(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER audit_refuses_replace")


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_the_record_is_append_only")]

    operations = [migrations.RunPython(refuse_replacement, allow_replacement)]
