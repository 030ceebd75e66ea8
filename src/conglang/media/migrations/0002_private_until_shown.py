from django.db import migrations, models


def field(default):
    return models.BooleanField(default=default, editable=False, verbose_name="Đang công khai")


class Migration(migrations.Migration):
    dependencies = [("media", "0001_pictures_and_files")]

    operations = [
        # Everybody could have what is there already: that stays so until its page changes.
        migrations.AddField("file", "shown_publicly", field(default=True)),
        migrations.AddField("picture", "shown_publicly", field(default=True)),
        migrations.AlterField("file", "shown_publicly", field(default=False)),
        migrations.AlterField("picture", "shown_publicly", field(default=False)),
        migrations.AddIndex("file", models.Index(fields=["file"], name="file_by_path")),
        migrations.AddIndex("rendition", models.Index(fields=["file"], name="rendition_by_path")),
    ]
