import django.db.models.deletion
from django.db import migrations, models

# The words of an entry. A migration that changes search_searchentry makes SQLite build the table
# anew and lose the trigger; it must then run FORGET_WORDS again (a test watches this).
FORGET_WORDS = """
    CREATE TRIGGER search_forget_words AFTER DELETE ON search_searchentry
    BEGIN DELETE FROM search_words WHERE rowid = OLD.id; END
"""
CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search_words USING fts5"
        "(tf, bf, tx, bx, k, tokenize = \"ascii tokenchars '_'\")",
        FORGET_WORDS,
    ],
    # Long columns move out of the row, so that ordering thousands of hits reads a small table.
    "postgresql": [
        "ALTER TABLE search_searchentry ADD COLUMN words tsvector",
        "ALTER TABLE search_searchentry SET (toast_tuple_target = 128)",
        "CREATE INDEX search_words ON search_searchentry USING gin (words)",
    ],
}
DROP = {
    "sqlite": ["DROP TRIGGER search_forget_words", "DROP TABLE search_words"],
    "postgresql": ["ALTER TABLE search_searchentry DROP COLUMN words"],
}


def create_words(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_words(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("object_key", models.CharField(max_length=100)),
                ("published_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("title", models.TextField()),
                ("author", models.TextField(blank=True)),
                ("url", models.CharField(max_length=500)),
                ("section_label", models.CharField(blank=True, max_length=250)),
                ("section_url", models.CharField(blank=True, max_length=500)),
                ("body", models.TextField(blank=True)),
                (
                    "site",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục tìm kiếm",
                "verbose_name_plural": "mục tìm kiếm",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "kind", "object_key"), name="one_search_entry_per_object"
                    )
                ],
            },
        ),
        migrations.RunPython(create_words, drop_words),
    ]
