import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_pages_know_their_language"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="basepage",
            name="latest_revision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                related_name="+",
                on_delete=django.db.models.deletion.SET_NULL,
                to="wagtailcore.revision",
                verbose_name="latest revision",
            ),
        ),
        migrations.AddField(
            model_name="basepage",
            name="live_revision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                related_name="+",
                on_delete=django.db.models.deletion.SET_NULL,
                to="wagtailcore.revision",
                verbose_name="live revision",
            ),
        ),
        migrations.AddField(
            model_name="basepage",
            name="site",
            field=models.ForeignKey(
                editable=False,
                null=True,
                related_name="+",
                on_delete=django.db.models.deletion.PROTECT,
                to="wagtailcore.site",
            ),
        ),
        migrations.AlterField(
            model_name="basepage",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                related_name="+",
                on_delete=django.db.models.deletion.PROTECT,
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="basepage",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AddIndex(
            model_name="basepage",
            index=models.Index(fields=["site", "url_path"], name="pages_by_address"),
        ),
        migrations.AlterUniqueTogether(
            name="basepage", unique_together={("translation_key", "locale")}
        ),
    ]
