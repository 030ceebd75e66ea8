"""Templates rendered without a database; importing this package sets Django up for them."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "preview.settings"
django.setup()
