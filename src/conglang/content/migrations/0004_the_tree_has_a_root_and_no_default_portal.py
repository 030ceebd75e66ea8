from django.db import migrations

LANGUAGE = "vi"


def plant(apps, schema_editor):
    """The one root of all portals, and nothing below it: a portal is made by its own command."""
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(
        language_code=LANGUAGE
    )
    pages = apps.get_model("content", "BasePage")
    pages._base_manager.all().delete()
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="content", model="basepage"
    )
    pages._base_manager.create(
        path="0001",
        depth=1,
        numchild=0,
        url_path="/",
        slug="goc",
        title="Gốc",
        draft_title="Gốc",
        content_type=content_type,
        locale=locale,
        live=True,
    )
    apps.get_model("wagtailcore", "Locale").objects.exclude(pk=locale.pk).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0003_pages_know_their_portal_and_revisions"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
