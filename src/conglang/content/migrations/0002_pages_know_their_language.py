from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0001_pages_stand_on_our_own_base"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        BootstrapLocaleField("content.BasePage"),
        BootstrapTranslationKeyField("content.BasePage"),
        BootstrapTranslatableModel("content.BasePage"),
    ]
