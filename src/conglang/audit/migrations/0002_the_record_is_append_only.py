"""UPDATE and DELETE on the record are refused by the database itself, on both engines."""

from django.db import migrations

SENTENCE = "audit records are never changed or deleted"
TABLE = "audit_auditrecord"

SQLITE = [
    f"CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    f"CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$",
    f"CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE TRIGGER audit_refuses_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
]
UNDO = {
    "sqlite": ["DROP TRIGGER audit_refuses_update", "DROP TRIGGER audit_refuses_delete"],
    "postgresql": [
        f"DROP TRIGGER audit_refuses_change ON {TABLE}",
        f"DROP TRIGGER audit_refuses_truncate ON {TABLE}",
        "DROP FUNCTION audit_refuse()",
    ],
}


def refuse_changes(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement)


def allow_changes(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_the_record")]

    operations = [migrations.RunPython(refuse_changes, allow_changes)]
